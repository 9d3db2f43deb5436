//! Which kinds of activity a unit holds: what the charter says of a kind, held against what the unit is and has. The form offers no other, and the act
//! refuses it.

use jiff::civil::Date;
use zhixing_charter::{ActivityKind, Attends};
use zhixing_kit::{Read, Result};
use zhixing_people::{PostKind, Unit, UnitId, UnitKind, posts_of};

use crate::rules::charter;

/// Whether a unit is one that holds this kind at all.
pub fn fits(kind: &ActivityKind, unit: &Unit) -> bool {
    match kind.attends {
        Attends::Branch | Attends::Committee => unit.kind.is_branch(),
        Attends::Group => unit.kind == UnitKind::Group,
        Attends::Pair => true,
    }
}

/// Whether a branch has a committee on a day: somebody sits on it.
pub fn has_committee(tx: &Read<'_>, branch: &UnitId, on: Date) -> Result<bool> {
    Ok(posts_of(tx, branch, on)?.iter().any(|post| post.kind == PostKind::CommitteeMember))
}

/// The kinds that any of these units holds, in the order of the charter.
pub fn held_by(tx: &Read<'_>, units: &[Unit]) -> Result<Vec<&'static ActivityKind>> {
    let mut kinds = charter().kinds(Date::MAX);
    kinds.retain(|kind| units.iter().any(|unit| fits(kind, unit)));
    let branches = units.iter().filter(|unit| unit.kind.is_branch());
    let mut with_committee = false;
    for branch in branches {
        with_committee = with_committee || has_committee(tx, &branch.id, tx.today())?;
    }
    kinds.retain(|kind| kind.attends != Attends::Committee || with_committee);
    Ok(kinds)
}
