//! Live updates: topics announced after a commit, and the streams of pages that follow them. Without it a page is still right after a reload.

use std::convert::Infallible;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, StreamExt};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;

/// How many announcements a slow page may lag behind before it is told to reload everything.
const BACKLOG: usize = 256;

/// Where topics are announced and followed on this node.
#[derive(Clone)]
pub struct Live(broadcast::Sender<std::sync::Arc<str>>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }
}

impl Live {
    /// Tells everyone on this node who follows the topic.
    pub fn publish(&self, topic: &str) {
        // Nobody listening is not a fault.
        drop(self.0.send(topic.into()));
    }

    /// How many pages follow anything on this node.
    pub fn followers(&self) -> usize {
        self.0.receiver_count()
    }

    /// The announcements themselves, for the clerk that waits for work.
    pub fn listen(&self) -> broadcast::Receiver<std::sync::Arc<str>> {
        self.0.subscribe()
    }

    /// A stream of server-sent events, one named `change` whenever the topic, or one of several with a comma between them, was announced (or
    /// announcements were missed).
    pub fn follow(&self, topics: String) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        let changes = BroadcastStream::new(self.0.subscribe()).filter_map(move |announced| {
            let ours = announced.map_or(true, |told| topics.split(',').any(|topic| *told == *topic));
            std::future::ready(ours.then(|| Ok(Event::default().event("change").data("1"))))
        });
        Sse::new(changes).keep_alive(KeepAlive::default())
    }
}
