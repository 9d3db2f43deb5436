//! Bringing in people from a list: CSV or XLSX, read, held against what is kept, shown, and done only when it was confirmed: all or nothing.
//! The last one can be undone. It never guesses what a cell means, never changes whom the file does not name, and never keeps the file itself.

mod actions;
mod below;
mod carry;
mod days;
mod deeds;
mod entry;
mod headings;
mod pages;
mod plan;
mod portfolio;
mod questions;
mod reach;
mod reader;
mod report;
mod reverse;
mod store;
mod table;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod undoing;
mod vocabulary;
mod web;

pub use actions::{Outcome, ReadFile, bring_in, confirm, look, plan, undo};
pub use entry::BadCell;
pub use headings::{Column, Headings};
pub use plan::{Plan, Present};
pub use reader::read;
pub use report::{Options, Report, from_file};
pub(crate) use store::DRAFT_MS_MAX;
pub use store::{Done, DraftId, ImportId, STATEMENTS};
pub use table::{Doubt, Row, Sheets, Table};
pub use template::{csv_cell, quoted_csv_cell};
pub use text::Text;
pub use web::routes;
