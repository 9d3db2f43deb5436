//! One row as a member's facts, or what is wrong with its cells: line, column, value, what and remedy. It looks at the row alone, never at what is already kept.

use std::fmt::Write as _;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zhixing_kit::form::clean;
use zhixing_kit::unseen::Unseen;
use zhixing_kit::{Language, Sentence};

use super::below::below_the_list;
use super::days::{self, Told};
use super::headings::{Column, Headings};
use super::portfolio;
use super::table::{Doubt, Row, Table};
use super::text::Text;
use super::vocabulary;
use crate::member::{DayClash, ExemptionKind, MemberKind, day_clashes};
use crate::post::PostKind;
use crate::spelling;

/// The most characters of a number.
pub const NUMBER_CHARS_MAX: usize = 40;
/// The most characters of a name.
pub const NAME_CHARS_MAX: usize = 40;
/// The most characters of a unit's name.
pub const UNIT_CHARS_MAX: usize = 60;
/// The most posts of one row.
const POSTS_MAX: usize = 6;
/// The most names that a remark tells.
pub(super) const NAMED_MAX: usize = 10;

/// What people write where there is no exemption.
const NO_EXEMPTION: [&str; 6] = ["无", "否", "none", "no", "-", "—"];

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadCell {
    /// The line of the file, from 1.
    pub line: u32,
    /// The column's heading, as the file has it.
    pub column: Sentence,
    /// What stands there, shortened, with invisible characters made visible.
    pub value: String,
    /// What is wrong.
    pub what: Sentence,
    /// What to do about it.
    pub remedy: Sentence,
}

/// A post as a row states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatedPost {
    pub kind: PostKind,
    pub from_on: Option<Date>,
    pub to_on: Option<Date>,
}

/// What could be read of a row. An empty cell says nothing: what is kept stays. Its number and its units are spelt as the cell has them, until they
/// are held against what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub line: u32,
    pub number: String,
    pub name: String,
    pub branch: String,
    pub group: Option<String>,
    pub kind: MemberKind,
    pub since_on: Option<Date>,
    pub born_on: Option<Date>,
    pub joined_on: Option<Date>,
    pub confirmed_on: Option<Date>,
    pub posts: Vec<StatedPost>,
    pub exemption: Option<ExemptionKind>,
    /// Whether the row says in words that there is no exemption.
    pub denies_exemption: bool,
    /// The columns whose cells are wrong in themselves. A row with any is never brought in, yet what else it says is held against the other rows.
    pub wrong: Vec<Column>,
}

impl Entry {
    /// Whether the cell in that column is wrong in itself.
    pub fn is_wrong(&self, column: Column) -> bool {
        self.wrong.contains(&column)
    }

    /// The group that it names, where that can be read.
    pub fn readable_group(&self) -> Option<&str> {
        self.group.as_deref().filter(|_| !self.is_wrong(Column::Group))
    }
}

/// What the rows of a file say.
#[derive(Default)]
pub(super) struct Entries {
    pub rows: Vec<Entry>,
    pub bad: Vec<BadCell>,
    /// Rows of the template that are marked as examples.
    pub examples: usize,
    /// What is to be known of them, though nothing is wrong.
    pub remarks: Vec<Sentence>,
}

/// Reads every row below the headings.
pub(super) fn read(headings: &Headings, table: &Table, today: Date) -> Entries {
    let mut entries = Entries::default();
    let (mut unspaced, mut portfolios) = (Vec::new(), Vec::new());
    for row in table.rows.iter().skip(headings.row + 1) {
        if let Some(word) = below_the_list(headings, row) {
            let line = |language| table.sheets.in_words(row.line, language);
            let told = |language| Text(language).below_the_list(line(language), visible(word));
            entries.remarks.push(Sentence::of(told));
            continue;
        }
        let mut reader = Reader { headings, row, today, bad: Vec::new(), wrong: Vec::new() };
        if reader.is_example() {
            entries.examples += 1;
            continue;
        }
        let entry = reader.entry();
        if entry.name != reader.cell(Column::Name) && !entry.is_wrong(Column::Name) {
            unspaced.push(entry.name.clone());
        }
        let words = vocabulary::several(reader.cell(Column::Post));
        let named = words.into_iter().filter(|word| vocabulary::portfolio(word).is_some());
        portfolios.extend(named.map(|word| (row.line, entry.name.clone(), visible(word))));
        entries.rows.push(entry);
        entries.bad.append(&mut reader.bad);
        entries.bad.extend(without_heading(&table.rows[headings.row], row));
    }
    tell_cut_off(headings, table, &mut entries);
    entries.remarks.extend(portfolio::told(table, &portfolios));
    if !unspaced.is_empty() {
        let named = |language: Language| {
            unspaced.iter().take(NAMED_MAX).cloned().collect::<Vec<_>>().join(language.pick("、", ", "))
        };
        let told = |language| Text(language).names_unspaced(unspaced.len(), named(language));
        entries.remarks.push(Sentence::of(told));
    }
    entries
}

/// The first cell of a row that stands below no heading: nobody can say what it means, and the cells before it may have slipped.
fn without_heading(headings: &Row, row: &Row) -> Option<BadCell> {
    let stands_alone = |at: &usize| !row.cell(*at).is_empty() && headings.cell(*at).is_empty();
    let at = (0..row.cells.len()).find(stands_alone)?;
    let (what, remedy) = fault(Text::no_heading_above, Text::no_heading_above_remedy);
    let column = Sentence::of(|language| Text(language).column_number(at + 1));
    Some(BadCell { line: row.line, column, value: visible(row.cell(at)), what, remedy })
}

/// A last line that ends early, in a file that does not end with its line, was probably not written to its end.
fn tell_cut_off(headings: &Headings, table: &Table, entries: &mut Entries) {
    let Some(last) = table.rows.last().filter(|row| table.ends_open && row.cells.len() < headings.width) else {
        return;
    };
    entries.rows.retain(|entry| entry.line != last.line);
    let cells = last.cells.join(" ");
    let fault = (Sentence::of(|l| Text(l).short_line()), Sentence::of(|l| Text(l).short_line_remedy()));
    entries.bad.push(bad_cell(headings, last.line, Column::Number, &cells, fault));
}

/// A fault with its remedy.
pub(super) type Fault = (Sentence, Sentence);

pub(super) fn bad_cell(headings: &Headings, line: u32, column: Column, value: &str, (what, remedy): Fault) -> BadCell {
    let column = Sentence::of(|language| headings.heading(column, language));
    BadCell { line, column, value: visible(value), what, remedy }
}

/// The two sentences of a fault.
pub(super) fn fault<A: Into<String>, B: Into<String>>(what: impl Fn(Text) -> A, remedy: impl Fn(Text) -> B) -> Fault {
    (Sentence::of(|language| what(Text(language))), Sentence::of(|language| remedy(Text(language))))
}

/// At most 60 characters, none of them invisible.
fn visible(value: &str) -> String {
    let mut shown = String::new();
    for (place, character) in value.chars().enumerate() {
        if place == 60 {
            shown.push('…');
            break;
        }
        if character == ' ' || !clean(&character.to_string()).is_empty() {
            shown.push(character);
        } else {
            write!(shown, "[U+{:04X}]", u32::from(character)).expect("a text can always be written to");
        }
    }
    shown
}

struct Reader<'a> {
    headings: &'a Headings,
    row: &'a Row,
    today: Date,
    bad: Vec<BadCell>,
    wrong: Vec<Column>,
}

impl Reader<'_> {
    fn is_example(&self) -> bool {
        let number = self.cell(Column::Number);
        Language::ALL.iter().any(|&language| number.starts_with(Text(language).example_mark()))
    }

    /// Tells of cells that are formulas without a result: they are not empty, and nobody knows what they say.
    fn tell_formulas(&mut self) {
        let of = |column: &Column| self.headings.index(*column).is_some_and(|at| self.row.formulas.contains(&at));
        for column in Column::all().filter(of).collect::<Vec<_>>() {
            self.tell(column, fault(Text::formula_without_result, Text::formula_without_result_remedy));
        }
    }

    /// Tells of cells that may not say what one typed or sees.
    fn tell_doubts(&mut self) {
        for (at, doubt) in &self.row.doubts {
            let Some(column) = Column::all().find(|column| self.headings.index(*column) == Some(*at)) else { continue };
            let fault = match doubt {
                Doubt::Inexact => fault(Text::inexact_number, Text::as_text_remedy),
                // A day with a time is told as a day.
                Doubt::Fraction if column.is_day() => continue,
                Doubt::Fraction => fault(Text::number_with_fraction, Text::as_text_remedy),
                Doubt::Dressed => fault(Text::number_dressed, Text::as_text_remedy),
                Doubt::MergedAcross => fault(Text::merged_across, Text::merged_across_remedy),
            };
            self.tell(column, fault);
        }
    }

    fn entry(&mut self) -> Entry {
        self.tell_formulas();
        self.tell_doubts();
        if is_shortened(self.cell(Column::Number)) {
            self.tell(Column::Number, fault(Text::shortened_number, Text::as_text_remedy));
        }
        let mut entry = Entry {
            line: self.row.line,
            number: self.required(Column::Number, NUMBER_CHARS_MAX),
            name: spelling::person(&self.required(Column::Name, NAME_CHARS_MAX)),
            branch: self.required(Column::Branch, UNIT_CHARS_MAX),
            group: Some(self.text(Column::Group, UNIT_CHARS_MAX)).filter(|group| !group.is_empty()),
            kind: self.kind(),
            since_on: self.past_day(Column::Since),
            born_on: self.past_day(Column::Born),
            joined_on: self.past_day(Column::Joined),
            confirmed_on: self.past_day(Column::Confirmed),
            posts: self.posts(),
            exemption: self.exemption(),
            denies_exemption: NO_EXEMPTION.contains(&self.cell(Column::Exemption).to_lowercase().as_str()),
            wrong: Vec::new(),
        };
        self.check_days(&entry);
        entry.wrong.append(&mut self.wrong);
        entry
    }

    fn cell(&self, column: Column) -> &str {
        self.headings.index(column).map_or("", |index| self.row.cell(index))
    }

    /// Tells of a cell; once, with what was found first.
    fn tell(&mut self, column: Column, fault: Fault) {
        if self.wrong.contains(&column) {
            return;
        }
        let bad = bad_cell(self.headings, self.row.line, column, self.cell(column), fault);
        self.bad.push(bad);
        self.wrong.push(column);
    }

    fn required(&mut self, column: Column, chars_max: usize) -> String {
        if self.cell(column).is_empty() {
            self.tell(column, fault(Text::empty_cell, Text::empty_cell_remedy));
        }
        self.text(column, chars_max)
    }

    /// A text of one line. Signs that mean something to a spreadsheet are kept: here they are a text like any other.
    fn text(&mut self, column: Column, chars_max: usize) -> String {
        let raw = self.cell(column).to_owned();
        if let Some(unseen) = Unseen::find(&raw) {
            let remedy = Sentence::of(|language| Text(language).unseen_remedy());
            self.tell(column, (unseen.what(), remedy));
        } else if raw.contains(['\r', '\n', '\t']) {
            self.tell(column, fault(Text::several_lines, Text::several_lines_remedy));
        } else if raw.chars().count() > chars_max {
            self.tell(column, fault(|text| text.too_long(chars_max), Text::too_long_remedy));
        }
        clean(&raw)
    }

    fn kind(&mut self) -> MemberKind {
        let raw = self.cell(Column::Kind);
        if let Some(kind) = vocabulary::member_kind(raw) {
            return kind;
        }
        let problem = if raw.is_empty() { Text::empty_cell } else { Text::unknown_kind };
        self.tell(
            Column::Kind,
            fault(problem, |text| text.choose_from(names(text.0, MemberKind::ALL, MemberKind::name))),
        );
        MemberKind::Guest
    }

    fn exemption(&mut self) -> Option<ExemptionKind> {
        let raw = self.cell(Column::Exemption);
        let says_nothing = raw.is_empty() || NO_EXEMPTION.contains(&raw.to_lowercase().as_str());
        let kind = vocabulary::exemption(raw);
        if !says_nothing && kind.is_none() {
            let remedy = |text: Text| text.choose_from(names(text.0, ExemptionKind::ALL, ExemptionKind::name));
            self.tell(Column::Exemption, fault(Text::unknown_exemption, remedy));
        }
        kind
    }

    fn day(&mut self, column: Column) -> Option<Date> {
        let raw = self.cell(column);
        if raw.is_empty() {
            return None;
        }
        let told = days::read(raw);
        self.day_told(column, told)
    }

    /// The day, or what is wrong with it.
    fn day_told(&mut self, column: Column, told: Told) -> Option<Date> {
        let fault = match told {
            Told::Day(day) => return Some(day),
            Told::TooLongAgo => fault(Text::too_long_ago, Text::too_long_ago_remedy),
            Told::WithTime => fault(Text::day_with_time, Text::day_with_time_remedy),
            Told::Unknown => fault(Text::no_such_day, Text::no_such_day_remedy),
        };
        self.tell(column, fault);
        None
    }

    fn past_day(&mut self, column: Column) -> Option<Date> {
        let day = self.day(column)?;
        if day > self.today {
            self.tell(column, fault(Text::in_the_future, Text::in_the_future_remedy));
        }
        Some(day)
    }

    fn check_days(&mut self, entry: &Entry) {
        for (column, fault) in contradictions(entry.kind, entry.born_on, entry.joined_on, entry.confirmed_on) {
            self.tell(column, fault);
        }
    }

    fn posts(&mut self) -> Vec<StatedPost> {
        let cell = self.cell(Column::Post).to_owned();
        let words = vocabulary::several(&cell);
        let kinds: Vec<_> = words.iter().map(|word| vocabulary::post(word)).collect();
        if kinds.contains(&None) {
            let remedy = |text: Text| text.choose_posts(names(text.0, &PostKind::importable(), PostKind::name));
            self.tell(Column::Post, fault(Text::unknown_post, remedy));
        } else if kinds.len() > POSTS_MAX {
            self.tell(Column::Post, fault(Text::too_many_posts, Text::too_many_posts_remedy));
        }
        let from = self.days_of_posts(Column::PostFrom, kinds.len());
        let to = self.days_of_posts(Column::PostTo, kinds.len());
        let posts = kinds.into_iter().zip(from).zip(to);
        let posts: Vec<_> = posts
            .filter_map(|((kind, from_on), to_on)| Some(StatedPost { kind: kind?, from_on, to_on }))
            .take(POSTS_MAX)
            .collect();
        if posts.iter().any(|post| post.from_on.is_some_and(|from| post.to_on.is_some_and(|to| to < from))) {
            self.tell(Column::PostTo, fault(Text::ends_before_it_begins, Text::two_days_remedy));
        }
        posts
    }

    /// One day for all posts, or one for each in their order.
    fn days_of_posts(&mut self, column: Column, posts: usize) -> Vec<Option<Date>> {
        let cell = self.cell(column).to_owned();
        let words = vocabulary::several_days(&cell);
        if words.is_empty() {
            return vec![None; posts];
        }
        if posts == 0 {
            self.tell(column, fault(Text::day_without_post, Text::day_without_post_remedy));
            return Vec::new();
        }
        let days: Vec<_> = words.iter().map(|word| self.day_told(column, days::read(word))).collect();
        if days.contains(&None) {
            return vec![None; posts];
        }
        if days.len() != 1 && days.len() != posts {
            self.tell(column, fault(|text| text.days_do_not_match(posts, days.len()), Text::days_do_not_match_remedy));
            return vec![None; posts];
        }
        (0..posts).map(|index| days.get(index).copied().unwrap_or(days[0])).collect()
    }
}

/// Days that cannot be true together, or not for that kind of member.
pub(super) fn contradictions(
    kind: MemberKind,
    born: Option<Date>,
    joined: Option<Date>,
    confirmed: Option<Date>,
) -> Vec<(Column, Fault)> {
    let told = |clash| match clash {
        DayClash::ConfirmedProbationary => {
            (Column::Confirmed, fault(Text::confirmed_probationary, Text::confirmed_probationary_remedy))
        }
        DayClash::ConfirmedBeforeJoined => {
            (Column::Confirmed, fault(Text::confirmed_before_joined, Text::two_days_remedy))
        }
        DayClash::JoinedTooYoung => (Column::Joined, fault(Text::joined_too_young, Text::two_days_remedy)),
    };
    day_clashes(kind, born, joined, confirmed).into_iter().map(told).collect()
}

/// Whether a spreadsheet wrote a long number as a short one with a power of ten, as it does into separated text: its last digits are gone.
fn is_shortened(number: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = number.split_once(['E', 'e']).and_then(|(front, power)| Some((front, power.strip_prefix('+')?)));
    parts.is_some_and(|(front, power)| {
        digits(power)
            && front.split_once('.').is_none_or(|(_, behind)| digits(behind))
            && digits(front.split('.').next().unwrap_or_default())
    })
}

fn names<T: Copy>(language: Language, kinds: &[T], name: impl Fn(T, Language) -> &'static str) -> String {
    kinds.iter().map(|&kind| name(kind, language)).collect::<Vec<_>>().join(language.pick("、", ", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(visible("张\u{202e}三\0"), "张[U+202E]三[U+0000]");
        assert_eq!(visible(&"长".repeat(80)).chars().count(), 61);
    }
}
