//! Clients and their refused requests in the database, and the key of the words.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::MemberId;

use super::model::{Client, ClientId, NewClient, REFUSALS_MAX, Reads, Refusal};
use crate::pass::model::Pass;
use crate::token::model::Grant;
use crate::word::Words;

statements! {
    KEY = "select secret from lrs_key where organisation = $1";
    ADD_KEY = "insert into lrs_key (organisation, secret) values ($1, $2) on conflict (organisation) do nothing";
    ADD = "insert into lrs_client (id, organisation, number, name, key, secret, writes, reads, unit, made_by, made_at, ended_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null)";
    /// Of all organisations: by its number alone a client's statements are found.
    HIGHEST = "select cast(coalesce(max(number), 0) as bigint) from lrs_client";
    /// Without the one under which the house's own courses write: it belongs to no other system.
    LIST = "select id, number, name, key, writes, reads, unit, made_at, ended_at
        from lrs_client
        where organisation = $1 and key not like 'courses-%'
        order by case when ended_at is null then 0 else 1 end, name, id
        limit $2";
    ONE = "select id, number, name, key, writes, reads, unit, made_at, ended_at from lrs_client where organisation = $1 and id = $2";
    WITH_KEY = "select c.id, c.number, c.name, c.key, c.writes, c.reads, c.unit, c.made_at, c.ended_at, c.organisation, c.secret, k.secret,
            h.stored_at
        from lrs_client c
        join lrs_key k on k.organisation = c.organisation
        left join received_head h on h.organisation = c.organisation
        where c.key = $1 and c.ended_at is null";
    BY_KEY = "select id, number, name, key, writes, reads, unit, made_at, ended_at from lrs_client where organisation = $1 and key = $2";
    END = "update lrs_client set ended_at = $3 where organisation = $1 and id = $2 and ended_at is null";
    RENEW = "update lrs_client set secret = $3 where organisation = $1 and id = $2 and ended_at is null";
    NAME_OF = "select name from lrs_client where organisation = $1 and number = $2";
    REFUSE = "insert into lrs_refusal (id, organisation, client, at, method, resource, status, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    FORGET = "delete from lrs_refusal
        where client = $1 and id < (select min(newest.id) from (select id from lrs_refusal where client = $1 order by id desc limit $2) newest)";
    REFUSALS = "select at, method, resource, status, reason from lrs_refusal where client = $1 order by id desc limit $2";
}

/// A client as its request is judged: with the hash of its secret, and the words of its organisation.
pub(crate) struct Known {
    pub client: Client,
    pub organisation: OrganisationId,
    pub secret: [u8; 32],
    pub words: Words,
    /// What this request may.
    pub grant: Grant,
    /// When the newest statement of its organisation was stored.
    pub newest: Option<Moment>,
    /// To what an open course is narrowed, when it is one.
    pub pass: Option<Pass>,
}

impl FromRow for Client {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            number: row.take()?,
            name: row.take()?,
            key: row.take()?,
            writes: row.take()?,
            reads: Reads::read(&row.take::<String>()?)
                .ok_or_else(|| Error::broken("a client with an unknown scope"))?,
            unit: row.take()?,
            made_at: row.take()?,
            ended_at: row.take()?,
        })
    }
}

impl FromRow for Known {
    fn from_row(row: &mut Row) -> Result<Self> {
        let client = Client::from_row(row)?;
        Ok(Self {
            grant: Grant::of(&client),
            client,
            organisation: row.take()?,
            secret: row.take()?,
            words: Words::new(row.take()?),
            newest: row.take()?,
            pass: None,
        })
    }
}

impl FromRow for Refusal {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (at, method, resource): (Moment, String, String) = (row.take()?, row.take()?, row.take()?);
        Ok(Self { at, request: format!("{method} {resource}"), status: row.take::<u32>()? as u16, reason: row.take()? })
    }
}

/// The organisation's words; their key is made when they are asked for first.
pub(crate) fn words(tx: &Write<'_>, organisation: &OrganisationId) -> Result<Words> {
    tx.run(ADD_KEY, params![organisation, &tx.random::<32>()])?;
    tx.one::<([u8; 32],)>(KEY, params![organisation]).map(|(key,)| Words::new(key))
}

/// The organisation's words, if anything was ever written.
pub(crate) fn words_there(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Option<Words>> {
    Ok(tx.maybe::<([u8; 32],)>(KEY, params![organisation])?.map(|(key,)| Words::new(key)))
}

pub(crate) struct Credentials<'a> {
    pub key: &'a str,
    pub secret: [u8; 32],
}

pub(crate) fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    id: &ClientId,
    new: &NewClient,
    credentials: &Credentials<'_>,
    by: &MemberId,
) -> Result<()> {
    let (highest,) = tx.one::<(i64,)>(HIGHEST, &[])?;
    let values = params![
        id,
        organisation,
        highest + 1,
        &new.name,
        credentials.key,
        &credentials.secret,
        new.writes,
        new.reads.word(),
        &new.unit,
        by,
        tx.now()
    ];
    tx.run(ADD, values).map(drop)
}

pub(crate) fn list(tx: &Read<'_>, organisation: &OrganisationId, limit: usize) -> Result<Vec<Client>> {
    tx.all(LIST, params![organisation, limit])
}

pub(crate) fn one(tx: &Read<'_>, organisation: &OrganisationId, id: &ClientId) -> Result<Client> {
    tx.one(ONE, params![organisation, id])
}

/// The name of the client with a number.
pub(crate) fn name_of(tx: &Read<'_>, organisation: &OrganisationId, number: i64) -> Result<Option<String>> {
    Ok(tx.maybe::<(String,)>(NAME_OF, params![organisation, number])?.map(|(name,)| name))
}

/// The client with this key in an organisation, ended or not.
pub(crate) fn by_key(tx: &Read<'_>, organisation: &OrganisationId, key: &str) -> Result<Option<Client>> {
    tx.maybe(BY_KEY, params![organisation, key])
}

/// The client with this key, unless it was ended.
pub(crate) fn with_key(tx: &Read<'_>, key: &str) -> Result<Option<Known>> {
    tx.maybe(WITH_KEY, params![key])
}

pub(crate) fn end(tx: &Write<'_>, organisation: &OrganisationId, id: &ClientId) -> Result<bool> {
    Ok(tx.run(END, params![organisation, id, tx.now()])? == 1)
}

pub(crate) fn renew(tx: &Write<'_>, organisation: &OrganisationId, id: &ClientId, secret: &[u8; 32]) -> Result<bool> {
    Ok(tx.run(RENEW, params![organisation, id, secret])? == 1)
}

/// Notes a refused request, and forgets the oldest of that client.
pub(crate) fn refuse(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    client: &ClientId,
    (method, resource): (&str, &str),
    (status, reason): (u16, &str),
) -> Result<()> {
    let id: ClientId = tx.new_id();
    tx.run(REFUSE, params![&id, organisation, client, tx.now(), method, resource, u32::from(status), reason])?;
    tx.run(FORGET, params![client, REFUSALS_MAX]).map(drop)
}

pub(crate) fn refusals(tx: &Read<'_>, client: &ClientId) -> Result<Vec<Refusal>> {
    tx.all(REFUSALS, params![client, REFUSALS_MAX])
}
