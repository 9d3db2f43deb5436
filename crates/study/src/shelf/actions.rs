//! What can happen to a bank as a whole: whoever keeps it says where it stands, takes it out of use and puts it back, each with one statement.

use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::Actor;
use zhixing_question::{Question, Sameness, twins};
use zhixing_records::{Deed, Thing, Verb, append};

use super::input::BANK_TAGS;
use super::model::Shelf;
use super::text::Text;
use super::{questions, store};
use crate::bank;
use crate::bank::model::{Bank, BankId, QUESTIONS_MAX};
use crate::verbs;

/// Says to which area a bank belongs, and under which further words questions come into it; nothing when nothing is different. A word that leads to
/// another bank of the unit is refused.
pub fn put(tx: &Write<'_>, actor: &Actor, id: &BankId, new: &Shelf) -> Result<()> {
    let (bank, before) = questions::one(tx, actor, id)?;
    let mut tags: Vec<String> = new.tags.iter().filter(|tag| **tag != bank.area).cloned().collect();
    tags.sort();
    let new = Shelf { area: new.area.clone(), tags };
    if before == new {
        return Ok(());
    }
    must_be_free(tx, &bank, &new)?;
    store::set(tx, &actor.organisation, &bank, &new)?;
    note(tx, actor, &verbs::SHELVED, &bank, json!({ "before": facts(&before), "after": facts(&new) }))
}

/// Takes a whole bank out of use: none of its questions is asked any more. Who is answering one at this moment may still do so, and what was answered
/// stays.
pub fn withdraw(tx: &Write<'_>, actor: &Actor, id: &BankId) -> Result<()> {
    let bank = bank::questions::bank(tx, actor, id)?;
    let count = store::withdraw(tx, id)?;
    if count == 0 {
        return Ok(());
    }
    note(tx, actor, &verbs::BANK_WITHDRAWN, &bank, json!({ "questions": count }))
}

/// Puts those of its questions back into use that were taken out last, together. Refused where one of them is in another bank of the unit by now.
pub fn restore(tx: &Write<'_>, actor: &Actor, id: &BankId) -> Result<()> {
    let bank = bank::questions::bank(tx, actor, id)?;
    let kept = bank::store::of_bank(tx, id, 0, QUESTIONS_MAX)?;
    let Some(last) = kept.iter().filter_map(|one| one.withdrawn_at).max() else { return Ok(()) };
    let back: Vec<&Question> =
        kept.iter().filter(|one| one.withdrawn_at == Some(last)).map(|one| &one.question).collect();
    let in_use = bank::store::to_ask(tx, &bank.unit, QUESTIONS_MAX)?;
    if in_use.len() + back.len() > QUESTIONS_MAX {
        return Err(Sentence::of(|language| Text(language).full(QUESTIONS_MAX)).into());
    }
    let there: Vec<&Question> = in_use.iter().map(|one| &one.question).collect();
    let twice = twins(&there, &back).into_iter().filter(|twin| !matches!(twin.sameness, Sameness::Near { .. })).count();
    if twice > 0 {
        return Err(Sentence::of(|language| Text(language).there_already(twice)).into());
    }
    let count = store::restore(tx, id, last)?;
    note(tx, actor, &verbs::BANK_RESTORED, &bank, json!({ "questions": count }))
}

fn note(tx: &Write<'_>, actor: &Actor, verb: &'static Verb, bank: &Bank, facts: Value) -> Result<()> {
    let path = format!("bank/{}", bank.id);
    let deed = Deed {
        verb,
        object: Thing { kind: &verbs::BANK, path: path.clone(), name: bank.area.clone() },
        about: path,
        unit: bank.unit.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}

fn must_be_free(tx: &Write<'_>, bank: &Bank, new: &Shelf) -> Result<()> {
    let names = bank::store::banks(tx, &bank.unit)?.into_iter().map(|one| (one.id, one.area));
    let known: Vec<(BankId, String)> = names.chain(store::tags_of_unit(tx, &bank.unit)?).collect();
    let taken = new.tags.iter().find(|tag| known.iter().any(|(of, word)| *of != bank.id && word == *tag));
    match taken {
        None => Ok(()),
        Some(tag) => {
            Err(Faults::at(BANK_TAGS.name, Sentence::of(|language| Text(language).taken(tag.as_str()))).into())
        }
    }
}

fn facts(shelf: &Shelf) -> Value {
    json!({ "area": shelf.area, "tags": shelf.tags })
}
