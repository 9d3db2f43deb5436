//! What the actor takes along, and what he saw of it. There is no parameter for another person.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::id::{Id, Random, uuid_v7};
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::{Actor, UnitId, membership_history, unit};

use super::model::{PACKED_MAX, Package, Packed};
use super::store::{self, Offered};
use crate::passage::questions::behind;
use crate::picture::questions::weight;
use crate::selftest::model::{AskId, NEW_A_DAY, REPEATED_A_DAY};
use crate::selftest::store::answered_since;

/// How long after he left a unit somebody may still send what he answered of its questions, in days: as long as a device keeps what waits.
const LEFT_DAYS_MAX: i64 = 31;

/// The next questions, as many as this day still has: the one that waits already, what is due, then new ones.
pub fn package(tx: &Read<'_>, actor: &Actor, random: &Random) -> Result<Package> {
    let today = Moment::start_of(tx.today(), tx.zone());
    let packed = |ask: AskId, Offered { chosen, question }| -> Result<Packed> {
        let weight = weight(tx, actor, &question)?;
        let passage = behind(tx, &actor.organisation, &question)?;
        Ok(Packed { ask, chosen, question, passage, weight })
    };
    let (open, (new, repeated), mut due) = tx.together((
        || store::open_offered(tx, &actor.member),
        || answered_since(tx, &actor.member, today),
        || store::all_due(tx, &actor.member, &actor.path, PACKED_MAX),
    ))?;
    let open = open.map(|(ask, offered)| packed(ask, offered)).transpose()?;
    due.truncate(REPEATED_A_DAY.saturating_sub(repeated) as usize);
    let new_most = NEW_A_DAY.saturating_sub(new).min(PACKED_MAX - due.len() as u32);
    let unseen = if new_most > 0 { store::all_unseen(tx, actor, new_most)? } else { Vec::new() };
    let is_open = |offered: &Offered| open.as_ref().is_some_and(|open: &Packed| open.chosen.0 == offered.chosen.0);
    let offered = due.into_iter().chain(unseen).filter(|offered| !is_open(offered));
    let all = offered.map(|offered| packed(fresh_id(tx.now(), random), offered)).collect::<Result<Vec<_>>>()?;
    Ok(Package::of(tx.now(), open.into_iter().chain(all).collect()))
}

fn fresh_id(now: Moment, random: &Random) -> AskId {
    AskId::from_checked(uuid_v7(now, random))
}

/// Whether the actor is asked the questions of a unit, or was until a while ago: what he answered before he moved is not lost.
pub fn may_see(tx: &Read<'_>, actor: &Actor, of: &UnitId) -> Result<bool> {
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
