//! What can happen to a topic: it is added, changed, left out, taken up again; materials and banks are added to it and taken out.

use serde_json::{Value, json};
use zhixing_kit::{Result, Sentence, Write};
use zhixing_library::MaterialId;
use zhixing_people::Actor;
use zhixing_records::{Deed, Thing, Verb, append};

use super::model::{BANKS_MAX, MATERIALS_MAX, NewTopic, TOPICS_MAX, Topic, TopicId};
use super::text::Text;
use super::{questions, store};
use crate::bank::model::BankId;
use crate::programme;
use crate::programme::model::ProgrammeId;
use crate::verbs;

/// Adds a topic at the end of a programme.
pub fn add(tx: &Write<'_>, actor: &Actor, programme: &ProgrammeId, new: &NewTopic) -> Result<TopicId> {
    let programme = programme::questions::changeable(tx, actor, programme)?;
    if store::of_programme(tx, &programme.id)?.len() >= TOPICS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(TOPICS_MAX)).into());
    }
    let id = store::add(tx, &actor.author(), &programme, new)?;
    let topic = store::one(tx, &actor.organisation, &id)?;
    note(tx, actor, &verbs::TOPIC_ADDED, &topic, facts(&topic))?;
    Ok(id)
}

/// Changes what a topic says; nothing when nothing is different.
pub fn change(tx: &Write<'_>, actor: &Actor, id: &TopicId, new: &NewTopic) -> Result<()> {
    let before = questions::changeable(tx, actor, id)?;
    if before.says == *new {
        return Ok(());
    }
    store::change(tx, &before, new)?;
    let after = store::one(tx, &actor.organisation, id)?;
    let facts = json!({ "before": facts(&before), "after": facts(&after) });
    note(tx, actor, &verbs::TOPIC_CHANGED, &after, facts)
}

/// Leaves a topic out of its programme. The study days on which it stood keep it until another one is chosen.
pub fn drop_out(tx: &Write<'_>, actor: &Actor, id: &TopicId) -> Result<()> {
    let topic = questions::changeable(tx, actor, id)?;
    if !store::drop_out(tx, id)? {
        return Ok(());
    }
    note(tx, actor, &verbs::TOPIC_DROPPED, &topic, Value::Null)
}

/// Takes it up again.
pub fn take_up(tx: &Write<'_>, actor: &Actor, id: &TopicId) -> Result<()> {
    let topic = questions::changeable(tx, actor, id)?;
    if !store::take_up(tx, id)? {
        return Ok(());
    }
    note(tx, actor, &verbs::TOPIC_TAKEN_UP, &topic, Value::Null)
}

/// Adds a material to what is read for a topic. The same once more changes nothing.
pub fn add_material(tx: &Write<'_>, actor: &Actor, id: &TopicId, material: &MaterialId) -> Result<()> {
    let topic = questions::changeable(tx, actor, id)?;
    if store::to_read(tx, id)?.len() >= MATERIALS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_materials(MATERIALS_MAX)).into());
    }
    let (shown, _) = zhixing_library::whole_text(tx, actor, material, None)?;
    if store::add_material(tx, &actor.author(), id, material)? {
        note(tx, actor, &verbs::MATERIAL_CHOSEN, &topic, json!({ "material": shown.material.title }))?;
    }
    Ok(())
}

/// Takes a material out again.
pub fn drop_material(tx: &Write<'_>, actor: &Actor, id: &TopicId, material: &MaterialId) -> Result<()> {
    let topic = questions::changeable(tx, actor, id)?;
    let title = store::to_read(tx, id)?.into_iter().find(|one| one.id == *material).map(|one| one.title);
    if store::drop_material(tx, id, material)? {
        note(tx, actor, &verbs::MATERIAL_TAKEN_OUT, &topic, json!({ "material": title }))?;
    }
    Ok(())
}

/// Lets the questions of a bank go with a topic. The same once more changes nothing.
pub fn add_bank(tx: &Write<'_>, actor: &Actor, id: &TopicId, bank: &BankId) -> Result<()> {
    let topic = questions::changeable(tx, actor, id)?;
    if store::banks(tx, id)?.len() >= BANKS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_banks(BANKS_MAX)).into());
    }
    let offered = questions::branch_banks(tx, &topic)?;
    let found = offered.into_iter().find(|one| one.id == *bank);
    let found = found.ok_or_else(|| Sentence::of(|language| Text(language).no_such_bank()))?;
    if store::add_bank(tx, &actor.organisation, id, bank)? {
        note(tx, actor, &verbs::BANK_CHOSEN, &topic, json!({ "bank": found.area }))?;
    }
    Ok(())
}

/// Takes a bank out again.
pub fn drop_bank(tx: &Write<'_>, actor: &Actor, id: &TopicId, bank: &BankId) -> Result<()> {
    let topic = questions::changeable(tx, actor, id)?;
    let name = store::banks(tx, id)?.into_iter().find(|one| one.id == *bank).map(|one| one.area);
    if store::drop_bank(tx, id, bank)? {
        note(tx, actor, &verbs::BANK_TAKEN_OUT, &topic, json!({ "bank": name }))?;
    }
    Ok(())
}

fn facts(topic: &Topic) -> Value {
    let says = &topic.says;
    json!({ "text": says.title, "area": says.area, "problem": says.problem })
}

/// Records what was done to a topic.
pub fn note(tx: &Write<'_>, actor: &Actor, verb: &'static Verb, topic: &Topic, facts: Value) -> Result<()> {
    let deed = Deed {
        verb,
        object: Thing { kind: &verbs::STUDY_TOPIC, path: topic.about(), name: topic.says.title.clone() },
        about: programme::model::about(&topic.programme),
        unit: topic.branch.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}
