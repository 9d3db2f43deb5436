//! A branch's term: what it should have by the rules and what is missing, when its election is due, and the result, with which the posts of the
//! old term end and those of the new one begin. It counts no votes (they come as a result), and changes no post before the unit above agreed.

pub(crate) mod actions;
pub(crate) mod ballot;
pub(crate) mod input;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
mod shift;
mod store;
mod text;
mod web;

#[cfg(test)]
mod tests;

pub(crate) use ballot::questions::committee_to_be;
pub(crate) use ballot::turned::tell as tell_turned;
pub(crate) use model::Window;
pub use questions::waiting_for;
pub(crate) use questions::{is_settled, secretaries_elected, secretary_elected};

use zhixing_kit::form::Field;
use zhixing_kit::route::Routes;

/// The routes of terms and elections.
pub fn routes() -> Routes {
    web::routes().and(ballot::routes()).and(shift::routes())
}

/// Every statement about terms and elections.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [store::STATEMENTS, ballot::STATEMENTS, shift::STATEMENTS].concat()
}

/// Every field that terms and elections ask for.
pub fn fields() -> Vec<&'static Field> {
    [input::FIELDS, ballot::FIELDS, shift::FIELDS].concat()
}
