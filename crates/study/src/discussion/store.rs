//! The statements about answers and about who wishes to be told of them. The only SQL of this folder. None of them counts (P10).

use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row, Write, params, statements};
use zhixing_people::{Actor, MemberId};

use super::model::{Answer, AnswerId};
use crate::reflection::model::{Audience, ReflectionId};
use crate::reflection::store::audience;

statements! {
    OF = "select id, parent, member, member_name, words, audience, audience_unit, given_at, taken_back_at
        from reflection_answer where reflection = $1 order by given_at, id limit $2";
    ADD = "insert into reflection_answer (id, organisation, reflection, parent, member, member_name, words, audience, audience_unit, given_at, taken_back_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null)";
    TAKE_BACK = "update reflection_answer set words = '', taken_back_at = $3 where id = $1 and member = $2 and taken_back_at is null";
    FOLLOW = "insert into reflection_following (reflection, member, organisation, since_at) values ($1, $2, $3, $4)
        on conflict (reflection, member) do nothing";
    LEAVE = "delete from reflection_following where reflection = $1 and member = $2";
    FOLLOWS = "select member from reflection_following where reflection = $1 and member = $2";
    FOLLOWERS = "select member from reflection_following where reflection = $1 order by member";
    END_FOLLOWING = "delete from reflection_following where reflection = $1";
}

impl FromRow for Answer {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            parent: row.take()?,
            member: row.take()?,
            name: row.take()?,
            words: row.take()?,
            audience: audience(row)?,
            given_at: row.take()?,
            taken_back_at: row.take()?,
        })
    }
}

/// What was written below a reflection, in the order of writing.
pub fn of(tx: &Read<'_>, reflection: &ReflectionId, most: usize) -> Result<Vec<Answer>> {
    tx.all(OF, params![reflection, most])
}

/// An answer before it is kept.
pub struct NewAnswer<'a> {
    /// Its id.
    pub id: &'a AnswerId,
    /// What it stands below.
    pub reflection: &'a ReflectionId,
    /// What it answers.
    pub parent: Option<&'a AnswerId>,
    /// Its words.
    pub words: &'a str,
    /// Who may see it.
    pub audience: &'a Audience,
}

/// Keeps an answer of the actor's.
pub fn add(tx: &Write<'_>, actor: &Actor, new: &NewAnswer<'_>) -> Result<()> {
    let values = params![
        new.id,
        &actor.organisation,
        new.reflection,
        new.parent,
        &actor.member,
        &actor.name,
        new.words,
        new.audience.choice().word(),
        new.audience.unit(),
        tx.now()
    ];
    tx.run(ADD, values).map(drop)
}

/// Takes the words of one of the actor's own away; says whether they were there.
pub fn take_back(tx: &Write<'_>, actor: &Actor, id: &AnswerId) -> Result<bool> {
    Ok(tx.run(TAKE_BACK, params![id, &actor.member, tx.now()])? == 1)
}

/// The actor is told of answers.
pub fn follow(tx: &Write<'_>, actor: &Actor, id: &ReflectionId) -> Result<()> {
    tx.run(FOLLOW, params![id, &actor.member, &actor.organisation, tx.now()]).map(drop)
}

/// He is told no longer.
pub fn leave(tx: &Write<'_>, actor: &Actor, id: &ReflectionId) -> Result<()> {
    tx.run(LEAVE, params![id, &actor.member]).map(drop)
}

/// Whether he is told.
pub fn follows(tx: &Read<'_>, actor: &Actor, id: &ReflectionId) -> Result<bool> {
    Ok(tx.maybe::<(MemberId,)>(FOLLOWS, params![id, &actor.member])?.is_some())
}

/// Everybody who is told: for the notice alone.
pub fn followers(tx: &Read<'_>, id: &ReflectionId) -> Result<Vec<MemberId>> {
    Ok(tx.all::<(MemberId,)>(FOLLOWERS, params![id])?.into_iter().map(|(member,)| member).collect())
}

/// Nobody is told any more.
pub fn end_following(tx: &Write<'_>, id: &ReflectionId) -> Result<()> {
    tx.run(END_FOLLOWING, params![id]).map(drop)
}
