//! A form as it is laid out: its sections with their values, without those that have none. Paper, workbook and page show the same parts.

use zhixing_kit::Language;

use crate::cell::Cell;
use crate::form::Form;
use crate::kind::{Column, Name, Section, Table};
use crate::text::Text;

/// A short value beside its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    /// Its name.
    pub name: &'static str,
    /// The value in words.
    pub text: &'a str,
    /// The value as what it is.
    pub(crate) cell: &'a Cell,
}

/// A part of a form with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Short values, each beside its name.
    Facts(Vec<Fact<'a>>),
    /// A longer text below its title.
    Text(&'static str, &'a str),
    /// Rows: title, columns, cells.
    Grid(&'static str, &'static [Column], &'a [Vec<String>]),
    /// Rows as paragraphs: what leads, and what follows.
    Paragraphs(&'static str, Vec<(String, String)>),
    /// Who signs: the line's name, and what stands on it.
    Signatures(Vec<(String, &'a str)>),
}

impl Form {
    /// What there is to show, in order.
    pub fn parts(&self) -> Vec<Part<'_>> {
        self.kind().sections.iter().filter_map(|section| self.part(section)).collect()
    }

    fn part(&self, section: &'static Section) -> Option<Part<'_>> {
        let language = self.language();
        match section {
            Section::Facts(names) => {
                let fact = |name: &'static Name| {
                    let (text, cell) = (self.value(name), self.cell(name)?);
                    (!text.is_empty()).then_some(Fact { name: name.text(language), text, cell })
                };
                let told: Vec<Fact<'_>> = names.iter().filter_map(fact).collect();
                (!told.is_empty()).then_some(Part::Facts(told))
            }
            Section::Text(name) => {
                let value = self.value(name);
                (!value.is_empty()).then(|| Part::Text(name.text(language), value))
            }
            Section::Grid(table) => {
                self.has_rows(table).then(|| Part::Grid(table.name.text(language), table.columns, self.rows(table)))
            }
            Section::Paragraphs(table) => {
                let told = self.rows(table).iter().map(|row| paragraph(language, row)).collect();
                self.has_rows(table).then(|| Part::Paragraphs(table.name.text(language), told))
            }
            Section::Signatures(names) => Some(Part::Signatures(self.signatures(names))),
        }
    }

    fn has_rows(&self, table: &Table) -> bool {
        !self.rows(table).is_empty()
    }

    fn signatures(&self, names: &'static [Name]) -> Vec<(String, &str)> {
        let text = Text(self.language());
        names.iter().map(|name| (text.sign(name.text(self.language())), self.value(name))).collect()
    }
}

/// The first cell leads, with a colon where something follows it; empty cells are passed over.
fn paragraph(language: Language, row: &[String]) -> (String, String) {
    let (first, rest) = row.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    let lead = if first.is_empty() || rest.is_empty() {
        first.to_owned()
    } else {
        format!("{first}{}", Text(language).colon())
    };
    (lead, rest.join("\n"))
}
