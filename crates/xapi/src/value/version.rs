//! By which version of the specification a request is read, and which one a statement says of itself.

use crate::fault::{At, Fault, Rule};
use crate::fields::text;
use crate::json::Node;

/// The version by which a request is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 1.0.3, and what came before it under 1.0.
    V1_0_3,
    /// 2.0 (IEEE 9274.1.1-2023).
    V2_0,
}

impl Version {
    /// What the header `X-Experience-API-Version` asks for: `1.0` and `1.0.x`, `2.0` and `2.0.x`. Anything else is no version that is known.
    pub fn of_header(text: &str) -> Option<Version> {
        match text.trim() {
            text if is_below(text, "1.0") => Some(Version::V1_0_3),
            text if is_below(text, "2.0") => Some(Version::V2_0),
            _ => None,
        }
    }

    /// The full name.
    pub const fn name(self) -> &'static str {
        match self {
            Version::V1_0_3 => "1.0.3",
            Version::V2_0 => "2.0.0",
        }
    }
}

fn is_below(text: &str, version: &str) -> bool {
    let Some(rest) = text.strip_prefix(version) else { return false };
    rest.is_empty()
        || rest.strip_prefix('.').is_some_and(|patch| !patch.is_empty() && patch.bytes().all(|b| b.is_ascii_digit()))
}

/// What a statement says of itself in its property `version`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementVersion(Box<str>);

impl StatementVersion {
    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a statement that says nothing is taken to be made by.
    pub(crate) fn first_of(version: Version) -> StatementVersion {
        StatementVersion(if version == Version::V1_0_3 { "1.0.0" } else { "2.0.0" }.into())
    }

    /// A request of 1.0.3 brings statements of 1.0.x; one of 2.0 those of 2.0.x too.
    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<StatementVersion, Fault> {
        let text = text(node, at)?;
        match (Version::of_header(text).filter(|_| text.trim() == text), at.version) {
            (Some(Version::V1_0_3), _) | (Some(Version::V2_0), Version::V2_0) => Ok(StatementVersion(text.into())),
            (_, Version::V1_0_3) => at.fault(Rule::Version("1.0 or 1.0.x")),
            (_, Version::V2_0) => at.fault(Rule::Version("2.0.x, 1.0 or 1.0.x")),
        }
    }
}
