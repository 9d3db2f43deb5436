//! What can be asked about activities. Read only; who may not know of one is told that there is none.

use zhixing_charter::{Count, Keeps, Scheme};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{Actor, MemberId, Place, Right, UnitId, may, require};

use super::model::{Activity, ActivityId, AgendaItem, Passage};
use super::store;
use crate::roll;
use crate::roll::model::Tally;
use crate::rules::charter;

/// The activity, if the actor may see it: members of the branch by membership, posts in it, and everybody on its list. Not found otherwise;
/// a superior sees obligations and decisions, never the meeting itself (P7).
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Activity> {
    let activity = store::find(tx, id)?;
    let place = Place::unit(&activity.unit).named(&activity.named());
    if activity.organisation == actor.organisation
        && (may(tx, actor, Right::SeeActivity, &place)? || roll::questions::entry_of(tx, id, &actor.member)?.is_some())
    {
        return Ok(activity);
    }
    Err(Error::NotFound)
}

/// The activity, for whoever has already been let to something that belongs to it.
pub(crate) fn find(tx: &Read<'_>, id: &ActivityId) -> Result<Activity> {
    store::find(tx, id)
}

/// What the actor may do with an activity.
#[derive(Clone, Copy, Debug, Default)]
pub struct May {
    /// Change, convene, cancel it.
    pub plan: bool,
    /// Open, record and close it.
    pub run: bool,
}

/// What the actor may do with an activity that he sees.
pub fn rights(tx: &Read<'_>, actor: &Actor, activity: &Activity) -> Result<May> {
    let place = Place::unit(&activity.unit);
    let run = may(tx, actor, Right::RunActivity, &place.clone().named(&activity.named()))?;
    Ok(May { plan: may(tx, actor, Right::PlanActivity, &place)?, run })
}

/// Lets pass who runs this activity; all others are told what [`visible`] and `require` tell them.
pub(crate) fn must_run(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<()> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))
}

/// The steps it has passed.
pub fn passage(tx: &Read<'_>, id: &ActivityId) -> Result<Passage> {
    store::passage(tx, id)
}

/// Its agenda in order.
pub fn agenda(tx: &Read<'_>, id: &ActivityId) -> Result<Vec<AgendaItem>> {
    store::agenda(tx, id)
}

/// The arithmetic of the roll under the ordinary scheme, on the meeting's day.
pub fn quorum(tx: &Read<'_>, activity: &Activity, tally: &Tally) -> Count {
    let on = activity.starts_at.day(tx.zone());
    charter().votes(Scheme::Ordinary, on).count(tally.entitled, tally.entitled_present)
}

/// A page of what is ahead in a branch, after a place in the list.
pub fn upcoming(
    tx: &Read<'_>,
    branch: &UnitId,
    after: (Moment, &str),
    kind: &str,
    limit: usize,
) -> Result<Vec<Activity>> {
    store::upcoming(tx, branch, after, kind, limit)
}

/// A page of what was held or cancelled in a branch, before a place in the list, latest first.
pub fn past(tx: &Read<'_>, branch: &UnitId, before: (Moment, &str), kind: &str, limit: usize) -> Result<Vec<Activity>> {
    store::past(tx, branch, before, kind, limit)
}

/// Everything of a branch that begins in a span of time, whatever its state, in order of time: for its ledger.
pub fn between(tx: &Read<'_>, branch: &UnitId, from: Moment, until: Moment) -> Result<Vec<Activity>> {
    store::between(tx, branch, from, until)
}

/// What the actor is to attend or to run from now on: his list on Today.
pub fn my_meetings(tx: &Read<'_>, actor: &Actor, limit: usize) -> Result<Vec<Activity>> {
    let Some(branch) = &actor.branch else { return Ok(Vec::new()) };
    // What began earlier today is still shown.
    let from = Moment::start_of(tx.today(), tx.zone());
    store::of_member(tx, branch, &actor.member, from, limit)
}

/// Closed meetings whose minutes wait for this member's signature.
pub fn to_sign(tx: &Read<'_>, member: &MemberId, limit: usize) -> Result<Vec<Activity>> {
    let fact_only = charter().kinds(tx.today()).into_iter().filter(|kind| kind.keeps == Keeps::Fact);
    let without: Vec<&str> = fact_only.map(|kind| kind.code.as_str()).collect();
    store::to_sign(tx, member, &without, limit)
}

/// Meetings that are open and that this member presides over or records, the earliest first.
pub fn to_close(tx: &Read<'_>, member: &MemberId, limit: usize) -> Result<Vec<Activity>> {
    store::to_close(tx, member, limit)
}

/// Whether no activity was ever planned in the organisation: its first steps are not done.
pub fn nothing_planned(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    store::any(tx, organisation).map(|any| !any)
}
