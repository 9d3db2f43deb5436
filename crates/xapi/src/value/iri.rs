//! IRIs (RFC 3987), and the two kinds of address that identify an agent by mail.

use std::fmt;

use crate::fault::{At, Fault, Rule};
use crate::fields::text;
use crate::json::Node;

/// An IRI with its scheme. Equal when each character is equal: nothing is normalised (RFC 3987, 5.3.1).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Iri(Box<str>);

impl Iri {
    /// An IRI, if the text is one: a scheme (a letter, then letters, digits, `+`, `-`, `.`), a colon, something behind it, and none of the
    /// characters that no IRI has.
    pub fn new(text: &str) -> Option<Iri> {
        is_iri(text).then(|| Iri(text.into()))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Iri, Fault> {
        Iri::new(text(node, at)?).map_or_else(|| at.fault(Rule::Iri), Ok)
    }
}

impl fmt::Display for Iri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let mut letters = scheme.bytes();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
        && !rest.is_empty()
        && rest.chars().all(is_iri_character)
        && escapes_are_whole(rest)
        && authority_is_whole(rest)
}

/// What stands behind `//` names somebody: `http:///x` and `http://?` do not.
fn authority_is_whole(rest: &str) -> bool {
    let Some(authority) = rest.strip_prefix("//") else { return true };
    let end = authority.find(['/', '?', '#']).unwrap_or(authority.len());
    // `file:///x` has an empty one by right.
    end > 0 || authority.starts_with('/')
}

fn is_iri_character(c: char) -> bool {
    !c.is_control() && !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
}

/// A percent sign is followed by two hexadecimal digits.
fn escapes_are_whole(rest: &str) -> bool {
    let hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    rest.split('%').skip(1).all(|behind| hex(behind.as_bytes().first()) && hex(behind.as_bytes().get(1)))
}

/// Whether a text is `mailto:` and one address of mail, as `mbox` has it: something, one `@`, and a domain.
pub fn is_mailto(text: &str) -> bool {
    let Some(address) = text.strip_prefix("mailto:") else { return false };
    let Some((name, domain)) = address.rsplit_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && part.chars().all(is_iri_character) && escapes_are_whole(part);
    plain(name)
        && (!name.contains('@') || name.starts_with('"'))
        && !name.contains(['?', '#', ','])
        && plain(domain)
        && !domain.starts_with('.')
        && !domain.contains("..")
        && !domain.contains(['/', '?', '#', '@', ',', '(', ')'])
}

/// A mail address with its domain in lower case: the domain's case says nothing, the name's may.
pub(crate) fn folded_mailto(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((name, domain)) => format!("{name}@{}", domain.to_lowercase()),
        None => text.to_owned(),
    }
}
