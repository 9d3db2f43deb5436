//! The statements about appraisals. The only SQL of this folder.

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::{Appraised, Count, Decided, Decision, Found, Grade, Part, Standing, Tally};
use crate::life::round::model::RoundId;

statements! {
    PARTS = "select part, held_on from appraisal_part where round = $1";
    NOTE_PART = "insert into appraisal_part (round, part, organisation, held_on, noted_by, noted_name, noted_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (round, part) do nothing";
    COUNTS = "select teller, entered_by, counted_name, issued, returned, figures from appraisal_count where round = $1 order by teller";
    DROP_OWN_COUNT = "delete from appraisal_count where round = $1 and entered_by = $2";
    ENTER_COUNT = "insert into appraisal_count (round, teller, organisation, counted_by, counted_name, issued, returned, figures, entered_by, entered_name, entered_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    TALLY = "select issued, returned, figures, tellers, accepted_at from appraisal_tally where round = $1";
    ACCEPT = "insert into appraisal_tally (round, organisation, issued, returned, figures, tellers, accepted_by, accepted_name, accepted_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    DROP_TALLY = "delete from appraisal_tally where round = $1";
    DROP_DECISION = "delete from appraisal_decision where round = $1";
    DECIDED = "select decided_on, excellent, appraised, why_more from appraisal_decision where round = $1";
    DECIDE = "insert into appraisal_decision (round, organisation, decided_on, excellent, appraised, why_more, decided_by, decided_name, decided_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (round) do update set decided_on = excluded.decided_on, excellent = excluded.excellent, appraised = excluded.appraised,
            why_more = excluded.why_more, decided_by = excluded.decided_by, decided_name = excluded.decided_name, decided_at = excluded.decided_at";
    CLEAR_RESULTS = "delete from appraisal_result where round = $1";
    ADD_RESULT = "insert into appraisal_result (round, member, organisation, name, grade, told_at) values ($1, $2, $3, $4, $5, null)";
    RESULTS = "select member, name, grade, told_at from appraisal_result where round = $1 order by member";
    TELL = "update appraisal_result set told_at = $2 where round = $1 and told_at is null";
    OWN = "select member, name, grade, told_at from appraisal_result where round = $1 and member = $2 and told_at is not null";
}

struct PartHeld(Part, Date);

impl FromRow for PartHeld {
    fn from_row(row: &mut Row) -> Result<Self> {
        let code: String = row.take()?;
        let part = Part::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no part")))?;
        Ok(Self(part, row.take()?))
    }
}

impl FromRow for Tally {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { issued: row.take()?, returned: row.take()?, figures: row.take_json()? })
    }
}

impl FromRow for Count {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { place: row.take()?, member: row.take()?, name: row.take()?, tally: Tally::from_row(row)? })
    }
}

impl FromRow for Standing {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { tally: Tally::from_row(row)?, tellers: row.take()?, accepted_at: row.take()? })
    }
}

impl FromRow for Decided {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { on: row.take()?, excellent: row.take()?, appraised: row.take()?, why_more: row.take()? })
    }
}

impl FromRow for Found {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (member, name) = (row.take()?, row.take()?);
        let code: String = row.take()?;
        let grade = Grade::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no grade")))?;
        Ok(Self { member, name, grade, told_at: row.take()? })
    }
}

/// The parts that took place, and when.
pub fn parts(tx: &Read<'_>, round: &RoundId) -> Result<Vec<(Part, Date)>> {
    let rows: Vec<PartHeld> = tx.all(PARTS, params![round])?;
    Ok(rows.into_iter().map(|PartHeld(part, on)| (part, on)).collect())
}

/// Notes that a part took place. False when it was noted before.
pub fn note_part(tx: &Write<'_>, by: &Author, round: &RoundId, part: Part, on: Date) -> Result<bool> {
    let values = params![round, part.code(), &by.organisation, on, by.member.as_ref(), &by.name, tx.now()];
    Ok(tx.run(NOTE_PART, values)? > 0)
}

/// What was counted, in the order of those who entered it.
pub fn counts(tx: &Read<'_>, round: &RoundId) -> Result<Vec<Count>> {
    tx.all(COUNTS, params![round])
}

/// Enters what somebody counted himself, in the place of what he entered before.
pub fn enter_count(tx: &Write<'_>, by: &Author, round: &RoundId, who: &MemberId, tally: &Tally) -> Result<()> {
    let others: Vec<Count> = counts(tx, round)?.into_iter().filter(|count| !count.is_of(who)).collect();
    let place = others.iter().map(|count| count.place).max().unwrap_or(0) + 1;
    tx.run(DROP_OWN_COUNT, params![round, who])?;
    let values = params![
        round,
        place,
        &by.organisation,
        who,
        &by.name,
        tally.issued,
        tally.returned,
        serde_json::to_string(&tally.figures)?,
        who,
        &by.name,
        tx.now()
    ];
    tx.run(ENTER_COUNT, values).map(drop)
}

/// The tally that stands.
pub fn tally(tx: &Read<'_>, round: &RoundId) -> Result<Option<Standing>> {
    tx.maybe(TALLY, params![round])
}

/// Lets a tally stand.
pub fn accept(tx: &Write<'_>, by: &Author, round: &RoundId, tally: &Tally, tellers: &str) -> Result<()> {
    let values = params![
        round,
        &by.organisation,
        tally.issued,
        tally.returned,
        serde_json::to_string(&tally.figures)?,
        tellers,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ACCEPT, values).map(drop)
}

/// Takes away a tally that does not stand any more, with what was decided on it: the ledger keeps both.
pub fn begin_again(tx: &Write<'_>, round: &RoundId) -> Result<()> {
    tx.run(CLEAR_RESULTS, params![round])?;
    tx.run(DROP_DECISION, params![round])?;
    tx.run(DROP_TALLY, params![round]).map(drop)
}

/// The decision.
pub fn decided(tx: &Read<'_>, round: &RoundId) -> Result<Option<Decided>> {
    tx.maybe(DECIDED, params![round])
}

/// Keeps a decision in the place of the one before.
pub fn decide(
    tx: &Write<'_>,
    by: &Author,
    round: &RoundId,
    list: &[Appraised],
    new: &Decision,
    excellent: u32,
) -> Result<()> {
    let values = params![
        round,
        &by.organisation,
        new.decided_on,
        excellent,
        new.grades.len(),
        &new.why_more,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(DECIDE, values)?;
    tx.run(CLEAR_RESULTS, params![round])?;
    for ((member, grade), one) in new.grades.iter().zip(list) {
        tx.run(ADD_RESULT, params![round, member, &by.organisation, &one.name, grade.code()])?;
    }
    Ok(())
}

/// What was found of each.
pub fn results(tx: &Read<'_>, round: &RoundId) -> Result<Vec<Found>> {
    tx.all(RESULTS, params![round])
}

/// Notes that each was told.
pub fn tell(tx: &Write<'_>, round: &RoundId) -> Result<()> {
    tx.run(TELL, params![round, tx.now()]).map(drop)
}

/// A member's own result, once he was told.
pub fn own(tx: &Read<'_>, round: &RoundId, member: &MemberId) -> Result<Option<Found>> {
    tx.maybe(OWN, params![round, member])
}
