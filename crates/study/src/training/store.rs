//! The statements about trained parameters. Each that brings somebody's answers or parameters names the member; the others only say who waits.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::MemberId;

use super::model::ANSWERS_MAX;
use crate::bank::model::QuestionId;
use crate::selftest::memory::Parameters;
use crate::selftest::model::Outcome;

statements! {
    PARAMETERS = "select parameters from memory_model where member = $1 and parameters is not null";
    /// Whoever repeated a question since then.
    MARK = "insert into memory_model (member, organisation, parameters, reviews, due_at)
        select m.id, m.organisation, null, 0, $2
        from member m
        where m.organisation = $1
            and exists (select 1 from self_ask a where a.member = m.id and a.answered_at >= $3 and a.recall is not null)
        on conflict (member) do update set due_at = excluded.due_at";
    NEXT = "select member, organisation, reviews, due_at from memory_model where due_at <= $1 order by due_at, member limit 1";
    TAKE = "update memory_model set due_at = $3 where member = $1 and due_at = $2";
    LEARNT = "update memory_model set parameters = $2, reviews = $3, due_at = null where member = $1";
    LEFT = "update memory_model set due_at = null where member = $1";
    ANSWERS = "select question, answered_at, unsure, outcome
        from self_ask
        where member = $1 and outcome is not null
        order by answered_at desc, id desc
        limit $2";
}

/// Somebody whose answers are to be learnt from.
#[derive(Clone, Debug)]
pub struct Learner {
    pub member: MemberId,
    pub organisation: OrganisationId,
    /// From how many repeated answers was learnt last time.
    pub reviews: usize,
    pub due_at: Moment,
}

impl FromRow for Learner {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (member, organisation) = (row.take()?, row.take()?);
        Ok(Self { member, organisation, reviews: row.take::<u32>()? as usize, due_at: row.take()? })
    }
}

/// An answer that counted: to which question, when, whether he was not sure, and its outcome.
pub struct AnswerRow {
    pub question: QuestionId,
    pub at: Moment,
    pub unsure: bool,
    pub outcome: Outcome,
}

impl FromRow for AnswerRow {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (question, at, unsure, code) = (row.take()?, row.take()?, row.take()?, row.take::<String>()?);
        let outcome = Outcome::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no outcome")))?;
        Ok(Self { question, at, unsure, outcome })
    }
}

/// His own parameters, where there are any.
pub fn parameters(tx: &Read<'_>, member: &MemberId) -> Result<Option<Parameters>> {
    Ok(tx.maybe::<(String,)>(PARAMETERS, params![member])?.and_then(|(text,)| Parameters::read(&text)))
}

/// Lets everybody wait who repeated a question since then.
pub fn mark(tx: &Write<'_>, organisation: &OrganisationId, since: Moment) -> Result<()> {
    tx.run(MARK, params![organisation, tx.now(), since]).map(drop)
}

/// Who waits longest.
pub fn next(tx: &Read<'_>) -> Result<Option<Learner>> {
    tx.maybe(NEXT, params![tx.now()])
}

/// Takes him up until then; says whether nobody else did.
pub fn take(tx: &Write<'_>, learner: &Learner, until: Moment) -> Result<bool> {
    Ok(tx.run(TAKE, params![&learner.member, learner.due_at, until])? > 0)
}

/// Keeps what was learnt from so many repeated answers.
pub fn learnt(tx: &Write<'_>, member: &MemberId, parameters: Option<&Parameters>, reviews: usize) -> Result<()> {
    let text = parameters.map(Parameters::text).transpose()?;
    tx.run(LEARNT, params![member, text, reviews as i64]).map(drop)
}

/// Leaves him as he is until he answers again.
pub fn leave(tx: &Write<'_>, member: &MemberId) -> Result<()> {
    tx.run(LEFT, params![member]).map(drop)
}

/// His latest answers, the earliest first.
pub fn answers(tx: &Read<'_>, member: &MemberId) -> Result<Vec<AnswerRow>> {
    let mut answers: Vec<AnswerRow> = tx.all(ANSWERS, params![member, ANSWERS_MAX])?;
    answers.reverse();
    Ok(answers)
}
