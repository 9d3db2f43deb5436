//! What can happen to documents. Each says whether the request may, looking at what is there in the same transaction.

use sha2::{Digest, Sha256};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Result, Write};
use zhixing_xapi::Version;

use super::model::{Condition, Document, Shelf, Why, is_json, is_object, merge};
use super::store;

/// Bytes of one document.
pub(crate) const BYTES_MAX: usize = 2 * 1024 * 1024;

/// A document as it was sent.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub content_type: String,
    pub bytes: Vec<u8>,
}

/// A document takes the place of what was there.
pub(crate) fn put(
    tx: &Write<'_>,
    (organisation, version): (&OrganisationId, Version),
    (shelf, id): (&Shelf, &str),
    sent: &Sent,
    condition: &Condition,
) -> Result<Result<(), Why>> {
    let there = store::one(tx, organisation, shelf, id)?;
    if let Err(why) = condition.lets_put(shelf.kind, version, there.as_ref()) {
        return Ok(Err(why));
    }
    save(tx, organisation, (shelf, id), sent.clone())
}

/// A document is merged into what was there, when both are JSON objects; else it is new.
pub(crate) fn post(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    (shelf, id): (&Shelf, &str),
    sent: &Sent,
    condition: &Condition,
) -> Result<Result<(), Why>> {
    let there = store::one(tx, organisation, shelf, id)?;
    if !condition.holds(there.as_ref()) {
        return Ok(Err(Why::Changed));
    }
    if is_json(&sent.content_type) && !is_object(&sent.bytes) {
        return Ok(Err(Why::NoObject));
    }
    let Some(there) = there else { return save(tx, organisation, (shelf, id), sent.clone()) };
    let both = is_json(&there.content_type) && is_json(&sent.content_type);
    match merge(&there.bytes, &sent.bytes).filter(|_| both) {
        Some(bytes) => save(tx, organisation, (shelf, id), Sent { content_type: there.content_type, bytes }),
        None => Ok(Err(Why::NoObject)),
    }
}

/// A document goes.
pub(crate) fn take(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    (shelf, id): (&Shelf, &str),
    condition: &Condition,
) -> Result<Result<(), Why>> {
    if !condition.holds(store::one(tx, organisation, shelf, id)?.as_ref()) {
        return Ok(Err(Why::Changed));
    }
    store::take(tx, organisation, shelf, id).map(Ok)
}

fn save(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    (shelf, id): (&Shelf, &str),
    sent: Sent,
) -> Result<Result<(), Why>> {
    if sent.bytes.len() > BYTES_MAX {
        return Ok(Err(Why::TooLarge));
    }
    store::put(tx, organisation, shelf, id, &document(tx, sent)).map(Ok)
}

/// A document of this moment.
pub(crate) fn document(tx: &Write<'_>, sent: Sent) -> Document {
    let etag = hex::encode(&Sha256::digest(&sent.bytes)[..20]);
    Document { content_type: sent.content_type, bytes: sent.bytes, etag, updated_at: tx.now() }
}
