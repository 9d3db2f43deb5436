//! Passes in the database.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Row, Write, params, statements};

use super::model::Pass;
use crate::client::model::ClientId;
use crate::client::store::Known;

statements! {
    ADD = "insert into lrs_pass (key, organisation, client, secret, agent, activity, registration, until_at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    END = "delete from lrs_pass where key = $1";
    END_OLD = "delete from lrs_pass where until_at < $1";
    /// The columns of a client with its key come first, as `client::store` reads them; the pass's secret stands in place of the client's.
    WITH_KEY = "select c.id, c.number, c.name, c.key, c.writes, c.reads, c.unit, c.made_at, c.ended_at, c.organisation, p.secret, k.secret,
            h.stored_at, p.key, p.agent, p.activity, p.registration, p.until_at
        from lrs_pass p
        join lrs_client c on c.id = p.client
        join lrs_key k on k.organisation = c.organisation
        left join received_head h on h.organisation = c.organisation
        where p.key = $1 and p.until_at > $2 and c.ended_at is null";
}

struct WithPass(Known);

impl FromRow for WithPass {
    fn from_row(row: &mut Row) -> Result<Self> {
        let mut known = Known::from_row(row)?;
        known.pass = Some(Pass {
            key: row.take()?,
            agent: row.take()?,
            activity: row.take()?,
            registration: row.take()?,
            until: row.take()?,
        });
        Ok(Self(known))
    }
}

pub(crate) fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    (client, secret): (&ClientId, &[u8; 32]),
    pass: &Pass,
) -> Result<()> {
    let values =
        params![&pass.key, organisation, client, secret, &pass.agent, &pass.activity, &pass.registration, pass.until];
    tx.run(ADD, values).map(drop)
}

pub(crate) fn end(tx: &Write<'_>, key: &str) -> Result<()> {
    tx.run(END, params![key]).map(drop)
}

/// Takes those away whose time is over.
pub(crate) fn end_old(tx: &Write<'_>, now: Moment) -> Result<()> {
    tx.run(END_OLD, params![now]).map(drop)
}

/// Whose pass has this key, unless its time is over or its client was ended.
pub(crate) fn with_key(tx: &Read<'_>, key: &str, now: Moment) -> Result<Option<Known>> {
    Ok(tx.maybe::<WithPass>(WITH_KEY, params![key, now])?.map(|WithPass(known)| known))
}
