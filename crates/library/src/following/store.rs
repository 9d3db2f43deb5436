//! The statements about who follows what. The only SQL of this folder.

use zhixing_kit::{Read, Result, Write, params, statements};
use zhixing_people::{Actor, MemberId};

use crate::material::model::MaterialId;

statements! {
    ADD = "insert into material_following (material, member, organisation, since_at) values ($1, $2, $3, $4)
        on conflict (material, member) do nothing";
    END = "delete from material_following where material = $1 and member = $2";
    IS = "select count(*) from material_following where material = $1 and member = $2";
    ALL = "select member from material_following where material = $1 order by member";
}

/// Follows a material.
pub fn add(tx: &Write<'_>, actor: &Actor, id: &MaterialId) -> Result<()> {
    tx.run(ADD, params![id, &actor.member, &actor.organisation, tx.now()]).map(drop)
}

/// Follows it no longer.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &MaterialId) -> Result<()> {
    tx.run(END, params![id, &actor.member]).map(drop)
}

/// Whether this member follows it.
pub fn is_followed(tx: &Read<'_>, actor: &Actor, id: &MaterialId) -> Result<bool> {
    tx.one::<(i64,)>(IS, params![id, &actor.member]).map(|(count,)| count > 0)
}

/// Everybody who follows it: for the notice alone.
pub fn all(tx: &Read<'_>, id: &MaterialId) -> Result<Vec<MemberId>> {
    Ok(tx.all::<(MemberId,)>(ALL, params![id])?.into_iter().map(|(member,)| member).collect())
}
