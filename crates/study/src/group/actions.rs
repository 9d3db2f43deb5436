//! What can happen to discussion groups: they are drawn by lot, and somebody is moved by hand.

use serde_json::json;
use zhixing_branch::ActivityId;
use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::{Actor, MemberId};

use super::input::MOVED;
use super::model::{Placed, draw};
use super::text::Text;
use super::{questions, store};
use crate::day;
use crate::verbs;

/// How many characters of an id make a seed.
const SEED_CHARS: usize = 8;

/// Draws so many groups by lot, in the place of earlier ones.
pub fn draw_lots(tx: &Write<'_>, actor: &Actor, id: &ActivityId, count: u32) -> Result<()> {
    let day = day::questions::hostable(tx, actor, id)?;
    let people = questions::people(tx, &day)?;
    if people.is_empty() {
        return Err(Sentence::of(|language| Text(language).nobody()).into());
    }
    let count = count.min(u32::try_from(people.len()).unwrap_or(count)).max(1);
    // The end of a new id is chance alone.
    let chance: ActivityId = tx.new_id();
    let seed: String = chance.as_str().chars().rev().take(SEED_CHARS).collect();
    let members: Vec<MemberId> = people.iter().map(|(member, _)| member.clone()).collect();
    let numbers = draw(&seed, &members, count);
    let placed: Vec<Placed> =
        people.into_iter().zip(numbers).map(|((member, name), number)| Placed { member, name, number }).collect();
    store::keep(tx, &actor.author(), id, &seed, &placed, count)?;
    let names = |number: u32| -> Vec<&str> {
        placed.iter().filter(|one| one.number == number).map(|one| one.name.as_str()).collect()
    };
    let groups: Vec<Vec<&str>> = (1..=count).map(names).collect();
    let facts = json!({ "seed": seed, "groups": groups });
    day::actions::note(tx, actor, &verbs::GROUPS_DRAWN, &day, members, facts)
}

/// Puts somebody into another group by hand.
pub fn put(tx: &Write<'_>, actor: &Actor, id: &ActivityId, member: &MemberId, number: u32) -> Result<()> {
    let day = day::questions::hostable(tx, actor, id)?;
    let fault = || Faults::at(MOVED.name, Sentence::of(|language| Text(language).not_among_them()));
    let groups = store::groups(tx, id)?.ok_or_else(fault)?;
    if number == 0 || number > groups.count {
        return Err(fault().into());
    }
    let people = questions::people(tx, &day)?;
    let (member, name) = people.iter().find(|(one, _)| one == member).ok_or_else(fault)?;
    let before = groups.people.iter().find(|placed| placed.member == *member).map(|placed| placed.number);
    if before == Some(number) {
        return Ok(());
    }
    store::put(tx, &actor.author(), id, groups.count, (member, name), number)?;
    let facts = json!({ "member": name, "before": { "group_number": before }, "after": { "group_number": number } });
    day::actions::note(tx, actor, &verbs::GROUP_CHANGED, &day, vec![member.clone()], facts)
}
