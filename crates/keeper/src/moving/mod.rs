//! Moving an installation from one database into another, an empty one: every table, from one snapshot, compared afterwards row by row, the ledger
//! verified. The source is read and never changed.

mod actions;
mod digest;
pub(crate) mod store;
mod text;

pub use actions::{Carried, carry};
pub(crate) use store::empty_all;
pub use store::{Coming, arrived, begin_demonstration, is_empty, on_its_way};
