//! What can happen: a client is given a token. It leaves no record of its own, as no request does.

use zhixing_kit::{Result, Write};

use super::model::{Scope, line};
use super::store;
use crate::client::store::Known;

/// Gives a client a token with these scopes: its public half and its secret one, with a dot between. It is kept nowhere but as a keyed hash.
pub(crate) fn issue(tx: &Write<'_>, known: &Known, scopes: &[Scope]) -> Result<String> {
    let (id, secret) = (hex::encode(tx.random::<8>()), hex::encode(tx.random::<32>()));
    store::add(tx, known, &id, &known.words.token(&secret), &line(scopes))?;
    Ok(format!("{id}.{secret}"))
}
