//! Complaints and suggestions about the house itself (P15): from a button on every page, answered in a public list.
//! Who wishes to stay unnamed is not kept at all: no row, no log line, no record names him.

pub(crate) mod actions;
pub(crate) mod model;
mod pages;
pub(crate) mod store;
mod web;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};

pub use model::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;

zhixing_kit::ids! {
    /// A complaint or a suggestion.
    SuggestionId;
    /// An act that set some of them aside.
    AsideId;
}

/// How many wait for an answer.
pub fn waiting(tx: &Read<'_>, organisation: &OrganisationId) -> Result<u32> {
    store::waiting(tx, organisation)
}
