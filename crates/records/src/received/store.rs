//! Received texts in the database, their numbers, and their places in the log.

use std::collections::HashMap;

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Row, Value, Write, params, statements};

statements! {
    HEAD = "select next, stored_at from received_head where organisation = $1";
    BEGIN_HEAD = "insert into received_head (organisation, next, stored_at)
        values ($1, $2, $3)
        on conflict (organisation) do update set next = excluded.next, stored_at = excluded.stored_at";
    SET_HEAD = "update received_head set next = $2, stored_at = $3 where organisation = $1";
    MOMENT = "select stored_at from received_head where organisation = $1";
    ADD = "insert into received (number, organisation, body, salt, erased_at) values ($1, $2, $3, $4, $5)";
    ONE = "select number, body, salt, case when erased_at is null then 0 else 1 end from received where number = $1";
    TEXTS = "select number, body
        from received
        where number in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)";
    /// Small texts as they are; of larger ones how large.
    SMALL_TEXTS = "select number, case when octet_length(body) <= 65536 then body end, octet_length(body)
        from received
        where number in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)";
    LENGTHS = "select octet_length(body)
        from received
        where number in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)";
    PLACED_TEXTS = "select r.number, r.body, r.salt, case when r.erased_at is null then 0 else 1 end,
            (select s.position + r.number - s.number
                from received_span s
                where s.organisation = r.organisation and s.number <= r.number
                order by s.number desc
                limit 1)
        from received r
        where r.organisation = $26
            and r.number in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        order by r.number";
    SPAN_OF = "select position, number, count
        from received_span
        where organisation = $1 and number <= $2
        order by number desc
        limit 1";
    NEWEST_SPAN = "select position, number, count from received_span where organisation = $1 order by number desc limit 1";
    SPANS = "select position, number, count
        from received_span
        where organisation = $1 and position < $3 and position + count > $2
        order by position";
    COUNT_PLACED = "select cast(coalesce(sum(count), 0) as bigint) from received_span where organisation = $1";
    FROM = "select number, body, salt, case when erased_at is null then 0 else 1 end
        from received
        where number >= $1 and number < $2
        order by number";
    ADD_SPAN = "insert into received_span (organisation, position, number, count) values ($1, $2, $3, $4)";
    NAMING = "select number, organisation, body
        from received
        where number > $1 and (replace(body, $2, '') <> body or replace(body, $3, '') <> body or replace(body, $4, '') <> body)
        order by number
        limit $5";
    HOLDING = "select number from received where organisation = $1 and number > $2 and replace(lower(body), $3, '') <> lower(body) order by number limit $4";
    ERASE = "update received set body = $2, salt = $3, erased_at = $4 where number = $1";
    GONE = "select below from received_gone where organisation = $1";
    SET_GONE = "insert into received_gone (organisation, below, gone_at) values ($1, $2, $3)
        on conflict (organisation) do update set below = excluded.below, gone_at = excluded.gone_at";
    FORGET = "delete from received where organisation = $1 and number >= $2 and number < $3";
    COUNT_WAITING = "select count(*) from received where number >= $1";
}

/// Texts in which one of these spellings stands: number, whose, text. From a number on, in order.
pub(crate) fn naming(
    tx: &Read<'_>,
    after: i64,
    spellings: &[String; 3],
    limit: usize,
) -> Result<Vec<(i64, OrganisationId, String)>> {
    tx.all(NAMING, params![after, &spellings[0], &spellings[1], &spellings[2], limit])
}

/// The numbers of texts that hold these words, which stand in small letters here, in whatever case. From a number on, in order.
pub(crate) fn holding(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    after: i64,
    words: &str,
    limit: usize,
) -> Result<Vec<i64>> {
    let found = tx.all::<(i64,)>(HOLDING, params![organisation, after, words, limit])?;
    Ok(found.into_iter().map(|(number,)| number).collect())
}

/// Replaces texts by what is left of each. A salt of zeros is none: it was never given out.
pub(crate) fn erase(tx: &Write<'_>, rest: &[(i64, &str)]) -> Result<()> {
    let row = |(number, rest): &(i64, &str)| params![*number, *rest, &[0_u8; 32], tx.now()].to_vec();
    tx.run_each(ERASE, &rest.iter().map(row).collect::<Vec<_>>()).map(drop)
}

/// How many texts one statement of [`TEXTS`] brings.
const MANY: usize = 25;

/// A text with its salt.
pub(crate) struct Received {
    pub number: i64,
    pub body: String,
    pub salt: [u8; 32],
    pub erased: bool,
}

/// Numbers that follow one another, and the first one's place in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub position: u64,
    pub number: i64,
    pub count: u64,
}

impl FromRow for Received {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { number: row.take()?, body: row.take()?, salt: row.take()?, erased: row.take()? })
    }
}

/// A text and its place.
struct Placed {
    text: Received,
    position: u64,
}

impl FromRow for Placed {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { text: Received::from_row(row)?, position: row.take()? })
    }
}

impl FromRow for Span {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { position: row.take()?, number: row.take()?, count: row.take()? })
    }
}

/// The number behind the ones that were taken, and their moment; none before the first one.
pub(crate) fn head(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Option<(i64, Moment)>> {
    tx.maybe(HEAD, params![organisation])
}

/// Writes that the first numbers are taken. Of two that begin at once the second meets the first.
pub(crate) fn begin_head(tx: &Write<'_>, organisation: &OrganisationId, next: i64, stored_at: Moment) -> Result<()> {
    tx.send(BEGIN_HEAD, params![organisation, next, stored_at])
}

pub(crate) fn set_head(tx: &Write<'_>, organisation: &OrganisationId, next: i64, stored_at: Moment) -> Result<()> {
    tx.send(SET_HEAD, params![organisation, next, stored_at])
}

/// The moment of the newest text: what was stored before it is there.
pub fn moment(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Option<Moment>> {
    Ok(tx.maybe::<(Moment,)>(MOMENT, params![organisation])?.map(|(moment,)| moment))
}

pub(crate) fn add(tx: &Write<'_>, organisation: &OrganisationId, first: i64, texts: Vec<String>) -> Result<()> {
    let row = |(text, number): (String, i64)| {
        vec![number.into(), organisation.into(), text.into(), Value::from(&tx.random::<32>()), Value::Null]
    };
    let rows: Vec<_> = texts.into_iter().zip(first..).map(row).collect();
    match rows.as_slice() {
        [one] => tx.send(ADD, one),
        many => tx.run_each(ADD, many).map(drop),
    }
}

pub(crate) fn one(tx: &Read<'_>, number: i64) -> Result<Received> {
    tx.one(ONE, params![number])
}

/// These texts, in no order; unknown numbers are left out.
pub fn texts(tx: &Read<'_>, numbers: &[i64]) -> Result<Vec<(i64, String)>> {
    of_numbers(tx, TEXTS, numbers)
}

/// The first of these texts, in their order, that have at most so many bytes together; the first one in any case. Unknown numbers are left out.
pub fn texts_within(tx: &Read<'_>, numbers: &[i64], bytes_max: usize) -> Result<Vec<(i64, String)>> {
    let found = of_numbers::<(i64, Option<String>, i64)>(tx, SMALL_TEXTS, numbers)?;
    let mut found: HashMap<i64, (Option<String>, i64)> =
        found.into_iter().map(|(number, text, length)| (number, (text, length))).collect();
    let mut texts = Vec::with_capacity(found.len());
    let mut bytes = 0;
    for number in numbers {
        let Some((text, length)) = found.remove(number) else { continue };
        bytes += usize::try_from(length).unwrap_or(usize::MAX);
        if bytes > bytes_max && !texts.is_empty() {
            break;
        }
        texts.push((*number, text.map_or_else(|| one(tx, *number).map(|large| large.body), Ok)?));
    }
    Ok(texts)
}

/// Bytes of these texts together.
pub(crate) fn length(tx: &Read<'_>, numbers: &[i64]) -> Result<usize> {
    let lengths = of_numbers::<(i64,)>(tx, LENGTHS, numbers)?;
    Ok(lengths.into_iter().filter_map(|(length,)| usize::try_from(length).ok()).sum())
}

/// What a statement for [`MANY`] numbers brings for these, asked at once.
fn of_numbers<T: FromRow>(tx: &Read<'_>, statement: &'static str, numbers: &[i64]) -> Result<Vec<T>> {
    let of_some = |some: &[i64]| {
        // The last one again where they are fewer: a set does not mind.
        let filled = some.iter().chain(some.last().into_iter().cycle()).take(MANY);
        tx.all::<T>(statement, &filled.map(Value::from).collect::<Vec<_>>())
    };
    let ask = || numbers.chunks(MANY).map(of_some).collect::<Vec<_>>().into_iter().collect::<Result<Vec<_>>>();
    let (found,) = tx.together((ask,))?;
    Ok(found.into_iter().flatten().collect())
}

/// These texts, each with its place; none of them may wait for the log. Unknown numbers are left out.
pub(crate) fn placed_texts(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    numbers: &[i64],
) -> Result<Vec<(u64, Received)>> {
    let mut texts = Vec::with_capacity(numbers.len());
    for chunk in numbers.chunks(MANY) {
        let filled = chunk.iter().chain(chunk.last().into_iter().cycle()).take(MANY).map(Value::from);
        let values: Vec<_> = filled.chain([organisation.into()]).collect();
        texts.extend(tx.all::<Placed>(PLACED_TEXTS, &values)?.into_iter().map(|placed| (placed.position, placed.text)));
    }
    Ok(texts)
}

/// A text's place in the log; `None` while it waits.
pub(crate) fn position(tx: &Read<'_>, organisation: &OrganisationId, number: i64) -> Result<Option<u64>> {
    let span = tx.maybe::<Span>(SPAN_OF, params![organisation, number])?;
    Ok(span
        .filter(|span| number < span.number + span.count as i64)
        .map(|span| span.position + (number - span.number) as u64))
}

/// The number behind the last one that has its place.
pub(crate) fn behind(tx: &Read<'_>, organisation: &OrganisationId) -> Result<i64> {
    let newest = tx.maybe::<Span>(NEWEST_SPAN, params![organisation])?;
    Ok(newest.map_or(1, |span| span.number + span.count as i64))
}

/// Texts that wait for the log, by number, from the first one without a place.
pub(crate) fn waiting(tx: &Read<'_>, organisation: &OrganisationId, limit: usize) -> Result<Vec<Received>> {
    let from = behind(tx, organisation)?;
    tx.all(FROM, params![from, from + limit as i64])
}

pub(crate) fn count_waiting(tx: &Read<'_>, organisation: &OrganisationId) -> Result<u64> {
    tx.one::<(u64,)>(COUNT_WAITING, params![behind(tx, organisation)?]).map(|(count,)| count)
}

pub(crate) fn count_placed(tx: &Read<'_>, organisation: &OrganisationId) -> Result<u64> {
    tx.one::<(u64,)>(COUNT_PLACED, params![organisation]).map(|(count,)| count)
}

/// The texts at the places `from..until`, each with its place, in order.
pub(crate) fn placed(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    from: u64,
    until: u64,
) -> Result<Vec<(u64, Received)>> {
    let mut placed = Vec::new();
    for span in tx.all::<Span>(SPANS, params![organisation, from, until])? {
        let first = from.max(span.position) - span.position;
        let last = until.min(span.position + span.count) - span.position;
        let numbers = params![span.number + first as i64, span.number + last as i64];
        let place = |text: Received| (span.position + (text.number - span.number) as u64, text);
        placed.extend(tx.all::<Received>(FROM, numbers)?.into_iter().map(place));
    }
    Ok(placed)
}

/// The number below which every text is gone; 1 where none is.
pub(crate) fn gone_below(tx: &Read<'_>, organisation: &OrganisationId) -> Result<i64> {
    Ok(tx.maybe::<(i64,)>(GONE, params![organisation])?.map_or(1, |(below,)| below))
}

pub(crate) fn set_gone(tx: &Write<'_>, organisation: &OrganisationId, below: i64) -> Result<()> {
    tx.run(SET_GONE, params![organisation, below, tx.now()]).map(drop)
}

pub(crate) fn forget(tx: &Write<'_>, organisation: &OrganisationId, from: i64, below: i64) -> Result<u64> {
    tx.run(FORGET, params![organisation, from, below])
}

/// Which of the places `from..until` held texts that are gone by age.
pub(crate) fn gone_places(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    from: u64,
    until: u64,
) -> Result<Vec<std::ops::Range<u64>>> {
    let below = gone_below(tx, organisation)?;
    let spans = tx.all::<Span>(SPANS, params![organisation, from, until])?;
    let gone = |span: Span| {
        let count = u64::try_from(below - span.number).unwrap_or(0).min(span.count);
        span.position..span.position + count
    };
    Ok(spans.into_iter().map(gone).collect())
}

/// Writes where a round put them.
pub(crate) fn add_span(tx: &Write<'_>, organisation: &OrganisationId, span: Span) -> Result<()> {
    tx.run(ADD_SPAN, params![organisation, span.position, span.number, span.count]).map(drop)
}
