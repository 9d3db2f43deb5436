//! The statements about programmes. The only SQL of this folder.

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_people::UnitId;
use zhixing_records::Author;

use super::model::{NewProgramme, PROGRAMMES_MAX, Programme, ProgrammeId};

statements! {
    ONE = "select p.id, p.branch, p.name, p.first_on, p.last_on, p.version,
            (select count(*) from study_topic t where t.programme = p.id and t.dropped_at is null)
        from programme p
        where p.id = $1 and p.organisation = $2";
    OF_BRANCH = "select p.id, p.branch, p.name, p.first_on, p.last_on, p.version,
            (select count(*) from study_topic t where t.programme = p.id and t.dropped_at is null)
        from programme p
        where p.branch = $1
        order by p.first_on desc, p.id desc
        limit $2";
    ADD = "insert into programme (id, organisation, branch, name, first_on, last_on, version, made_by, made_name, made_at)
        values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9)";
    CHANGE = "update programme set name = $3, first_on = $4, last_on = $5, version = version + 1 where id = $1 and version = $2";
}

impl FromRow for Programme {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, branch, name) = (row.take()?, row.take()?, row.take()?);
        let (first, last): (Date, Date) = (row.take()?, row.take()?);
        let says = NewProgramme { name, first, last };
        Ok(Self { id, branch, says, version: row.take()?, topics: row.take()? })
    }
}

/// One programme.
pub fn one(tx: &Read<'_>, organisation: &OrganisationId, id: &ProgrammeId) -> Result<Programme> {
    tx.one(ONE, params![id, organisation])
}

/// The programmes of a branch, the latest first.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Programme>> {
    tx.all(OF_BRANCH, params![branch, PROGRAMMES_MAX])
}

/// Adds a programme.
pub fn add(tx: &Write<'_>, by: &Author, branch: &UnitId, new: &NewProgramme) -> Result<ProgrammeId> {
    let id: ProgrammeId = tx.new_id();
    let values =
        params![&id, &by.organisation, branch, &new.name, new.first, new.last, by.member.as_ref(), &by.name, tx.now()];
    tx.run(ADD, values)?;
    Ok(id)
}

/// Changes what it says. [`Error::Busy`] when somebody else did meanwhile.
pub fn change(tx: &Write<'_>, programme: &Programme, new: &NewProgramme) -> Result<()> {
    if tx.run(CHANGE, params![&programme.id, programme.version, &new.name, new.first, new.last])? == 0 {
        return Err(Error::Busy);
    }
    Ok(())
}
