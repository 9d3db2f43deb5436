//! The statements about arrangements and what is seen to. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::UnitId;
use zhixing_records::Author;

use super::model::{Arrangement, Check, CheckId, ThemeDay, Used, Way};
use crate::activity::model::{Activity, ActivityId, State};
use crate::directory::model::EntryId;

statements! {
    ONE = "select t.way, t.transport, t.safety, t.topic, t.source, t.version, t.arranged_name, t.arranged_at,
            p.id, p.name, p.about, p.phone, c.id, c.name, c.about, c.phone, l.id, l.name, l.about, l.phone
        from arrangement t
        left join directory_entry p on p.id = t.place
        left join directory_entry c on c.id = t.contact
        left join directory_entry l on l.id = t.lecturer
        where t.activity = $1";
    KEEP = "insert into arrangement (activity, organisation, way, place, contact, transport, safety, lecturer, topic, source,
            version, arranged_by, arranged_name, arranged_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13)
        on conflict (activity) do update set way = excluded.way, place = excluded.place, contact = excluded.contact,
            transport = excluded.transport, safety = excluded.safety, lecturer = excluded.lecturer, topic = excluded.topic,
            source = excluded.source, version = arrangement.version + 1, arranged_by = excluded.arranged_by,
            arranged_name = excluded.arranged_name, arranged_at = excluded.arranged_at";
    CHECKS = "select id, code, words, done_name, done_at from arrangement_check where activity = $1 order by place, id";
    ADD_CHECK = "insert into arrangement_check (id, organisation, activity, place, code, words, done_by, done_name, done_at)
        values ($1, $2, $3, $4, $5, $6, null, '', null)";
    CLEAR_CHECKS = "delete from arrangement_check where activity = $1 and code <> '' and done_at is null";
    TICK = "update arrangement_check set done_by = $2, done_name = $3, done_at = $4 where id = $1";
    OF_BRANCH = "select a.id, a.topic, a.starts_at, a.state, t.way, coalesce(p.name, l.name, ''), coalesce(t.topic, ''),
            (select count(*) from resolution r where r.activity = a.id and not r.void),
            (select count(*) from resolution r where r.activity = a.id and not r.void and r.state = 'open')
        from activity a
        left join arrangement t on t.activity = a.id
        left join directory_entry p on p.id = t.place
        left join directory_entry l on l.id = t.lecturer
        where a.branch = $1 and a.kind = 'theme_day' and (a.starts_at, a.id) < ($2, $3)
        order by a.starts_at desc, a.id desc
        limit $4";
}

impl FromRow for Arrangement {
    fn from_row(row: &mut Row) -> Result<Self> {
        let way = way(&row.take::<String>()?)?;
        let (transport, safety, topic, source) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let (version, arranged_name, arranged_at) = (row.take()?, row.take()?, row.take()?);
        Ok(Self {
            way,
            place: used(row)?,
            contact: used(row)?,
            transport,
            safety,
            lecturer: used(row)?,
            topic,
            source,
            version,
            arranged_name,
            arranged_at,
        })
    }
}

fn way(code: &str) -> Result<Way> {
    Way::of(code).ok_or_else(|| Error::broken(format_args!("{code:?} is no way of an arrangement")))
}

fn used(row: &mut Row) -> Result<Option<Used>> {
    let (id, name): (Option<EntryId>, Option<String>) = (row.take()?, row.take()?);
    let (about, phone): (Option<String>, Option<String>) = (row.take()?, row.take()?);
    Ok(id.map(|id| Used {
        id,
        name: name.unwrap_or_default(),
        about: about.unwrap_or_default(),
        phone: phone.unwrap_or_default(),
    }))
}

impl FromRow for Check {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, code, words) = (row.take()?, row.take()?, row.take()?);
        let (name, at): (String, Option<Moment>) = (row.take()?, row.take()?);
        Ok(Self { id, code, words, done: at.map(|at| (name, at)) })
    }
}

/// The arrangement of an activity.
pub fn of(tx: &Read<'_>, activity: &ActivityId) -> Result<Option<Arrangement>> {
    tx.maybe(ONE, params![activity])
}

/// What an arrangement uses of the directory.
pub struct Entries {
    /// Where.
    pub place: Option<EntryId>,
    /// Who is spoken to there.
    pub contact: Option<EntryId>,
    /// Who comes.
    pub lecturer: Option<EntryId>,
}

/// Keeps an arrangement, in the place of the one before.
pub fn keep(
    tx: &Write<'_>,
    by: &Author,
    activity: &Activity,
    new: &super::input::NewArrangement,
    entries: &Entries,
) -> Result<()> {
    let values = params![
        &activity.id,
        &by.organisation,
        new.way.code(),
        entries.place.as_ref(),
        entries.contact.as_ref(),
        &new.transport,
        &new.safety,
        entries.lecturer.as_ref(),
        &new.topic,
        &new.source,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(KEEP, values).map(drop)
}

/// What is to be seen to, in order.
pub fn checks(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Check>> {
    tx.all(CHECKS, params![activity])
}

/// Adds something to see to: a usual one by its code, or one's own words.
pub fn add_check(
    tx: &Write<'_>,
    by: &Author,
    activity: &ActivityId,
    place: usize,
    (code, words): (&str, &str),
) -> Result<CheckId> {
    let id: CheckId = tx.new_id();
    tx.run(ADD_CHECK, params![&id, &by.organisation, activity, place, code, words])?;
    Ok(id)
}

/// Takes away the usual ones that nobody has seen to.
pub fn clear_checks(tx: &Write<'_>, activity: &ActivityId) -> Result<()> {
    tx.run(CLEAR_CHECKS, params![activity]).map(drop)
}

/// Ticks one, or takes the tick away.
pub fn tick(tx: &Write<'_>, by: &Author, id: &CheckId, done: bool) -> Result<()> {
    let (member, name) = if done { (by.member.as_ref(), by.name.as_str()) } else { (None, "") };
    tx.run(TICK, params![id, member, name, done.then(|| tx.now())]).map(drop)
}

impl FromRow for ThemeDay {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, topic, starts_at) = (row.take()?, row.take()?, row.take()?);
        let state: String = row.take()?;
        let state = State::of(&state).ok_or_else(|| Error::broken(format_args!("{state:?} is no state")))?;
        let code: Option<String> = row.take()?;
        let way = code.as_deref().map(way).transpose()?;
        Ok(Self {
            id,
            topic,
            starts_at,
            state,
            way,
            who: row.take()?,
            about: row.take()?,
            agreed: row.take()?,
            open: row.take()?,
        })
    }
}

/// A page of a branch's theme days, the latest first, before a place in the list.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId, before: (Moment, &str), limit: usize) -> Result<Vec<ThemeDay>> {
    tx.all(OF_BRANCH, params![branch, before.0, before.1, limit])
}
