//! What can happen below a reflection: somebody answers, or takes his words back. The statement says neither the words nor for whom they were.

use serde_json::json;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::Actor;

use super::model::{ANSWERS_MAX, AnswerId};
use super::store::{self, NewAnswer};
use super::text::Text;
use super::{following, questions};
use crate::reflection::actions::record;
use crate::reflection::model::{Audience, ReflectionId};
use crate::reflection::questions::visible;
use crate::verbs;

/// Answers a reflection, or an answer below it, for those who see the reflection now; tells who wished to be told.
pub fn answer(
    tx: &Write<'_>,
    actor: &Actor,
    id: &ReflectionId,
    parent: Option<&AnswerId>,
    words: &str,
) -> Result<AnswerId> {
    let reflection = visible(tx, actor, id)?;
    if reflection.audience == Audience::Own {
        return Err(Sentence::of(|language| Text(language).share_first()).into());
    }
    if let Some(parent) = parent {
        questions::answer(tx, actor, id, parent)?;
    }
    if store::of(tx, id, ANSWERS_MAX)?.len() >= ANSWERS_MAX {
        return Err(Sentence::of(|language| Text(language).full(ANSWERS_MAX)).into());
    }
    let answer: AnswerId = tx.new_id();
    let audience = &reflection.audience;
    store::add(tx, actor, &NewAnswer { id: &answer, reflection: id, parent, words, audience })?;
    let path = format!("reflection/{id}/answer/{answer}");
    let concerns = vec![reflection.member.clone()];
    record(tx, actor, &verbs::RESPONDED, (&verbs::REFLECTION_ANSWER, path), id, concerns, json!({}))?;
    following::tell(tx, actor, &reflection)?;
    Ok(answer)
}

/// Takes the words of one of the actor's own answers back; its place stays, so that what answers it can be read.
pub fn take_back(tx: &Write<'_>, actor: &Actor, id: &ReflectionId, answer: &AnswerId) -> Result<()> {
    let (_, found) = questions::answer(tx, actor, id, answer)?;
    if found.member != actor.member {
        return Err(Error::NotFound);
    }
    if !store::take_back(tx, actor, answer)? {
        return Ok(());
    }
    let path = format!("reflection/{id}/answer/{answer}");
    record(tx, actor, &verbs::UNSAID, (&verbs::REFLECTION_ANSWER, path), id, Vec::new(), json!({}))
}
