//! Where the log stands, and the proof that a statement is in it.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_ledger::note::TlogProof;
use zhixing_ledger::{Evidence, Hash, VerifierKey, commitment};

use super::store;
use crate::model::StatementId;

/// The newest state of an organisation's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogHead {
    /// Whose log.
    pub organisation: OrganisationId,
    /// The public key: `name+id+base64`.
    pub verifier_key: String,
    /// Statements in the log.
    pub size: u64,
    /// The tree's root.
    pub root: Hash,
    /// The newest signed checkpoint.
    pub checkpoint: String,
    /// When it was signed.
    pub signed_at: Moment,
}

/// Where the log stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogState {
    /// The log; `None` before the first start.
    pub head: Option<LogHead>,
    /// Statements that wait for the clerk.
    pub waiting: u64,
    /// Since when the oldest of them waits.
    pub oldest_waiting: Option<Moment>,
}

/// The proof of one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The statement's place in the log.
    pub index: u64,
    /// What the log holds of it.
    pub commitment: Hash,
    /// Path and checkpoint as C2SP tlog-proof text.
    pub text: String,
}

impl LogHead {
    /// The key's fingerprint, for comparing by eye; empty for a damaged key.
    pub fn fingerprint(&self) -> String {
        VerifierKey::parse(&self.verifier_key).map_or_else(|_| String::new(), |key| key.fingerprint())
    }
}

/// Where the log of this installation's organisation stands.
pub fn log_state(tx: &Read<'_>) -> Result<LogState> {
    let (waiting, oldest_waiting) = store::count_waiting(tx)?;
    Ok(LogState { head: store::house_head(tx)?, waiting, oldest_waiting })
}

/// The proof that a statement is in the log, towards the newest checkpoint; `None` while it waits for the clerk.
pub fn proof_of(tx: &Read<'_>, id: &StatementId) -> Result<Option<Proof>> {
    let stored = store::stored(tx, id)?;
    let Some(index) = stored.position else { return Ok(None) };
    let head = store::head(tx, &stored.organisation)?.ok_or(Error::NotFound)?;
    let path =
        store::tree(tx, &stored.organisation, head.size, |tree| tree.inclusion(index))?.map_err(Error::broken)?;
    let text = TlogProof { extra: None, index, path, checkpoint: head.checkpoint }.encode();
    let commitment = match store::evidence(tx, &stored, index)? {
        Evidence::Salt(salt) => commitment(&salt, stored.body.as_bytes()),
        Evidence::Erased(commitment) => commitment,
    };
    Ok(Some(Proof { index, commitment, text }))
}
