//! A branch's year: what the charter asks of it, how that stands, the plan that is made of it, its calendar, its reminders, and the
//! overview that a superior has. It never judges a person, ranks nothing, and changes no activity that was planned.

pub(crate) mod actions;
mod branch_facts;
pub(crate) mod calendar;
pub mod form;
mod later;
mod model;
pub(crate) mod overview;
mod pages;
pub(crate) mod questions;
pub(crate) mod reminder;
mod store;
pub(crate) mod text;
mod together;
mod wall;
mod web;

#[cfg(test)]
mod tests;

pub use actions::adopt;
pub use form::{Chosen, FIELDS};
pub use model::{Doing, Duty, Tally, Year};
pub(crate) use pages::kept_told;
pub use pages::{LineField, year_path};
pub use questions::{
    BranchDay, Most, ToConvene, UnitStanding, branch_day, doubted, facts, facts_below, standing_of, year,
};
pub(crate) use reminder::note as note_reminder;
pub use reminder::{REMINDING, begin};
pub(crate) use web::routes;

/// Every statement of the year's stores.
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [store::STATEMENTS, reminder::STATEMENTS, overview::STATEMENTS].concat()
}
