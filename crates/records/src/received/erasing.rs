//! Erasing a person from what other systems recorded: his name goes from the texts, their salts with it; the log's commitments stay, and a mark says so.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Sentence, Write};

use super::store;
use crate::text::Text;

/// Texts that one question brings.
const STEP: usize = 200;

/// Puts `instead` wherever a name stands in what was received, also where a system wrote it with escapes. Says how many texts lost it.
///
/// Refuses while one of them still waits for the log: without its commitment nothing would prove that it was there.
pub fn erase_received(tx: &Write<'_>, name: &str, instead: &str) -> Result<usize> {
    let spellings = spellings(name);
    let mut count = 0;
    let mut after = 0;
    loop {
        let some = store::naming(tx, after, &spellings, STEP)?;
        let Some((last, ..)) = some.last() else { return Ok(count) };
        after = *last;
        for (number, organisation, body) in some {
            let rest = spellings.iter().fold(body, |rest, spelling| rest.replace(spelling, instead));
            leave(tx, &organisation, &[(number, &rest)])?;
            count += 1;
        }
    }
}

/// Puts what is left of texts in their place, with a mark that says so; their salts go, and what the log holds of them stays.
///
/// Refuses while one of them still waits for the log.
pub fn leave(tx: &Write<'_>, organisation: &OrganisationId, rest: &[(i64, &str)]) -> Result<()> {
    let behind = store::behind(tx, organisation)?;
    if rest.iter().any(|(number, _)| *number >= behind) {
        return Err(Sentence::of(|language| Text(language).being_added()).into());
    }
    store::erase(tx, rest)
}

/// The numbers of all texts that hold these words, in whatever case of Latin letters: each text is looked through.
pub fn received_holding(tx: &Read<'_>, organisation: &OrganisationId, words: &str) -> Result<Vec<i64>> {
    let words = words.to_ascii_lowercase();
    let mut all = Vec::new();
    loop {
        let some = store::holding(tx, organisation, all.last().copied().unwrap_or(0), &words, STEP)?;
        let ended = some.len() < STEP;
        all.extend(some);
        if ended {
            return Ok(all);
        }
    }
}

/// A name as it may stand in JSON: plain, or with escapes.
pub fn spellings(name: &str) -> [String; 3] {
    [name.to_owned(), escaped(name, false), escaped(name, true)]
}

/// A name as JSON writes it that knows ASCII alone: `\u5f20\u4e09`.
fn escaped(name: &str, upper: bool) -> String {
    let unit = |unit: u16| match (u8::try_from(unit).ok().filter(u8::is_ascii), upper) {
        (Some(plain), _) => char::from(plain).to_string(),
        (None, false) => format!("\\u{unit:04x}"),
        (None, true) => format!("\\u{unit:04X}"),
    };
    name.encode_utf16().map(unit).collect()
}
