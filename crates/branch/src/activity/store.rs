//! The statements about activities. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::{MemberId, UnitId};
use zhixing_records::Author;

use super::model::{Activity, ActivityId, AgendaItem, AgendaItemId, NewActivity, Passage, State};
use super::questions::Reader;

statements! {
    ADD = "insert into activity (id, organisation, branch, unit, kind, also, topic, starts_at, minutes, place,
            chair, chair_name, recorder, recorder_name, obligation, state, version, planned_by, planned_name, planned_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'planned', 1, $16, $17, $18)";
    FIND = "select a.id, a.organisation, a.branch, a.unit, a.kind, a.also, a.topic, a.starts_at, a.minutes, a.place,
            a.chair, a.chair_name, a.recorder, a.recorder_name, a.obligation, a.state, a.version, a.planned_name, a.planned_at,
            a.short, o.happened_at, o.opened_at - coalesce(o.told_at, o.happened_at), g.name
        from activity a
        left join opening o on o.activity = a.id
        left join unit g on g.id = a.unit and g.id <> a.branch
        where a.id = $1";
    CHANGE = "update activity
        set kind = $2, also = $3, topic = $4, starts_at = $5, minutes = $6, place = $7,
            chair_named_at = case when chair = $8 or $8 is null then chair_named_at else $12 end, chair = $8, chair_name = $9,
            recorder_named_at = case when recorder = $10 or $10 is null then recorder_named_at else $12 end, recorder = $10, recorder_name = $11,
            version = version + 1, changed_at = $12
        where id = $1";
    PLACE = "update activity set place = $2, version = version + 1, changed_at = $3 where id = $1";
    TOPIC = "update activity set topic = $2, version = version + 1, changed_at = $3 where id = $1";
    NAME = "update activity
        set chair_named_at = case when chair = $2 or $2 is null then chair_named_at else $6 end, chair = $2, chair_name = $3,
            recorder_named_at = case when recorder = $4 or $4 is null then recorder_named_at else $6 end, recorder = $4, recorder_name = $5,
            version = version + 1, changed_at = $6
        where id = $1";
    ENTER = "update activity set state = $2 where id = $1";
    UPCOMING = "select a.id, a.organisation, a.branch, a.unit, a.kind, a.also, a.topic, a.starts_at, a.minutes, a.place,
            a.chair, a.chair_name, a.recorder, a.recorder_name, a.obligation, a.state, a.version, a.planned_name, a.planned_at,
            a.short, o.happened_at, o.opened_at - coalesce(o.told_at, o.happened_at), g.name
        from activity a
        left join opening o on o.activity = a.id
        left join unit g on g.id = a.unit and g.id <> a.branch
        where a.branch = $1 and a.state in ('planned', 'convened', 'opened') and (a.starts_at, a.id) > ($2, $3) and ($4 = '' or a.kind = $4)
            and ($6 not like '%,' || a.kind || ',%' or $7 like '%,' || a.unit || ',%' or a.chair = $8 or a.recorder = $8
                or exists (select 1 from roll_entry r where r.activity = a.id and r.member = $8))
        order by a.starts_at, a.id
        limit $5";
    BETWEEN = "select a.id, a.organisation, a.branch, a.unit, a.kind, a.also, a.topic, a.starts_at, a.minutes, a.place,
            a.chair, a.chair_name, a.recorder, a.recorder_name, a.obligation, a.state, a.version, a.planned_name, a.planned_at,
            a.short, o.happened_at, o.opened_at - coalesce(o.told_at, o.happened_at), g.name
        from activity a
        left join opening o on o.activity = a.id
        left join unit g on g.id = a.unit and g.id <> a.branch
        where a.branch = $1 and a.starts_at >= $2 and a.starts_at < $3
        order by a.starts_at, a.id";
    PAST = "select a.id, a.organisation, a.branch, a.unit, a.kind, a.also, a.topic, a.starts_at, a.minutes, a.place,
            a.chair, a.chair_name, a.recorder, a.recorder_name, a.obligation, a.state, a.version, a.planned_name, a.planned_at,
            a.short, o.happened_at, o.opened_at - coalesce(o.told_at, o.happened_at), g.name
        from activity a
        left join opening o on o.activity = a.id
        left join unit g on g.id = a.unit and g.id <> a.branch
        where a.branch = $1 and a.state in ('closed', 'signed', 'cancelled') and (a.starts_at, a.id) < ($2, $3) and ($4 = '' or a.kind = $4)
            and ($6 not like '%,' || a.kind || ',%' or $7 like '%,' || a.unit || ',%' or a.chair = $8 or a.recorder = $8
                or exists (select 1 from roll_entry r where r.activity = a.id and r.member = $8))
        order by a.starts_at desc, a.id desc
        limit $5";
    TO_SEE_TO = "select a.id, a.organisation, a.branch, a.unit, a.kind, a.also, a.topic, a.starts_at, a.minutes, a.place,
            a.chair, a.chair_name, a.recorder, a.recorder_name, a.obligation, a.state, a.version, a.planned_name, a.planned_at,
            a.short, o.happened_at, o.opened_at - coalesce(o.told_at, o.happened_at), g.name
        from activity a
        left join opening o on o.activity = a.id
        left join unit g on g.id = a.unit and g.id <> a.branch
        where ((a.chair = $1 and a.state in ('opened', 'closed')) or (a.recorder = $1 and a.state in ('opened', 'closed')))
            and (a.state = 'opened'
                or ($2 not like '%,' || a.kind || ',%'
                    and ((a.recorder = $1 and not exists (select 1 from signature s where s.activity = a.id and s.role = 'recorder'))
                        or (a.chair = $1 and not exists (select 1 from signature s where s.activity = a.id and s.role = 'chair')))))
        order by a.state desc, a.starts_at, a.id
        limit $3";
    SAME_TIME = "select b.kind, b.topic,
            case when b.unit = a.unit or b.unit = a.branch or a.unit = a.branch or b.chair = a.chair then null else b.place end
        from activity a
        join activity b on b.branch = a.branch and b.id <> a.id
        where a.id = $1 and b.state in ('planned', 'convened', 'opened')
            and b.starts_at > a.starts_at - 86400000 and b.starts_at + b.minutes * 60000 > a.starts_at
            and b.starts_at < a.starts_at + a.minutes * 60000
            and (b.unit = a.unit or b.unit = a.branch or a.unit = a.branch or b.chair = a.chair or (b.place <> '' and b.place = a.place))
        order by b.starts_at, b.id
        limit 50";
    ANY = "select id from activity where organisation = $1 limit 1";
    AGENDA = "select i.id, i.title, o.outcome
        from agenda_item i
        left join agenda_outcome o on o.item = i.id
        where i.activity = $1
        order by i.place, i.id";
    ADD_ITEM = "insert into agenda_item (id, organisation, activity, place, title) values ($1, $2, $3, $4, $5)";
    TITLE = "update agenda_item set title = $3 where activity = $1 and id = $2";
    OUTCOME = "update agenda_outcome set outcome = $3 where activity = $1 and item = $2";
    CLEAR_AGENDA = "delete from agenda_item where activity = $1";
    ADD_OUTCOME = "insert into agenda_outcome (item, organisation, activity, outcome, said_by, said_name, said_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    PASSAGE = "select c.convened_at, c.convened_name, o.happened_at, o.told_at, o.opened_at, o.opened_name, o.number,
            e.happened_at, e.closed_at, e.closed_name, x.cancelled_at, x.cancelled_name, x.reason
        from activity a
        left join convening c on c.activity = a.id
        left join opening o on o.activity = a.id
        left join closing e on e.activity = a.id
        left join cancellation x on x.activity = a.id
        where a.id = $1";
    WITH_PASSAGE = "select a.id, a.organisation, a.branch, a.unit, a.kind, a.also, a.topic, a.starts_at, a.minutes, a.place,
            a.chair, a.chair_name, a.recorder, a.recorder_name, a.obligation, a.state, a.version, a.planned_name, a.planned_at,
            a.short, o.happened_at, o.opened_at - coalesce(o.told_at, o.happened_at), g.name,
            c.convened_at, c.convened_name, o.happened_at, o.told_at, o.opened_at, o.opened_name, o.number,
            e.happened_at, e.closed_at, e.closed_name, x.cancelled_at, x.cancelled_name, x.reason
        from activity a
        left join convening c on c.activity = a.id
        left join opening o on o.activity = a.id
        left join unit g on g.id = a.unit and g.id <> a.branch
        left join closing e on e.activity = a.id
        left join cancellation x on x.activity = a.id
        where a.id = $1";
    CONVENE = "insert into convening (activity, organisation, convened_by, convened_name, convened_at)
        values ($1, $2, $3, $4, $5)
        on conflict (activity) do update set convened_by = $3, convened_name = $4, convened_at = $5";
    NEXT_NUMBER = "select cast(coalesce(max(number), 0) + 1 as bigint) from opening where unit = $1 and kind = $2 and year = $3";
    OPEN = "insert into opening (activity, organisation, unit, kind, year, number, happened_at, opened_by, opened_name, opened_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    WRITTEN = "select exists (select 1 from roll_entry where activity = $1 and mark is not null)
            or exists (select 1 from remark where activity = $1)
            or exists (select 1 from motion where activity = $1)
            or exists (select 1 from ballot where activity = $1)
            or exists (select 1 from resolution where activity = $1)
            or exists (select 1 from agenda_outcome where activity = $1)";
    TAKE_BACK = "delete from opening where activity = $1";
    NOT_BEGUN = "update activity set began_at = null where id = $1";
    BEGIN = "update activity set began_at = $2 where id = $1";
    BEGIN_AGAIN = "update opening set told_at = coalesce(told_at, happened_at), happened_at = $2 where activity = $1";
    END_AGAIN = "update closing set happened_at = $2 where activity = $1";
    FALL_SHORT = "update activity set short = $2 where id = $1";
    CLOSE = "insert into closing (activity, organisation, happened_at, closed_by, closed_name, closed_at)
        values ($1, $2, $3, $4, $5, $6)";
    CANCEL = "insert into cancellation (activity, organisation, reason, cancelled_by, cancelled_name, cancelled_at)
        values ($1, $2, $3, $4, $5, $6)";
}

/// A person named in a plan: id and name.
pub type Named = Option<(MemberId, String)>;

fn named(person: &Named) -> (Option<&MemberId>, &str) {
    person.as_ref().map_or((None, ""), |(id, name)| (Some(id), name))
}

impl FromRow for Activity {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            organisation: row.take()?,
            branch: row.take()?,
            unit: row.take()?,
            kind: row.take()?,
            also: row.take_json()?,
            topic: row.take()?,
            starts_at: row.take()?,
            minutes: row.take()?,
            place: row.take()?,
            chair: row.take()?,
            chair_name: row.take()?,
            recorder: row.take()?,
            recorder_name: row.take()?,
            obligation: row.take()?,
            state: state(&row.take::<String>()?)?,
            version: row.take()?,
            planned_name: row.take()?,
            planned_at: row.take()?,
            short: row.take()?,
            began_at: row.take()?,
            told_after_ms: row.take()?,
            group: row.take()?,
        })
    }
}

fn state(code: &str) -> Result<State> {
    State::of(code).ok_or_else(|| Error::broken(format_args!("{code:?} is no state of an activity")))
}

impl FromRow for AgendaItem {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.take()?, title: row.take()?, outcome: row.take()? })
    }
}

/// Adds an activity to the plan.
pub fn add(
    tx: &Write<'_>,
    by: &Author,
    id: &ActivityId,
    branch: &UnitId,
    new: &NewActivity,
    chair: &Named,
    recorder: &Named,
) -> Result<()> {
    let ((chair, chair_name), (recorder, recorder_name)) = (named(chair), named(recorder));
    let also = serde_json::to_string(&new.also)?;
    let values = params![
        id,
        &by.organisation,
        branch,
        &new.unit,
        &new.kind,
        also,
        &new.topic,
        new.starts_at,
        new.minutes,
        &new.place,
        chair,
        chair_name,
        recorder,
        recorder_name,
        new.obligation.as_ref(),
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD, values).map(drop)
}

/// The activity; not found without one.
pub fn find(tx: &Read<'_>, id: &ActivityId) -> Result<Activity> {
    tx.one(FIND, params![id])
}

/// Changes the plan.
pub fn change(tx: &Write<'_>, id: &ActivityId, new: &NewActivity, chair: &Named, recorder: &Named) -> Result<()> {
    let ((chair, chair_name), (recorder, recorder_name)) = (named(chair), named(recorder));
    let also = serde_json::to_string(&new.also)?;
    let values = params![
        id,
        &new.kind,
        also,
        &new.topic,
        new.starts_at,
        new.minutes,
        &new.place,
        chair,
        chair_name,
        recorder,
        recorder_name,
        tx.now()
    ];
    tx.run(CHANGE, values).map(drop)
}

/// Writes where it is held.
pub fn set_place(tx: &Write<'_>, id: &ActivityId, place: &str) -> Result<()> {
    tx.run(PLACE, params![id, place, tx.now()]).map(drop)
}

/// Says otherwise what it is about.
pub fn topic(tx: &Write<'_>, id: &ActivityId, topic: &str) -> Result<()> {
    tx.run(TOPIC, params![id, topic, tx.now()]).map(drop)
}

/// Says an item of its agenda otherwise.
pub fn title(tx: &Write<'_>, id: &ActivityId, item: &str, title: &str) -> Result<()> {
    tx.run(TITLE, params![id, item, title]).map(drop)
}

/// Says otherwise what came of an item.
pub fn outcome(tx: &Write<'_>, id: &ActivityId, item: &str, outcome: &str) -> Result<()> {
    tx.run(OUTCOME, params![id, item, outcome]).map(drop)
}

/// Names chair and recorder.
pub fn name(tx: &Write<'_>, id: &ActivityId, chair: &Named, recorder: &Named) -> Result<()> {
    let ((chair, chair_name), (recorder, recorder_name)) = (named(chair), named(recorder));
    tx.run(NAME, params![id, chair, chair_name, recorder, recorder_name, tx.now()]).map(drop)
}

/// Notes the state that its rows tell.
pub fn enter(tx: &Write<'_>, id: &ActivityId, state: State) -> Result<()> {
    tx.run(ENTER, params![id, state.code()]).map(drop)
}

/// What is ahead or under way in a branch, after a place in the list.
pub fn upcoming(
    tx: &Read<'_>,
    reader: &Reader,
    branch: &UnitId,
    after: (Moment, &str),
    kind: &str,
    limit: usize,
) -> Result<Vec<Activity>> {
    let Reader { member, kinds, units } = reader;
    tx.all(UPCOMING, params![branch, after.0, after.1, kind, limit, kinds, units, member])
}

/// What was held or cancelled in a branch, before a place in the list, latest first.
pub fn past(
    tx: &Read<'_>,
    reader: &Reader,
    branch: &UnitId,
    before: (Moment, &str),
    kind: &str,
    limit: usize,
) -> Result<Vec<Activity>> {
    let Reader { member, kinds, units } = reader;
    tx.all(PAST, params![branch, before.0, before.1, kind, limit, kinds, units, member])
}

/// Everything that begins in a span of time, whatever its state, in order.
pub fn between(tx: &Read<'_>, branch: &UnitId, from: Moment, until: Moment) -> Result<Vec<Activity>> {
    tx.all(BETWEEN, params![branch, from, until])
}

/// What a member presides over or records and is to see to, the earliest first: first what is open, then what is closed and waits for his
/// signature, but for the kinds that have none.
pub fn to_see_to(tx: &Read<'_>, member: &MemberId, without: &[&str], limit: usize) -> Result<Vec<Activity>> {
    let without = format!(",{},", without.join(","));
    tx.all(TO_SEE_TO, params![member, without, limit])
}

/// Kind and topic of what is planned or under way at the same minutes as an activity, in its unit, its branch, or, for the branch's own, in a
/// group; of another group's what is at the same place, with that place. The longest that can be planned lasts a day ([`super::model::MINUTES_MAX`]).
pub fn same_time(tx: &Read<'_>, id: &ActivityId) -> Result<Vec<(String, String, Option<String>)>> {
    tx.all(SAME_TIME, params![id])
}

/// Whether the organisation has an activity.
pub fn any(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    Ok(tx.maybe::<(ActivityId,)>(ANY, params![organisation])?.is_some())
}

/// The agenda in its order.
pub fn agenda(tx: &Read<'_>, id: &ActivityId) -> Result<Vec<AgendaItem>> {
    tx.all(AGENDA, params![id])
}

/// Replaces the agenda as a whole.
pub fn replace_agenda(tx: &Write<'_>, by: &Author, id: &ActivityId, titles: &[String]) -> Result<()> {
    tx.run(CLEAR_AGENDA, params![id])?;
    titles.iter().enumerate().try_for_each(|(place, title)| add_item(tx, by, id, place, title).map(drop))
}

/// Adds an item at a place of the agenda.
pub fn add_item(tx: &Write<'_>, by: &Author, id: &ActivityId, place: usize, title: &str) -> Result<AgendaItemId> {
    let item: AgendaItemId = tx.new_id();
    tx.run(ADD_ITEM, params![&item, &by.organisation, id, place, title])?;
    Ok(item)
}

/// Notes what came of an item.
pub fn add_outcome(tx: &Write<'_>, by: &Author, id: &ActivityId, item: &AgendaItemId, outcome: &str) -> Result<()> {
    let values = params![item, &by.organisation, id, outcome, by.member.as_ref(), &by.name, tx.now()];
    tx.run(ADD_OUTCOME, values).map(drop)
}

/// The steps that an activity has passed.
pub fn passage(tx: &Read<'_>, id: &ActivityId) -> Result<Passage> {
    tx.one(PASSAGE, params![id])
}

/// An activity with the steps that it has passed.
pub fn with_passage(tx: &Read<'_>, id: &ActivityId) -> Result<(Activity, Passage)> {
    tx.one::<WithPassage>(WITH_PASSAGE, params![id]).map(|WithPassage(activity, passage)| (activity, passage))
}

struct WithPassage(Activity, Passage);

impl FromRow for WithPassage {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(Activity::from_row(row)?, Passage::from_row(row)?))
    }
}

/// Notes that it was convened.
pub fn convene(tx: &Write<'_>, by: &Author, id: &ActivityId) -> Result<()> {
    tx.run(CONVENE, params![id, &by.organisation, by.member.as_ref(), &by.name, tx.now()])?;
    enter(tx, id, State::Convened)
}

/// Notes that it began, and gives its number within the year.
pub fn open(tx: &Write<'_>, by: &Author, activity: &Activity, happened_at: Moment) -> Result<u32> {
    let year = i64::from(happened_at.day(tx.zone()).year());
    let (number,): (u32,) = tx.one(NEXT_NUMBER, params![&activity.unit, &activity.kind, year])?;
    let values = params![
        &activity.id,
        &by.organisation,
        &activity.unit,
        &activity.kind,
        year,
        number,
        happened_at,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(OPEN, values)?;
    tx.run(BEGIN, params![&activity.id, happened_at])?;
    enter(tx, &activity.id, State::Opened)?;
    Ok(number)
}

/// Whether anything of the meeting itself is written down: somebody is marked, something was said, proposed, decided or noted.
pub fn is_written(tx: &Read<'_>, id: &ActivityId) -> Result<bool> {
    tx.one::<(bool,)>(WRITTEN, params![id]).map(|(written,)| written)
}

/// Takes the opening back: it is called, and has not begun.
pub fn take_back(tx: &Write<'_>, id: &ActivityId) -> Result<()> {
    tx.run(TAKE_BACK, params![id])?;
    tx.run(NOT_BEGUN, params![id])?;
    enter(tx, id, State::Convened)
}

/// Notes that it ended; `short` says that too few were there for it to count.
pub fn close(tx: &Write<'_>, by: &Author, id: &ActivityId, happened_at: Moment, short: bool) -> Result<()> {
    tx.run(CLOSE, params![id, &by.organisation, happened_at, by.member.as_ref(), &by.name, tx.now()])?;
    if short {
        fall_short(tx, id, true)?;
    }
    enter(tx, id, State::Closed)
}

/// Puts right when it began.
pub fn begin_again(tx: &Write<'_>, id: &ActivityId, happened_at: Moment) -> Result<()> {
    tx.run(BEGIN_AGAIN, params![id, happened_at])?;
    tx.run(BEGIN, params![id, happened_at]).map(drop)
}

/// Puts right when it ended.
pub fn end_again(tx: &Write<'_>, id: &ActivityId, happened_at: Moment) -> Result<()> {
    tx.run(END_AGAIN, params![id, happened_at]).map(drop)
}

/// Notes whether too few were there for it to count.
pub fn fall_short(tx: &Write<'_>, id: &ActivityId, short: bool) -> Result<()> {
    tx.run(FALL_SHORT, params![id, short]).map(drop)
}

/// Notes that it does not take place.
pub fn cancel(tx: &Write<'_>, by: &Author, id: &ActivityId, reason: &str) -> Result<()> {
    tx.run(CANCEL, params![id, &by.organisation, reason, by.member.as_ref(), &by.name, tx.now()])?;
    enter(tx, id, State::Cancelled)
}
