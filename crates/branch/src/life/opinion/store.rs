//! The statements about opinions. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_records::Author;

use super::input::NewOpinion;
use super::model::{Anonymous, Closing, Matter, Named, OPINIONS_MAX};
use crate::life::round::model::RoundId;

statements! {
    ADD_NAMED = "insert into named_opinion (id, organisation, round, matter, words, member, name, given_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    ADD_ANONYMOUS = "insert into unsigned_opinion (slot, organisation, round, matter, words) values ($1, $2, $3, $4, $5)";
    NAMED = "select matter, words, name from named_opinion where round = $1 order by given_at, id limit $2";
    ANONYMOUS = "select matter, words from unsigned_opinion where round = $1 order by slot limit $2";
    COUNT_NAMED = "select count(*) from named_opinion where round = $1";
    COUNT_ANONYMOUS = "select count(*) from unsigned_opinion where round = $1";
    CLEAR_ANONYMOUS = "delete from unsigned_opinion where round = $1";
    CLOSE = "insert into opinion_closing (round, organisation, named, anonymous, dropped, closed_by, closed_name, closed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    CLOSING = "select named, anonymous, dropped, closed_name from opinion_closing where round = $1";
}

fn matter(row: &mut Row) -> Result<Matter> {
    let code: String = row.take()?;
    Matter::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no matter of an opinion")))
}

impl FromRow for Named {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { matter: matter(row)?, words: row.take()?, name: row.take()? })
    }
}

impl FromRow for Anonymous {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { matter: matter(row)?, words: row.take()? })
    }
}

impl FromRow for Closing {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { named: row.take()?, anonymous: row.take()?, dropped: row.take()?, closed_name: row.take()? })
    }
}

/// An id by chance alone: it says neither when nor after what.
fn id_by_chance(tx: &Write<'_>) -> String {
    tx.random::<16>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Adds an opinion under its author's name. Its id.
pub fn add_named(tx: &Write<'_>, by: &Author, round: &RoundId, new: &NewOpinion) -> Result<String> {
    let id = id_by_chance(tx);
    let values =
        params![&id, &by.organisation, round, new.matter.code(), &new.words, by.member.as_ref(), &by.name, tx.now()];
    tx.run(ADD_NAMED, values)?;
    Ok(id)
}

/// Adds an opinion that nobody signed: of its author only the organisation is used. All of the gathering are written anew, so that it does not lie
/// behind those that came before.
pub fn add_anonymous(tx: &Write<'_>, by: &Author, round: &RoundId, matter: Matter, words: &str) -> Result<()> {
    let mut opinions = anonymous(tx, round)?;
    opinions.push(Anonymous { matter, words: words.to_owned() });
    mix(tx, by, round, opinions)
}

/// How many there are: under a name, without.
pub fn counts(tx: &Read<'_>, round: &RoundId) -> Result<(usize, usize)> {
    let count = |sql| -> Result<usize> { Ok(usize::try_from(tx.one::<(i64,)>(sql, params![round])?.0).unwrap_or(0)) };
    Ok((count(COUNT_NAMED)?, count(COUNT_ANONYMOUS)?))
}

/// Those under a name, in order of time.
pub fn named(tx: &Read<'_>, round: &RoundId) -> Result<Vec<Named>> {
    tx.all(NAMED, params![round, OPINIONS_MAX])
}

/// Those without, in the order of numbers by chance.
pub fn anonymous(tx: &Read<'_>, round: &RoundId) -> Result<Vec<Anonymous>> {
    tx.all(ANONYMOUS, params![round, OPINIONS_MAX])
}

/// Takes all anonymous opinions away and writes the given ones anew, under new numbers of chance and in their order: the place of a row says nothing.
pub fn mix(tx: &Write<'_>, by: &Author, round: &RoundId, opinions: Vec<Anonymous>) -> Result<()> {
    tx.run(CLEAR_ANONYMOUS, params![round])?;
    let numbered = opinions.into_iter().map(|opinion| (i64::from_le_bytes(tx.random()) & i64::MAX, opinion));
    let mut mixed: Vec<(i64, Anonymous)> = numbered.collect();
    mixed.sort_by_key(|(slot, _)| *slot);
    for (slot, opinion) in mixed {
        tx.run(ADD_ANONYMOUS, params![slot, &by.organisation, round, opinion.matter.code(), &opinion.words])?;
    }
    Ok(())
}

/// Notes that the gathering ended.
pub fn close(
    tx: &Write<'_>,
    by: &Author,
    round: &RoundId,
    (named, anonymous, dropped): (usize, usize, usize),
) -> Result<()> {
    let values = params![round, &by.organisation, named, anonymous, dropped, by.member.as_ref(), &by.name, tx.now()];
    tx.run(CLOSE, values).map(drop)
}

/// How it ended, if it did.
pub fn closing(tx: &Read<'_>, round: &RoundId) -> Result<Option<Closing>> {
    tx.maybe(CLOSING, params![round])
}
