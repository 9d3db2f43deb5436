//! What can happen: all that was left behind in a unit is handed over at once.

use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, MemberId, UnitId};

use super::model::{Left, Successor};
use super::questions::to_hand_over;
use super::text::Text;
use crate::activity::Activity;
use crate::activity::officers::{Officers, replace};

/// Hands over every meeting of the unit that was left behind: who left gives way where he was to preside, or to take the record. Says how many. Whoever
/// follows is told, unless he did it himself.
pub(super) fn hand_over(tx: &Write<'_>, actor: &Actor, unit: &UnitId, new: &Successor) -> Result<usize> {
    let left = to_hand_over(tx, actor, unit)?;
    for (activity, gone) in &left {
        replace(tx, actor, activity, &following(activity, gone, new)?)?;
    }
    tell(tx, actor, unit, new, left.len())?;
    Ok(left.len())
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
        return Err(Faults::at("recorder", Sentence::of(|language| Text(language).recorder_needed())));
    }
    Ok(Officers { chair, recorder })
}

fn tell(tx: &Write<'_>, actor: &Actor, unit: &UnitId, new: &Successor, meetings: usize) -> Result<()> {
    let mut to: Vec<MemberId> = std::iter::once(&new.chair).chain(&new.recorder).cloned().collect();
    to.retain(|member| *member != actor.member);
    to.dedup();
    if meetings == 0 || to.is_empty() {
        return Ok(());
    }
    let by = actor.author();
    let subject = Sentence::of(|language| Text(language).notice_subject().to_owned());
    let body = Sentence::of(|language| Text(language).notice_body(&by.name, meetings));
    send(tx, &by, Notice { unit: unit.clone(), to, subject, body, link: "/meetings".to_owned() })
}
