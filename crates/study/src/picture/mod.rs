//! Pictures that questions show: kept once by what they hold, shown to who may see a question with them, put to a question and taken away again. A
//! picture goes when no version of a question shows it.

pub(crate) mod actions;
mod input;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
mod store;
mod text;
mod web;

pub use actions::SWEEPING;
pub use input::FIELDS;
pub use store::STATEMENTS;
pub(crate) use store::shown_by as note_shown;
pub use web::routes;
