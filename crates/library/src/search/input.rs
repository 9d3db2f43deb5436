//! What [`choose_passage`](super::pages::choose_passage) sends: strings in, values out.

use serde::Deserialize;

/// What a passage is searched by.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PassageQuery {
    /// The words that were typed.
    pub q: String,
}

/// The passage that was chosen.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChosenPassage {
    passage: String,
}

impl ChosenPassage {
    /// Its number; one that no passage has where none was sent.
    pub fn number(&self) -> i64 {
        self.passage.parse().unwrap_or(-1)
    }
}
