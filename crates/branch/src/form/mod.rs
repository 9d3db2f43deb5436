//! The forms of branch life: minutes, roll, resolution, the report of a ballot, the ledger of a month or a year, obligations, the
//! problems of the organisation-life meeting, a member's own file. Each file says what one form holds and fills it from what was taken down; nothing on a form is typed for it, and nobody is ranked on one.

mod arranged;
mod ballot_report;
mod ledger;
mod minutes;
mod obligations;
mod own_file;
pub(crate) mod pages;
mod problems;
mod resolution;
mod roll;
mod store;
mod text;
mod web;
mod words;

use zhixing_document::Kind;

pub use ballot_report::BALLOT_REPORT;
pub use ledger::LEDGER;
pub use minutes::{MINUTES, minutes};
pub use obligations::OBLIGATIONS;
pub use own_file::{OWN_FILE, own_file};
pub use pages::of_span as offer_of_span;
pub use problems::PROBLEMS;
pub use resolution::RESOLUTION;
pub use roll::{ROLL, roll};
pub use store::STATEMENTS;
pub use web::routes;

/// Every kind of form of this room.
pub const KINDS: &[&Kind] =
    &[&MINUTES, &ROLL, &RESOLUTION, &BALLOT_REPORT, &LEDGER, &OBLIGATIONS, &PROBLEMS, &OWN_FILE];
