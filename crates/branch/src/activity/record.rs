//! How an act on an activity is recorded: one statement about `activity/ID`, in the transaction of the act. It decides nothing.

use serde_json::Value;
use zhixing_kit::{Moment, Result, Write};
use zhixing_people::MemberId;
use zhixing_records::{Author, Deed, Thing, ThingKind, Verb, append};

use super::model::Activity;

/// What was done to which part of the activity.
pub(crate) struct Act<'a> {
    /// The verb.
    pub verb: &'static Verb,
    /// The kind of thing.
    pub kind: &'static ThingKind,
    /// Its path below the activity's, such as `motion/ID`; empty for the activity itself.
    pub part: String,
    /// Its name at the time.
    pub name: &'a str,
    /// Whom it concerns besides who did it.
    pub concerns: Vec<MemberId>,
    /// When it happened.
    pub happened_at: Moment,
    /// The details.
    pub facts: Value,
}

/// The longest name that goes into a record, in characters; the whole text is among the facts.
const NAME_MAX: usize = 80;

/// Records the act.
pub(crate) fn note(tx: &Write<'_>, by: &Author, activity: &Activity, act: Act<'_>) -> Result<()> {
    let about = activity.about();
    let path = if act.part.is_empty() { about.clone() } else { format!("{about}/{}", act.part) };
    let name = act.name.chars().take(NAME_MAX).collect();
    let object = Thing { kind: act.kind, path, name };
    let deed = Deed {
        verb: act.verb,
        object,
        about,
        unit: activity.unit.clone(),
        concerns: act.concerns,
        happened_at: act.happened_at,
        facts: act.facts,
    };
    append(tx, by, deed).map(drop)
}
