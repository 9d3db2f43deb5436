//! What the columns of a file mean: the words that stand above them in Chinese and English, in any order. It never guesses by position.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use zhixing_kit::{Language, Sentence};

use super::table::Table;
use super::text::Text;

/// How many rows from the top may be a title before the headings come.
const ROWS_ABOVE: usize = 10;

/// A column that is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Column {
    /// The member's number: the key by which he is known again.
    Number,
    /// His name.
    Name,
    /// The name of his branch.
    Branch,
    /// The name of his group.
    Group,
    /// As what he belongs there.
    Kind,
    /// From which day he belongs there as that.
    Since,
    /// The day of his birth.
    Born,
    /// The day on which he joined.
    Joined,
    /// The day on which he became a formal member.
    Confirmed,
    /// His posts.
    Post,
    /// Their first days.
    PostFrom,
    /// Their last days.
    PostTo,
    /// Why he is never pressed.
    Exemption,
}

/// A column, whether it must be there, and its names: the first Chinese and the first English one stand in the template.
struct Known {
    column: Column,
    required: bool,
    zh: &'static [&'static str],
    en: &'static [&'static str],
}

const KNOWN: &[Known] = &[
    Known {
        column: Column::Number,
        required: true,
        zh: &["编号", "工号", "人员编号", "职工号", "警号", "党员编号"],
        en: &["number", "no", "id", "staff number", "member number"],
    },
    Known {
        column: Column::Name, required: true, zh: &["姓名", "名字", "党员姓名"], en: &["name", "full name"]
    },
    Known {
        column: Column::Branch,
        required: true,
        zh: &["党支部", "支部", "所在党支部", "所在支部", "所属党支部", "支部名称", "党支部名称"],
        en: &["branch", "party branch"],
    },
    Known {
        column: Column::Group,
        required: false,
        zh: &["党小组", "小组", "所在党小组", "党小组名称"],
        en: &["group", "party group"],
    },
    Known {
        column: Column::Kind,
        required: true,
        zh: &["人员类别", "类别", "党员类别", "身份", "人员身份"],
        en: &["kind", "type", "member kind"],
    },
    Known {
        column: Column::Since,
        required: false,
        zh: &["编入日期", "转入日期", "转入时间", "到支部日期", "进入支部日期"],
        en: &["since", "member since", "belongs since"],
    },
    Known {
        column: Column::Born,
        required: false,
        zh: &["出生日期", "生日", "出生年月日", "出生时间"],
        en: &["born", "date of birth", "birthday", "born on"],
    },
    Known {
        column: Column::Joined,
        required: false,
        zh: &["入党日期", "入党时间", "加入党组织日期", "加入党组织时间"],
        en: &["joined", "joined on", "date joined"],
    },
    Known {
        column: Column::Confirmed,
        required: false,
        zh: &["转正日期", "转正时间", "转为正式党员日期"],
        en: &["confirmed", "confirmed on", "date confirmed"],
    },
    Known {
        column: Column::Post,
        required: false,
        zh: &["职务", "党内职务", "支部职务"],
        en: &["post", "posts", "role"],
    },
    Known {
        column: Column::PostFrom,
        required: false,
        zh: &["任职日期", "任职时间", "任职起始日期", "职务起始日期"],
        en: &["post from", "from", "post since"],
    },
    Known {
        column: Column::PostTo,
        required: false,
        zh: &["届满日期", "届满时间", "任期届满", "离任日期", "免职日期", "职务届满日期"],
        en: &["post to", "to", "post until", "term ends"],
    },
    Known {
        column: Column::Exemption,
        required: false,
        zh: &["照顾情形", "照顾", "免责情形", "特殊情形"],
        en: &["exemption", "exempt", "exemptions"],
    },
];

impl Column {
    /// Every column, in the order of the template.
    pub fn all() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|known| known.column)
    }

    /// Its name in the template.
    pub fn name(self, language: Language) -> &'static str {
        let known = KNOWN.iter().find(|known| known.column == self);
        known.map_or("", |known| language.pick(known.zh[0], known.en[0]))
    }

    /// Whether a file must have it.
    pub fn is_required(self) -> bool {
        KNOWN.iter().any(|known| known.column == self && known.required)
    }

    /// Whether days stand in it.
    pub(super) fn is_day(self) -> bool {
        use Column::{Born, Confirmed, Joined, PostFrom, PostTo, Since};
        matches!(self, Since | Born | Joined | Confirmed | PostFrom | PostTo)
    }

    fn read(heading: &str) -> Option<Self> {
        let heading = plain(heading);
        KNOWN
            .iter()
            .find(|known| known.zh.iter().chain(known.en).any(|name| plain(name) == heading))
            .map(|known| known.column)
    }
}

/// A heading without what people add to it: remarks in brackets, marks for "required", spaces, capitals.
fn plain(heading: &str) -> String {
    let before_remark = heading.split(['(', '（', '[', '【']).next().unwrap_or_default();
    let ignored = |character: char| {
        character.is_whitespace() || matches!(character, '*' | '＊' | '_' | '-' | ':' | '：' | '.' | '\u{feff}')
    };
    before_remark.chars().filter(|&character| !ignored(character)).flat_map(char::to_lowercase).collect()
}

/// How many of these cells are headings that we know.
pub(super) fn known_in<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.filter(|cell| Column::read(cell).is_some()).count()
}

/// Where the headings stand and what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headings {
    /// Which row of the table they are, from 0; the members come after it.
    pub row: usize,
    /// How many cells that row has.
    pub width: usize,
    /// Headings that mean nothing to us: what stands below them is not brought in.
    pub unknown: Vec<String>,
    places: HashMap<Column, (usize, String)>,
    /// The cells of that row.
    #[serde(default)]
    cells: Vec<String>,
}

impl Headings {
    /// Whether a table has such a row, be it complete or not.
    pub(super) fn are_in(table: &Table) -> bool {
        row_of(table).is_some()
    }

    /// Finds them: the row near the top that has most of the known words, two at least.
    pub fn find(table: &Table) -> Result<Self, Sentence> {
        let Some(row) = row_of(table) else {
            return Err(Sentence::of(|language| Text(language).no_headings(required(language))));
        };
        let cells = table.rows[row].cells.clone();
        let mut found = Self { row, width: cells.len(), cells, ..Self::default() };
        for (index, heading) in table.rows[row].cells.iter().enumerate() {
            match Column::read(heading) {
                Some(column) => found.place(column, index, &one_line(heading))?,
                None if !heading.is_empty() => found.unknown.push(one_line(heading)),
                None => {}
            }
        }
        let missing = |column: Column| column.is_required() && !found.places.contains_key(&column);
        if Column::all().any(missing) {
            return Err(Sentence::of(|language| Text(language).missing_columns(list(language, missing))));
        }
        Ok(found)
    }

    fn place(&mut self, column: Column, index: usize, heading: &str) -> Result<(), Sentence> {
        let Some((first_index, first)) = self.places.insert(column, (index, heading.to_owned())) else { return Ok(()) };
        let (first_letters, letters) = (column_letters(first_index), column_letters(index));
        Err(Sentence::of(|language| {
            let text = Text(language);
            if first == heading {
                text.column_repeated(&first_letters, &letters, heading)
            } else {
                text.column_twice(&first_letters, &first, &letters, heading)
            }
        }))
    }

    /// Takes in the headings of another sheet, new ones from the column `wide` on, and says where each of its columns stands among these.
    pub(super) fn join(&mut self, other: &Self, wide: usize) -> Vec<usize> {
        let mut columns = Vec::new();
        for (index, heading) in other.cells.iter().enumerate() {
            let known = other.places.iter().find(|(_, (place, _))| *place == index).map(|(column, _)| *column);
            let here = match known {
                Some(column) => self.index(column),
                None if heading.is_empty() => Some(index).filter(|index| self.cell(*index).is_empty()),
                None => self.cells.iter().position(|cell| cell == heading),
            };
            columns.push(here.unwrap_or_else(|| self.push(known, heading, wide)));
        }
        // Cells that stand below no heading must stand below none of these.
        let stray = other.cells.len()..wide;
        columns.extend(
            stray.map(|index| if self.cell(index).is_empty() { index } else { index + self.cells.len().max(wide) }),
        );
        columns
    }

    fn push(&mut self, column: Option<Column>, heading: &str, wide: usize) -> usize {
        let index = self.cells.len().max(wide);
        self.cells.resize(index, String::new());
        self.cells.push(heading.to_owned());
        match column {
            Some(column) => drop(self.places.insert(column, (index, heading.to_owned()))),
            None if heading.is_empty() => {}
            None => self.unknown.push(heading.to_owned()),
        }
        index
    }

    fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }

    /// Writes the headings of all sheets where those of the first one stood.
    pub(super) fn name_in(&self, table: &mut Table) {
        if let Some(row) = table.rows.get_mut(self.row) {
            row.cells.clone_from(&self.cells);
        }
    }

    /// Whether a column means something to us.
    pub(super) fn has(&self, index: usize) -> bool {
        self.places.values().any(|(place, _)| *place == index)
    }

    /// Where a column stands, from 0.
    pub fn index(&self, column: Column) -> Option<usize> {
        self.places.get(&column).map(|(index, _)| *index)
    }

    /// The heading as the file has it; our own name for a column that the file lacks.
    pub fn heading(&self, column: Column, language: Language) -> &str {
        self.places.get(&column).map_or_else(|| column.name(language), |(_, heading)| heading)
    }
}

/// A heading is often set in two lines, for the look of it.
fn one_line(heading: &str) -> String {
    heading.split(['\r', '\n']).map(str::trim).collect()
}

/// The row near the top that has most of the known words, two at least.
fn row_of(table: &Table) -> Option<usize> {
    let known = |index: usize| known_in(table.rows[index].cells.iter().map(String::as_str));
    let rows = (0..table.rows.len().min(ROWS_ABOVE)).rev();
    rows.max_by_key(|&index| known(index)).filter(|&index| known(index) >= 2)
}

/// The names of the columns that a list must have.
pub(super) fn required(language: Language) -> String {
    list(language, Column::is_required)
}

/// A column as spreadsheets name it: A, B, … Z, AA.
pub(super) fn column_letters(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    if index < 26 { last.to_string() } else { format!("{}{last}", column_letters(index / 26 - 1)) }
}

fn list(language: Language, wanted: impl Fn(Column) -> bool) -> String {
    let names: Vec<_> = Column::all().filter(|&column| wanted(column)).map(|column| column.name(language)).collect();
    names.join(language.pick("、", ", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(headings: &str) -> Result<Headings, Sentence> {
        let mut table = Table::default();
        for (line, row) in headings.lines().enumerate() {
            table.push(line as u32 + 1, row.split(',').map(str::to_owned).collect())?;
        }
        Headings::find(&table)
    }

    #[test]
    fn headings_are_known_in_both_languages_and_any_order() {
        for row in
            ["工号,姓名,党支部,类别", "Kind,BRANCH,Full name,Staff_Number", "姓名*,所在党支部（全称）,编号,人员 类别"]
        {
            let headings = find(row).expect("all required columns");
            for column in [Column::Number, Column::Name, Column::Branch, Column::Kind] {
                assert!(headings.index(column).is_some(), "{column:?} in {row}");
            }
        }
        let english = find("number,name,branch,kind").expect("headings");
        assert_eq!((english.index(Column::Number), english.index(Column::Kind)), (Some(0), Some(3)));
    }

    #[test]
    fn no_name_stands_for_two_columns() {
        let mut seen = std::collections::HashSet::new();
        for name in KNOWN.iter().flat_map(|known| known.zh.iter().chain(known.en)) {
            assert!(seen.insert(plain(name)), "{name}");
        }
    }

    #[test]
    fn a_title_may_stand_above_and_unknown_columns_are_told() {
        let headings = find("第一党支部花名册\n工号,姓名,党支部,类别,手机\n").expect("headings");
        assert_eq!((headings.row, headings.unknown), (1, vec!["手机".to_owned()]));
    }

    #[test]
    fn what_is_missing_or_twice_is_named() {
        let missing = find("工号,姓名,手机").expect_err("no branch, no kind");
        assert!(missing.zh.contains("党支部、人员类别") && missing.en.contains("branch, kind"), "{missing:?}");
        let twice = find("工号,编号,姓名,党支部,类别").expect_err("two numbers");
        assert!(twice.zh.contains("工号") && twice.zh.contains("编号"), "{twice:?}");
        assert!(twice.zh.contains("A 列") && twice.zh.contains("B 列"), "{twice:?}");
        let same = find("工号,姓名,党支部,姓名,类别").expect_err("two names");
        assert!(same.zh.contains("B 列和 D 列都写着“姓名”"), "{same:?}");
        assert!(same.en.contains("Columns B and D both say “姓名”"), "{same:?}");
        assert_eq!([0, 25, 26, 59].map(column_letters), ["A", "Z", "AA", "BH"]);
        find("a,b\nc,d").expect_err("no headings at all");
    }
}
