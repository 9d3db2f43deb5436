//! Units: the organisation's tree. Owns who stands below whom; never who belongs there (that is `member`) or what is held there.

mod model;
mod questions;
pub(crate) mod store;

pub use model::{Unit, UnitKind};
pub use questions::{branch_of, the_organisation, top_unit, unit, units_below};
