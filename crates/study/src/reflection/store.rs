//! The statements about reflections. The only SQL of this folder. None of them counts: how many somebody wrote is asked nowhere (P10).

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::{Actor, UnitId};

use super::model::{Audience, Content, Reflection, ReflectionId, Version};

statements! {
    ONE = "select id, member, member_name, title, words, passages, audience, audience_unit, changed_at, shared_at
        from reflection where id = $1 and organisation = $2";
    OWN = "select id, member, member_name, title, words, passages, audience, audience_unit, changed_at, shared_at
        from reflection
        where member = $1 and (changed_at < $2 or (changed_at = $2 and id < $3))
        order by changed_at desc, id desc
        limit $4";
    SHARED = "select id, member, member_name, title, words, passages, audience, audience_unit, changed_at, shared_at
        from reflection
        where organisation = $1 and member <> $2
            and (audience = 'all' or (audience = 'branch' and audience_unit = $3) or (audience = 'group' and audience_unit = $4))
            and (shared_at < $5 or (shared_at = $5 and id < $6))
        order by shared_at desc, id desc
        limit $7";
    ADD = "insert into reflection (id, organisation, member, member_name, title, words, passages, audience, audience_unit, begun_at, changed_at, shared_at)
        values ($1, $2, $3, $4, $5, $6, $7, 'own', null, $8, $8, null)";
    CHANGE = "update reflection set title = $2, words = $3, passages = $4, changed_at = $5 where id = $1";
    SHARE = "update reflection set audience = $2, audience_unit = $3, shared_at = $4 where id = $1";
    END = "delete from reflection where id = $1 and member = $2";
    VERSIONS = "select number, title, words, passages, audience, audience_unit, shown_at
        from reflection_version where reflection = $1 order by number desc limit $2";
    ADD_VERSION = "insert into reflection_version (reflection, number, organisation, title, words, passages, audience, audience_unit, shown_at)
        select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from reflection_version where reflection = $1";
    END_VERSIONS = "delete from reflection_version where reflection = $1";
}

/// Where a page of a list begins: behind what was changed or shared at this moment under this id.
pub type Behind = (Moment, String);

fn content(row: &mut Row) -> Result<Content> {
    Ok(Content { title: row.take()?, words: row.take()?, passages: row.take_json()? })
}

/// Who may see it, of the two columns that say so.
pub fn audience(row: &mut Row) -> Result<Audience> {
    let (word, unit): (String, Option<UnitId>) = (row.take()?, row.take()?);
    Audience::read(&word, unit).ok_or_else(|| Error::broken("an audience that nobody can choose"))
}

impl FromRow for Reflection {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            member: row.take()?,
            name: row.take()?,
            content: content(row)?,
            audience: audience(row)?,
            changed_at: row.take()?,
            shared_at: row.take()?,
        })
    }
}

impl FromRow for Version {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { number: row.take()?, content: content(row)?, audience: audience(row)?, shown_at: row.take()? })
    }
}

/// One, whoever may see it.
pub fn one(tx: &Read<'_>, actor: &Actor, id: &ReflectionId) -> Result<Reflection> {
    tx.one(ONE, params![id, &actor.organisation])
}

/// The actor's own, the one that was changed last first.
pub fn own(tx: &Read<'_>, actor: &Actor, behind: &Behind, most: usize) -> Result<Vec<Reflection>> {
    tx.all(OWN, params![&actor.member, behind.0, &behind.1, most])
}

/// What others share with the actor, the newest first.
pub fn shared(tx: &Read<'_>, actor: &Actor, behind: &Behind, most: usize) -> Result<Vec<Reflection>> {
    let branch = actor.branch.as_ref().map_or("", UnitId::as_str);
    tx.all(SHARED, params![&actor.organisation, &actor.member, branch, &actor.unit, behind.0, &behind.1, most])
}

/// A new one, its writer's alone.
pub fn add(tx: &Write<'_>, actor: &Actor, id: &ReflectionId, content: &Content) -> Result<()> {
    let passages = serde_json::to_string(&content.passages)?;
    let values = params![
        id,
        &actor.organisation,
        &actor.member,
        &actor.name,
        &content.title,
        &content.words,
        passages,
        tx.now()
    ];
    tx.run(ADD, values).map(drop)
}

/// Says something else.
pub fn change(tx: &Write<'_>, id: &ReflectionId, content: &Content) -> Result<()> {
    let passages = serde_json::to_string(&content.passages)?;
    tx.run(CHANGE, params![id, &content.title, &content.words, passages, tx.now()]).map(drop)
}

/// Is seen by others than before.
pub fn share(tx: &Write<'_>, id: &ReflectionId, audience: &Audience, since: Option<Moment>) -> Result<()> {
    tx.run(SHARE, params![id, audience.choice().word(), audience.unit(), since]).map(drop)
}

/// Goes for good, with all that belongs to it.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &ReflectionId) -> Result<()> {
    tx.run(END, params![id, &actor.member]).map(drop)
}

/// What others were shown, the newest first.
pub fn versions(tx: &Read<'_>, id: &ReflectionId, most: usize) -> Result<Vec<Version>> {
    tx.all(VERSIONS, params![id, most])
}

/// Others are shown this from now on.
pub fn add_version(tx: &Write<'_>, actor: &Actor, id: &ReflectionId, content: &Content, to: &Audience) -> Result<()> {
    let passages = serde_json::to_string(&content.passages)?;
    let values = params![
        id,
        &actor.organisation,
        &content.title,
        &content.words,
        passages,
        to.choice().word(),
        to.unit(),
        tx.now()
    ];
    tx.run(ADD_VERSION, values).map(drop)
}

/// Nobody is shown earlier versions any more.
pub fn end_versions(tx: &Write<'_>, id: &ReflectionId) -> Result<()> {
    tx.run(END_VERSIONS, params![id]).map(drop)
}
