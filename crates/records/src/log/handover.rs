//! Another key for the log: the log goes on under its name, from the size that the earlier key signed last, and a signed note says so. The earlier
//! key stays known, so that what it signed can be verified for ever. It never decides who may do it, and changes no entry.

use zhixing_kit::{Error, Moment, Read, Result, Sentence, Write};
use zhixing_ledger::{Checkpoint, Ground, Handover, VerifierKey};

use super::key::SigningKey;
use super::proof::LogHead;
use super::store;
use crate::text::Text;

/// A key that signed the log until another took its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierKey {
    /// From 1, in the order of their ends.
    pub number: u64,
    /// The public key: `name+id+base64`.
    pub verifier_key: String,
    /// Entries that it signed last.
    pub size: u64,
    /// The last checkpoint that it signed.
    pub checkpoint: String,
    /// The signed note that names the next key.
    pub handover: String,
    /// When it ended.
    pub ended_at: Moment,
}

impl EarlierKey {
    /// The key's fingerprint, for comparing by eye; empty for a damaged key.
    pub fn fingerprint(&self) -> String {
        VerifierKey::parse(&self.verifier_key).map_or_else(|_| String::new(), |key| key.fingerprint())
    }

    /// Why it ended, if its note verifies.
    pub fn ground(&self) -> Option<Ground> {
        Handover::verify(self.handover.as_bytes(), None).ok().map(|handover| handover.ground)
    }
}

/// The keys of this installation's log before the one of today, in the order of their ends.
pub fn earlier_keys(tx: &Read<'_>) -> Result<Vec<EarlierKey>> {
    store::house_head(tx)?.map_or(Ok(Vec::new()), |head| store::earlier_keys(tx, &head.organisation))
}

/// Gives the log another key and says so in a signed note, which is handed back. `before` signs too, where it is there.
///
/// Refuses, with a sentence, while statements signed by another hand stand at its head, and a log that grew meanwhile.
pub fn hand_over(tx: &Write<'_>, after: &SigningKey, before: Option<&SigningKey>, ground: Ground) -> Result<Handover> {
    let head = store::house_head(tx)?.ok_or(Error::NotFound)?;
    let key = VerifierKey::parse(&head.verifier_key).map_err(Error::broken)?;
    Checkpoint::open(&head.checkpoint, &key)
        .ok()
        .filter(|signed| signed.size == head.size && signed.root == head.root)
        .ok_or_else(|| Sentence::of(|language| Text(language).head_not_signed().to_owned()))?;
    let handover = Handover {
        before: key,
        after: after.signer().verifier().clone(),
        size: head.size,
        root: head.root,
        at: tx.now().rfc3339(),
        ground,
    };
    let note =
        handover.write(after.signer(), before.map(SigningKey::signer)).map_err(|fault| Error::broken(fault.en()))?;
    let ended = EarlierKey {
        number: store::earlier_keys(tx, &head.organisation)?.len() as u64 + 1,
        verifier_key: head.verifier_key.clone(),
        size: head.size,
        checkpoint: head.checkpoint.clone(),
        handover: note,
        ended_at: tx.now(),
    };
    store::add_earlier_key(tx, &head.organisation, &ended)?;
    let first = Checkpoint::sign(head.size, head.root, after.signer());
    if store::change_key(tx, &head, &after.verifier_key(), &first)? { Ok(handover) } else { Err(Error::Busy) }
}

/// What is wrong with the history of keys, each with its number: a last checkpoint that its key did not sign, a note that does not lead from one key to
/// the next, a tree that does not continue what was signed.
pub(super) fn faults(tx: &Read<'_>, head: &LogHead) -> Result<Vec<(u64, String)>> {
    let keys = store::earlier_keys(tx, &head.organisation)?;
    let next = keys.iter().skip(1).map(|key| key.verifier_key.as_str()).chain([head.verifier_key.as_str()]);
    let mut faults = Vec::new();
    for (key, next) in keys.iter().zip(next) {
        match said_of(key, next) {
            Err(why) => faults.push((key.number, why)),
            Ok(signed) => {
                let same = signed.size <= head.size
                    && store::tree(tx, &head.organisation, signed.size, |tree| Ok(tree.root()? == signed.root))?
                        == Ok(true);
                if !same {
                    faults.push((key.number, "the log does not continue what it signed last".to_owned()));
                }
            }
        }
    }
    Ok(faults)
}

/// The last checkpoint of an earlier key, if its note leads from it to the next key at that very size and root.
fn said_of(key: &EarlierKey, next: &str) -> Result<Checkpoint, String> {
    let known = VerifierKey::parse(&key.verifier_key).map_err(|error| error.to_string())?;
    let signed = Checkpoint::open(&key.checkpoint, &known).map_err(|error| error.to_string())?;
    let handover = Handover::verify(key.handover.as_bytes(), Some(&known)).map_err(|fault| fault.en())?;
    let leads = handover.before == known && handover.after.encode() == next;
    let agrees = (handover.size, handover.root) == (signed.size, signed.root) && signed.size == key.size;
    if leads && agrees { Ok(signed) } else { Err("its note does not lead from it to the next key".to_owned()) }
}
