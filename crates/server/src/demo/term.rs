//! An election in the demonstration: the branch whose term ends soon has elected, and its result waits for the unit above.

use jiff::ToSpan;
use zhixing_branch::acts::{Elected, enter_election};
use zhixing_kit::Result;
use zhixing_people::MemberKind;

use super::people::People;
use super::stage::Scene;

/// The branches that have elected: those whose term ends soon, as far as anybody looks at them.
pub fn elections(people: &People) -> Vec<usize> {
    const MOST: usize = 2;
    people.branches.iter().enumerate().filter(|(_, branch)| branch.term_ends).map(|(at, _)| at).take(MOST).collect()
}

/// The secretary enters the result: a new secretary, and he himself as deputy; a small branch has no committee.
pub fn hand_up(scene: &Scene<'_>, at: usize) -> Result<()> {
    let branch = &scene.script.people.branches[at];
    let all = &scene.script.people.people;
    let next =
        branch.people.iter().find(|person| **person != branch.secretary && all[**person].kind == MemberKind::Formal);
    let Some(next) = next else { return Ok(()) };
    let elected_on = scene.tx.today().saturating_sub(1.days());
    let new = Elected {
        elected_on,
        from_on: elected_on.saturating_add(14.days()),
        document: "支部党员大会选举结果报告".to_owned(),
        reason: String::new(),
        secretary: scene.person(*next)?,
        deputy: Some(scene.person(branch.secretary)?),
        committee: Vec::new(),
    };
    enter_election(scene.tx, &scene.actor(branch.secretary)?, &scene.unit(branch.unit)?, &new).map(drop)
}
