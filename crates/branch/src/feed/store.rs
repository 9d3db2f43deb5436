//! The rows of feeds, and activities as calendars show them. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::{Actor, MemberId, Secret, UnitId};

use super::model::{Feed, FeedId, Occasion, Scope};
use crate::activity::State;

statements! {
    ADD = "insert into calendar_feed (id, organisation, member, scope, token_hash, created_at) values ($1, $2, $3, $4, $5, $6)";
    END_SCOPE = "delete from calendar_feed where member = $1 and scope = $2";
    END = "delete from calendar_feed where id = $1 and member = $2";
    LIST = "select id, organisation, member, scope, created_at from calendar_feed where member = $1 order by created_at, id";
    ONE = "select id, organisation, member, scope, created_at from calendar_feed where id = $1 and member = $2";
    BY_TOKEN = "select id, organisation, member, scope, created_at from calendar_feed where token_hash = $1";
    OCCASIONS = "select a.id, a.unit, g.name, a.kind, a.topic, a.place, a.starts_at, a.minutes, a.state, a.version,
            a.planned_at, a.changed_at, c.convened_at, x.cancelled_at, x.reason,
            coalesce(case when a.chair = $4 then a.chair_named_at when a.recorder = $4 then a.recorder_named_at end, a.planned_at),
            coalesce(a.chair = $4, false) or coalesce(a.recorder = $4, false)
                or exists (select 1 from roll_entry r where r.activity = a.id and r.member = $4)
        from activity a
        left join unit g on g.id = a.unit and g.id <> a.branch
        left join convening c on c.activity = a.id
        left join cancellation x on x.activity = a.id
        where a.branch = $1 and a.starts_at >= $2 and a.starts_at < $3
        order by a.starts_at desc, a.id desc
        limit $5";
}

impl FromRow for Feed {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, organisation, member) = (row.take()?, row.take()?, row.take()?);
        let scope: String = row.take()?;
        let scope =
            Scope::read(&scope).ok_or_else(|| Error::broken(format_args!("{scope:?} is nothing a feed shows")))?;
        Ok(Self { id, organisation, member, scope, made_at: row.take()? })
    }
}

impl FromRow for Occasion {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, unit, group) = (row.take()?, row.take()?, row.take()?);
        let (kind, topic, place) = (row.take()?, row.take()?, row.take()?);
        let (starts_at, minutes) = (row.take()?, row.take()?);
        let state: String = row.take()?;
        let state =
            State::of(&state).ok_or_else(|| Error::broken(format_args!("{state:?} is no state of an activity")))?;
        let version = row.take()?;
        let steps = [row.take()?, row.take()?, row.take()?, row.take()?];
        let (reason, named_at, names_owner) = (row.take()?, row.take()?, row.take()?);
        Ok(Self {
            id,
            unit,
            group,
            kind,
            topic,
            place,
            starts_at,
            minutes,
            state,
            version,
            steps,
            reason,
            named_at,
            names_owner,
        })
    }
}

/// Writes a feed; an earlier one of the same owner and scope is gone.
pub fn add(tx: &Write<'_>, owner: &Actor, scope: &Scope, token: &Secret) -> Result<()> {
    tx.run(END_SCOPE, params![&owner.member, scope.word()])?;
    let id: FeedId = tx.new_id();
    let values = params![&id, &owner.organisation, &owner.member, scope.word(), token.digest(), tx.now()];
    tx.run(ADD, values).map(drop)
}

/// Takes a feed of this member away.
pub fn end(tx: &Write<'_>, id: &FeedId, member: &MemberId) -> Result<()> {
    tx.run(END, params![id, member]).map(drop)
}

/// The feeds of a member.
pub fn list(tx: &Read<'_>, member: &MemberId) -> Result<Vec<Feed>> {
    tx.all(LIST, params![member])
}

/// A feed of this member; not found when it is another's.
pub fn one(tx: &Read<'_>, id: &FeedId, member: &MemberId) -> Result<Feed> {
    tx.one(ONE, params![id, member])
}

/// The feed of a secret address.
pub fn by_token(tx: &Read<'_>, token: &Secret) -> Result<Option<Feed>> {
    tx.maybe(BY_TOKEN, params![token.digest()])
}

/// A branch's activities between two moments, cancelled ones too, the latest first and at most `limit`; `owner` is whose feed it is.
pub fn occasions(
    tx: &Read<'_>,
    branch: &UnitId,
    between: (Moment, Moment),
    owner: &MemberId,
    limit: usize,
) -> Result<Vec<Occasion>> {
    tx.all(OCCASIONS, params![branch, between.0, between.1, owner, limit])
}
