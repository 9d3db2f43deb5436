//! The statements about elections that are moved. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_people::UnitId;
use zhixing_records::Author;

use super::model::{Days, NewShift, Shift, ShiftId, State};

statements! {
    ADD = "insert into election_shift (id, organisation, branch, origin_on, last_on, until_on, reason, state, asked_by, asked_name, asked_at,
            decided_reason, decided_by, decided_name, decided_at)
        values ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $9, $10, '', null, null, null)";
    DECIDE = "update election_shift set state = $2, decided_reason = $3, decided_by = $4, decided_name = $5, decided_at = $6 where id = $1";
    ONE = "select s.id, s.branch, u.name, s.origin_on, s.last_on, s.until_on, s.reason, s.state, s.asked_name, s.decided_reason, s.decided_name
        from election_shift s
        join unit u on u.id = s.branch
        where s.id = $1 and s.organisation = $2";
    OF_BRANCH = "select s.id, s.branch, u.name, s.origin_on, s.last_on, s.until_on, s.reason, s.state, s.asked_name, s.decided_reason, s.decided_name
        from election_shift s
        join unit u on u.id = s.branch
        where s.branch = $1
        order by s.id desc
        limit $2";
    WAITING_OF = "select s.id, s.branch, u.name, s.origin_on, s.last_on, s.until_on, s.reason, s.state, s.asked_name, s.decided_reason, s.decided_name
        from election_shift s
        join unit u on u.id = s.branch
        where s.branch = $1 and s.state = 'asked'";
    WAITING = "select s.id, s.branch, u.name, s.origin_on, s.last_on, s.until_on, s.reason, s.state, s.asked_name, s.decided_reason, s.decided_name
        from election_shift s
        join unit u on u.id = s.branch
        where s.organisation = $1 and s.state = 'asked'
        order by s.id
        limit $2";
}

impl FromRow for Shift {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            branch: row.take()?,
            branch_name: row.take()?,
            days: Days { origin: row.take()?, last: row.take()? },
            until: row.take()?,
            reason: row.take()?,
            state: {
                let code: String = row.take()?;
                State::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no state of a move")))?
            },
            asked_name: row.take()?,
            decided_reason: row.take()?,
            decided_name: row.take()?,
        })
    }
}

/// Writes a move that is asked for.
pub fn add(tx: &Write<'_>, by: &Author, branch: &UnitId, days: Days, new: &NewShift) -> Result<ShiftId> {
    let id: ShiftId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        branch,
        days.origin,
        days.last,
        new.until,
        &new.reason,
        by.member.as_ref(),
        &by.name,
        tx.now(),
    ];
    tx.run(ADD, values)?;
    Ok(id)
}

/// Writes what the unit above decided.
pub fn decide(tx: &Write<'_>, by: &Author, id: &ShiftId, state: State, reason: &str) -> Result<()> {
    tx.run(DECIDE, params![id, state.code(), reason, by.member.as_ref(), &by.name, tx.now()]).map(drop)
}

/// One move, if there is one.
pub fn find(tx: &Read<'_>, organisation: &OrganisationId, id: &ShiftId) -> Result<Option<Shift>> {
    tx.maybe(ONE, params![id, organisation])
}

/// The moves of a branch, the latest first.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId, limit: usize) -> Result<Vec<Shift>> {
    tx.all(OF_BRANCH, params![branch, limit])
}

/// The move of a branch that waits for the unit above; one at a time (`election_shift_branch_key`).
pub fn waiting_of(tx: &Read<'_>, branch: &UnitId) -> Result<Option<Shift>> {
    tx.maybe(WAITING_OF, params![branch])
}

/// The moves that wait for the unit above, in the whole organisation.
pub fn waiting(tx: &Read<'_>, organisation: &OrganisationId, limit: usize) -> Result<Vec<Shift>> {
    tx.all(WAITING, params![organisation, limit])
}
