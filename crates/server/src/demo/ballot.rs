//! Secret ballots of the demonstration: a probationary member is confirmed, on phones, with two tellers who count.

use zhixing_branch::acts::{self as meeting, Mark, RollEntry};
use zhixing_branch::ballot::acts::{
    Paper, TellerRole, cast, end, name_teller, open, open_box, propose, take, take_key,
};
use zhixing_branch::ballot::{BallotKind, Mark as Chosen, NewBallot, Order, Way};
use zhixing_kit::{Error, Result};
use zhixing_people::Actor;

use super::stage::Scene;

/// Who is confirmed where a branch has no probationary member.
const SOMEBODY: &str = "周远航";

/// Confirms a probationary member, where enough are there: a ballot from its proposal to its result.
pub fn confirm(scene: &Scene<'_>, at: usize) -> Result<()> {
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
    let id = propose(scene.tx, &recorder, &activity, &new(&list))?;
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

/// Proposes a ballot in the meeting under way, for who tries the program.
pub fn prepare(scene: &Scene<'_>, at: usize) -> Result<()> {
    let activity = scene.activity(at)?;
    let list = meeting::roll(scene.tx, &activity)?;
    let recorder = scene.actor(scene.gathering(at).recorder)?;
    propose(scene.tx, &recorder, &activity, &NewBallot { way: Way::Mixed, ..new(&list) }).map(drop)
}

fn new(list: &[RollEntry]) -> NewBallot {
    let name = list.iter().find(|entry| entry.kind == "probationary").map_or(SOMEBODY, |entry| entry.name.as_str());
    NewBallot {
        kind: BallotKind::Admission,
        title: format!("同意{name}同志按期转为正式党员"),
        seats: 0,
        way: Way::Phones,
        candidates: vec![(None, name.to_owned())],
        order: Order::Usual,
        after: None,
    }
}

fn actor(scene: &Scene<'_>, entry: &RollEntry) -> Result<Actor> {
    let member = entry.member.as_ref().ok_or(Error::NotFound)?;
    Actor::of(scene.tx, &scene.organisation()?, member)
}
