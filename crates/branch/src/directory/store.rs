//! The statements about the directory. The only SQL of this folder.

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::UnitId;
use zhixing_records::Author;

use super::model::{Entry, EntryId, EntryKind, NewEntry, sought};

statements! {
    ADD = "insert into directory_entry (id, organisation, branch, kind, name, sought, about, phone, purpose, keep_until, merged_into,
            version, added_by, added_name, added_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null, 1, $11, $12, $13)";
    /// A day that is still to come, or was cancelled, is no use.
    ONE = "select e.id, e.branch, e.merged_into, e.version, e.kind, e.name, e.about, e.phone, e.purpose, e.keep_until,
            (select count(*) from arrangement t join activity a on a.id = t.activity
                where (t.place = e.id or t.contact = e.id or t.lecturer = e.id) and a.starts_at <= $3 and a.state <> 'cancelled'),
            (select max(a.starts_at) from arrangement t join activity a on a.id = t.activity
                where (t.place = e.id or t.contact = e.id or t.lecturer = e.id) and a.starts_at <= $3 and a.state <> 'cancelled')
        from directory_entry e
        where e.id = $1 and e.organisation = $2";
    OF_BRANCH = "select e.id, e.branch, e.merged_into, e.version, e.kind, e.name, e.about, e.phone, e.purpose, e.keep_until,
            (select count(*) from arrangement t join activity a on a.id = t.activity
                where (t.place = e.id or t.contact = e.id or t.lecturer = e.id) and a.starts_at <= $4 and a.state <> 'cancelled'),
            (select max(a.starts_at) from arrangement t join activity a on a.id = t.activity
                where (t.place = e.id or t.contact = e.id or t.lecturer = e.id) and a.starts_at <= $4 and a.state <> 'cancelled') as latest
        from directory_entry e
        where e.branch = $1 and e.kind = $2 and e.merged_into is null
        order by latest desc nulls last, e.name, e.id
        limit $3";
    FIND = "select id from directory_entry where branch = $1 and kind = $2 and sought = $3";
    COUNT = "select count(*) from directory_entry where branch = $1 and kind = $2 and merged_into is null";
    CHANGE = "update directory_entry
        set name = $3, sought = $4, about = $5, phone = $6, purpose = $7, keep_until = $8, version = version + 1
        where id = $1 and version = $2 and merged_into is null";
    MOVE_PLACE = "update arrangement set place = $2 where place = $1";
    MOVE_CONTACT = "update arrangement set contact = $2 where contact = $1";
    MOVE_LECTURER = "update arrangement set lecturer = $2 where lecturer = $1";
    MERGE = "update directory_entry
        set merged_into = $2, sought = id, phone = '', purpose = '', keep_until = null, version = version + 1
        where id = $1";
    DROP_PHONE = "update directory_entry set phone = '', purpose = '', keep_until = null, version = version + 1 where id = $1";
    EXPIRED = "select id from directory_entry where organisation = $1 and keep_until < $2 order by id limit 1000";
    ANY_KEPT = "select id from directory_entry where organisation = $1 and keep_until is not null limit 1";
}

impl FromRow for Entry {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, branch, merged_into, version) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let kind: String = row.take()?;
        let kind = EntryKind::of(&kind).ok_or_else(|| Error::broken(format_args!("{kind:?} is no kind of entry")))?;
        let kept = NewEntry {
            kind,
            name: row.take()?,
            about: row.take()?,
            phone: row.take()?,
            purpose: row.take()?,
            keep_until: row.take()?,
        };
        let uses = row.take()?;
        // The day is told by who knows the zone: see `with_day`.
        Ok(Self { id, branch, merged_into, version, kept, uses, last_used: None })
    }
}

/// An entry and the moment of its latest use.
struct Used(Entry, Option<Moment>);

impl FromRow for Used {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(Entry::from_row(row)?, row.take()?))
    }
}

fn with_day(tx: &Read<'_>, Used(entry, at): Used) -> Entry {
    Entry { last_used: at.map(|at| at.day(tx.zone())), ..entry }
}

/// Adds an entry.
pub fn add(tx: &Write<'_>, by: &Author, branch: &UnitId, new: &NewEntry) -> Result<EntryId> {
    let id: EntryId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        branch,
        new.kind.code(),
        &new.name,
        sought(&new.name),
        &new.about,
        &new.phone,
        &new.purpose,
        new.keep_until,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD, values)?;
    Ok(id)
}

/// One entry of the organisation; not found without one.
pub fn one(tx: &Read<'_>, organisation: &OrganisationId, id: &EntryId) -> Result<Entry> {
    tx.one(ONE, params![id, organisation, tx.now()]).map(|used| with_day(tx, used))
}

/// The entries of one kind in a branch, the latest used first.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId, kind: EntryKind, limit: usize) -> Result<Vec<Entry>> {
    let rows: Vec<Used> = tx.all(OF_BRANCH, params![branch, kind.code(), limit, tx.now()])?;
    Ok(rows.into_iter().map(|used| with_day(tx, used)).collect())
}

/// The entry of this name, if there is one.
pub fn find(tx: &Read<'_>, branch: &UnitId, kind: EntryKind, name: &str) -> Result<Option<EntryId>> {
    Ok(tx.maybe::<(EntryId,)>(FIND, params![branch, kind.code(), sought(name)])?.map(|(id,)| id))
}

/// How many entries of a kind a branch has.
pub fn count(tx: &Read<'_>, branch: &UnitId, kind: EntryKind) -> Result<usize> {
    Ok(usize::try_from(tx.one::<(i64,)>(COUNT, params![branch, kind.code()])?.0).unwrap_or(0))
}

/// Changes an entry as it was at this version. False when someone else was faster.
pub fn change(tx: &Write<'_>, id: &EntryId, version: i64, new: &NewEntry) -> Result<bool> {
    let values =
        params![id, version, &new.name, sought(&new.name), &new.about, &new.phone, &new.purpose, new.keep_until];
    Ok(tx.run(CHANGE, values)? > 0)
}

/// Merges an entry into another: what used it points there.
pub fn merge(tx: &Write<'_>, id: &EntryId, into: &EntryId) -> Result<()> {
    for statement in [MOVE_PLACE, MOVE_CONTACT, MOVE_LECTURER] {
        tx.run(statement, params![id, into])?;
    }
    tx.run(MERGE, params![id, into]).map(drop)
}

/// Empties a telephone number.
pub fn drop_phone(tx: &Write<'_>, id: &EntryId) -> Result<()> {
    tx.run(DROP_PHONE, params![id]).map(drop)
}

/// Entries whose number's last day has passed.
pub fn expired(tx: &Read<'_>, organisation: &OrganisationId, today: Date) -> Result<Vec<EntryId>> {
    Ok(tx.all::<(EntryId,)>(EXPIRED, params![organisation, today])?.into_iter().map(|(id,)| id).collect())
}

/// Whether any number is kept.
pub fn any_kept(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    Ok(tx.maybe::<(EntryId,)>(ANY_KEPT, params![organisation])?.is_some())
}
