//! The self-review: a member holds himself against a checklist, with notes and next steps that he alone can read. They are sealed by a key that is made
//! of what he types; nobody else can open them, whatever post he holds and whatever machine he runs, and if the secret is lost so are the words
//! (decision 0018). No act of this folder leaves a statement.

mod actions;
mod check;
mod input;
mod lock;
mod model;
mod pages;
mod questions;
mod reminder;
mod seal;
mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use lock::relock;
pub use reminder::REMINDING;
pub use store::STATEMENTS;
pub use web::routes;

/// What it is called.
pub(crate) fn title(language: zhixing_kit::Language) -> &'static str {
    text::Text(language).title()
}
