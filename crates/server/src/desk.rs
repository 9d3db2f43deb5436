//! The ledger clerk's desk: empty until there is an organisation whose log could be kept, then the clerk sits down and stays.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use zhixing_kit::{Error, House, Result};
use zhixing_lrs::{Part, Progress};
use zhixing_records::Clerk;

/// So many statements take more than a moment to be registered.
const MANY: i64 = 2_048;
/// Statements between two lines of the log.
const TOLD_EACH: i64 = 100_000;

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
        let told = Cell::new(None);
        zhixing_lrs::catch_up(db, &organisation, &|now| told.set(tell(told.get(), now)))?;
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

/// Says how far the record store's register is: at the beginning of each part and then each 100,000 statements, where it takes more than a moment.
/// Gives what was said last.
fn tell(before: Option<Progress>, now: Progress) -> Option<Progress> {
    if !is_news(before, now) {
        return before;
    }
    let doing = match now.part {
        Part::Mentions => "the record store brings what older records mention into their rows",
        Part::Words => "the record store takes older records into its register",
    };
    tracing::info!(below = now.below, newest = now.newest, "{doing}");
    Some(now)
}

fn is_news(before: Option<Progress>, now: Progress) -> bool {
    match before.filter(|before| before.part == now.part) {
        None => now.left() >= MANY,
        Some(before) => {
            now.below / TOLD_EACH > before.below / TOLD_EACH || (now.left() < MANY && before.left() >= MANY)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of, of these.
    fn told(all: impl IntoIterator<Item = Progress>) -> Vec<Progress> {
        let mut told: Vec<Progress> = Vec::new();
        for now in all {
            if is_news(told.last().copied(), now) {
                told.push(now);
            }
        }
        told
    }

    #[test]
    fn a_long_start_says_how_far_it_is_and_a_short_one_nothing() {
        let at = |part, below| Progress { part, below, newest: 250_000 };
        let steps = (0..=250_000).step_by(2_048).map(|below| at(Part::Words, below));
        assert_eq!(told(steps).len(), 4, "the beginning, two in between, the end");
        assert_eq!(told([at(Part::Words, 249_984)]), [], "what waits before each start is no news");
        assert_eq!(told([at(Part::Mentions, 2_048), at(Part::Words, 0)]).len(), 2, "each part has its beginning");
    }
}
