//! The statements about hosts, absences and swaps. The only SQL of this folder.

use zhixing_branch::{Activity, ActivityId};
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_people::{MemberId, UnitId};
use zhixing_records::Author;

use super::model::SwapId;
use super::swap::model::{Side, Swap};
use super::turn::{Outcome, Turn, Way};

statements! {
    TURNS = "select activity, member, name, way, reason from study_turn where branch = $1";
    TURN = "select activity, member, name, way, reason from study_turn where activity = $1";
    SETTLE = "insert into study_turn (activity, organisation, branch, member, name, way, reason, set_by, set_name, set_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (activity) do update set member = $4, name = $5, way = $6, reason = $7, set_by = $8, set_name = $9, set_at = $10";
    CLEAR = "delete from study_turn where activity = $1";
    ABSENCES = "select activity, member from study_absence where branch = $1";
    ABSENT = "insert into study_absence (activity, member, organisation, branch, said_at)
        values ($1, $2, $3, $4, $5)
        on conflict (activity, member) do nothing";
    PRESENT = "delete from study_absence where activity = $1 and member = $2";
    ASK = "insert into study_swap (id, organisation, branch, asker, asker_name, asker_day, asked, asked_name, asked_day, words, asked_at, outcome, ended_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', null)";
    SWAP = "select id, branch, asker, asker_name, asker_day, asked, asked_name, asked_day, words, asked_at, outcome
        from study_swap
        where id = $1 and organisation = $2";
    WAITING_ON = "select id, branch, asker, asker_name, asker_day, asked, asked_name, asked_day, words, asked_at, outcome
        from study_swap
        where branch = $1 and outcome = ''
        order by asked_at, id";
    END = "update study_swap set outcome = $2, ended_at = $3 where id = $1 and outcome = ''";
    LAPSE = "update study_swap set outcome = 'lapsed', ended_at = $2 where (asker_day = $1 or asked_day = $1) and outcome = ''";
}

impl FromRow for Turn {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (activity, member, name) = (row.take()?, row.take()?, row.take()?);
        let code: String = row.take()?;
        let way = Way::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no way to host")))?;
        Ok(Self { activity, member, name, way, reason: row.take()? })
    }
}

impl FromRow for Swap {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, branch) = (row.take()?, row.take()?);
        let asker = Side { member: row.take()?, name: row.take()?, day: row.take()? };
        let asked = Side { member: row.take()?, name: row.take()?, day: row.take()? };
        let (words, asked_at) = (row.take()?, row.take()?);
        let code: String = row.take()?;
        Ok(Self { id, branch, asker, asked, words, asked_at, outcome: Outcome::of(&code) })
    }
}

/// Every settled host of a branch.
pub fn turns(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Turn>> {
    tx.all(TURNS, params![branch])
}

/// The settled host of a day.
pub fn turn(tx: &Read<'_>, activity: &ActivityId) -> Result<Option<Turn>> {
    tx.maybe(TURN, params![activity])
}

/// Settles the host of a day, in the place of another one.
pub fn settle(
    tx: &Write<'_>,
    by: &Author,
    activity: &Activity,
    (member, name): (&MemberId, &str),
    (way, reason): (Way, &str),
) -> Result<()> {
    let values = params![
        &activity.id,
        &by.organisation,
        &activity.branch,
        member,
        name,
        way.code(),
        reason,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(SETTLE, values).map(drop)
}

/// Leaves a day without a host.
pub fn clear(tx: &Write<'_>, activity: &ActivityId) -> Result<()> {
    tx.run(CLEAR, params![activity]).map(drop)
}

/// Who cannot on which day of a branch.
pub fn absences(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<(ActivityId, MemberId)>> {
    tx.all(ABSENCES, params![branch])
}

/// Notes that somebody cannot; says whether that was new.
pub fn absent(tx: &Write<'_>, organisation: &OrganisationId, activity: &Activity, member: &MemberId) -> Result<bool> {
    Ok(tx.run(ABSENT, params![&activity.id, member, organisation, &activity.branch, tx.now()])? > 0)
}

/// Notes that he can again; says whether that was new.
pub fn present(tx: &Write<'_>, activity: &ActivityId, member: &MemberId) -> Result<bool> {
    Ok(tx.run(PRESENT, params![activity, member])? > 0)
}

/// A swap that is asked for.
pub fn ask(tx: &Write<'_>, by: &Author, branch: &UnitId, asker: &Side, asked: &Side, words: &str) -> Result<SwapId> {
    let id: SwapId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        branch,
        &asker.member,
        &asker.name,
        &asker.day,
        &asked.member,
        &asked.name,
        &asked.day,
        words,
        tx.now()
    ];
    tx.run(ASK, values)?;
    Ok(id)
}

/// One swap.
pub fn swap(tx: &Read<'_>, organisation: &OrganisationId, id: &SwapId) -> Result<Swap> {
    tx.one(SWAP, params![id, organisation])
}

/// The swaps of a branch that wait for an answer.
pub fn waiting_in(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Swap>> {
    tx.all(WAITING_ON, params![branch])
}

/// Ends a swap; says whether it waited.
pub fn end(tx: &Write<'_>, id: &SwapId, outcome: Outcome) -> Result<bool> {
    Ok(tx.run(END, params![id, outcome.code(), tx.now()])? > 0)
}

/// Ends every swap that waits about a day.
pub fn lapse(tx: &Write<'_>, activity: &ActivityId) -> Result<()> {
    tx.run(LAPSE, params![activity, tx.now()]).map(drop)
}
