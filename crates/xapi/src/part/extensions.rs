//! Extensions: whatever a community needs, under an IRI each. Their values are kept as they came.

use std::borrow::Cow;

use crate::fault::{At, Fault, Rule};
use crate::json::{Node, Value, write_string};
use crate::value::iri::Iri;
use crate::write::Out;

/// Values under IRIs: any JSON at all, also `null`, kept word for word.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Extensions(Vec<(Iri, Box<str>)>);

impl Extensions {
    /// The JSON text under an IRI.
    pub fn get(&self, iri: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key.as_str() == iri).map(|(_, value)| &**value)
    }

    /// Each IRI with its JSON text, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&Iri, &str)> {
        self.0.iter().map(|(key, value)| (key, &**value))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes over each extension of another one that is not here, or is other there.
    pub(crate) fn merge(&mut self, newer: &Extensions) {
        for (key, value) in &newer.0 {
            match self.0.iter_mut().find(|(known, _)| known == key) {
                Some((_, old)) => old.clone_from(value),
                None => self.0.push((key.clone(), value.clone())),
            }
        }
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Extensions, Fault> {
        let Value::Object(members) = &node.value else { return at.fault(Rule::Type("an object")) };
        let one = |(key, value): &(Cow<'_, str>, Node<'_>)| match Iri::new(key) {
            Some(iri) => Ok((iri, value.raw.into())),
            None => at.key(key).fault(Rule::Iri).map_err(|fault: Fault| fault.by("XAPI-00118")),
        };
        members.iter().map(one).collect::<Result<_, _>>().map(Extensions)
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        out.text.push('{');
        for (at, (key, value)) in self.0.iter().enumerate() {
            out.text.push_str(if at == 0 { "" } else { "," });
            write_string(key.as_str(), &mut out.text);
            out.text.push(':');
            out.text.push_str(value);
        }
        out.text.push('}');
    }
}
