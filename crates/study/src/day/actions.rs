//! What can happen to a study day: a topic is put on it.

use serde_json::json;
use zhixing_branch::ActivityId;
use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::Actor;
use zhixing_records::{Deed, Thing, append};

use super::input::DAY_TOPIC;
use super::model::StudyDay;
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
    note_placed(tx, actor, &day, about, json!({ "before": { "topic": before }, "after": { "topic": after } }))?;
    // The pages of the meeting follow too.
    tx.announce(day.activity.about());
    Ok(true)
}

fn note_placed(tx: &Write<'_>, actor: &Actor, day: &StudyDay, about: String, facts: serde_json::Value) -> Result<()> {
    let path = format!("{}/study", day.activity.about());
    let deed = Deed {
        verb: &verbs::TOPIC_PLACED,
        object: Thing { kind: &verbs::STUDY_DAY, path, name: day.activity.topic.clone() },
        about,
        unit: day.activity.branch.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}
