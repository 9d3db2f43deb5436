//! What can happen to a package that was brought in: it is kept for a day, published, or thrown away. Only publishing is recorded.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Result, Write, jobs};
use zhixing_people::Actor;

use super::store::{Intake, IntakeId};
use super::{questions, store};
use crate::course::actions::{NewCourse, publish, renew};
use crate::course::model::CourseId;

/// The job that throws away what was not published in time.
pub const FORGET: &str = "course.forget";
/// How long a package waits.
pub const KEPT_MS_MAX: i64 = DAY_MS;
/// How many of one librarian wait at most; a further one takes the place of the oldest.
pub const WAITING_MAX: usize = 3;

/// Keeps a package for its bringer to look at.
pub fn bring(
    tx: &Write<'_>,
    actor: &Actor,
    course: Option<&CourseId>,
    file_name: &str,
    file: &[u8],
) -> Result<IntakeId> {
    questions::to_bring(tx, actor, course)?;
    for old in store::own(tx, actor)?.iter().skip(WAITING_MAX - 1) {
        store::end(tx, old)?;
    }
    let id = store::add(tx, actor, course, file_name, file)?;
    jobs::later(tx, &actor.organisation, FORGET, id.as_str(), id.as_str(), tx.now().plus_ms(KEPT_MS_MAX))?;
    Ok(id)
}

/// Publishes it, as a course of its own or as a new edition.
pub fn release(tx: &Write<'_>, actor: &Actor, intake: &Intake, new: &NewCourse) -> Result<CourseId> {
    // Sent twice, the second finds nothing.
    questions::waiting(tx, actor, &intake.id)?;
    store::end(tx, &intake.id)?;
    match &intake.course {
        Some(course) => renew(tx, actor, course, new).map(|()| course.clone()),
        None => publish(tx, actor, new),
    }
}

/// Throws it away.
pub fn throw_away(tx: &Write<'_>, actor: &Actor, id: &IntakeId) -> Result<()> {
    questions::waiting(tx, actor, id)?;
    store::end(tx, id)
}

/// The job: what is named by the payload goes, if it is still there.
pub fn forget(tx: &Write<'_>, _organisation: &OrganisationId, payload: &str) -> Result<()> {
    store::end(tx, &IntakeId::parse(payload).ok_or(Error::NotFound)?)
}
