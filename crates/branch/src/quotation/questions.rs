//! What can be asked about passages that a meeting reads from. Read only; who sees the meeting sees them.

use zhixing_kit::{Read, Result};
use zhixing_library::{Answers, Within, search};
use zhixing_people::{Actor, Place, Right, require};

use super::model::{Quotation, must_be_quotable};
use super::store;
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::visible;

/// What a meeting reads from.
pub fn of_activity(tx: &Read<'_>, id: &ActivityId) -> Result<Vec<Quotation>> {
    store::of(tx, id)
}

/// The meeting, for who plans or runs it, while passages can be chosen.
pub fn quotable(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Activity> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    must_be_quotable(&activity)?;
    Ok(activity)
}

/// Passages of the library that answer a question, to choose from.
pub fn to_choose(tx: &Read<'_>, actor: &Actor, id: &ActivityId, question: &str) -> Result<(Activity, Answers)> {
    let activity = quotable(tx, actor, id)?;
    Ok((activity, search(tx, &actor.organisation, question, Within::default())?))
}
