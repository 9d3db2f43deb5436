//! What can happen to a question that was taken along: its answer arrives. It counts once, from when it was given, however often and however late it
//! is sent; and it leaves no record (decision 0017).

use zhixing_kit::{Error, Result, Write};
use zhixing_people::{Actor, Waited};

use super::input::judged;
use super::model::Seen;
use super::{questions, store};
use crate::selftest::actions::{judge_own, recall_at, take};
use crate::selftest::input::{Sent, check, unsure};
use crate::selftest::memory::Scheduler;
use crate::selftest::model::{Ask, AskId, happened};
use crate::selftest::store::{Remembered, remembered, taking};
use crate::training::questions::scheduler;

/// Takes an answer that waited so long on a device. Own words may come with how their writer judged them.
pub fn answer(tx: &Write<'_>, actor: &Actor, id: &AskId, seen: &Seen, sent: &Sent, waited: Waited) -> Result<()> {
    let (taken, scheduler) = tx.together((|| taking(tx, &actor.member, id), || scheduler(tx, &actor.member)))?;
    let (ask, known) = match taken {
        Some((ask, _)) if ask.given.is_some() => return Ok(()),
        Some(taken) => taken,
        None => take_up(tx, actor, &scheduler, id, (seen, waited))?,
    };
    let given = check(ask.question.asked(), ask.question.stem(), sent).map_err(|faults| Error::Invalid(faults.0))?;
    let at = happened(tx.now(), waited, ask.asked_at);
    if !take(tx, actor, &ask, (&scheduler, known), (&given, unsure(sent)), at)?
        && let Some(outcome) = judged(sent)
    {
        judge_own(tx, actor, id, outcome)?;
    }
    Ok(())
}

/// Puts to the actor what he saw elsewhere, under the id that it had there.
fn take_up(
    tx: &Write<'_>,
    actor: &Actor,
    scheduler: &Scheduler,
    id: &AskId,
    (seen, waited): (&Seen, Waited),
) -> Result<(Ask, Option<Remembered>)> {
    let ask = questions::seen(tx, actor, id, seen)?;
    let at = happened(tx.now(), waited, seen.packed_at);
    let known = remembered(tx, &actor.member, &ask.question_id)?;
    // What was answered after it is no knowledge that he had then.
    let recall = known.filter(|known| known.reviewed_at <= at).map(|known| recall_at(tx, scheduler, &known, at));
    let new = (&seen.chosen, recall);
    if store::take_up(tx, &actor.organisation, &actor.member, id, new, at)? {
        Ok((ask, known))
    } else {
        // The id is another's: as if there were none.
        Err(Error::NotFound)
    }
}
