//! What was done.

use crate::fault::{At, Fault};
use crate::fields::Fields;
use crate::json::Node;
use crate::value::iri::Iri;
use crate::value::language::LanguageMap;
use crate::write::{Format, Out};

/// What was done: an IRI that means it, and words that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// What it means.
    pub id: Iri,
    /// How it is said.
    pub display: Option<LanguageMap>,
}

impl Verb {
    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Verb, Fault> {
        let fields = Fields::open(node, at, &["id", "display"])?;
        Ok(Verb {
            id: fields.need("id", "XAPI-00044", Iri::read)?,
            display: fields.may("display", "XAPI-00045", LanguageMap::read)?,
        })
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        let display = match out.format {
            Format::Exact => self.display.as_ref(),
            Format::Ids => None,
            Format::Canonical { canon, .. } => canon.display(&self.id).or(self.display.as_ref()),
        };
        out.object(|properties| {
            properties.string("id", self.id.as_str());
            properties.words("display", display);
        });
    }
}
