//! Whom the roster of a day says otherwise about than the list of a meeting, as they are named: told apart from everybody else who is on the list or comes to
//! it. Read only.

use std::collections::{HashMap, HashSet};

use zhixing_kit::{Read, Result};
use zhixing_people::{MemberId, member, unit};

use super::model::{Drift, Invited, RollEntry, RollEntryId};
use super::namesake::{Known, doubled, tell_apart};

/// The same drift with those whom it names; `list` is the list that it was held against.
pub(super) fn named(tx: &Read<'_>, list: &[RollEntry], drift: Drift) -> Result<Drift> {
    let names: HashSet<&str> = drift.names().collect();
    let all = list.iter().cloned().chain(drift.came.iter().filter_map(to_come));
    let mut people: Vec<RollEntry> = all.filter(|one| names.contains(one.name.as_str())).collect();
    let mut known = HashMap::new();
    for one in doubled(&people) {
        if let Some(member) = &one.member {
            known.insert(one.id.clone(), known_of(tx, member)?);
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

fn known_of(tx: &Read<'_>, id: &MemberId) -> Result<Known> {
    let member = member(tx, id)?;
    let is_in_group = member.branch.as_ref().is_some_and(|branch| *branch != member.unit);
    let group = if is_in_group { unit(tx, &member.unit)?.name } else { String::new() };
    Ok(Known { number: member.number, group })
}
