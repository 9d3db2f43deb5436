//! The rows of sessions, known devices and waits. The only SQL about them.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::session::IDLE_MS_MAX;
use zhixing_kit::{Language, Moment, Read, Result, Row, Write, params, statements};
use zhixing_records::{MemberId, UnitId};

use super::model::{DeviceId, FORGOTTEN_MS, Session, SessionId};
use crate::account::{AccountId, Secret};
use crate::actor::Held;
use crate::post::PostKind;
use crate::unit::UnitKind;

statements! {
    /// One row for each post that he holds now; where he holds none, one without.
    WHO = "select s.id, s.used_at, a.id, a.organisation, a.language, m.id, m.name, u.id, u.path, u.name, u.branch, top.name,
            x.unit, x.kind, held.kind, held.path
        from session s
        join account a on a.id = s.account
        join member m on m.id = a.member
        join membership p on p.member = m.id and p.to_on is null
        join unit u on u.id = p.unit
        join unit top on top.organisation = a.organisation and top.parent is null
        left join post x on x.member = m.id
          and x.from_on <= $3 and (x.to_on is null or x.to_on >= $3)
          and (x.ended_at is null or x.ended_at > $2)
        left join unit held on held.id = x.unit
        where s.token_hash = $1
          and s.expires_at > $2
          and a.closed_at is null";
    LIST = "select id, device, created_at, used_at from session where account = $1 and expires_at > $2 order by used_at desc, id desc";
    ADD = "insert into session (id, organisation, account, token_hash, device, created_at, used_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $6, $7)";
    TOUCH = "update session set used_at = $2, expires_at = $3 where id = $1";
    END = "delete from session where id = $1 and account = $2";
    END_BY_TOKEN = "delete from session where token_hash = $1";
    END_ALL = "delete from session where account = $1";
    END_OTHERS = "delete from session where account = $1 and id <> $2";
    END_OF_MEMBER = "delete from session where account in (select id from account where member = $1)";
    DEVICE = "select id from known_device where token_hash = $1 and account = $2";
    ADD_DEVICE = "insert into known_device (id, organisation, account, token_hash, used_at) values ($1, $2, $3, $4, $5)";
    TOUCH_DEVICE = "update known_device set used_at = $2 where id = $1";
    DEVICES = "select id from known_device where account = $1 order by used_at desc, id desc";
    END_DEVICE = "delete from known_device where id = $1";
    END_DEVICES = "delete from known_device where account = $1";
    WAIT = "select failures, until_at, tried_at from sign_in_wait where subject = $1";
    SET_WAIT = "insert into sign_in_wait (subject, failures, until_at, tried_at)
        values ($1, $2, $3, $4)
        on conflict (subject) do update set failures = $2, until_at = $3, tried_at = $4";
    FORGET_WAIT = "delete from sign_in_wait where subject = $1";
    PURGE_SESSIONS = "delete from session where expires_at <= $1";
    PURGE_DEVICES = "delete from known_device where used_at <= $1";
    PURGE_WAITS = "delete from sign_in_wait where tried_at <= $1";
}

/// What one statement tells of who is asking: everything that each page needs, and so in one go.
pub struct Who {
    /// The session.
    pub session: SessionId,
    /// When it was last used.
    pub used_at: Moment,
    /// The account.
    pub account: AccountId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// The language that he set.
    pub language: Option<Language>,
    /// The member.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// His unit.
    pub unit: UnitId,
    /// Its path.
    pub path: String,
    /// Its name.
    pub unit_name: String,
    /// Its branch.
    pub branch: Option<UnitId>,
    /// The organisation's name.
    pub organisation_name: String,
    /// His posts of this moment.
    pub posts: Vec<Held>,
}

impl FromRow for Who {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            session: row.take()?,
            used_at: row.take()?,
            account: row.take()?,
            organisation: row.take()?,
            language: row.take::<Option<String>>()?.as_deref().and_then(Language::from_tag),
            member: row.take()?,
            name: row.take()?,
            unit: row.take()?,
            path: row.take()?,
            unit_name: row.take()?,
            branch: row.take()?,
            organisation_name: row.take()?,
            posts: post(row)?.into_iter().collect(),
        })
    }
}

fn post(row: &mut Row<'_>) -> Result<Option<Held>> {
    let (unit, kind): (Option<UnitId>, Option<PostKind>) = (row.take()?, row.take()?);
    let (unit_kind, path): (Option<UnitKind>, Option<String>) = (row.take()?, row.take()?);
    let whole = unit.zip(kind).zip(unit_kind.zip(path));
    Ok(whole.map(|((unit, kind), (unit_kind, path))| Held { unit, kind, unit_kind, path }))
}

/// Who is asking, by the hash of the token of his cookie.
pub fn who(tx: &Read<'_>, token_hash: &[u8]) -> Result<Option<Who>> {
    let mut rows = tx.all::<Who>(WHO, params![token_hash.to_vec(), tx.now(), tx.today()])?.into_iter();
    let Some(mut who) = rows.next() else { return Ok(None) };
    who.posts.extend(rows.flat_map(|row| row.posts));
    Ok(Some(who))
}

/// The sessions of an account, the latest used first.
pub fn list(tx: &Read<'_>, account: &AccountId) -> Result<Vec<Session>> {
    tx.all(LIST, params![account, tx.now()])
}

/// Writes a session.
pub fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    account: &AccountId,
    token: &Secret,
    device: &str,
) -> Result<()> {
    let id: SessionId = tx.new_id();
    let expires_at = tx.now().plus_ms(IDLE_MS_MAX);
    tx.run(ADD, params![&id, organisation, account, token.digest(), device, tx.now(), expires_at]).map(drop)
}

/// Writes that a session was used.
pub fn touch(tx: &Write<'_>, id: &SessionId) -> Result<()> {
    tx.run(TOUCH, params![id, tx.now(), tx.now().plus_ms(IDLE_MS_MAX)]).map(drop)
}

/// Ends one session of this account; says whether there was one.
pub fn end(tx: &Write<'_>, id: &SessionId, account: &AccountId) -> Result<bool> {
    Ok(tx.run(END, params![id, account])? == 1)
}

/// Ends the session of this token.
pub fn end_by_token(tx: &Write<'_>, token: &Secret) -> Result<()> {
    tx.run(END_BY_TOKEN, params![token.digest()]).map(drop)
}

/// Ends all sessions of an account, but for one that stays; without one that stays its known devices are forgotten too.
pub fn end_all(tx: &Write<'_>, account: &AccountId, stays: Option<&SessionId>) -> Result<()> {
    match stays {
        Some(stays) => tx.run(END_OTHERS, params![account, stays])?,
        None => tx.run(END_ALL, params![account])? + tx.run(END_DEVICES, params![account])?,
    };
    Ok(())
}

/// Ends all sessions of a member.
pub fn end_all_of_member(tx: &Write<'_>, member: &MemberId) -> Result<()> {
    tx.run(END_OF_MEMBER, params![member]).map(drop)
}

/// The browser of this token, if it signed in to this account before.
pub fn device(tx: &Read<'_>, token: &Secret, account: &AccountId) -> Result<Option<DeviceId>> {
    Ok(tx.maybe::<(DeviceId,)>(DEVICE, params![token.digest(), account])?.map(|(id,)| id))
}

/// Writes a browser that has signed in; the ones unused for longest go when there are more than `most`.
pub fn add_device(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    account: &AccountId,
    token: &Secret,
    most: usize,
) -> Result<()> {
    let id: DeviceId = tx.new_id();
    tx.run(ADD_DEVICE, params![&id, organisation, account, token.digest(), tx.now()])?;
    for (old,) in tx.all::<(DeviceId,)>(DEVICES, params![account])?.into_iter().skip(most) {
        tx.run(END_DEVICE, params![&old])?;
    }
    Ok(())
}

/// Writes that a known browser signed in again.
pub fn touch_device(tx: &Write<'_>, id: &DeviceId) -> Result<()> {
    tx.run(TOUCH_DEVICE, params![id, tx.now()]).map(drop)
}

/// Wrong tries of a subject and until when it waits; old ones are forgotten.
pub fn wait(tx: &Read<'_>, subject: &str) -> Result<(i64, Moment)> {
    let row = tx.maybe::<(i64, Moment, Moment)>(WAIT, params![subject])?;
    let fresh = row.filter(|(_, _, tried_at)| tried_at.plus_ms(FORGOTTEN_MS) > tx.now());
    Ok(fresh.map_or((0, Moment(0)), |(failures, until, _)| (failures, until)))
}

/// Writes the wrong tries of a subject.
pub fn set_wait(tx: &Write<'_>, subject: &str, failures: i64, until: Moment) -> Result<()> {
    tx.run(SET_WAIT, params![subject, failures, until, tx.now()]).map(drop)
}

/// Forgets the wrong tries of a subject.
pub fn forget_wait(tx: &Write<'_>, subject: &str) -> Result<()> {
    tx.run(FORGET_WAIT, params![subject]).map(drop)
}

/// Takes away what is over: sessions, devices unused since `devices_since`, and old waits.
pub fn purge(tx: &Write<'_>, devices_since: Moment) -> Result<()> {
    tx.run(PURGE_SESSIONS, params![tx.now()])?;
    tx.run(PURGE_DEVICES, params![devices_since])?;
    tx.run(PURGE_WAITS, params![tx.now().plus_ms(-FORGOTTEN_MS)]).map(drop)
}
