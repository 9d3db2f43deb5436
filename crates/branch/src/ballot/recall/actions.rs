//! What happens when a ballot is taken back.

use serde_json::json;
use zhixing_kit::{Result, Write};
use zhixing_people::Actor;

use super::questions::must_recall;
use crate::activity::model::ActivityId;
use crate::ballot::model::BallotId;
use crate::ballot::questions::visible_ballot;
use crate::ballot::record::tell;
use crate::ballot::store;
use crate::verbs;

/// Takes a ballot back that has not begun, and says why. Who proposed it may, and who leads the branch; also after the meeting, when nobody can
/// begin it any more.
pub fn recall(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &BallotId, reason: &str) -> Result<()> {
    let (activity, ballot) = visible_ballot(tx, actor, activity, id)?;
    must_recall(tx, actor, &activity, &ballot)?;
    ballot.must_be_proposed()?;
    store::recall(tx, &actor.author(), &ballot, reason)?;
    let facts = json!({ "secret": true, "kind": ballot.kind.code(), "text": ballot.title, "round": ballot.round, "reason": reason });
    tell(tx, actor, &activity, &ballot, &verbs::RECALLED, Vec::new(), facts)
}
