//! How a statement is written back: as it came, with ids alone, or with canonical words in a reader's language.

use crate::json::write_string;
use crate::part::activity::Definition;
use crate::value::iri::Iri;
use crate::value::language::{LanguageMap, Languages};

/// What is known of activities and verbs beyond one statement.
pub trait Canon {
    /// The definition of an activity, put together from all that was said of it.
    fn definition(&self, activity: &Iri) -> Option<&Definition>;
    /// What a verb is called.
    fn display(&self, verb: &Iri) -> Option<&LanguageMap>;
}

/// How much of a statement is written.
#[derive(Clone, Copy)]
pub enum Format<'c> {
    /// Everything as it came.
    Exact,
    /// Agents, activities, verbs and groups with what identifies them alone.
    Ids,
    /// Definitions and displays as they are known best, each map of languages with the one language that the reader reads best.
    Canonical {
        /// What is known.
        canon: &'c dyn Canon,
        /// What the reader reads.
        languages: &'c Languages,
    },
}

/// What is being written.
pub(crate) struct Out<'c> {
    pub text: String,
    pub format: Format<'c>,
}

impl<'c> Out<'c> {
    pub(crate) fn new(format: Format<'c>) -> Self {
        Out { text: String::with_capacity(1_024), format }
    }

    pub(crate) fn object(&mut self, fill: impl FnOnce(&mut Properties<'_, 'c>)) {
        self.text.push('{');
        fill(&mut Properties { out: self, any: false });
        self.text.push('}');
    }

    pub(crate) fn list<T>(&mut self, items: &[T], write: impl Fn(&T, &mut Out<'c>)) {
        self.text.push('[');
        for (at, item) in items.iter().enumerate() {
            self.text.push_str(if at == 0 { "" } else { "," });
            write(item, self);
        }
        self.text.push(']');
    }

    /// Whether what only describes is left out.
    pub(crate) fn is_ids(&self) -> bool {
        matches!(self.format, Format::Ids)
    }

    /// A map of languages: whole, or its one language.
    pub(crate) fn words(&mut self, map: &LanguageMap) {
        match self.format {
            Format::Canonical { languages, .. } => {
                LanguageMap::write_words(map.chosen(languages).into_iter(), &mut self.text);
            }
            Format::Exact | Format::Ids => map.write(&mut self.text),
        }
    }
}

/// The properties of an object that is being written.
pub(crate) struct Properties<'o, 'c> {
    pub out: &'o mut Out<'c>,
    any: bool,
}

impl<'c> Properties<'_, 'c> {
    fn key(&mut self, name: &str) -> &mut Out<'c> {
        self.out.text.push_str(if self.any { ",\"" } else { "\"" });
        self.out.text.push_str(name);
        self.out.text.push_str("\":");
        self.any = true;
        self.out
    }

    pub(crate) fn string(&mut self, name: &str, value: &str) {
        write_string(value, &mut self.key(name).text);
    }

    pub(crate) fn may_string(&mut self, name: &str, value: Option<&str>) {
        value.into_iter().for_each(|value| self.string(name, value));
    }

    /// Text that is JSON already.
    pub(crate) fn raw(&mut self, name: &str, value: &str) {
        self.key(name).text.push_str(value);
    }

    pub(crate) fn part<T>(&mut self, name: &str, value: Option<&T>, write: impl FnOnce(&T, &mut Out<'c>)) {
        if let Some(value) = value {
            write(value, self.key(name));
        }
    }

    pub(crate) fn list<T>(&mut self, name: &str, value: Option<&[T]>, write: impl Fn(&T, &mut Out<'c>)) {
        if let Some(items) = value {
            self.key(name).list(items, write);
        }
    }

    pub(crate) fn words(&mut self, name: &str, value: Option<&LanguageMap>) {
        if let Some(map) = value {
            self.key(name).words(map);
        }
    }
}
