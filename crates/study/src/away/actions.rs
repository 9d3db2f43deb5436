//! What can happen to a question that was taken along: its answer arrives. It counts once, from when it was given, however often and however late it
//! is sent; and it leaves no record (decision 0017).

use zhixing_kit::{Error, Result, Write};
use zhixing_people::{Actor, Waited};

use super::model::Seen;
use super::questions;
use crate::selftest::actions::{foretold, judge_own, take};
use crate::selftest::model::{AskId, Given, Outcome, happened};
use crate::selftest::store;

/// Takes an answer that waited so long on a device. Own words may come with how their writer judged them.
pub fn answer(
    tx: &Write<'_>,
    actor: &Actor,
    id: &AskId,
    seen: &Seen,
    (given, unsure, judged): (&Given, bool, Option<Outcome>),
    waited: Waited,
) -> Result<()> {
    let ask = questions::asked(tx, actor, id, seen)?;
    let at = happened(tx.now(), waited, ask.asked_at);
    if store::maybe(tx, &actor.member, id)?.is_none() {
        let recall = foretold(tx, actor, &seen.chosen.0, at)?;
        if !store::take_up(tx, &actor.organisation, &actor.member, id, (&seen.chosen, recall), at)? {
            // An id that is another's: as if there were none.
            return Err(Error::NotFound);
        }
    }
    if take(tx, actor, &ask, (given, unsure), at)?
        && let Some(outcome) = judged
    {
        judge_own(tx, actor, id, outcome)?;
    }
    Ok(())
}
