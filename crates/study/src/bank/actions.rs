//! What can happen to questions: one is added, reworded, withdrawn, restored. Each asks for the right to keep the banks of the unit and leaves one
//! statement; what a version says stands in the version, not in the record.

use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, UnitId, require};
use zhixing_question::{Question, Sameness, twins};
use zhixing_records::{Deed, Thing, Verb, append};

use super::model::{Kept, QUESTIONS_MAX, QuestionId, title};
use super::text::Text;
use super::{questions, store};
use crate::picture::questions::must_be_here;
use crate::verbs;

/// Adds a question to the bank of its area.
pub fn add(tx: &Write<'_>, actor: &Actor, unit: &UnitId, question: &Question) -> Result<QuestionId> {
    require(tx, actor, Right::KeepQuestions, &Place::itself(unit))?;
    if store::count(tx, unit)? >= QUESTIONS_MAX {
        return Err(Sentence::of(|language| Text(language).full(QUESTIONS_MAX)).into());
    }
    must_be_here(tx, actor, question)?;
    must_be_new(tx, unit, question, None)?;
    let by = actor.author();
    let bank = store::bank_of(tx, &by, unit, question.area())?;
    let id: QuestionId = tx.new_id();
    store::add_each(tx, &by, unit, &[(id.clone(), bank, question)])?;
    note(tx, actor, &verbs::ADDED, &id, unit, question, facts(question, 1))?;
    Ok(id)
}

/// Rewords a question: a further version, or nothing when nothing is different.
pub fn change(tx: &Write<'_>, actor: &Actor, id: &QuestionId, question: &Question) -> Result<()> {
    let kept = questions::changeable(tx, actor, id)?;
    if kept.question == *question {
        return Ok(());
    }
    must_be_here(tx, actor, question)?;
    must_be_new(tx, &kept.unit, question, Some(id))?;
    let by = actor.author();
    let bank = store::bank_of(tx, &by, &kept.unit, question.area())?;
    store::change(tx, &by, &kept, &bank, question)?;
    note(tx, actor, &verbs::REWORDED, id, &kept.unit, question, facts(question, kept.version + 1))
}

/// Takes a question out of use. Who is answering it at this moment may still do so.
pub fn withdraw(tx: &Write<'_>, actor: &Actor, id: &QuestionId) -> Result<()> {
    let kept = questions::changeable(tx, actor, id)?;
    if !store::withdraw(tx, id)? {
        return Ok(());
    }
    note(tx, actor, &verbs::WITHDRAWN, id, &kept.unit, &kept.question, facts(&kept.question, kept.version))
}

/// Puts it back into use.
pub fn restore(tx: &Write<'_>, actor: &Actor, id: &QuestionId) -> Result<()> {
    let kept = questions::changeable(tx, actor, id)?;
    if kept.withdrawn_at.is_none() {
        return Ok(());
    }
    must_be_new(tx, &kept.unit, &kept.question, Some(id))?;
    store::restore(tx, id)?;
    note(tx, actor, &verbs::RESTORED, id, &kept.unit, &kept.question, facts(&kept.question, kept.version))
}

/// Refuses a question that the unit has already, with the same answer or another.
fn must_be_new(tx: &Write<'_>, unit: &UnitId, question: &Question, itself: Option<&QuestionId>) -> Result<()> {
    let kept: Vec<Kept> = store::to_ask(tx, unit, QUESTIONS_MAX)?;
    let others: Vec<&Question> =
        kept.iter().filter(|kept| Some(&kept.id) != itself).map(|kept| &kept.question).collect();
    let found = twins(&others, &[question]);
    let same = |sameness| found.iter().any(|twin| twin.sameness == sameness);
    if same(Sameness::Contradiction) {
        return Err(Faults::at("stem", Sentence::of(|language| Text(language).contradicts())).into());
    }
    if same(Sameness::Exact) {
        return Err(Faults::at("stem", Sentence::of(|language| Text(language).known())).into());
    }
    Ok(())
}

fn facts(question: &Question, version: i64) -> Value {
    json!({ "area": question.area(), "kind": question.asked().kind().code(), "version": version })
}

fn note(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    id: &QuestionId,
    unit: &UnitId,
    question: &Question,
    facts: Value,
) -> Result<()> {
    let path = format!("question/{id}");
    let deed = Deed {
        verb,
        object: Thing { kind: &verbs::QUESTION, path: path.clone(), name: title(question) },
        about: path,
        unit: unit.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}
