//! The statements about what is found by which words. The only SQL of this folder.

use std::collections::{BTreeMap, BTreeSet};

use zhixing_kit::db::{FromRow, Row};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Value, Write, params, statements};

use super::questions::{Quote, Spot};
use super::score::{Asked, Candidate};
use super::words::{ASKED_MAX, Word};
use crate::extract::Look;
use crate::material::model::{Area, Kind, MaterialId};

statements! {
    ALL = "select passages from passage_word where organisation = $1 and word = ''";
    EXACT = "select word, passages from passage_word where organisation = $1 and word in
        ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29,
        $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41)";
    BEGINNING = "select cast(coalesce(sum(passages), 0) as bigint) from passage_word where organisation = $1 and word >= $2 and word < $3";
    COUNT = "insert into passage_word (organisation, word, passages) values ($1, $2, $3)
        on conflict (organisation, word) do update set passages = passage_word.passages + excluded.passages";
    /// The hits by themselves: else a planner that hopes for an early end reads all paragraphs from the newest on.
    CANDIDATES = "with hit as materialized (
            select passage.number from passage
            where array_to_tsvector(string_to_array(passage.words, ' ')) @@ cast(cast($2 as text) as tsquery) /* newest $3 */
        ), best as materialized (
            select number from hit order by number desc limit $3
        )
        select passage.number, passage.words from best join passage on passage.number = best.number
        where passage.organisation = $1";
    CANDIDATES_WITHIN = "with hit as materialized (
            select passage.number, passage.edition from passage
            where array_to_tsvector(string_to_array(passage.words, ' ')) @@ cast(cast($2 as text) as tsquery)
        ), best as materialized (
            select hit.number
            from hit
            join material_edition on material_edition.id = hit.edition
            join material on material.id = material_edition.material
            where ($4 = '' or material.area = $4) and ($5 = '' or material.kind = $5) and material.changed_at >= $6
            order by hit.number desc
            limit $3
        )
        select passage.number, passage.words from best join passage on passage.number = best.number
        where passage.organisation = $1";
    FOUND = "select passage.number, material.id, material.title, material.area, material.kind, material.changed_at,
            passage.place, passage.part, passage.look, passage.text
        from passage
        join material_edition on material_edition.id = passage.edition
        join material on material.id = material_edition.material
        where passage.organisation = $1 and passage.number in
            ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)";
    QUOTE = "select material.id, material_edition.number, passage.part, passage.place, material_edition.title, material_edition.source, passage.text
        from passage
        join material_edition on material_edition.id = passage.edition
        join material on material.id = material_edition.material and material.edition = material_edition.number
        where passage.organisation = $1 and passage.number = $2 and passage.place > 0 and material.taken_at is null";
    PASSAGE_AT = "select material.id, material_edition.number, passage.part, passage.place, material_edition.title, material_edition.source, passage.text
        from material
        join material_edition on material_edition.material = material.id and material_edition.number = coalesce(cast($3 as bigint), material.edition)
        join passage on passage.edition = material_edition.id
        where material.organisation = $1 and material.id = $2 and passage.place = $4 and passage.place > 0 and material.taken_at is null";
}

impl FromRow for Quote {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            material: row.take()?,
            edition: row.take()?,
            part: row.take()?,
            place: row.take()?,
            title: row.take()?,
            source: row.take()?,
            words: row.take()?,
        })
    }
}

/// A paragraph to be quoted.
pub fn quote(tx: &Read<'_>, organisation: &OrganisationId, number: i64) -> Result<Quote> {
    tx.one(QUOTE, params![organisation, number])
}

/// A paragraph by where it stands; without an edition that of the one that holds.
pub fn passage_at(tx: &Read<'_>, organisation: &OrganisationId, spot: &Spot) -> Result<Option<Quote>> {
    tx.maybe(PASSAGE_AT, params![organisation, &spot.material, spot.edition, spot.place])
}

/// The most paragraphs that are shown for one question.
pub const FOUND_MAX: usize = 30;

/// A paragraph that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its number.
    pub number: i64,
    /// The material in which it stands.
    pub material: MaterialId,
    /// The material's title.
    pub title: String,
    /// Its area.
    pub area: Area,
    /// Its kind.
    pub kind: Kind,
    /// When its edition was published.
    pub changed_at: Moment,
    /// Its place in the text; 0: the title itself.
    pub place: i64,
    /// On which page of the text.
    pub part: i64,
    /// How it is set.
    pub look: Look,
    /// Its words as they stand there.
    pub text: String,
}

impl FromRow for Found {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            number: row.take()?,
            material: row.take()?,
            title: row.take()?,
            area: row.take()?,
            kind: row.take()?,
            changed_at: row.take()?,
            place: row.take()?,
            part: row.take()?,
            look: row.take()?,
            text: row.take()?,
        })
    }
}

/// In which materials is looked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Within {
    /// Of one area.
    pub area: Option<Area>,
    /// Of one kind.
    pub kind: Option<Kind>,
    /// Published since.
    pub since: Option<Moment>,
}

impl Within {
    /// Whether everything is looked through.
    fn is_everything(self) -> bool {
        self.area.is_none() && self.kind.is_none() && self.since.is_none()
    }

    /// The three as values of a statement.
    pub fn values(self) -> (&'static str, &'static str, Moment) {
        (self.area.map_or("", Area::word), self.kind.map_or("", Kind::word), self.since.unwrap_or(Moment(0)))
    }
}

/// In how many paragraphs each word stands, and how many paragraphs there are.
pub fn asked(tx: &Read<'_>, organisation: &OrganisationId, words: Vec<Word>) -> Result<(Vec<Asked>, u64)> {
    let (all, exact) =
        tx.together((|| tx.maybe::<(u64,)>(ALL, params![organisation]), || exact(tx, organisation, &words)))?;
    let mut asked = Vec::with_capacity(words.len());
    for word in words {
        let passages = if word.begins {
            let end = after(&word.text);
            tx.one::<(u64,)>(BEGINNING, params![organisation, &word.text, end])?.0
        } else {
            exact.get(&word.text).copied().unwrap_or(0)
        };
        asked.push(Asked { word, passages });
    }
    Ok((asked, all.map_or(0, |(all,)| all)))
}

fn exact(tx: &Read<'_>, organisation: &OrganisationId, words: &[Word]) -> Result<BTreeMap<String, u64>> {
    let mut values = vec![Value::from(organisation)];
    values.extend(words.iter().filter(|word| !word.begins).map(|word| Value::from(&word.text)));
    // What is left over asks for a word that nobody writes.
    values.resize(ASKED_MAX + 1, Value::from(" "));
    Ok(tx.all::<(String, u64)>(EXACT, &values)?.into_iter().collect())
}

/// The first word behind all that begin like this one.
fn after(word: &str) -> String {
    let mut characters: Vec<char> = word.chars().collect();
    let last = characters.pop().and_then(|last| char::from_u32(last as u32 + 1));
    characters.extend(last);
    characters.into_iter().collect()
}

/// Paragraphs that hold what is looked for, the newest first.
pub fn candidates(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    lookup: &str,
    within: Within,
    most: u64,
) -> Result<Vec<Candidate>> {
    let (area, kind, since) = within.values();
    let rows: Vec<(i64, String)> = if within.is_everything() {
        tx.all(CANDIDATES, params![organisation, lookup, most])?
    } else {
        tx.all(CANDIDATES_WITHIN, params![organisation, lookup, most, area, kind, since])?
    };
    Ok(rows.into_iter().map(|(number, words)| Candidate { number, words }).collect())
}

/// The paragraphs of these numbers, as many as are shown at most.
pub fn found(tx: &Read<'_>, organisation: &OrganisationId, numbers: &[i64]) -> Result<Vec<Found>> {
    let mut values = vec![Value::from(organisation)];
    values.extend(numbers.iter().take(FOUND_MAX).map(Value::from));
    values.resize(FOUND_MAX + 1, Value::from(-1_i64));
    tx.all(FOUND, &values)
}

/// Counts the words of paragraphs that came (`1`) or went (`-1`).
pub fn count(tx: &Write<'_>, organisation: &OrganisationId, words: &[String], sign: i64) -> Result<()> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for passage in words {
        let distinct: BTreeSet<&str> = passage.split(' ').filter(|word| !word.is_empty()).collect();
        for word in distinct {
            *counts.entry(word).or_default() += sign;
        }
    }
    counts.insert("", sign * words.len() as i64);
    let rows: Vec<Vec<Value>> =
        counts.into_iter().map(|(word, count)| params![organisation, word, count].to_vec()).collect();
    tx.run_each(COUNT, &rows).map(drop)
}
