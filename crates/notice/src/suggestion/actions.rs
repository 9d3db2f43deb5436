//! What can happen to a suggestion: it is made, it is answered, or it is set aside with others.

use serde_json::json;
use zhixing_kit::clock::HOUR_MS;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, Right, UnitId, require};
use zhixing_records::{Author, Deed, Thing, append};

use super::model::{Kind, NewAnswer, NewAside, NewSuggestion, Suggestion, UNNAMED_PER_HOUR_MAX};
use super::{AsideId, SuggestionId, store};
use crate::message::{Notice, send};
use crate::text::Text;
use crate::verbs;

/// Takes a suggestion, `most` of one member in an hour. Without an actor, or when he wishes so, it is unnamed: its record names nobody.
pub fn suggest(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    root: &UnitId,
    (actor, most): (Option<&Actor>, u32),
    new: &NewSuggestion,
) -> Result<()> {
    let (sender, hour_ago) = (actor.filter(|_| !new.unnamed), tx.now().plus_ms(-HOUR_MS));
    match sender {
        Some(actor) if store::named_since(tx, &actor.member, hour_ago)? >= most => {
            return Err(Sentence::of(|language| Text(language).too_many_of_one(most)).into());
        }
        None if actor.is_none() && store::unnamed_since(tx, organisation, hour_ago)? >= UNNAMED_PER_HOUR_MAX => {
            return Err(Sentence::of(|language| Text(language).too_many()).into());
        }
        _ => {}
    }
    let id: SuggestionId = tx.new_id();
    store::add(tx, organisation, &id, new, sender.map(|actor| &actor.member))?;
    let unnamed = Author { organisation: organisation.clone(), member: None, name: "不署名".to_owned() };
    let author = sender.map_or(unnamed, Actor::author);
    let facts = json!({ "kind": new.kind.word(), "about": new.about, "words": new.words });
    append(tx, &author, deed(&verbs::SUGGESTED, &id, root, Vec::new(), facts, tx)).map(drop)
}

/// Answers a suggestion in public and tells its sender, if he is named.
pub fn answer(tx: &Write<'_>, actor: &Actor, root: &UnitId, id: &SuggestionId, new: &NewAnswer) -> Result<()> {
    require(tx, actor, Right::AnswerSuggestions, &Place::unit(root))?;
    let one = store::one(tx, &actor.organisation, id)?;
    // What was set aside by mistake is answered after all.
    let was_aside = store::answer_after_all(tx, &actor.organisation, &one, new, &actor.member)?;
    if !was_aside {
        store::add_answer(tx, &actor.organisation, id, new, &actor.member).map_err(|error| match error {
            Error::Constraint(_) => Sentence::of(|language| Text(language).answered_already()).into(),
            other => other,
        })?;
    }
    let sender = store::sender(tx, id)?;
    let mut facts = json!({ "answer": new.words, "keptBack": new.kept_back });
    if let Some(before) = one.answer.filter(|_| was_aside) {
        facts["before"] = json!({ "set_aside": before.words });
    }
    append(tx, &actor.author(), deed(&verbs::ANSWERED, id, root, sender.iter().cloned().collect(), facts, tx))?;
    let Some(member) = sender else { return Ok(()) };
    let body = Sentence { zh: new.words.clone(), en: new.words.clone() };
    let subject = Sentence::of(|language| Text(language).your_answer());
    send(
        tx,
        &actor.author(),
        Notice { unit: root.clone(), to: vec![member], subject, body, link: "/suggestions".to_owned() },
    )
}

/// Sets suggestions aside that are none, with one reason in public, and tells the senders who are named. What was answered meanwhile stays answered.
/// Says how many they were.
pub fn set_aside(tx: &Write<'_>, actor: &Actor, root: &UnitId, new: &NewAside) -> Result<usize> {
    require(tx, actor, Right::AnswerSuggestions, &Place::unit(root))?;
    let mut waiting = Vec::new();
    for id in &new.chosen {
        let one = store::one(tx, &actor.organisation, id)?;
        if one.answer.is_none() && !waiting.iter().any(|other: &Suggestion| other.id == one.id) {
            waiting.push(one);
        }
    }
    if waiting.is_empty() {
        return Ok(0);
    }
    let act: AsideId = tx.new_id();
    let complaints = waiting.iter().filter(|one| one.kind == Kind::Complaint).count();
    store::add_aside(tx, &actor.organisation, &act, &new.reason, (waiting.len(), complaints))?;
    let mut senders: Vec<MemberId> = Vec::new();
    for Suggestion { id, .. } in &waiting {
        store::set_aside(tx, &actor.organisation, id, (&new.reason, &act), &actor.member)?;
        let sender = store::sender(tx, id)?;
        let facts = json!({ "reason": new.reason });
        append(tx, &actor.author(), deed(&verbs::SET_ASIDE, id, root, sender.iter().cloned().collect(), facts, tx))?;
        senders.extend(sender.filter(|sender| !senders.contains(sender)));
    }
    if !senders.is_empty() {
        let body = Sentence { zh: new.reason.clone(), en: new.reason.clone() };
        let subject = Sentence::of(|language| Text(language).your_aside());
        let notice = Notice { unit: root.clone(), to: senders, subject, body, link: "/suggestions".to_owned() };
        send(tx, &actor.author(), notice)?;
    }
    Ok(waiting.len())
}

fn deed(
    verb: &'static zhixing_records::Verb,
    id: &SuggestionId,
    root: &UnitId,
    concerns: Vec<MemberId>,
    facts: serde_json::Value,
    tx: &Write<'_>,
) -> Deed {
    let path = format!("suggestion/{id}");
    let object = Thing { kind: &verbs::SUGGESTION, path: path.clone(), name: verbs::SUGGESTION.zh.to_owned() };
    Deed { verb, object, about: path, unit: root.clone(), concerns, happened_at: tx.now(), facts }
}
