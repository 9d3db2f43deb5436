//! One round of the clerk, before it is written: which statements get which places, the tiles that change, the new signed checkpoint.
//! It is made from a snapshot and changes nothing; [`super::store::grow`] writes it, if nobody else was faster.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result};
use zhixing_ledger::log::leaf;
use zhixing_ledger::{Checkpoint, Hash, Tile, commitment};

use super::key::SigningKey;
use super::proof::LogHead;
use super::store;
use crate::model::StatementId;
use crate::received::store::{self as received, Span};

/// Statements that one round adds at most.
pub(crate) const ROUND_MAX: usize = 1_000;

/// What a round will write.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    pub organisation: OrganisationId,
    /// The log's size before.
    pub from: u64,
    /// In the order of their places, from `from` on.
    pub placed: Vec<StatementId>,
    /// What other systems recorded, behind those.
    pub received: Option<Span>,
    pub root: Hash,
    pub checkpoint: String,
    pub tiles: Vec<(Tile, Vec<u8>)>,
    pub bundles: Vec<(u64, Vec<u8>)>,
}

impl Round {
    /// The log's size after.
    pub(crate) fn size(&self) -> u64 {
        self.from + self.len() as u64
    }

    /// How many statements it adds.
    pub(crate) fn len(&self) -> usize {
        self.placed.len() + self.received.map_or(0, |span| span.count as usize)
    }

    /// Prepares a round of what waits; `None` when nothing does. Refuses to sign anything that does not continue what was signed before.
    pub(crate) fn prepare(tx: &Read<'_>, organisation: &OrganisationId, key: &SigningKey) -> Result<Option<Self>> {
        let waiting = store::waiting(tx, organisation, ROUND_MAX)?;
        let received = received::waiting(tx, organisation, ROUND_MAX - waiting.len())?;
        if waiting.is_empty() && received.is_empty() {
            return Ok(None);
        }
        let head = store::head(tx, organisation)?.ok_or(Error::NotFound)?;
        check_head(&head, key)?;
        let ours = waiting.iter().map(|(_, salt, body)| commitment(salt, body.as_bytes()));
        let entries: Vec<_> =
            ours.chain(received.iter().map(|text| commitment(&text.salt, text.body.as_bytes()))).collect();
        let leaves: Vec<_> = entries.iter().map(|entry| leaf(&entry.0)).collect();
        let grown = store::tree(tx, organisation, head.size, |tree| {
            let before = tree.root()?;
            Ok((before, tree.append(&leaves)?, tree.root()?))
        })?;
        let (before, tiles, root) = grown.map_err(Error::broken)?;
        if before != head.root {
            return Err(Error::broken("the log's tiles do not lead to its root; nothing is added to it"));
        }
        let size = head.size + entries.len() as u64;
        Ok(Some(Self {
            from: head.size,
            received: received.first().map(|first| Span {
                position: head.size + waiting.len() as u64,
                number: first.number,
                count: received.len() as u64,
            }),
            placed: waiting.into_iter().map(|(id, _, _)| id).collect(),
            root,
            checkpoint: Checkpoint::sign(size, root, key.signer()),
            tiles,
            bundles: bundles(tx, organisation, head.size, &entries)?,
            organisation: organisation.clone(),
        }))
    }
}

/// The newest checkpoint must be ours and say what the head says.
fn check_head(head: &LogHead, key: &SigningKey) -> Result<()> {
    let verifier = key.signer().verifier();
    let signed = Checkpoint::open(&head.checkpoint, verifier)
        .map_err(|error| Error::broken(format_args!("the log's newest checkpoint: {error}; nothing is added to it")))?;
    if signed.size == head.size && signed.root == head.root {
        Ok(())
    } else {
        Err(Error::broken("the log's head is not what its newest checkpoint says; nothing is added to it"))
    }
}

/// The bundles that change, from the one that is not yet full on.
fn bundles(tx: &Read<'_>, organisation: &OrganisationId, size: u64, entries: &[Hash]) -> Result<Vec<(u64, Vec<u8>)>> {
    let full = u64::from(Tile::FULL);
    let mut number = size / full;
    let present = (size % full) as usize * Hash::LENGTH;
    let mut bytes =
        if present == 0 { Vec::new() } else { store::bundle(tx, organisation, number)?.unwrap_or_default() };
    if bytes.len() != present {
        return Err(Error::broken(
            "the log's last bundle has another length than its size says; nothing is added to it",
        ));
    }
    let mut changed = Vec::new();
    let mut rest = entries;
    while !rest.is_empty() {
        let room = usize::from(Tile::FULL) - bytes.len() / Hash::LENGTH;
        let (now, later) = rest.split_at(room.min(rest.len()));
        bytes.extend(now.iter().flat_map(|entry| entry.0));
        changed.push((number, std::mem::take(&mut bytes)));
        number += 1;
        rest = later;
    }
    Ok(changed)
}
