//! What can happen to a question that was taken along: its answer arrives. It counts once, from when it was given, however often and however late it
//! is sent; and it leaves no record (decision 0017).

use zhixing_kit::{Error, Moment, Result, Write};
use zhixing_people::{Actor, Waited};
use zhixing_question::Question;

use super::input::judged;
use super::model::Seen;
use super::{questions, store};
use crate::selftest::actions::{count, judge_own, recall_at, take};
use crate::selftest::input::{Sent, check, unsure};
use crate::selftest::memory::Scheduler;
use crate::selftest::model::{AskId, Given, happened, judge};
use crate::selftest::store::{Chosen, Remembered, taking};
use crate::training::questions::scheduler;

/// Takes an answer that waited so long on a device. Own words may come with how their writer judged them.
pub fn answer(tx: &Write<'_>, actor: &Actor, id: &AskId, seen: &Seen, sent: &Sent, waited: Waited) -> Result<()> {
    let (taken, scheduler, offered) = tx.together((
        || taking(tx, &actor.member, id),
        || scheduler(tx, &actor.member),
        || questions::seen(tx, actor, &seen.chosen),
    ))?;
    let judged_now = match taken {
        Some((ask, _)) if ask.given.is_some() => return Ok(()),
        Some((ask, known)) => {
            let given = given(&ask.question, sent)?;
            let at = happened(tx.now(), waited, ask.asked_at);
            take(tx, actor, &ask, (&scheduler, known), (&given, unsure(sent)), at)?
        }
        None => {
            let at = happened(tx.now(), waited, seen.packed_at);
            take_up(tx, actor, &scheduler, (id, &seen.chosen), offered.ok_or(Error::NotFound)?, sent, at)?
        }
    };
    match judged(sent) {
        Some(outcome) if !judged_now => judge_own(tx, actor, id, outcome),
        _ => Ok(()),
    }
}

fn given(question: &Question, sent: &Sent) -> Result<Given> {
    check(question.asked(), question.stem(), sent).map_err(|faults| Error::Invalid(faults.0))
}

/// Takes the answer to a question that the actor saw elsewhere, under the id that it had there. Says whether it is judged.
fn take_up(
    tx: &Write<'_>,
    actor: &Actor,
    scheduler: &Scheduler,
    (id, chosen): (&AskId, &Chosen),
    (question, known): (Question, Option<Remembered>),
    sent: &Sent,
    at: Moment,
) -> Result<bool> {
    let (given, unsure) = (given(&question, sent)?, unsure(sent));
    // What was answered after it is no knowledge that he had then.
    let recall = known.filter(|known| known.reviewed_at <= at).map(|known| recall_at(tx, scheduler, &known, at));
    let outcome = judge(question.asked(), &given);
    let new = (chosen, recall);
    if !store::take_up(tx, (&actor.organisation, &actor.member), id, new, (&given, unsure, outcome), at)? {
        // The id is another's: as if there were none.
        return Err(Error::NotFound);
    }
    count(tx, actor, &chosen.0, (scheduler, known), (unsure, outcome), at)
}
