//! What can be asked about activities. Read only; who may not know of one is told that there is none.

use zhixing_charter::{Count, Keeps, Scheme};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{Actor, MemberId, Place, Right, UnitId, may, require, units_where};

use super::model::{Activity, ActivityId, AgendaItem, Passage, State, is_talk};
use super::store;
use crate::roll;
use crate::roll::model::Tally;
use crate::rules::charter;

/// How many times as many as are told are looked at: so many open ones would have to hide what is to be signed.
const OPEN_AT_ONCE: usize = 4;

/// The activity, if the actor may see it: members of the branch by membership, posts in it, and everybody on its list; a talk its two people
/// and who keeps the record alone ([`Right::SeeTalk`]). Not found otherwise; a superior sees obligations and decisions, never the meeting itself (P7).
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Activity> {
    let activity = store::find(tx, id)?;
    must_see(tx, actor, &activity)?;
    Ok(activity)
}

/// The same with the steps that it has passed, in one statement.
pub fn visible_with_passage(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<(Activity, Passage)> {
    let (activity, passage) = store::with_passage(tx, id)?;
    must_see(tx, actor, &activity)?;
    Ok((activity, passage))
}

fn must_see(tx: &Read<'_>, actor: &Actor, activity: &Activity) -> Result<()> {
    let place = Place::unit(&activity.unit).named(&activity.named());
    let right = if activity.is_talk() { Right::SeeTalk } else { Right::SeeActivity };
    let sees = activity.organisation == actor.organisation
        && (may(tx, actor, right, &place)? || roll::questions::entry_of(tx, &activity.id, &actor.member)?.is_some());
    if sees { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether a list of the actor's branch shows him an activity of this kind and unit, in which these persons talk or preside.
pub(crate) fn shows(tx: &Read<'_>, actor: &Actor, (kind, unit): (&str, &UnitId), named: &[MemberId]) -> Result<bool> {
    if is_talk(kind) { may(tx, actor, Right::SeeTalk, &Place::unit(unit).named(named)) } else { Ok(true) }
}

/// Whose eyes a list of a branch is for: which kinds he is shown only where he is one of the two, but for these units.
pub(super) struct Reader {
    pub(super) member: MemberId,
    pub(super) kinds: String,
    pub(super) units: String,
}

impl Reader {
    /// As the rights of the actor are now.
    pub fn of(tx: &Read<'_>, actor: &Actor) -> Result<Self> {
        let units = units_where(tx, actor, Right::SeeTalk)?;
        let units: Vec<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
        let kinds = charter().kinds(tx.today()).into_iter().map(|kind| kind.code.as_str()).filter(|code| is_talk(code));
        let kinds: Vec<&str> = kinds.collect();
        let listed = |words: &[&str]| format!(",{},", words.join(","));
        Ok(Self { member: actor.member.clone(), kinds: listed(&kinds), units: listed(&units) })
    }
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
    /// Be shown who need not attend: who keeps the roster, and chair and recorder, who ask nobody of them why he is not there.
    pub knows_exempt: bool,
}

/// What the actor may do with an activity that he sees.
pub fn rights(tx: &Read<'_>, actor: &Actor, activity: &Activity) -> Result<May> {
    let place = Place::unit(&activity.unit);
    let named = activity.named();
    let run = may(tx, actor, Right::RunActivity, &place.clone().named(&named))?;
    let knows_exempt = named.contains(&actor.member) || may(tx, actor, Right::EditPeople, &place)?;
    Ok(May { plan: may(tx, actor, Right::PlanActivity, &place)?, run, knows_exempt })
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

/// The arithmetic of the roll under the ordinary scheme, on the meeting's day: while it goes on of who is there now, as a vote would ask; once it has
/// ended of who came.
pub fn quorum(tx: &Read<'_>, activity: &Activity, tally: &Tally) -> Count {
    let here = if activity.state.is_held() { tally.entitled_came() } else { tally.entitled_present };
    ordinary(tx, activity, tally, here)
}

fn ordinary(tx: &Read<'_>, activity: &Activity, tally: &Tally, here: u32) -> Count {
    let on = activity.starts_at.day(tx.zone());
    charter().votes(Scheme::Ordinary, on).count(tally.entitled, here)
}

/// The arithmetic of the roll of a meeting that decides, of who came to it; none where it decides nothing, or nobody has a vote.
pub fn arithmetic(tx: &Read<'_>, activity: &Activity, tally: &Tally) -> Option<Count> {
    let count = || ordinary(tx, activity, tally, tally.entitled_came());
    activity.decides().then(count).filter(|count| count.entitled > 0)
}

/// The same where too few are there for the meeting to be valid (支 11).
pub fn falls_short(tx: &Read<'_>, activity: &Activity, tally: &Tally) -> Option<Count> {
    arithmetic(tx, activity, tally).filter(|count| !count.valid)
}

/// A page of what is ahead in a branch and shown to the actor, after a place in the list.
pub fn upcoming(
    tx: &Read<'_>,
    actor: &Actor,
    branch: &UnitId,
    after: (Moment, &str),
    kind: &str,
    limit: usize,
) -> Result<Vec<Activity>> {
    store::upcoming(tx, &Reader::of(tx, actor)?, branch, after, kind, limit)
}

/// A page of what was held or cancelled in a branch and is shown to the actor, before a place in the list, latest first.
pub fn past(
    tx: &Read<'_>,
    actor: &Actor,
    branch: &UnitId,
    before: (Moment, &str),
    kind: &str,
    limit: usize,
) -> Result<Vec<Activity>> {
    store::past(tx, &Reader::of(tx, actor)?, branch, before, kind, limit)
}

/// Everything of a branch that begins in a span of time, whatever its state, in order of time: for its ledger.
pub fn between(tx: &Read<'_>, branch: &UnitId, from: Moment, until: Moment) -> Result<Vec<Activity>> {
    store::between(tx, branch, from, until)
}

/// What waits for who presides or records.
#[derive(Clone, Debug, Default)]
pub struct ToSeeTo {
    /// Meetings that are open, the earliest first.
    pub close: Vec<Activity>,
    /// Closed ones whose minutes wait for his signature.
    pub sign: Vec<Activity>,
}

/// What this member presides over or records and is to close or to sign, so many of each.
pub fn to_see_to(tx: &Read<'_>, member: &MemberId, limit: usize) -> Result<ToSeeTo> {
    let fact_only = charter().kinds(tx.today()).into_iter().filter(|kind| kind.keeps == Keeps::Fact);
    let without: Vec<&str> = fact_only.map(|kind| kind.code.as_str()).collect();
    let found = store::to_see_to(tx, member, &without, limit.saturating_mul(OPEN_AT_ONCE))?;
    let (mut close, mut sign): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|activity| activity.state == State::Opened);
    close.truncate(limit);
    sign.truncate(limit);
    Ok(ToSeeTo { close, sign })
}

/// Whether no activity was ever planned in the organisation: its first steps are not done.
pub fn nothing_planned(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    store::any(tx, organisation).map(|any| !any)
}
