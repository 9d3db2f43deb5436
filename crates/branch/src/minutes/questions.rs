//! What can be asked about minutes. Read only.

use zhixing_kit::{Read, Result};
use zhixing_people::Actor;

use super::model::{Minutes, Remark, Signature, Subject};
use super::store;
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::{agenda, passage, visible};
use crate::{ballot, motion, resolution, roll};

/// The minutes of a meeting that the actor may see.
pub fn minutes(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Minutes> {
    arrange(tx, visible(tx, actor, id)?)
}

/// Everything that the minutes of a meeting arrange.
pub(crate) fn arrange(tx: &Read<'_>, activity: Activity) -> Result<Minutes> {
    let id = &activity.id;
    let (unit, passage, roll, agenda, remarks, motions, ballots, resolutions, corrections, signatures) =
        tx.together((
            || zhixing_people::unit(tx, &activity.unit),
            || passage(tx, id),
            || roll::questions::list(tx, id),
            || agenda(tx, id),
            || store::remarks(tx, id),
            || motion::questions::list(tx, id),
            || ballot::told(tx, id),
            || resolution::questions::decided(tx, id),
            || store::corrections(tx, id),
            || store::signatures(tx, id),
        ))?;
    let unit_name = unit.name;
    let opened = passage.opened.as_ref().map(|(step, _)| step);
    let wall = [opened, passage.closed.as_ref()].map(|step| step.map(|step| step.happened_at.local(tx.zone())));
    Ok(Minutes {
        activity,
        unit_name,
        passage,
        roll,
        agenda,
        remarks,
        motions,
        ballots,
        resolutions,
        corrections,
        signatures,
        wall,
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

/// Whether the words of an entry of a meeting's minutes were put right after its end, and not put back.
pub(crate) fn is_corrected(tx: &Read<'_>, id: &ActivityId, subject: Subject, entry: &str) -> Result<bool> {
    Ok(super::model::is_corrected(&store::corrections(tx, id)?, subject, entry))
}

/// The entries of a meeting's roll that were put right after its end, and not put back.
pub(crate) fn corrected_on_roll(tx: &Read<'_>, id: &ActivityId) -> Result<Vec<String>> {
    let corrections = store::corrections(tx, id)?;
    let of_roll = corrections.iter().filter(|one| super::model::is_corrected(&corrections, Subject::Roll, &one.entry));
    Ok(of_roll.map(|correction| correction.entry.clone()).collect())
}
