//! Study: what a branch learns and remembers. A programme says which topics it studies when, and what is read for each; members host its study days
//! in turn. Banks of questions are kept by who has the post for it, in versions, so that an answer belongs to what
//! was seen. Everybody tests himself on them: a question comes back just before it would be forgotten. Everybody writes for himself, and shares what he
//! wrote with whom he likes; what he holds against himself in a self-review nobody else can read.
//!
//! It never measures how long anybody studies (P2), never shows anyone what another answered (P12), and counts nobody's reflections (P10).

pub mod acts;
mod away;
mod bank;
mod course;
mod day;
mod discussion;
mod group;
mod home;
mod hot;
mod hours;
mod intake;
mod item;
mod passage;
mod picture;
mod place;
mod programme;
mod reflection;
mod review;
mod rota;
mod selftest;
mod series;
mod shelf;
mod test;
#[cfg(test)]
mod tests;
mod topic;
pub mod training;
mod verbs;

pub use home::model::{Hosting, MyStudy, OpenTest, SwapAsked};
pub use home::questions::mine as my_study;
pub use programme::model::ProgrammeId;
pub use review::relock;
pub use topic::model::TopicId;
pub use verbs::{KINDS, MATERIAL_CHOSEN, VERBS};

use zhixing_branch::{Activity, Way};
use zhixing_kit::Language;
use zhixing_kit::form::Field;
use zhixing_kit::jobs::JobKind;
use zhixing_kit::route::Routes;

/// The ways from an activity's page to what this room has of it.
pub fn ways_of(language: Language, activity: &Activity) -> Vec<Way> {
    day::link(language, activity).into_iter().chain(test::link(language, activity)).collect()
}

/// Every kind of job of this room.
pub const JOBS: &[JobKind] =
    &[training::TRAINING, review::REMINDING, test::ENDING, test::FORGETTING, item::ESTIMATING, picture::SWEEPING];

/// Every route of this room.
pub fn routes() -> Routes {
    home::routes()
        .and(programme::routes())
        .and(topic::routes())
        .and(course::routes())
        .and(day::routes())
        .and(series::routes())
        .and(group::routes())
        .and(hours::routes())
        .and(rota::routes())
        .and(hot::routes())
        .and(intake::routes())
        .and(bank::routes())
        .and(passage::routes())
        .and(shelf::routes())
        .and(picture::routes())
        .and(selftest::routes())
        .and(away::routes())
        .and(test::routes())
        .and(reflection::routes())
        .and(discussion::routes())
        .and(review::routes())
}

/// Every statement of this room's stores.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        programme::STATEMENTS,
        topic::STATEMENTS,
        course::STATEMENTS,
        day::STATEMENTS,
        group::STATEMENTS,
        rota::STATEMENTS,
        home::STATEMENTS,
        hot::STATEMENTS,
        bank::STATEMENTS,
        shelf::STATEMENTS,
        picture::STATEMENTS,
        intake::STATEMENTS,
        selftest::STATEMENTS,
        away::STATEMENTS,
        training::STATEMENTS,
        test::STATEMENTS,
        item::STATEMENTS,
        reflection::STATEMENTS,
        discussion::STATEMENTS,
        review::STATEMENTS,
    ]
    .concat()
}

/// Every field this room asks for.
pub fn fields() -> Vec<&'static Field> {
    [
        programme::FIELDS,
        topic::FIELDS,
        day::FIELDS,
        series::FIELDS,
        group::FIELDS,
        rota::FIELDS,
        hot::FIELDS,
        bank::FIELDS,
        shelf::FIELDS,
        picture::FIELDS,
        intake::FIELDS,
        selftest::FIELDS,
        test::FIELDS,
        reflection::FIELDS,
        discussion::FIELDS,
        review::FIELDS,
    ]
    .concat()
}
