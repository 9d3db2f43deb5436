//! The statements about own checks. The only SQL of this folder: each that gives words asks for their author, or for what was read out.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row, Write, params, statements};
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::OwnCheck;
use crate::life::round::model::RoundId;

statements! {
    OWN = "select name, words, saved_at, read_at from own_check where round = $1 and member = $2";
    READ_OUT = "select name, words, saved_at, read_at
        from own_check
        where round = $1 and member = $2 and read_at is not null";
    READ_BY = "select member, name from own_check where round = $1 and read_at is not null order by read_at, member";
    SAVE = "insert into own_check (round, member, organisation, name, words, version, saved_at, read_at)
        values ($1, $2, $3, $4, $5, 1, $6, null)
        on conflict (round, member) do update set words = excluded.words, name = excluded.name, version = own_check.version + 1,
            saved_at = excluded.saved_at";
    READ = "update own_check set read_at = $3 where round = $1 and member = $2 and read_at is null";
}

impl FromRow for OwnCheck {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { name: row.take()?, words: row.take()?, saved_at: row.take()?, read_at: row.take()? })
    }
}

/// A member's own.
pub fn own(tx: &Read<'_>, round: &RoundId, member: &MemberId) -> Result<Option<OwnCheck>> {
    tx.maybe(OWN, params![round, member])
}

/// One that was read out.
pub fn read_out(tx: &Read<'_>, round: &RoundId, member: &MemberId) -> Result<OwnCheck> {
    tx.one(READ_OUT, params![round, member])
}

/// Who read his out, in order.
pub fn read_by(tx: &Read<'_>, round: &RoundId) -> Result<Vec<(MemberId, String)>> {
    tx.all(READ_BY, params![round])
}

/// Saves a member's own.
pub fn save(tx: &Write<'_>, by: &Author, round: &RoundId, member: &MemberId, words: &str) -> Result<()> {
    tx.run(SAVE, params![round, member, &by.organisation, &by.name, words, tx.now()]).map(drop)
}

/// Notes that it was read out.
pub fn read(tx: &Write<'_>, round: &RoundId, member: &MemberId) -> Result<()> {
    tx.run(READ, params![round, member, tx.now()]).map(drop)
}
