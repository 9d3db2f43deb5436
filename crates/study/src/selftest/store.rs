//! The statements about tests of oneself. Each names the member whose rows it reads or writes: there is none that reads another's (P12).

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Value, Write, params, statements};
use zhixing_people::{Actor, MemberId, UnitId};

use super::memory::Memory;
use super::model::{Ask, AskId, Given, Outcome};
use crate::bank::model::{Bank, BankId, QuestionId};
use crate::bank::store::question;

/// So long after a study day its questions still come first, in milliseconds.
const SPOKEN_OF_MS: i64 = 7 * DAY_MS;

/// When the turn of each bank comes that goes with a topic of somebody's branch (`$4`), as `turn (bank, at)`: what is asked new follows the programme. That
/// of the next study day comes first (until a week after it: `$5`), then those without a day, as the programme that holds today (`$6`) has them; all
/// others come after these.
macro_rules! banks_in_turn {
    () => {
        "with turn as materialized (
            select k.bank, min(case when a.starts_at >= $5 and a.state <> 'cancelled' then a.starts_at else 8000000000000000 + t.place end) as at
            from programme p
            join study_topic t on t.programme = p.id
            join topic_bank k on k.topic = t.id
            left join study_placement s on s.topic = t.id
            left join activity a on a.id = s.activity
            where p.branch = $4 and p.first_on <= $6 and p.last_on >= $6 and t.dropped_at is null
            group by k.bank)"
    };
}
pub(crate) use banks_in_turn;

statements! {
    OPEN = "select id from self_ask where open_for = $1 and member = $1";
    ONE = "select a.id, a.question, b.area, v.body, a.asked_at, a.given, a.unsure, a.outcome, a.answered_at
        from self_ask a
        join question q on q.id = a.question
        join bank b on b.id = q.bank
        join question_version v on v.question = a.question and v.version = a.version
        where a.id = $1 and a.member = $2";
    TAKING = "select a.id, a.question, b.area, v.body, a.asked_at, a.given, a.unsure, a.outcome, a.answered_at, m.stability, m.difficulty, m.reviewed_at
        from self_ask a
        join question q on q.id = a.question
        join bank b on b.id = q.bank
        join question_version v on v.question = a.question and v.version = a.version
        left join memory m on m.member = a.member and m.question = a.question
        where a.id = $1 and a.member = $2";
    LATEST = "select a.id, a.question, b.area, v.body, a.asked_at, a.given, a.unsure, a.outcome, a.answered_at, a.recall, m.stability, m.difficulty, m.reviewed_at
        from self_ask a
        join question q on q.id = a.question
        join bank b on b.id = q.bank
        join question_version v on v.question = a.question and v.version = a.version
        left join memory m on m.member = a.member and m.question = a.question
        where a.member = $1 and q.bank = $2 and a.outcome is not null
        order by a.answered_at desc, a.id desc
        limit $3";
    ADD = "insert into self_ask (id, organisation, member, question, version, recall, asked_at, open_for, given, unsure, outcome, answered_at)
        values ($1, $2, $3, $4, $5, $6, $7, $3, null, false, null, null)";
    GIVE = "update self_ask
        set given = $3, unsure = $4, answered_at = $5, outcome = $6, open_for = case when cast($6 as text) is null then open_for else null end
        where id = $1 and member = $2 and given is null";
    CLOSE = "update self_ask set outcome = $3, open_for = null where id = $1 and member = $2 and outcome is null";
    REVIEWS = "select id, answered_at, unsure, outcome, recall
        from self_ask
        where member = $1 and question = $2 and outcome is not null
        order by answered_at, id";
    FORETELL = "update self_ask set recall = $3 where id = $1 and member = $2";
    TODAY = "select coalesce(sum(case when recall is null then 1 else 0 end), 0), coalesce(sum(case when recall is null then 0 else 1 end), 0)
        from self_ask
        where member = $1 and answered_at >= $2";
    DUE = "select m.question, q.version, m.stability, m.difficulty, m.reviewed_at
        from memory m
        join question q on q.id = m.question
        join bank b on b.id = q.bank
        where m.member = $1 and m.due_at <= $2 and q.withdrawn_at is null and $3 like '%/' || b.unit || '/%'
            and m.question <> coalesce((select o.question from self_ask o where o.open_for = $1), '')
        order by m.due_at, m.question
        limit 1";
    DUE_COUNT = "select count(*)
        from memory m
        join question q on q.id = m.question
        join bank b on b.id = q.bank
        where m.member = $1 and m.due_at <= $2 and q.withdrawn_at is null and $3 like '%/' || b.unit || '/%'";
    /// Of each bank the first that he has not seen, found by the order in which the bank lies; of these the first.
    NEW = concat!(
        banks_in_turn!(),
        "
        select q.id, q.version
        from bank b
        join question q on q.id = (
            select f.id
            from question f
            where f.bank = b.id and f.withdrawn_at is null
                and f.id <> coalesce((select o.question from self_ask o where o.open_for = $1), '')
                and not exists (select 1 from memory m where m.member = $1 and m.question = f.id)
            order by f.place
            limit 1)
        left join turn on turn.bank = b.id
        where b.organisation = $3 and $2 like '%/' || b.unit || '/%'
        order by coalesce(turn.at, 9000000000000000), q.place, q.id
        limit 1"
    );
    NEXT_DUE = "select min(m.due_at)
        from memory m
        join question q on q.id = m.question
        join bank b on b.id = q.bank
        where m.member = $1 and q.withdrawn_at is null and $2 like '%/' || b.unit || '/%'";
    KEEP = "insert into memory (member, question, organisation, stability, difficulty, reviewed_at, due_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (member, question) do update
        set stability = excluded.stability, difficulty = excluded.difficulty, reviewed_at = excluded.reviewed_at, due_at = excluded.due_at";
    BANKS = "select b.id, b.unit, b.area, b.study_area, (select count(*) from question q where q.bank = b.id and q.withdrawn_at is null)
        from bank b
        where b.organisation = $1 and $2 like '%/' || b.unit || '/%'
        order by b.area, b.id";
    MEMORIES = "select q.bank, m.stability, m.difficulty, m.reviewed_at
        from memory m
        join question q on q.id = m.question
        where m.member = $1 and q.withdrawn_at is null";
    FIRSTS = "select q.bank, count(*), coalesce(sum(case when a.outcome = 'right' then 1 else 0 end), 0)
        from self_ask a
        join question q on q.id = a.question
        where a.member = $1 and a.recall is null and a.outcome is not null and q.withdrawn_at is null
        group by q.bank";
}

impl FromRow for Ask {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, question_id) = (row.take()?, row.take()?);
        let (area, body): (String, String) = (row.take()?, row.take()?);
        let asked_at = row.take()?;
        let given: Option<String> = row.take()?;
        let unsure = row.take()?;
        let code: Option<String> = row.take()?;
        Ok(Self {
            id,
            question_id,
            question: question(area, &body)?,
            asked_at,
            given: given.as_deref().map(serde_json::from_str::<Given>).transpose()?,
            unsure,
            outcome: code.as_deref().map(outcome).transpose()?,
            answered_at: row.take()?,
        })
    }
}

/// The question that waits for the member's answer.
pub fn open(tx: &Read<'_>, member: &MemberId) -> Result<Option<AskId>> {
    Ok(tx.maybe::<(AskId,)>(OPEN, params![member])?.map(|(id,)| id))
}

/// One of his.
pub fn one(tx: &Read<'_>, member: &MemberId, id: &AskId) -> Result<Ask> {
    tx.one(ONE, params![id, member])
}

struct Taking(Ask, Option<Remembered>);

impl FromRow for Taking {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(Ask::from_row(row)?, Remembered::maybe(row)?))
    }
}

/// One of his, with how well he remembers its question.
pub fn taking(tx: &Read<'_>, member: &MemberId, id: &AskId) -> Result<Option<(Ask, Option<Remembered>)>> {
    Ok(tx.maybe::<Taking>(TAKING, params![id, member])?.map(|taking| (taking.0, taking.1)))
}

/// An answer that moved what he knows.
pub struct Latest {
    pub ask: Ask,
    /// How likely he was to be right, as reckoned beforehand; nothing at first sight.
    pub recall: Option<f64>,
    /// What he remembers of the question now.
    pub remembered: Option<Remembered>,
}

impl FromRow for Latest {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { ask: Ask::from_row(row)?, recall: row.take()?, remembered: Remembered::maybe(row)? })
    }
}

/// His latest answers in a bank.
pub fn latest(tx: &Read<'_>, member: &MemberId, bank: &BankId, most: usize) -> Result<Vec<Latest>> {
    tx.all(LATEST, params![member, bank, most])
}

/// A question that is put to somebody: which one, in which version.
pub type Chosen = (QuestionId, i64);

/// Puts a question to him.
pub fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    member: &MemberId,
    (question, version): &Chosen,
    recall: Option<f64>,
) -> Result<AskId> {
    let id: AskId = tx.new_id();
    tx.send(ADD, params![&id, organisation, member, question, *version, recall, tx.now()])?;
    Ok(id)
}

/// Writes down what he answers, and whether it was right where that can be told already. Only the first answer is: the caller has looked whether
/// there is one.
pub fn give(
    tx: &Write<'_>,
    member: &MemberId,
    id: &AskId,
    (given, unsure): (&Given, bool),
    (at, outcome): (Moment, Option<Outcome>),
) -> Result<()> {
    let given = serde_json::to_string(given)?;
    tx.send(GIVE, params![id, member, given, unsure, at, outcome.map(Outcome::code)])
}

/// Writes down whether it was right, once; says whether this was the first time.
pub fn close(tx: &Write<'_>, member: &MemberId, id: &AskId, outcome: Outcome) -> Result<bool> {
    Ok(tx.run(CLOSE, params![id, member, outcome.code()])? > 0)
}

/// How many new and how many repeated questions he answered since this moment.
pub fn answered_since(tx: &Read<'_>, member: &MemberId, since: Moment) -> Result<(u32, u32)> {
    tx.one(TODAY, params![member, since])
}

struct DueRow(Chosen, Remembered);

impl FromRow for DueRow {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self((row.take()?, row.take()?), Remembered::from_row(row)?))
    }
}

/// The question that has waited longest, of the banks on this path of units, and how well he remembers it; never the one that is put to him already.
pub fn due(tx: &Read<'_>, member: &MemberId, path: &str) -> Result<Option<(Chosen, Remembered)>> {
    Ok(tx.maybe::<DueRow>(DUE, params![member, tx.now(), path])?.map(|due| (due.0, due.1)))
}

/// Who is asked, where, and what his branch's programme speaks of now.
pub(crate) fn of_programme(tx: &Read<'_>, actor: &Actor) -> Vec<Value> {
    let branch = actor.branch.as_ref().map_or("", UnitId::as_str);
    let since = tx.now().plus_ms(-SPOKEN_OF_MS);
    params![&actor.member, &actor.path, &actor.organisation, branch, since, tx.today()].to_vec()
}

/// An answer that counted, for the scheduler.
pub struct Review {
    pub ask: AskId,
    pub at: Moment,
    pub unsure: bool,
    pub outcome: Outcome,
    pub recall: Option<f64>,
}

impl FromRow for Review {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (ask, at, unsure) = (row.take()?, row.take()?, row.take()?);
        Ok(Self { ask, at, unsure, outcome: outcome(&row.take::<String>()?)?, recall: row.take()? })
    }
}

fn outcome(code: &str) -> Result<Outcome> {
    Outcome::of(code).ok_or_else(|| Error::broken(format_args!("{code:?} is no outcome")))
}

/// Every answer of his to a question that counted, in the order in which they happened.
pub fn reviews(tx: &Read<'_>, member: &MemberId, question: &QuestionId) -> Result<Vec<Review>> {
    tx.all(REVIEWS, params![member, question])
}

/// Puts right how likely an answer was as reckoned beforehand: another one, given before it, arrived later.
pub fn foretell(tx: &Write<'_>, member: &MemberId, id: &AskId, recall: Option<f64>) -> Result<()> {
    tx.run(FORETELL, params![id, member, recall]).map(drop)
}

/// How many wait.
pub fn due_count(tx: &Read<'_>, member: &MemberId, path: &str) -> Result<u32> {
    Ok(tx.one::<(u32,)>(DUE_COUNT, params![member, tx.now(), path])?.0)
}

/// The first question that he has not seen; never the one that is put to him already.
pub fn unseen(tx: &Read<'_>, actor: &Actor) -> Result<Option<Chosen>> {
    tx.maybe(NEW, &of_programme(tx, actor))
}

/// When the next question is due.
pub fn next_due(tx: &Read<'_>, member: &MemberId, path: &str) -> Result<Option<Moment>> {
    Ok(tx.one::<(Option<Moment>,)>(NEXT_DUE, params![member, path])?.0)
}

/// How well he remembers something, and since when.
#[derive(Clone, Copy, Debug)]
pub struct Remembered {
    pub memory: Memory,
    pub reviewed_at: Moment,
}

impl Remembered {
    /// Of a question that he may not have seen.
    pub fn maybe(row: &mut Row) -> Result<Option<Self>> {
        let (stability, difficulty): (Option<f64>, Option<f64>) = (row.take()?, row.take()?);
        let reviewed_at: Option<Moment> = row.take()?;
        let memory = stability.zip(difficulty).map(|(stability, difficulty)| Memory { stability, difficulty });
        Ok(memory.zip(reviewed_at).map(|(memory, reviewed_at)| Self { memory, reviewed_at }))
    }
}

impl FromRow for Remembered {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { memory: Memory { stability: row.take()?, difficulty: row.take()? }, reviewed_at: row.take()? })
    }
}

/// Keeps what he remembers now, and when the question comes back.
pub fn keep(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    member: &MemberId,
    question: &QuestionId,
    kept: &Remembered,
    due_at: Moment,
) -> Result<()> {
    let Memory { stability, difficulty } = kept.memory;
    tx.send(KEEP, params![member, question, organisation, stability, difficulty, kept.reviewed_at, due_at])
}

/// What somebody remembers of a question, and when it comes back.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    pub remembered: Remembered,
    pub due_at: Moment,
}

/// Keeps what he remembers of many questions.
pub fn keep_all(
    tx: &Write<'_>,
    (organisation, member): (&OrganisationId, &MemberId),
    all: &[(QuestionId, Kept)],
) -> Result<()> {
    let row = |(question, kept): &(QuestionId, Kept)| -> Vec<Value> {
        let Remembered { memory: Memory { stability, difficulty }, reviewed_at } = kept.remembered;
        params![member, question, organisation, stability, difficulty, reviewed_at, kept.due_at].to_vec()
    };
    tx.run_each(KEEP, &all.iter().map(row).collect::<Vec<_>>()).map(drop)
}

/// The banks whose questions are asked on this path of units.
pub fn banks(tx: &Read<'_>, organisation: &OrganisationId, path: &str) -> Result<Vec<Bank>> {
    tx.all(BANKS, params![organisation, path])
}

struct OfBank(BankId, Remembered);

impl FromRow for OfBank {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(row.take()?, Remembered::from_row(row)?))
    }
}

/// All that he remembers, each with its bank.
pub fn memories(tx: &Read<'_>, member: &MemberId) -> Result<Vec<(BankId, Remembered)>> {
    Ok(tx.all::<OfBank>(MEMORIES, params![member])?.into_iter().map(|one| (one.0, one.1)).collect())
}

/// For each bank how many questions he answered for the first time, and how many of them right.
pub fn firsts(tx: &Read<'_>, member: &MemberId) -> Result<Vec<(BankId, u32, u32)>> {
    tx.all(FIRSTS, params![member])
}
