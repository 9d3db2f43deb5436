//! What can happen to a client: it is made, given another secret, ended; a request of it is refused.

use serde_json::json;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, require, top_unit, unit};
use zhixing_records::{Deed, Thing, Verb, append};

use super::model::{CLIENTS_MAX, Client, ClientId, NewClient};
use super::store;
use crate::text::Text;
use crate::{token, verbs};

/// A key and a secret, shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The client.
    pub id: ClientId,
    /// The key.
    pub key: String,
    /// The secret: kept nowhere.
    pub secret: String,
}

/// Makes a client. Its key and its secret are given back this once.
pub fn make(tx: &Write<'_>, actor: &Actor, new: &NewClient) -> Result<Shown> {
    may_administer(tx, actor)?;
    unit(tx, &new.unit)?;
    if store::list(tx, &actor.organisation, CLIENTS_MAX)?.len() == CLIENTS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_clients()).into());
    }
    let words = store::words(tx, &actor.organisation)?;
    let id: ClientId = tx.new_id();
    let (key, secret) = (hex::encode(tx.random::<8>()), hex::encode(tx.random::<32>()));
    let credentials = store::Credentials { key: &key, secret: words.secret(&secret) };
    store::add(tx, &actor.organisation, &id, new, &credentials, &actor.member)?;
    let facts = json!({ "key": key, "writes": new.writes, "reads": new.reads.word(), "unit": new.unit.as_str() });
    note(tx, actor, &verbs::CLIENT_MADE, (&id, &new.name), facts)?;
    Ok(Shown { id, key, secret })
}

/// Gives a client another secret; the earlier one opens nothing from this moment on.
pub fn renew(tx: &Write<'_>, actor: &Actor, id: &ClientId) -> Result<Shown> {
    may_administer(tx, actor)?;
    let client = there(tx, actor, id)?;
    let secret = hex::encode(tx.random::<32>());
    let hash = store::words(tx, &actor.organisation)?.secret(&secret);
    store::renew(tx, &actor.organisation, id, &hash)?;
    token::store::end_all(tx, id)?;
    note(tx, actor, &verbs::CLIENT_RENEWED, (id, &client.name), serde_json::Value::Null)?;
    Ok(Shown { id: id.clone(), key: client.key, secret })
}

/// Ends a client: its key opens nothing from this moment on. What it wrote stays.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &ClientId) -> Result<()> {
    may_administer(tx, actor)?;
    let client = there(tx, actor, id)?;
    store::end(tx, &actor.organisation, id)?;
    token::store::end_all(tx, id)?;
    note(tx, actor, &verbs::CLIENT_ENDED, (id, &client.name), serde_json::Value::Null)
}

/// Notes that a request was refused, and why. What was sent is not kept.
pub fn refuse(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    client: &ClientId,
    request: (&str, &str),
    (status, reason): (u16, &str),
) -> Result<()> {
    let end = reason.char_indices().nth(500).map_or(reason.len(), |(end, _)| end);
    store::refuse(tx, organisation, client, request, (status, &reason[..end]))?;
    tx.announce(format!("lrs-client/{client}"));
    Ok(())
}

pub(crate) fn may_administer(tx: &zhixing_kit::Read<'_>, actor: &Actor) -> Result<()> {
    let top = top_unit(tx, &actor.organisation)?;
    require(tx, actor, Right::Administer, &Place::unit(&top.id))
}

fn there(tx: &Write<'_>, actor: &Actor, id: &ClientId) -> Result<Client> {
    let client = store::one(tx, &actor.organisation, id)?;
    match client.ended_at {
        None => Ok(client),
        Some(_) => Err(Error::from(Sentence::of(|language| Text(language).client_ended_already()))),
    }
}

fn note(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    (id, name): (&ClientId, &str),
    facts: serde_json::Value,
) -> Result<()> {
    let path = format!("lrs-client/{id}");
    let object = Thing { kind: &verbs::CLIENT, path: path.clone(), name: name.to_owned() };
    let unit = top_unit(tx, &actor.organisation)?.id;
    let deed = Deed { verb, object, about: path, unit, concerns: Vec::new(), happened_at: tx.now(), facts };
    append(tx, &actor.author(), deed).map(drop)
}
