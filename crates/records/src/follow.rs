//! Pages on this node follow what other nodes record: the newest statements are asked for each second and their topics announced here.
//! Only an installation with several nodes needs it; it never misses a statement that was committed within the overlap.

use std::collections::BTreeSet;
use std::time::Duration;

use zhixing_kit::live::Live;
use zhixing_kit::{Db, Moment, Result};

use crate::model::StatementId;
use crate::store;

/// How often is asked.
const EVERY: Duration = Duration::from_secs(1);
/// A statement's id is made when its transaction begins and seen when it is committed: how far back to look again, in milliseconds.
const OVERLAP_MS: i64 = 30_000;
/// How many statements one question brings; what lies beyond comes with the next.
const AT_ONCE: usize = 2_000;

/// Where following has come to.
#[derive(Default)]
pub(crate) struct Follower {
    /// Nothing older than this is of interest.
    floor: String,
    announced: BTreeSet<StatementId>,
}

impl Follower {
    /// Begins to follow: what was recorded before is on the pages already.
    pub(crate) fn from(now: Moment) -> Self {
        Self { floor: store::floor_id(now), announced: BTreeSet::new() }
    }

    /// The topics of statements not yet announced, each once, and the topic `records` when there are any.
    pub(crate) fn topics(&mut self, now: Moment, recent: Vec<(StatementId, String)>) -> BTreeSet<String> {
        let full = recent.len() == AT_ONCE;
        let last = recent.last().map(|(id, _)| id.to_string());
        let mut topics = BTreeSet::new();
        for (id, about) in recent {
            if self.announced.insert(id) {
                topics.insert(about);
            }
        }
        if !topics.is_empty() {
            topics.insert("records".to_owned());
        }
        let overlap = store::floor_id(now.plus_ms(-OVERLAP_MS));
        // A full answer is read on from its end; otherwise the last seconds are looked at again.
        self.floor =
            last.filter(|last| full && *last < overlap).unwrap_or(overlap).max(std::mem::take(&mut self.floor));
        self.announced.retain(|id| id.as_str() >= self.floor.as_str());
        topics
    }

    /// The smallest id of interest.
    pub(crate) fn floor(&self) -> &str {
        &self.floor
    }
}

/// Follows other nodes' statements until it is dropped. `besides` is how many listeners this node has of its own (the clerk): while no page
/// follows anything, nothing is asked.
pub async fn follow(db: Db, live: Live, besides: usize) {
    let mut follower = None;
    loop {
        tokio::time::sleep(EVERY).await;
        let now = db.surroundings().clock.now();
        if live.followers() <= besides {
            follower = None;
            continue;
        }
        let current = follower.get_or_insert_with(|| Follower::from(now.plus_ms(-OVERLAP_MS)));
        match ask(&db, current).await {
            Ok(recent) => current.topics(now, recent).iter().for_each(|topic| live.publish(topic)),
            Err(error) => tracing::warn!(%error, "other nodes' entries could not be read; tried again in a second"),
        }
    }
}

async fn ask(db: &Db, follower: &Follower) -> Result<Vec<(StatementId, String)>> {
    let floor = follower.floor().to_owned();
    db.read(move |tx| store::recent(tx, &floor, AT_ONCE)).await
}
