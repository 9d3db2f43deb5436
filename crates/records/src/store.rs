//! Statements in the database. No SQL here changes or removes what was recorded, but for the erasing of a person, which leaves its mark.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Row, Value, Write, params, statements};

use crate::body::Body;
use crate::model::{Entry, Filter, MemberId, StatementId, UnitId};

statements! {
    ADD = "insert into statement (id, organisation, unit, about, verb, actor, path, happened_at, recorded_at, body, salt, corrects)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    WAIT = "insert into waiting (statement, organisation) values ($1, $2)";
    CONCERN_ONE = "insert into concern (organisation, statement, member) values ($1, $2, $3)";
    CONCERN_TWO = "insert into concern (organisation, statement, member) values ($1, $2, $3), ($1, $2, $4)";
    /// A list that is shorter is filled up by repeating.
    CONCERN_EIGHT = "insert into concern (organisation, statement, member)
        values ($1, $2, $3), ($1, $2, $4), ($1, $2, $5), ($1, $2, $6), ($1, $2, $7), ($1, $2, $8), ($1, $2, $9), ($1, $2, $10)
        on conflict do nothing";
    OF_UNIT = "select id
        from statement
        where unit = $1 and id < $2 and ($3 = '' or verb = $3) and about like $4
        order by id desc
        limit $5";
    /// An id joined to nothing is found by no index: so every engine takes the index of days.
    OF_UNIT_IN_DAYS = "select id
        from statement
        where unit = $1 and id || '' < $2 and ($3 = '' or verb = $3) and about like $4 and happened_at >= $6 and happened_at < $7
        order by id || '' desc
        limit $5";
    OF_MEMBER = "select s.id
        from concern c
        join statement s on s.id = c.statement
        where c.member = $1 and c.statement < $2 and ($3 = '' or s.verb = $3) and s.about like $4
            and s.happened_at >= $6 and s.happened_at < $7
        order by c.statement desc
        limit $5";
    CONCERNS = "select 1 from concern where member = $1 and statement = $2";
    ENTRIES = "select s.id, s.unit, s.about, s.verb, s.actor, s.path, s.happened_at, s.recorded_at, s.body, s.corrects, p.position,
            (select max(c.id) from statement c where c.corrects = s.id), case when e.statement is null then 0 else 1 end
        from statement s
        left join place p on p.statement = s.id
        left join erased e on e.statement = s.id
        where s.id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ABOUT = "select s.id, s.unit, s.about, s.verb, s.actor, s.path, s.happened_at, s.recorded_at, s.body, s.corrects, p.position,
            (select max(c.id) from statement c where c.corrects = s.id), case when e.statement is null then 0 else 1 end
        from statement s
        left join place p on p.statement = s.id
        left join erased e on e.statement = s.id
        where s.about = $1
        order by s.id
        limit $2";
    NAMING = "select s.id, s.body, case when w.statement is null then 0 else 1 end
        from statement s
        left join waiting w on w.statement = s.id
        where s.id > $1 and (s.id in (select c.statement from concern c where c.member = $2)
            or replace(s.body, $2, '') <> s.body or ($3 <> '' and replace(s.body, $3, '') <> s.body))
        order by s.id
        limit $4";
    CONCERNED = "select member from concern where statement = $1 order by member";
    TAKE_AWAY = "delete from statement where id = $1";
    LEAVE = "insert into statement (id, organisation, unit, about, verb, actor, path, happened_at, recorded_at, body, salt, corrects)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    COLUMNS = "select id, organisation, unit, about, verb, actor, path, happened_at, recorded_at, corrects from statement where id = $1";
    MARK = "insert into erased (statement, organisation, erased_at)
        values ($1, $2, $3)
        on conflict (statement) do update set erased_at = excluded.erased_at";
    RECENT = "select id, about
        from statement
        where id >= $1
        order by id
        limit $2";
}

/// How many entries one statement of [`ENTRIES`] brings.
const AT_ONCE: usize = 10;
/// Above every id.
const TOP: &str = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/// A row to be. Its place in the log is the clerk's affair.
pub(crate) struct NewStatement<'a> {
    pub id: &'a StatementId,
    pub organisation: &'a OrganisationId,
    pub unit: &'a UnitId,
    pub about: &'a str,
    pub verb: &'a str,
    pub actor: Option<&'a MemberId>,
    pub path: &'a str,
    pub happened_at: Moment,
    pub recorded_at: Moment,
    pub body: String,
    pub salt: [u8; 32],
    pub corrects: Option<&'a StatementId>,
}

/// Writes the row, and lets it wait for the clerk.
pub(crate) fn add(tx: &Write<'_>, new: NewStatement<'_>) -> Result<()> {
    let waiting = params![new.id, new.organisation];
    tx.send(WAIT, waiting)?;
    tx.send(ADD, &columns(new))
}

/// Writes many rows, and then whom each concerns: (statement, member).
pub(crate) fn add_each(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    new: Vec<NewStatement<'_>>,
    concerns: &[(&StatementId, &MemberId)],
) -> Result<()> {
    let waiting: Vec<_> = new.iter().map(|row| params![row.id, row.organisation].to_vec()).collect();
    tx.run_each(WAIT, &waiting)?;
    let rows: Vec<_> = new.into_iter().map(|row| columns(row).to_vec()).collect();
    tx.run_each(ADD, &rows)?;
    let concern = |(id, member): &(&StatementId, &MemberId)| vec![organisation.into(), (*id).into(), (*member).into()];
    tx.run_each(CONCERN_ONE, &concerns.iter().map(concern).collect::<Vec<_>>()).map(drop)
}

fn columns(new: NewStatement<'_>) -> [Value; 12] {
    [
        new.id.into(),
        new.organisation.into(),
        new.unit.into(),
        new.about.into(),
        new.verb.into(),
        Value::from(new.actor),
        new.path.into(),
        new.happened_at.into(),
        new.recorded_at.into(),
        new.body.into(),
        Value::from(&new.salt),
        Value::from(new.corrects),
    ]
}

/// Writes whom it concerns: one statement for one or two, one for each eight of a longer list (the last one filled up by repeating).
pub(crate) fn add_concerns(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    id: &StatementId,
    members: &[&MemberId],
) -> Result<()> {
    let with = |members: &[&MemberId], width: usize| -> Vec<Value> {
        let filled = members.iter().chain(members.last().into_iter().cycle()).take(width.max(members.len()));
        [Value::from(organisation), Value::from(id)]
            .into_iter()
            .chain(filled.map(|member| Value::from(*member)))
            .collect()
    };
    match members.len() {
        0 => Ok(()),
        1 => tx.send(CONCERN_ONE, &with(members, 1)),
        2 => tx.send(CONCERN_TWO, &with(members, 2)),
        _ => {
            let sets: Vec<_> = members.chunks(8).map(|chunk| with(chunk, 8)).collect();
            tx.run_each(CONCERN_EIGHT, &sets).map(drop)
        }
    }
}

/// The newest ids of a unit before `after` that pass the filter.
pub(crate) fn of_unit(
    tx: &Read<'_>,
    unit: &UnitId,
    filter: &Filter,
    after: Option<&StatementId>,
    limit: usize,
) -> Result<Vec<StatementId>> {
    let values = bounds(unit.as_str(), filter, after, limit);
    let rows = if filter.from.is_none() && filter.until.is_none() {
        tx.all(OF_UNIT, &values[..5])
    } else {
        tx.all(OF_UNIT_IN_DAYS, &values)
    };
    Ok(ids(rows?))
}

/// The newest ids that concern a member, before `after`, that pass the filter.
pub(crate) fn of_member(
    tx: &Read<'_>,
    member: &MemberId,
    filter: &Filter,
    after: Option<&StatementId>,
    limit: usize,
) -> Result<Vec<StatementId>> {
    Ok(ids(tx.all(OF_MEMBER, &bounds(member.as_str(), filter, after, limit))?))
}

/// Whose, before which id, verb, kind, how many, from when, until when.
fn bounds(whose: &str, filter: &Filter, after: Option<&StatementId>, limit: usize) -> [Value; 7] {
    [
        whose.into(),
        after.map_or(TOP, |after| after.as_str()).into(),
        filter.verb.as_deref().unwrap_or_default().into(),
        filter.kind.as_ref().map_or_else(|| "%".to_owned(), |kind| format!("{kind}/%")).into(),
        limit.into(),
        filter.from.unwrap_or(Moment(i64::MIN)).into(),
        filter.until.unwrap_or(Moment(i64::MAX)).into(),
    ]
}

fn ids(rows: Vec<(StatementId,)>) -> Vec<StatementId> {
    rows.into_iter().map(|(id,)| id).collect()
}

/// The smallest id that could have been made at a moment.
pub(crate) fn floor_id(moment: Moment) -> String {
    let ms = u64::try_from(moment.0).unwrap_or(0) & 0xffff_ffff_ffff;
    format!("{:08x}-{:04x}-0000-0000-000000000000", ms >> 16, ms & 0xffff)
}

/// Whether a statement concerns a member.
pub(crate) fn concerns(tx: &Read<'_>, id: &StatementId, member: &MemberId) -> Result<bool> {
    Ok(tx.maybe::<(i64,)>(CONCERNS, params![member, id])?.is_some())
}

/// These entries, in no order; unknown ids are left out.
pub(crate) fn entries(tx: &Read<'_>, ids: &[StatementId]) -> Result<Vec<Entry>> {
    let mut entries = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(AT_ONCE) {
        let filled = chunk.iter().chain(chunk.last().into_iter().cycle()).take(AT_ONCE);
        entries.extend(tx.all::<Entry>(ENTRIES, &filled.map(Value::from).collect::<Vec<_>>())?);
    }
    Ok(entries)
}

/// The entries about a whole, oldest first.
pub(crate) fn about(tx: &Read<'_>, about: &str, limit: usize) -> Result<Vec<Entry>> {
    tx.all(ABOUT, params![about, limit])
}

/// Statements that name a member, or bear his name where one is given: id, text, whether it waits for the clerk. From an id on, in order.
pub(crate) fn naming(
    tx: &Read<'_>,
    after: &str,
    member: &MemberId,
    name: &str,
    limit: usize,
) -> Result<Vec<(StatementId, String, bool)>> {
    tx.all(NAMING, params![after, member, name, limit])
}

/// Whom a statement concerns.
pub(crate) fn concerned(tx: &Read<'_>, id: &StatementId) -> Result<Vec<MemberId>> {
    Ok(tx.all::<(MemberId,)>(CONCERNED, params![id])?.into_iter().map(|(member,)| member).collect())
}

/// Replaces a statement's text by what is left of it, takes its salt away, and marks it.
pub(crate) fn erase(tx: &Write<'_>, id: &StatementId, rest: &str) -> Result<()> {
    let mut row = tx.one::<Vec<Value>>(COLUMNS, params![id])?;
    let corrects = row.pop().unwrap_or(Value::Null);
    let organisation = row[1].clone();
    // A salt of zeros is none: it was never given out, and the mark says so.
    row.extend([rest.into(), Value::Blob(vec![0; 32]), corrects]);
    tx.run(TAKE_AWAY, params![id])?;
    tx.run(LEAVE, &row)?;
    tx.run(MARK, &[id.into(), organisation, tx.now().into()]).map(drop)
}

/// What was recorded from an id on: ids and topics.
pub(crate) fn recent(tx: &Read<'_>, floor: &str, limit: usize) -> Result<Vec<(StatementId, String)>> {
    tx.all(RECENT, params![floor, limit])
}

impl FromRow for Entry {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, unit, about, verb, actor, path) =
            (row.take()?, row.take()?, row.take()?, row.take()?, row.take()?, row.take()?);
        let (happened_at, recorded_at, text) = (row.take()?, row.take()?, row.take::<String>()?);
        let body = Body::read(&text);
        Ok(Self {
            id,
            unit,
            about,
            actor,
            actor_name: body.actor_name,
            verb,
            verb_display: body.verb_display,
            object_kind: body.object_kind,
            object_name: body.object_name,
            path,
            facts: body.facts,
            happened_at,
            recorded_at,
            corrects: row.take()?,
            position: row.take()?,
            corrected_by: row.take()?,
            erased: row.take()?,
            body: text,
        })
    }
}
