//! The statements about courses, their editions and their files. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::UnitId;
use zhixing_records::Author;

use super::model::{Course, CourseId, Edition, EditionId};
use crate::package::Package;
use crate::package::model::Standard;

statements! {
    ADD = "insert into course (id, organisation, unit, title, standard, edition, changed_at, taken_by, taken_name, taken_at, taken_why)
        values ($1, $2, $3, $4, $5, 1, $6, null, null, null, null)";
    CHANGE = "update course set title = $2, standard = $3, edition = $4, changed_at = $5 where id = $1";
    TAKE = "update course set taken_by = $2, taken_name = $3, taken_at = $4, taken_why = $5 where id = $1 and taken_at is null";
    ADD_EDITION = "insert into course_edition
            (id, organisation, course, number, note, outline, file_name, file_bytes, digest, published_by, published_name, published_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    ADD_FILE = "insert into course_file (edition, path, organisation, bytes) values ($1, $2, $3, $4)";
    ONE = "select c.id, c.unit, u.name, c.title, c.standard, c.edition, c.changed_at, c.taken_name, c.taken_at, c.taken_why
        from course c
        join unit u on u.id = c.unit
        where c.id = $1 and c.organisation = $2";
    LIST = "select c.id, c.unit, u.name, c.title, c.standard, c.edition, c.changed_at, c.taken_name, c.taken_at, c.taken_why
        from course c
        join unit u on u.id = c.unit
        where c.organisation = $1 and c.taken_at is null and (c.changed_at < $2 or (c.changed_at = $2 and c.id < $3))
        order by c.changed_at desc, c.id desc
        limit $4";
    EDITION = "select id, number, note, outline, file_name, file_bytes, published_name, published_at
        from course_edition
        where course = $1 and number = $2";
    EDITION_BY_ID = "select id, number, note, outline, file_name, file_bytes, published_name, published_at from course_edition where id = $1";
    FILE = "select bytes from course_file where edition = $1 and path = $2";
}

impl FromRow for Course {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, unit, unit_name, title) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let standard = Standard::read(&row.take::<String>()?).ok_or_else(|| Error::broken("an unknown standard"))?;
        let (edition, changed_at) = (row.take()?, row.take()?);
        let taken: (Option<String>, Option<Moment>, Option<String>) = (row.take()?, row.take()?, row.take()?);
        let taken = taken.1.map(|at| (taken.0.unwrap_or_default(), at, taken.2.unwrap_or_default()));
        Ok(Self { id, unit, unit_name, title, standard, edition, changed_at, taken })
    }
}

impl FromRow for Edition {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            number: row.take()?,
            note: row.take()?,
            outline: row.take_json()?,
            file_name: row.take()?,
            file_bytes: row.take()?,
            published_name: row.take()?,
            published_at: row.take()?,
        })
    }
}

/// What an edition is made of, beside its package.
pub struct NewEdition<'a> {
    pub number: u32,
    pub note: &'a str,
    pub file_name: &'a str,
    pub file_bytes: u64,
    pub digest: &'a str,
}

pub fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    (unit, title): (&UnitId, &str),
    standard: Standard,
) -> Result<CourseId> {
    let id: CourseId = tx.new_id();
    tx.run(ADD, params![&id, organisation, unit, title, standard.word(), tx.now()])?;
    Ok(id)
}

pub fn change(tx: &Write<'_>, id: &CourseId, title: &str, standard: Standard, edition: u32) -> Result<()> {
    tx.run(CHANGE, params![id, title, standard.word(), edition, tx.now()]).map(drop)
}

pub fn take(tx: &Write<'_>, by: &Author, id: &CourseId, why: &str) -> Result<()> {
    tx.run(TAKE, params![id, by.member.as_ref(), &by.name, tx.now(), why]).map(drop)
}

pub fn add_edition(
    tx: &Write<'_>,
    by: &Author,
    course: &CourseId,
    new: &NewEdition<'_>,
    package: &Package,
) -> Result<EditionId> {
    let id: EditionId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        course,
        new.number,
        new.note,
        serde_json::to_string(&package.outline)?,
        new.file_name,
        new.file_bytes,
        new.digest,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD_EDITION, values)?;
    for (path, bytes) in &package.files {
        tx.send(ADD_FILE, params![&id, path, &by.organisation, bytes])?;
    }
    Ok(id)
}

pub fn one(tx: &Read<'_>, organisation: &OrganisationId, id: &CourseId) -> Result<Course> {
    tx.one(ONE, params![id, organisation])
}

/// Courses that hold, the newest first, those before a moment and an id.
pub fn list(tx: &Read<'_>, organisation: &OrganisationId, before: (Moment, &str), limit: usize) -> Result<Vec<Course>> {
    tx.all(LIST, params![organisation, before.0, before.1, limit])
}

pub fn edition(tx: &Read<'_>, course: &CourseId, number: u32) -> Result<Edition> {
    tx.one(EDITION, params![course, number])
}

pub fn edition_by_id(tx: &Read<'_>, id: &EditionId) -> Result<Edition> {
    tx.one(EDITION_BY_ID, params![id])
}

/// A file of an edition.
pub fn file(tx: &Read<'_>, edition: &EditionId, path: &str) -> Result<Vec<u8>> {
    tx.one::<(Vec<u8>,)>(FILE, params![edition, path]).map(|(bytes,)| bytes)
}
