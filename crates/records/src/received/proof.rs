//! What proves that other systems' statements are in the log: a proof of one (C2SP tlog-proof), and records of many as lines.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_ledger::note::TlogProof;
use zhixing_ledger::{Evidence, Hash, RecordEntry, RecordFile, commitment};

use super::store::{self, Received};
use crate::log::{Export, LogHead, Proof, store as log};
use crate::text::Text;
use crate::witness::store::cosigned;

/// Bytes of a line besides its text and its path.
const AROUND: usize = 400;
/// Bytes of a hash of a path, with its quotes.
const HASH: usize = 48;

/// The proof that a received text is in the log, towards the newest checkpoint; `None` while it waits for the clerk. Its extra data is the text's salt:
/// with the exact text, that is all that is needed to compute what the log holds.
pub fn proof_of_received(tx: &Read<'_>, organisation: &OrganisationId, number: i64) -> Result<Option<Proof>> {
    let text = store::one(tx, number)?;
    let Some(index) = store::position(tx, organisation, number)? else { return Ok(None) };
    let (size, checkpoint) = towards(tx, &log::head(tx, organisation)?.ok_or(Error::NotFound)?, index)?;
    let path = log::tree(tx, organisation, size, |tree| tree.inclusion(index))?.map_err(Error::broken)?;
    let (commitment, extra) = match evidence(tx, organisation, &text, index)? {
        Evidence::Salt(salt) => (commitment(&salt, text.body.as_bytes()), Some(salt.to_vec())),
        Evidence::Erased(commitment) => (commitment, None),
    };
    let text = TlogProof { extra, index, path, checkpoint }.encode();
    Ok(Some(Proof { index, commitment, text }))
}

/// The record of received texts, by their numbers, ready to be sealed as lines. Refuses, with a sentence, while one of them waits for the log, and when
/// they are too many for one file.
pub fn export_received(tx: &Read<'_>, organisation: &OrganisationId, numbers: &[i64]) -> Result<Export> {
    let waits = || Error::from(Sentence::of(|language| Text(language).being_added()));
    let head = log::head(tx, organisation)?.ok_or_else(waits)?;
    let behind = store::behind(tx, organisation)?;
    if numbers.iter().any(|number| *number >= behind) {
        return Err(waits());
    }
    // Before they are held: a few thousand of the largest would fill the memory.
    if store::length(tx, numbers)? > RecordFile::LENGTH_MAX {
        return Err(too_large());
    }
    lines(tx, &head, store::placed_texts(tx, organisation, numbers)?)
}

fn too_large() -> Error {
    Sentence::of(|language| Text(language).export_too_large()).into()
}

/// The record of all that was received and stands at the places `from..until` of this installation's log; `None` where there is only the house's own.
pub fn export_received_places(tx: &Read<'_>, from: u64, until: u64) -> Result<Option<Export>> {
    let head = log::house_head(tx)?.ok_or(Error::NotFound)?;
    let texts = store::placed(tx, &head.organisation, from, until)?;
    if texts.is_empty() { Ok(None) } else { lines(tx, &head, texts).map(Some) }
}

fn lines(tx: &Read<'_>, head: &LogHead, texts: Vec<(u64, Received)>) -> Result<Export> {
    let organisation = &head.organisation;
    let last = texts.iter().map(|(place, _)| *place).max().ok_or(Error::NotFound)?;
    let (size, checkpoint) = towards(tx, head, last)?;
    let around = AROUND + HASH * (u64::BITS - size.leading_zeros()) as usize;
    let bytes: usize = texts.iter().map(|(_, text)| text.body.len() + around).sum();
    if texts.len() > RecordFile::STATEMENTS_MAX || bytes > RecordFile::LENGTH_MAX {
        return Err(too_large());
    }
    let paths = log::tree(tx, organisation, size, |tree| {
        texts.iter().map(|(place, _)| tree.inclusion(*place)).collect::<Result<Vec<_>, _>>()
    })?;
    let proved = texts.into_iter().zip(paths.map_err(Error::broken)?);
    let entries: Result<_> = proved
        .map(|((index, text), proof)| {
            let evidence = evidence(tx, organisation, &text, index)?;
            Ok(RecordEntry { index, evidence, statement: text.body, proof })
        })
        .collect();
    Ok(Export::of(checkpoint, entries?))
}

/// The checkpoint that a proof of this place leads to: the newest that witnesses cosigned, where one of those covers it; else the newest.
fn towards(tx: &Read<'_>, head: &LogHead, place: u64) -> Result<(u64, String)> {
    Ok(cosigned(tx, &head.organisation, place)?.unwrap_or_else(|| (head.size, head.checkpoint.clone())))
}

/// How a text and the log hang together.
fn evidence(tx: &Read<'_>, organisation: &OrganisationId, text: &Received, index: u64) -> Result<Evidence> {
    if text.erased {
        let kept: Hash = log::commitment_at(tx, organisation, index)?;
        return Ok(Evidence::Erased(kept));
    }
    Ok(Evidence::Salt(text.salt))
}
