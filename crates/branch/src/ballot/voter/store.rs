//! The statements about voters, and about sealed ballots; none reads both. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Value, Write, params, statements};
use zhixing_records::Author;

use super::model::{Numbers, VoterWay, Voting};
use crate::activity::model::ActivityId;
use crate::ballot::model::BallotId;
use crate::roll::model::RollEntryId;

statements! {
    PREPARE = "insert into ballot_voter (ballot, entry, organisation, way, returned) values ($1, $2, $3, null, $4)";
    /// Who has a vote by the roll as it stands, and no row yet; in the order of the roll.
    NEW = "select r.id
        from roll_entry r
        where r.activity = $2 and r.entitled and not exists (select 1 from ballot_voter v where v.ballot = $1 and v.entry = r.id)
        order by r.place, r.id";
    OLD = "delete from ballot_voter
        where ballot = $1 and entry in (select r.id from roll_entry r where r.activity = $2 and not r.entitled)";
    FORGET = "delete from ballot_voter
        where entry = $1 and not exists (select 1 from ballot_opening o where o.ballot = ballot_voter.ballot)";
    ONE = "select way, returned from ballot_voter where ballot = $1 and entry = $2";
    HERE = "select cast(coalesce(sum(case when r.mark in ('present', 'left') and (not v.gone or v.back or v.stayed) then 1 else 0 end), 0) as bigint)
        from ballot_voter v
        join roll_entry r on r.id = v.entry
        where v.ballot = $1";
    LIST = "select v.entry, v.way, v.returned
        from ballot_voter v
        join roll_entry r on r.id = v.entry
        where v.ballot = $1
        order by r.place, r.id";
    /// Who had left when it began was not there for it.
    GONE = "update ballot_voter set gone = true
        where ballot = $1 and entry in (select r.id from roll_entry r where r.activity = $2 and r.mark = 'left')";
    /// Who was not there while it ran, and took no ballot, was not there for it, whenever he comes.
    MISSED = "update ballot_voter set gone = true
        where ballot = $1 and not gone and way is null
            and entry in (select r.id from roll_entry r where r.activity = $2 and (r.mark is null or r.mark not in ('present', 'left')))";
    /// Who comes back while it runs is there for it; so is who came back before it began, where that arrives late.
    RETURNS = "update ballot_voter set back = true
        where entry = $2 and gone
            and ballot in (select o.ballot
                from ballot_opening o
                left join ballot_result r on r.ballot = o.ballot
                where o.activity = $1 and (r.ballot is null or o.opened_at >= $3))";
    /// Who came back by a slip, and took no ballot, is gone again.
    LEAVES = "update ballot_voter set back = false
        where entry = $2 and back and way is null
            and ballot in (select o.ballot
                from ballot_opening o
                left join ballot_result r on r.ballot = o.ballot
                where o.activity = $1 and r.ballot is null)";
    STAYED = "update ballot_voter set stayed = $3
        where ballot in (select o.ballot from ballot_opening o where o.activity = $1) and entry = $2 and gone";
    THERE_AFTER = "select o.ballot
        from ballot_opening o
        join ballot_voter v on v.ballot = o.ballot and v.entry = $2
        where o.activity = $1 and (not v.gone or v.back or (v.stayed and $4)) and o.opened_at > $3
        limit 1";
    GONE_BETWEEN = "select o.ballot
        from ballot_opening o
        join ballot_voter v on v.ballot = o.ballot and v.entry = $2
        where o.activity = $1 and v.gone and not v.back and o.opened_at >= $3 and o.opened_at < $4
        limit 1";
    SET_WAY = "update ballot_voter set way = $3 where ballot = $1 and entry = $2";
    GOES_IN = "update ballot_voter set returned = $3 where ballot = $1 and entry = $2 and way = 'phone' and not returned";
    NUMBERS = "select cast(coalesce(sum(case when way = 'phone' then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when way = 'phone' and returned then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when way = 'paper' then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when way = 'written' then 1 else 0 end), 0) as bigint)
        from ballot_voter
        where ballot = $1";
    /// From when one of its voters was there for a ballot: its beginning, or the result for who came while it ran. Who took a ballot was there.
    WAS_THERE = "select o.ballot
        from ballot_opening o
        left join ballot_result r on r.ballot = o.ballot
        join ballot_voter v on v.ballot = o.ballot and v.entry = $2
        join roll_entry e on e.id = v.entry
        where o.activity = $1
            and (v.way in ('phone', 'paper')
                or ((not v.gone or v.back) and coalesce(e.there_since, e.marked_at, 0) <= coalesce(r.counted_at, o.opened_at)))
        limit 1";
    SEAL = "insert into envelope (slot, organisation, ballot, sealed) values ($1, $2, $3, $4)";
    SEALED = "select sealed from envelope where ballot = $1 order by slot";
    EMPTY = "delete from envelope where ballot = $1";
}

impl FromRow for Voting {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { way: way(row.take()?)?, returned: row.take()? })
    }
}

fn way(code: Option<String>) -> Result<Option<VoterWay>> {
    let read =
        |code: String| VoterWay::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no way of voting")));
    code.map(read).transpose()
}

impl FromRow for Numbers {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { phones: row.take()?, phones_returned: row.take()?, papers: row.take()?, written: row.take()? })
    }
}

/// Makes a row for everybody who may vote, in the order of the roll: later acts change rows in their place.
pub fn prepare<'a>(
    tx: &Write<'_>,
    by: &Author,
    ballot: &BallotId,
    entries: impl Iterator<Item = &'a RollEntryId>,
) -> Result<()> {
    let row = |entry: &RollEntryId| -> Vec<Value> {
        let values: &[Value] = params![ballot, entry, &by.organisation, false];
        values.to_vec()
    };
    tx.run_each(PREPARE, &entries.map(row).collect::<Vec<_>>()).map(drop)
}

/// Brings the voters of a ballot in line with the roll as it stands.
pub fn settle(tx: &Write<'_>, by: &Author, ballot: &BallotId, activity: &ActivityId) -> Result<()> {
    tx.run(OLD, params![ballot, activity])?;
    let new: Vec<RollEntryId> =
        tx.all::<(RollEntryId,)>(NEW, params![ballot, activity])?.into_iter().map(|(entry,)| entry).collect();
    prepare(tx, by, ballot, new.iter())
}

/// Notes, of a ballot that begins now, which of its voters have left.
pub fn begins(tx: &Write<'_>, ballot: &BallotId, activity: &ActivityId) -> Result<()> {
    tx.run(GONE, params![ballot, activity]).map(drop)
}

/// Notes, of a ballot that was counted, which of its voters were not there.
pub fn ends(tx: &Write<'_>, ballot: &BallotId, activity: &ActivityId) -> Result<()> {
    tx.run(MISSED, params![ballot, activity]).map(drop)
}

/// Notes that somebody who had left is back since a moment, for the ballots that have no result yet, or began after it.
pub fn returns(tx: &Write<'_>, activity: &ActivityId, entry: &RollEntryId, since: Moment) -> Result<()> {
    tx.send(RETURNS, params![activity, entry, since])
}

/// Notes that somebody who had come back has left again, for the ballots that have no result yet and of which he took none.
pub fn leaves(tx: &Write<'_>, activity: &ActivityId, entry: &RollEntryId) -> Result<()> {
    tx.send(LEAVES, params![activity, entry])
}

/// Notes whether somebody who had left when ballots of a meeting began was there for them after all, as its roll was put right.
pub fn put_right(tx: &Write<'_>, activity: &ActivityId, entry: &RollEntryId, stayed: bool) -> Result<()> {
    tx.run(STAYED, params![activity, entry, stayed]).map(drop)
}

/// Whether somebody was there for a ballot that began after a moment; with `put_right`, also by a roll that was put right.
pub fn was_there_after(
    tx: &Read<'_>,
    activity: &ActivityId,
    entry: &RollEntryId,
    (at, put_right): (Moment, bool),
) -> Result<bool> {
    Ok(tx.maybe::<(BallotId,)>(THERE_AFTER, params![activity, entry, at, put_right])?.is_some())
}

/// Whether somebody had left when a ballot began between two moments.
pub fn was_gone_between(
    tx: &Read<'_>,
    activity: &ActivityId,
    entry: &RollEntryId,
    (from, until): (Moment, Moment),
) -> Result<bool> {
    Ok(tx.maybe::<(BallotId,)>(GONE_BETWEEN, params![activity, entry, from, until])?.is_some())
}

/// Takes somebody out of the voters of ballots that have not begun.
pub fn forget(tx: &Write<'_>, entry: &RollEntryId) -> Result<()> {
    tx.run(FORGET, params![entry]).map(drop)
}

/// How far one voter is; not found for who is no voter of this ballot.
pub fn one(tx: &Read<'_>, ballot: &BallotId, entry: &RollEntryId) -> Result<Voting> {
    tx.one(ONE, params![ballot, entry])
}

/// How far one voter is; none for who is no voter of this ballot.
pub fn maybe(tx: &Read<'_>, ballot: &BallotId, entry: &RollEntryId) -> Result<Option<Voting>> {
    tx.maybe(ONE, params![ballot, entry])
}

/// How many of its voters are there by the roll as it stands.
pub fn here(tx: &Read<'_>, ballot: &BallotId) -> Result<u32> {
    tx.one::<(u32,)>(HERE, params![ballot]).map(|(here,)| here)
}

/// How far each voter is, in the order of the roll.
pub fn list(tx: &Read<'_>, ballot: &BallotId) -> Result<Vec<(RollEntryId, Voting)>> {
    let rows = tx.all::<(RollEntryId, Option<String>, bool)>(LIST, params![ballot])?;
    rows.into_iter().map(|(entry, code, returned)| Ok((entry, Voting { way: way(code)?, returned }))).collect()
}

/// Notes in which way somebody votes, or that he gave his ballot back.
pub fn set_way(tx: &Write<'_>, ballot: &BallotId, entry: &RollEntryId, way: Option<VoterWay>) -> Result<()> {
    tx.run(SET_WAY, params![ballot, entry, way.map(VoterWay::code)]).map(drop)
}

/// Notes that a ballot from a phone went in; false when it had before.
pub fn goes_in(tx: &Write<'_>, ballot: &BallotId, entry: &RollEntryId) -> Result<bool> {
    tx.run(GOES_IN, params![ballot, entry, true]).map(|rows| rows == 1)
}

/// What all voters add up to.
pub fn numbers(tx: &Read<'_>, ballot: &BallotId) -> Result<Numbers> {
    tx.one(NUMBERS, params![ballot])
}

/// Whether somebody who is marked as there was there for a secret ballot of the meeting: when it began, when it was counted, or he took a ballot.
pub fn was_there(tx: &Read<'_>, activity: &ActivityId, entry: &RollEntryId) -> Result<bool> {
    Ok(tx.maybe::<(BallotId,)>(WAS_THERE, params![activity, entry])?.is_some())
}

/// Puts a sealed ballot into the box, under a number of chance.
pub fn put_in(tx: &Write<'_>, by: &Author, ballot: &BallotId, sealed: &[u8]) -> Result<()> {
    let slot = i64::from_le_bytes(tx.random()) & i64::MAX;
    tx.send(SEAL, params![slot, &by.organisation, ballot, sealed])
}

/// The sealed ballots of a box.
pub fn sealed(tx: &Read<'_>, ballot: &BallotId) -> Result<Vec<Vec<u8>>> {
    Ok(tx.all::<(Vec<u8>,)>(SEALED, params![ballot])?.into_iter().map(|(sealed,)| sealed).collect())
}

/// Empties a box that was counted.
pub fn empty(tx: &Write<'_>, ballot: &BallotId) -> Result<()> {
    tx.run(EMPTY, params![ballot]).map(drop)
}
