//! A form that is filled in: the values of one kind's fields and tables. Its text is one spelling of all of them, and its digest what a record
//! says of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zhixing_kit::Language;

use crate::cell::Cell;
use crate::kind::{Kind, Name, Table};

/// The most rows of one table.
const ROWS_MAX: usize = 5_000;

/// A form with its values.
#[derive(Clone, Debug)]
pub struct Form {
    kind: &'static Kind,
    language: Language,
    content: Content,
    told: Told,
}

/// The values as paper tells them.
#[derive(Clone, Debug, Default)]
struct Told {
    values: BTreeMap<String, String>,
    rows: BTreeMap<String, Vec<Vec<String>>>,
}

/// What a form says, as it is kept and digested.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    form: String,
    language: String,
    title: String,
    values: BTreeMap<String, Cell>,
    rows: BTreeMap<String, Vec<Vec<Cell>>>,
}

impl Content {
    fn told(&self, language: Language) -> Told {
        let values = self.values.iter().map(|(field, cell)| (field.clone(), cell.text(language)));
        let rows = self.rows.iter().map(|(table, rows)| (table.clone(), in_words(rows, language)));
        Told { values: values.collect(), rows: rows.collect() }
    }
}

fn in_words(rows: &[Vec<Cell>], language: Language) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| cell.text(language)).collect()).collect()
}

impl Form {
    /// An empty form; the title is what stands at the head of the paper.
    pub fn new(kind: &'static Kind, language: Language, title: impl Into<String>) -> Self {
        let content = Content {
            form: kind.name.code.to_owned(),
            language: language.tag().to_owned(),
            title: title.into(),
            ..Content::default()
        };
        Self { kind, language, content, told: Told::default() }
    }

    /// With a field's value.
    #[must_use]
    pub fn with(mut self, field: Name, value: impl Into<Cell>) -> Self {
        debug_assert!(
            self.kind.fields().any(|known| *known == field),
            "{} has no field {}",
            self.kind.name.code,
            field.code
        );
        let cell = value.into();
        self.told.values.insert(field.code.to_owned(), cell.text(self.language));
        self.content.values.insert(field.code.to_owned(), cell);
        self
    }

    /// With a table's rows; what is beyond the limit is left out, and no caller comes near it.
    #[must_use]
    pub fn with_rows<C: Into<Cell>>(mut self, table: &Table, rows: impl IntoIterator<Item = Vec<C>>) -> Self {
        debug_assert!(
            self.kind.tables().any(|known| known.name == table.name),
            "{} has no table {}",
            self.kind.name.code,
            table.name.code
        );
        let cells = |row: Vec<C>| row.into_iter().map(Into::into).collect();
        let rows: Vec<Vec<Cell>> = rows.into_iter().take(ROWS_MAX).map(cells).collect();
        debug_assert!(
            rows.iter().all(|row| row.len() == table.columns.len()),
            "a cell for each column of {}",
            table.name.code
        );
        self.told.rows.insert(table.name.code.to_owned(), in_words(&rows, self.language));
        self.content.rows.insert(table.name.code.to_owned(), rows);
        self
    }

    /// Reads the text of a form of one of these kinds; `None` when it is none.
    pub fn read(kinds: &[&'static Kind], text: &str) -> Option<Self> {
        let content: Content = serde_json::from_str(text).ok()?;
        let kind = kinds.iter().find(|kind| kind.name.code == content.form)?;
        let language = Language::from_tag(&content.language)?;
        Some(Self { kind, language, told: content.told(language), content })
    }

    /// All that it says, in one spelling.
    pub fn text(&self) -> String {
        serde_json::to_string(&self.content).expect("texts are always JSON")
    }

    /// The SHA-256 of its text, in hexadecimal.
    pub fn digest(&self) -> String {
        hex::encode(Sha256::digest(self.text()))
    }

    /// Its kind.
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// The language it speaks.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What stands at its head.
    pub fn title(&self) -> &str {
        &self.content.title
    }

    /// The value of a field in words; empty without one.
    pub fn value(&self, field: &Name) -> &str {
        self.told.values.get(field.code).map_or("", String::as_str)
    }

    /// The rows of a table, in words.
    pub fn rows(&self, table: &Table) -> &[Vec<String>] {
        self.told.rows.get(table.name.code).map_or(&[], Vec::as_slice)
    }

    /// The value of a field as what it is.
    pub(crate) fn cell(&self, field: &Name) -> Option<&Cell> {
        self.content.values.get(field.code)
    }

    /// The rows of a table, each cell as what it is.
    pub(crate) fn cells(&self, table: &Table) -> &[Vec<Cell>] {
        self.content.rows.get(table.name.code).map_or(&[], Vec::as_slice)
    }
}
