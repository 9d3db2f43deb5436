//! What can happen: who sees to a resolution, or until when, is put right or handed on.

use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, MemberId};
use zhixing_records::Author;

use super::model::NewCharge;
use super::store;
use super::text::Text;
use crate::activity::record::{Act, note};
use crate::resolution::actions::not_before_the_meeting;
use crate::resolution::model::{Resolution, ResolutionId};
use crate::resolution::pages::meta;
use crate::resolution::questions::must_change;
use crate::{activity, verbs};

/// Changes who sees to it and until when, and tells whoever had it and has it.
pub(super) fn change(tx: &Write<'_>, actor: &Actor, id: &ResolutionId, new: &NewCharge) -> Result<()> {
    let before = must_change(tx, actor, id)?;
    if before.owner == new.owner && before.due == new.due {
        return Err(Faults::at("owner", Sentence::of(|language| Text(language).nothing_changes())).into());
    }
    let activity = activity::questions::find(tx, &before.activity)?;
    not_before_the_meeting(tx, &activity, new.due)?;
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
