//! The statements about problems. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_records::Author;

use super::input::NewProblem;
use super::model::{FoundIn, PROBLEMS_MAX, Problem, ProblemId};
use crate::activity::ActivityId;
use crate::life::round::model::RoundId;
use crate::resolution::{Resolution, ResolutionId};

/// What is read of problems.
macro_rules! problems {
    () => {
        "select p.words, p.found_in, r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end
        from life_problem p
        join resolution r on r.id = p.resolution
        join activity a on a.id = r.activity
        where "
    };
}

statements! {
    ADD = "insert into life_problem (id, organisation, round, words, found_in, resolution, listed_by, listed_name, listed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    OF_ROUND = concat!(problems!(), "p.round = $1 order by p.listed_at, p.id limit $2");
    OF_MEETING = concat!(problems!(), "r.activity = $1 order by p.listed_at, p.id limit $2");
}

impl FromRow for Problem {
    fn from_row(row: &mut Row) -> Result<Self> {
        let words = row.take()?;
        let found: String = row.take()?;
        let found_in =
            FoundIn::of(&found).ok_or_else(|| Error::broken(format_args!("{found:?} is no source of a problem")))?;
        Ok(Self { words, found_in, measure: Resolution::from_row(row)? })
    }
}

/// Adds a problem with the resolution that is its measure.
pub fn add(
    tx: &Write<'_>,
    by: &Author,
    round: &RoundId,
    new: &NewProblem,
    measure: &ResolutionId,
) -> Result<ProblemId> {
    let id: ProblemId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        round,
        &new.words,
        new.found_in.code(),
        measure,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD, values)?;
    Ok(id)
}

/// The problems of a round, in the order in which they were listed.
pub fn of_round(tx: &Read<'_>, round: &RoundId) -> Result<Vec<Problem>> {
    tx.all(OF_ROUND, params![round, PROBLEMS_MAX])
}

/// The problems that a meeting listed, in that order.
pub fn of_meeting(tx: &Read<'_>, meeting: &ActivityId) -> Result<Vec<Problem>> {
    tx.all(OF_MEETING, params![meeting, PROBLEMS_MAX])
}
