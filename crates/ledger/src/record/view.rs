//! What a verified statement shows: found in the statement itself, never beside it.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What a person is told of a statement. All texts stand as they were recorded: whoever prints them makes control and
/// direction characters harmless.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerifiedStatement {
    /// The index in the log.
    pub index: u64,
    /// Whether its text was erased for a person's sake: only that something was recorded is proved, not what.
    pub erased: bool,
    /// The statement's id.
    pub id: Option<String>,
    /// The verb's IRI.
    pub verb: Option<String>,
    /// The verb in words, by language tag.
    pub verb_display: BTreeMap<String, String>,
    /// The actor's name, or what identifies him.
    pub actor: Option<String>,
    /// What it is about: the object's id.
    pub object: Option<String>,
    /// When it happened, as the statement says.
    pub timestamp: Option<String>,
    /// When it was recorded.
    pub stored: Option<String>,
    /// The statement itself, exactly as it was recorded.
    pub text: String,
}

#[derive(Deserialize)]
struct Seen {
    id: Option<String>,
    #[serde(default)]
    actor: Named,
    #[serde(default)]
    verb: Verb,
    #[serde(default)]
    object: Identified,
    timestamp: Option<String>,
    stored: Option<String>,
}

/// Somebody: by name, or else by one of the ways to identify him.
#[derive(Deserialize, Default)]
struct Named {
    name: Option<String>,
    mbox: Option<String>,
    mbox_sha1sum: Option<String>,
    openid: Option<String>,
    #[serde(default)]
    account: Account,
}

#[derive(Deserialize, Default)]
struct Account {
    name: Option<String>,
}

impl Named {
    fn told(self) -> Option<String> {
        let mbox = self.mbox.map(|mbox| mbox.trim_start_matches("mailto:").to_owned());
        self.name.or(mbox).or(self.account.name).or(self.openid).or(self.mbox_sha1sum)
    }
}

#[derive(Deserialize, Default)]
struct Identified {
    id: Option<String>,
}

#[derive(Deserialize, Default)]
struct Verb {
    id: Option<String>,
    #[serde(default)]
    display: BTreeMap<String, String>,
}

impl VerifiedStatement {
    /// Reads a statement's JSON; `None` if it is none, or says one of these things twice.
    pub(super) fn of(index: u64, erased: bool, statement: &str) -> Option<VerifiedStatement> {
        let seen: Seen = serde_json::from_str(statement).ok()?;
        Some(VerifiedStatement {
            index,
            erased,
            id: seen.id,
            verb: seen.verb.id,
            verb_display: seen.verb.display,
            actor: seen.actor.told(),
            object: seen.object.id,
            timestamp: seen.timestamp,
            stored: seen.stored,
            text: statement.to_owned(),
        })
    }
}
