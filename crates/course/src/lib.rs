//! Courses that others made: packages of cmi5 and SCORM are read, shown before they are published, kept in editions and opened by members; what a
//! course says of itself lands as statements in the record store (decision 0023).
//!
//! A package is foreign code: it never runs with anybody's session. What somebody did of a course is his own affair: no page shows it to anyone
//! else, no statement names him, and nothing says how long he took.

pub mod acts;
mod course;
mod intake;
mod launch;
pub mod package;
#[cfg(test)]
mod tests;
mod verbs;

use zhixing_kit::form::Field;
use zhixing_kit::jobs::JobKind;
use zhixing_kit::route::Routes;

pub use course::model::{Course, CourseId};
pub use course::questions::{holding, list as courses};
pub use launch::watch::watch;
pub use launch::web::run::{Host, PATHS, service};
pub use verbs::{KINDS, VERBS};

/// Every page of this room. What an open course asks for is [`service`].
pub fn routes() -> Routes {
    intake::web::routes().and(course::web::routes()).and(launch::web::routes())
}

/// Every kind of job of this room.
pub const JOBS: &[JobKind] = &[
    JobKind { name: intake::actions::FORGET, run: intake::actions::forget },
    JobKind { name: launch::actions::END, run: launch::actions::end_old },
];

/// Every statement of this room's stores.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [intake::store::STATEMENTS, course::store::STATEMENTS, launch::store::STATEMENTS].concat()
}

/// Every field this room asks for.
pub fn fields() -> Vec<&'static Field> {
    [intake::input::FIELDS, course::input::FIELDS].concat()
}
