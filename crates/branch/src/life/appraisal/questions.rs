//! What can be asked about an appraisal. Read only. Figures and grades are for who appraises; each sees his own result once he was told.

use jiff::civil::Date;
use zhixing_charter::Fraction;
use zhixing_kit::{Read, Result, Sentence};
use zhixing_people::{Actor, MemberKind, Right, exemptions_of, members_of, require};
use zhixing_people::{Place, may};

use super::model::{Appraised, Count, Decided, Found, Grade, Part, Standing, agreed};
use super::store;
use super::text::Text;
use crate::activity::State;
use crate::life::round;
use crate::life::round::model::{Meeting, Round};
use crate::rules::charter;
use crate::{activity, ballot};

/// Who is appraised today, and who need not take part (P19): on which ground is not told here.
pub fn to_appraise(tx: &Read<'_>, round: &Round) -> Result<(Vec<Appraised>, Vec<String>)> {
    let today = tx.today();
    let excused = exemptions_of(tx, &round.branch, today)?;
    let members = members_of(tx, &round.branch, today)?;
    let (mut list, mut names) = (Vec::new(), Vec::new());
    for member in members.into_iter().filter(|member| member.kind == MemberKind::Formal) {
        if excused.iter().any(|one| one.member == member.id) {
            names.push(member.name);
        } else {
            list.push(Appraised { member: member.id, name: member.name });
        }
    }
    Ok((list, names))
}

/// The share that may generally be excellent on this day.
pub fn excellent_share(on: Date) -> Option<Fraction> {
    charter().kinds(on).into_iter().find(|kind| kind.code == "appraisal").and_then(|kind| kind.excellent_at_most)
}

/// The meeting at which members are appraised, once it has begun.
pub fn meeting(tx: &Read<'_>, round: &Round) -> Result<Option<Meeting>> {
    let meetings = round::questions::meetings(tx, round)?;
    let begun = |meeting: &Meeting| meeting.state == State::Opened || meeting.state.is_held();
    Ok(meetings.into_iter().rev().find(|meeting| meeting.appraises && begun(meeting)))
}

/// The meeting at which members are appraised; refused before it has begun.
pub fn begun_meeting(tx: &Read<'_>, round: &Round) -> Result<Meeting> {
    meeting(tx, round)?.ok_or_else(|| Sentence::of(|language| Text(language).no_meeting()).into())
}

/// Whether the actor sees to the tally: who appraises, and the recorder of the meeting.
pub fn counts_for(tx: &Read<'_>, actor: &Actor, round: &Round) -> Result<bool> {
    if may(tx, actor, Right::Appraise, &Place::unit(&round.branch))? {
        return Ok(true);
    }
    let Some(meeting) = meeting(tx, round)? else { return Ok(false) };
    Ok(activity::questions::find(tx, &meeting.id)?.recorder.as_ref() == Some(&actor.member))
}

/// Whether the actor may enter what he counted: who sees to the tally, and the tellers whom the meeting named. Two people enter, and where a branch has
/// nobody but its secretary, the second is a teller.
pub fn may_enter(tx: &Read<'_>, actor: &Actor, round: &Round) -> Result<bool> {
    if counts_for(tx, actor, round)? {
        return Ok(true);
    }
    let Some(meeting) = meeting(tx, round)? else { return Ok(false) };
    ballot::joint::is_teller(tx, actor, &meeting.id)
}

/// Lets pass who may enter what he counted.
pub fn must_enter(tx: &Read<'_>, actor: &Actor, round: &Round) -> Result<()> {
    if may_enter(tx, actor, round)? {
        return Ok(());
    }
    require(tx, actor, Right::Appraise, &Place::unit(&round.branch))
}

/// Lets pass who sees to the tally.
pub fn must_count(tx: &Read<'_>, actor: &Actor, round: &Round) -> Result<()> {
    if counts_for(tx, actor, round)? {
        return Ok(());
    }
    require(tx, actor, Right::Appraise, &Place::unit(&round.branch))
}

/// The parts that took place.
pub fn parts(tx: &Read<'_>, round: &Round) -> Result<Vec<(Part, Date)>> {
    store::parts(tx, &round.id)
}

/// What was counted so far.
pub fn counts(tx: &Read<'_>, round: &Round) -> Result<Vec<Count>> {
    store::counts(tx, &round.id)
}

/// The tally that stands: one that was taken over from a ballot falls with it, and comes back with it.
pub fn tally(tx: &Read<'_>, round: &Round) -> Result<Option<Standing>> {
    let Some(standing) = store::tally(tx, &round.id)? else { return Ok(None) };
    Ok((!is_fallen(tx, round, &standing)?).then_some(standing))
}

/// Whether the ballot from which a tally was taken over does not stand any more. What two people counted elsewhere has none.
fn is_fallen(tx: &Read<'_>, round: &Round, standing: &Standing) -> Result<bool> {
    if agreed(&store::counts(tx, &round.id)?).is_some() {
        return Ok(false);
    }
    let (issued, returned) = (standing.tally.issued, standing.tally.returned);
    for meeting in round::questions::meetings(tx, round)?.iter().rev().filter(|meeting| meeting.appraises) {
        let told = ballot::appraisal(tx, &meeting.id)?;
        let is_its = |outcome: &ballot::Outcome| (outcome.issued, outcome.returned) == (issued, returned);
        if let Some(told) = told.filter(|told| told.outcome.as_ref().is_some_and(is_its)) {
            return Ok(told.standing().is_fallen());
        }
    }
    Ok(false)
}

/// The secret ballot on which the tally is taken, once it was put to one; whether the asker may see the round is asked before.
pub fn ballot(tx: &Read<'_>, round: &Round) -> Result<Option<ballot::Told>> {
    match meeting(tx, round)? {
        Some(meeting) => ballot::appraisal(tx, &meeting.id),
        None => Ok(None),
    }
}

/// The round whose members are appraised at this meeting.
pub fn round_at(tx: &Read<'_>, activity: &activity::Activity) -> Result<Option<Round>> {
    for round in round::questions::of_branch(tx, &activity.branch)? {
        if meeting(tx, &round)?.is_some_and(|meeting| meeting.id == activity.id) {
            return Ok(Some(round));
        }
    }
    Ok(None)
}

/// The decision.
pub fn decided(tx: &Read<'_>, round: &Round) -> Result<Option<Decided>> {
    store::decided(tx, &round.id)
}

/// On what basis a form of the decision is filled in now.
pub fn basis(tx: &Read<'_>, round: &Round) -> Result<String> {
    Ok(super::model::basis(decided(tx, round)?.as_ref(), &results(tx, round)?))
}

/// What was found of each; whether the asker appraises is asked before.
pub fn results(tx: &Read<'_>, round: &Round) -> Result<Vec<Found>> {
    store::results(tx, &round.id)
}

/// The actor's own result, once he was told.
pub fn own_result(tx: &Read<'_>, actor: &Actor, round: &Round) -> Result<Option<Grade>> {
    Ok(store::own(tx, &round.id, &actor.member)?.map(|found| found.grade))
}
