//! How the demonstration's theme days and study days go: out to a place or with somebody brought in, and what their organisers saw to.

use zhixing_branch::acts::{self, ArrangementInput};
use zhixing_kit::Result;

use super::calendar::Gathering;
use super::content::{Topic, content};
use super::meet::topic;
use super::stage::Scene;

/// Whether it goes out or brings somebody in.
pub fn is_arranged(one: &Gathering) -> bool {
    content().of_kind(one.kind).get(one.topic).is_some_and(|topic| topic.out.is_some() || topic.bring_in.is_some())
}

/// Who presides arranges it.
pub fn arrange(scene: &Scene<'_>, at: usize) -> Result<()> {
    let Some(input) = topic(scene, at).and_then(input) else { return Ok(()) };
    let chair = scene.actor(scene.gathering(at).chair)?;
    acts::arrange(scene.tx, &chair, &scene.activity(at)?, &input.check()?).map(drop)
}

fn input(about: &Topic) -> Option<ArrangementInput> {
    let free = "yes".to_owned();
    let out = about.out.as_ref().map(|out| ArrangementInput {
        way: "out".to_owned(),
        goes_to: out.to.clone(),
        address: out.address.clone(),
        transport: out.by.clone(),
        safety: out.safety.clone(),
        contact: out.contact.clone(),
        contact_about: out.part.clone(),
        phone: out.phone.clone(),
        free: free.clone(),
        ..ArrangementInput::default()
    });
    let bring_in = about.bring_in.as_ref().map(|brought| ArrangementInput {
        way: "in".to_owned(),
        lecturer: brought.who.clone(),
        lecturer_about: brought.part.clone(),
        speaks_about: brought.topic.clone(),
        source: brought.source.clone(),
        phone: brought.phone.clone(),
        free,
        ..ArrangementInput::default()
    });
    out.or(bring_in)
}

/// The organiser ticks what he saw to: the first half while the day is ahead, most of it of what was held.
pub fn see_to(scene: &Scene<'_>, at: usize) -> Result<()> {
    let one = scene.gathering(at);
    let (activity, chair) = (scene.activity(at)?, scene.actor(one.chair)?);
    let checks = acts::checks(scene.tx, &activity)?;
    let count = if one.day > scene.script.span.today { checks.len() / 2 } else { checks.len() - 1 };
    checks.iter().take(count).try_for_each(|check| acts::tick(scene.tx, &chair, &activity, &check.id, true))
}
