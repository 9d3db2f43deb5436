//! Stored statements in the database: what they are found by, which speak of which, what was said of activities and verbs, attachments.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Row, Value, Write, params, statements};
use zhixing_xapi::Uuid;

use super::model::{Filter, Found, Reach};
use crate::word::Word;

/// What a filter says of a statement `s`: its verb, registration, activity and actor; 0 asks for nothing.
macro_rules! filtered {
    () => {
        " and (cast($5 as bigint) = 0 or s.verb = $5) and (cast($6 as bigint) = 0 or s.registration = $6)
            and ((cast($7 as bigint) = 0 and cast($8 as bigint) = 0) or s.activity = $7 or exists (select 1 from lrs_mention a where a.subject = $8 and a.number = s.number))
            and ((cast($9 as bigint) = 0 and cast($10 as bigint) = 0) or s.actor = $9 or exists (select 1 from lrs_mention b where b.subject = $10 and b.number = s.number)
                or exists (select 1 from lrs_mention c where c.subject = $11 and c.number = s.number) or s.client = $12)"
    };
}

/// Whose statements the asker sees: those of one client, or of the clients of a unit; 0 and '' are everybody's.
macro_rules! reached {
    ($of:literal) => {
        concat!(
            " and (cast($13 as bigint) = 0 or ",
            $of,
            ".client = $13)
            and ($14 = '' or exists (select 1 from lrs_client u where u.number = ",
            $of,
            ".client and u.organisation = ",
            $of,
            ".organisation and u.unit = $14))"
        )
    };
}

/// By a column of the statement itself. Here and below $2 and $3 are the numbers between which is looked, $4 how many.
macro_rules! besides {
    ($column:literal, $order:literal) => {
        concat!(
            "select s.number from lrs_statement s where s.number > $2 and s.number < $3 and not s.voided ",
            $column,
            filtered!(),
            reached!("s"),
            " order by s.number ",
            $order,
            " limit $4"
        )
    };
}

/// The same, by whom or what a statement mentions.
macro_rules! mentioned {
    ($order:literal) => {
        concat!(
            "select s.number from lrs_mention m join lrs_statement s on s.number = m.number
            where m.subject = $1 and m.number > $2 and m.number < $3 and not s.voided",
            filtered!(),
            reached!("s"),
            " order by m.number ",
            $order,
            " limit $4"
        )
    };
}

/// The same, by what another statement says, of which this one speaks.
macro_rules! echoed {
    ($order:literal) => {
        concat!(
            "select e.number from lrs_echo e join lrs_statement s on s.number = e.target join lrs_statement o on o.number = e.number
            where e.organisation = $1 and e.number > $2 and e.number < $3 and not o.voided",
            filtered!(), reached!("o"), " order by e.number ", $order, " limit $4"
        )
    };
}

statements! {
    NEWEST = besides!("and s.organisation = $1", "desc");
    OLDEST = besides!("and s.organisation = $1", "asc");
    BY_VERB_DOWN = besides!("and s.verb = $1", "desc");
    BY_VERB_UP = besides!("and s.verb = $1", "asc");
    BY_ACTOR_DOWN = besides!("and s.actor = $1 and s.actor <> 0", "desc");
    BY_ACTOR_UP = besides!("and s.actor = $1 and s.actor <> 0", "asc");
    BY_ACTIVITY_DOWN = besides!("and s.activity = $1 and s.activity <> 0", "desc");
    BY_ACTIVITY_UP = besides!("and s.activity = $1 and s.activity <> 0", "asc");
    BY_REGISTRATION_DOWN = besides!("and s.registration = $1 and s.registration <> 0", "desc");
    BY_REGISTRATION_UP = besides!("and s.registration = $1 and s.registration <> 0", "asc");
    BY_CLIENT_DOWN = besides!("and s.client = $1", "desc");
    BY_CLIENT_UP = besides!("and s.client = $1", "asc");
    BY_MENTION_DOWN = mentioned!("desc");
    BY_MENTION_UP = mentioned!("asc");
    BY_ECHO_DOWN = echoed!("desc");
    BY_ECHO_UP = echoed!("asc");
    HAS_ECHOES = "select number from lrs_echo limit 1";
    IS_OF_UNIT = "select 1 from lrs_client where organisation = $1 and number = $2 and unit = $3";
    STORED_UNTIL = "select number from lrs_statement where stored_at <= $1 order by stored_at desc, number desc limit 1";
    ADD = "insert into lrs_statement (number, organisation, id, client, stored_at, verb, actor, activity, registration, voids, voided)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    MENTION = "insert into lrs_mention (subject, number, organisation) values ($1, $2, $3)";
    REFER = "insert into lrs_reference (target, number, organisation, voids) values ($1, $2, $3, $4)";
    ECHO = "insert into lrs_echo (number, target, organisation) values ($1, $2, $3) on conflict do nothing";
    WITH_IDS = "select id, number, client, voids, voided
        from lrs_statement
        where id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)";
    REFERRING = "select target, number, voids
        from lrs_reference
        where target in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)";
    HEARD_BY = "select number from lrs_echo where target = $1 limit 1000";
    HEARS = "select target from lrs_echo where number = $1 limit 1000";
    VOID = "update lrs_statement set voided = $2 where number = $1";
    DEFINITIONS = "select number, definition
        from lrs_activity
        where number in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)";
    DEFINE = "insert into lrs_activity (number, organisation, definition) values ($1, $2, $3)
        on conflict (number) do update set definition = excluded.definition";
    DISPLAYS = "select number, display
        from lrs_verb
        where number in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)";
    CALL = "insert into lrs_verb (number, organisation, display) values ($1, $2, $3)
        on conflict (number) do update set display = excluded.display";
    ATTACH = "insert into lrs_attached (sha2, number, organisation) values ($1, $2, $3) on conflict do nothing";
    KEEP = "insert into lrs_attachment (organisation, sha2, bytes) values ($1, $2, $3) on conflict do nothing";
    ATTACHMENT = "select bytes from lrs_attachment where organisation = $1 and sha2 = $2";
    /// By the index of clients alone: a page of an administrator reads no statement.
    SEEN_OF_CLIENTS = "select c.number, (select count(*) from lrs_statement s where s.client = c.number),
            (select s.stored_at from lrs_statement s where s.client = c.number order by s.number desc limit 1)
        from lrs_client c
        where c.organisation = $1";
}

/// How many keys one statement with a list takes.
const MANY: usize = 25;

/// A stored statement as it is known by its id.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub id: Uuid,
    pub number: i64,
    pub client: i64,
    pub voids: bool,
    pub voided: bool,
}

impl FromRow for Known {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: Uuid::from_bytes(row.take()?),
            number: row.take()?,
            client: row.take()?,
            voids: row.take()?,
            voided: row.take()?,
        })
    }
}

/// A row that is to be.
pub(crate) struct New<'a> {
    pub number: i64,
    pub id: Uuid,
    pub found: &'a Found,
    pub voided: bool,
}

pub(crate) fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    client: i64,
    stored_at: Moment,
    new: &[New<'_>],
) -> Result<()> {
    let row = |new: &New<'_>| {
        let found = new.found;
        params![
            new.number,
            organisation,
            new.id.bytes(),
            client,
            stored_at,
            found.verb,
            found.actor,
            found.activity,
            found.registration,
            found.voids,
            new.voided
        ]
        .to_vec()
    };
    put(tx, ADD, new.iter().map(row).collect())?;
    let mention = |new: &New<'_>| {
        let number = new.number;
        new.found.mentions.iter().map(move |subject| (*subject, number)).collect::<Vec<_>>()
    };
    let mentions =
        new.iter().flat_map(mention).map(|(subject, number)| params![subject, number, organisation].to_vec());
    put(tx, MENTION, mentions.collect())?;
    let refer = |new: &New<'_>| {
        let target = new.found.target?;
        Some(params![target.bytes(), new.number, organisation, new.found.voids].to_vec())
    };
    put(tx, REFER, new.iter().filter_map(refer).collect())
}

/// One row goes along without being waited for, many go together.
fn put(tx: &Write<'_>, sql: &'static str, rows: Vec<Vec<Value>>) -> Result<()> {
    match rows.as_slice() {
        [] => Ok(()),
        [one] => tx.send(sql, one),
        many => tx.run_each(sql, many).map(drop),
    }
}

/// Asks a statement with a list of keys, as often as it takes.
fn of_many<T: FromRow, K>(tx: &Read<'_>, sql: &'static str, keys: &[K]) -> Result<Vec<T>>
where
    for<'k> Value: From<&'k K>,
{
    let mut rows = Vec::new();
    for chunk in keys.chunks(MANY) {
        let filled = chunk.iter().chain(chunk.last().into_iter().cycle()).take(MANY);
        rows.extend(tx.all::<T>(sql, &filled.map(Value::from).collect::<Vec<_>>())?);
    }
    Ok(rows)
}

/// Those of these statements that are there.
pub(crate) fn with_ids(tx: &Read<'_>, ids: &[Uuid]) -> Result<Vec<Known>> {
    of_many(tx, WITH_IDS, &ids.iter().map(|id| *id.bytes()).collect::<Vec<[u8; 16]>>())
}

/// Whether a client belongs to this unit.
pub(crate) fn is_of_unit(tx: &Read<'_>, organisation: &OrganisationId, client: i64, unit: &str) -> Result<bool> {
    Ok(tx.maybe::<(i64,)>(IS_OF_UNIT, params![organisation, client, unit])?.is_some())
}

/// Which statements speak of these: (whom, which, whether it takes it out of account).
pub(crate) fn referring(tx: &Read<'_>, ids: &[Uuid]) -> Result<Vec<([u8; 16], i64, bool)>> {
    of_many(tx, REFERRING, &ids.iter().map(|id| *id.bytes()).collect::<Vec<[u8; 16]>>())
}

/// Writes that a statement is found by what another one says.
pub(crate) fn echo(tx: &Write<'_>, organisation: &OrganisationId, pairs: &[(i64, i64)]) -> Result<()> {
    put(tx, ECHO, pairs.iter().map(|(number, target)| params![*number, *target, organisation].to_vec()).collect())
}

/// Which statements are found by what this one says, and by what this one is found itself.
pub(crate) fn echoes(tx: &Read<'_>, number: i64) -> Result<(Vec<i64>, Vec<i64>)> {
    let numbers = |sql| -> Result<Vec<i64>> {
        Ok(tx.all::<(i64,)>(sql, params![number])?.into_iter().map(|(number,)| number).collect())
    };
    Ok((numbers(HEARD_BY)?, numbers(HEARS)?))
}

pub(crate) fn void(tx: &Write<'_>, number: i64) -> Result<()> {
    tx.run(VOID, params![number, true]).map(drop)
}

pub(crate) fn definitions(tx: &Read<'_>, activities: &[Word]) -> Result<Vec<(Word, String)>> {
    of_many(tx, DEFINITIONS, activities)
}

/// Writes definitions, in the order of their numbers.
pub(crate) fn define(tx: &Write<'_>, organisation: &OrganisationId, definitions: &[(Word, String)]) -> Result<()> {
    put(tx, DEFINE, definitions.iter().map(|(number, text)| params![*number, organisation, text].to_vec()).collect())
}

pub(crate) fn displays(tx: &Read<'_>, verbs: &[Word]) -> Result<Vec<(Word, String)>> {
    of_many(tx, DISPLAYS, verbs)
}

/// Writes what verbs are called, in the order of their numbers.
pub(crate) fn call(tx: &Write<'_>, organisation: &OrganisationId, displays: &[(Word, String)]) -> Result<()> {
    put(tx, CALL, displays.iter().map(|(number, text)| params![*number, organisation, text].to_vec()).collect())
}

pub(crate) fn keep(tx: &Write<'_>, organisation: &OrganisationId, sha2: &str, bytes: &[u8]) -> Result<()> {
    tx.run(KEEP, params![organisation, sha2.to_ascii_lowercase(), bytes]).map(drop)
}

/// Writes which statements came with which files.
/// Whom and what else a statement has to do with.
pub(crate) fn mention(tx: &Write<'_>, organisation: &OrganisationId, number: i64, subjects: &[Word]) -> Result<()> {
    put(tx, MENTION, subjects.iter().map(|subject| params![*subject, number, organisation].to_vec()).collect())
}

pub(crate) fn attach(tx: &Write<'_>, organisation: &OrganisationId, pairs: &[(String, i64)]) -> Result<()> {
    put(tx, ATTACH, pairs.iter().map(|(sha2, number)| params![sha2, *number, organisation].to_vec()).collect())
}

pub(crate) fn attachment(tx: &Read<'_>, organisation: &OrganisationId, sha2: &str) -> Result<Option<Vec<u8>>> {
    let bytes = tx.maybe::<(Vec<u8>,)>(ATTACHMENT, params![organisation, sha2.to_ascii_lowercase()])?;
    Ok(bytes.map(|(bytes,)| bytes))
}

/// How many statements each client wrote, and when the newest, if it wrote any.
pub(crate) fn seen_of_clients(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<(i64, u64, Option<Moment>)>> {
    tx.all(SEEN_OF_CLIENTS, params![organisation])
}

/// The numbers that pass a filter, in its order, at most as many as it asks for and one more.
pub(crate) fn numbers(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    filter: &Filter,
    reach: &Reach,
) -> Result<Vec<i64>> {
    let Some((above, below)) = bounds(tx, filter)? else { return Ok(Vec::new()) };
    let (client, unit) = match reach {
        Reach::All => (0, ""),
        Reach::Client(number) => (*number, ""),
        Reach::Unit(unit) => (0, unit.as_str()),
    };
    let ask = |sql: (&'static str, &'static str), by: Value| -> Result<Vec<i64>> {
        let values = [
            by,
            above.into(),
            below.into(),
            (filter.limit + 1).into(),
            filter.verb.into(),
            filter.registration.into(),
            filter.activity.0.into(),
            filter.activity.1.into(),
            filter.actor.0.into(),
            filter.actor.1.into(),
            filter.near.0.into(),
            filter.near.1.into(),
            client.into(),
            unit.into(),
        ];
        let sql = if filter.ascending { sql.1 } else { sql.0 };
        Ok(tx.all::<(i64,)>(sql, &values)?.into_iter().map(|(number,)| number).collect())
    };
    let mut numbers = direct(filter, client, organisation, &ask)?;
    let asks_words =
        [filter.verb, filter.registration, filter.activity.0, filter.actor.0].iter().any(|word| *word != 0);
    if asks_words && tx.maybe::<(i64,)>(HAS_ECHOES, &[])?.is_some() {
        numbers.extend(ask((BY_ECHO_DOWN, BY_ECHO_UP), organisation.into())?);
    }
    numbers.sort_unstable();
    numbers.dedup();
    if !filter.ascending {
        numbers.reverse();
    }
    numbers.truncate(filter.limit + 1);
    Ok(numbers)
}

/// By the rarest word that is asked for.
fn direct(
    filter: &Filter,
    client: i64,
    organisation: &OrganisationId,
    ask: &dyn Fn((&'static str, &'static str), Value) -> Result<Vec<i64>>,
) -> Result<Vec<i64>> {
    let mentioned =
        |word: Word| if word == 0 { Ok(Vec::new()) } else { ask((BY_MENTION_DOWN, BY_MENTION_UP), word.into()) };
    if filter.registration != 0 {
        return ask((BY_REGISTRATION_DOWN, BY_REGISTRATION_UP), filter.registration.into());
    }
    if filter.actor.0 != 0 {
        let mut numbers = ask((BY_ACTOR_DOWN, BY_ACTOR_UP), filter.actor.0.into())?;
        numbers.extend(mentioned(filter.actor.1)?);
        numbers.extend(mentioned(filter.near.0)?);
        if filter.near.1 != 0 {
            numbers.extend(ask((BY_CLIENT_DOWN, BY_CLIENT_UP), filter.near.1.into())?);
        }
        return Ok(numbers);
    }
    if filter.activity.0 != 0 {
        let mut numbers = ask((BY_ACTIVITY_DOWN, BY_ACTIVITY_UP), filter.activity.0.into())?;
        numbers.extend(mentioned(filter.activity.1)?);
        return Ok(numbers);
    }
    if filter.verb != 0 {
        return ask((BY_VERB_DOWN, BY_VERB_UP), filter.verb.into());
    }
    if client != 0 {
        return ask((BY_CLIENT_DOWN, BY_CLIENT_UP), client.into());
    }
    ask((NEWEST, OLDEST), organisation.into())
}

/// Between which numbers; `None` when there are none. Numbers and moments grow together.
fn bounds(tx: &Read<'_>, filter: &Filter) -> Result<Option<(i64, i64)>> {
    let last = |moment: Moment| -> Result<Option<i64>> {
        Ok(tx.maybe::<(i64,)>(STORED_UNTIL, params![moment])?.map(|(number,)| number))
    };
    let mut above = match filter.since {
        Some(since) => last(since)?.unwrap_or(0),
        None => 0,
    };
    let mut below = match filter.until {
        Some(until) => match last(until)? {
            Some(number) => number + 1,
            None => return Ok(None),
        },
        None => i64::MAX,
    };
    match filter.behind {
        Some(behind) if filter.ascending => above = above.max(behind),
        Some(behind) => below = below.min(behind),
        None => {}
    }
    Ok(Some((above, below)))
}
