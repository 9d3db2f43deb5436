//! Erasing a person who has left: what is about him alone goes, what he has in common with others stays without his name. It never touches the
//! commitments of the log, and tells beforehand what goes, what stays, and why.

mod actions;
mod elsewhere;
mod input;
mod model;
mod pages;
mod questions;
pub(crate) mod store;
pub(crate) mod text;
pub(crate) mod web;

pub use actions::erase;
pub use elsewhere::{Elsewhere, KnownBy, Seen};
pub use input::FIELDS;
pub use model::{Fate, Ground, RULES, Rule, names_of};
pub use questions::{Preview, preview};
