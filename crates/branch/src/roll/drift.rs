//! Whom the roster of a day says otherwise about than the list of a meeting, as they are named: told apart from everybody else who is on the list or comes to
//! it. Read only.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use zhixing_kit::{Read, Result};
use zhixing_people::{MemberId, Membership, membership_history};

use super::model::{Drift, Invited, RollEntry, RollEntryId};
use super::namesake::{Known, doubled, tell_apart};

/// The same drift with those whom it names; `list` is the list that it was held against, by the roster of `on`.
pub(super) fn named(tx: &Read<'_>, (list, on): (&[RollEntry], Date), drift: Drift) -> Result<Drift> {
    let names: HashSet<&str> = drift.names().collect();
    let on_list = list.iter().filter(|one| names.contains(one.name.as_str())).cloned();
    let mut people: Vec<RollEntry> = on_list.chain(drift.came.iter().filter_map(to_come)).collect();
    let mut known = HashMap::new();
    for one in doubled(&people) {
        if let Some(member) = &one.member {
            known.insert(one.id.clone(), known_of(tx, member, on)?);
        }
    }
    tell_apart(&mut people, &known);
    Ok(Drift { people, ..drift })
}

/// Somebody who is not on the list yet, as he will stand on it.
fn to_come(one: &Invited) -> Option<RollEntry> {
    let member = one.member.clone()?;
    Some(RollEntry {
        id: RollEntryId::parse(member.as_str())?,
        member: Some(member),
        name: one.name.clone(),
        home: String::new(),
        kind: one.kind.word().to_owned(),
        expected: one.expected,
        entitled: one.entitled,
        exempt: None,
        mark: None,
        reason: String::new(),
        marked_name: None,
        marked_at: None,
        arrived_at: None,
        replaced: None,
        namesake: None,
    })
}

/// His group on a day; a number is not told.
fn known_of(tx: &Read<'_>, id: &MemberId, on: Date) -> Result<Known> {
    let is_then = |stay: &Membership| stay.from_on <= on && stay.to_on.is_none_or(|last| on <= last);
    let is_in_group = |stay: &Membership| stay.branch.as_ref().is_some_and(|branch| *branch != stay.unit);
    let stay = membership_history(tx, id)?.into_iter().find(|stay| is_then(stay) && is_in_group(stay));
    Ok(Known { number: String::new(), group: stay.map(|stay| stay.unit_name).unwrap_or_default() })
}
