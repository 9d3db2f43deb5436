//! The statements about questions that are taken along. Each names the member whose rows it reads or writes: there is none that reads another's (P12).

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Row, Value, Write, params, statements};
use zhixing_people::{Actor, MemberId, UnitId};
use zhixing_question::Question;

use crate::bank::store::question;
use crate::selftest::memory::{Parameters, Scheduler};
use crate::selftest::model::{AskId, Given, Outcome};
use crate::selftest::store::{Chosen, Remembered, banks_in_turn, of_programme};

statements! {
    OPEN_OFFERED = "select a.id, a.question, a.version, b.area, v.body
        from self_ask a
        join question q on q.id = a.question
        join bank b on b.id = q.bank
        join question_version v on v.question = a.question and v.version = a.version
        where a.open_for = $1 and a.member = $1 and a.given is null";
    ALL_DUE = "select m.question, q.version, b.area, v.body
        from memory m
        join question q on q.id = m.question
        join bank b on b.id = q.bank
        join question_version v on v.question = q.id and v.version = q.version
        where m.member = $1 and m.due_at <= $2 and q.withdrawn_at is null and $3 like '%/' || b.unit || '/%'
        order by m.due_at, m.question
        limit $4";
    ALL_NEW = concat!(
        banks_in_turn!(),
        "
        select n.id, n.version, n.area, v.body
        from (
            select q.id, q.version, b.area, coalesce(turn.at, 9000000000000000) as at, q.place
            from question q
            join bank b on b.id = q.bank
            left join turn on turn.bank = b.id
            where $2 like '%/' || b.unit || '/%' and b.organisation = $3 and q.withdrawn_at is null
                and not exists (select 1 from memory m where m.member = $1 and m.question = q.id)
            order by coalesce(turn.at, 9000000000000000), q.place, q.id
            limit $7) n
        join question_version v on v.question = n.id and v.version = n.version
        order by n.at, n.place, n.id"
    );
    /// All that an answer is held against, in one row: it is asked for each answer.
    SEEN = "select b.area, v.body, b.unit, m.stability, m.difficulty, m.reviewed_at, p.parameters, a.member = $1, a.given is not null
        from question_version v
        join question q on q.id = v.question
        join bank b on b.id = q.bank
        left join memory m on m.member = $1 and m.question = v.question
        left join memory_model p on p.member = $1
        left join self_ask a on a.id = $5
        where v.question = $2 and v.version = $3 and v.organisation = $4";
    TAKE_UP = "insert into self_ask (id, organisation, member, question, version, recall, asked_at, open_for, given, unsure, outcome, answered_at)
        values ($1, $2, $3, $4, $5, $6, $7, null, $8, $9, $10, $7)
        on conflict (id) do nothing";
}

/// A question as it may be put to somebody.
pub struct Offered {
    pub chosen: Chosen,
    pub question: Question,
}

impl FromRow for Offered {
    fn from_row(row: &mut Row) -> Result<Self> {
        let chosen = (row.take()?, row.take()?);
        let (area, body): (String, String) = (row.take()?, row.take()?);
        Ok(Self { chosen, question: question(area, &body)? })
    }
}

struct OpenOffered(AskId, Offered);

impl FromRow for OpenOffered {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(row.take()?, Offered::from_row(row)?))
    }
}

/// The question that waits for his answer, as it was put to him.
pub fn open_offered(tx: &Read<'_>, member: &MemberId) -> Result<Option<(AskId, Offered)>> {
    Ok(tx.maybe::<OpenOffered>(OPEN_OFFERED, params![member])?.map(|open| (open.0, open.1)))
}

/// What is due, what has waited longest first.
pub fn all_due(tx: &Read<'_>, member: &MemberId, path: &str, most: u32) -> Result<Vec<Offered>> {
    tx.all(ALL_DUE, params![member, tx.now(), path, most])
}

/// What he has not seen, in order.
pub fn all_unseen(tx: &Read<'_>, actor: &Actor, most: u32) -> Result<Vec<Offered>> {
    let mut values = of_programme(tx, actor);
    values.push(Value::from(most));
    tx.all(ALL_NEW, &values)
}

/// What stands under the id that an answer bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// Nothing: it is answered now.
    Nothing,
    /// A question that was put to its writer and waits for this.
    Waiting,
    /// His answer, which came before.
    Answered,
    /// Something of somebody else.
    Foreign,
}

/// A version of a question, the unit whose it is, how well somebody remembers it and who reckons for him; and what stands under the id of his answer.
pub struct Found {
    pub question: Question,
    pub of: UnitId,
    pub known: Option<Remembered>,
    pub scheduler: Scheduler,
    pub under: Under,
}

impl FromRow for Found {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (area, body): (String, String) = (row.take()?, row.take()?);
        let (of, known) = (row.take()?, Remembered::maybe(row)?);
        let parameters: Option<String> = row.take()?;
        let under = match (row.take::<Option<bool>>()?, row.take::<bool>()?) {
            (None, _) => Under::Nothing,
            (Some(false), _) => Under::Foreign,
            (Some(true), false) => Under::Waiting,
            (Some(true), true) => Under::Answered,
        };
        let scheduler = Scheduler::of(parameters.as_deref().and_then(Parameters::read).as_ref());
        Ok(Self { question: question(area, &body)?, of, known, scheduler, under })
    }
}

/// A version of a question, if the organisation has it, as the actor sees it, and what stands under this id.
pub fn seen(tx: &Read<'_>, actor: &Actor, id: &AskId, (question, version): &Chosen) -> Result<Option<Found>> {
    tx.maybe(SEEN, params![&actor.member, question, *version, &actor.organisation, id])
}

/// Writes down what somebody answered to a question that was put to him elsewhere, under the id that it had there. The caller has read in the same
/// transaction that nothing stands under it.
pub fn take_up(
    tx: &Write<'_>,
    (organisation, member): (&OrganisationId, &MemberId),
    id: &AskId,
    ((question, version), recall): (&Chosen, Option<f64>),
    (given, unsure, outcome): (&Given, bool, Option<Outcome>),
    at: Moment,
) -> Result<()> {
    let given = serde_json::to_string(given)?;
    let outcome = outcome.map(Outcome::code);
    let values = params![id, organisation, member, question, *version, recall, at, given, unsure, outcome];
    tx.send(TAKE_UP, values)
}

/// An answer that was given elsewhere, and counted.
pub struct Answer {
    pub id: AskId,
    pub chosen: Chosen,
    /// The chance of knowing it as reckoned beforehand; nothing at first sight.
    pub recall: Option<f64>,
    pub given: Given,
    pub unsure: bool,
    pub outcome: Outcome,
    pub at: Moment,
}

/// Writes down many answers of somebody, under ids that are new.
pub fn take_up_all(
    tx: &Write<'_>,
    (organisation, member): (&OrganisationId, &MemberId),
    answers: &[Answer],
) -> Result<()> {
    let row = |one: &Answer| -> Result<Vec<Value>> {
        let ((question, version), outcome) = (&one.chosen, one.outcome.code());
        let given = serde_json::to_string(&one.given)?;
        let values =
            params![&one.id, organisation, member, question, *version, one.recall, one.at, given, one.unsure, outcome];
        Ok(values.to_vec())
    };
    tx.run_each(TAKE_UP, &answers.iter().map(row).collect::<Result<Vec<_>>>()?).map(drop)
}
