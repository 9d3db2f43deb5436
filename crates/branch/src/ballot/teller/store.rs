//! The statements about tellers and the halves of a box's key. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Read, Result, Row, Value, Write, params, statements};
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::{KeyHalf, Teller, TellerRole};
use crate::activity::model::ActivityId;
use crate::ballot::model::BallotId;
use crate::roll::model::RollEntry;

statements! {
    LIST = "select member, entry, name, role, lock from teller where activity = $1 order by named_at, member";
    OF_MEMBER = "select member, entry, name, role, lock from teller where activity = $1 and member = $2";
    ADD = "insert into teller (activity, member, organisation, entry, name, role, lock, named_by, named_name, named_at)
        values ($1, $2, $3, $4, $5, $6, null, $7, $8, $9)
        on conflict (activity, member) do update set role = $6";
    REMOVE = "delete from teller where activity = $1 and member = $2";
    LOCK = "update teller set lock = $3 where activity = $1 and member = $2";
    ADD_HALF = "insert into key_half (ballot, holder, partner, organisation, sealed, half) values ($1, $2, $3, $4, $5, null)";
    HALVES = "select holder, partner, sealed, half from key_half where ballot = $1 order by holder, partner";
    BRING_HALF = "update key_half set half = $4 where ballot = $1 and holder = $2 and partner = $3";
    FORGET_HALVES = "delete from key_half where ballot = $1";
}

impl FromRow for Teller {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (member, entry, name) = (row.take()?, row.take()?, row.take()?);
        let code: String = row.take()?;
        let role =
            TellerRole::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no role of a teller")))?;
        Ok(Self { member, entry, name, role, lock: row.take()? })
    }
}

impl FromRow for KeyHalf {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { holder: row.take()?, partner: row.take()?, sealed: row.take()?, half: row.take()? })
    }
}

/// The tellers of a meeting, in the order in which they were named.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Teller>> {
    tx.all(LIST, params![activity])
}

/// A member as a teller of a meeting, if he is one.
pub fn of_member(tx: &Read<'_>, activity: &ActivityId, member: &MemberId) -> Result<Option<Teller>> {
    tx.maybe(OF_MEMBER, params![activity, member])
}

/// Names a teller; whom it names already has the role now.
pub fn add(
    tx: &Write<'_>,
    by: &Author,
    activity: &ActivityId,
    entry: &RollEntry,
    member: &MemberId,
    role: TellerRole,
) -> Result<()> {
    let values = params![
        activity,
        member,
        &by.organisation,
        &entry.id,
        &entry.name,
        role.code(),
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD, values).map(drop)
}

/// Ends a teller's task.
pub fn remove(tx: &Write<'_>, activity: &ActivityId, member: &MemberId) -> Result<()> {
    tx.run(REMOVE, params![activity, member]).map(drop)
}

/// Notes the public half of a teller's key.
pub fn set_lock(tx: &Write<'_>, activity: &ActivityId, member: &MemberId, lock: &Vec<u8>) -> Result<()> {
    tx.run(LOCK, params![activity, member, lock]).map(drop)
}

/// Adds sealed halves of a box's key.
pub fn add_halves(tx: &Write<'_>, by: &Author, ballot: &BallotId, halves: &[KeyHalf]) -> Result<()> {
    let row = |half: &KeyHalf| -> Vec<Value> {
        let values: &[Value] = params![ballot, &half.holder, &half.partner, &by.organisation, &half.sealed];
        values.to_vec()
    };
    tx.run_each(ADD_HALF, &halves.iter().map(row).collect::<Vec<_>>()).map(drop)
}

/// The halves of a box's key.
pub fn halves(tx: &Read<'_>, ballot: &BallotId) -> Result<Vec<KeyHalf>> {
    tx.all(HALVES, params![ballot])
}

/// Notes a half that its holder brought.
pub fn bring_half(tx: &Write<'_>, ballot: &BallotId, half: &KeyHalf, bare: &Vec<u8>) -> Result<()> {
    tx.run(BRING_HALF, params![ballot, &half.holder, &half.partner, bare]).map(drop)
}

/// Forgets the halves of a box that was counted.
pub fn forget_halves(tx: &Write<'_>, ballot: &BallotId) -> Result<()> {
    tx.run(FORGET_HALVES, params![ballot]).map(drop)
}
