//! What can happen to where a bank stands: whoever keeps it says so, with one statement.

use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::Actor;
use zhixing_records::{Deed, Thing, append};

use super::input::BANK_TAGS;
use super::model::Shelf;
use super::text::Text;
use super::{questions, store};
use crate::bank;
use crate::bank::model::{Bank, BankId};
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
    let path = format!("bank/{id}");
    let deed = Deed {
        verb: &verbs::SHELVED,
        object: Thing { kind: &verbs::BANK, path: path.clone(), name: bank.area },
        about: path,
        unit: bank.unit,
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: json!({ "before": facts(&before), "after": facts(&new) }),
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
