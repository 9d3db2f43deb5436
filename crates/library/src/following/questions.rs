//! What can be asked about following: whether one does, oneself. Read only.

use zhixing_kit::{Read, Result};
use zhixing_people::Actor;

use super::store;
use crate::material::model::MaterialId;

/// Whether the actor follows a material.
pub fn follows(tx: &Read<'_>, actor: &Actor, id: &MaterialId) -> Result<bool> {
    store::is_followed(tx, actor, id)
}
