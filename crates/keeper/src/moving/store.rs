//! The mark of an installation on its way into a database, and whether a database is empty.

use zhixing_kit::{Moment, Read, Result, Write, params, statements};

use crate::schema;

statements! {
    MARK = "insert into arrival (organisation, begun_at) values ($1, $2)";
    MARKED = "select begun_at from arrival limit 1";
    UNMARK = "delete from arrival";
    ORGANISATION = "select id from organisation limit 1";
}

/// Since when an installation is on its way into this database, if one is: then it is not complete, and nothing is served from here.
pub fn on_its_way(tx: &Read<'_>) -> Result<Option<Moment>> {
    Ok(tx.maybe::<(Moment,)>(MARKED, &[])?.map(|(moment,)| moment))
}

/// The organisation of the source; empty before there is one.
pub(super) fn organisation(tx: &Read<'_>) -> Result<String> {
    Ok(tx.maybe::<(String,)>(ORGANISATION, &[])?.map(|(id,)| id).unwrap_or_default())
}

/// Takes away what an unfinished move left, and marks the database as unfinished.
pub(super) fn begin(tx: &Write<'_>, organisation: &str) -> Result<()> {
    empty_all(tx)?;
    tx.run(MARK, params![organisation, tx.now()]).map(drop)
}

/// Takes everything away.
pub(crate) fn empty_all(tx: &Write<'_>) -> Result<()> {
    schema::every().iter().rev().try_for_each(|sheet| sheet.empty(tx))
}

/// Everything is there and compared.
pub(super) fn finish(tx: &Write<'_>) -> Result<()> {
    tx.run(UNMARK, &[]).map(drop)
}

/// Whether no table holds a row.
pub(super) fn is_empty(tx: &Read<'_>) -> Result<bool> {
    for sheet in schema::every() {
        if !schema::is_empty(tx, sheet)? {
            return Ok(false);
        }
    }
    Ok(true)
}
