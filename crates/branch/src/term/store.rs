//! The statements about results of elections. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_people::UnitId;
use zhixing_records::Author;

use super::actions::Outcome;
use super::ballot::model::Scope;
use super::model::{Election, ElectionId, Holder, State};

statements! {
    ADD = "insert into election (id, organisation, branch, elected_on, from_on, document, reason, holders, state, entered_by, entered_name,
            entered_at, scope, decided_reason, decided_by, decided_name, decided_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 'entered', $9, $10, $11, $12, '', null, null, null)";
    DECIDE = "update election set state = $2, decided_reason = $3, decided_by = $4, decided_name = $5, decided_at = $6 where id = $1";
    ONE = "select e.id, e.branch, u.name, e.scope, e.elected_on, e.from_on, e.document, e.reason, e.holders, e.state, e.entered_name, e.decided_reason, e.decided_name
        from election e
        join unit u on u.id = e.branch
        where e.id = $1 and e.organisation = $2";
    OF_BRANCH = "select e.id, e.branch, u.name, e.scope, e.elected_on, e.from_on, e.document, e.reason, e.holders, e.state, e.entered_name, e.decided_reason, e.decided_name
        from election e
        join unit u on u.id = e.branch
        where e.branch = $1
        order by e.id desc
        limit $2";
    CONFIRMED = "select e.id from election e where e.branch = $1 and e.scope = $2 and e.state = 'confirmed' limit 1";
    WAITING_OF = "select e.id, e.branch, u.name, e.scope, e.elected_on, e.from_on, e.document, e.reason, e.holders, e.state, e.entered_name, e.decided_reason, e.decided_name
        from election e
        join unit u on u.id = e.branch
        where e.branch = $1 and e.state = 'entered'
        order by e.id";
    WAITING = "select e.id, e.branch, u.name, e.scope, e.elected_on, e.from_on, e.document, e.reason, e.holders, e.state, e.entered_name, e.decided_reason, e.decided_name
        from election e
        join unit u on u.id = e.branch
        where e.organisation = $1 and e.state = 'entered'
        order by e.id
        limit $2";
}

impl FromRow for Election {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            branch: row.take()?,
            branch_name: row.take()?,
            scope: {
                let code: String = row.take()?;
                Scope::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no scope of an election")))?
            },
            elected_on: row.take()?,
            from_on: row.take()?,
            document: row.take()?,
            reason: row.take()?,
            holders: row.take_json()?,
            state: {
                let code: String = row.take()?;
                State::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no state of an election")))?
            },
            entered_name: row.take()?,
            decided_reason: row.take()?,
            decided_name: row.take()?,
        })
    }
}

/// Writes a result that was entered.
pub fn add(
    tx: &Write<'_>,
    by: &Author,
    branch: &UnitId,
    (new, scope): (&Outcome, Scope),
    holders: &[Holder],
) -> Result<ElectionId> {
    let id: ElectionId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        branch,
        new.elected_on,
        new.from_on,
        &new.document,
        &new.reason,
        serde_json::to_string(holders)?,
        by.member.as_ref(),
        &by.name,
        tx.now(),
        scope.code(),
    ];
    tx.run(ADD, values)?;
    Ok(id)
}

/// Writes what the unit above decided.
pub fn decide(tx: &Write<'_>, by: &Author, id: &ElectionId, state: State, reason: &str) -> Result<()> {
    tx.run(DECIDE, params![id, state.code(), reason, by.member.as_ref(), &by.name, tx.now()]).map(drop)
}

/// One result, if there is one.
pub fn find(tx: &Read<'_>, organisation: &OrganisationId, id: &ElectionId) -> Result<Option<Election>> {
    tx.maybe(ONE, params![id, organisation])
}

/// The results of a branch, the latest first.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId, limit: usize) -> Result<Vec<Election>> {
    tx.all(OF_BRANCH, params![branch, limit])
}

/// The results of a branch that wait for the unit above, the earliest first.
pub fn waiting_of(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Election>> {
    tx.all(WAITING_OF, params![branch])
}

/// The results that wait for the unit above, in the whole organisation.
pub fn waiting(tx: &Read<'_>, organisation: &OrganisationId, limit: usize) -> Result<Vec<Election>> {
    tx.all(WAITING, params![organisation, limit])
}

/// Whether the result of a whole term was ever confirmed for a branch.
pub fn any_confirmed(tx: &Read<'_>, branch: &UnitId) -> Result<bool> {
    Ok(tx.maybe::<(ElectionId,)>(CONFIRMED, params![branch, Scope::Term.code()])?.is_some())
}
