//! The properties of an object of the specification: each known, none null, none twice (the reader of JSON has seen to that).

use std::borrow::Cow;

use crate::fault::{At, Fault, Rule};
use crate::json::{Node, Value};

/// The properties of one object.
pub(crate) struct Fields<'n, 'a> {
    members: &'n [(Cow<'a, str>, Node<'a>)],
    pub at: &'n At<'n>,
}

impl<'n, 'a> Fields<'n, 'a> {
    /// Opens an object that may have these properties and no others.
    pub(crate) fn open(node: &'n Node<'a>, at: &'n At<'n>, known: &[&'static str]) -> Result<Self, Fault> {
        let Value::Object(members) = &node.value else { return at.fault(Rule::Type("an object")) };
        for (key, value) in members {
            if !known.contains(&key.as_ref()) {
                let meant = known.iter().find(|name| name.eq_ignore_ascii_case(key));
                return at.key(key).fault(meant.map_or(Rule::Unknown, |name| Rule::KeyCase(name)));
            }
            if matches!(value.value, Value::Null) {
                return at.key(key).fault(Rule::Null);
            }
        }
        Ok(Fields { members, at })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'n Node<'a>> {
        self.members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// A property that has to be there.
    pub(crate) fn need<T>(
        &self,
        name: &str,
        requirement: &'static str,
        read: impl FnOnce(&Node<'a>, &At<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        match self.may(name, requirement, read)? {
            Some(value) => Ok(value),
            None => self.at.key(name).fault(Rule::Missing).map_err(|fault: Fault| fault.by(requirement)),
        }
    }

    /// A property that may be left out.
    pub(crate) fn may<T>(
        &self,
        name: &str,
        requirement: &'static str,
        read: impl FnOnce(&Node<'a>, &At<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        let Some(node) = self.get(name) else { return Ok(None) };
        read(node, &self.at.key(name)).map(Some).map_err(|fault| fault.by(requirement))
    }
}

/// A string.
pub(crate) fn string(node: &Node<'_>, at: &At<'_>) -> Result<String, Fault> {
    text(node, at).map(str::to_owned)
}

/// A string as it lies there.
pub(crate) fn text<'n>(node: &'n Node<'_>, at: &At<'_>) -> Result<&'n str, Fault> {
    match &node.value {
        Value::String(text) => Ok(text),
        Value::Null => at.fault(Rule::Null),
        _ => at.fault(Rule::Type("a string")),
    }
}

/// `true` or `false`.
pub(crate) fn boolean(node: &Node<'_>, at: &At<'_>) -> Result<bool, Fault> {
    match node.value {
        Value::Bool(value) => Ok(value),
        _ => at.fault(Rule::Type("true or false")),
    }
}

/// A list, each of whose elements is read the same way.
pub(crate) fn list<'a, T>(
    node: &Node<'a>,
    at: &At<'_>,
    read: impl Fn(&Node<'a>, &At<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let Value::Array(nodes) = &node.value else { return at.fault(Rule::Type("an array")) };
    let element = |(index, node): (usize, &Node<'a>)| {
        let at = at.index(index);
        if matches!(node.value, Value::Null) { at.fault(Rule::Null) } else { read(node, &at) }
    };
    nodes.iter().enumerate().map(element).collect()
}

/// A property with one value that is allowed: whether it is there.
pub(crate) fn exactly(node: &Node<'_>, at: &At<'_>, value: &'static str) -> Result<(), Fault> {
    if text(node, at)? == value { Ok(()) } else { at.fault(Rule::OneOf(value)) }
}
