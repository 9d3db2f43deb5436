//! The rows of feeds, and what stands in one. The only SQL of this folder.

use zhixing_kit::db::{FromRow, Row};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Write, params, statements};
use zhixing_people::{Actor, MemberId, Secret};

use crate::material::model::{Area, MaterialId};

statements! {
    KEEP = "insert into library_feed (member, organisation, token_hash, made_at) values ($1, $2, $3, $4)
        on conflict (member) do update set token_hash = excluded.token_hash, made_at = excluded.made_at";
    END = "delete from library_feed where member = $1";
    OWN = "select made_at from library_feed where member = $1";
    BY_TOKEN = "select organisation, member, made_at from library_feed where token_hash = $1";
    LATEST = "select material.id, material.title, unit.name, material.area, material.changed_at, material_edition.note,
            coalesce((select text from passage where passage.edition = material_edition.id and passage.place = 1), '')
        from material
        join unit on unit.id = material.unit
        join material_edition on material_edition.material = material.id and material_edition.number = material.edition
        where material.organisation = $1 and material.taken_at is null
        order by material.changed_at desc, material.id desc
        limit $2";
}

/// A material as a feed shows it.
pub struct Entry {
    /// Its id: the entry's for good.
    pub id: MaterialId,
    /// Its title.
    pub title: String,
    /// The unit that published it.
    pub unit: String,
    /// Its area.
    pub area: Area,
    /// When its newest edition was published.
    pub changed_at: Moment,
    /// What is new in it.
    pub note: String,
    /// Its first paragraph.
    pub first: String,
}

impl FromRow for Entry {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            title: row.take()?,
            unit: row.take()?,
            area: row.take()?,
            changed_at: row.take()?,
            note: row.take()?,
            first: row.take()?,
        })
    }
}

/// Keeps the address of a member's feed; an earlier one holds no longer.
pub fn keep(tx: &Write<'_>, owner: &Actor, token: &Secret) -> Result<()> {
    tx.run(KEEP, params![&owner.member, &owner.organisation, token.digest(), tx.now()]).map(drop)
}

/// Takes it away; says whether there was one.
pub fn end(tx: &Write<'_>, owner: &Actor) -> Result<bool> {
    Ok(tx.run(END, params![&owner.member])? > 0)
}

/// Since when a member's own feed has its address.
pub fn own(tx: &Read<'_>, owner: &Actor) -> Result<Option<Moment>> {
    Ok(tx.maybe::<(Moment,)>(OWN, params![&owner.member])?.map(|(made_at,)| made_at))
}

/// Whose feed a secret address is, and since when.
pub fn by_token(tx: &Read<'_>, token: &Secret) -> Result<Option<(OrganisationId, MemberId, Moment)>> {
    tx.maybe(BY_TOKEN, params![token.digest()])
}

/// What was published last.
pub fn latest(tx: &Read<'_>, organisation: &OrganisationId, limit: usize) -> Result<Vec<Entry>> {
    tx.all(LATEST, params![organisation, limit])
}
