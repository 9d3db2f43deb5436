//! What a form is: its fields and tables with their names, in the order in which they stand on paper. Built-in layouts, the list of
//! placeholders for an organisation's own templates and the check of such a template all follow from it.

use zhixing_kit::Language;

/// What something of a form is called: by programs and templates, on Chinese and on English paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// In templates and records: lower-case letters and underscores.
    pub code: &'static str,
    /// Chinese; a placeholder in templates too.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Name {
    /// A name.
    pub const fn new(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self { code, zh, en }
    }

    /// As people read it.
    pub fn text(&self, language: Language) -> &'static str {
        language.pick(self.zh, self.en)
    }

    /// Whether a template means this by a word.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.code.eq_ignore_ascii_case(word) || self.zh == word
    }
}

/// What the cells of a column hold: its width follows from this. Each cell has its own type ([`crate::Cell`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A whole number.
    Number,
    /// A day: 2026年3月15日.
    Day,
    /// A day and a time: 2026年3月15日 14:30.
    Moment,
    /// A few signs: a name, a state.
    Brief,
    /// Figures that paper tells in a few signs, such as 3/4: a workbook has a column for each, with these headings.
    Figures(&'static [Name]),
    /// Words of any length, which share the room that the others leave, by this weight.
    Words(u8),
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: Name,
    /// What stands in it.
    pub holds: Holds,
}

impl Column {
    /// A column of words, with its weight beside others of words.
    pub const fn new(code: &'static str, zh: &'static str, en: &'static str, weight: u8) -> Self {
        Self::of(code, zh, en, Holds::Words(weight))
    }

    /// A column.
    pub const fn of(code: &'static str, zh: &'static str, en: &'static str, holds: Holds) -> Self {
        Self { name: Name::new(code, zh, en), holds }
    }
}

/// Rows of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// What the rows are.
    pub name: Name,
    /// What each row says.
    pub columns: &'static [Column],
}

/// A part of a form. A part without any value is left out on paper, but for signatures.
#[derive(Clone, Copy, Debug)]
pub enum Section {
    /// Short values, each beside its name.
    Facts(&'static [Name]),
    /// A longer text below its name.
    Text(Name),
    /// Rows with borders.
    Grid(Table),
    /// Rows as paragraphs: the first column leads, the others follow.
    Paragraphs(Table),
    /// Who signs; an empty value is a line to sign on.
    Signatures(&'static [Name]),
}

/// A kind of form.
#[derive(Debug)]
pub struct Kind {
    /// What it is called.
    pub name: Name,
    /// Whether its paper lies on the long side.
    pub wide: bool,
    /// Its parts, in order.
    pub sections: &'static [Section],
}

impl Kind {
    /// Every field outside tables.
    pub fn fields(&self) -> impl Iterator<Item = &'static Name> {
        self.sections.iter().flat_map(|section| match section {
            Section::Facts(names) | Section::Signatures(names) => *names,
            Section::Text(name) => std::slice::from_ref(name),
            Section::Grid(_) | Section::Paragraphs(_) => &[],
        })
    }

    /// Every table.
    pub fn tables(&self) -> impl Iterator<Item = &'static Table> {
        self.sections.iter().filter_map(|section| match section {
            Section::Grid(table) | Section::Paragraphs(table) => Some(table),
            _ => None,
        })
    }
}
