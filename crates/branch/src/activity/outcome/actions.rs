//! What can happen to an outcome while the meeting goes on.

use serde_json::json;
use zhixing_kit::{Error, Read, Result, Write};
use zhixing_people::{Actor, Place, Right, Waited, require};

use crate::activity::model::{Activity, ActivityId, AgendaItem, AgendaItemId, State};
use crate::activity::record::{Act, note};
use crate::activity::{questions, store};
use crate::{minutes, verbs};

/// The meeting and its item, for who runs it; refused unless the meeting is going on. What nobody noted before the end is still taken, as words are, until
/// somebody has signed: it may have waited on a device.
pub fn must_note(tx: &Read<'_>, actor: &Actor, id: &ActivityId, item: &AgendaItemId) -> Result<(Activity, AgendaItem)> {
    let activity = questions::visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    let item = store::agenda(tx, id)?.into_iter().find(|other| other.id == *item).ok_or(Error::NotFound)?;
    let is_missing = activity.state == State::Closed && item.outcome.is_none() && !activity.keeps_fact_only();
    if !is_missing || !minutes::questions::signatures(tx, id)?.is_empty() {
        activity.must_be_open()?;
    }
    Ok((activity, item))
}

/// Notes what came of an item, or changes what was noted; the record then tells what stood there. The same words again change nothing.
pub fn conclude(
    tx: &Write<'_>,
    actor: &Actor,
    id: &ActivityId,
    item: &AgendaItemId,
    (outcome, waited): (&str, Waited),
) -> Result<()> {
    let (activity, item) = must_note(tx, actor, id, item)?;
    let facts = match &item.outcome {
        None => json!({ "outcome": outcome }),
        Some(before) if before == outcome => return Ok(()),
        Some(before) => json!({ "outcome": outcome, "before": before }),
    };
    match &item.outcome {
        None => store::add_outcome(tx, &actor.author(), id, &item.id, outcome)?,
        Some(_) => store::outcome(tx, id, item.id.as_str(), outcome)?,
    }
    let act = Act {
        verb: &verbs::CONCLUDED,
        kind: &verbs::AGENDA_ITEM,
        part: format!("agenda/{}", item.id),
        name: &item.title,
        concerns: Vec::new(),
        happened_at: activity.acts_at(activity.taken_down_at(tx.now(), waited.0)),
        facts,
    };
    note(tx, &actor.author(), &activity, act)
}
