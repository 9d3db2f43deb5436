//! What can be asked about discussion groups. Read only; who may see the activity sees them.

use zhixing_branch::ActivityId;
use zhixing_branch::acts::{Mark, roll};
use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, MemberId, MemberKind, exemptions_of, members_of};

use super::model::Groups;
use super::store;
use crate::day;
use crate::day::model::StudyDay;

/// The groups as their page shows them.
pub struct Whole {
    /// The day.
    pub day: StudyDay,
    /// The groups, once there are some.
    pub groups: Option<Groups>,
    /// Who can be put into a group.
    pub people: Vec<(MemberId, String)>,
    /// Whether the reader hosts the day or plans study, while it is not over.
    pub changes: bool,
}

/// The groups of a day.
pub fn whole(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Whole> {
    let day = day::questions::visible(tx, actor, id)?;
    let changes = day::questions::hosts(tx, actor, &day)? && day::model::must_be_changeable(&day).is_ok();
    let people = if changes { people(tx, &day)? } else { Vec::new() };
    Ok(Whole { groups: store::groups(tx, id)?, people, changes, day })
}

/// Who takes part: those who are there once the roll is called, else those on the list, before it those who should attend; never who is excused.
pub fn people(tx: &Read<'_>, day: &StudyDay) -> Result<Vec<(MemberId, String)>> {
    let roll = roll(tx, &day.activity.id)?;
    let is_here = |mark: Option<Mark>| mark.is_some_and(Mark::came);
    let called = roll.iter().any(|entry| is_here(entry.mark));
    if !roll.is_empty() {
        let comes = roll
            .into_iter()
            .filter(|entry| if called { is_here(entry.mark) } else { entry.expected && entry.exempt.is_none() });
        return Ok(comes.filter_map(|entry| Some((entry.member?, entry.name))).collect());
    }
    let on = day.activity.starts_at.day(tx.zone());
    let excused = exemptions_of(tx, &day.activity.branch, on)?;
    let members = members_of(tx, &day.activity.branch, on)?.into_iter();
    let comes = members
        .filter(|one| one.kind != MemberKind::Guest && !excused.iter().any(|exemption| exemption.member == one.id));
    Ok(comes.map(|one| (one.id, one.name)).collect())
}
