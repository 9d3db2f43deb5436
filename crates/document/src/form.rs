//! A form that is filled in: the values of one kind's fields and tables. Its text is one spelling of all of them, and its digest what a record
//! says of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zhixing_kit::Language;

use crate::kind::{Kind, Name, Table};

/// The most rows of one table.
const ROWS_MAX: usize = 5_000;

/// A form with its values.
#[derive(Clone, Debug)]
pub struct Form {
    kind: &'static Kind,
    language: Language,
    content: Content,
}

/// What a form says, as it is kept and digested.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    form: String,
    language: String,
    title: String,
    values: BTreeMap<String, String>,
    rows: BTreeMap<String, Vec<Vec<String>>>,
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
        Self { kind, language, content }
    }

    /// With a field's value.
    #[must_use]
    pub fn with(mut self, field: Name, value: impl Into<String>) -> Self {
        debug_assert!(
            self.kind.fields().any(|known| *known == field),
            "{} has no field {}",
            self.kind.name.code,
            field.code
        );
        self.content.values.insert(field.code.to_owned(), value.into());
        self
    }

    /// With a table's rows; what is beyond the limit is left out, and no caller comes near it.
    #[must_use]
    pub fn with_rows(mut self, table: &Table, rows: impl IntoIterator<Item = Vec<String>>) -> Self {
        debug_assert!(
            self.kind.tables().any(|known| known.name == table.name),
            "{} has no table {}",
            self.kind.name.code,
            table.name.code
        );
        let rows: Vec<_> = rows.into_iter().take(ROWS_MAX).collect();
        debug_assert!(
            rows.iter().all(|row| row.len() == table.columns.len()),
            "a cell for each column of {}",
            table.name.code
        );
        self.content.rows.insert(table.name.code.to_owned(), rows);
        self
    }

    /// Reads the text of a form of one of these kinds; `None` when it is none.
    pub fn read(kinds: &[&'static Kind], text: &str) -> Option<Self> {
        let content: Content = serde_json::from_str(text).ok()?;
        let kind = kinds.iter().find(|kind| kind.name.code == content.form)?;
        Some(Self { kind, language: Language::from_tag(&content.language)?, content })
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

    /// The value of a field; empty without one.
    pub fn value(&self, field: &Name) -> &str {
        self.content.values.get(field.code).map_or("", String::as_str)
    }

    /// The rows of a table.
    pub fn rows(&self, table: &Table) -> &[Vec<String>] {
        self.content.rows.get(table.name.code).map_or(&[], Vec::as_slice)
    }
}
