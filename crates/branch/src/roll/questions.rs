//! What can be asked about a roll. Read only; whether the asker may see the meeting is asked before.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use zhixing_charter::Attends;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{
    Actor, Exemption, Member, MemberId, UnitId, attached_to, exemptions_of, exemptions_of_member, members_of,
    post_history, posts_of,
};

use super::drift::named;
use super::model::{Drift, Invited, ROLL_MAX, RollEntry, RollEntryId, Tally, sits_on_committee, who_attends};
use super::namesake::{Known, tell_apart};
use super::part::Groups;
use super::store;
use crate::activity::model::{Activity, ActivityId, State};
use crate::activity::questions::May;
use crate::term;

/// The whole list in its order, namesakes told apart: two statements in one packet.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<RollEntry>> {
    let (mut list, namesakes) = tx.together((|| store::list(tx, activity), || store::namesakes(tx, activity)))?;
    let mut known: HashMap<RollEntryId, Known> = HashMap::new();
    for (id, number, stay) in namesakes {
        let group = in_group(tx, stay);
        let one = known.entry(id).or_default();
        (one.number, one.group) = (number, group.unwrap_or_else(|| std::mem::take(&mut one.group)));
    }
    tell_apart(&mut list, &known);
    Ok(list)
}

/// The group of a stay, where it holds on the day of the meeting: the latest one would say otherwise of old minutes once somebody moves.
fn in_group(tx: &Read<'_>, (group, from, to, at): store::InGroup) -> Option<String> {
    let on = at.day(tx.zone());
    group.filter(|_| from.is_some_and(|from| from <= on) && to.is_none_or(|last| last >= on))
}

/// The list, where two on it bear one name; empty where nobody has to be told apart, as nearly always.
pub(crate) fn with_namesakes(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<RollEntry>> {
    if store::namesakes(tx, activity)?.is_empty() { Ok(Vec::new()) } else { list(tx, activity) }
}

/// The list in one statement, namesakes not told apart: whose name is then said is asked as [`one`].
pub(crate) fn untold(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<RollEntry>> {
    store::list(tx, activity)
}

/// A member's entry, if he is on the list.
pub fn entry_of(tx: &Read<'_>, activity: &ActivityId, member: &MemberId) -> Result<Option<RollEntry>> {
    store::of_member(tx, activity, member)
}

/// The members on the list.
pub fn members(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<MemberId>> {
    store::members(tx, activity)
}

/// What the roll adds up to.
pub fn tally(tx: &Read<'_>, activity: &ActivityId) -> Result<Tally> {
    store::tally(tx, activity)
}

/// One entry of this meeting, told apart from namesakes; not found when it belongs to another.
pub fn one(tx: &Read<'_>, activity: &ActivityId, entry: &RollEntryId) -> Result<RollEntry> {
    let one = store::one(tx, activity, entry)?;
    if store::bearers(tx, activity, &one.name)? == 1 {
        return Ok(one);
    }
    list(tx, activity)?.into_iter().find(|other| other.id == *entry).ok_or(Error::NotFound)
}

/// What a member was there for, as its roll says, from a moment until another, in order of time; only what was held. For the member himself.
pub fn attended(tx: &Read<'_>, member: &MemberId, from: Moment, until: Moment) -> Result<Vec<Activity>> {
    store::attended(tx, member, from, until)
}

/// The groups by which a roll is shown, as those on it belong to them on the day of the meeting.
pub(crate) fn groups(tx: &Read<'_>, id: &ActivityId) -> Result<Groups> {
    let mut groups = Groups::default();
    for (member, stay) in store::grouped(tx, id)? {
        let Some(name) = in_group(tx, stay) else { continue };
        match groups.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => drop(members.insert(member)),
            None => groups.0.push((name, HashSet::from([member]))),
        }
    }
    Ok(groups)
}

/// What the roster says of a unit on a day.
pub(crate) struct Roster {
    unit: UnitId,
    on: Date,
    members: Vec<Member>,
    exemptions: Vec<Exemption>,
    /// Who is set to a temporary branch.
    attached: Vec<Member>,
}

impl Roster {
    /// Asks all of it at once.
    pub fn of(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Self> {
        let (members, exemptions, attached) =
            tx.together((|| members_of(tx, unit, on), || exemptions_of(tx, unit, on), || attached_to(tx, unit, on)))?;
        Ok(Self { unit: unit.clone(), on, members, exemptions, attached })
    }

    /// That of the reader's own branch today, where he holds a post: what the page of a meeting that he probably runs asks ahead, so that one look
    /// at the database brings all of it.
    pub fn ahead(tx: &Read<'_>, actor: &Actor) -> Result<Option<Self>> {
        let branch = actor.branch.as_ref().filter(|_| !actor.posts.is_empty());
        branch.map(|branch| Self::of(tx, branch, tx.today())).transpose()
    }
}

/// Who is called to a meeting by the roster of a day; `committee`: those who sit on the branch's.
pub(crate) fn called(tx: &Read<'_>, activity: &Activity, committee: &[MemberId], on: Date) -> Result<Vec<Invited>> {
    let Some(rule) = activity.rule() else { return Ok(Vec::new()) };
    let unit = if rule.attends == Attends::Pair { &activity.branch } else { &activity.unit };
    called_of(tx, activity, (rule.attends, committee), Roster::of(tx, unit, on)?)
}

fn called_of(
    tx: &Read<'_>,
    activity: &Activity,
    (attends, committee): (Attends, &[MemberId]),
    roster: Roster,
) -> Result<Vec<Invited>> {
    let Roster { on, mut members, mut exemptions, attached, .. } = roster;
    if attends != Attends::Pair {
        // Who is set to a temporary branch belongs elsewhere, and so does what excuses him (P19).
        for member in attached {
            exemptions.extend(exemptions_of_member(tx, &member.id)?.into_iter().filter(|one| one.holds(on)));
            members.push(member);
        }
    }
    let mut list = who_attends(attends, &members, committee, &exemptions, &activity.named());
    list.truncate(ROLL_MAX);
    Ok(list)
}

/// The committee of a day: those whom ballots elected while their posts are not confirmed yet, otherwise who holds the posts.
pub(crate) fn committee(tx: &Read<'_>, activity: &Activity, on: Date) -> Result<Vec<MemberId>> {
    if let Some(elected) = term::committee_to_be(tx, &activity.organisation, &activity.branch)? {
        return Ok(elected);
    }
    sitting(tx, activity, on)
}

/// Who holds the posts of the committee on a day.
fn sitting(tx: &Read<'_>, activity: &Activity, on: Date) -> Result<Vec<MemberId>> {
    let posts = posts_of(tx, &activity.branch, on)?;
    Ok(posts.into_iter().filter(|post| sits_on_committee(post.kind)).map(|post| post.member).collect())
}

/// Who sits on the committee on the meeting's day, held against its list. Where somebody on the list never held a post of it, the list is that of those
/// whom ballots elected: it stays, whatever became of their posts meanwhile.
fn committee_now(tx: &Read<'_>, activity: &Activity, on: Date, on_list: Vec<MemberId>) -> Result<Vec<MemberId>> {
    let (elected, sitting, history) = tx.together((
        || term::committee_to_be(tx, &activity.organisation, &activity.branch),
        || sitting(tx, activity, on),
        || post_history(tx, &activity.branch),
    ))?;
    let now = whose(&on_list, elected, sitting);
    let held = |member: &MemberId| {
        history.iter().any(|post| post.member == *member && sits_on_committee(post.kind) && post.from_on <= on)
    };
    let is_to_be = on_list.iter().any(|member| !now.contains(member) && !held(member));
    Ok(if is_to_be { on_list } else { now })
}

/// Whose meeting it is while some are elected and their posts not confirmed: where somebody on the list sits on the committee and was not elected, it is
/// that of the sitting committee, called before the election or for a day before it; otherwise that of those elected.
fn whose(on_list: &[MemberId], elected: Option<Vec<MemberId>>, sitting: Vec<MemberId>) -> Vec<MemberId> {
    let left_out = |elected: &[MemberId]| on_list.iter().any(|one| sitting.contains(one) && !elected.contains(one));
    match elected {
        Some(elected) if !left_out(&elected) => elected,
        _ => sitting,
    }
}

/// What the roster of a day says otherwise than the list. Of a committee, who took up a post of it since comes, and who gave his up is gone.
pub(crate) fn drift(tx: &Read<'_>, activity: &Activity, list: &[RollEntry], on: Date) -> Result<Drift> {
    let Some(rule) = activity.rule().filter(|_| !activity.is_talk()) else { return Ok(Drift::default()) };
    drift_from(tx, activity, rule.attends, list, Roster::of(tx, &activity.unit, on)?)
}

fn drift_from(
    tx: &Read<'_>,
    activity: &Activity,
    attends: Attends,
    list: &[RollEntry],
    roster: Roster,
) -> Result<Drift> {
    let on_list: Vec<MemberId> =
        list.iter().filter(|entry| !entry.is_visitor()).filter_map(|entry| entry.member.clone()).collect();
    let committee = match attends {
        Attends::Committee => committee_now(tx, activity, roster.on, on_list)?,
        _ => Vec::new(),
    };
    let on = roster.on;
    let drift = Drift::between(list, called_of(tx, activity, (attends, &committee), roster)?);
    let drift = Drift { of_committee: attends == Attends::Committee, ..drift };
    // Nearly always they say the same, and nothing is asked.
    if drift.is_empty() { Ok(drift) } else { named(tx, (list, on), drift) }
}

/// The same of the day on which a meeting takes place, for who plans or runs it, as long as it is called or open.
pub(crate) fn drift_of(tx: &Read<'_>, activity: &Activity, may: May) -> Result<Drift> {
    drift_with(tx, activity, may, (None, None))
}

/// The same with the list and the roster that were asked ahead, where that is the roster of this meeting's unit and day.
pub(crate) fn drift_with(
    tx: &Read<'_>,
    activity: &Activity,
    may: May,
    (list, roster): (Option<&[RollEntry]>, Option<Roster>),
) -> Result<Drift> {
    let day = match activity.state {
        State::Convened => activity.starts_at,
        State::Opened => activity.acts_at(tx.now()),
        _ => return Ok(Drift::default()),
    };
    let rule = activity.rule().filter(|_| !activity.is_talk() && (may.run || may.plan));
    let Some(rule) = rule else { return Ok(Drift::default()) };
    let on = day.day(tx.zone());
    let asked = if list.is_none() { store::list(tx, &activity.id)? } else { Vec::new() };
    let roster = match roster.filter(|roster| roster.unit == activity.unit && roster.on == on) {
        Some(roster) => roster,
        None => Roster::of(tx, &activity.unit, on)?,
    };
    drift_from(tx, activity, rule.attends, list.unwrap_or(&asked), roster)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_before_an_election_stays_the_sitting_committees() {
        let [a, b, c, d] =
            [1, 2, 3, 4].map(|id| MemberId::parse(&format!("00000000-0000-7000-8000-00000000000{id}")).unwrap());
        let (sitting, elected) = (vec![a.clone(), b.clone(), c.clone()], vec![a.clone(), b.clone(), d.clone()]);
        let called = |list: &[MemberId]| whose(list, Some(elected.clone()), sitting.clone());
        assert_eq!(called(&sitting), sitting, "fixed before the election, or for a day before it");
        assert_eq!(called(&elected), elected, "the first meeting of those elected");
        assert_eq!(called(&[]), elected);
        assert_eq!(whose(&elected, None, sitting.clone()), sitting);
    }
}
