//! The statements about what was brought in. The only SQL of this folder.

use zhixing_kit::db::{FromRow, Row};
use zhixing_kit::{Moment, Read, Result, Write, params, statements};
use zhixing_people::Actor;

use super::model::{Intake, IntakeId};
use crate::material::actions::Brought;
use crate::material::model::MaterialId;

statements! {
    ADD = "insert into material_intake (id, organisation, member, material, file_name, format, file, title, paragraphs, left_out, brought_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    ONE = "select id, material, file_name, format, title, paragraphs, left_out from material_intake where id = $1 and member = $2 and brought_at > $3";
    FILE = "select file from material_intake where id = $1";
    OWN = "select id from material_intake where member = $1 order by brought_at desc, id desc";
    END = "delete from material_intake where id = $1";
}

impl FromRow for Intake {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            material: row.take()?,
            file_name: row.take()?,
            format: row.take()?,
            title: row.take()?,
            paragraphs: row.take_json()?,
            left_out: row.take_json()?,
        })
    }
}

/// Keeps what was brought in.
pub fn add(tx: &Write<'_>, actor: &Actor, material: Option<&MaterialId>, brought: &Brought) -> Result<IntakeId> {
    let id: IntakeId = tx.new_id();
    let values = params![
        &id,
        &actor.organisation,
        &actor.member,
        material,
        &brought.file_name,
        brought.extracted.format,
        &brought.file,
        &brought.extracted.title,
        serde_json::to_string(&brought.extracted.paragraphs)?,
        serde_json::to_string(&brought.extracted.left_out)?,
        tx.now()
    ];
    tx.run(ADD, values)?;
    Ok(id)
}

/// What somebody brought in since a moment.
pub fn one(tx: &Read<'_>, actor: &Actor, id: &IntakeId, since: Moment) -> Result<Intake> {
    tx.one(ONE, params![id, &actor.member, since])
}

/// Its file.
pub fn file(tx: &Read<'_>, id: &IntakeId) -> Result<Vec<u8>> {
    tx.one::<(Vec<u8>,)>(FILE, params![id]).map(|(file,)| file)
}

/// Everything that somebody brought in, the newest first.
pub fn own(tx: &Read<'_>, actor: &Actor) -> Result<Vec<IntakeId>> {
    Ok(tx.all::<(IntakeId,)>(OWN, params![&actor.member])?.into_iter().map(|(id,)| id).collect())
}

/// Throws it away.
pub fn end(tx: &Write<'_>, id: &IntakeId) -> Result<()> {
    tx.run(END, params![id]).map(drop)
}
