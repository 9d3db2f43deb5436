//! A statement and its two larger parts. Fields serialise in one fixed order, so that equal statements are equal bytes.

use super::activity::{Activity, Agent, Object, Verb};
use super::check::{Problem, Problems, Rule};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Further facts by IRI, in the IRIs' order.
pub type Extensions = BTreeMap<String, Value>;

/// Who did what to what, when, with what result, in which context.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// A UUID in lower case.
    pub id: String,
    /// Who did it.
    pub actor: Agent,
    /// What was done.
    pub verb: Verb,
    /// To what or whom.
    pub object: Object,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Outcome>,
    /// In which context.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    /// When it happened: RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<String>,
    /// When it was recorded: RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stored: Option<String>,
    /// Who vouches for the statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Agent>,
    /// The version of the standard: `2.0.0`.
    pub version: String,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Whether it succeeded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
    /// Whether it was completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion: Option<bool>,
    /// What was answered or said, word for word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// How long it took: ISO 8601, as `PT1H30M`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    /// Further facts.
    #[serde(default, skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

/// In which context.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Context {
    /// The UUID of what the statement is one step of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<String>,
    /// Who led.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instructor: Option<Agent>,
    /// What it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_activities: Option<ContextActivities>,
    /// Further facts.
    #[serde(default, skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

/// What a statement belongs to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContextActivities {
    /// What the object is a part of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parent: Vec<Activity>,
    /// What it is related to from further away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grouping: Vec<Activity>,
    /// The profiles that the statement follows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub category: Vec<Activity>,
    /// All else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<Activity>,
}

impl Statement {
    /// The version of the standard that statements follow.
    pub const VERSION: &str = "2.0.0";
    /// Bytes that a statement's JSON may have: 1 MiB.
    pub const LENGTH_MAX: usize = 1 << 20;

    /// A statement of the four things that each one has. The rest is set as fields.
    pub fn new(id: &str, actor: Agent, verb: Verb, object: Object) -> Statement {
        Statement {
            id: id.to_owned(),
            actor,
            verb,
            object,
            result: None,
            context: None,
            timestamp: None,
            stored: None,
            authority: None,
            version: Self::VERSION.to_owned(),
        }
    }

    /// The statement's bytes, if it follows the rules: what is stored and committed to.
    pub fn to_json(&self) -> Result<String, Problems> {
        self.check()?;
        let json = serde_json::to_string(self).map_err(|error| Problems::of("", Rule::Json(error.to_string())))?;
        if json.len() > Self::LENGTH_MAX { Err(Problems::of("", Rule::TooLong)) } else { Ok(json) }
    }

    /// Reads a statement of this shape and checks it.
    pub fn from_json(json: &str) -> Result<Statement, Problems> {
        if json.len() > Self::LENGTH_MAX {
            return Err(Problems::of("", Rule::TooLong));
        }
        let statement: Statement = serde_json::from_str(json)
            .map_err(|error| Problems(vec![Problem::new("", Rule::Json(error.to_string()))]))?;
        statement.check()?;
        Ok(statement)
    }
}
