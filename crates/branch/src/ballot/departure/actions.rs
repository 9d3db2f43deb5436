//! What happens when somebody who was tied leaves before the runoff.

use serde_json::json;
use zhixing_kit::{Error, Language, Result, Sentence, Write};
use zhixing_people::Actor;

use super::questions::{is_open, proposed};
use super::text::Text;
use crate::activity::model::ActivityId;
use crate::ballot::actions::run_ballot;
use crate::ballot::count;
use crate::ballot::model::BallotId;
use crate::ballot::record::tell;
use crate::ballot::store;
use crate::roll::model::RollEntryId;
use crate::verbs;

/// Strikes somebody from a tie, with the reason. A runoff that was proposed loses him, or is taken back when the tie is decided without it: one act,
/// one statement, which says who is elected by it.
pub fn depart(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &ActivityId,
    id: &BallotId,
    entry: &RollEntryId,
    reason: &str,
) -> Result<()> {
    let (activity, ballot) = run_ballot(tx, actor, activity, id)?;
    activity.must_be_open()?;
    let before = count::questions::outcome(tx, id)?.ok_or_else(|| refusal(Text::not_tied))?;
    if !before.tied_entries().contains(&entry.as_str()) {
        return Err(refusal(Text::not_tied));
    }
    if !is_open(tx, &actor.organisation, id)? {
        return Err(refusal(Text::runoff_begun));
    }
    let by = actor.author();
    count::store::depart(tx, &by, &ballot, entry, reason)?;
    let after = count::questions::outcome(tx, id)?.ok_or(Error::NotFound)?;
    if let Some(runoff) = proposed(tx, &actor.organisation, id)? {
        if after.is_decided_by_departure() {
            store::recall(tx, &by, &runoff, Text(Language::Chinese).not_needed())?;
        } else if let Some(one) =
            store::candidates(tx, &runoff.id)?.iter().find(|one| one.entry.as_ref() == Some(entry))
        {
            store::withdraw(tx, &by, &runoff.id, one.place)?;
        }
        tx.announce(runoff.topic());
    }
    let name = after.departed.iter().find(|one| one.entry == entry.as_str()).map(|one| one.name.as_str());
    let facts = json!({
        "name": name, "reason": reason, "decided": after.is_decided_by_departure(),
        "elected": after.elected_by_departure(), "tied": after.names(&after.tied), "left": after.left,
    });
    tell(tx, actor, &activity, &ballot, &verbs::STOOD_DOWN, Vec::new(), facts)
}

fn refusal(say: fn(Text) -> &'static str) -> Error {
    Sentence::of(|language| say(Text(language))).into()
}
