//! The rows of posts. The only SQL about them.

use jiff::civil::Date;
use zhixing_kit::clock::Moment;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Write, params, statements};
use zhixing_records::{MemberId, UnitId};

use super::model::{Post, PostId, PostKind, Vacancy};
use crate::unit::UnitKind;

statements! {
    GET = "select p.id, p.unit, u.name, p.member, m.name, p.kind, p.from_on, p.to_on, p.ended_at
        from post p
        join unit u on u.id = p.unit
        join member m on m.id = p.member
        where p.id = $1";
    OF_UNIT = "select p.id, p.unit, u.name, p.member, m.name, p.kind, p.from_on, p.to_on, p.ended_at
        from unit u
        join post p on p.unit = u.id
        join member m on m.id = p.member
        where (u.id = $1 or u.branch = $1)
          and p.from_on <= $2 and (p.to_on is null or p.to_on > $2 or (p.to_on = $2 and p.ended_at is null))
        order by u.path, p.from_on, p.id";
    HISTORY = "select p.id, p.unit, u.name, p.member, m.name, p.kind, p.from_on, p.to_on, p.ended_at
        from post p
        join unit u on u.id = p.unit
        join member m on m.id = p.member
        where p.unit = $1
        order by p.from_on desc, p.id desc";
    OF_MEMBER = "select p.id, p.unit, u.name, p.member, m.name, p.kind, p.from_on, p.to_on, p.ended_at
        from post p
        join unit u on u.id = p.unit
        join member m on m.id = p.member
        where p.member = $1
        order by p.from_on desc, p.id desc";
    HELD = "select p.unit, p.kind, u.kind, u.path
        from post p
        join unit u on u.id = p.unit
        where p.member = $1
          and p.from_on <= $2 and (p.to_on is null or p.to_on >= $2)
          and (p.ended_at is null or p.ended_at > $3)
        order by p.from_on, p.id";
    ABLE = "select p.member, p.to_on
        from post p
        join account a on a.member = p.member
        join membership s on s.id = (select id from membership where member = p.member order by from_on desc, id desc limit 1)
        where p.unit = $1 and p.kind = $2
          and p.from_on <= $3 and (p.to_on is null or p.to_on >= $3)
          and p.ended_at is null
          and a.closed_at is null and a.password_hash is not null
          and s.to_on is null
        order by p.from_on, p.id";
    /// From the posts that are over, which are few, not from all units.
    VACANT = "select u.id, u.name, u.kind, u.path, p.kind, max(p.to_on)
        from post p
        join unit u on u.id = p.unit and p.kind = case when u.kind = 'group' then 'group_leader' else 'secretary' end
        where p.organisation = $1 and (p.ended_at is not null or p.to_on < $2)
          and (u.closed_on is null or u.closed_on > $2)
          and not exists (select 1 from post q
              where q.unit = p.unit and q.kind = p.kind and q.ended_at is null and (q.to_on is null or q.to_on >= $2))
        group by u.id, u.name, u.kind, u.path, p.kind
        order by u.path
        limit 200";
    ADD = "insert into post (id, organisation, unit, member, kind, from_on, to_on, ended_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, null, $8)";
    TAKE_BACK = "delete from post where id = $1";
    END = "update post set to_on = $2, ended_at = $3 where id = $1";
}

/// The post, if there is one.
pub fn find(tx: &Read<'_>, id: &PostId) -> Result<Option<Post>> {
    tx.maybe(GET, params![id])
}

/// The posts held on that day in the unit and below.
pub fn of_unit(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Vec<Post>> {
    tx.all(OF_UNIT, params![unit, on])
}

/// All posts that the very unit ever had, the latest first.
pub fn history(tx: &Read<'_>, unit: &UnitId) -> Result<Vec<Post>> {
    tx.all(HISTORY, params![unit])
}

/// All posts that the member ever held, the latest first.
pub fn of_member(tx: &Read<'_>, member: &MemberId) -> Result<Vec<Post>> {
    tx.all(OF_MEMBER, params![member])
}

/// What the member's posts give rights over today: unit, kind of post, kind and path of the unit.
pub fn held(tx: &Read<'_>, member: &MemberId) -> Result<Vec<(UnitId, PostKind, UnitKind, String)>> {
    tx.all(HELD, params![member, tx.today(), tx.now()])
}

/// Who holds a post of that kind in this very unit today and can sign in to use it, with its last day; the earliest first.
pub fn able(tx: &Read<'_>, unit: &UnitId, kind: PostKind) -> Result<Vec<(MemberId, Option<Date>)>> {
    tx.all(ABLE, params![unit, kind, tx.today()])
}

/// Every unit of the organisation that lost who led it.
pub fn vacant(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<Vacancy>> {
    tx.all(VACANT, params![organisation, tx.today()])
}

/// Writes a post.
pub fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    unit: &UnitId,
    member: &MemberId,
    kind: PostKind,
    (from_on, to_on): (Date, Option<Date>),
) -> Result<PostId> {
    let id: PostId = tx.new_id();
    tx.run(ADD, params![&id, organisation, unit, member, kind, from_on, to_on, tx.now()])?;
    Ok(id)
}

/// Takes back a post that has not begun: nobody ever held it, the ledger says that it was given.
pub fn take_back(tx: &Write<'_>, id: &PostId) -> Result<()> {
    tx.run(TAKE_BACK, params![id]).map(drop)
}

/// Writes a post's last day and, when it ends now, the moment.
pub fn end(tx: &Write<'_>, id: &PostId, last: Date, ended_at: Option<Moment>) -> Result<()> {
    tx.run(END, params![id, last, ended_at]).map(drop)
}
