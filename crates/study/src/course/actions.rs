//! What can happen: a course is chosen for a topic, and taken out again.

use serde_json::json;
use zhixing_course::{CourseId, holding};
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::Actor;

use super::store;
use super::text::Text;
use crate::topic::actions::note;
use crate::topic::model::TopicId;
use crate::topic::questions::changeable;
use crate::verbs;

/// The most courses of a topic.
const COURSES_MAX: usize = 10;

/// Lets a course go with a topic. The same once more changes nothing.
pub fn add(tx: &Write<'_>, actor: &Actor, id: &TopicId, course: &CourseId) -> Result<()> {
    let topic = changeable(tx, actor, id)?;
    if store::of_topic(tx, id)?.len() >= COURSES_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(COURSES_MAX)).into());
    }
    let course = holding(tx, actor, course)?;
    if store::add(tx, &actor.author(), id, &course.id)? {
        note(tx, actor, &verbs::COURSE_CHOSEN, &topic, json!({ "course": course.title }))?;
    }
    Ok(())
}

/// Takes a course out again.
pub fn drop_out(tx: &Write<'_>, actor: &Actor, id: &TopicId, course: &CourseId) -> Result<()> {
    let topic = changeable(tx, actor, id)?;
    let title = store::of_topic(tx, id)?.into_iter().find(|one| one.id == *course).map(|one| one.title);
    if store::drop_out(tx, id, course)? {
        note(tx, actor, &verbs::COURSE_TAKEN_OUT, &topic, json!({ "course": title.unwrap_or_default() }))?;
    }
    Ok(())
}
