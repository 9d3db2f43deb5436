//! The mark of what is on its way into a database, and whether a database is empty.

use zhixing_kit::{Error, Moment, Read, Result, Write, params, statements};

use crate::schema;

statements! {
    MARK = "insert into arrival (organisation, begun_at) values ($1, $2)";
    MARKED = "select organisation, begun_at from arrival limit 1";
    UNMARK = "delete from arrival";
    DEPART = "insert into departure (organisation, moved_to, moved_at) values ($1, $2, $3)";
    DEPARTED = "select moved_to, moved_at from departure limit 1";
    STAY = "delete from departure";
    ORGANISATION = "select id from organisation limit 1";
}

/// What the mark of a demonstration bears in place of an organisation's id.
const DEMONSTRATION: &str = "demonstration";

/// What comes into a database, and is not whole until its mark is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coming {
    /// An installation from another database.
    Move,
    /// The demonstration organisation.
    Demonstration,
}

/// What is on its way into this database and since when, if anything is: then it is not complete, and nothing is served from here.
pub fn on_its_way(tx: &Read<'_>) -> Result<Option<(Coming, Moment)>> {
    let coming = |whose: &str| if whose == DEMONSTRATION { Coming::Demonstration } else { Coming::Move };
    Ok(tx.maybe::<(String, Moment)>(MARKED, &[])?.map(|(whose, moment)| (coming(&whose), moment)))
}

/// Marks a database as one into which the demonstration is written since `begun_at`; what an earlier one left that was not finished goes.
/// [`Error::NotFound`] when something else is on its way.
pub fn begin_demonstration(tx: &Write<'_>, begun_at: Moment) -> Result<()> {
    match on_its_way(tx)? {
        Some((Coming::Move, _)) => return Err(Error::NotFound),
        Some((Coming::Demonstration, _)) => empty_all(tx)?,
        None => {}
    }
    tx.run(MARK, params![DEMONSTRATION, begun_at]).map(drop)
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

/// Everything is there: the mark goes.
pub fn arrived(tx: &Write<'_>) -> Result<()> {
    tx.run(UNMARK, &[]).map(drop)
}

/// Whether no table holds a row.
pub fn is_empty(tx: &Read<'_>) -> Result<bool> {
    for sheet in schema::every() {
        if !schema::is_empty(tx, sheet)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Where everything of this database was moved to and when, if it was: then nothing is served from here.
pub fn departed(tx: &Read<'_>) -> Result<Option<(String, Moment)>> {
    tx.maybe(DEPARTED, &[])
}

/// Marks the source of a move that came to its end, in the place of an earlier mark.
pub fn depart(tx: &Write<'_>, moved_to: &str) -> Result<()> {
    stay(tx)?;
    tx.run(DEPART, params![organisation(tx)?, moved_to, tx.now()]).map(drop)
}

/// Takes that mark away.
pub(crate) fn stay(tx: &Write<'_>) -> Result<()> {
    tx.run(STAY, &[]).map(drop)
}
