//! What can happen to a file of questions: it is looked at, and confirmed. Confirming is one transaction that computes the changes anew and either
//! does all of them or none, with one statement.

use serde_json::json;
use zhixing_kit::{Error, Read, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, UnitId, require};
use zhixing_records::{Deed, Thing, append};

use super::model::{IntakeId, Plan, ReadFile, noted};
use super::store::{self, Waiting};
use super::text::Text;
use crate::bank::model::{BankId, QUESTIONS_MAX};
use crate::bank::store as banks;
use crate::picture::actions::keep;
use crate::verbs;

/// What came of a confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// So many questions came in.
    Done(usize),
    /// What would change is no longer what was shown: nothing was done.
    Moved,
}

/// Keeps a file that was read, with a fingerprint of what it would change, until it is confirmed.
pub fn look(tx: &Write<'_>, actor: &Actor, unit: &UnitId, file_name: &str, file: &ReadFile) -> Result<IntakeId> {
    let digest = plan(tx, actor, unit, file)?.digest();
    keep(tx, actor, file.pictures.values())?;
    let body = serde_json::to_string(file)?;
    let waiting = Waiting { unit: unit.clone(), file_name: file_name.to_owned(), body, digest };
    store::add(tx, &actor.author(), &actor.member, &waiting)
}

/// What a file would change now.
pub fn plan(tx: &Read<'_>, actor: &Actor, unit: &UnitId, file: &ReadFile) -> Result<Plan> {
    require(tx, actor, Right::KeepQuestions, &Place::itself(unit))?;
    Ok(Plan::new(file, &banks::to_ask(tx, unit, QUESTIONS_MAX)?))
}

/// Does what was shown. Where questions cannot come in, `leave_out` must say that the others shall.
pub fn confirm(tx: &Write<'_>, actor: &Actor, id: &IntakeId, leave_out: bool) -> Result<Outcome> {
    let waiting = store::one(tx, id, &actor.member)?.ok_or_else(gone)?;
    let file: ReadFile = serde_json::from_str(&waiting.body)?;
    let plan = plan(tx, actor, &waiting.unit, &file)?;
    if plan.digest() != waiting.digest {
        store::set_digest(tx, id, &plan.digest())?;
        return Ok(Outcome::Moved);
    }
    let left_out = plan.left_out(&file);
    if left_out > 0 && !leave_out {
        return Err(Sentence::of(|language| Text(language).not_confirmed(left_out)).into());
    }
    bring_in(tx, actor, id, &waiting, &file, &plan)?;
    store::forget(tx, id)?;
    Ok(Outcome::Done(plan.new.len()))
}

fn bring_in(
    tx: &Write<'_>,
    actor: &Actor,
    id: &IntakeId,
    waiting: &Waiting,
    file: &ReadFile,
    plan: &Plan,
) -> Result<()> {
    if plan.new.is_empty() {
        return Ok(());
    }
    if banks::count(tx, &waiting.unit)? + plan.new.len() > QUESTIONS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(QUESTIONS_MAX)).into());
    }
    let by = actor.author();
    let mut areas: Vec<(&str, BankId)> = Vec::new();
    let mut new: Vec<banks::New<'_>> = Vec::new();
    for question in plan.new.iter().map(|index| &file.questions[*index].question) {
        let known = areas.iter().find(|(area, _)| *area == question.area()).map(|(_, bank)| bank.clone());
        let bank = if let Some(bank) = known {
            bank
        } else {
            let bank = banks::bank_of(tx, &by, &waiting.unit, question.area())?;
            areas.push((question.area(), bank.clone()));
            bank
        };
        new.push((tx.new_id(), bank, question));
    }
    banks::add_each(tx, &by, &waiting.unit, &new)?;
    let path = format!("question-file/{id}");
    let areas: Vec<&str> = areas.iter().map(|(area, _)| *area).collect();
    let facts = json!({
        "questions": new.len(),
        "areas": areas,
        "known_already": plan.known.len(),
        "twice_in_file": plan.twice.len(),
        "left_out": plan.left_out(file),
        "pictures": plan.pictures(file),
        "noted": noted(file).count(),
    });
    let deed = Deed {
        verb: &verbs::BROUGHT_IN,
        object: Thing { kind: &verbs::QUESTION_FILE, path: path.clone(), name: waiting.file_name.clone() },
        about: path,
        unit: waiting.unit.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    append(tx, &by, deed).map(drop)
}

fn gone() -> Error {
    Sentence::of(|language| Text(language).gone()).into()
}
