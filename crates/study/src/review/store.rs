//! The statements about self-reviews. The only SQL of this folder; each names whose, and what it reads is sealed.

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::{Actor, MemberId};

use super::model::{Lock, ReminderId, Way};
use super::seal::Cost;

statements! {
    LOCK = "select way, salt, memory_kib, passes, wrapped from review_lock where member = $1";
    ADD_LOCK = "insert into review_lock (member, organisation, way, salt, memory_kib, passes, wrapped)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (member) do nothing";
    CHANGE_LOCK = "update review_lock set way = $3, salt = $4, memory_kib = $5, passes = $6, wrapped = $7 where member = $1 and wrapped = $2";
    SEALED = "select sealed from review where member = $1";
    SAVE = "insert into review (member, organisation, sealed) values ($1, $2, $3)
        on conflict (member) do update set sealed = $3";
    OPENING = "select sealed from review_opening
        where id = $1 and member = $2 and coalesce(session, '') = $3 and ends_at > $4";
    ADD_OPENING = "insert into review_opening (id, organisation, member, session, sealed, ends_at) values ($1, $2, $3, $4, $5, $6)";
    STAY_OPEN = "update review_opening set ends_at = $3 where id = $1 and member = $2";
    END_OPENING = "delete from review_opening where id = $1 and member = $2";
    PURGE_OPENINGS = "delete from review_opening where ends_at <= $1";
    END_OPENINGS = "delete from review_opening where member = $1";
    END_REVIEW = "delete from review where member = $1";
    END_LOCK = "delete from review_lock where member = $1";
    REMINDERS = "select id, on_day from review_reminder where member = $1";
    ADD_REMINDER = "insert into review_reminder (id, organisation, member, on_day) values ($1, $2, $3, $4)";
    END_REMINDER = "delete from review_reminder where id = $1";
    END_REMINDERS = "delete from review_reminder where member = $1";
    WHOSE = "select member from review_reminder where id = $1";
}

impl FromRow for Lock {
    fn from_row(row: &mut Row) -> Result<Self> {
        let way = Way::read(&row.take::<String>()?).ok_or_else(|| Error::broken("a lock of no kind"))?;
        let salt = row.take()?;
        let cost = Cost { memory_kib: row.take()?, passes: row.take()? };
        Ok(Self { way, salt, cost, wrapped: row.take()? })
    }
}

/// How the actor's words are locked; none before he has begun.
pub fn lock(tx: &Read<'_>, member: &MemberId) -> Result<Option<Lock>> {
    tx.maybe(LOCK, params![member])
}

/// Keeps his lock, unless there is one; says whether it was kept.
pub fn add_lock(tx: &Write<'_>, actor: &Actor, lock: &Lock) -> Result<bool> {
    let values = params![
        &actor.member,
        &actor.organisation,
        lock.way.word(),
        lock.salt.clone(),
        lock.cost.memory_kib,
        lock.cost.passes,
        lock.wrapped.clone()
    ];
    Ok(tx.run(ADD_LOCK, values)? == 1)
}

/// Puts another lock in place of the one that was there; says whether it still was.
pub fn change_lock(tx: &Write<'_>, member: &MemberId, before: &Lock, lock: &Lock) -> Result<bool> {
    let values = params![
        member,
        before.wrapped.clone(),
        lock.way.word(),
        lock.salt.clone(),
        lock.cost.memory_kib,
        lock.cost.passes,
        lock.wrapped.clone()
    ];
    Ok(tx.run(CHANGE_LOCK, values)? == 1)
}

/// His sealed words.
pub fn sealed(tx: &Read<'_>, member: &MemberId) -> Result<Option<Vec<u8>>> {
    Ok(tx.maybe::<(Vec<u8>,)>(SEALED, params![member])?.map(|(sealed,)| sealed))
}

/// Keeps his sealed words.
pub fn save(tx: &Write<'_>, actor: &Actor, sealed: Vec<u8>) -> Result<()> {
    tx.run(SAVE, params![&actor.member, &actor.organisation, sealed]).map(drop)
}

/// The sealed key of a browser in which the actor has opened it, in this session.
pub fn opening(tx: &Read<'_>, actor: &Actor, id: &str) -> Result<Option<Vec<u8>>> {
    let session = actor.session.as_ref().map_or("", |session| session.as_str());
    let found = tx.maybe::<(Vec<u8>,)>(OPENING, params![id, &actor.member, session, tx.now()])?;
    Ok(found.map(|(sealed,)| sealed))
}

/// It is open in a browser from now on; those whose time is over go.
pub fn add_opening(tx: &Write<'_>, actor: &Actor, id: &str, sealed: Vec<u8>, ends_at: Moment) -> Result<()> {
    tx.run(PURGE_OPENINGS, params![tx.now()])?;
    let values = params![id, &actor.organisation, &actor.member, actor.session.as_ref(), sealed, ends_at];
    tx.run(ADD_OPENING, values).map(drop)
}

/// It stays open there until then.
pub fn stay_open(tx: &Write<'_>, actor: &Actor, id: &str, ends_at: Moment) -> Result<()> {
    tx.run(STAY_OPEN, params![id, &actor.member, ends_at]).map(drop)
}

/// It is closed there.
pub fn end_opening(tx: &Write<'_>, actor: &Actor, id: &str) -> Result<()> {
    tx.run(END_OPENING, params![id, &actor.member]).map(drop)
}

/// Everything of the actor's goes.
pub fn end_all(tx: &Write<'_>, member: &MemberId) -> Result<()> {
    for sql in [END_OPENINGS, END_REVIEW, END_LOCK, END_REMINDERS] {
        tx.run(sql, params![member])?;
    }
    Ok(())
}

/// The days on which he is reminded.
pub fn reminders(tx: &Read<'_>, member: &MemberId) -> Result<Vec<(ReminderId, Date)>> {
    tx.all(REMINDERS, params![member])
}

/// He is reminded on this day.
pub fn add_reminder(tx: &Write<'_>, actor: &Actor, id: &ReminderId, day: Date) -> Result<()> {
    tx.run(ADD_REMINDER, params![id, &actor.organisation, &actor.member, day]).map(drop)
}

/// He is not, any more.
pub fn end_reminder(tx: &Write<'_>, id: &ReminderId) -> Result<()> {
    tx.run(END_REMINDER, params![id]).map(drop)
}

/// Whom a reminder reminds; none when it was taken back.
pub fn whose(tx: &Read<'_>, id: &ReminderId) -> Result<Option<MemberId>> {
    Ok(tx.maybe::<(MemberId,)>(WHOSE, params![id])?.map(|(member,)| member))
}
