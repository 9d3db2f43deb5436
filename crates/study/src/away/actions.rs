//! What can happen to a question that was taken along: its answer arrives. It counts once, from when it was given, however often and however late it
//! is sent; and it leaves no record (decision 0017).

use zhixing_kit::{Error, Result, Write};
use zhixing_people::{Actor, Waited};
use zhixing_question::Question;

use super::input::judged;
use super::model::Seen;
use super::questions::may_see;
use super::store::{self, Found, Under};
use crate::selftest::actions::{count, recall_at, take};
use crate::selftest::input::{Sent, check, unsure};
use crate::selftest::memory::Scheduler;
use crate::selftest::model::{AskId, Given, Outcome, happened, judge};
use crate::selftest::store::taking;

/// Takes an answer that waited so long on a device: one statement that asks and two that write. An answer belongs to the version that was seen, also
/// when the question was reworded or withdrawn meanwhile. Own words come with how their writer judged them.
pub fn answer(tx: &Write<'_>, actor: &Actor, id: &AskId, seen: &Seen, sent: &Sent, waited: Waited) -> Result<()> {
    let found = store::seen(tx, actor, id, &seen.chosen)?.ok_or(Error::NotFound)?;
    match found.under {
        Under::Answered => Ok(()),
        Under::Waiting => take_waiting(tx, actor, &found.scheduler, id, sent, waited),
        Under::Nothing if may_see(tx, actor, &found.of)? => take_up(tx, actor, found, id, seen, sent, waited),
        Under::Foreign | Under::Nothing => Err(Error::NotFound),
    }
}

fn given(question: &Question, sent: &Sent) -> Result<(Given, bool, Option<Outcome>)> {
    let given = check(question.asked(), question.stem(), sent).map_err(|faults| Error::Invalid(faults.0))?;
    let outcome = judge(question.asked(), &given).or_else(|| judged(sent));
    Ok((given, unsure(sent), outcome))
}

/// Takes the answer to the question that was put to him, on a page that he took along.
fn take_waiting(
    tx: &Write<'_>,
    actor: &Actor,
    scheduler: &Scheduler,
    id: &AskId,
    sent: &Sent,
    waited: Waited,
) -> Result<()> {
    let (ask, known) = taking(tx, &actor.member, id)?.ok_or(Error::NotFound)?;
    let (given, unsure, outcome) = given(&ask.question, sent)?;
    let at = happened(tx.now(), waited, ask.asked_at);
    take(tx, actor, &ask, (scheduler, known), (&given, unsure, outcome), at).map(drop)
}

/// Takes the answer to a question that the actor saw elsewhere, under the id that it had there.
fn take_up(
    tx: &Write<'_>,
    actor: &Actor,
    Found { question, known, scheduler, .. }: Found,
    id: &AskId,
    seen: &Seen,
    sent: &Sent,
    waited: Waited,
) -> Result<()> {
    let (given, unsure, outcome) = given(&question, sent)?;
    let at = happened(tx.now(), waited, seen.packed_at);
    // What was answered after it is no knowledge that he had then.
    let recall = known.filter(|known| known.reviewed_at <= at).map(|known| recall_at(tx, &scheduler, &known, at));
    let new = (&seen.chosen, recall);
    store::take_up(tx, (&actor.organisation, &actor.member), id, new, (&given, unsure, outcome), at)?;
    count(tx, actor, &seen.chosen.0, (&scheduler, known), (unsure, outcome), at).map(drop)
}
