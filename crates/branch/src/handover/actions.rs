//! What can happen: the meetings that were left behind in a unit, and that are ticked, are handed over at once.

use std::collections::HashMap;

use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, MemberId, UnitId};

use super::input::{HANDED, HandoverInput};
use super::model::{Meeting, Successor};
use super::questions::to_hand_over;
use super::text::Text;
use crate::activity::Activity;
use crate::activity::input::{CHAIR, RECORDER};
use crate::activity::officers::{Officers, replace};
use crate::activity::reach::Unreached;

/// How many meetings were handed over, how many are still here, how many were ticked that were not left any more, and who of those named cannot sign in.
#[derive(Clone, Debug)]
pub(super) struct Handed {
    pub taken: usize,
    pub left: usize,
    pub gone: usize,
    pub unreached: Unreached,
}

/// Hands over every ticked meeting of the unit that was left behind: who left gives way where he was to preside, or to take the record. Whoever follows is
/// told, unless he did it himself. All that are ticked go, or none does and the page says at each what stands in its way.
pub(super) fn hand_over(tx: &Write<'_>, actor: &Actor, unit: &UnitId, input: &HandoverInput) -> Result<Handed> {
    let all = to_hand_over(tx, actor, unit)?;
    let new = &input.check()?;
    let ticked: Vec<&Meeting> = all.iter().filter(|meeting| input.takes(meeting)).collect();
    let gone = input.ticked() - ticked.len();
    if ticked.is_empty() && !all.is_empty() {
        let told = |language| if gone > 0 { Text(language).all_gone() } else { Text(language).none_ticked() };
        return Err(Faults::at(HANDED.name, Sentence::of(told)).into());
    }
    follows(&ticked, new)?;
    let found = ticked.iter().map(|meeting| meeting.following(new)).collect::<Vec<_>>();
    let stuck = found.iter().filter(|officers| officers.is_err()).count();
    if stuck > 0 {
        return Err(Faults::at(RECORDER.name, Sentence::of(|language| Text(language).stuck(stuck))).into());
    }
    let mut named: HashMap<MemberId, usize> = HashMap::new();
    for (meeting, officers) in ticked.iter().zip(found.into_iter().flatten()) {
        for member in newly_named(&meeting.activity, &officers) {
            *named.entry(member).or_default() += 1;
        }
        replace(tx, actor, &meeting.activity, &officers)?;
    }
    let unreached = Unreached::of(tx, actor, unit, &named.keys().collect::<Vec<_>>())?;
    tell(tx, actor, unit, named)?;
    Ok(Handed { taken: ticked.len(), left: all.len() - ticked.len(), gone, unreached })
}

/// Nobody takes over from himself: whoever left is named for one meeting by its own form, not for all. Who only left the chair may take the record.
fn follows(ticked: &[&Meeting], new: &Successor) -> Result<(), Faults> {
    let left = || ticked.iter().flat_map(|meeting| &meeting.left);
    let fault = |field| Err(Faults::at(field, Sentence::of(|language| Text(language).has_left())));
    if left().any(|left| left.member == new.chair) {
        return fault(CHAIR.name);
    }
    let is_recorder = |member: &MemberId| new.recorder.as_ref() == Some(member);
    if left().any(|left| !left.sits && is_recorder(&left.member)) { fault(RECORDER.name) } else { Ok(()) }
}

/// Who presides or records the meeting now and did not before.
fn newly_named(before: &Activity, now: &Officers) -> Vec<MemberId> {
    let chair = now.chair.clone().filter(|_| now.chair != before.chair);
    let recorder = now.recorder.clone().filter(|_| now.recorder != before.recorder);
    chair.into_iter().chain(recorder).collect()
}

/// Tells each how many meetings are his now, but for whoever did it.
fn tell(tx: &Write<'_>, actor: &Actor, unit: &UnitId, named: HashMap<MemberId, usize>) -> Result<()> {
    let by = actor.author();
    let mut named: Vec<_> = named.into_iter().filter(|(member, _)| *member != actor.member).collect();
    named.sort();
    for (member, meetings) in named {
        let subject = Sentence::of(|language| Text(language).notice_subject().to_owned());
        let body = Sentence::of(|language| Text(language).notice_body(&by.name, meetings));
        let (unit, to, link) = (unit.clone(), vec![member], "/meetings".to_owned());
        send(tx, &by, Notice { unit, to, subject, body, link })?;
    }
    Ok(())
}
