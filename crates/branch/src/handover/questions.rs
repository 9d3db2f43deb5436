//! What can be asked about handing over. Read only.

use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Behind, Place, PostKind, Right, UnitId, may, posts_of, require, unit};

use super::model::{Left, Successor};
use super::store;
use crate::activity::model::is_talk;
use crate::activity::{Activity, questions};

/// What was left behind in a branch and its groups. Who was named after he had left his post was named on purpose, and stays.
fn left_in(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Left>> {
    let zone = tx.zone();
    let counts = |left: &Left| !is_talk(&left.kind) && left.planned_at.day(zone) <= left.last;
    Ok(store::left(tx, branch)?.into_iter().filter(counts).collect())
}

/// The same of this very unit, each meeting once.
fn left_of(tx: &Read<'_>, id: &UnitId) -> Result<Vec<Left>> {
    let Some(branch) = unit(tx, id)?.branch else { return Ok(Vec::new()) };
    let mut left = left_in(tx, &branch)?;
    left.retain(|one| one.unit == *id);
    Ok(left)
}

/// How many meetings of a unit were left behind, and the way to hand them over for who plans there: what people are handed for the page of a unit.
pub fn left_behind(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<Behind> {
    let meetings = meetings(&left_of(tx, id)?);
    let path = may(tx, actor, Right::PlanActivity, &Place::unit(id))?.then(|| path(id));
    Ok(Behind { meetings, path })
}

/// How many meetings these are: two people may have left the same one.
fn meetings(left: &[Left]) -> u32 {
    let mut ids: Vec<_> = left.iter().map(|one| &one.activity).collect();
    ids.dedup();
    u32::try_from(ids.len()).unwrap_or(u32::MAX)
}

/// Where the meetings of a unit are handed over.
pub(crate) fn path(id: &UnitId) -> String {
    format!("/branches/{id}/handover")
}

/// The meetings of a unit that were left behind, with who left them, for who may hand them over.
pub(super) fn to_hand_over(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<Vec<(Activity, Vec<Left>)>> {
    require(tx, actor, Right::PlanActivity, &Place::unit(id))?;
    let mut all: Vec<(Activity, Vec<Left>)> = Vec::new();
    for left in left_of(tx, id)? {
        match all.last_mut().filter(|(activity, _)| activity.id == left.activity) {
            Some((_, same)) => same.push(left),
            None => all.push((questions::find(tx, &left.activity)?, vec![left])),
        }
    }
    Ok(all)
}

/// Who is proposed: who leads the unit today presides, where nobody does the one who asks; the recorder is chosen.
pub(super) fn proposed(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<Successor> {
    let leads = PostKind::leading(unit(tx, id)?.kind);
    let posts = posts_of(tx, id, tx.today())?;
    let leader = posts.into_iter().find(|post| post.kind == leads && post.unit == *id).map(|post| post.member);
    Ok(Successor { chair: leader.unwrap_or_else(|| actor.member.clone()), recorder: None })
}
