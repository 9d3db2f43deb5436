//! What can happen to a study day: a topic is put on it, its time is parted, what the host sees to is ticked.

use serde_json::{Value, json};
use zhixing_branch::{ActivityId, charter};
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId};
use zhixing_records::{Deed, Thing, Verb, append};

use super::input::DAY_TOPIC;
use super::model::{PartOfDay, StudyDay};
use super::text::Text;
use super::{questions, store};
use crate::topic::model::TopicId;
use crate::{programme, verbs};

/// Puts a topic on a study day, or takes it off. Says whether anything changed. What is over keeps its topic.
pub fn place(tx: &Write<'_>, actor: &Actor, id: &ActivityId, topic: Option<&TopicId>) -> Result<bool> {
    let day = questions::changeable(tx, actor, id)?;
    if day.placed.as_ref().map(|placed| &placed.id) == topic {
        return Ok(false);
    }
    day.activity.must_be_ahead()?;
    let topics = questions::topics_for(tx, &day)?;
    let chosen = topic.map(|id| {
        let told = || Faults::at(DAY_TOPIC.name, Sentence::of(|language| Text(language).no_such_topic()));
        topics.iter().find(|one| one.id == *id).ok_or_else(told)
    });
    let chosen = chosen.transpose()?;
    match chosen {
        Some(chosen) => store::place(tx, &actor.author(), &day.activity, &chosen.id)?,
        None => store::clear(tx, id)?,
    }
    let before = day.placed.as_ref().map(|placed| placed.title.as_str());
    let after = chosen.map(|topic| topic.says.title.as_str());
    let about = chosen.map_or_else(|| day.activity.about(), |topic| programme::model::about(&topic.programme));
    let facts = json!({ "before": { "topic": before }, "after": { "topic": after } });
    note_about(tx, actor, &verbs::TOPIC_PLACED, &day, about, Vec::new(), facts)?;
    // The pages of the meeting follow too.
    tx.announce(day.activity.about());
    Ok(true)
}

/// Parts the time of a day; nothing when nothing is different.
pub fn set_parts(tx: &Write<'_>, actor: &Actor, id: &ActivityId, parts: &[PartOfDay]) -> Result<()> {
    let day = questions::hostable(tx, actor, id)?;
    let before = questions::parts(tx, &day)?;
    if before == parts {
        return Ok(());
    }
    store::set_parts(tx, &actor.author(), id, parts)?;
    let told = |parts: &[PartOfDay]| -> Value {
        let line = |part: &PartOfDay| (name_of(&part.code), json!(format!("{} {}", part.minutes, part.words)));
        parts.iter().map(line).collect::<serde_json::Map<_, _>>().into()
    };
    note(tx, actor, &verbs::STUDY_ARRANGED, &day, Vec::new(), json!({ "before": told(&before), "after": told(parts) }))
}

fn name_of(code: &str) -> String {
    let part = charter().study().parts.iter().find(|part| part.item.code == code);
    part.map_or_else(|| code.to_owned(), |part| part.item.name.zh.clone())
}

/// Ticks something that the host saw to, or takes the tick away. The same once more changes and records nothing.
pub fn tick(tx: &Write<'_>, actor: &Actor, id: &ActivityId, code: &str, done: bool) -> Result<()> {
    let day = questions::hostable(tx, actor, id)?;
    let item = charter().study().checks.iter().find(|item| item.code == code).ok_or(Error::NotFound)?;
    if !store::tick(tx, &actor.author(), id, code, done)? {
        return Ok(());
    }
    note(tx, actor, &verbs::PREPARED, &day, Vec::new(), json!({ "text": item.name.zh, "done": done }))
}

/// Records an act on a study day, about its activity.
pub fn note(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    day: &StudyDay,
    concerns: Vec<MemberId>,
    facts: Value,
) -> Result<()> {
    note_about(tx, actor, verb, day, day.activity.about(), concerns, facts)
}

fn note_about(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    day: &StudyDay,
    about: String,
    concerns: Vec<MemberId>,
    facts: Value,
) -> Result<()> {
    let path = format!("{}/study", day.activity.about());
    let deed = Deed {
        verb,
        object: Thing { kind: &verbs::STUDY_DAY, path, name: day.activity.topic.clone() },
        about,
        unit: day.activity.branch.clone(),
        concerns,
        happened_at: tx.now(),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}
