//! Tokens in the database: a public half by which one is found, and a keyed hash of the other.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row, Write, params, statements};

use super::model::{TOKENS_MAX, VALID_SECONDS};
use crate::client::model::ClientId;
use crate::client::store::Known;

statements! {
    ADD = "insert into lrs_token (id, organisation, client, secret, scopes, expires_at) values ($1, $2, $3, $4, $5, $6)";
    WITH_ID = "select c.id, c.number, c.name, c.key, c.writes, c.reads, c.unit, c.made_at, c.ended_at, c.organisation, c.secret, k.secret,
            h.stored_at, t.secret, t.scopes
        from lrs_token t
        join lrs_client c on c.id = t.client
        join lrs_key k on k.organisation = c.organisation
        left join received_head h on h.organisation = c.organisation
        where t.id = $1 and t.expires_at > $2 and c.ended_at is null";
    PURGE = "delete from lrs_token where expires_at <= $1";
    /// The oldest of a client, where it has as many as it may.
    MAKE_ROOM = "delete from lrs_token
        where client = $1 and id in (select id from lrs_token where client = $1 order by expires_at desc limit 1000 offset $2)";
    END_ALL = "delete from lrs_token where client = $1";
}

/// A token that is valid: whose it is, the hash of its secret half, its scopes.
pub(crate) struct Found {
    pub known: Known,
    pub secret: [u8; 32],
    pub scopes: String,
}

impl FromRow for Found {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { known: Known::from_row(row)?, secret: row.take()?, scopes: row.take()? })
    }
}

/// The token of this public half, if it is valid now and its client was not ended.
pub(crate) fn with_id(tx: &Read<'_>, id: &str) -> Result<Option<Found>> {
    tx.maybe(WITH_ID, params![id, tx.now()])
}

/// Writes a token, takes away all that expired, and the oldest of the client where there are too many.
pub(crate) fn add(tx: &Write<'_>, known: &Known, id: &str, secret: &[u8; 32], scopes: &str) -> Result<()> {
    let client = &known.client.id;
    tx.run(PURGE, params![tx.now()])?;
    tx.run(MAKE_ROOM, params![client, TOKENS_MAX - 1])?;
    let expires = tx.now().plus_ms(VALID_SECONDS * 1_000);
    tx.run(ADD, params![id, &known.organisation, client, secret, scopes, expires]).map(drop)
}

/// Ends every token of a client.
pub(crate) fn end_all(tx: &Write<'_>, client: &ClientId) -> Result<()> {
    tx.run(END_ALL, params![client]).map(drop)
}
