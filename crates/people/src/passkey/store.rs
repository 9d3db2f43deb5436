//! The rows of passkeys and of questions that wait for a device. The only SQL about them.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};

use super::model::{Known, Passkey, PasskeyId};
use crate::account::{AccountId, Secret};

statements! {
    LIST = "select id, name, created_at from passkey where account = $1 order by created_at, id";
    ONE = "select id, name, created_at from passkey where id = $1 and account = $2";
    KNOWN = "select credential, handle, transports, fixed, moving from passkey where account = $1 order by created_at, id";
    BY_CREDENTIAL = "select id, account, organisation, credential, handle, transports, fixed, moving from passkey where credential = $1";
    ADD = "insert into passkey (id, organisation, account, name, credential, handle, transports, fixed, moving, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    MOVE = "update passkey set moving = $2 where id = $1";
    END = "delete from passkey where id = $1 and account = $2";
    END_ALL = "delete from passkey where account = $1";
    ASK = "insert into passkey_question (id, organisation, account, token_hash, state, expires_at) values ($1, $2, $3, $4, $5, $6)";
    ASKED = "select count(*) from passkey_question where expires_at > $1";
    QUESTION = "select account, state from passkey_question where token_hash = $1 and expires_at > $2";
    ANSWERED = "delete from passkey_question where token_hash = $1";
    FORGET = "delete from passkey_question where account = $1";
    PURGE = "delete from passkey_question where expires_at <= $1";
}

zhixing_kit::ids! {
    /// A question.
    QuestionId;
}

impl FromRow for Known {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (credential, handle) = (row.take()?, row.take()?);
        let transports: u32 = row.take()?;
        let transports = u8::try_from(transports).map_err(Error::broken)?;
        Ok(Self { credential, handle, transports, fixed: row.take()?, moving: row.take()? })
    }
}

/// A passkey with whose it is.
pub struct Found {
    /// Its id.
    pub id: PasskeyId,
    /// The account.
    pub account: AccountId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// What an answer is checked against.
    pub known: Known,
}

impl FromRow for Found {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.take()?, account: row.take()?, organisation: row.take()?, known: Known::from_row(row)? })
    }
}

/// The passkeys of an account.
pub fn list(tx: &Read<'_>, account: &AccountId) -> Result<Vec<Passkey>> {
    tx.all(LIST, params![account])
}

/// A passkey of this account; not found when it is another's.
pub fn one(tx: &Read<'_>, id: &PasskeyId, account: &AccountId) -> Result<Passkey> {
    tx.one(ONE, params![id, account])
}

/// What devices may hold already for an account.
pub fn known(tx: &Read<'_>, account: &AccountId) -> Result<Vec<Known>> {
    tx.all(KNOWN, params![account])
}

/// The passkey of that name on a device.
pub fn by_credential(tx: &Read<'_>, credential: &[u8]) -> Result<Option<Found>> {
    tx.maybe(BY_CREDENTIAL, params![credential])
}

/// Writes a passkey.
pub fn add(tx: &Write<'_>, organisation: &OrganisationId, account: &AccountId, name: &str, new: &Known) -> Result<()> {
    let id: PasskeyId = tx.new_id();
    let values = params![
        &id,
        organisation,
        account,
        name,
        &new.credential,
        &new.handle,
        u32::from(new.transports),
        &new.fixed,
        &new.moving,
        tx.now()
    ];
    tx.run(ADD, values).map(drop)
}

/// Writes the counter and flags after a use.
pub fn set_moving(tx: &Write<'_>, id: &PasskeyId, moving: [u8; 7]) -> Result<()> {
    tx.run(MOVE, params![id, &moving]).map(drop)
}

/// Takes a passkey of this account away.
pub fn end(tx: &Write<'_>, id: &PasskeyId, account: &AccountId) -> Result<()> {
    tx.run(END, params![id, account]).map(drop)
}

/// Takes all passkeys of an account away, and what its devices were asked. Says how many there were.
pub fn end_all(tx: &Write<'_>, account: &AccountId) -> Result<u64> {
    tx.run(FORGET, params![account])?;
    tx.run(END_ALL, params![account])
}

/// Writes a question.
pub fn ask(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    account: Option<&AccountId>,
    token: &Secret,
    state: &[u8],
    expires_at: Moment,
) -> Result<()> {
    let id: QuestionId = tx.new_id();
    tx.run(ASK, params![&id, organisation, account, token.digest(), state, expires_at]).map(drop)
}

/// How many questions wait for an answer.
pub fn asked(tx: &Read<'_>) -> Result<i64> {
    tx.one::<(i64,)>(ASKED, params![tx.now()]).map(|(count,)| count)
}

/// Takes up the question of this token, once, while it is good: who was asked, and what is kept of it.
pub fn take_question(tx: &Write<'_>, token: &Secret) -> Result<Option<(Option<AccountId>, Vec<u8>)>> {
    let found = tx.maybe(QUESTION, params![token.digest(), tx.now()])?;
    tx.run(ANSWERED, params![token.digest()])?;
    Ok(found)
}

/// Takes away questions that nobody answered in time.
pub fn purge(tx: &Write<'_>) -> Result<()> {
    tx.run(PURGE, params![tx.now()]).map(drop)
}
