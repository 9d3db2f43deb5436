//! What can happen: all that was left behind in a unit is handed over at once.

use std::collections::HashMap;

use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, MemberId, UnitId};

use super::input::HandoverInput;
use super::model::{Left, Successor};
use super::questions::to_hand_over;
use super::text::Text;
use crate::activity::Activity;
use crate::activity::input::{CHAIR, RECORDER};
use crate::activity::officers::{Officers, replace};

/// Hands over every meeting of the unit that was left behind: who left gives way where he was to preside, or to take the record. Says how many. Whoever
/// follows is told, unless he did it himself.
pub(super) fn hand_over(tx: &Write<'_>, actor: &Actor, unit: &UnitId, input: &HandoverInput) -> Result<usize> {
    let left = to_hand_over(tx, actor, unit)?;
    let new = &input.check()?;
    follows(&left, new)?;
    let mut named: HashMap<MemberId, usize> = HashMap::new();
    for (activity, gone) in &left {
        let officers = following(activity, gone, new)?;
        for member in newly_named(activity, &officers) {
            *named.entry(member).or_default() += 1;
        }
        replace(tx, actor, activity, &officers)?;
    }
    tell(tx, actor, unit, named)?;
    Ok(left.len())
}

/// Nobody takes over from himself: whoever left is named for one meeting by its own form, not for all.
fn follows(left: &[(Activity, Vec<Left>)], new: &Successor) -> Result<(), Faults> {
    let has_gone = |person: &MemberId| left.iter().flat_map(|(_, gone)| gone).any(|left| left.member == *person);
    let fault = |field| Err(Faults::at(field, Sentence::of(|language| Text(language).has_left())));
    if has_gone(&new.chair) {
        return fault(CHAIR.name);
    }
    if new.recorder.as_ref().is_some_and(has_gone) { fault(RECORDER.name) } else { Ok(()) }
}

/// Who presides or records the meeting now and did not before.
fn newly_named(before: &Activity, now: &Officers) -> Vec<MemberId> {
    let chair = now.chair.clone().filter(|_| now.chair != before.chair);
    let recorder = now.recorder.clone().filter(|_| now.recorder != before.recorder);
    chair.into_iter().chain(recorder).collect()
}

/// Who presides and records a meeting from now on. Who presides takes no record: where the new chair did, somebody else follows there too.
fn following(activity: &Activity, gone: &[Left], new: &Successor) -> Result<Officers, Faults> {
    let has_gone = |person: &Option<MemberId>| gone.iter().any(|left| person.as_ref() == Some(&left.member));
    let chair = if has_gone(&activity.chair) { Some(new.chair.clone()) } else { activity.chair.clone() };
    if !has_gone(&activity.recorder) && (activity.recorder.is_none() || activity.recorder != chair) {
        return Ok(Officers { chair, recorder: activity.recorder.clone() });
    }
    let recorder = new.recorder.clone().filter(|recorder| chair.as_ref() != Some(recorder));
    if recorder.is_none() {
        return Err(Faults::at(RECORDER.name, Sentence::of(|language| Text(language).recorder_needed())));
    }
    Ok(Officers { chair, recorder })
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
