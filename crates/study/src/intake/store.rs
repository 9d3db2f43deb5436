//! The statements about files that wait. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row, Write, params, statements};
use zhixing_people::{MemberId, UnitId};
use zhixing_records::Author;

use super::model::{IntakeId, KEPT_MS_MAX};

statements! {
    FORGET_OLD = "delete from question_intake where created_at < $1 or member = $2";
    FORGET = "delete from question_intake where id = $1";
    ADD = "insert into question_intake (id, organisation, member, unit, file_name, body, digest, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    ONE = "select unit, file_name, body, digest from question_intake where id = $1 and member = $2 and created_at >= $3";
    SET_DIGEST = "update question_intake set digest = $2 where id = $1";
}

/// A file as it waits.
pub struct Waiting {
    pub unit: UnitId,
    pub file_name: String,
    pub body: String,
    pub digest: String,
}

impl FromRow for Waiting {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { unit: row.take()?, file_name: row.take()?, body: row.take()?, digest: row.take()? })
    }
}

/// Keeps a file; the member's earlier one and all that are too old go.
pub fn add(tx: &Write<'_>, by: &Author, member: &MemberId, file: &Waiting) -> Result<IntakeId> {
    tx.run(FORGET_OLD, params![tx.now().plus_ms(-KEPT_MS_MAX), member])?;
    let id: IntakeId = tx.new_id();
    let values =
        params![&id, &by.organisation, member, &file.unit, &file.file_name, &file.body, &file.digest, tx.now()];
    tx.run(ADD, values)?;
    Ok(id)
}

/// The member's own file, if it is not too old.
pub fn one(tx: &Read<'_>, id: &IntakeId, member: &MemberId) -> Result<Option<Waiting>> {
    tx.maybe(ONE, params![id, member, tx.now().plus_ms(-KEPT_MS_MAX)])
}

/// Throws a file away.
pub fn forget(tx: &Write<'_>, id: &IntakeId) -> Result<()> {
    tx.run(FORGET, params![id]).map(drop)
}

/// Writes which changes were shown last.
pub fn set_digest(tx: &Write<'_>, id: &IntakeId, digest: &str) -> Result<()> {
    tx.run(SET_DIGEST, params![id, digest]).map(drop)
}
