//! What can be asked about handing over. Read only.

use std::collections::BTreeMap;

use zhixing_kit::{Error, Read, Result};
use zhixing_people::{Actor, Behind, MemberId, Place, PostKind, Right, UnitId};
use zhixing_people::{is_attached, may, member, posts_of, require, unit};

use super::model::{Left, Meeting, Successor};
use super::store;
use crate::activity::model::is_talk;
use crate::activity::questions;
use crate::term::secretary_elected;

/// What was left behind in a branch and its groups.
pub(super) fn left_in(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Left>> {
    let zone = tx.zone();
    let counts = |left: &Left| !is_talk(&left.kind) && left.is_to_follow(|moment| moment.day(zone));
    Ok(store::left(tx, branch)?.into_iter().filter(counts).collect())
}

/// The same of this very unit, each meeting once.
fn left_of(tx: &Read<'_>, id: &UnitId) -> Result<Vec<Left>> {
    let Some(branch) = unit(tx, id)?.branch else { return Ok(Vec::new()) };
    let mut left = left_in(tx, &branch)?;
    left.retain(|one| one.unit == *id);
    Ok(left)
}

/// How many meetings of a unit were left behind, the way to hand them over for who plans there, and whether a secretary was elected: what people are
/// handed for the page of a unit.
pub fn left_behind(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<Behind> {
    let meetings = meetings(&left_of(tx, id)?);
    let path = may(tx, actor, Right::PlanActivity, &Place::unit(id))?.then(|| path(id));
    Ok(Behind { meetings, path, elected: secretary_elected(tx, &actor.organisation, id)? })
}

/// How many meetings these are: two people may have left the same one.
pub(super) fn meetings(left: &[Left]) -> u32 {
    let mut ids: Vec<_> = left.iter().map(|one| &one.activity).collect();
    ids.dedup();
    u32::try_from(ids.len()).unwrap_or(u32::MAX)
}

/// Where the meetings of a unit are handed over.
pub(crate) fn path(id: &UnitId) -> String {
    format!("/branches/{id}/handover")
}

/// The meetings of a unit that were left behind, with who left them, for who may hand them over.
pub(super) fn to_hand_over(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<Vec<Meeting>> {
    require(tx, actor, Right::PlanActivity, &Place::unit(id))?;
    let mut all: Vec<Meeting> = Vec::new();
    for left in left_of(tx, id)? {
        let same = all.last_mut().filter(|meeting| meeting.activity.id == left.activity);
        if let Some(same) = same {
            same.left.push(left);
        } else {
            let activity = questions::find(tx, &left.activity)?;
            all.push(Meeting { activity, left: vec![left], moved: Vec::new() });
        }
    }
    note_moved(tx, &mut all)?;
    Ok(all)
}

/// Notes who is named there and does not belong to the branch any more.
fn note_moved(tx: &Read<'_>, meetings: &mut [Meeting]) -> Result<()> {
    let mut known: BTreeMap<MemberId, bool> = BTreeMap::new();
    for meeting in meetings {
        for person in meeting.activity.named() {
            let belongs = match known.get(&person) {
                Some(belongs) => *belongs,
                None => belongs(tx, &meeting.activity.branch, &person)?,
            };
            if !belongs {
                meeting.moved.push(person.clone());
            }
            known.insert(person, belongs);
        }
    }
    Ok(())
}

fn belongs(tx: &Read<'_>, branch: &UnitId, id: &MemberId) -> Result<bool> {
    match member(tx, id) {
        Ok(member) if member.branch.as_ref() == Some(branch) && !member.has_left() => Ok(true),
        Ok(_) => is_attached(tx, branch, id),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Who is proposed: who leads the unit today presides, where nobody does the one who asks; the recorder is chosen.
pub(super) fn proposed(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<Successor> {
    let leads = PostKind::leading(unit(tx, id)?.kind);
    let posts = posts_of(tx, id, tx.today())?;
    let leader = posts.into_iter().find(|post| post.kind == leads && post.unit == *id).map(|post| post.member);
    Ok(Successor { chair: leader.unwrap_or_else(|| actor.member.clone()), recorder: None })
}
