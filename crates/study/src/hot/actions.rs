//! What can happen to hot questions: one is asked, put on a study day's agenda, answered, taken back. Each act leaves one statement.

use serde_json::{Value, json};
use zhixing_branch::ActivityId;
use zhixing_branch::activity::actions::add_item;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, MemberId, Place, Right, require};
use zhixing_records::{Deed, Thing, Verb, append};

use super::model::{Hot, HotId, QUESTIONS_MAX};
use super::text::Text;
use super::{questions, store};
use crate::topic::model::{Topic, TopicId, about};
use crate::{topic, verbs};

/// Asks a question about a topic of one's own branch.
pub fn raise(tx: &Write<'_>, actor: &Actor, topic: &TopicId, words: &str) -> Result<HotId> {
    let topic = topic::questions::visible(tx, actor, topic)?;
    if !questions::belongs(actor, &topic) {
        return Err(Error::Forbidden(Sentence::of(|language| Text(language).own_branch_only())));
    }
    if topic.is_dropped {
        return Err(Sentence::of(|language| Text(language).topic_dropped()).into());
    }
    let there = store::of_topic(tx, &topic.id, QUESTIONS_MAX)?;
    if there.len() >= QUESTIONS_MAX {
        return Err(Sentence::of(|language| Text(language).full(QUESTIONS_MAX)).into());
    }
    if there.iter().any(|hot| hot.words == words) {
        return Err(Sentence::of(|language| Text(language).asked_already()).into());
    }
    let id: HotId = tx.new_id();
    store::add(tx, actor, &id, &topic.id, words)?;
    note(tx, actor, &verbs::RAISED, &topic, (&id, words), Vec::new(), Value::Null)?;
    Ok(id)
}

/// Puts every question that waits on the agenda of a study day, in the order in which they were asked. Says how many were put there; none when they all
/// stand there already.
pub fn collect(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<usize> {
    let (day, waiting) = questions::waiting_for(tx, actor, id)?;
    let place = Place::unit(&day.activity.unit).named(&day.activity.named());
    require(tx, actor, Right::RunActivity, &place)?;
    let mut count = 0;
    for hot in waiting {
        // The agenda has its own limit, and says so.
        add_item(tx, actor, id, &Text(zhixing_kit::Language::Chinese).item(&hot.words))?;
        if store::collect(tx, &hot.id, id)? {
            let topic = topic::store::one(tx, &actor.organisation, &hot.topic)?;
            let facts = json!({ "activity": day.activity.topic });
            note(tx, actor, &verbs::PUT_ON_AGENDA, &topic, (&hot.id, &hot.words), Vec::new(), facts)?;
            count += 1;
        }
    }
    Ok(count)
}

/// Writes down what was answered, or writes it otherwise; whoever asked is told, unless it is himself.
pub fn answer(tx: &Write<'_>, actor: &Actor, id: &HotId, words: &str) -> Result<()> {
    let (hot, topic) = questions::answerable(tx, actor, id)?;
    if hot.answered.as_ref().is_some_and(|answered| answered.words == words) {
        return Ok(());
    }
    store::answer(tx, actor, &hot, words)?;
    let facts = match &hot.answered {
        None => json!({ "answer": words }),
        Some(before) => json!({ "before": { "answer": before.words }, "after": { "answer": words } }),
    };
    note(tx, actor, &verbs::ANSWERED_HOT, &topic, (id, &hot.words), vec![hot.member.clone()], facts)?;
    if hot.answered.is_none() && hot.member != actor.member {
        tell(tx, actor, &topic, &hot)?;
    }
    Ok(())
}

fn tell(tx: &Write<'_>, actor: &Actor, topic: &Topic, hot: &Hot) -> Result<()> {
    let subject = Sentence::of(|language| Text(language).told());
    let body = Sentence::of(|language| Text(language).told_body(&hot.words));
    let notice = Notice { unit: topic.branch.clone(), to: vec![hot.member.clone()], subject, body, link: hot.place() };
    send(tx, &actor.author(), notice)
}

/// Takes one's own question back before it is answered; who plans the branch's study puts any away.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &HotId) -> Result<TopicId> {
    let (hot, topic) = questions::visible(tx, actor, id)?;
    let is_own = hot.member == actor.member && hot.answered.is_none();
    if !is_own {
        require(tx, actor, Right::PlanStudy, &Place::unit(&topic.branch))?;
    }
    if store::end(tx, id)? {
        note(tx, actor, &verbs::PUT_AWAY, &topic, (id, &hot.words), vec![hot.member.clone()], Value::Null)?;
    }
    Ok(hot.topic)
}

fn note(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    topic: &Topic,
    (id, words): (&HotId, &str),
    concerns: Vec<MemberId>,
    facts: Value,
) -> Result<()> {
    let deed = Deed {
        verb,
        object: Thing { kind: &verbs::HOT_QUESTION, path: format!("hot/{id}"), name: words.to_owned() },
        about: about(&topic.id),
        unit: topic.branch.clone(),
        concerns,
        happened_at: tx.now(),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}
