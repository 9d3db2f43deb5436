//! Activities as the year sees them. The only SQL of the year; it reads the rows of activities and changes none.

use zhixing_kit::clock::{HOUR_MS, MINUTE_MS};
use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Value, params, statements};
use zhixing_people::{MemberId, UnitId};

use super::later::Later;
use super::model::Doing;
use crate::activity::{ActivityId, NewActivity, State};

/// How many branches one statement is asked about.
pub const MANY: usize = 50;

statements! {
    OF_BRANCH = "select a.id, a.branch, a.unit, a.kind, a.also, a.topic, a.place, a.starts_at, a.state, a.short, a.obligation, a.chair, a.recorder, a.began_at, g.name
        from activity a
        left join unit g on g.id = a.unit and g.id <> a.branch
        where a.branch = $1 and a.starts_at >= $2 and a.starts_at < $3 and a.state <> 'cancelled'
        order by a.starts_at, a.id";
    OF_MANY = "select a.id, a.branch, a.unit, a.kind, a.also, '', '', a.starts_at, a.state, a.short, a.obligation, a.chair, a.recorder, a.began_at, cast(null as text)
        from activity a
        where a.branch in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
            $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)
        and a.starts_at >= $51 and a.starts_at < $52 and a.state <> 'cancelled'
        order by a.starts_at, a.id";
    LATER = "select a.unit, a.kind, a.also, o.happened_at, o.opened_at
        from activity a
        join opening o on o.activity = a.id
        where a.branch = $1 and a.starts_at >= $2 and a.state in ('closed', 'signed') and o.opened_at - coalesce(o.told_at, o.happened_at) > $3
        order by a.starts_at, a.id";
    PLACE_TAKEN = "select id from activity
        where branch = $1 and unit <> $2 and place = $3 and state in ('planned', 'convened', 'opened')
            and starts_at > $4 and starts_at + minutes * 60000 > $5 and starts_at < $6
        limit 1";
    /// What is still to come says besides whether this member attends or runs it, what is under way whether a vote is open there and whether
    /// he is a teller there. What is over counts, and no more: it comes without topic, place and names. The names of groups are in the census.
    OF_DAY = "select a.id, a.branch, a.unit, a.kind, a.also,
            case when a.state in ('closed', 'signed') then '' else a.topic end, case when a.state in ('closed', 'signed') then '' else a.place end,
            a.starts_at, a.state, a.short, a.obligation,
            case when a.state in ('closed', 'signed') then null else a.chair end, case when a.state in ('closed', 'signed') then null else a.recorder end,
            a.began_at, cast(null as text),
            case when a.starts_at < $3 or a.state not in ('planned', 'convened', 'opened') then false
                else coalesce(a.recorder = $4, false) or coalesce(a.chair = $4, false)
                    or (select r.id from roll_entry r where r.activity = a.id and r.member = $4) is not null end,
            case when a.state <> 'opened' then false
                else (select v.motion from vote_opening v left join vote_closing c on c.motion = v.motion
                        where v.activity = a.id and c.motion is null limit 1) is not null
                    or (select b.ballot from ballot_opening b left join ballot_end e on e.ballot = b.ballot
                        where b.activity = a.id and e.ballot is null limit 1) is not null end,
            coalesce(a.recorder = $4, false) or coalesce(a.chair = $4, false),
            case when a.state <> 'opened' then false
                else (select t.role from teller t where t.activity = a.id and t.member = $4) is not null end,
            coalesce(case when a.chair = $4 then a.chair_named_at when a.recorder = $4 then a.recorder_named_at end, a.planned_at)
        from activity a
        where a.branch = $1 and a.starts_at >= $2 and a.state <> 'cancelled'
        order by a.starts_at, a.id";
}

/// Unit, kinds, when it was held and when that was written down.
struct LaterRow(String, Vec<String>, [Moment; 2]);

impl FromRow for LaterRow {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (unit, kind): (String, String) = (row.take()?, row.take()?);
        let also: Vec<String> = row.take_json()?;
        Ok(Self(unit, also.into_iter().chain([kind]).collect(), [row.take()?, row.take()?]))
    }
}

struct Found {
    doing: Doing,
    began_at: Option<Moment>,
}

impl FromRow for Found {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, branch, unit, kind) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let (also, topic, place, starts_at) = (row.take_json()?, row.take()?, row.take()?, row.take()?);
        let state: String = row.take()?;
        let state =
            State::of(&state).ok_or_else(|| Error::broken(format_args!("{state:?} is no state of an activity")))?;
        let (short, obligation) = (row.take()?, row.take()?);
        let (chair, recorder): (Option<MemberId>, Option<MemberId>) = (row.take()?, row.take()?);
        let named = chair.into_iter().chain(recorder).collect();
        let (began_at, group) = (row.take()?, row.take()?);
        let on = jiff::civil::Date::default();
        Ok(Self {
            doing: Doing {
                id,
                branch,
                unit,
                kind,
                also,
                topic,
                place,
                starts_at,
                on,
                start_minute: 0,
                state,
                short,
                obligation,
                named,
                group,
            },
            began_at,
        })
    }
}

impl Found {
    fn dated(self, tx: &Read<'_>) -> Doing {
        let local = self.began_at.unwrap_or(self.doing.starts_at).local(tx.zone());
        let start_minute = u16::try_from(i32::from(local.hour()) * 60 + i32::from(local.minute())).unwrap_or_default();
        Doing { on: local.date(), start_minute, ..self.doing }
    }
}

fn dated(tx: &Read<'_>, found: Vec<Found>) -> Vec<Doing> {
    found.into_iter().map(|one| one.dated(tx)).collect()
}

/// What a branch and its groups have planned or held between two moments, the second not included; cancelled ones are left out.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId, from: Moment, until: Moment) -> Result<Vec<Doing>> {
    Ok(dated(tx, tx.all(OF_BRANCH, params![branch, from, until])?))
}

/// What a branch and its groups held since a moment and wrote down on a later day.
pub fn later(tx: &Read<'_>, branch: &UnitId, from: Moment) -> Result<Vec<Later>> {
    let rows: Vec<LaterRow> = tx.all(LATER, params![branch, from, HOUR_MS])?;
    let one = |LaterRow(unit, kinds, at): LaterRow| {
        let [on, told_on] = at.map(|at| at.day(tx.zone()));
        Later { unit, kinds, on, told_on }
    };
    Ok(rows.into_iter().map(one).filter(|one| one.told_on > one.on).collect())
}

/// Whether another unit of a branch has the place of a plan at that time.
pub fn is_place_taken(tx: &Read<'_>, branch: &UnitId, new: &NewActivity) -> Result<bool> {
    let (from, lasts) = (new.starts_at, i64::from(new.minutes) * MINUTE_MS);
    let values = params![branch, &new.unit, &new.place, from.plus_ms(-24 * HOUR_MS), from, from.plus_ms(lasts)];
    Ok(!new.place.is_empty() && tx.maybe::<(ActivityId,)>(PLACE_TAKEN, values)?.is_some())
}

/// The same of at most [`MANY`] branches, without topics, places and names of groups.
pub fn of_many(tx: &Read<'_>, branches: &[UnitId], from: Moment, until: Moment) -> Result<Vec<Doing>> {
    let mut asked: Vec<Value> = branches.iter().take(MANY).map(Value::from).collect();
    asked.resize(MANY, Value::from(""));
    asked.extend([Value::from(from), Value::from(until)]);
    Ok(dated(tx, tx.all(OF_MANY, &asked)?))
}

/// An activity of a branch as one member's day sees it.
#[expect(clippy::struct_excessive_bools, reason = "four plain answers of one statement")]
pub struct OfDay {
    /// The activity.
    pub doing: Doing,
    /// Whether it is under way or still to come, and he attends or runs it.
    pub is_mine: bool,
    /// Whether it is under way and a vote is open there.
    pub is_voting: bool,
    /// Whether he presides or takes the record.
    pub leads: bool,
    /// Whether it is under way and he is a teller there.
    pub is_teller: bool,
    /// When it named him as who presides or takes the record; when it was planned, where it does not.
    pub named_at: Moment,
}

struct FoundOfDay(Found, [bool; 4], Moment);

impl FromRow for FoundOfDay {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(Found::from_row(row)?, [row.take()?, row.take()?, row.take()?, row.take()?], row.take()?))
    }
}

/// What a branch and its groups have planned or held from a moment on, cancelled ones left out; `today` is when the day began that a member is told of.
pub fn of_day(tx: &Read<'_>, branch: &UnitId, from: Moment, today: Moment, member: &MemberId) -> Result<Vec<OfDay>> {
    let found: Vec<FoundOfDay> = tx.all(OF_DAY, params![branch, from, today, member])?;
    let day = |FoundOfDay(found, [is_mine, is_voting, leads, is_teller], named_at)| OfDay {
        doing: found.dated(tx),
        is_mine,
        is_voting,
        leads,
        is_teller,
        named_at,
    };
    Ok(found.into_iter().map(day).collect())
}
