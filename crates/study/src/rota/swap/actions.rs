//! What can happen to a swap: it is asked for, agreed to, refused, taken back.

use serde_json::json;
use zhixing_branch::ActivityId;
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::Actor;

use super::model::{Side, Swap};
use super::questions;
use crate::rota::actions::{note, put};
use crate::rota::input::{NewSwap, SWAP_WITH};
use crate::rota::model::SwapId;
use crate::rota::questions::{Hosted, own_day, rota};
use crate::rota::text::Text;
use crate::rota::turn::{Outcome, Turn, Way};
use crate::rota::{notice, store};
use crate::verbs;

fn fault(say: fn(Text) -> &'static str) -> Error {
    Faults::at(SWAP_WITH.name, Sentence::of(|language| say(Text(language)))).into()
}

/// Asks the host of another day to swap.
pub fn ask(tx: &Write<'_>, actor: &Actor, id: &ActivityId, new: &NewSwap) -> Result<SwapId> {
    let (rota, mine, own) = own_day(tx, actor, id)?;
    let other =
        rota.ahead().find(|hosted| hosted.day.activity.id == new.with).ok_or_else(|| fault(Text::no_such_day))?;
    let theirs = other.host().filter(|turn| turn.member != actor.member).ok_or_else(|| fault(Text::no_such_day))?;
    if other.away.contains(&actor.member) || mine.away.contains(&theirs.member) {
        return Err(fault(Text::one_cannot));
    }
    let waiting = store::waiting_in(tx, &mine.day.activity.branch)?;
    if waiting.iter().any(|swap| swap.asker.day == *id || swap.asked.day == *id) {
        return Err(fault(Text::waits_already));
    }
    let side = |turn: &Turn| Side { member: turn.member.clone(), name: turn.name.clone(), day: turn.activity.clone() };
    let by = actor.author();
    let id = store::ask(tx, &by, &mine.day.activity.branch, &side(&own), &side(theirs), &new.words)?;
    let swap = store::swap(tx, &actor.organisation, &id)?;
    let concerns = vec![swap.asker.member.clone(), swap.asked.member.clone()];
    let facts = json!({ "of": swap.asked.name, "for": other.day.activity.topic, "words": new.words });
    note(tx, actor, &verbs::SWAP_ASKED, &mine.day.activity, concerns, facts)?;
    notice::asked(tx, &by, &swap, &mine.day.activity, &other.day.activity)?;
    Ok(id)
}

/// Agrees to a swap: both days change hosts at once. What does not hold any more has lapsed.
pub fn accept(tx: &Write<'_>, actor: &Actor, id: &SwapId) -> Result<Outcome> {
    let swap = questions::asked_of(tx, actor, id)?;
    let rota = rota(tx, &swap.branch)?;
    let open = |side: &Side, other: &Side| -> Option<Hosted> {
        let hosted = rota.day(&side.day).filter(|hosted| hosted.is_open())?;
        let same = hosted.host().is_some_and(|turn| turn.member == side.member);
        (same && !hosted.away.contains(&other.member)).then(|| hosted.clone())
    };
    let (mine, theirs) = (open(&swap.asked, &swap.asker), open(&swap.asker, &swap.asked));
    let (Some(mine), Some(theirs)) = (mine, theirs) else {
        store::end(tx, id, Outcome::Lapsed)?;
        return Ok(Outcome::Lapsed);
    };
    store::end(tx, id, Outcome::Accepted)?;
    put(tx, actor, &theirs, (&swap.asked.member, &swap.asked.name), (Way::Swap, ""))?;
    put(tx, actor, &mine, (&swap.asker.member, &swap.asker.name), (Way::Swap, ""))?;
    store::lapse(tx, &swap.asker.day)?;
    store::lapse(tx, &swap.asked.day)?;
    notice::answered(tx, &actor.author(), &swap, Outcome::Accepted)?;
    Ok(Outcome::Accepted)
}

/// Refuses a swap; no reason is asked.
pub fn refuse(tx: &Write<'_>, actor: &Actor, id: &SwapId) -> Result<()> {
    let swap = questions::asked_of(tx, actor, id)?;
    finish(tx, actor, &swap, Outcome::Refused)?;
    notice::answered(tx, &actor.author(), &swap, Outcome::Refused)
}

/// Takes a swap back that waits.
pub fn take_back(tx: &Write<'_>, actor: &Actor, id: &SwapId) -> Result<()> {
    let swap = questions::visible(tx, actor, id)?;
    if swap.asker.member != actor.member || swap.outcome.is_some() {
        return Err(Sentence::of(|language| Text(language).is_over()).into());
    }
    finish(tx, actor, &swap, Outcome::TakenBack)
}

fn finish(tx: &Write<'_>, actor: &Actor, swap: &Swap, outcome: Outcome) -> Result<()> {
    store::end(tx, &swap.id, outcome)?;
    let day = crate::day::questions::visible(tx, actor, &swap.asker.day)?;
    let verb = if outcome == Outcome::Refused { &verbs::SWAP_REFUSED } else { &verbs::SWAP_TAKEN_BACK };
    let concerns = vec![swap.asker.member.clone(), swap.asked.member.clone()];
    note(tx, actor, verb, &day.activity, concerns, json!({ "of": swap.asked.name }))
}
