//! The ledger clerk's desk: empty until there is an organisation whose log could be kept, then the clerk sits down and stays.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use zhixing_kit::{Error, House, Result};
use zhixing_records::Clerk;

/// Where the clerk sits. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    house: House,
    key_file: Arc<PathBuf>,
    clerk: Arc<OnceLock<Clerk>>,
}

impl Desk {
    /// The desk of this installation, with the file of its signing key.
    pub fn new(house: House, key_file: PathBuf) -> Self {
        Self { house, key_file: Arc::new(key_file), clerk: Arc::default() }
    }

    /// The clerk, if he sits here already.
    pub fn clerk(&self) -> Option<&Clerk> {
        self.clerk.get()
    }

    /// Lets the clerk sit down once there is an organisation; refuses a missing or foreign key. Blocks: not for handlers.
    pub fn open(&self) -> Result<bool> {
        if self.clerk.get().is_some() {
            return Ok(true);
        }
        let db = &self.house.db;
        let Some(organisation) = db.read_now(zhixing_people::the_organisation)? else { return Ok(false) };
        let clerk = Clerk::start(db, &organisation, &self.key_file, None)?;
        // Statements from before there was a register are found by it, too.
        zhixing_lrs::catch_up(db, &organisation)?;
        // The recurring jobs of an organisation begin with it; beginning again changes nothing.
        db.write_now(move |tx| {
            zhixing_notice::begin(tx, &organisation)?;
            zhixing_branch::begin(tx, &organisation)?;
            zhixing_lrs::begin(tx, &organisation)?;
            zhixing_study::training::begin(tx, &organisation)
        })?;
        // A second one, from a race with ourselves, has the same key and is not needed.
        drop(self.clerk.set(clerk));
        Ok(true)
    }

    /// Works until the program ends.
    pub async fn work(self) {
        loop {
            let desk = self.clone();
            let opened = tokio::task::spawn_blocking(move || desk.open()).await.map_err(Error::broken).flatten();
            match (opened, self.clerk()) {
                (Ok(true), Some(clerk)) => {
                    let (db, live) = (self.house.db.clone(), self.house.live.clone());
                    return clerk.clone().run(db, live, std::future::pending()).await;
                }
                (Err(error), _) => tracing::error!(%error, "the ledger's clerk cannot begin"),
                _ => {}
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}

/// Hands the clerk to the handlers that export.
pub async fn attend(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    if desk.clerk().is_none() {
        let opening = desk.clone();
        drop(tokio::task::spawn_blocking(move || opening.open()).await);
    }
    if let Some(clerk) = desk.clerk() {
        request.extensions_mut().insert(clerk.clone());
    }
    let response = next.run(request).await;
    // With its organisation an installation gets its key: nobody is told "done" before it is on the disk.
    if desk.clerk().is_none() && response.status().is_redirection() {
        drop(tokio::task::spawn_blocking(move || desk.open()).await);
    }
    response
}
