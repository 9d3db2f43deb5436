//! Who and what a statement speaks of: agents, verbs, activities. It never resolves an IRI.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Words by language tag (`zh-CN`, `en`), in the tags' order.
pub type LanguageMap = BTreeMap<String, String>;

/// A person or system, known by an account of some installation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Agent {
    object_type: AgentType,
    /// The name shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What tells agents apart.
    pub account: Account,
}

/// An account: where it is kept, and its unique name there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// The IRI of the installation that keeps the account.
    pub home_page: String,
    /// The account's unique id there; best not a name that people go by.
    pub name: String,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verb {
    /// The verb's IRI.
    pub id: String,
    /// The verb in words.
    pub display: LanguageMap,
}

/// What it was done to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Object {
    /// A thing or an event.
    Activity(Activity),
    /// Somebody.
    Agent(Agent),
}

/// A thing or an event, known by its IRI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Activity {
    object_type: ActivityType,
    /// The activity's IRI.
    pub id: String,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Definition>,
}

/// What an activity is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Its name.
    #[serde(default, skip_serializing_if = "LanguageMap::is_empty")]
    pub name: LanguageMap,
    /// What it is about.
    #[serde(default, skip_serializing_if = "LanguageMap::is_empty")]
    pub description: LanguageMap,
    /// The IRI of its kind.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Further facts, by IRI.
    #[serde(default, skip_serializing_if = "super::Extensions::is_empty")]
    pub extensions: super::Extensions,
}

/// The mark that this is an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum AgentType {
    Agent,
}

/// The mark that this is an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum ActivityType {
    Activity,
}

impl Agent {
    /// The agent with this account, and the name shown if there is one.
    pub fn new(home_page: &str, account: &str, name: Option<&str>) -> Agent {
        let account = Account { home_page: home_page.to_owned(), name: account.to_owned() };
        Agent { object_type: AgentType::Agent, name: name.map(str::to_owned), account }
    }
}

impl Verb {
    /// The verb with this IRI, and its words as pairs of language tag and text.
    pub fn new(id: &str, display: &[(&str, &str)]) -> Verb {
        Verb { id: id.to_owned(), display: words(display) }
    }
}

impl Activity {
    /// The activity with this IRI; what it is goes into `definition`.
    pub fn new(id: &str, definition: Option<Definition>) -> Activity {
        Activity { object_type: ActivityType::Activity, id: id.to_owned(), definition }
    }
}

impl Definition {
    /// A definition of a kind (an IRI) and a name as pairs of language tag and text.
    pub fn new(kind: &str, name: &[(&str, &str)]) -> Definition {
        Definition { name: words(name), kind: Some(kind.to_owned()), ..Definition::default() }
    }
}

fn words(pairs: &[(&str, &str)]) -> LanguageMap {
    pairs.iter().map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned())).collect()
}
