//! What can be asked of the library's index. Read only; nothing of a question is kept.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};

pub use super::store::{Found, Within};
use super::words::{self, Word};
use super::{score, store};
use crate::material::model::MaterialId;

/// What was found, the best first, and the words that were looked for.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The paragraphs.
    pub found: Vec<Found>,
    /// The words, to mark them.
    pub words: Vec<Word>,
}

/// A paragraph with where it comes from, to be quoted elsewhere.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The material.
    pub material: MaterialId,
    /// The number of the edition.
    pub edition: u32,
    /// On which page of its text.
    pub part: u32,
    /// Its place there.
    pub place: u32,
    /// The edition's title.
    pub title: String,
    /// Where the material comes from; may be empty.
    pub source: String,
    /// Its words.
    pub words: String,
}

/// A paragraph by its number, as long as it is found: of the edition that holds, and no title.
pub fn quote(tx: &Read<'_>, organisation: &OrganisationId, number: i64) -> Result<Quote> {
    store::quote(tx, organisation, number)
}

/// The paragraph to which an address leads ([`crate::way_to`]), also one that was copied with the name of this site; nothing for any other address.
pub fn passage_at(tx: &Read<'_>, organisation: &OrganisationId, address: &str) -> Result<Option<Quote>> {
    Spot::read(address).map_or(Ok(None), |spot| store::passage_at(tx, organisation, &spot))
}

/// Where a paragraph stands, as its address says.
pub struct Spot {
    pub material: MaterialId,
    pub edition: Option<u32>,
    pub place: u32,
}

impl Spot {
    fn read(address: &str) -> Option<Self> {
        let (way, place) = address.split_once("/library/")?.1.split_once("#p")?;
        let (material, asked) = way.split_once('?').unwrap_or((way, ""));
        let edition = asked.split('&').find_map(|one| one.strip_prefix("edition="));
        let edition = edition.map(str::parse).transpose().ok()?;
        Some(Self { material: MaterialId::parse(material)?, edition, place: place.parse().ok()? })
    }
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
