//! What is wrong with a statement: where, which rule, and the number of the requirement that says so.

use std::borrow::Cow;
use std::fmt;

use crate::value::version::Version;

/// A broken rule and where: `actor.mbox: must be a mailto IRI (XAPI-00038)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Names of properties from the statement down; empty for the statement as a whole.
    pub path: String,
    /// The rule.
    pub rule: Rule,
    /// The number of the requirement in the public list of requirements for record stores, where it has one.
    pub requirement: Option<&'static str>,
}

/// A rule that a part of a statement breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rule {
    /// No JSON; what is wrong and at which byte.
    #[error("is not well-formed JSON: {what} at byte {byte}")]
    Json {
        /// What is wrong.
        what: &'static str,
        /// Bytes before it.
        byte: usize,
    },
    /// `null` outside of extensions.
    #[error("must not be null")]
    Null,
    /// A property that has to be there.
    #[error("is missing")]
    Missing,
    /// A property that is not in the specification.
    #[error("is not a property that xAPI has here")]
    Unknown,
    /// A property in another case.
    #[error("must be written {0}")]
    KeyCase(&'static str),
    /// Another type of JSON.
    #[error("must be {0}")]
    Type(&'static str),
    /// Not one of the values that are allowed.
    #[error("must be one of: {0}")]
    OneOf(&'static str),
    /// Not an IRI.
    #[error("must be an IRI with a scheme")]
    Iri,
    /// Not an address of mail.
    #[error("must be a mailto IRI")]
    Mailto,
    /// Not the hash of a mailto IRI.
    #[error("must be a SHA-1 hash: 40 hexadecimal digits")]
    Sha1,
    /// Not the hash of an attachment.
    #[error("must be a SHA-2 hash in hexadecimal digits")]
    Sha2,
    /// Not a UUID of RFC 4122.
    #[error("must be a UUID in its standard form")]
    Uuid,
    /// Not a tag of RFC 5646.
    #[error("must be a language tag as in zh-CN (RFC 5646)")]
    LanguageTag,
    /// Not a moment.
    #[error("must be a moment as in 2026-03-01T09:30:00Z")]
    Timestamp,
    /// The offset that RFC 3339 keeps for "unknown".
    #[error("must not have the offset -00:00")]
    UnknownOffset,
    /// Not a length of time.
    #[error("must be an ISO 8601 duration as in PT1H30M")]
    Duration,
    /// Another version.
    #[error("must be {0}")]
    Version(&'static str),
    /// Not a media type.
    #[error("must be a media type as in text/plain")]
    MediaType,
    /// An agent, or an identified group, without its identifier.
    #[error("must have one of mbox, mbox_sha1sum, openid and account")]
    NoIdentifier,
    /// Several identifiers.
    #[error("must have only one of mbox, mbox_sha1sum, openid and account")]
    SeveralIdentifiers,
    /// A group in a group.
    #[error("must be an Agent: a group has no groups as members")]
    GroupInGroup,
    /// A score out of its bounds.
    #[error("must lie between -1 and 1")]
    Scaled,
    /// `min` not below `max`.
    #[error("must be less than max")]
    MinMax,
    /// `raw` out of `min` and `max`.
    #[error("must lie between min and max")]
    Raw,
    /// A property that goes with an activity alone.
    #[error("is only allowed when the object is an Activity")]
    OnlyWithActivity,
    /// A substatement in a substatement.
    #[error("must not be a SubStatement within a SubStatement")]
    Nested,
    /// A voiding statement about something else than a statement.
    #[error("must be a StatementRef, because the verb is voided")]
    VoidsNothing,
    /// An authority that is a group and not of two agents (OAuth).
    #[error("must be an Agent, or a Group of exactly two Agents")]
    Authority,
    /// Parts of an interaction without its type.
    #[error("needs an interactionType beside it")]
    NoInteraction,
    /// A list of components that this type of interaction does not have.
    #[error("does not belong to this interactionType")]
    OtherInteraction,
    /// Two components of one list with the same id.
    #[error("must be different from the ids before it")]
    RepeatedId,
    /// A list that must not be empty.
    #[error("must not be empty")]
    Empty,
    /// A signature whose attachment says something else.
    #[error("must be application/octet-stream, because it is a signature")]
    SignatureType,
    /// The same id twice in a batch.
    #[error("must be different from the ids of the other statements")]
    RepeatedStatement,
    /// Larger than what is taken.
    #[error("is longer than {0} allows")]
    TooLong(&'static str),
}

impl Fault {
    pub(crate) fn new(at: &At<'_>, rule: Rule) -> Self {
        let requirement = match rule {
            Rule::Null => Some("XAPI-00001"),
            Rule::KeyCase(_) => Some("XAPI-00008"),
            Rule::Unknown => Some("XAPI-00010"),
            _ => None,
        };
        Fault { path: at.path(), rule, requirement }
    }

    pub(crate) fn json(what: &'static str, byte: usize) -> Self {
        Fault { path: String::new(), rule: Rule::Json { what, byte }, requirement: Some("XAPI-00014") }
    }

    /// With this number if it is about a property that nobody knows.
    pub(crate) fn unknown_by(mut self, requirement: &'static str) -> Self {
        if self.rule == Rule::Unknown {
            self.requirement = Some(requirement);
        }
        self
    }

    /// With the number of a requirement, unless it has one.
    pub(crate) fn by(mut self, requirement: &'static str) -> Self {
        self.requirement.get_or_insert(requirement);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the statement" } else { &self.path };
        let colon = if self.path.is_empty() { "" } else { ":" };
        write!(f, "{path}{colon} {}", self.rule)?;
        self.requirement.map_or(Ok(()), |number| write!(f, " ({number})"))
    }
}

impl std::error::Error for Fault {}

/// Where one is in a statement, and by which version it is read. It becomes a path when something is wrong there.
#[derive(Clone, Copy)]
pub(crate) struct At<'p> {
    pub version: Version,
    above: Option<&'p At<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Top,
    Key(&'p str),
    Index(usize),
}

impl<'p> At<'p> {
    pub(crate) fn top(version: Version) -> At<'static> {
        At { version, above: None, step: Step::Top }
    }

    pub(crate) fn named(version: Version, name: &'p str) -> At<'p> {
        At { version, above: None, step: Step::Key(name) }
    }

    pub(crate) fn key(&'p self, key: &'p str) -> At<'p> {
        At { version: self.version, above: Some(self), step: Step::Key(key) }
    }

    pub(crate) fn index(&'p self, index: usize) -> At<'p> {
        At { version: self.version, above: Some(self), step: Step::Index(index) }
    }

    pub(crate) fn fault<T>(&self, rule: Rule) -> Result<T, Fault> {
        Err(Fault::new(self, rule))
    }

    /// Keys of extensions are whole addresses: quoted, so that their full stops are not taken for steps.
    fn path(&self) -> String {
        let above = self.above.map(At::path).unwrap_or_default();
        let dot = if above.is_empty() { "" } else { "." };
        match self.step {
            Step::Top => above,
            Step::Key(key) if key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') => {
                format!("{above}{dot}{key}")
            }
            Step::Key(key) => format!("{above}[{:?}]", shortened(key)),
            Step::Index(index) => format!("{above}[{index}]"),
        }
    }
}

/// A key that a client sent, short enough for a message.
fn shortened(key: &str) -> Cow<'_, str> {
    match key.char_indices().nth(100) {
        Some((end, _)) => Cow::Owned(format!("{}…", &key[..end])),
        None => Cow::Borrowed(key),
    }
}
