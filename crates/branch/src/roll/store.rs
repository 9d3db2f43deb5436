//! The statements about the roll. The only SQL of this folder.

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Value, Write, params, statements};
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::{Invited, Mark, RollEntry, RollEntryId, Tally, VISITOR};
use crate::activity::model::{Activity, ActivityId};

statements! {
    LIST = "select id, member, name, home, kind, expected, entitled, exempt, mark, reason, marked_name, marked_at, arrived_at,
            replaced_mark, replaced_by
        from roll_entry
        where activity = $1
        order by place, id";
    OF_MEMBER = "select id, member, name, home, kind, expected, entitled, exempt, mark, reason, marked_name, marked_at, arrived_at,
            replaced_mark, replaced_by
        from roll_entry
        where activity = $1 and member = $2";
    ONE = "select id, member, name, home, kind, expected, entitled, exempt, mark, reason, marked_name, marked_at, arrived_at,
            replaced_mark, replaced_by
        from roll_entry
        where activity = $1 and id = $2";
    WITH_ACTIVITY = "select r.id, r.member, r.name, r.home, r.kind, r.expected, r.entitled, r.exempt, r.mark, r.reason, r.marked_name, r.marked_at, r.arrived_at,
            r.replaced_mark, r.replaced_by,
            a.id, a.organisation, a.branch, a.unit, a.kind, a.also, a.topic, a.starts_at, a.minutes, a.place,
            a.chair, a.chair_name, a.recorder, a.recorder_name, a.obligation, a.state, a.version, a.planned_name, a.planned_at,
            a.short, o.happened_at, o.opened_at - coalesce(o.told_at, o.happened_at), g.name
        from roll_entry r
        join activity a on a.id = r.activity
        left join opening o on o.activity = a.id
        left join unit g on g.id = a.unit and g.id <> a.branch
        where r.id = $1 and r.activity = $2";
    ATTENDED = "select a.id, a.organisation, a.branch, a.unit, a.kind, a.also, a.topic, a.starts_at, a.minutes, a.place,
            a.chair, a.chair_name, a.recorder, a.recorder_name, a.obligation, a.state, a.version, a.planned_name, a.planned_at,
            a.short, o.happened_at, o.opened_at - coalesce(o.told_at, o.happened_at), g.name
        from roll_entry r
        join activity a on a.id = r.activity
        left join opening o on o.activity = a.id
        left join unit g on g.id = a.unit and g.id <> a.branch
        where r.member = $1 and r.mark in ('present', 'without_vote', 'left') and a.state in ('closed', 'signed')
            and a.starts_at >= $2 and a.starts_at < $3
        order by a.starts_at, a.id";
    /// Of those whose name stands more than once: their numbers, and the groups that they belonged to, each with its days; and when the meeting is. It
    /// needs no more than the meeting's id, so that it goes with the list in one packet.
    NAMESAKES = "select r.id, m.number, u.name, s.from_on, s.to_on, coalesce(o.happened_at, a.starts_at)
        from roll_entry r
        join (select name from roll_entry where activity = $1 group by name having count(*) > 1) d on d.name = r.name
        join activity a on a.id = r.activity
        left join opening o on o.activity = a.id
        join member m on m.id = r.member
        left join membership s on s.member = r.member and s.unit <> s.branch
        left join unit u on u.id = s.unit
        where r.activity = $1";
    /// The groups that those on a list belong to within the meeting's branch, each with its days; and when the meeting is.
    GROUPED = "select r.member, u.name, s.from_on, s.to_on, coalesce(o.happened_at, a.starts_at)
        from roll_entry r
        join activity a on a.id = r.activity
        left join opening o on o.activity = a.id
        join membership s on s.member = r.member and s.branch = a.branch and s.unit <> s.branch
        join unit u on u.id = s.unit
        where r.activity = $1
        order by u.path, r.place, r.id";
    BEARERS = "select count(*) from roll_entry where activity = $1 and name = $2";
    MEMBERS = "select member from roll_entry where activity = $1 and member is not null order by place, id";
    CLEAR = "delete from roll_entry where activity = $1 and kind <> 'visitor'";
    ADD = "insert into roll_entry (id, organisation, activity, member, name, home, kind, expected, entitled, exempt, place, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '')
        on conflict (activity, member) do update
        set name = $5, home = $6, kind = $7, expected = $8, entitled = $9, exempt = $10, place = $11";
    /// Who is gone and was marked as there, or stands in something that was noted, sits in: what was noted of him keeps its place.
    SITS_IN = "update roll_entry set kind = 'visitor', expected = $2, entitled = $2, exempt = null where id = $1";
    STANDS_AS = "update roll_entry set kind = $3, expected = $4, entitled = $5, exempt = $6 where activity = $1 and member = $2";
    LET_GO = "delete from roll_entry
        where id = $1 and (mark is null or mark = 'absent')
            and not exists (select 1 from ballot_voter v where v.entry = $1)
            and not exists (select 1 from candidate c where c.entry = $1)
            and not exists (select 1 from teller t where t.entry = $1)";
    /// Who changes his own mark replaces nobody's: what he replaced before stays. Who leaves or comes back is there since he came, and was last called as
    /// there when he came back.
    MARK = "update roll_entry
        set there_since = case when $2 not in ('present', 'left') then null
                when mark in ('present', 'left') then coalesce(there_since, marked_at) else $6 end,
            back_at = case when $2 = 'present' then $6 when $2 = 'left' then coalesce(back_at, there_since, marked_at) else null end,
            replaced_mark = case when marked_by = $4 then replaced_mark else mark end,
            replaced_by = case when marked_by = $4 then replaced_by else marked_by end,
            mark = $2, reason = $3, marked_by = $4, marked_name = $5, marked_at = $6, arrived_at = $7
        where id = $1";
    SPAN = "select coalesce(there_since, marked_at), coalesce(back_at, there_since, marked_at) from roll_entry where id = $1";
    CORRECT = "update roll_entry set mark = $2, reason = $3 where id = $1";
    EXCUSE = "update roll_entry set mark = 'absent', marked_by = $2, marked_name = $3, marked_at = $4
        where activity = $1 and expected and exempt is not null and mark is null";
    TALLY = "select cast(coalesce(sum(case when expected then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when expected and mark in ('present', 'without_vote', 'left') then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when entitled then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when entitled and mark = 'present' then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when entitled and mark = 'left' then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when mark = 'left' then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when expected and mark = 'absent' then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when mark = 'without_vote' or (mark in ('present', 'left') and not entitled) then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when expected and exempt is null and mark is null then 1 else 0 end), 0) as bigint)
        from roll_entry
        where activity = $1";
}

impl FromRow for RollEntry {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            member: row.take()?,
            name: row.take()?,
            home: row.take()?,
            kind: row.take()?,
            expected: row.take()?,
            entitled: row.take()?,
            exempt: row.take()?,
            mark: row.take::<Option<String>>()?.map(|code| mark(&code)).transpose()?,
            reason: row.take()?,
            marked_name: row.take()?,
            marked_at: row.take()?,
            arrived_at: row.take()?,
            replaced: {
                let (was, by) = (row.take::<Option<String>>()?, row.take()?);
                was.map(|code| mark(&code)).transpose()?.zip(by)
            },
            namesake: None,
        })
    }
}

fn mark(code: &str) -> Result<Mark> {
    Mark::of(code).ok_or_else(|| Error::broken(format_args!("{code:?} is no mark of a roll")))
}

impl FromRow for Tally {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            expected: row.take()?,
            expected_present: row.take()?,
            entitled: row.take()?,
            entitled_present: row.take()?,
            entitled_left: row.take()?,
            left: row.take()?,
            absent: row.take()?,
            without_vote: row.take()?,
            unmarked: row.take()?,
        })
    }
}

/// An entry and the meeting it belongs to, in one statement: calling a roll is the most frequent act of all.
pub struct EntryOfActivity {
    /// The entry.
    pub entry: RollEntry,
    /// The meeting.
    pub activity: Activity,
}

impl FromRow for EntryOfActivity {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { entry: RollEntry::from_row(row)?, activity: Activity::from_row(row)? })
    }
}

/// The whole list in its order.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<RollEntry>> {
    tx.all(LIST, params![activity])
}

/// A member's entry, if he is on the list.
pub fn of_member(tx: &Read<'_>, activity: &ActivityId, member: &MemberId) -> Result<Option<RollEntry>> {
    tx.maybe(OF_MEMBER, params![activity, member])
}

/// One entry of this meeting.
pub fn one(tx: &Read<'_>, activity: &ActivityId, entry: &RollEntryId) -> Result<RollEntry> {
    tx.one(ONE, params![activity, entry])
}

/// One entry of this meeting, with the meeting.
pub fn with_activity(tx: &Read<'_>, activity: &ActivityId, entry: &RollEntryId) -> Result<EntryOfActivity> {
    tx.one(WITH_ACTIVITY, params![entry, activity])
}

/// The members on the list.
pub fn members(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<MemberId>> {
    Ok(tx.all::<(MemberId,)>(MEMBERS, params![activity])?.into_iter().map(|(member,)| member).collect())
}

/// What a member was there for, as its roll says, from a moment until another; only what was held.
pub fn attended(tx: &Read<'_>, member: &MemberId, from: Moment, until: Moment) -> Result<Vec<Activity>> {
    tx.all(ATTENDED, params![member, from, until])
}

/// Replaces the list by this one; visitors stay.
pub fn replace(tx: &Write<'_>, by: &Author, activity: &ActivityId, list: &[Invited]) -> Result<()> {
    tx.run(CLEAR, params![activity])?;
    put_on(tx, by, activity, list.iter().enumerate())
}

/// Puts right as what somebody stands on the list.
pub fn stands_as(tx: &Write<'_>, activity: &ActivityId, one: &Invited) -> Result<()> {
    let values = params![activity, one.member.as_ref(), one.kind, one.expected, one.entitled, one.exempt.as_ref()];
    tx.run(STANDS_AS, values).map(drop)
}

/// Puts people on the list.
pub fn put_on<'a>(
    tx: &Write<'_>,
    by: &Author,
    activity: &ActivityId,
    list: impl Iterator<Item = (usize, &'a Invited)>,
) -> Result<()> {
    let row = |(place, invited): (usize, &Invited)| -> Vec<Value> {
        let id: RollEntryId = tx.new_id();
        let values: &[Value] = params![
            &id,
            &by.organisation,
            activity,
            invited.member.as_ref(),
            &invited.name,
            "",
            invited.kind,
            invited.expected,
            invited.entitled,
            invited.exempt.as_ref(),
            place
        ];
        values.to_vec()
    };
    let rows: Vec<Vec<Value>> = list.map(row).collect();
    tx.run_each(ADD, &rows).map(drop)
}

/// Takes somebody off the list who belongs to the unit no longer; who was marked as there, or stands in what was noted, stays without a vote.
pub fn let_go(tx: &Write<'_>, entry: &RollEntryId) -> Result<()> {
    if tx.run(LET_GO, params![entry])? == 0 {
        tx.run(SITS_IN, params![entry, false])?;
    }
    Ok(())
}

/// Adds a visitor at the end of the list.
pub fn add_visitor(
    tx: &Write<'_>,
    by: &Author,
    activity: &ActivityId,
    member: Option<&MemberId>,
    name: &str,
    home: &str,
    place: usize,
) -> Result<RollEntryId> {
    let id: RollEntryId = tx.new_id();
    tx.run(
        ADD,
        params![&id, &by.organisation, activity, member, name, home, VISITOR, false, false, None::<String>, place],
    )?;
    Ok(id)
}

/// A stay in a group: its name and its days, none where there is none; and when the meeting is.
pub type InGroup = (Option<String>, Option<Date>, Option<Date>, Moment);

/// Those whose name stands more than once on a list: who, his number, and each of his stays in a group.
pub fn namesakes(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<(RollEntryId, String, InGroup)>> {
    let rows = tx.all::<(RollEntryId, String, Option<String>, Option<Date>, Option<Date>, Moment)>(
        NAMESAKES,
        params![activity],
    )?;
    Ok(rows.into_iter().map(|(id, number, group, from, to, at)| (id, number, (group, from, to, at))).collect())
}

/// The stays in groups of those on a list, group by group.
pub fn grouped(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<(MemberId, InGroup)>> {
    let rows = tx.all::<(MemberId, Option<String>, Option<Date>, Option<Date>, Moment)>(GROUPED, params![activity])?;
    Ok(rows.into_iter().map(|(id, group, from, to, at)| (id, (group, from, to, at))).collect())
}

/// How many on the list bear a name.
pub fn bearers(tx: &Read<'_>, activity: &ActivityId, name: &str) -> Result<u32> {
    tx.one::<(u32,)>(BEARERS, params![activity, name]).map(|(bearers,)| bearers)
}

/// Notes the latest mark, when it was taken down, and when it arrived if that was later.
pub fn set_mark(
    tx: &Write<'_>,
    by: &Author,
    entry: &RollEntryId,
    (mark, reason): (Mark, &str),
    (taken, arrived): (Moment, Option<Moment>),
) -> Result<()> {
    tx.send(MARK, params![entry, mark.code(), reason, by.member.as_ref(), &by.name, taken, arrived])
}

/// Since when somebody was there, and when he was last called as there; neither of who was never marked.
pub fn span(tx: &Read<'_>, entry: &RollEntryId) -> Result<Option<(Moment, Moment)>> {
    let (since, last): (Option<Moment>, Option<Moment>) = tx.one(SPAN, params![entry])?;
    Ok(since.zip(last))
}

/// Puts right, after the end, how somebody's attendance stands; who marked him in the meeting, and when, stays.
pub fn correct(tx: &Write<'_>, entry: &RollEntryId, mark: Mark, reason: &str) -> Result<()> {
    tx.run(CORRECT, params![entry, mark.code(), reason]).map(drop)
}

/// Notes that exempt members who were not marked did not come.
pub fn excuse(tx: &Write<'_>, by: &Author, activity: &ActivityId) -> Result<u64> {
    tx.run(EXCUSE, params![activity, by.member.as_ref(), &by.name, tx.now()])
}

/// What the roll adds up to.
pub fn tally(tx: &Read<'_>, activity: &ActivityId) -> Result<Tally> {
    tx.one(TALLY, params![activity])
}
