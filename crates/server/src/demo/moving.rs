//! Members who move between branches in the demonstration: one is on his way, one was called back. By the secretary, as on the page.

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_branch::acts::{NewMoving, call_back, send_member};
use zhixing_kit::{Error, Result};
use zhixing_people::MemberKind;

use super::people::People;
use super::sign_in::sign_ins;
use super::stage::Scene;

/// Who is sent where, when, and when he is called back.
pub struct MovingPlan {
    /// The branch that sends, by its place in the list.
    pub from: usize,
    /// The branch that is to receive.
    pub to: usize,
    /// The person, by his place in the list.
    pub person: usize,
    /// When he is sent.
    pub sent_on: Date,
    /// When he is called back.
    pub called_back_on: Option<Date>,
}

/// Draws who moves: formal members of the first branch who hold no post and have no account to sign in with.
pub fn movings(people: &People, today: Date) -> Vec<MovingPlan> {
    if people.branches.len() < 2 {
        return Vec::new();
    }
    let signed_in: Vec<usize> = sign_ins(people).iter().map(|one| one.person).collect();
    let is_free = |at: &&usize| {
        let person = &people.people[**at];
        let bound = signed_in.contains(at) || people.posts.iter().any(|post| post.person == **at);
        person.kind == MemberKind::Formal && person.exempt.is_none() && !bound
    };
    let before = |days: i64| today.saturating_sub(days.days());
    let days = [(before(6), None), (before(50), Some(before(43)))];
    let free = people.branches[0].people.iter().rev().filter(is_free);
    let to = people.branches.len().min(3) - 1;
    free.zip(days)
        .map(|(person, (sent_on, called_back_on))| MovingPlan { from: 0, to, person: *person, sent_on, called_back_on })
        .collect()
}

/// He is sent.
pub fn send(scene: &Scene<'_>, at: usize) -> Result<()> {
    let plan = &scene.script.movings[at];
    let branches = &scene.script.people.branches;
    let new = NewMoving {
        member: scene.person(plan.person)?,
        to: scene.unit(branches[plan.to].unit)?,
        sent_on: plan.sent_on,
        document: format!("江公交党转〔{}〕{}号", plan.sent_on.year(), at + 11),
        reason: "岗位调整".to_owned(),
    };
    let id = send_member(scene.tx, &scene.actor(branches[plan.from].secretary)?, &new)?;
    scene.ids().movings.insert(at, id);
    Ok(())
}

/// He is called back.
pub fn take_back(scene: &Scene<'_>, at: usize) -> Result<()> {
    let secretary = scene.script.people.branches[scene.script.movings[at].from].secretary;
    let id = scene.ids().movings.get(&at).cloned().ok_or(Error::NotFound)?;
    call_back(scene.tx, &scene.actor(secretary)?, &id, "岗位调整取消")
}
