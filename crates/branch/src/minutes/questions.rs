//! What can be asked about minutes. Read only.

use zhixing_kit::{Read, Result};
use zhixing_people::Actor;

use super::model::{Minutes, Remark, Signature};
use super::store;
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::{agenda, passage, visible};
use crate::{motion, resolution, roll};

/// The minutes of a meeting that the actor may see.
pub fn minutes(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Minutes> {
    arrange(tx, visible(tx, actor, id)?)
}

/// Everything that the minutes of a meeting arrange.
pub(crate) fn arrange(tx: &Read<'_>, activity: Activity) -> Result<Minutes> {
    let id = &activity.id;
    Ok(Minutes {
        unit_name: zhixing_people::unit(tx, &activity.unit)?.name,
        passage: passage(tx, id)?,
        roll: roll::questions::list(tx, id)?,
        agenda: agenda(tx, id)?,
        remarks: store::remarks(tx, id)?,
        motions: motion::questions::list(tx, id)?,
        resolutions: resolution::questions::of_activity(tx, id)?,
        corrections: store::corrections(tx, id)?,
        signatures: store::signatures(tx, id)?,
        activity,
    })
}

/// What was said in a meeting, in order.
pub fn remarks(tx: &Read<'_>, id: &ActivityId) -> Result<Vec<Remark>> {
    store::remarks(tx, id)
}

/// The signatures under a meeting's minutes.
pub fn signatures(tx: &Read<'_>, id: &ActivityId) -> Result<Vec<Signature>> {
    store::signatures(tx, id)
}
