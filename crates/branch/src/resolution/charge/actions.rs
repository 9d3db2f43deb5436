//! What can happen: who sees to a resolution, or until when, is put right or handed on.

use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Read, Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, MemberId, Place, Right, require};
use zhixing_records::Author;

use super::model::NewCharge;
use super::store;
use super::text::Text;
use crate::activity::record::{Act, note};
use crate::resolution::model::{Resolution, ResolutionId, ResolutionState};
use crate::resolution::pages::meta;
use crate::resolution::questions::visible;
use crate::resolution::text::Text as Of;
use crate::{activity, verbs};

/// The resolution, for who may say who sees to it: who plans in the unit. One that has ended, or was not made, is not changed.
pub(super) fn must_change(tx: &Read<'_>, actor: &Actor, id: &ResolutionId) -> Result<Resolution> {
    let resolution = visible(tx, actor, id)?;
    require(tx, actor, Right::PlanActivity, &Place::unit(&resolution.unit))?;
    if resolution.void {
        return Err(Sentence::of(|language| Of(language).void_why()).into());
    }
    if resolution.state != ResolutionState::Open {
        return Err(Sentence::of(|language| Text(language).has_ended()).into());
    }
    Ok(resolution)
}

/// Changes who sees to it and until when, and tells whoever had it and has it.
pub(super) fn change(tx: &Write<'_>, actor: &Actor, id: &ResolutionId, new: &NewCharge) -> Result<()> {
    let before = must_change(tx, actor, id)?;
    if before.owner == new.owner && before.due == new.due {
        return Err(Faults::at("owner", Sentence::of(|language| Text(language).nothing_changes())).into());
    }
    let activity = activity::questions::find(tx, &before.activity)?;
    let held_on = activity.began_at.unwrap_or(activity.starts_at).day(tx.zone());
    if new.due.is_some_and(|due| due < held_on) {
        let told = |language| Of(language).due_before_meeting(day_text(language, held_on));
        return Err(Faults::at("due", Sentence::of(told)).into());
    }
    // Who was chosen by the meeting may have left since; who is chosen now belongs.
    let owner_name = match &new.owner {
        Some(owner) if before.owner.as_ref() == Some(owner) => before.owner_name.clone(),
        Some(owner) => activity::actions::of_branch(tx, &activity.branch, owner, "owner")?,
        None => String::new(),
    };
    let by = actor.author();
    store::change(tx, &by, &before, new, (&owner_name, tx.now()))?;
    let facts = json!({
        "before": { "owner": before.owner_name, "due": before.due.map(|day| day.to_string()) },
        "after": { "owner": owner_name, "due": new.due.map(|day| day.to_string()) },
        "reason": new.why,
    });
    let concerns: Vec<MemberId> =
        before.owner.iter().chain(new.owner.iter().filter(|new| before.owner.as_ref() != Some(new))).cloned().collect();
    let act = Act {
        verb: &verbs::HANDED_ON,
        kind: &verbs::RESOLUTION,
        part: format!("resolution/{id}"),
        name: &before.text,
        concerns,
        happened_at: tx.now(),
        facts,
    };
    note(tx, &by, &activity, act)?;
    let after = Resolution { owner: new.owner.clone(), owner_name, due: new.due, ..before.clone() };
    tell(tx, &by, (&before, &after), &new.why)
}

/// Tells whoever had it and whoever has it; not the one who changed it himself.
fn tell(tx: &Write<'_>, by: &Author, (before, after): (&Resolution, &Resolution), why: &str) -> Result<()> {
    let goes_on = before.owner == after.owner;
    let had: (Option<&MemberId>, fn(Text) -> &'static str) =
        (before.owner.as_ref().filter(|_| !goes_on), Text::no_longer_yours);
    let has: (Option<&MemberId>, fn(Text) -> &'static str) =
        (after.owner.as_ref(), if goes_on { Text::day_changed } else { Text::now_yours });
    for (owner, subject) in [had, has] {
        let Some(owner) = owner.filter(|owner| by.member.as_ref() != Some(owner)) else { continue };
        let body = |language| Text(language).told(&after.text, meta(language, after), &by.name, why);
        let notice = Notice {
            unit: after.unit.clone(),
            to: vec![owner.clone()],
            subject: Sentence::of(|language| subject(Text(language))),
            body: Sentence::of(body),
            link: after.path(),
        };
        send(tx, by, notice)?;
    }
    Ok(())
}
