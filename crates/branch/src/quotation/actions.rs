//! What can happen: a passage is chosen for a meeting, or taken out again.

use serde_json::json;
use zhixing_kit::{Error, Result, Write};
use zhixing_library::quote;
use zhixing_people::Actor;

use super::model::{QuotationId, must_have_room};
use super::{questions, store};
use crate::activity::model::ActivityId;
use crate::activity::record::{Act, note};
use crate::verbs;

/// Chooses a passage of the library by its number. The same once more changes and records nothing.
pub fn choose(tx: &Write<'_>, actor: &Actor, id: &ActivityId, number: i64) -> Result<()> {
    let activity = questions::quotable(tx, actor, id)?;
    must_have_room(store::of(tx, id)?.len())?;
    let quote = quote(tx, &actor.organisation, number)?;
    let quotation: QuotationId = tx.new_id();
    if !store::add(tx, &actor.author(), id, &quotation, &quote)? {
        return Ok(());
    }
    let facts = json!({
        "material": quote.material.as_str(),
        "edition": quote.edition,
        "place": quote.place,
        "title": quote.title,
        "source": quote.source,
        "words": quote.words,
    });
    let act = Act {
        verb: &verbs::QUOTED,
        kind: &verbs::QUOTATION,
        part: format!("quotation/{quotation}"),
        name: &quote.title,
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    note(tx, &actor.author(), &activity, act)
}

/// Takes a passage out again.
pub fn take_out(tx: &Write<'_>, actor: &Actor, id: &ActivityId, quotation: &QuotationId) -> Result<()> {
    let activity = questions::quotable(tx, actor, id)?;
    let there = store::of(tx, id)?.into_iter().find(|one| one.id == *quotation).ok_or(Error::NotFound)?;
    store::end(tx, id, quotation)?;
    let act = Act {
        verb: &verbs::TOOK_OUT,
        kind: &verbs::QUOTATION,
        part: format!("quotation/{quotation}"),
        name: &there.title,
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: json!({ "title": there.title, "words": there.words }),
    };
    note(tx, &actor.author(), &activity, act)
}
