//! The statements about banks and questions. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Row, Value, Write, params, statements};
use zhixing_people::UnitId;
use zhixing_question::{Draft, Question};
use zhixing_records::Author;

use super::model::{Bank, BankId, Kept, QuestionId, area_of};
use crate::picture::note_shown;

statements! {
    BANKS = "select b.id, b.unit, b.area, b.study_area, (select count(*) from question q where q.bank = b.id and q.withdrawn_at is null)
        from bank b
        where b.unit = $1
        order by b.area";
    BANK = "select b.id, b.unit, b.area, b.study_area, (select count(*) from question q where q.bank = b.id and q.withdrawn_at is null)
        from bank b
        where b.id = $1 and b.organisation = $2";
    FIND_BANK = "select id from bank where unit = $1 and area = $2 union all select bank from bank_tag where unit = $1 and tag = $2";
    ADD_BANK = "insert into bank (id, organisation, unit, area, opened_by, opened_name, opened_at) values ($1, $2, $3, $4, $5, $6, $7)";
    ONE = "select q.id, q.bank, q.place, b.unit, v.version, b.area, v.body, q.withdrawn_at, v.saved_name, v.saved_at
        from question q
        join bank b on b.id = q.bank
        join question_version v on v.question = q.id and v.version = q.version
        where q.id = $1 and q.organisation = $2";
    VERSIONS = "select q.id, q.bank, q.place, b.unit, v.version, b.area, v.body, q.withdrawn_at, v.saved_name, v.saved_at
        from question q
        join bank b on b.id = q.bank
        join question_version v on v.question = q.id
        where q.id = $1
        order by v.version desc
        limit $2";
    OF_BANK = "select q.id, q.bank, q.place, b.unit, v.version, b.area, v.body, q.withdrawn_at, v.saved_name, v.saved_at
        from question q
        join bank b on b.id = q.bank
        join question_version v on v.question = q.id and v.version = q.version
        where q.bank = $1 and q.place > $2
        order by q.place
        limit $3";
    TO_ASK = "select q.id, q.bank, q.place, b.unit, v.version, b.area, v.body, q.withdrawn_at, v.saved_name, v.saved_at
        from question q
        join bank b on b.id = q.bank
        join question_version v on v.question = q.id and v.version = q.version
        where b.unit = $1 and q.withdrawn_at is null
        order by q.place
        limit $2";
    COUNT = "select count(*) from question q join bank b on b.id = q.bank where b.unit = $1 and q.withdrawn_at is null";
    LAST_PLACE = "select coalesce(max(q.place), 0) from question q join bank b on b.id = q.bank where b.unit = $1";
    ADD = "insert into question (id, organisation, bank, place, version, withdrawn_at) values ($1, $2, $3, $4, 1, null)";
    ADD_VERSION = "insert into question_version (question, version, organisation, kind, body, saved_by, saved_name, saved_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    NEXT_VERSION = "update question set version = version + 1, bank = $3 where id = $1 and version = $2";
    WITHDRAW = "update question set withdrawn_at = $2 where id = $1 and withdrawn_at is null";
    RESTORE = "update question set withdrawn_at = null where id = $1 and withdrawn_at is not null";
}

impl FromRow for Bank {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, unit, area): (_, _, String) = (row.take()?, row.take()?, row.take()?);
        let study_area = area_of(row.take()?, &area);
        Ok(Self { id, unit, area, study_area, count: row.take()? })
    }
}

impl FromRow for Kept {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, bank, place) = (row.take()?, row.take()?, row.take()?);
        let (unit, version) = (row.take()?, row.take()?);
        let (area, body): (String, String) = (row.take()?, row.take()?);
        let question = question(area, &body)?;
        Ok(Self {
            id,
            bank,
            place,
            unit,
            version,
            question,
            withdrawn_at: row.take()?,
            saved_name: row.take()?,
            saved_at: row.take()?,
        })
    }
}

/// A question of its row: the area is the bank's.
pub fn question(area: String, body: &str) -> Result<Question> {
    let draft: Draft = serde_json::from_str(body)?;
    Question::new(Draft { area, ..draft }).map_err(|wrong| Error::broken(format_args!("no question: {wrong:?}")))
}

/// A question as its row has it, without the area.
fn body(question: &Question) -> Result<String> {
    Ok(serde_json::to_string(&Draft { area: String::new(), ..question.draft() })?)
}

/// The banks of a unit.
pub fn banks(tx: &Read<'_>, unit: &UnitId) -> Result<Vec<Bank>> {
    tx.all(BANKS, params![unit])
}

/// One bank.
pub fn bank(tx: &Read<'_>, organisation: &OrganisationId, id: &BankId) -> Result<Bank> {
    tx.one(BANK, params![id, organisation])
}

/// The bank of a name, or of a further word under which it is found; opened when there is none.
pub fn bank_of(tx: &Write<'_>, by: &Author, unit: &UnitId, area: &str) -> Result<BankId> {
    if let Some((id,)) = tx.all::<(BankId,)>(FIND_BANK, params![unit, area])?.into_iter().next() {
        return Ok(id);
    }
    let id: BankId = tx.new_id();
    tx.run(ADD_BANK, params![&id, &by.organisation, unit, area, by.member.as_ref(), &by.name, tx.now()])?;
    Ok(id)
}

/// One question in its present version.
pub fn one(tx: &Read<'_>, organisation: &OrganisationId, id: &QuestionId) -> Result<Kept> {
    tx.one(ONE, params![id, organisation])
}

/// Its versions, the newest first.
pub fn versions(tx: &Read<'_>, id: &QuestionId, most: usize) -> Result<Vec<Kept>> {
    tx.all(VERSIONS, params![id, most])
}

/// Questions of a bank behind this place, in the order in which they came.
pub fn of_bank(tx: &Read<'_>, bank: &BankId, after: i64, most: usize) -> Result<Vec<Kept>> {
    tx.all(OF_BANK, params![bank, after, most])
}

/// Every question of a unit that can be asked.
pub fn to_ask(tx: &Read<'_>, unit: &UnitId, most: usize) -> Result<Vec<Kept>> {
    tx.all(TO_ASK, params![unit, most])
}

/// How many that are.
pub fn count(tx: &Read<'_>, unit: &UnitId) -> Result<usize> {
    Ok(tx.one::<(u32,)>(COUNT, params![unit])?.0 as usize)
}

/// A question to be added: its id, the bank that it goes to, what it says.
pub type New<'q> = (QuestionId, BankId, &'q Question);

/// Adds questions to a unit.
pub fn add_each(tx: &Write<'_>, by: &Author, unit: &UnitId, new: &[New<'_>]) -> Result<()> {
    let (last,) = tx.one::<(i64,)>(LAST_PLACE, params![unit])?;
    let rows =
        new.iter().zip(last + 1..).map(|((id, bank, _), place)| params![id, &by.organisation, bank, place].to_vec());
    tx.run_each(ADD, &rows.collect::<Vec<_>>())?;
    let versions = new.iter().map(|(id, _, question)| version(tx, by, id, 1, question));
    tx.run_each(ADD_VERSION, &versions.collect::<Result<Vec<_>>>()?)?;
    note_shown(tx, &by.organisation, new.iter().map(|(id, _, question)| (id, 1, *question)))
}

fn version(tx: &Write<'_>, by: &Author, id: &QuestionId, number: i64, question: &Question) -> Result<Vec<Value>> {
    let kind = question.asked().kind().code();
    let body = body(question)?;
    Ok(params![id, number, &by.organisation, kind, body, by.member.as_ref(), &by.name, tx.now()].to_vec())
}

/// Writes a further version. [`Error::Busy`] when another one was written meanwhile.
pub fn change(tx: &Write<'_>, by: &Author, kept: &Kept, bank: &BankId, question: &Question) -> Result<()> {
    if tx.run(NEXT_VERSION, params![&kept.id, kept.version, bank])? == 0 {
        return Err(Error::Busy);
    }
    tx.run(ADD_VERSION, &version(tx, by, &kept.id, kept.version + 1, question)?)?;
    note_shown(tx, &by.organisation, std::iter::once((&kept.id, kept.version + 1, question)))
}

/// Takes a question out of use; says whether it was in use.
pub fn withdraw(tx: &Write<'_>, id: &QuestionId) -> Result<bool> {
    Ok(tx.run(WITHDRAW, params![id, tx.now()])? > 0)
}

/// Puts it back into use; says whether it was out of use.
pub fn restore(tx: &Write<'_>, id: &QuestionId) -> Result<bool> {
    Ok(tx.run(RESTORE, params![id])? > 0)
}
