//! How an act around a secret ballot is recorded. Taking a ballot and casting it are the two acts without a record of their own:
//! its time would be an order of voters. The record of the result names who took part.

use serde_json::Value;
use zhixing_kit::{Result, Write};
use zhixing_people::{Actor, MemberId};
use zhixing_records::Verb;

use super::model::Ballot;
use crate::activity::model::Activity;
use crate::activity::record::{Act, note};
use crate::verbs;

/// Records an act on a ballot.
pub fn tell(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &Activity,
    ballot: &Ballot,
    verb: &'static Verb,
    concerns: Vec<MemberId>,
    facts: Value,
) -> Result<()> {
    let act = Act {
        verb,
        kind: &verbs::BALLOT,
        part: format!("ballot/{}", ballot.id),
        name: &ballot.title,
        concerns,
        happened_at: activity.acts_at(tx.now()),
        facts,
    };
    note(tx, &actor.author(), activity, act)?;
    tx.announce(ballot.topic());
    Ok(())
}
