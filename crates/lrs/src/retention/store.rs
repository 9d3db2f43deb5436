//! The rule, what it would take, and the taking, in the database.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::MemberId;

use super::model::{Rule, Share};
use crate::statement::register;

statements! {
    RULE = "select days, set_at from lrs_retention where organisation = $1";
    SET = "insert into lrs_retention (organisation, days, set_by, set_at) values ($1, $2, $3, $4)
        on conflict (organisation) do update set days = excluded.days, set_by = excluded.set_by, set_at = excluded.set_at";
    UNSET = "delete from lrs_retention where organisation = $1";
    /// The number behind the last statement that was stored before a moment.
    BEHIND = "select number from lrs_statement where stored_at < $1 order by stored_at desc, number desc limit 1";
    SHARES = "select c.name, count(*), min(s.stored_at), max(s.stored_at)
        from lrs_statement s
        join lrs_client c on c.number = s.client
        where s.organisation = $1 and s.number < $2
        group by c.number, c.name
        order by count(*) desc, c.name
        limit 500";
    FILES = "select count(*)
        from lrs_attachment f
        where f.organisation = $1 and not exists (select 1 from lrs_attached a where a.sha2 = f.sha2 and a.number >= $2)";
    SPAN = "select count(*), min(stored_at), max(stored_at) from lrs_statement where organisation = $1 and number < $2";
    TAKE_STATEMENTS = "delete from lrs_statement where organisation = $1 and number < $2";
    /// What takes another statement out of account is remembered: it holds for one that comes later, too.
    TAKE_REFERENCES = "delete from lrs_reference where number >= $1 and number < $2 and not voids and organisation = $3";
    TAKE_ECHOES = "delete from lrs_echo where number >= $1 and number < $2";
    TAKE_ECHOES_OF = "delete from lrs_echo where target >= $1 and target < $2";
    TAKE_WORDS = "delete from lrs_echo_word where number >= $1 and number < $2";
    TAKE_WORDS_OF = "delete from lrs_echo_word where target >= $1 and target < $2";
    TAKE_ATTACHED = "delete from lrs_attached where number >= $1 and number < $2";
    TAKE_FILES = "delete from lrs_attachment
        where organisation = $1 and not exists (select 1 from lrs_attached a where a.sha2 = lrs_attachment.sha2)";
}

impl FromRow for Rule {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { days: row.take()?, set_at: row.take()? })
    }
}

impl FromRow for Share {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { client: row.take()?, count: row.take()?, first: row.take()?, last: row.take()? })
    }
}

pub(super) fn rule(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Option<Rule>> {
    tx.maybe(RULE, params![organisation])
}

pub(super) fn set(tx: &Write<'_>, organisation: &OrganisationId, days: i64, by: &MemberId) -> Result<()> {
    tx.run(SET, params![organisation, days, by, tx.now()]).map(drop)
}

/// Says whether there was a rule.
pub(super) fn unset(tx: &Write<'_>, organisation: &OrganisationId) -> Result<bool> {
    Ok(tx.run(UNSET, params![organisation])? > 0)
}

/// The number behind the last statement that was stored before a moment; 1 where there is none.
pub(super) fn behind(tx: &Read<'_>, before: Moment) -> Result<i64> {
    Ok(tx.maybe::<(i64,)>(BEHIND, params![before])?.map_or(1, |(number,)| number + 1))
}

pub(super) fn shares(tx: &Read<'_>, organisation: &OrganisationId, below: i64) -> Result<Vec<Share>> {
    tx.all(SHARES, params![organisation, below])
}

/// Files that no statement from this number on came with.
pub(super) fn files(tx: &Read<'_>, organisation: &OrganisationId, below: i64) -> Result<u64> {
    tx.one::<(u64,)>(FILES, params![organisation, below]).map(|(count,)| count)
}

/// How many statements stand below a number, and when the first and the last of them were stored.
pub(super) fn span(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    below: i64,
) -> Result<(u64, Option<(Moment, Moment)>)> {
    let (count, first, last) = tx.one::<(u64, Option<Moment>, Option<Moment>)>(SPAN, params![organisation, below])?;
    Ok((count, first.zip(last)))
}

/// Takes away what statements from a number to below another are found by, and files that came with none that is left.
pub(super) fn take(tx: &Write<'_>, organisation: &OrganisationId, from: i64, below: i64) -> Result<()> {
    tx.run(TAKE_STATEMENTS, params![organisation, below])?;
    for sql in [TAKE_ECHOES, TAKE_ECHOES_OF, TAKE_WORDS, TAKE_WORDS_OF] {
        tx.run(sql, params![from, below])?;
    }
    tx.run(TAKE_REFERENCES, params![from, below, organisation])?;
    register::actions::forget(tx, below)?;
    // All files are looked through only where some statement that goes came with one.
    let came_with_files = tx.run(TAKE_ATTACHED, params![from, below])? > 0;
    if came_with_files { take_lonely_files(tx, organisation) } else { Ok(()) }
}

/// Takes away files with which no statement came that is left.
pub(crate) fn take_lonely_files(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    tx.run(TAKE_FILES, params![organisation]).map(drop)
}
