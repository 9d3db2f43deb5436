//! What can be asked about packages that were brought in. Read only; they are their bringer's alone.

use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Unit};

use super::actions::KEPT_MS_MAX;
use super::store::{self, Intake, IntakeId};
use crate::course::actions::may_be_renewed;
use crate::course::model::{Course, CourseId};
use crate::course::questions::{publishes_for, to_change};

/// The course of which a new edition is brought; none for a new one. Refuses who may not publish.
pub fn to_bring(tx: &Read<'_>, actor: &Actor, course: Option<&CourseId>) -> Result<Option<Course>> {
    let Some(id) = course else {
        publishes_for(tx, actor)?;
        return Ok(None);
    };
    let course = to_change(tx, actor, id)?;
    may_be_renewed(&course)?;
    Ok(Some(course))
}

/// A package, ready to be looked at.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// It.
    pub intake: Intake,
    /// The course of which it is to be a new edition.
    pub course: Option<Course>,
    /// The units for which its bringer publishes.
    pub units: Vec<Unit>,
}

/// What the actor brought in himself, not longer ago than it is kept.
pub fn waiting(tx: &Read<'_>, actor: &Actor, id: &IntakeId) -> Result<Waiting> {
    let units = publishes_for(tx, actor)?;
    let intake = store::one(tx, actor, id, tx.now().plus_ms(-KEPT_MS_MAX))?;
    let course = intake.course.as_ref().map(|id| to_change(tx, actor, id)).transpose()?;
    Ok(Waiting { intake, course, units })
}
