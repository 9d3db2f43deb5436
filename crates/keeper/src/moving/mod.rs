//! Moving an installation from one database into another, an empty one: every table, from one snapshot, compared afterwards row by row, the ledger
//! verified. The source is read; when all is done it bears the mark that it was moved, and nothing else in
//! it changes.

mod actions;
mod digest;
pub(crate) mod store;
mod text;

pub use actions::{Carried, carry, may_carry};
pub use store::{Coming, arrived, begin_demonstration, depart, departed, is_empty, on_its_way};
pub(crate) use store::{empty_all, stay};
