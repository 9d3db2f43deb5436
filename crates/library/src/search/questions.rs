//! What can be asked of the library's index. Read only; nothing of a question is kept.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};

pub use super::store::{Found, Within};
use super::words::{self, Word};
use super::{score, store};

/// What was found, the best first, and the words that were looked for.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The paragraphs.
    pub found: Vec<Found>,
    /// The words, to mark them.
    pub words: Vec<Word>,
}

/// Paragraphs that answer a question, in the materials that hold now.
pub fn search(tx: &Read<'_>, organisation: &OrganisationId, question: &str, within: Within) -> Result<Answers> {
    let words = words::of_question(question);
    if words.is_empty() {
        return Ok(Answers::default());
    }
    let (asked, all) = store::asked(tx, organisation, words.clone())?;
    let most = score::CANDIDATES_MAX;
    let mut candidates = Vec::new();
    for lookup in [score::lookup(&asked), score::lookup_rarest(&asked)].into_iter().flatten() {
        candidates = store::candidates(tx, organisation, &lookup, within, most)?;
        if !candidates.is_empty() {
            break;
        }
    }
    let ranked: Vec<i64> = score::rank(&asked, all, &candidates).into_iter().map(|(number, _)| number).collect();
    let mut found = store::found(tx, organisation, &ranked)?;
    found.sort_by_key(|one| ranked.iter().position(|number| *number == one.number));
    Ok(Answers { found, words })
}
