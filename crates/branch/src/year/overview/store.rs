//! Decisions as a superior sees them: the text, the days and what became of it. No person is read.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, params, statements};
use zhixing_people::UnitId;

use super::model::{Decision, Outcome};

statements! {
    DECISIONS = "select text, made_at, due, state
        from resolution
        where branch = $1 and made_at >= $2 and made_at < $3
        order by made_at desc, id desc
        limit $4";
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

/// What a branch and its groups decided between two moments, the second not included; the latest first.
pub fn decisions(tx: &Read<'_>, branch: &UnitId, from: Moment, until: Moment, limit: usize) -> Result<Vec<Decision>> {
    let found: Vec<Found> = tx.all(DECISIONS, params![branch, from, until, limit])?;
    Ok(found.into_iter().map(|Found(decision, made_at)| Decision { on: made_at.day(tx.zone()), ..decision }).collect())
}
