//! Documents and the rules of changing them. Plain values.

use zhixing_kit::Moment;
use zhixing_xapi::Version;
use zhixing_xapi::json::{self, Value};

/// Which resource a document belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The state of an activity for an agent.
    State,
    /// A profile of an agent.
    Agent,
    /// A profile of an activity.
    Activity,
}

/// Where a document lies, but for its id. What a kind does not have is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// Which resource.
    pub kind: Kind,
    /// The activity's IRI.
    pub activity: String,
    /// The agent's identifier.
    pub agent: String,
    /// The enrolment.
    pub registration: String,
    /// Whether documents of every enrolment are meant: nothing was asked about it.
    pub any_registration: bool,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its media type.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The hash of its bytes: 40 hexadecimal digits.
    pub etag: String,
    /// When it was changed last.
    pub updated_at: Moment,
}

/// What a request says about the document that it found before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// `If-Match`.
    pub matches: Option<String>,
    /// `If-None-Match`.
    pub none_matches: Option<String>,
}

/// Why a document is not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not the one that the request knows (412).
    Changed,
    /// It is there, and the request does not say that it knows it (409).
    Unconditional,
    /// 1.0.3: a profile is put without a condition where there is none yet (400).
    NoCondition,
    /// One of the two is no JSON object: they cannot be merged (400).
    NoObject,
    /// It is larger than what is taken (413).
    TooLarge,
}

impl Kind {
    /// As rows name it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::State => "state",
            Kind::Agent => "agent",
            Kind::Activity => "activity",
        }
    }
}

impl Condition {
    /// Whether what the request says holds for the document that is there.
    pub fn holds(&self, there: Option<&Document>) -> bool {
        let matches = self.matches.as_ref().is_none_or(|tags| there.is_some_and(|document| names(tags, document)));
        matches && !there.is_some_and(|document| self.knows(document))
    }

    /// Whether whoever asks says that he has the document as it is (`If-None-Match`).
    pub fn knows(&self, document: &Document) -> bool {
        self.none_matches.as_ref().is_some_and(|tags| names(tags, document))
    }

    /// Whether a document may be put (1.0.3, Communication 3.1; 2.0, 4.1.4): never over one that the request does not know, but for states of 1.0.3.
    pub fn lets_put(&self, kind: Kind, version: Version, there: Option<&Document>) -> Result<(), Why> {
        if !self.holds(there) {
            return Err(Why::Changed);
        }
        let says_nothing = self.matches.is_none() && self.none_matches.is_none();
        match (says_nothing, version, kind, there) {
            (false, ..) | (_, Version::V1_0_3, Kind::State, _) | (_, Version::V2_0, _, None) => Ok(()),
            (true, _, _, Some(_)) => Err(Why::Unconditional),
            (true, Version::V1_0_3, _, None) => Err(Why::NoCondition),
        }
    }
}

/// Whether a list of tags, or `*`, names a document.
fn names(tags: &str, document: &Document) -> bool {
    tags.split(',').any(|tag| {
        let tag = tag.trim();
        tag == "*" || tag.trim_start_matches("W/").trim_matches('"') == document.etag
    })
}

/// Whether a media type is JSON.
pub fn is_json(content_type: &str) -> bool {
    content_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// Two JSON objects as one: what the newer says replaces what the older said, property by property and not deeper.
pub fn merge(older: &[u8], newer: &[u8]) -> Option<Vec<u8>> {
    let (older, newer) = (std::str::from_utf8(older).ok()?, std::str::from_utf8(newer).ok()?);
    let (older, newer) = (json::parse(older).ok()?, json::parse(newer).ok()?);
    let (Value::Object(older), Value::Object(newer)) = (&older.value, &newer.value) else { return None };
    let kept = older.iter().filter(|(key, _)| !newer.iter().any(|(other, _)| other == key));
    let mut merged = String::from("{");
    for (key, value) in kept.chain(newer) {
        merged.push_str(if merged.len() > 1 { "," } else { "" });
        json::write_string(key, &mut merged);
        merged.push(':');
        merged.push_str(value.raw);
    }
    merged.push('}');
    Some(merged.into_bytes())
}

/// Whether bytes are a JSON object.
pub fn is_object(bytes: &[u8]) -> bool {
    merge(b"{}", bytes).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        Document { content_type: String::new(), bytes: Vec::new(), etag: "abc".into(), updated_at: Moment(0) }
    }

    fn says(matches: &str, none_matches: &str) -> Condition {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Condition { matches: some(matches), none_matches: some(none_matches) }
    }

    #[test]
    fn a_document_is_put_over_one_that_is_known_alone() {
        let there = Some(document());
        let cases = [
            (Version::V1_0_3, Kind::Agent, says("", ""), Err(Why::Unconditional), Err(Why::NoCondition)),
            (Version::V1_0_3, Kind::State, says("", ""), Ok(()), Ok(())),
            (Version::V2_0, Kind::State, says("", ""), Err(Why::Unconditional), Ok(())),
            (Version::V2_0, Kind::Activity, says("\"abc\"", ""), Ok(()), Err(Why::Changed)),
            (Version::V2_0, Kind::Activity, says("\"x\", W/\"abc\"", ""), Ok(()), Err(Why::Changed)),
            (Version::V1_0_3, Kind::Activity, says("\"abd\"", ""), Err(Why::Changed), Err(Why::Changed)),
            (Version::V1_0_3, Kind::Agent, says("", "*"), Err(Why::Changed), Ok(())),
            (Version::V1_0_3, Kind::Agent, says("", "\"abd\""), Ok(()), Ok(())),
        ];
        for (version, kind, condition, over_one, over_none) in cases {
            assert_eq!(
                condition.lets_put(kind, version, there.as_ref()),
                over_one,
                "{version:?} {kind:?} {condition:?}"
            );
            assert_eq!(condition.lets_put(kind, version, None), over_none, "{version:?} {kind:?} {condition:?}");
        }
    }

    #[test]
    fn objects_are_merged_and_nothing_else() {
        let merged = merge(br#"{"a":1,"b":{"x":1}}"#, br#"{"b":{"y":2.50},"c":null}"#).unwrap();
        assert_eq!(String::from_utf8(merged).unwrap(), r#"{"a":1,"b":{"y":2.50},"c":null}"#);
        for no_object in ["[]", "1", "", "{", "{\"a\":1,\"a\":2}"] {
            assert!(merge(b"{}", no_object.as_bytes()).is_none() && merge(no_object.as_bytes(), b"{}").is_none());
        }
    }
}
