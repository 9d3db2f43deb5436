//! Searches in the database: by the register, and where a statement speaks of another, by the other's words.

use std::collections::BTreeSet;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Value, params, statements};
use zhixing_records::received_from;

use crate::lists::{all_of, few, many, of_keys};
use crate::statement::model::{Filter, Reach};
use crate::statement::register::Sought;
use crate::statement::register::questions::{Go, Here, each, here};
use crate::word::Word;

/// Whether a statement that another one speaks of says one of these words, too; 0 asks for nothing.
macro_rules! says {
    ($words:literal, $first:literal) => {
        concat!(
            " and (cast(",
            $first,
            " as bigint) = 0 or exists (select 1 from lrs_echo_word w where w.number = e.number and w.target = e.target and w.subject in (",
            $words,
            ")))"
        )
    };
}

/// By a word of another statement, of which this one speaks: between the numbers $2 and $3, as many as $4. $17 and $18 are whose statements the asker
/// sees: those of one client, or of the clients of a unit; 0 and '' are everybody's.
macro_rules! echoed {
    ($order:literal) => {
        concat!(
            "select distinct e.number from lrs_echo_word e join lrs_statement o on o.number = e.number
            where e.subject = $1 and e.number > $2 and e.number < $3",
            says!("$5, $6, $7, $8", "$5"),
            says!("$9, $10, $11, $12", "$9"),
            says!("$13, $14, $15, $16", "$13"),
            " and not o.voided and (cast($17 as bigint) = 0 or o.client = $17)
            and ($18 = '' or exists (select 1 from lrs_client u where u.number = o.client and u.organisation = o.organisation and u.unit = $18))
            order by e.number ",
            $order,
            " limit $4"
        )
    };
}

/// Whoever wrote it, and whatever it says.
macro_rules! every {
    ($order:literal) => {
        concat!(
            "select number from lrs_statement where number > $1 and number < $2 and not voided order by number ",
            $order,
            " limit $3"
        )
    };
}

macro_rules! counting {
    () => {
        "select number from lrs_statement where not voided and number in "
    };
}

statements! {
    NEWEST = every!("desc");
    OLDEST = every!("asc");
    ECHOED_DOWN = echoed!("desc");
    ECHOED_UP = echoed!("asc");
    /// Those of some statements that were not taken out of account.
    FEW_COUNTING = concat!(counting!(), few!());
    MANY_COUNTING = concat!(counting!(), many!());
    COUNT_ECHOES = "select count(*) from (select 1 from lrs_echo_word where subject = $1 limit $2) found";
    CLIENTS_OF_UNIT = "select number from lrs_client where organisation = $1 and unit = $2";
    STORED_UNTIL = "select number from lrs_statement where stored_at <= $1 order by stored_at desc, number desc limit 1";
}

/// Words of which a statement says one: a part of a filter.
type Part = Vec<Word>;

/// How many words a part of a filter has at most, and how many parts there are besides the first.
const WORDS_MAX: usize = 4;
const FURTHER_MAX: usize = 3;
/// Further than this no echoes are counted.
const COUNTED_MAX: u64 = 500;

/// The numbers that pass a filter, in its order, at most as many as it asks for and one more.
pub(crate) fn numbers(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    filter: &Filter,
    reach: &Reach,
) -> Result<Vec<i64>> {
    let asked = parts(filter);
    if asked.is_empty() && *reach == Reach::All {
        let Some(bounds) = bounds(tx, organisation, filter)? else { return Ok(Vec::new()) };
        return every(tx, filter, bounds);
    }
    // All that needs no answer of another is asked at once.
    let (bounds, reached, here, echoes) = tx.together((
        || bounds(tx, organisation, filter),
        || reached(tx, organisation, reach),
        || here(tx, organisation, behind(filter)),
        || all_of(asked.iter().map(|part| echoes(tx, part))),
    ))?;
    let Some(bounds) = bounds else { return Ok(Vec::new()) };
    let parts: Vec<Part> = asked.iter().cloned().chain(reached).collect();
    let mut numbers = registered(tx, &here, filter, (&parts, bounds))?;
    if !asked.is_empty() && echoes.iter().all(|count| *count > 0) {
        let mut rarest: Vec<(u64, Part)> = echoes.into_iter().zip(asked).collect();
        rarest.sort_unstable();
        let parts: Vec<Part> = rarest.into_iter().map(|(_, part)| part).collect();
        numbers.extend(echoed(tx, filter, reach, (&parts, bounds))?);
        numbers.sort_unstable();
        numbers.dedup();
        if !filter.ascending {
            numbers.reverse();
        }
        numbers.truncate(filter.limit + 1);
    }
    Ok(numbers)
}

/// The part that says whose statements are seen; none where everybody's are.
fn reached(tx: &Read<'_>, organisation: &OrganisationId, reach: &Reach) -> Result<Option<Part>> {
    match reach {
        Reach::All => Ok(None),
        Reach::Client(number) => Ok(Some(vec![-number])),
        Reach::Unit(unit) => {
            let clients = tx.all::<(i64,)>(CLIENTS_OF_UNIT, params![organisation, unit])?;
            Ok(Some(clients.into_iter().map(|(number,)| -number).collect()))
        }
    }
}

/// How many statements there are of which others speak, and that say a word of this part: counted no further than it takes to know which part is rarer.
fn echoes(tx: &Read<'_>, part: &Part) -> Result<u64> {
    let count = |word: &Word| tx.one::<(u64,)>(COUNT_ECHOES, params![*word, COUNTED_MAX]);
    Ok(all_of(part.iter().map(count))?.into_iter().map(|(count,)| count).sum())
}

/// The parts of a filter: a statement passes that says a word of each.
fn parts(filter: &Filter) -> Vec<Part> {
    let (near, client) = if filter.actor.0 == 0 { (0, 0) } else { filter.near };
    let parts = [
        vec![filter.registration],
        vec![filter.actor.0, filter.actor.1, near, -client],
        vec![filter.activity.0, filter.activity.1],
        vec![filter.verb],
    ];
    let asked = |part: Part| part.into_iter().filter(|word| *word != 0).collect::<Part>();
    parts.into_iter().map(asked).filter(|part| !part.is_empty()).collect()
}

fn every(tx: &Read<'_>, filter: &Filter, (above, below): (i64, i64)) -> Result<Vec<i64>> {
    let sql = if filter.ascending { OLDEST } else { NEWEST };
    Ok(tx.all::<(i64,)>(sql, params![above, below, filter.limit + 1])?.into_iter().map(|(number,)| number).collect())
}

/// So many numbers are asked about at once.
const ASKED_MAX: usize = 2_000;

/// By the register: what was taken out of account is left out.
fn registered(
    tx: &Read<'_>,
    here: &Here,
    filter: &Filter,
    (parts, (above, below)): (&[Part], (i64, i64)),
) -> Result<Vec<i64>> {
    let wanted = filter.limit + 1;
    let mut found: Vec<i64> = Vec::new();
    let mut waiting: Vec<i64> = Vec::new();
    // Where many were taken out of account, more and more are asked about at once.
    let mut at_once = wanted;
    let sought = Sought { parts, above, below, ascending: filter.ascending };
    each(tx, here, &sought, &mut |numbers| {
        waiting.extend(numbers);
        while found.len() < wanted && found.len() + waiting.len() >= wanted {
            let some: Vec<i64> = waiting.drain(..at_once.min(waiting.len())).collect();
            found.extend(counting(tx, &some)?);
            at_once = (at_once * 2).min(ASKED_MAX);
        }
        Ok(if found.len() < wanted { Go::On } else { Go::Stop })
    })?;
    if found.len() < wanted {
        found.extend(counting(tx, &waiting)?);
    }
    found.truncate(wanted);
    Ok(found)
}

/// Those of these that were not taken out of account, in the same order.
fn counting(tx: &Read<'_>, numbers: &[i64]) -> Result<Vec<i64>> {
    let (counting,) = tx.together((|| of_keys::<(i64,), _>(tx, [FEW_COUNTING, MANY_COUNTING], numbers),))?;
    let counting: BTreeSet<i64> = counting.into_iter().map(|(number,)| number).collect();
    Ok(numbers.iter().copied().filter(|number| counting.contains(number)).collect())
}

/// By what the statements say of which others speak: looked for by the first part, the rarest, and held against the others.
fn echoed(
    tx: &Read<'_>,
    filter: &Filter,
    reach: &Reach,
    (parts, (above, below)): (&[Part], (i64, i64)),
) -> Result<Vec<i64>> {
    let (client, unit) = match reach {
        Reach::All => (0, ""),
        Reach::Client(number) => (*number, ""),
        Reach::Unit(unit) => (0, unit.as_str()),
    };
    let Some((rarest, further)) = parts.split_first() else { return Ok(Vec::new()) };
    let nothing = Part::from([0]);
    let further = further.iter().chain(std::iter::repeat(&nothing)).take(FURTHER_MAX);
    let further: Vec<Value> = further.flat_map(|part| part.iter().cycle().take(WORDS_MAX)).map(Value::from).collect();
    let ask = |word: &Word| {
        let own = [Value::from(word), above.into(), below.into(), (filter.limit + 1).into()];
        let values: Vec<Value> = own.into_iter().chain(further.clone()).chain([client.into(), unit.into()]).collect();
        tx.all::<(i64,)>(if filter.ascending { ECHOED_UP } else { ECHOED_DOWN }, &values)
    };
    let (found,) = tx.together((|| all_of(rarest.iter().map(ask)),))?;
    Ok(found.into_iter().flatten().map(|(number,)| number).collect())
}

/// Between which numbers; `None` when there are none. Numbers and moments grow together.
fn bounds(tx: &Read<'_>, organisation: &OrganisationId, filter: &Filter) -> Result<Option<(i64, i64)>> {
    let last = |moment: Option<Moment>| -> Result<Option<i64>> {
        let Some(moment) = moment else { return Ok(None) };
        Ok(tx.maybe::<(i64,)>(STORED_UNTIL, params![moment])?.map(|(number,)| number))
    };
    let (gone, since, until) =
        tx.together((|| received_from(tx, organisation), || last(filter.since), || last(filter.until)))?;
    let (above, below) = behind(filter);
    let above = above.max(since.unwrap_or(0)).max(gone - 1);
    match (filter.until, until) {
        (Some(_), None) => Ok(None),
        (_, until) => Ok(Some((above, until.map_or(below, |number| below.min(number + 1))))),
    }
}

/// Between which numbers the next page is.
fn behind(filter: &Filter) -> (i64, i64) {
    match filter.behind {
        Some(behind) if filter.ascending => (behind, i64::MAX),
        Some(behind) => (0, behind),
        None => (0, i64::MAX),
    }
}
