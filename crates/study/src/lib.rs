//! Study: what a branch learns and remembers. Banks of questions are kept by who has the post for it, in versions, so that an answer belongs to what
//! was seen. Everybody tests himself on them: a question comes back just before it would be forgotten. Everybody writes for himself, and shares what he
//! wrote with whom he likes.
//!
//! It never measures how long anybody studies (P2), never shows anyone what another answered (P12), and counts nobody's reflections (P10).

pub mod acts;
mod away;
mod bank;
mod discussion;
mod intake;
mod reflection;
mod selftest;
#[cfg(test)]
mod tests;
mod verbs;

pub use verbs::{KINDS, VERBS};

use zhixing_kit::form::Field;
use zhixing_kit::route::Routes;

/// Every route of this room.
pub fn routes() -> Routes {
    intake::routes()
        .and(bank::routes())
        .and(selftest::routes())
        .and(away::routes())
        .and(reflection::routes())
        .and(discussion::routes())
}

/// Every statement of this room's stores.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [bank::STATEMENTS, intake::STATEMENTS, selftest::STATEMENTS, reflection::STATEMENTS, discussion::STATEMENTS]
        .concat()
}

/// Every field this room asks for.
pub fn fields() -> Vec<&'static Field> {
    [bank::FIELDS, intake::FIELDS, selftest::FIELDS, reflection::FIELDS, discussion::FIELDS].concat()
}
