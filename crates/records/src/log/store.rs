//! The log in the database: its head, tiles, bundles, and the positions of statements.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Value, Write, params, statements};
use zhixing_ledger::{Evidence, Hash, Tile, Tree, TreeError};

use super::handover::EarlierKey;
use super::proof::LogHead;
use super::round::Round;
use crate::model::StatementId;
use crate::received::store as received;

statements! {
    CREATE = "insert into log (organisation, verifier_key, size, root, checkpoint, signed_at)
        values ($1, $2, 0, $3, $4, $5)
        on conflict (organisation) do nothing";
    HEAD = "select organisation, verifier_key, size, root, checkpoint, signed_at from log where organisation = $1";
    HOUSE_HEAD = "select organisation, verifier_key, size, root, checkpoint, signed_at from log order by organisation limit 1";
    GROW = "update log set size = $2, root = $3, checkpoint = $4, signed_at = $5 where organisation = $1 and size = $6";
    WAITING = "select s.id, s.salt, s.body
        from waiting w
        join statement s on s.id = w.statement
        where w.organisation = $1
        order by w.statement
        limit $2";
    PLACE = "insert into place (statement, organisation, position) values ($1, $2, $3)";
    NO_LONGER_WAITING = "delete from waiting where statement = $1";
    NO_LONGER_WAITING_MANY = "delete from waiting
        where statement in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24, $25)";
    COUNT_WAITING = "select count(*), min(s.recorded_at) from waiting w join statement s on s.id = w.statement";
    NEWEST = "select recorded_at from statement order by id desc limit 1";
    COUNT_PLACED = "select count(*) from place p join statement s on s.id = p.statement where p.organisation = $1";
    PLACED = "select s.id, s.organisation, s.unit, s.about, s.verb, s.actor, s.path, s.happened_at, s.recorded_at, s.corrects, p.position,
            s.salt, s.body, case when e.statement is null then 0 else 1 end
        from place p
        join statement s on s.id = p.statement
        left join erased e on e.statement = s.id
        where p.organisation = $1 and p.position >= $2 and p.position < $3
        order by p.position";
    STORED = "select s.id, s.organisation, s.unit, s.about, s.verb, s.actor, s.path, s.happened_at, s.recorded_at, s.corrects, p.position,
            s.salt, s.body, case when e.statement is null then 0 else 1 end
        from statement s
        left join place p on p.statement = s.id
        left join erased e on e.statement = s.id
        where s.id = $1";
    STORED_ABOUT = "select s.id, s.organisation, s.unit, s.about, s.verb, s.actor, s.path, s.happened_at, s.recorded_at, s.corrects, p.position,
            s.salt, s.body, case when e.statement is null then 0 else 1 end
        from statement s
        left join place p on p.statement = s.id
        left join erased e on e.statement = s.id
        where s.about = $1
        order by s.id
        limit $2";
    TILE = "select hashes from tile where organisation = $1 and level = $2 and number = $3";
    PUT_TILE = "insert into tile (organisation, level, number, hashes)
        values ($1, $2, $3, $4)
        on conflict (organisation, level, number) do update set hashes = excluded.hashes";
    BUNDLE = "select commitments from bundle where organisation = $1 and number = $2";
    EARLIER_KEYS = "select number, verifier_key, size, checkpoint, handover, ended_at from log_key where organisation = $1 order by number";
    ADD_EARLIER_KEY = "insert into log_key (organisation, number, verifier_key, size, checkpoint, handover, ended_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    CHANGE_KEY = "update log set verifier_key = $2, checkpoint = $3, signed_at = $4
        where organisation = $1 and verifier_key = $5 and size = $6";
    PUT_BUNDLE = "insert into bundle (organisation, number, commitments)
        values ($1, $2, $3)
        on conflict (organisation, number) do update set commitments = excluded.commitments";
}

/// How many that wait one statement of SQL takes away.
const MANY: usize = 25;

/// A statement with all that proves it.
pub(crate) struct Stored {
    pub id: StatementId,
    pub organisation: OrganisationId,
    pub unit: String,
    pub about: String,
    pub verb: String,
    pub actor: Option<String>,
    pub path: String,
    pub happened_at: Moment,
    pub recorded_at: Moment,
    pub corrects: Option<String>,
    pub position: Option<u64>,
    pub salt: [u8; 32],
    pub body: String,
    /// Whether its text and salt were erased: the body is what is left.
    pub erased: bool,
}

impl FromRow for Stored {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            organisation: row.take()?,
            unit: row.take()?,
            about: row.take()?,
            verb: row.take()?,
            actor: row.take()?,
            path: row.take()?,
            happened_at: row.take()?,
            recorded_at: row.take()?,
            corrects: row.take()?,
            position: row.take()?,
            salt: row.take()?,
            body: row.take()?,
            erased: row.take()?,
        })
    }
}

impl FromRow for LogHead {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            organisation: row.take()?,
            verifier_key: row.take()?,
            size: row.take()?,
            root: Hash(row.take()?),
            checkpoint: row.take()?,
            signed_at: row.take()?,
        })
    }
}

impl FromRow for EarlierKey {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            number: row.take()?,
            verifier_key: row.take()?,
            size: row.take()?,
            checkpoint: row.take()?,
            handover: row.take()?,
            ended_at: row.take()?,
        })
    }
}

/// The keys before the one of today, in the order of their ends.
pub(crate) fn earlier_keys(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<EarlierKey>> {
    tx.all(EARLIER_KEYS, params![organisation])
}

/// Writes a key that ended.
pub(crate) fn add_earlier_key(tx: &Write<'_>, organisation: &OrganisationId, key: &EarlierKey) -> Result<()> {
    let values =
        params![organisation, key.number, &key.verifier_key, key.size, &key.checkpoint, &key.handover, key.ended_at];
    tx.run(ADD_EARLIER_KEY, values).map(drop)
}

/// Gives the log another key; says no when it has grown, or another key, meanwhile.
pub(crate) fn change_key(tx: &Write<'_>, head: &LogHead, key: &str, checkpoint: &str) -> Result<bool> {
    let values = params![&head.organisation, key, checkpoint, tx.now(), &head.verifier_key, head.size];
    Ok(tx.run(CHANGE_KEY, values)? == 1)
}

/// Begins a log, if there is none yet.
pub(crate) fn create(tx: &Write<'_>, organisation: &OrganisationId, key: &str, checkpoint: &str) -> Result<()> {
    let root = Hash::of_empty_tree().0;
    tx.run(CREATE, params![organisation, key, &root, checkpoint, tx.now()]).map(drop)
}

/// The head of an organisation's log.
pub(crate) fn head(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Option<LogHead>> {
    tx.maybe(HEAD, params![organisation])
}

/// The head of the log of this installation's organisation.
pub(crate) fn house_head(tx: &Read<'_>) -> Result<Option<LogHead>> {
    tx.maybe(HOUSE_HEAD, &[])
}

/// Statements that wait for the clerk, oldest first.
pub(crate) fn waiting(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    limit: usize,
) -> Result<Vec<(StatementId, [u8; 32], String)>> {
    tx.all(WAITING, params![organisation, limit])
}

/// How many statements wait, and since when.
pub(crate) fn count_waiting(tx: &Read<'_>) -> Result<(u64, Option<Moment>)> {
    tx.one(COUNT_WAITING, &[])
}

/// When the newest statement was recorded.
pub(crate) fn newest(tx: &Read<'_>) -> Result<Option<Moment>> {
    Ok(tx.maybe::<(Moment,)>(NEWEST, &[])?.map(|(moment,)| moment))
}

/// How many statements have their place.
pub(crate) fn count_placed(tx: &Read<'_>, organisation: &OrganisationId) -> Result<u64> {
    tx.one::<(u64,)>(COUNT_PLACED, params![organisation]).map(|(count,)| count)
}

/// The statements at `from..until`, by position.
pub(crate) fn placed(tx: &Read<'_>, organisation: &OrganisationId, from: u64, until: u64) -> Result<Vec<Stored>> {
    tx.all(PLACED, params![organisation, from, until])
}

/// One statement.
pub(crate) fn stored(tx: &Read<'_>, id: &StatementId) -> Result<Stored> {
    tx.one(STORED, params![id])
}

/// The statements about a whole, oldest first.
pub(crate) fn stored_about(tx: &Read<'_>, about: &str, limit: usize) -> Result<Vec<Stored>> {
    tx.all(STORED_ABOUT, params![about, limit])
}

/// Makes the log grow by a round, all or nothing. Says how many statements were added: none when somebody else was faster.
pub(crate) fn grow(tx: &Write<'_>, round: &Round) -> Result<usize> {
    let organisation = &round.organisation;
    let head = params![organisation, round.size(), &round.root.0, &round.checkpoint, tx.now(), round.from];
    if tx.run(GROW, head)? == 0 {
        return Ok(0);
    }
    if place(tx, round)? != round.placed.len() as u64 {
        return Err(Error::broken("a statement that waited for the log has a place already"));
    }
    if let Some(span) = round.received {
        received::add_span(tx, organisation, span)?;
    }
    let tiles: Vec<_> = round
        .tiles
        .iter()
        .map(|(tile, hashes)| params![organisation, i64::from(tile.level), tile.number, hashes].to_vec())
        .collect();
    tx.run_each(PUT_TILE, &tiles)?;
    let bundles: Vec<_> =
        round.bundles.iter().map(|(number, bytes)| params![organisation, *number, bytes].to_vec()).collect();
    tx.run_each(PUT_BUNDLE, &bundles)?;
    Ok(round.len())
}

/// Gives each statement of a round its place and says how many of them had waited, [`MANY`] taken away at once and the rest one by one.
fn place(tx: &Write<'_>, round: &Round) -> Result<u64> {
    let places: Vec<_> =
        round.placed.iter().zip(round.from..).map(|(id, at)| params![id, &round.organisation, at].to_vec()).collect();
    tx.run_each(PLACE, &places)?;
    let (many, few) = round.placed.split_at(round.placed.len() / MANY * MANY);
    let ids = |some: &[StatementId]| -> Vec<Value> { some.iter().map(Value::from).collect() };
    let gone = tx.run_each(NO_LONGER_WAITING_MANY, &many.chunks(MANY).map(ids).collect::<Vec<_>>())?;
    Ok(gone + tx.run_each(NO_LONGER_WAITING, &few.chunks(1).map(ids).collect::<Vec<_>>())?)
}

/// A tile's hashes, as many as there are.
pub(crate) fn tile(tx: &Read<'_>, organisation: &OrganisationId, level: u8, number: u64) -> Result<Option<Vec<u8>>> {
    Ok(tx.maybe::<(Vec<u8>,)>(TILE, params![organisation, i64::from(level), number])?.map(|(hashes,)| hashes))
}

/// A bundle's commitments, as many as there are.
pub(crate) fn bundle(tx: &Read<'_>, organisation: &OrganisationId, number: u64) -> Result<Option<Vec<u8>>> {
    Ok(tx.maybe::<(Vec<u8>,)>(BUNDLE, params![organisation, number])?.map(|(commitments,)| commitments))
}

/// What the log commits to at a place.
pub(crate) fn commitment_at(tx: &Read<'_>, organisation: &OrganisationId, position: u64) -> Result<Hash> {
    let full = u64::from(Tile::FULL);
    let bundle = bundle(tx, organisation, position / full)?.unwrap_or_default();
    let entry = bundle.as_chunks::<{ Hash::LENGTH }>().0.get((position % full) as usize);
    entry.map(|hash| Hash(*hash)).ok_or_else(|| Error::broken("the log's bundle is cut off"))
}

/// How a statement and the log hang together.
pub(crate) fn evidence(tx: &Read<'_>, statement: &Stored, position: u64) -> Result<Evidence> {
    if statement.erased {
        return commitment_at(tx, &statement.organisation, position).map(Evidence::Erased);
    }
    Ok(Evidence::Salt(statement.salt))
}

/// Asks the tree of a size, over the stored tiles. The outer failure is the database's, the inner one the tree's.
pub(crate) fn tree<T>(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    size: u64,
    ask: impl FnOnce(&mut Tree<'_>) -> Result<T, TreeError>,
) -> Result<Result<T, TreeError>> {
    let mut failure = None;
    let mut read = |place: Tile| {
        tile(tx, organisation, place.level, place.number).unwrap_or_else(|error| {
            failure = Some(error);
            None
        })
    };
    let answer = ask(&mut Tree::at(size, &mut read));
    failure.map_or(Ok(answer), Err)
}
