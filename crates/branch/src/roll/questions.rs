//! What can be asked about a roll. Read only; whether the asker may see the meeting is asked before.

use jiff::civil::Date;
use zhixing_charter::Attends;
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::{MemberId, attached_to, exemptions_of, exemptions_of_member, members_of};

use super::model::{Drift, Invited, ROLL_MAX, RollEntry, RollEntryId, Tally, who_attends};
use super::store;
use crate::activity::model::{Activity, ActivityId, State};
use crate::activity::questions::May;

/// The whole list in its order.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<RollEntry>> {
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

/// One entry of this meeting; not found when it belongs to another.
pub fn one(tx: &Read<'_>, activity: &ActivityId, entry: &RollEntryId) -> Result<RollEntry> {
    store::one(tx, activity, entry)
}

/// What a member was there for, as its roll says, from a moment until another, in order of time; only what was held. For the member himself.
pub fn attended(tx: &Read<'_>, member: &MemberId, from: Moment, until: Moment) -> Result<Vec<Activity>> {
    store::attended(tx, member, from, until)
}

/// Who is called to a meeting by the roster of a day; `committee`: those who sit on the branch's.
pub(crate) fn called(tx: &Read<'_>, activity: &Activity, committee: &[MemberId], on: Date) -> Result<Vec<Invited>> {
    let Some(rule) = activity.rule() else { return Ok(Vec::new()) };
    let is_pair = rule.attends == Attends::Pair;
    let unit = if is_pair { &activity.branch } else { &activity.unit };
    let mut members = members_of(tx, unit, on)?;
    let mut exemptions = exemptions_of(tx, unit, on)?;
    if !is_pair {
        // Who is set to a temporary branch belongs elsewhere, and so does what excuses him (P19).
        for member in attached_to(tx, unit, on)? {
            exemptions.extend(exemptions_of_member(tx, &member.id)?.into_iter().filter(|one| one.holds(on)));
            members.push(member);
        }
    }
    let mut list = who_attends(rule.attends, &members, committee, &exemptions, &activity.named());
    list.truncate(ROLL_MAX);
    Ok(list)
}

/// What the roster of a day says otherwise than the list. Of a committee only who left the branch is gone: who sits on it was settled with the
/// notice, since those whom a ballot elected may not have their posts yet.
pub(crate) fn drift(tx: &Read<'_>, activity: &Activity, list: &[RollEntry], on: Date) -> Result<Drift> {
    if activity.is_talk() {
        return Ok(Drift::default());
    }
    let on_list: Vec<MemberId> =
        list.iter().filter(|entry| !entry.is_visitor()).filter_map(|entry| entry.member.clone()).collect();
    Ok(Drift::between(list, called(tx, activity, &on_list, on)?))
}

/// The same of the day on which a meeting takes place, for who plans or runs it, as long as it is called or open.
pub(crate) fn drift_of(tx: &Read<'_>, activity: &Activity, may: May) -> Result<Drift> {
    let day = match activity.state {
        State::Convened => activity.starts_at,
        State::Opened => activity.acts_at(tx.now()),
        _ => return Ok(Drift::default()),
    };
    if !may.run && !may.plan {
        return Ok(Drift::default());
    }
    drift(tx, activity, &store::list(tx, &activity.id)?, day.day(tx.zone()))
}
