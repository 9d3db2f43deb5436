//! Groups of a branch that share somebody: who leads two of them, or leads one and belongs to another. Their meetings are proposed as if they were one
//! group's, so that nobody is to be in two of them at once. Pure.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use zhixing_people::{Census, MemberId, PostKind, Unit};

/// For each group that shares somebody with others on a day: one of these, the same for all of them.
pub fn together(census: &Census, on: Date) -> HashMap<String, String> {
    let mut sets: Vec<(Vec<&Unit>, HashSet<&MemberId>)> = Vec::new();
    for group in &census.groups {
        let (mut units, mut people) = (vec![group], people_of(census, group, on));
        let (sharing, others): (Vec<_>, Vec<_>) = sets.into_iter().partition(|(_, known)| !known.is_disjoint(&people));
        for (more, known) in sharing {
            units.extend(more);
            people.extend(known);
        }
        sets = others;
        sets.push((units, people));
    }
    let as_one = |(units, _): (Vec<&Unit>, HashSet<&MemberId>)| {
        let first = units.first().map(|unit| unit.id.to_string()).unwrap_or_default();
        let several = units.len() > 1;
        units
            .into_iter()
            .filter(move |_| several)
            .map(move |unit| (unit.id.to_string(), first.clone()))
            .collect::<Vec<_>>()
    };
    sets.into_iter().flat_map(as_one).collect()
}

/// Who attends the meetings of a group, and who calls them.
fn people_of<'c>(census: &'c Census, group: &Unit, on: Date) -> HashSet<&'c MemberId> {
    let stays = census.stays.iter().filter(|stay| stay.unit == group.id && stay.holds(on)).map(|stay| &stay.member);
    let leads =
        |post: &&zhixing_people::Tenure| post.unit == group.id && post.kind == PostKind::GroupLeader && post.holds(on);
    stays.chain(census.tenures.iter().filter(leads).map(|post| &post.member)).collect()
}
