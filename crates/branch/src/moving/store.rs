//! The statements about movings. The only SQL of this folder.

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_people::{MemberId, UnitId};
use zhixing_records::Author;

use super::input::NewMoving;
use super::model::{End, Moving, MovingId, Outcome};

statements! {
    ADD = "insert into moving (id, organisation, member, from_branch, to_branch, document, reason, sent_on, due_on, is_open, sent_by,
            sent_name, sent_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true, $10, $11, $12)";
    END = "insert into moving_end (moving, organisation, outcome, on_day, reason, ended_by, ended_name, ended_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    SHUT = "update moving set is_open = false where id = $1";
    ONE = "select v.id, v.member, m.name, v.from_branch, f.name, v.to_branch, t.name, v.document, v.reason, v.sent_on, v.due_on,
            v.sent_name, e.outcome, e.on_day, e.reason, e.ended_name
        from moving v
        join member m on m.id = v.member
        join unit f on f.id = v.from_branch
        join unit t on t.id = v.to_branch
        left join moving_end e on e.moving = v.id
        where v.id = $1 and v.organisation = $2";
    OF_BRANCH = "select v.id, v.member, m.name, v.from_branch, f.name, v.to_branch, t.name, v.document, v.reason, v.sent_on, v.due_on,
            v.sent_name, e.outcome, e.on_day, e.reason, e.ended_name
        from moving v
        join member m on m.id = v.member
        join unit f on f.id = v.from_branch
        join unit t on t.id = v.to_branch
        left join moving_end e on e.moving = v.id
        where v.from_branch = $1 or v.to_branch = $1
        order by v.is_open desc, v.id desc
        limit $2";
    TO_RECEIVE = "select v.id, v.member, m.name, v.from_branch, f.name, v.to_branch, t.name, v.document, v.reason, v.sent_on, v.due_on,
            v.sent_name, e.outcome, e.on_day, e.reason, e.ended_name
        from moving v
        join member m on m.id = v.member
        join unit f on f.id = v.from_branch
        join unit t on t.id = v.to_branch
        left join moving_end e on e.moving = v.id
        where v.to_branch = $1 and v.is_open
        order by v.due_on, v.id
        limit $2";
    OF_MEMBER = "select v.id, v.member, m.name, v.from_branch, f.name, v.to_branch, t.name, v.document, v.reason, v.sent_on, v.due_on,
            v.sent_name, e.outcome, e.on_day, e.reason, e.ended_name
        from moving v
        join member m on m.id = v.member
        join unit f on f.id = v.from_branch
        join unit t on t.id = v.to_branch
        left join moving_end e on e.moving = v.id
        where v.member = $1
        order by v.id desc
        limit $2";
    DUE = "select v.id, v.member, m.name, v.from_branch, f.name, v.to_branch, t.name, v.document, v.reason, v.sent_on, v.due_on,
            v.sent_name, e.outcome, e.on_day, e.reason, e.ended_name
        from moving v
        join member m on m.id = v.member
        join unit f on f.id = v.from_branch
        join unit t on t.id = v.to_branch
        left join moving_end e on e.moving = v.id
        where v.organisation = $1 and v.is_open and v.due_on >= $2 and v.due_on <= $3
        order by v.due_on, v.id";
}

impl FromRow for Moving {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            member: row.take()?,
            name: row.take()?,
            from: (row.take()?, row.take()?),
            to: (row.take()?, row.take()?),
            document: row.take()?,
            reason: row.take()?,
            sent_on: row.take()?,
            due_on: row.take()?,
            sent_name: row.take()?,
            end: end(row)?,
        })
    }
}

fn end(row: &mut Row) -> Result<Option<End>> {
    let (outcome, on): (Option<String>, Option<Date>) = (row.take()?, row.take()?);
    let (reason, name): (Option<String>, Option<String>) = (row.take()?, row.take()?);
    let (Some(outcome), Some(on)) = (outcome, on) else { return Ok(None) };
    let outcome =
        Outcome::of(&outcome).ok_or_else(|| Error::broken(format_args!("{outcome:?} is no end of a moving")))?;
    Ok(Some(End { outcome, on, reason: reason.unwrap_or_default(), by_name: name.unwrap_or_default() }))
}

/// Writes that a member was sent.
pub fn add(tx: &Write<'_>, by: &Author, from: &UnitId, new: &NewMoving, due_on: Date) -> Result<MovingId> {
    let id: MovingId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        &new.member,
        from,
        &new.to,
        &new.document,
        &new.reason,
        new.sent_on,
        due_on,
        by.member.as_ref(),
        &by.name,
        tx.now(),
    ];
    tx.run(ADD, values)?;
    Ok(id)
}

/// Writes how a moving ended.
pub fn end_it(tx: &Write<'_>, by: &Author, id: &MovingId, outcome: Outcome, on: Date, reason: &str) -> Result<()> {
    let values = params![id, &by.organisation, outcome.code(), on, reason, by.member.as_ref(), &by.name, tx.now()];
    tx.run(END, values)?;
    tx.run(SHUT, params![id]).map(drop)
}

/// One moving, if there is one.
pub fn find(tx: &Read<'_>, organisation: &OrganisationId, id: &MovingId) -> Result<Option<Moving>> {
    tx.maybe(ONE, params![id, organisation])
}

/// What a branch sent or is to receive: the open ones first, then the latest.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId, limit: usize) -> Result<Vec<Moving>> {
    tx.all(OF_BRANCH, params![branch, limit])
}

/// Whom a branch is to receive, the earliest due first.
pub fn to_receive(tx: &Read<'_>, branch: &UnitId, limit: usize) -> Result<Vec<Moving>> {
    tx.all(TO_RECEIVE, params![branch, limit])
}

/// The movings of a member, the latest first.
pub fn of_member(tx: &Read<'_>, member: &MemberId, limit: usize) -> Result<Vec<Moving>> {
    tx.all(OF_MEMBER, params![member, limit])
}

/// Who is to be received by one of these days, in the whole organisation.
pub fn due_between(tx: &Read<'_>, organisation: &OrganisationId, first: Date, last: Date) -> Result<Vec<Moving>> {
    tx.all(DUE, params![organisation, first, last])
}
