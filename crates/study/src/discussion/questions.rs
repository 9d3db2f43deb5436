//! What can be asked about answers. Read only. An answer is seen by those for whom it was written, by its writer and by whose reflection it stands below.

use zhixing_kit::{Error, Read, Result};
use zhixing_people::Actor;

use super::model::{ANSWERS_MAX, Answer, AnswerId, Placed, threads};
use super::store;
use crate::reflection::model::{Reflection, ReflectionId};
use crate::reflection::questions::visible;

/// What was written below a reflection, as its reader sees it.
pub struct Discussion {
    /// The answers, in the order of reading.
    pub answers: Vec<Placed>,
    /// Whether the reader is told of further ones.
    pub follows: bool,
}

/// What the actor sees of it.
pub fn of(tx: &Read<'_>, actor: &Actor, reflection: &Reflection) -> Result<Discussion> {
    let follows = store::follows(tx, actor, &reflection.id)?;
    Ok(Discussion { answers: threads(seen(tx, actor, reflection)?), follows })
}

/// Whether the actor is told of further answers.
pub fn follows(tx: &Read<'_>, actor: &Actor, id: &ReflectionId) -> Result<bool> {
    store::follows(tx, actor, id)
}

fn seen(tx: &Read<'_>, actor: &Actor, reflection: &Reflection) -> Result<Vec<Answer>> {
    let mut answers = store::of(tx, &reflection.id, ANSWERS_MAX)?;
    if reflection.member != actor.member {
        let sees = |answer: &Answer| {
            answer.member == actor.member || answer.audience.admits(&actor.unit, actor.branch.as_ref())
        };
        answers.retain(sees);
    }
    Ok(answers)
}

/// A reflection with one of its answers that the actor sees.
pub fn answer(tx: &Read<'_>, actor: &Actor, id: &ReflectionId, answer: &AnswerId) -> Result<(Reflection, Answer)> {
    let reflection = visible(tx, actor, id)?;
    let found = seen(tx, actor, &reflection)?.into_iter().find(|one| one.id == *answer);
    Ok((reflection, found.ok_or(Error::NotFound)?))
}
