//! The administrator's room: what is done to an installation as a whole. It reads the tables of all rooms from the schema itself, so that none is
//! forgotten, and never knows what they mean; it owns no fact of the field and no rule.

mod moving;
mod schema;

pub use moving::{Carried, carry, on_its_way};
pub use schema::{Column, Kind, Table, tables};

/// Every SQL statement of this room.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [schema::spelled(), moving::store::STATEMENTS.to_vec()].concat()
}
