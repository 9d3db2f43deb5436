//! What is asked for one person: who reckons for him, and what can be learnt from.

use zhixing_kit::{Moment, Read, Result};
use zhixing_people::MemberId;

use super::model::Answered;
use super::store;
use crate::selftest::actions::days_between;
use crate::selftest::memory::Scheduler;

/// Who reckons when his questions come back.
pub fn scheduler(tx: &Read<'_>, member: &MemberId) -> Result<Scheduler> {
    Ok(Scheduler::of(store::parameters(tx, member)?.as_ref()))
}

/// His answers as they can be learnt from.
pub fn answers(tx: &Read<'_>, member: &MemberId) -> Result<Vec<Answered>> {
    let rows = store::answers(tx, member)?;
    let first = rows.first().map_or(Moment(0), |row| row.at);
    let answered = |row: store::AnswerRow| Answered {
        day: days_between(tx, first, row.at),
        question: row.question,
        outcome: row.outcome,
        unsure: row.unsure,
    };
    Ok(rows.into_iter().map(answered).collect())
}
