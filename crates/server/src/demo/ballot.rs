//! Secret ballots of the demonstration, on phones, with two tellers who count: on who is on his way to be a member, put to the vote from his own page as
//! the rules' time has come, and on a plain question where nobody is.

use zhixing_branch::acts::{self as meeting, AdmissionVote, Mark, Outcome, RollEntry, put_admission};
use zhixing_branch::ballot::acts::{
    Paper, TellerRole, cast, end, name_teller, open, open_box, propose, take, take_key,
};
use zhixing_branch::ballot::{BallotId, BallotKind, Mark as Chosen, NewBallot, Order, Way};
use zhixing_kit::{Error, Result};
use zhixing_people::{Actor, MemberKind};

use super::stage::Scene;

/// What a general meeting decides in secret where it admits nobody.
const QUESTIONS: [&str; 3] = ["同意支部下一季度党费使用安排", "同意推荐的优秀共产党员人选", "同意支部活动室修缮方案"];

/// Holds a secret ballot, where enough are there: from its proposal to its result.
pub fn hold(scene: &Scene<'_>, at: usize) -> Result<()> {
    let one = scene.gathering(at);
    let (activity, recorder, chance) = (scene.activity(at)?, scene.actor(one.recorder)?, scene.chance(at));
    let list = meeting::roll(scene.tx, &activity)?;
    let entitled = list.iter().filter(|entry| entry.entitled).count();
    let voters: Vec<&RollEntry> =
        list.iter().filter(|entry| entry.entitled && entry.mark == Some(Mark::Present)).collect();
    if voters.len() * 2 <= entitled || voters.len() < 3 {
        return Ok(());
    }
    let mut keys = Vec::new();
    for (entry, role) in voters.iter().rev().zip([TellerRole::Supervisor, TellerRole::Counter]) {
        name_teller(scene.tx, &recorder, &activity, &entry.id, role)?;
        let teller = actor(scene, entry)?;
        let key = take_key(scene.tx, &teller, &activity)?;
        keys.push((teller, key));
    }
    let id = match scene.script.admissions.iter().position(|plan| plan.voted_at == Some(at)) {
        Some(number) => put(scene, at, number, Way::Phones)?,
        None => propose(scene.tx, &recorder, &activity, &question(one.seed))?,
    };
    open(scene.tx, &recorder, &activity, &id)?;
    for voter in voters {
        let mark = match chance.below(100) {
            0..4 => Chosen::Against,
            4..10 => Chosen::Abstain,
            _ => Chosen::For,
        };
        let voter = actor(scene, voter)?;
        take(scene.tx, &voter, &activity, &id)?;
        cast(scene.tx, &voter, &activity, &id, &Paper { marks: vec![mark], others: Vec::new() })?;
    }
    end(scene.tx, &recorder, &activity, &id)?;
    keys.iter().try_for_each(|(teller, key)| open_box(scene.tx, teller, &activity, &id, key).map(drop))
}

/// Puts the conversion of somebody whose probation has ended to the meeting under way, for who tries the program.
pub fn prepare(scene: &Scene<'_>, at: usize) -> Result<()> {
    let (script, branch) = (scene.script, scene.gathering(at).branch);
    let is_his = |person: usize| script.people.people[person].kind == MemberKind::Probationary;
    let of_branch = script.admissions.iter().position(|plan| plan.branch == branch && is_his(plan.person));
    of_branch.map_or(Ok(()), |number| put(scene, at, number, Way::Mixed).map(drop))
}

/// The secretary puts the next step of an admission to the ballot of a meeting.
fn put(scene: &Scene<'_>, at: usize, number: usize, way: Way) -> Result<BallotId> {
    let id = scene.ids().admissions.get(&number).cloned().ok_or(Error::NotFound)?;
    let secretary = scene.script.people.branches[scene.gathering(at).branch].secretary;
    let asked = AdmissionVote { meeting: scene.activity(at)?, way, outcome: Outcome::Done, months: 0 };
    put_admission(scene.tx, &scene.actor(secretary)?, &id, &asked)
}

fn question(seed: u64) -> NewBallot {
    NewBallot {
        kind: BallotKind::Motion,
        title: QUESTIONS[(seed % QUESTIONS.len() as u64) as usize].to_owned(),
        seats: 0,
        way: Way::Phones,
        candidates: Vec::new(),
        order: Order::Usual,
        after: None,
    }
}

fn actor(scene: &Scene<'_>, entry: &RollEntry) -> Result<Actor> {
    let member = entry.member.as_ref().ok_or(Error::NotFound)?;
    Actor::of(scene.tx, &scene.organisation()?, member)
}
