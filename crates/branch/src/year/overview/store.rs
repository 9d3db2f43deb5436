//! Decisions as a superior sees them: the text, the days and what became of it. No person is read.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Value, params, statements};
use zhixing_people::UnitId;

use super::model::{Decision, Outcome};
use super::questions::PAGE_BRANCHES;

statements! {
    DECISIONS = "select r.text, r.made_at, r.due, r.state
        from resolution r
        where r.branch = $1 and r.made_at >= $2 and r.made_at < $3 and not r.void
        order by r.made_at desc, r.id desc
        limit $4";
    DECIDED_BY = "select r.text, r.made_at, r.due, r.state, r.branch
        from resolution r
        where r.branch in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
            $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)
            and r.made_at >= $31 and not r.void
        order by r.made_at desc, r.id desc
        limit 1000";
}

struct Found(Decision, Moment);

impl FromRow for Found {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (text, made_at, due) = (row.take()?, row.take()?, row.take()?);
        let state: String = row.take()?;
        let outcome = Outcome::read(&state)
            .ok_or_else(|| Error::broken(format_args!("{state:?} is no state of a resolution")))?;
        Ok(Self(Decision { text, on: jiff::civil::Date::default(), due, outcome }, made_at))
    }
}

/// A decision and the branch that made it.
struct FoundIn(Found, UnitId);

impl FromRow for FoundIn {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(Found::from_row(row)?, row.take()?))
    }
}

/// What branches decided since a moment, the latest first: of at most [`PAGE_BRANCHES`], at most a thousand.
pub fn decided_by(tx: &Read<'_>, branches: &[UnitId], since: Moment) -> Result<Vec<(UnitId, Decision)>> {
    let mut asked: Vec<Value> = branches.iter().take(PAGE_BRANCHES).map(Value::from).collect();
    asked.resize(PAGE_BRANCHES, Value::from(""));
    asked.push(Value::from(since));
    let found: Vec<FoundIn> = tx.all(DECIDED_BY, &asked)?;
    Ok(found.into_iter().map(|FoundIn(found, branch)| (branch, dated(tx, found))).collect())
}

fn dated(tx: &Read<'_>, Found(decision, made_at): Found) -> Decision {
    Decision { on: made_at.day(tx.zone()), ..decision }
}

/// What a branch and its groups decided between two moments, the second not included; the latest first.
pub fn decisions(tx: &Read<'_>, branch: &UnitId, from: Moment, until: Moment, limit: usize) -> Result<Vec<Decision>> {
    let found: Vec<Found> = tx.all(DECISIONS, params![branch, from, until, limit])?;
    Ok(found.into_iter().map(|found| dated(tx, found)).collect())
}
