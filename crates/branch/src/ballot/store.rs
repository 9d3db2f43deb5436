//! The statements about secret ballots: the question, its candidates, beginning and end. The only SQL of this folder; it knows no voter and no choice.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Value, Write, params, statements};
use zhixing_records::Author;

use super::Told;
use super::input::NewBallot;
use super::model::{Ballot, BallotId, BallotKind, Candidate, Opening, Recall, Way};
use crate::activity::model::ActivityId;

statements! {
    LIST = "select b.id, b.activity, b.kind, b.title, b.seats, b.way, b.round, b.before, b.runoff, b.made_by, o.entitled, o.present, o.quorum, o.lock, e.ballot, r.ballot,
            q.recalled_name, q.reason, q.recalled_at
        from ballot b
        left join ballot_opening o on o.ballot = b.id
        left join ballot_end e on e.ballot = b.id
        left join ballot_result r on r.ballot = b.id
        left join ballot_recall q on q.ballot = b.id
        where b.activity = $1
        order by b.place, b.id";
    /// `here` is how many of its voters were there, as the roll stands now: who they are was settled when it began.
    TOLD = "select b.id, b.activity, b.kind, b.title, b.seats, b.way, b.round, b.before, b.runoff, b.made_by, o.entitled, o.present, o.quorum, o.lock, e.ballot, r.ballot,
            q.recalled_name, q.reason, q.recalled_at, r.outcome,
            (select cast(sum(case when v.mark in ('present', 'left') and (not s.gone or s.back or s.stayed) then 1 else 0 end) as bigint)
                from ballot_voter s
                join roll_entry v on v.id = s.entry
                where s.ballot = b.id) as here
        from ballot b
        left join ballot_opening o on o.ballot = b.id
        left join ballot_end e on e.ballot = b.id
        left join ballot_result r on r.ballot = b.id
        left join ballot_recall q on q.ballot = b.id
        where b.activity = $1
        order by b.place, b.id";
    ONE = "select b.id, b.activity, b.kind, b.title, b.seats, b.way, b.round, b.before, b.runoff, b.made_by, o.entitled, o.present, o.quorum, o.lock, e.ballot, r.ballot,
            q.recalled_name, q.reason, q.recalled_at
        from ballot b
        left join ballot_opening o on o.ballot = b.id
        left join ballot_end e on e.ballot = b.id
        left join ballot_result r on r.ballot = b.id
        left join ballot_recall q on q.ballot = b.id
        where b.id = $1 and b.organisation = $2";
    ADD = "insert into ballot (id, organisation, activity, place, kind, title, seats, way, round, before, runoff, made_by, made_name, made_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    CANDIDATES = "select c.place, c.entry, c.name
        from candidate c
        left join ballot_withdrawal w on w.ballot = c.ballot and w.place = c.place
        where c.ballot = $1 and w.ballot is null
        order by c.place";
    WITHDRAWN = "select c.place, c.entry, c.name
        from candidate c
        join ballot_withdrawal w on w.ballot = c.ballot and w.place = c.place
        where c.ballot = $1
        order by c.place";
    ADD_CANDIDATE = "insert into candidate (ballot, place, organisation, entry, name) values ($1, $2, $3, $4, $5)";
    WITHDRAW = "insert into ballot_withdrawal (ballot, place, organisation, noted_by, noted_name, noted_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (ballot, place) do nothing";
    OPEN = "insert into ballot_opening (ballot, organisation, activity, entitled, present, quorum, lock, opened_by, opened_name, opened_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ON_PHONES = "select min(o.opened_at), max(o.opened_at)
        from ballot_opening o
        join ballot b on b.id = o.ballot
        where o.activity = $1 and b.way <> 'paper'";
    END = "insert into ballot_end (ballot, organisation, activity, ended_by, ended_name, ended_at) values ($1, $2, $3, $4, $5, $6)";
    RUNNING = "select o.ballot
        from ballot_opening o
        left join ballot_result r on r.ballot = o.ballot
        where o.activity = $1 and r.ballot is null
        limit 1";
    FOLLOWED = "select b.id from ballot b where b.before = $1 and not exists (select 1 from ballot_recall q where q.ballot = b.id)
        order by b.place desc limit 1";
    RECALL = "insert into ballot_recall (ballot, organisation, activity, reason, recalled_by, recalled_name, recalled_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
}

impl FromRow for Ballot {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, activity) = (row.take()?, row.take()?);
        let kind = word(&row.take::<String>()?, BallotKind::of)?;
        let (title, seats) = (row.take()?, row.take()?);
        let way = word(&row.take::<String>()?, Way::of)?;
        let (round, before, runoff, made_by) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let (entitled, present, quorum): (Option<u32>, Option<u32>, Option<u32>) =
            (row.take()?, row.take()?, row.take()?);
        let lock: Option<Vec<u8>> = row.take()?;
        let (ended, counted): (Option<String>, Option<String>) = (row.take()?, row.take()?);
        let opening = entitled.zip(present).zip(quorum);
        let opening = opening.map(|((entitled, present), quorum)| Opening { entitled, present, quorum, lock });
        let (ended, counted) = (ended.is_some(), counted.is_some());
        let (by, reason, at): (Option<String>, Option<String>, Option<Moment>) =
            (row.take()?, row.take()?, row.take()?);
        let recalled = by.zip(at).map(|(by, at)| Recall { by, reason: reason.unwrap_or_default(), at });
        Ok(Self {
            id,
            activity,
            kind,
            title,
            seats,
            way,
            round,
            before,
            runoff,
            made_by,
            opening,
            ended,
            counted,
            recalled,
        })
    }
}

impl FromRow for Told {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (ballot, outcome) = (Ballot::from_row(row)?, row.take::<Option<String>>()?);
        let outcome = outcome.map(|outcome| serde_json::from_str(&outcome)).transpose()?;
        Ok(Self { ballot, outcome, here: row.take()?, is_followed: false })
    }
}

fn word<T>(code: &str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
    read(code).ok_or_else(|| Error::broken(format_args!("{code:?} is no word of a ballot")))
}

impl FromRow for Candidate {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { place: row.take()?, entry: row.take()?, name: row.take()? })
    }
}

/// The secret ballots of a meeting in order.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Ballot>> {
    tx.all(LIST, params![activity])
}

/// The secret ballots of a meeting with their outcomes, in order.
pub fn told(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Told>> {
    tx.all(TOLD, params![activity])
}

/// One ballot of the organisation.
pub fn one(tx: &Read<'_>, organisation: &zhixing_kit::id::OrganisationId, id: &BallotId) -> Result<Ballot> {
    tx.one(ONE, params![id, organisation])
}

/// Adds a ballot with its candidates.
pub fn add(tx: &Write<'_>, by: &Author, activity: &ActivityId, place: usize, new: &NewBallot) -> Result<BallotId> {
    let id: BallotId = tx.new_id();
    let (before, runoff) = new.after.as_ref().map_or((None, false), |after| (Some(&after.before), after.runoff));
    let round = new.after.as_ref().map_or(1, |after| after.round);
    let values = params![
        &id,
        &by.organisation,
        activity,
        place,
        new.kind.code(),
        &new.title,
        new.seats,
        new.way.code(),
        round,
        before,
        runoff,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD, values)?;
    let candidate = |(place, (entry, name)): (usize, &(Option<_>, String))| -> Vec<Value> {
        let entry: Option<&crate::roll::model::RollEntryId> = entry.as_ref();
        let values: &[Value] = params![&id, place, &by.organisation, entry, name];
        values.to_vec()
    };
    let rows: Vec<Vec<Value>> = new.candidates.iter().enumerate().map(candidate).collect();
    tx.run_each(ADD_CANDIDATE, &rows)?;
    Ok(id)
}

/// Those who stand.
pub fn candidates(tx: &Read<'_>, id: &BallotId) -> Result<Vec<Candidate>> {
    tx.all(CANDIDATES, params![id])
}

/// Those who stand no longer.
pub fn withdrawn(tx: &Read<'_>, id: &BallotId) -> Result<Vec<Candidate>> {
    tx.all(WITHDRAWN, params![id])
}

/// Notes that a candidate stands no longer; false when that was noted before.
pub fn withdraw(tx: &Write<'_>, by: &Author, id: &BallotId, place: u32) -> Result<bool> {
    let values = params![id, place, &by.organisation, by.member.as_ref(), &by.name, tx.now()];
    tx.run(WITHDRAW, values).map(|rows| rows == 1)
}

/// Notes that the vote began: N, P and the quorum of that moment, and the box's lock.
pub fn open(
    tx: &Write<'_>,
    by: &Author,
    ballot: &Ballot,
    count: &zhixing_charter::Count,
    lock: Option<&Vec<u8>>,
) -> Result<()> {
    let values = params![
        &ballot.id,
        &by.organisation,
        &ballot.activity,
        count.entitled,
        count.present,
        count.needed,
        lock,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(OPEN, values).map(drop)
}

/// Notes that a ballot was taken back, and why.
pub fn recall(tx: &Write<'_>, by: &Author, ballot: &Ballot, reason: &str) -> Result<()> {
    let values =
        params![&ballot.id, &by.organisation, &ballot.activity, reason, by.member.as_ref(), &by.name, tx.now()];
    tx.run(RECALL, values).map(drop)
}

/// Notes that nothing can be cast any more.
pub fn end(tx: &Write<'_>, by: &Author, ballot: &Ballot) -> Result<()> {
    let values = params![&ballot.id, &by.organisation, &ballot.activity, by.member.as_ref(), &by.name, tx.now()];
    tx.run(END, values).map(drop)
}

/// Whether a ballot of this meeting has begun and its result does not stand yet.
pub fn any_running(tx: &Read<'_>, activity: &ActivityId) -> Result<bool> {
    Ok(tx.maybe::<(BallotId,)>(RUNNING, params![activity])?.is_some())
}

/// The further round that follows this ballot; one that was taken back is none.
pub fn following(tx: &Read<'_>, id: &BallotId) -> Result<Option<BallotId>> {
    Ok(tx.maybe::<(BallotId,)>(FOLLOWED, params![id])?.map(|(next,)| next))
}

/// When the first and the last secret ballot of this meeting began in which people vote on their own phones; none where there is none.
pub fn begun_on_phones(tx: &Read<'_>, activity: &ActivityId) -> Result<Option<(Moment, Moment)>> {
    let (first, last): (Option<Moment>, Option<Moment>) = tx.one(ON_PHONES, params![activity])?;
    Ok(first.zip(last))
}
