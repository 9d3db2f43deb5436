//! The statements about materials, their editions and paragraphs. The only SQL of this folder.

use zhixing_kit::db::{FromRow, Row};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Value, Write, params, statements};
use zhixing_records::Author;

use super::input::NewMaterial;
use super::model::{Edition, EditionId, Material, MaterialId, Placed, Taken};
use crate::extract::Format;
use crate::search::store::Within;
use crate::search::words;

statements! {
    ONE = "select material.id, material.unit, unit.name, material.title, material.area, material.kind, material.tags, material.edition,
            material.changed_at, material.taken_name, material.taken_at, material.taken_why
        from material join unit on unit.id = material.unit
        where material.id = $1 and material.organisation = $2";
    LIST = "select material.id, material.unit, unit.name, material.title, material.area, material.kind, material.tags, material.edition,
            material.changed_at, material.taken_name, material.taken_at, material.taken_why
        from material join unit on unit.id = material.unit
        where material.organisation = $1 and material.taken_at is null
            and ($2 = '' or material.area = $2) and ($3 = '' or material.kind = $3) and material.changed_at >= $4
            and ($5 = '' or ' ' || material.tags || ' ' like $5)
            and (material.changed_at, material.id) < ($6, $7)
        order by material.changed_at desc, material.id desc
        limit $8";
    ADD = "insert into material (id, organisation, unit, title, area, kind, tags, edition, changed_at, taken_by, taken_name, taken_at, taken_why)
        values ($1, $2, $3, $4, $5, $6, $7, 1, $8, null, null, null, null)";
    CHANGE = "update material set title = $2, area = $3, kind = $4, tags = $5, edition = $6, changed_at = $7 where id = $1";
    TAKE = "update material set taken_by = $2, taken_name = $3, taken_at = $4, taken_why = $5 where id = $1 and taken_at is null";
    EDITIONS = "select id, number, title, source, link, note, format, file_name, file_bytes, parts, published_name, published_at
        from material_edition
        where material = $1
        order by number desc";
    FILE = "select format, file_name, file from material_edition where material = $1 and number = $2";
    ADD_EDITION = "insert into material_edition (id, organisation, material, number, title, source, link, note, format, file_name, file, file_bytes,
            digest, parts, published_by, published_name, published_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    PART = "select place, part, look, text from passage where edition = $1 and part = $2 and place > 0 order by place";
    WHOLE = "select place, part, look, text from passage where edition = $1 and place > 0 order by place";
    LAST_NUMBER = "select coalesce(max(number), 0) from passage";
    ADD_PASSAGE = "insert into passage (number, organisation, edition, place, part, look, text, words) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    WORDS = "select words from passage where edition = $1 and words <> '' order by place";
    FORGET_WORDS = "update passage set words = '' where edition = $1 and words <> ''";
}

impl FromRow for Material {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, unit, unit_name, title) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let (area, kind, tags) = (row.take()?, row.take()?, row.take::<String>()?);
        let (edition, changed_at) = (row.take()?, row.take()?);
        let (name, at, why): (Option<String>, Option<Moment>, Option<String>) = (row.take()?, row.take()?, row.take()?);
        let taken = at.map(|at| Taken { name: name.unwrap_or_default(), at, why: why.unwrap_or_default() });
        let tags = tags.split_whitespace().map(str::to_owned).collect();
        Ok(Self { id, unit, unit_name, title, area, kind, tags, edition, changed_at, taken })
    }
}

impl FromRow for Edition {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            number: row.take()?,
            title: row.take()?,
            source: row.take()?,
            link: row.take()?,
            note: row.take()?,
            format: row.take()?,
            file_name: row.take()?,
            file_bytes: row.take()?,
            parts: row.take()?,
            published_name: row.take()?,
            published_at: row.take()?,
        })
    }
}

impl FromRow for Placed {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { place: row.take()?, part: row.take()?, look: row.take()?, text: row.take()? })
    }
}

/// A material.
pub fn one(tx: &Read<'_>, organisation: &OrganisationId, id: &MaterialId) -> Result<Material> {
    tx.one(ONE, params![id, organisation])
}

/// A page of those that hold, the newest first, before a place in the list.
pub fn list(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    within: Within,
    tag: &str,
    before: (Moment, &str),
    limit: usize,
) -> Result<Vec<Material>> {
    let (area, kind, since) = within.values();
    let tag = if tag.is_empty() { String::new() } else { format!("% {} %", tag.replace(['%', '_'], "")) };
    tx.all(LIST, params![organisation, area, kind, since, tag, before.0, before.1, limit])
}

/// Every edition, the newest first.
pub fn editions(tx: &Read<'_>, id: &MaterialId) -> Result<Vec<Edition>> {
    tx.all(EDITIONS, params![id])
}

/// The file of an edition: its format, its name, its bytes.
pub fn file(tx: &Read<'_>, id: &MaterialId, number: u32) -> Result<(Format, String, Vec<u8>)> {
    tx.one(FILE, params![id, number])
}

/// One page of an edition's text.
pub fn part(tx: &Read<'_>, edition: &EditionId, part: u32) -> Result<Vec<Placed>> {
    tx.all(PART, params![edition, part])
}

/// The whole text of an edition.
pub fn whole(tx: &Read<'_>, edition: &EditionId) -> Result<Vec<Placed>> {
    tx.all(WHOLE, params![edition])
}

/// Adds a material, whose first edition follows.
pub fn add(tx: &Write<'_>, organisation: &OrganisationId, new: &NewMaterial) -> Result<MaterialId> {
    let id: MaterialId = tx.new_id();
    let tags = new.tags.join(" ");
    tx.run(ADD, params![&id, organisation, &new.unit, &new.title, new.area, new.kind, tags, tx.now()])?;
    Ok(id)
}

/// Says what the newest edition says.
pub fn change(tx: &Write<'_>, id: &MaterialId, new: &NewMaterial, edition: u32) -> Result<()> {
    let tags = new.tags.join(" ");
    tx.run(CHANGE, params![id, &new.title, new.area, new.kind, tags, edition, tx.now()]).map(drop)
}

/// Takes a material back.
pub fn take(tx: &Write<'_>, by: &Author, id: &MaterialId, why: &str) -> Result<()> {
    tx.run(TAKE, params![id, by.member.as_ref(), &by.name, tx.now(), why]).map(drop)
}

/// The file of a new edition, and how its text is parted.
pub struct NewEdition<'a> {
    /// Its number.
    pub number: u32,
    /// What the file is.
    pub format: Format,
    /// Its name.
    pub file_name: &'a str,
    /// Its bytes.
    pub file: &'a [u8],
    /// The digest of its bytes.
    pub digest: &'a str,
    /// On how many pages.
    pub parts: u32,
}

/// Adds an edition, whose paragraphs follow.
pub fn add_edition(
    tx: &Write<'_>,
    by: &Author,
    id: &MaterialId,
    new: &NewMaterial,
    edition: &NewEdition<'_>,
) -> Result<EditionId> {
    let edition_id: EditionId = tx.new_id();
    let values = params![
        &edition_id,
        &by.organisation,
        id,
        edition.number,
        &new.title,
        &new.source,
        &new.link,
        &new.note,
        edition.format,
        edition.file_name,
        edition.file,
        edition.file.len(),
        edition.digest,
        edition.parts,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD_EDITION, values)?;
    Ok(edition_id)
}

/// Adds the paragraphs of an edition and gives the words by which they are found.
pub fn add_passages(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    edition: &EditionId,
    all: &[Placed],
) -> Result<Vec<String>> {
    let (last,) = tx.one::<(i64,)>(LAST_NUMBER, &[])?;
    let words: Vec<String> = all.iter().map(|one| words::of_text(&one.text)).collect();
    let rows: Vec<Vec<Value>> = all
        .iter()
        .zip(&words)
        .zip(last + 1..)
        .map(|((one, words), number)| {
            params![number, organisation, edition, one.place, one.part, one.look, &one.text, words].to_vec()
        })
        .collect();
    tx.run_each(ADD_PASSAGE, &rows)?;
    Ok(words)
}

/// The words by which an edition is found.
pub fn words_of(tx: &Read<'_>, edition: &EditionId) -> Result<Vec<String>> {
    Ok(tx.all::<(String,)>(WORDS, params![edition])?.into_iter().map(|(words,)| words).collect())
}

/// Lets an edition be found no longer.
pub fn forget_words(tx: &Write<'_>, edition: &EditionId) -> Result<()> {
    tx.run(FORGET_WORDS, params![edition]).map(drop)
}
