//! What can be asked about courses. Read only; everybody in the organisation sees what is published, and of what was done his own alone.

use zhixing_kit::{Moment, Read, Result};
use zhixing_people::{Actor, Place, Right, Unit, may, require, units_for, units_where};

use super::model::{Course, CourseId, Edition};
use super::store;
use crate::launch::model::Mine;
use crate::launch::store::mine;

/// A page of the courses that hold, the newest first.
pub fn list(tx: &Read<'_>, actor: &Actor, before: (Moment, &str), limit: usize) -> Result<Vec<Course>> {
    store::list(tx, &actor.organisation, before, limit)
}

/// A course that everybody can open; not found, or refused, otherwise.
pub fn holding(tx: &Read<'_>, actor: &Actor, id: &CourseId) -> Result<Course> {
    let course = store::one(tx, &actor.organisation, id)?;
    super::actions::must_hold(&course)?;
    Ok(course)
}

/// A course as its page shows it.
pub struct Shown {
    /// It.
    pub course: Course,
    /// The edition that holds.
    pub edition: Edition,
    /// Whether the reader may renew it or take it back.
    pub publishes: bool,
    /// What the reader did of it.
    pub mine: Mine,
}

/// A course with what the reader himself did of it.
pub fn shown(tx: &Read<'_>, actor: &Actor, id: &CourseId) -> Result<Shown> {
    let course = store::one(tx, &actor.organisation, id)?;
    let publishes = may(tx, actor, Right::PublishMaterials, &Place::unit(&course.unit))?;
    let edition = store::edition(tx, id, course.edition)?;
    let mine = mine(tx, id, &actor.member)?;
    Ok(Shown { course, edition, publishes, mine })
}

/// A course, for who may renew it or take it back.
pub fn to_change(tx: &Read<'_>, actor: &Actor, id: &CourseId) -> Result<Course> {
    let course = store::one(tx, &actor.organisation, id)?;
    require(tx, actor, Right::PublishMaterials, &Place::unit(&course.unit))?;
    Ok(course)
}

/// The units for which the actor publishes, the upper ones first; whoever publishes for none is told who could.
pub fn publishes_for(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Unit>> {
    units_for(tx, actor, Right::PublishMaterials)
}

/// Whether the actor publishes for any unit.
pub fn publishes(tx: &Read<'_>, actor: &Actor) -> Result<bool> {
    Ok(!units_where(tx, actor, Right::PublishMaterials)?.is_empty())
}
