//! What the columns mean.

use crate::fault::{Reading, title_of};
use crate::text::Text;
use crate::wrong::OPTIONS_MAX;

/// A column that is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Title,
    Kind,
    Stem,
    Option(usize),
    Answer,
    Explanation,
    Source,
    Link,
    Area,
    /// Names of pictures that belong to the stem.
    Picture,
    /// What they show.
    Shows,
}

/// The first Chinese name is the one that is written.
const NAMES: &[(Column, &[&str])] = &[
    (Column::Title, &["标题", "题目名称", "title", "name"]),
    (Column::Kind, &["题型", "类型", "试题类型", "题目类型", "kind", "type", "question type"]),
    (Column::Stem, &["题干", "题目", "试题", "问题", "题目内容", "试题内容", "question", "stem", "question text"]),
    (Column::Answer, &["答案", "正确答案", "参考答案", "标准答案", "answer", "correct answer", "key"]),
    (Column::Explanation, &["解析", "答案解析", "试题解析", "说明", "explanation", "feedback"]),
    (Column::Source, &["出处", "来源", "依据", "source", "reference"]),
    (Column::Link, &["链接", "网址", "link", "url"]),
    (Column::Picture, &["图片", "配图", "题图", "图片文件", "picture", "pictures", "image", "images"]),
    (Column::Shows, &["图片说明", "图片文字", "配图说明", "picture text", "alt", "alt text"]),
    (Column::Area, &["分类", "领域", "知识点", "章节", "area", "category", "topic"]),
];

impl Column {
    fn of(heading: &str) -> Option<Self> {
        let plain = plain(heading);
        let named = NAMES.iter().find(|(_, names)| names.iter().any(|name| self::plain(name) == plain));
        named.map(|(column, _)| *column).or_else(|| option_of(&plain))
    }
}

/// `A`, `选项A`, `option a`, `a选项`.
fn option_of(heading: &str) -> Option<Column> {
    let mut letters = heading.replace("选项", "").replace("option", "");
    letters.make_ascii_uppercase();
    let letter = letters.chars().next().filter(|_| letters.len() == 1)?;
    letter
        .is_ascii_uppercase()
        .then(|| Column::Option(letter as usize - 'A' as usize))
        .filter(|column| matches!(column, Column::Option(index) if *index < OPTIONS_MAX))
}

fn plain(heading: &str) -> String {
    let before_remark = heading.split(['(', '（', '[', '【']).next().unwrap_or_default();
    let ignored =
        |sign: char| sign.is_whitespace() || matches!(sign, '*' | '＊' | '_' | '-' | ':' | '：' | '.' | '\u{feff}');
    before_remark.chars().filter(|&sign| !ignored(sign)).flat_map(char::to_lowercase).collect()
}

/// The columns of a file, from left to right; nothing where a column means nothing.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    known: Vec<Option<Column>>,
    /// Whether a column has a heading at all.
    named: Vec<bool>,
}

impl Columns {
    /// The columns of these headings, if stem and answer are among them; what is unknown or there twice is noted.
    pub fn of<'a>(headings: impl Iterator<Item = &'a str>, line: u32, reading: &mut Reading) -> Option<Self> {
        let headings: Vec<&str> = headings.collect();
        if !Self::are_known(headings.iter().copied()) {
            return None;
        }
        let mut columns: Vec<Option<Column>> = Vec::new();
        for heading in headings.iter().map(|heading| heading.trim()) {
            let column = Column::of(heading);
            match column {
                Some(column) if columns.contains(&Some(column)) => {
                    reading.note(
                        line,
                        "",
                        |text| text.column_twice(heading),
                        |text| text.column_twice_remedy().to_owned(),
                    );
                    columns.push(None);
                    continue;
                }
                None if !heading.is_empty() => {
                    reading.note(
                        line,
                        "",
                        |text| text.column_unknown(heading),
                        |text| text.column_unknown_remedy().to_owned(),
                    );
                }
                _ => {}
            }
            columns.push(column);
        }
        Some(Self { known: columns, named: headings.iter().map(|heading| !heading.trim().is_empty()).collect() })
    }

    /// Whether stem and answer are among them.
    pub fn are_known<'a>(headings: impl Iterator<Item = &'a str>) -> bool {
        let columns: Vec<_> = headings.filter_map(Column::of).collect();
        columns.contains(&Column::Stem) && columns.contains(&Column::Answer)
    }

    /// What stands in a column of a row.
    pub fn cell<'a>(&self, cells: &'a [String], column: Column) -> &'a str {
        self.place(column).and_then(|place| cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// How the question of a row is named.
    pub fn title(&self, cells: &[String]) -> String {
        title_of(self.cell(cells, Column::Title), self.cell(cells, Column::Stem))
    }

    /// Notes each column that holds something below a heading that is empty. Numbers alone are those of the rows.
    pub fn look_at_unnamed<'a>(&self, rows: impl Iterator<Item = &'a [String]>, line: u32, reading: &mut Reading) {
        let mut unnamed: Vec<usize> = (0..self.len()).filter(|place| !self.named[*place]).collect();
        for cells in rows {
            unnamed.retain(|place| {
                let says = |cell: &String| cell.trim().contains(|sign: char| !sign.is_ascii_digit());
                let holds = cells.get(*place).is_some_and(says);
                if holds {
                    let number = place + 1;
                    let what = |text: Text| text.column_unnamed(number);
                    reading.note(line, "", what, |text| text.column_unknown_remedy().to_owned());
                }
                !holds
            });
        }
    }

    /// What the column at this place means, from 0.
    pub fn at(&self, place: usize) -> Option<Column> {
        self.known.get(place).copied().flatten()
    }

    /// Where a column stands, from 0.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.known.iter().position(|known| *known == Some(column))
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.known.len()
    }
}

/// The headings of a file that is written, for questions of at most so many options.
pub fn headings(options: usize) -> Vec<String> {
    let mut headings = vec!["标题".to_owned(), "题型".to_owned(), "题干".to_owned()];
    headings.extend((0..options).map(|index| format!("选项{}", crate::model::letter(index))));
    headings.extend(["答案", "解析", "出处", "链接", "分类"].map(str::to_owned));
    headings
}
