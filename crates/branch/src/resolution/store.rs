//! The statements about resolutions. The only SQL of this folder.

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::{MemberId, UnitId};
use zhixing_records::Author;

use super::input::NewResolution;
use super::model::{Cause, FollowUp, OutcomeId, Resolution, ResolutionId, ResolutionState};
use crate::activity::model::{Activity, ActivityId};
use crate::ballot::BallotId;
use crate::motion::model::MotionId;

statements! {
    ADD = "insert into resolution (id, organisation, branch, unit, activity, motion, text, owner, owner_name, due, state,
            made_by, made_name, made_at, ballot)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12, $13, $14)";
    ONE = "select r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end
        from resolution r
        join activity a on a.id = r.activity
        where r.id = $1";
    OF_ACTIVITY = "select r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end
        from resolution r
        join activity a on a.id = r.activity
        where r.activity = $1
        order by r.made_at, r.id";
    OF_BRANCH = "select r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end
        from resolution r
        join activity a on a.id = r.activity
        where r.branch = $1 and r.state = $2 and not r.void and (r.made_at, r.id) < ($3, $4)
        order by r.made_at desc, r.id desc
        limit $5";
    ALL_OF_OWNER = "select r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end
        from resolution r
        join activity a on a.id = r.activity
        where r.owner = $1
        order by r.made_at desc, r.id
        limit $2";
    DUE_BETWEEN = "select r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end
        from resolution r
        join activity a on a.id = r.activity
        where r.organisation = $1 and r.state = 'open' and not r.void and r.owner is not null and r.due >= $2 and r.due <= $3
        order by r.due, r.id";
    /// What a member is to see to, the nearest day first, and what his branch decided since a moment, the latest first: in one go.
    OF_DAY = "select mine.*, true
        from (
            select r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end
            from resolution r
            join activity a on a.id = r.activity
            where r.owner = $1 and r.state = 'open' and not r.void
            order by coalesce(r.due, '9999-12-31'), r.made_at, r.id
            limit $2) mine
        union all
        select lately.*, false
        from (
            select r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end
            from resolution r
            join activity a on a.id = r.activity
            where r.branch = $3 and r.state in ('open', 'done', 'not_done') and r.made_at >= $4 and not r.void
            order by r.made_at desc, r.id desc
            limit $5) lately";
    FALLEN = "select r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end
        from resolution r
        join activity a on a.id = r.activity
        where r.branch = $1 and r.void and (r.made_at, r.id) < ($2, $3)
        order by r.made_at desc, r.id desc
        limit $4";
    BETWEEN = "select r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end
        from resolution r
        join activity a on a.id = r.activity
        where r.branch = $1 and not r.void and a.starts_at >= $2 and a.starts_at < $3
        order by a.starts_at, r.made_at, r.id";
    FOLLOW_UPS = "select outcome, note, told_name, told_at from resolution_outcome where resolution = $1 order by told_at, id";
    TELL = "insert into resolution_outcome (id, organisation, resolution, outcome, note, told_by, told_name, told_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    VALUE_AGAIN = "update resolution set void = $2
            or coalesce((select not n.passed from vote_recount n where n.motion = resolution.motion), false)
        where activity = $1";
    VOID_SINCE = "update resolution set void_at = case when void then coalesce(void_at, $2) else null end where activity = $1";
    SAY_AGAIN = "update resolution set text = $3 where activity = $1 and id = $2";
    UNMAKE = "update resolution set void = true where activity = $1 and ballot = $2";
    SOURCE = "select motion, ballot from resolution where id = $1";
    OF_BALLOT = "select id from resolution where ballot = $1";
    OF_MOTIONS = "select motion, id from resolution where activity = $1 and motion is not null";
    ENTER = "update resolution set state = $2, latest = $3, latest_at = $4 where id = $1";
}

impl FromRow for Resolution {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            branch: row.take()?,
            unit: row.take()?,
            activity: row.take()?,
            topic: row.take()?,
            text: row.take()?,
            owner: row.take()?,
            owner_name: row.take()?,
            due: row.take()?,
            state: state(&row.take::<String>()?)?,
            made_name: row.take()?,
            made_at: row.take()?,
            latest: row.take()?,
            latest_at: row.take()?,
            void: row.take()?,
            void_at: row.take()?,
            void_by: Cause::of(&row.take::<String>()?),
            since: None,
        })
    }
}

impl FromRow for FollowUp {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            state: state(&row.take::<String>()?)?,
            note: row.take()?,
            told_name: row.take()?,
            told_at: row.take()?,
        })
    }
}

fn state(code: &str) -> Result<ResolutionState> {
    ResolutionState::of(code).ok_or_else(|| Error::broken(format_args!("{code:?} is no state of a resolution")))
}

/// Adds a resolution of a meeting.
pub fn add(
    tx: &Write<'_>,
    by: &Author,
    activity: &Activity,
    new: &NewResolution,
    owner_name: &str,
) -> Result<ResolutionId> {
    let id: ResolutionId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        &activity.branch,
        &activity.unit,
        &activity.id,
        new.motion.as_ref(),
        &new.text,
        new.owner.as_ref(),
        owner_name,
        new.due,
        by.member.as_ref(),
        &by.name,
        tx.now(),
        new.ballot.as_ref()
    ];
    tx.run(ADD, values)?;
    Ok(id)
}

/// One resolution; not found without one.
pub fn one(tx: &Read<'_>, id: &ResolutionId) -> Result<Resolution> {
    tx.one(ONE, params![id])
}

/// The resolutions of a meeting.
pub fn of_activity(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Resolution>> {
    tx.all(OF_ACTIVITY, params![activity])
}

/// A page of a branch's resolutions in one state, latest first, before a place in the list.
pub fn of_branch(
    tx: &Read<'_>,
    branch: &UnitId,
    state: ResolutionState,
    before: (Moment, &str),
    limit: usize,
) -> Result<Vec<Resolution>> {
    tx.all(OF_BRANCH, params![branch, state.code(), before.0, before.1, limit])
}

/// A page of a branch's resolutions that were not made after all, latest first, before a place in the list.
pub fn fallen(tx: &Read<'_>, branch: &UnitId, before: (Moment, &str), limit: usize) -> Result<Vec<Resolution>> {
    tx.all(FALLEN, params![branch, before.0, before.1, limit])
}

struct OfDay(Resolution, bool);

impl FromRow for OfDay {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(Resolution::from_row(row)?, row.take()?))
    }
}

/// What a member is to see to, the nearest day first, and what a branch decided since a moment, the latest first: so many of each.
pub fn of_day(
    tx: &Read<'_>,
    (owner, mine): (&MemberId, usize),
    (branch, since, lately): (&str, Moment, usize),
) -> Result<(Vec<Resolution>, Vec<Resolution>)> {
    let found: Vec<OfDay> = tx.all(OF_DAY, params![owner, mine, branch, since, lately])?;
    let (mut mine, mut lately): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.1);
    // What two lists joined keep of their order no database promises.
    mine.sort_by(|OfDay(a, _), OfDay(b, _)| nearest(a).cmp(&nearest(b)));
    lately.sort_by(|OfDay(a, _), OfDay(b, _)| (b.made_at, &b.id).cmp(&(a.made_at, &a.id)));
    let whole = |all: Vec<OfDay>| all.into_iter().map(|one| one.0).collect();
    Ok((whole(mine), whole(lately)))
}

fn nearest(one: &Resolution) -> (bool, Option<Date>, Moment, &ResolutionId) {
    (one.due.is_none(), one.due, one.made_at, &one.id)
}

/// All that a member was ever to see to, the latest first: for his own file.
pub fn my_own(tx: &Read<'_>, owner: &MemberId, limit: usize) -> Result<Vec<Resolution>> {
    tx.all(ALL_OF_OWNER, params![owner, limit])
}

/// What somebody is still to see to by one of these days, in the whole organisation.
pub fn due_between(tx: &Read<'_>, organisation: &OrganisationId, first: Date, last: Date) -> Result<Vec<Resolution>> {
    tx.all(DUE_BETWEEN, params![organisation, first, last])
}

/// What the meetings of a span of time decided, in order.
pub fn between(tx: &Read<'_>, branch: &UnitId, from: Moment, until: Moment) -> Result<Vec<Resolution>> {
    tx.all(BETWEEN, params![branch, from, until])
}

/// What was said about what became of it.
pub fn follow_ups(tx: &Read<'_>, id: &ResolutionId) -> Result<Vec<FollowUp>> {
    tx.all(FOLLOW_UPS, params![id])
}

/// Notes what became of it.
pub fn tell(tx: &Write<'_>, by: &Author, id: &ResolutionId, state: ResolutionState, note: &str) -> Result<()> {
    let row: OutcomeId = tx.new_id();
    tx.run(TELL, params![&row, &by.organisation, id, state.code(), note, by.member.as_ref(), &by.name, tx.now()])?;
    tx.run(ENTER, params![id, state.code(), note, tx.now()]).map(drop)
}

/// Says a resolution otherwise.
pub fn say_again(tx: &Write<'_>, activity: &ActivityId, id: &str, text: &str) -> Result<()> {
    tx.run(SAY_AGAIN, params![activity, id, text]).map(drop)
}

/// Notes of each resolution of a meeting whether it was made at all: not in a meeting that fell short, nor of a motion that did not pass, nor of a
/// secret ballot that does not stand.
pub fn value_again(tx: &Write<'_>, activity: &ActivityId, short: bool, fallen: &[BallotId]) -> Result<()> {
    tx.run(VALUE_AGAIN, params![activity, short])?;
    for ballot in fallen {
        tx.run(UNMAKE, params![activity, ballot])?;
    }
    tx.run(VOID_SINCE, params![activity, tx.now()]).map(drop)
}

/// The motion or the secret ballot that a resolution was made of.
pub fn source(tx: &Read<'_>, id: &ResolutionId) -> Result<(Option<MotionId>, Option<BallotId>)> {
    tx.one(SOURCE, params![id])
}

/// The resolutions of a meeting that were made of motions, by these.
pub fn of_motions(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<(MotionId, ResolutionId)>> {
    tx.all(OF_MOTIONS, params![activity])
}

/// The resolution that was made of a secret ballot.
pub fn of_ballot(tx: &Read<'_>, ballot: &BallotId) -> Result<Option<ResolutionId>> {
    Ok(tx.maybe::<(ResolutionId,)>(OF_BALLOT, params![ballot])?.map(|(id,)| id))
}
