//! Things that something is done to, and what is said of them.

use crate::fault::{At, Fault};
use crate::fields::{Fields, exactly};
use crate::json::Node;
use crate::part::extensions::Extensions;
use crate::part::interaction::Interaction;
use crate::value::iri::Iri;
use crate::value::language::LanguageMap;
use crate::write::{Format, Out};

/// A thing that something is done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Which thing.
    pub id: Iri,
    /// What is said of it.
    pub definition: Option<Definition>,
    /// Whether `objectType` was written out.
    pub typed: bool,
}

/// What is said of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Definition {
    /// Its name.
    pub name: Option<LanguageMap>,
    /// What it is.
    pub description: Option<LanguageMap>,
    /// Of which kind it is.
    pub kind: Option<Iri>,
    /// Where one can read more.
    pub more_info: Option<Iri>,
    /// Whether it is a question, and which.
    pub interaction: Option<Interaction>,
    /// What else is said of it.
    pub extensions: Option<Extensions>,
}

const DEFINITION: &[&str] = &[
    "name",
    "description",
    "type",
    "moreInfo",
    "extensions",
    "interactionType",
    "correctResponsesPattern",
    "choices",
    "scale",
    "source",
    "target",
    "steps",
];

impl Activity {
    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Activity, Fault> {
        let fields = Fields::open(node, at, &["objectType", "id", "definition"])?;
        fields.may("objectType", "XAPI-00046", |node, at| exactly(node, at, "Activity"))?;
        Ok(Activity {
            id: fields.need("id", "XAPI-00047", Iri::read)?,
            definition: fields.may("definition", "XAPI-00048", Definition::read)?,
            typed: fields.has("objectType"),
        })
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        let definition = match out.format {
            Format::Exact => self.definition.as_ref(),
            Format::Ids => None,
            Format::Canonical { canon, .. } => canon.definition(&self.id).or(self.definition.as_ref()),
        };
        let described = !out.is_ids();
        out.object(|properties| {
            // What names no type is an activity.
            if self.typed && described {
                properties.string("objectType", "Activity");
            }
            properties.string("id", self.id.as_str());
            properties.part("definition", definition, Definition::write);
        });
    }

    /// The activity as JSON.
    pub fn to_json(&self, format: Format<'_>) -> String {
        let mut out = Out::new(format);
        self.write(&mut out);
        out.text
    }
}

impl Definition {
    /// Reads a definition from a text of its own.
    pub fn parse(text: &str, version: crate::Version) -> Result<Definition, Fault> {
        Definition::read(&crate::json::parse(text)?, &At::named(version, "definition"))
    }

    /// The definition as JSON.
    pub fn to_json(&self) -> String {
        let mut out = Out::new(Format::Exact);
        self.write(&mut out);
        out.text
    }

    /// Takes over what a newer definition of the same activity says: each language and extension by itself, everything else as a whole.
    pub fn merge(&mut self, newer: &Definition) {
        merge_words(&mut self.name, newer.name.as_ref());
        merge_words(&mut self.description, newer.description.as_ref());
        merge(&mut self.kind, newer.kind.as_ref());
        merge(&mut self.more_info, newer.more_info.as_ref());
        merge(&mut self.interaction, newer.interaction.as_ref());
        if let Some(extensions) = &newer.extensions {
            self.extensions.get_or_insert_default().merge(extensions);
        }
    }

    fn read(node: &Node<'_>, at: &At<'_>) -> Result<Definition, Fault> {
        let fields = Fields::open(node, at, DEFINITION)?;
        Ok(Definition {
            name: fields.may("name", "XAPI-00056", LanguageMap::read)?,
            description: fields.may("description", "XAPI-00059", LanguageMap::read)?,
            kind: fields.may("type", "XAPI-00060", Iri::read)?,
            more_info: fields.may("moreInfo", "XAPI-00061", Iri::read)?,
            interaction: Interaction::read(&fields)?,
            extensions: fields.may("extensions", "XAPI-00057", Extensions::read)?,
        })
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            properties.words("name", self.name.as_ref());
            properties.words("description", self.description.as_ref());
            properties.may_string("type", self.kind.as_ref().map(Iri::as_str));
            properties.may_string("moreInfo", self.more_info.as_ref().map(Iri::as_str));
            if let Some(interaction) = &self.interaction {
                interaction.write(properties);
            }
            properties.part("extensions", self.extensions.as_ref(), Extensions::write);
        });
    }
}

fn merge<T: Clone>(old: &mut Option<T>, newer: Option<&T>) {
    if newer.is_some() {
        *old = newer.cloned();
    }
}

fn merge_words(old: &mut Option<LanguageMap>, newer: Option<&LanguageMap>) {
    for (tag, words) in newer.map(|map| map.0.as_slice()).unwrap_or_default() {
        let known = &mut old.get_or_insert_default().0;
        match known.iter_mut().find(|(other, _)| other == tag) {
            Some((_, old_words)) => old_words.clone_from(words),
            None => known.push((tag.clone(), words.clone())),
        }
    }
}
