//! The clerk: adds waiting statements to the log, in groups. A round is one transaction that grows the log by compare-and-set on its size:
//! a kill at any instant leaves the log as it was or as it is to be, and of two nodes that try at once one does nothing.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::live::Live;
use zhixing_kit::{Db, Error, Result, Sentence};
use zhixing_ledger::{Checkpoint, Hash};

use super::export::Export;
use super::key::SigningKey;
use super::round::{ROUND_MAX, Round};
use super::store;
use crate::text::Text;

/// How long waiting statements gather before a round: at most five rounds a second.
const GATHER: Duration = Duration::from_millis(200);
/// How often the clerk looks by itself, for what another node left behind.
const EVERY: Duration = Duration::from_secs(5);

/// The clerk of one organisation's log. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Clerk {
    organisation: OrganisationId,
    key: Arc<SigningKey>,
}

impl Clerk {
    /// Opens the log with the key in this file, or begins it with a new key there. `origin` names a new log; the default is
    /// `zhixing/<organisation>`.
    ///
    /// Refuses, with a sentence, a key that is not the log's, and a log whose key file is gone: neither is ever replaced.
    pub fn start(db: &Db, organisation: &OrganisationId, key_file: &Path, origin: Option<&str>) -> Result<Self> {
        let asked = organisation.clone();
        let begun = db.read_now(move |tx| store::head(tx, &asked))?.is_some();
        let key = match SigningKey::read(key_file)? {
            Some(key) => key,
            None if begun => return Err(Sentence::of(|language| Text(language).key_missing(key_file.display())).into()),
            None => {
                let origin = origin.map_or_else(|| format!("zhixing/{organisation}"), str::to_owned);
                SigningKey::create_or_read(key_file, &origin, &db.surroundings().random)?
            }
        };
        Self::open(db, organisation, key)
    }

    /// Opens the log with this key, or begins it. Refuses a key that is not the log's.
    pub fn open(db: &Db, organisation: &OrganisationId, key: SigningKey) -> Result<Self> {
        let clerk = Self { organisation: organisation.clone(), key: Arc::new(key) };
        let opened = clerk.clone();
        db.write_now(move |tx| {
            let (organisation, ours) = (&opened.organisation, opened.key.verifier_key());
            let first = Checkpoint::sign(0, Hash::of_empty_tree(), opened.key.signer());
            store::create(tx, organisation, &ours, &first)?;
            let head = store::head(tx, organisation)?.ok_or(Error::NotFound)?;
            if head.verifier_key == ours {
                return Ok(());
            }
            Err(Sentence::of(|language| Text(language).key_of_another_log(&head.verifier_key, &ours)).into())
        })?;
        Ok(clerk)
    }

    /// One round. Says how many statements were added; 0 when none waits, or another node was faster.
    pub fn round(&self, db: &Db) -> Result<usize> {
        let clerk = self.clone();
        match db.read_now(move |tx| clerk.prepare(tx))? {
            None => Ok(0),
            Some(round) => db.write_now(move |tx| write(tx, &round)),
        }
    }

    /// Rounds until nothing waits. Says how many statements were added.
    pub fn catch_up(&self, db: &Db) -> Result<usize> {
        let mut added = 0;
        loop {
            match self.round(db)? {
                0 => return Ok(added),
                more => added += more,
            }
        }
    }

    /// [`Clerk::catch_up`] for handlers: before an export, say.
    pub async fn catch_up_soon(&self, db: &Db) -> Result<usize> {
        let mut added = 0;
        loop {
            let clerk = self.clone();
            let Some(round) = db.read(move |tx| clerk.prepare(tx)).await? else { return Ok(added) };
            match db.write(move |tx| write(tx, &round)).await? {
                0 => return Ok(added),
                more => added += more,
            }
        }
    }

    /// Works until `shutdown`: wakes when something is recorded on this node, and every few seconds. Failures are logged and tried again.
    pub async fn run(self, db: Db, live: Live, shutdown: impl Future<Output = ()> + Send) {
        let mut announcements = live.listen();
        let mut shutdown = std::pin::pin!(shutdown);
        loop {
            if let Err(error) = self.catch_up_soon(&db).await {
                tracing::warn!(%error, "entries could not be added to the log; tried again soon");
            }
            let work = async {
                // Whichever comes first; then a moment, so that others join.
                drop(tokio::time::timeout(EVERY, recorded(&mut announcements)).await);
                tokio::time::sleep(GATHER).await;
            };
            tokio::select! {
                () = &mut shutdown => break,
                () = work => {}
            }
        }
        if let Err(error) = self.catch_up_soon(&db).await {
            tracing::warn!(%error, "entries wait for the log until the next start");
        }
    }

    /// The text of an export, sealed with the log's key.
    pub fn seal(&self, export: &Export) -> String {
        export.seal(&self.key)
    }

    /// The lines of an export, sealed with the log's key.
    pub fn seal_lines(&self, export: &Export) -> String {
        export.seal_lines(&self.key)
    }

    /// The log's key.
    pub fn key(&self) -> &SigningKey {
        &self.key
    }

    fn prepare(&self, tx: &zhixing_kit::Read<'_>) -> Result<Option<Round>> {
        Round::prepare(tx, &self.organisation, &self.key)
    }
}

fn write(tx: &zhixing_kit::Write<'_>, round: &Round) -> Result<usize> {
    debug_assert!(round.len() <= ROUND_MAX, "a round is bounded");
    let added = store::grow(tx, round)?;
    if added > 0 {
        tx.announce("ledger");
    }
    Ok(added)
}

/// Waits until something is recorded on this node (or so much happened that it cannot be said).
async fn recorded(announcements: &mut Receiver<Arc<str>>) {
    loop {
        match announcements.recv().await {
            Ok(topic) if *topic != *"records" && *topic != *"received" => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return,
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}
