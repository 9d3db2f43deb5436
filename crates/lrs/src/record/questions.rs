//! What an administrator can ask of stored statements.

use zhixing_kit::text::Language;
use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_people::Actor;
use zhixing_records::{Export, LogState, Proof, export_received, log_state, proof_of_received, texts};
use zhixing_xapi::Uuid;

use super::input::Search;
use super::model::Told;
use crate::client::{may_administer, store as clients};
use crate::statement::model::{Filter, Reach};
use crate::statement::questions::{self, Wanted};
use crate::statement::{search, store};
use crate::text::Text;
use crate::word::Words;

/// Statements of one file to carry away.
pub(crate) const CARRIED_MAX: usize = 20_000;
/// Bytes after which a file to carry away ends, with the page that it has begun.
const CARRIED_BYTES_MAX: usize = 48 * 1024 * 1024;
/// Statements that one question of a file brings.
const STEP: usize = 500;

/// One page of what is searched for, newest first; the number from which the next goes on.
pub(crate) fn page(
    tx: &Read<'_>,
    actor: &Actor,
    search: &Search,
    language: Language,
    limit: usize,
) -> Result<(Vec<Told>, Option<i64>)> {
    let Some((words, filter, reach)) = asked(tx, actor, search, limit)? else { return Ok((Vec::new(), None)) };
    let whose = (&actor.organisation, &words);
    let page = questions::page(tx, whose, (&filter, &reach), &Wanted::Exact, false)?;
    let told = |text: &String| Ok(Told::of(&questions::read(text)?, text, language));
    Ok((page.texts.iter().map(told).collect::<Result<_>>()?, page.more))
}

/// A search as the store understands it; `None` where nothing was ever stored.
fn asked(tx: &Read<'_>, actor: &Actor, search: &Search, limit: usize) -> Result<Option<(Words, Filter, Reach)>> {
    may_administer(tx, actor)?;
    let Some(words) = clients::words_there(tx, &actor.organisation)? else { return Ok(None) };
    let mut filter = Filter { limit, behind: search.before, ..Filter::default() };
    filter.verb = search.verb.as_ref().map_or(0, |verb| words.verb(verb));
    filter.activity = search.activity.as_ref().map_or((0, 0), |id| (words.activity(id), words.about(id)));
    if let Some(ifi) = &search.who {
        filter.actor = (words.actor(ifi), words.party(ifi));
        filter.near.0 = words.near(ifi);
    }
    let start = |day: jiff::civil::Date| zhixing_kit::Moment::start_of(day, tx.zone()).plus_ms(-1);
    filter.since = search.days.0.map(start);
    filter.until = search.days.1.and_then(|day| day.tomorrow().ok()).map(start);
    let reach = search.source.map_or(Reach::All, Reach::Client);
    Ok(Some((words, filter, reach)))
}

/// What is searched for, with all that proves it, ready to be sealed: up to [`CARRIED_MAX`], the newest.
pub(crate) fn proved(tx: &Read<'_>, actor: &Actor, search: &Search) -> Result<Export> {
    let mut numbers = match asked(tx, actor, search, CARRIED_MAX)? {
        Some((_, filter, reach)) => search::numbers(tx, &actor.organisation, &filter, &reach)?,
        None => Vec::new(),
    };
    numbers.truncate(CARRIED_MAX);
    if numbers.is_empty() {
        return Err(Sentence::of(|language| Text(language).no_statements()).into());
    }
    export_received(tx, &actor.organisation, &numbers)
}

/// One statement, as its page tells it.
pub(crate) struct One {
    pub told: Told,
    /// Whether it was taken out of account.
    pub voided: bool,
    /// Its proof; none while it waits for the log.
    pub proof: Option<Proof>,
    /// Where the log stands.
    pub log: LogState,
}

/// One statement by its id, whether it counts or was taken out of account.
pub(crate) fn one(tx: &Read<'_>, actor: &Actor, id: Uuid, language: Language) -> Result<One> {
    may_administer(tx, actor)?;
    let known = store::with_ids(tx, &[id])?.pop().ok_or(Error::NotFound)?;
    let text = texts(tx, &[known.number])?.pop().ok_or(Error::NotFound)?.1;
    let told = Told::of(&questions::read(&text)?, &text, language);
    let proof = proof_of_received(tx, &actor.organisation, known.number)?;
    Ok(One { told, voided: known.voided, proof, log: log_state(tx)? })
}

/// One statement with all that proves it, ready to be sealed.
pub(crate) fn proved_one(tx: &Read<'_>, actor: &Actor, id: Uuid) -> Result<Export> {
    may_administer(tx, actor)?;
    let known = store::with_ids(tx, &[id])?.pop().ok_or(Error::NotFound)?;
    export_received(tx, &actor.organisation, &[known.number])
}

/// The name of the system whose records alone are searched for.
pub(crate) fn source(tx: &Read<'_>, actor: &Actor, search: &Search) -> Result<Option<String>> {
    let Some(number) = search.source else { return Ok(None) };
    may_administer(tx, actor)?;
    clients::name_of(tx, &actor.organisation, number)
}

/// All that is searched for, up to [`CARRIED_MAX`].
pub(crate) fn carried(tx: &Read<'_>, actor: &Actor, search: &Search, language: Language) -> Result<Vec<Told>> {
    let (mut all, mut bytes) = (Vec::new(), 0);
    let mut search = search.clone();
    loop {
        let (some, more) = page(tx, actor, &search, language, STEP)?;
        bytes += some.iter().map(|told| told.text.len()).sum::<usize>();
        all.extend(some);
        match more {
            Some(behind) if all.len() < CARRIED_MAX && bytes < CARRIED_BYTES_MAX => search.before = Some(behind),
            _ => return Ok(all),
        }
    }
}
