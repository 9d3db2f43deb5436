//! The administrator's room: what is done to an installation as a whole. It reads the tables of all rooms from the schema itself, so that none is
//! forgotten, and never knows what they mean; it owns no fact of the field and no rule.

pub mod closing;
pub mod erasure;
pub mod filing;
mod moving;
mod new_key;
mod older;
mod registers;
mod schema;
mod setting;
mod verbs;

pub use moving::{
    Carried, Coming, arrived, begin_demonstration, carry, depart, departed, is_empty, may_carry, on_its_way,
};
pub use new_key::{Why, new_key};
pub use older::{come_back, note_older};
pub use registers::Registers;
pub use schema::{Column, Kind, Table, tables};
pub use verbs::{KINDS, VERBS};

use zhixing_kit::form::Field;
use zhixing_kit::route::Routes;
use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Place, Right, require, top_unit};

/// Every kind of job of this room.
pub const JOBS: &[zhixing_kit::jobs::JobKind] = &[closing::TELLING];

/// Every route of this room.
pub fn routes() -> Routes {
    erasure::web::routes().and(setting::web::routes()).and(filing::web::routes())
}

/// Lets an administrator of the whole installation pass.
pub(crate) fn administering(tx: &Read<'_>, actor: &Actor) -> Result<()> {
    let top = top_unit(tx, &actor.organisation)?;
    require(tx, actor, Right::Administer, &Place::unit(&top.id))
}

/// Every field that this room asks for.
pub fn fields() -> Vec<&'static Field> {
    erasure::FIELDS.to_vec()
}

/// Every SQL statement of this room.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        schema::spelled(),
        moving::store::STATEMENTS.to_vec(),
        erasure::store::STATEMENTS.to_vec(),
        erasure::store::spelled(),
        closing::store::STATEMENTS.to_vec(),
    ]
    .concat()
}
