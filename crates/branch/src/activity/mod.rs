//! Activities: planned, changed, convened, opened, closed, cancelled. It owns the plan and the states; who was there is the roll's,
//! what was decided the motions' and resolutions'. It never writes a word of its own into a record of what was said.

pub mod actions;
pub(crate) mod candidate;
pub(crate) mod closing;
pub(crate) mod doubt;
pub(crate) mod input;
pub(crate) mod kinds;
pub mod model;
mod notice;
pub mod officers;
pub(crate) mod outcome;
mod pages;
pub mod questions;
pub(crate) mod reach;
pub(crate) mod record;
pub(crate) mod span;
mod store;
pub(crate) mod text;
mod web;
pub(crate) mod words;

pub use input::FIELDS;
pub use model::{Activity, ActivityId, NewActivity, State};
pub use store::STATEMENTS;
pub use web::routes;

use zhixing_kit::Language;

/// A way from an activity's page to a page of it in a room above: its address and its label.
pub type Way = (String, &'static str);

/// The ways from an activity's page to pages of it in rooms above, handed down by the server.
#[derive(Clone, Copy)]
pub struct Beside(pub fn(Language, &Activity) -> Vec<Way>);

/// The name of the list of meetings, for the way back to it.
pub(crate) fn list_name(language: Language) -> &'static str {
    text::Text(language).meetings()
}

/// How an activity stands, as a pill, for lists of other nouns.
pub(crate) use pages::list::state as state_pill;

/// The pages of a meeting that stay on the device of who runs it.
pub(crate) use pages::kept::kept;

/// That a talk needs both its people before it is called.
pub(crate) fn pair_needs_two(language: Language) -> &'static str {
    text::Text(language).pair_needs_two()
}
