//! The statements about members in temporary branches. The only SQL of this folder.

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row, Write, params, statements};
use zhixing_records::{Author, MemberId, UnitId};

use super::model::{Attachment, AttachmentId};
use crate::member::Member;

statements! {
    ADD = "insert into attachment (id, organisation, unit, member, from_on, to_on, noted_by, noted_name, noted_at)
        values ($1, $2, $3, $4, $5, null, $6, $7, $8)";
    END = "update attachment set to_on = $2 where id = $1";
    ONE = "select a.id, a.unit, a.member, m.name, '', a.from_on, a.to_on
        from attachment a
        join member m on m.id = a.member
        where a.id = $1 and a.organisation = $2";
    /// Also of who left his own branch meanwhile.
    OPEN = "select a.id, a.unit, a.member, m.name, '', a.from_on, a.to_on
        from attachment a
        join member m on m.id = a.member
        where a.unit = $1 and a.to_on is null
        order by m.number";
    OF_UNIT = "select a.id, a.unit, a.member, m.name, u.name, a.from_on, a.to_on
        from attachment a
        join member m on m.id = a.member
        join membership s on s.member = m.id and s.to_on is null
        join unit u on u.id = s.unit
        where a.unit = $1 and a.to_on is null
        order by m.number";
    MEMBERS = "select m.id, m.number, m.name, s.unit, s.branch, s.kind, s.from_on, s.to_on, m.born_on, m.joined_on, m.confirmed_on
        from attachment a
        join member m on m.id = a.member
        join membership s on s.member = m.id
        where a.unit = $1 and a.from_on <= $2 and (a.to_on is null or a.to_on >= $2)
            and s.from_on <= $2 and (s.to_on is null or s.to_on >= $2)
        order by m.number";
}

impl FromRow for Attachment {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            unit: row.take()?,
            member: row.take()?,
            name: row.take()?,
            home: row.take()?,
            from_on: row.take()?,
            to_on: row.take()?,
        })
    }
}

/// Writes that a member is set to a temporary branch.
pub fn add(tx: &Write<'_>, by: &Author, unit: &UnitId, member: &MemberId, from_on: Date) -> Result<AttachmentId> {
    let id: AttachmentId = tx.new_id();
    tx.run(ADD, params![&id, &by.organisation, unit, member, from_on, by.member.as_ref(), &by.name, tx.now()])?;
    Ok(id)
}

/// Writes the last day of it.
pub fn end(tx: &Write<'_>, id: &AttachmentId, last: Date) -> Result<()> {
    tx.run(END, params![id, last]).map(drop)
}

/// One of them, if there is one.
pub fn find(
    tx: &Read<'_>,
    organisation: &zhixing_kit::id::OrganisationId,
    id: &AttachmentId,
) -> Result<Option<Attachment>> {
    tx.maybe(ONE, params![id, organisation])
}

/// All that go on in a temporary branch.
pub fn open(tx: &Read<'_>, unit: &UnitId) -> Result<Vec<Attachment>> {
    tx.all(OPEN, params![unit])
}

/// Those who are set to a temporary branch and have not left it.
pub fn of_unit(tx: &Read<'_>, unit: &UnitId) -> Result<Vec<Attachment>> {
    tx.all(OF_UNIT, params![unit])
}

/// The members who are set to a temporary branch on a day, as what they are at home.
pub fn members(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Vec<Member>> {
    tx.all(MEMBERS, params![unit, on])
}
