//! Units: the organisation's tree. Owns who stands below whom; never who belongs there (that is `member`) or what is held there.

pub(crate) mod actions;
mod model;
mod pages;
mod questions;
pub(crate) mod store;
pub(crate) mod text;
pub(crate) mod web;

pub use actions::{NewUnit, close, found, move_below, rename};
pub(crate) use model::{Founding, TooEarly};
pub use model::{Unit, UnitKind};
pub(crate) use questions::founded_by;
pub use questions::{branch_of, the_organisation, top_unit, unit, units_below};
