//! The nouns of the ledger: who did what, whom it concerns, who may read it, and an entry as it is read back. Plain values; no SQL, no clock.

use serde_json::Value;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Sentence};

use crate::vocabulary::{ThingKind, Verb};

zhixing_kit::ids! {
    /// A node of the organisation's tree.
    UnitId;
    /// A person of a unit.
    MemberId;
    /// A statement of the ledger.
    StatementId;
}

/// From how long after the event an entry is called late, in milliseconds.
pub const LATE_MS: i64 = DAY_MS;

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Whose ledger it goes into.
    pub organisation: OrganisationId,
    /// The person; `None`: the program itself.
    pub member: Option<MemberId>,
    /// The name at the time of the act.
    pub name: String,
}

/// What was done, as the action tells it.
#[derive(Clone, Debug)]
pub struct Deed {
    /// The verb.
    pub verb: &'static Verb,
    /// To what.
    pub object: Thing,
    /// The path of the whole it belongs to, such as `activity/ID`. Pages that follow it are told.
    pub about: String,
    /// Where it happened: those who may read this unit's records see it.
    pub unit: UnitId,
    /// Whom it concerns, besides who did it: they see it too.
    pub concerns: Vec<MemberId>,
    /// When it happened, which may be long before it is recorded; never later.
    pub happened_at: Moment,
    /// The details, for the record and for who reads it; `Null` when there are none.
    pub facts: Value,
}

/// The thing that something was done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Its kind.
    pub kind: &'static ThingKind,
    /// Its path, such as `activity/ID`: without spaces.
    pub path: String,
    /// Its name at the time of the act.
    pub name: String,
}

/// What a correction says: the earlier statement stays as it is.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The statement that was wrong.
    pub statement: StatementId,
    /// What it said.
    pub before: Value,
    /// What is right.
    pub after: Value,
    /// Why; not empty.
    pub why: String,
}

/// How far somebody sees: what concerns him, and all of these units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The person.
    pub member: Option<MemberId>,
    /// Units whose records he may read.
    pub units: Vec<UnitId>,
}

/// Which entries are asked for; the default is all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this verb, by name.
    pub verb: Option<String>,
    /// Only what is about things of this kind: the first part of `about`, such as `activity`.
    pub kind: Option<String>,
    /// Only what happened at this moment or later.
    pub from: Option<Moment>,
    /// Only what happened before this moment.
    pub until: Option<Moment>,
}

/// A statement as it is read back.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id; ids sort by time of recording.
    pub id: StatementId,
    /// Where it happened.
    pub unit: UnitId,
    /// The whole it belongs to.
    pub about: String,
    /// Who did it; `None`: the program itself.
    pub actor: Option<MemberId>,
    /// His name at the time.
    pub actor_name: String,
    /// The verb's name.
    pub verb: String,
    /// The verb in words, as recorded.
    pub verb_display: Sentence,
    /// The name of the thing's kind.
    pub object_kind: String,
    /// The thing's name at the time.
    pub object_name: String,
    /// The thing's path.
    pub path: String,
    /// The details; `Null` without any.
    pub facts: Value,
    /// When it happened.
    pub happened_at: Moment,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// Its place in the log; `None` while it waits for the clerk.
    pub position: Option<u64>,
    /// The statement that it corrects.
    pub corrects: Option<StatementId>,
    /// The newest statement that corrects it.
    pub corrected_by: Option<StatementId>,
    /// Whether its text was erased for a person's sake; the body is what is left, and no longer proved.
    pub erased: bool,
    /// The exact stored bytes.
    pub body: String,
}

impl Entry {
    /// Whether it was recorded more than [`LATE_MS`] after it happened.
    pub fn is_late(&self) -> bool {
        self.recorded_at.0 - self.happened_at.0 > LATE_MS
    }
}

impl Reach {
    /// Whether this reach covers a unit by itself (what concerns the person comes on top).
    pub fn covers(&self, unit: &UnitId) -> bool {
        self.units.contains(unit)
    }
}
