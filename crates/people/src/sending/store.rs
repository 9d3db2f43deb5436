//! The rows of sendings. The only SQL about them.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Moment, Read, Result, Row, Write, params, statements};

use super::model::SendingId;
use crate::account::AccountId;

/// The constraint that a repeated sending meets.
pub const REPEATED: &str = "sending_account_code_key";

statements! {
    TAKE = "insert into sending (id, organisation, account, code, leads_to, told, taken_at)
        select $1, a.organisation, a.id, $3, $5, '', $4 from account a where a.id = $2";
    FIND = "select leads_to, told, taken_at from sending where account = $1 and code = $2";
    ANSWER = "update sending set leads_to = $3, told = $4 where account = $1 and code = $2";
    TAKE_BACK = "delete from sending where id = $1";
    /// Plain forms go after a day: their codes begin with a `p`, those of devices are hexadecimal.
    PURGE = "delete from sending where taken_at <= $1 or (taken_at <= $2 and code like 'p%')";
}

/// Where the answer led and what was told there; empty while nobody heard it.
pub type Answer = (String, String);

/// The answer of a sending that took effect, and when it did.
pub struct Answered {
    pub answer: Answer,
    pub taken_at: Moment,
}

impl FromRow for Answered {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { answer: (row.take()?, row.take()?), taken_at: row.take()? })
    }
}

/// Writes that a sending takes effect and is thought to lead to `back`, and gives its row's id. The constraint [`REPEATED`] refuses it a second time.
pub fn take(tx: &Write<'_>, account: &AccountId, code: &str, back: &str) -> Result<SendingId> {
    let id: SendingId = tx.new_id();
    tx.run(TAKE, params![&id, account, code, tx.now(), back])?;
    Ok(id)
}

/// Takes the code back of what was refused after all. Only this row: the same code may have taken effect by another one.
pub fn take_back(tx: &Write<'_>, id: &SendingId) -> Result<()> {
    tx.run(TAKE_BACK, params![id]).map(drop)
}

/// The answer of a sending that took effect.
pub fn find(tx: &Read<'_>, account: &AccountId, code: &str) -> Result<Option<Answered>> {
    tx.maybe(FIND, params![account, code])
}

/// Notes the answer.
pub fn answer(tx: &Write<'_>, account: &AccountId, code: &str, (leads_to, told): &Answer) -> Result<()> {
    tx.run(ANSWER, params![account, code, leads_to, told]).map(drop)
}

/// Takes away what is older.
pub fn purge(tx: &Write<'_>, since: Moment, plain_since: Moment) -> Result<()> {
    tx.run(PURGE, params![since, plain_since]).map(drop)
}
