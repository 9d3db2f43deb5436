//! What can be asked about swaps. Read only; the two whom it concerns see it, nobody else.

use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_people::Actor;

use super::model::Swap;
use crate::day;
use crate::day::model::StudyDay;
use crate::rota::model::SwapId;
use crate::rota::store;
use crate::rota::text::Text;

/// A swap, for the two whom it concerns; not found otherwise.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &SwapId) -> Result<Swap> {
    let swap = store::swap(tx, &actor.organisation, id)?;
    let concerns = [&swap.asker.member, &swap.asked.member].contains(&&actor.member);
    if concerns { Ok(swap) } else { Err(Error::NotFound) }
}

/// A swap that waits for the actor's answer.
pub fn asked_of(tx: &Read<'_>, actor: &Actor, id: &SwapId) -> Result<Swap> {
    let swap = visible(tx, actor, id)?;
    if swap.asked.member != actor.member || swap.outcome.is_some() {
        return Err(Sentence::of(|language| Text(language).is_over()).into());
    }
    Ok(swap)
}

/// A swap with both days: first the asker's.
pub fn whole(tx: &Read<'_>, actor: &Actor, id: &SwapId) -> Result<(Swap, [StudyDay; 2])> {
    let swap = visible(tx, actor, id)?;
    let day = |id| day::questions::visible(tx, actor, id);
    let days = [day(&swap.asker.day)?, day(&swap.asked.day)?];
    Ok((swap, days))
}
