//! What an administrator can ask of stored statements.

use zhixing_kit::{Read, Result};
use zhixing_people::Actor;
use zhixing_xapi::Languages;

use super::input::Search;
use super::model::Told;
use crate::client::{may_administer, store as clients};
use crate::statement::model::{Filter, Reach};
use crate::statement::questions::{self, Wanted};

/// Statements of one file to carry away.
pub(crate) const CARRIED_MAX: usize = 20_000;
/// Statements that one question of a file brings.
const STEP: usize = 500;

/// One page of what is searched for, newest first; the number from which the next goes on.
pub(crate) fn page(
    tx: &Read<'_>,
    actor: &Actor,
    search: &Search,
    languages: &Languages,
    limit: usize,
) -> Result<(Vec<Told>, Option<i64>)> {
    may_administer(tx, actor)?;
    let Some(words) = clients::words_there(tx, &actor.organisation)? else { return Ok((Vec::new(), None)) };
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
    let whose = (&actor.organisation, &words);
    let page = questions::page(tx, whose, (&filter, &reach), &Wanted::Exact, false)?;
    let told = |text: &String| Ok(Told::of(&questions::read(text)?, text, languages));
    Ok((page.texts.iter().map(told).collect::<Result<_>>()?, page.more))
}

/// All that is searched for, up to [`CARRIED_MAX`].
pub(crate) fn carried(tx: &Read<'_>, actor: &Actor, search: &Search, languages: &Languages) -> Result<Vec<Told>> {
    let mut all = Vec::new();
    let mut search = search.clone();
    loop {
        let (some, more) = page(tx, actor, &search, languages, STEP)?;
        all.extend(some);
        match more {
            Some(behind) if all.len() < CARRIED_MAX => search.before = Some(behind),
            _ => return Ok(all),
        }
    }
}
