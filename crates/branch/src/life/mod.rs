//! The yearly organisation-life meeting and the democratic appraisal, as steps (支 17, 18): topic, opinions, talks, own checks, the meeting, problems
//! and measures, appraisal, result. It keeps no word of a talk, shows an own check to nobody before its author read it out, links no anonymous
//! opinion to anybody, and tells a result to the person alone.

mod appraisal;
mod opinion;
mod own_check;
mod problem;
mod round;

pub mod acts;

pub(crate) use appraisal::questions::round_at as appraised_at;
pub(crate) use problem::model::Problem;
pub(crate) use problem::questions::{of_meeting as problems_of_meeting, of_round as problems};
pub(crate) use round::model::{Round, RoundId};
pub(crate) use round::questions::{held as held_meetings, of_meeting as round_of, visible};
pub(crate) use round::remind;

use jiff::civil::Date;
use zhixing_kit::form::Field;
use zhixing_kit::route::Routes;
use zhixing_kit::{Language, Read, Result};
use zhixing_people::{Actor, UnitId};

use crate::activity::Activity;
use crate::ballot::BallotId;

/// The routes of the yearly meeting.
pub fn routes() -> Routes {
    round::routes().and(opinion::routes()).and(own_check::routes()).and(problem::routes()).and(appraisal::routes())
}

/// Every statement of its stores.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [round::STATEMENTS, opinion::STATEMENTS, own_check::STATEMENTS, problem::STATEMENTS, appraisal::STATEMENTS].concat()
}

/// Every field it asks for.
pub fn fields() -> Vec<&'static Field> {
    [round::FIELDS, opinion::FIELDS, own_check::FIELDS, problem::FIELDS, appraisal::FIELDS].concat()
}

/// The page of the appraisal whose tally was voted at this meeting, for who takes its result over, and whether it was taken over. None where another
/// tally stands.
pub(crate) fn tallied_at(
    tx: &Read<'_>,
    actor: &Actor,
    activity: &Activity,
    ballot: &BallotId,
) -> Result<Option<(String, bool)>> {
    let Some(round) = appraisal::questions::round_at(tx, activity)? else { return Ok(None) };
    if !appraisal::questions::counts_for(tx, actor, &round)? {
        return Ok(None);
    }
    let stands = appraisal::questions::tally(tx, &round)?.is_some();
    let counts = crate::ballot::appraisal(tx, &activity.id)?;
    let is_its = counts.is_some_and(|told| told.ballot.id == *ballot && !told.is_lost());
    Ok((!stands || is_its).then(|| (format!("{}/appraisal", round.path()), stands)))
}

/// Whether members are appraised at this meeting and their tally does not stand yet: then tellers may still be named, after its end too.
pub(crate) fn waits_for_tally(tx: &Read<'_>, activity: &Activity) -> Result<bool> {
    let Some(round) = appraisal::questions::round_at(tx, activity)? else { return Ok(false) };
    Ok(appraisal::questions::tally(tx, &round)?.is_none())
}

/// What the actor was told of himself in the appraisals of a branch, with the year, the latest first.
pub(crate) fn own_results(
    tx: &Read<'_>,
    actor: &Actor,
    branch: &UnitId,
) -> Result<Vec<(i16, appraisal::model::Grade)>> {
    let mut told = Vec::new();
    for round in round::questions::of_branch(tx, branch)? {
        told.extend(appraisal::questions::own_result(tx, actor, &round)?.map(|grade| (round.year, grade)));
    }
    Ok(told)
}

/// What may stand on any form of an appraisal.
pub(crate) struct AppraisalTold {
    /// Which parts took place, and when.
    pub parts: Vec<(appraisal::model::Part, Date)>,
    /// How many ballots of its tally went out and came back.
    pub ballots: Option<(u32, u32)>,
}

/// What may be told of an appraisal to everybody of the branch: nothing of what was found of anyone.
pub(crate) fn appraisal_told(tx: &Read<'_>, round: &Round) -> Result<AppraisalTold> {
    let mut parts = appraisal::questions::parts(tx, round)?;
    parts.sort_by_key(|(part, on)| (*on, appraisal::model::Part::ALL.iter().position(|one| one == part)));
    let tally = appraisal::questions::tally(tx, round)?;
    let ballots = tally.map(|standing| (standing.tally.issued, standing.tally.returned));
    Ok(AppraisalTold { parts, ballots })
}

/// The name of its problems, for the way to them.
pub(crate) fn problems_name(language: Language) -> &'static str {
    problem::text::Text(language).title()
}

/// The name of its list, for the ways to it.
pub(crate) fn list_name(language: Language) -> &'static str {
    round::text::Text(language).title()
}
