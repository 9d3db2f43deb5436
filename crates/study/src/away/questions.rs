//! What the actor takes along, and what he saw of it. There is no parameter for another person.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::id::{Id, Random, uuid_v7};
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::{Actor, UnitId, membership_history, unit};
use zhixing_question::Question;

use super::model::{PACKED_MAX, Package, Packed};
use super::store::{self, Offered};
use crate::picture::questions::weight;
use crate::selftest::model::{AskId, NEW_A_DAY, REPEATED_A_DAY};
use crate::selftest::store::{Chosen, Remembered, answered_since};

/// How long after he left a unit somebody may still send what he answered of its questions, in days: as long as a device keeps what waits.
const LEFT_DAYS_MAX: i64 = 31;

/// The next questions, as many as this day still has: the one that waits already, what is due, then new ones.
pub fn package(tx: &Read<'_>, actor: &Actor, random: &Random) -> Result<Package> {
    let today = Moment::start_of(tx.today(), tx.zone());
    let packed = |ask: AskId, Offered { chosen, question }| -> Result<Packed> {
        let weight = weight(tx, actor, &question)?;
        Ok(Packed { ask, chosen, question, weight })
    };
    let open = store::open_offered(tx, &actor.member)?.map(|(ask, offered)| packed(ask, offered)).transpose()?;
    let (new, repeated) = answered_since(tx, &actor.member, today)?;
    let due_most = REPEATED_A_DAY.saturating_sub(repeated).min(PACKED_MAX);
    let due = store::all_due(tx, &actor.member, &actor.path, due_most)?;
    let new_most = NEW_A_DAY.saturating_sub(new).min(PACKED_MAX - due.len() as u32);
    let unseen = store::all_unseen(tx, actor, new_most)?;
    let is_open = |offered: &Offered| open.as_ref().is_some_and(|open: &Packed| open.chosen.0 == offered.chosen.0);
    let offered = due.into_iter().chain(unseen).filter(|offered| !is_open(offered));
    let all = offered.map(|offered| packed(fresh_id(tx.now(), random), offered)).collect::<Result<Vec<_>>>()?;
    Ok(Package::of(tx.now(), open.into_iter().chain(all).collect()))
}

fn fresh_id(now: Moment, random: &Random) -> AskId {
    AskId::from_checked(uuid_v7(now, random))
}

/// A question that the actor saw elsewhere, and how well he remembers it; nothing where it is not for him. An answer belongs to the version that was
/// seen, also when the question was reworded or withdrawn meanwhile.
pub fn seen(tx: &Read<'_>, actor: &Actor, chosen: &Chosen) -> Result<Option<(Question, Option<Remembered>)>> {
    let Some(found) = store::seen(tx, actor, chosen)? else { return Ok(None) };
    Ok(may_see(tx, actor, &found.of)?.then_some((found.question, found.known)))
}

/// Whether the actor is asked the questions of a unit, or was until a while ago: what he answered before he moved is not lost.
fn may_see(tx: &Read<'_>, actor: &Actor, of: &UnitId) -> Result<bool> {
    let within = |path: &str| path.split('/').any(|part| part == of.as_str());
    if within(&actor.path) {
        return Ok(true);
    }
    let since = tx.now().plus_ms(-LEFT_DAYS_MAX * DAY_MS).day(tx.zone());
    for stay in membership_history(tx, &actor.member)? {
        if stay.to_on.is_none_or(|last| last >= since) && within(&unit(tx, &stay.unit)?.path) {
            return Ok(true);
        }
    }
    Ok(false)
}
