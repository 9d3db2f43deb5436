//! An election that is moved (提前、延期): the branch asks with its reason, the unit above decides, and the days of the term and its posts follow. It
//! moves no election by itself, and never by more than the rules let it.

pub(crate) mod actions;
mod input;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
mod store;
mod text;
mod web;

use zhixing_charter::Words;
use zhixing_kit::Language;

pub use input::FIELDS;
pub(super) use pages::of_term;
pub use store::STATEMENTS;
pub use web::routes;

/// What is to be decided, for the list of what waits.
pub(super) fn step() -> Words {
    let text = text::Text;
    Words::new(text(Language::Chinese).waiting_step(), text(Language::English).waiting_step())
}
