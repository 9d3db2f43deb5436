//! What can be asked of the census. Read only; the asker's rights are the caller's business ([`crate::require`]).

use std::collections::HashMap;

use jiff::civil::Date;
use zhixing_kit::{Error, Read, Result};
use zhixing_records::UnitId;

use super::model::Census;
use super::store::{self, MANY, Rows};
use crate::unit::Unit;

/// What is known of a branch; memberships that ended before `since` are left out. [`Error::NotFound`] when it is no branch.
pub fn census_of(tx: &Read<'_>, branch: &UnitId, since: Date) -> Result<Census> {
    sorted(store::of_one(tx, branch, since)?).remove(branch).ok_or(Error::NotFound)
}

/// The same of many branches, a few statements for each fifty of them, in the order given. What is no branch is passed over.
pub fn census_of_many(tx: &Read<'_>, branches: &[UnitId], since: Date) -> Result<Vec<Census>> {
    let mut all = Vec::with_capacity(branches.len());
    for some in branches.chunks(MANY) {
        let mut found = sorted(store::of_many(tx, some, since)?);
        all.extend(some.iter().filter_map(|branch| found.remove(branch)));
    }
    Ok(all)
}

/// Gives each row to its branch.
fn sorted(rows: Rows) -> HashMap<UnitId, Census> {
    let (branches, groups): (Vec<_>, Vec<_>) = rows.units.into_iter().partition(|unit| unit.kind.is_branch());
    let empty = |branch: Unit| Census {
        branch,
        groups: Vec::new(),
        kept: HashMap::new(),
        stays: Vec::new(),
        tenures: Vec::new(),
        excused: Vec::new(),
    };
    let mut found: HashMap<UnitId, Census> =
        branches.into_iter().map(|branch| (branch.id.clone(), empty(branch))).collect();
    for group in groups {
        if let Some(census) = group.branch.as_ref().and_then(|branch| found.get_mut(branch)) {
            census.groups.push(group);
        }
    }
    for (branch, unit, since) in rows.kept {
        if let Some(census) = found.get_mut(&branch) {
            census.kept.insert(unit, since);
        }
    }
    for stay in rows.stays {
        if let Some(census) = found.get_mut(&stay.branch) {
            census.stays.push(stay);
        }
    }
    for tenure in rows.tenures {
        if let Some(census) = found.get_mut(&tenure.branch) {
            census.tenures.push(tenure);
        }
    }
    for excused in rows.excused {
        if let Some(census) = found.get_mut(&excused.branch) {
            census.excused.push(excused);
        }
    }
    found
}
