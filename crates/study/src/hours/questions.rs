//! What can be asked about hours: one's own, and nobody else's. Read only.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::date;
use zhixing_branch::{ActivityId, attended, charter};
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{Actor, PostKind, UnitId, exemptions_of_member};

use super::model::Hours;
use crate::day;
use crate::day::model::Carrying;

/// The actor's hours in a year. A meeting counts when it was for study: by its kind, because its plan says so, or because a topic stood on it; a
/// concentrated training counts too. Whose branch it was makes no difference: who moved takes his hours along.
pub fn own(tx: &Read<'_>, actor: &Actor, year: i16) -> Result<Hours> {
    if !(1900..2200).contains(&year) {
        return Err(Error::NotFound);
    }
    let start = |year| Moment::start_of(date(year, 1, 1), tx.zone());
    let mut held = attended(tx, &actor.member, start(year), start(year + 1))?;
    let branches: BTreeSet<UnitId> = held.iter().map(|activity| activity.branch.clone()).collect();
    let mut placed: HashSet<ActivityId> = HashSet::new();
    for branch in &branches {
        placed.extend(day::store::placed_in(tx, branch)?.into_iter().map(|(id, _)| id));
    }
    let training_kind = charter().study().training_kind.clone();
    held.retain(|activity| {
        let is_sure = day::model::carrying(&activity.kind, &activity.also) == Some(Carrying::Sure);
        is_sure || placed.contains(&activity.id) || activity.kind == training_kind
    });
    let today = tx.today();
    let on = today.clamp(date(year, 1, 1), date(year, 12, 31));
    let leads = actor.branch.as_ref().is_some_and(|branch| {
        let posts = [PostKind::Secretary, PostKind::Deputy, PostKind::CommitteeMember];
        posts.iter().any(|post| actor.holds(*post, branch))
    });
    let exemptions = exemptions_of_member(tx, &actor.member)?;
    let holds = exemptions.iter().find(|one| one.from_on <= on && one.to_on.is_none_or(|last| on <= last));
    let excused = holds.map(|one| (one.kind.names().0.to_owned(), one.kind.names().1.to_owned()));
    Ok(Hours {
        year,
        held,
        // Nothing could ever be credited to who belongs to no branch, so nothing is asked of him here.
        rule: actor.branch.as_ref().and_then(|_| charter().study_hours(leads, on)).cloned(),
        in_branch: actor.branch.is_some(),
        excused,
        hour_minutes: charter().study().hour_minutes,
        training_kind,
    })
}
