//! What the calendar asks: what lies between two days of the reader's branch.

use std::collections::HashMap;

use jiff::civil::Date;
use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Place, Right, UnitId, require};

use super::model::Span;
use crate::activity::questions::shows;
use crate::year::model::{Duty, Year, is_open};
use crate::year::questions::{concerns, doings_between, may_plan, year};

/// What lies between two days, both included, as far as it concerns the actor.
pub fn span(tx: &Read<'_>, actor: &Actor, branch: &UnitId, first: Date, last: Date) -> Result<Span> {
    require(tx, actor, Right::SeeActivity, &Place::unit(branch))?;
    let year = year(tx, branch, first.year())?;
    let may = may_plan(tx, actor, &year)?;
    let mut doings = Vec::new();
    for doing in doings_between(tx, branch, first, last)? {
        if concerns(actor, branch, &doing) && shows(tx, actor, (&doing.kind, &doing.unit), &doing.named)? {
            doings.push(doing);
        }
    }
    let mut own: HashMap<&str, bool> = HashMap::new();
    for group in year.groups.keys() {
        own.insert(group, may.plans_in(group) || actor.unit.as_str() == group);
    }
    let within = |duty: &&Duty| {
        let mine = own.get(duty.obligation.unit.as_str()).copied().unwrap_or(true);
        mine && is_open(&duty.standing) && duty.planned.is_none() && (first..=last).contains(&duty.obligation.due)
    };
    let dues = year.duties.iter().filter(within).map(|duty| (duty.clone(), group(&year, duty))).collect();
    Ok(Span {
        first,
        today: tx.today(),
        branch_id: branch.clone(),
        branch: year.name.clone(),
        doings,
        dues,
        may_plan: may.branch || !may.groups.is_empty(),
    })
}

fn group(year: &Year, duty: &Duty) -> Option<String> {
    year.group(&duty.obligation).map(str::to_owned)
}
