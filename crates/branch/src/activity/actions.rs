//! What can happen to an activity: planned, changed, convened, opened, closed, cancelled; its agenda. Each act asks for the right, follows the
//! rule, is stored and recorded in one transaction.

use jiff::civil::Date;
use serde_json::{Value, json};
use zhixing_charter::Attends;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Language, Moment, Read, Result, Sentence, Write};
use zhixing_notice::Notice;
use zhixing_people::{Actor, MemberId, Place, Right, Unit, is_attached, require, unit};
use zhixing_records::{Author, CORRECTED};

use super::model::{AGENDA_MAX, Activity, ActivityId, NewActivity, State};
use super::notice;
use super::record::{Act, note};
use super::store::{self, Named};
use super::text::Text;
use super::words::{topic_moved, when};
use super::{candidate, kinds};
use crate::roll;
use crate::roll::model::Drift;
use crate::rules::charter;
use crate::verbs;

/// The farthest day, before or after today, for which something is planned: two years.
const FAR_MS: i64 = 2 * 366 * DAY_MS;

/// Plans an activity. Refuses a kind that the charter does not know or that this unit does not hold, and persons of other branches.
pub fn plan(tx: &Write<'_>, actor: &Actor, new: NewActivity) -> Result<ActivityId> {
    plan_with_agenda(tx, actor, new, &[])
}

/// Plans an activity with its agenda.
pub fn plan_with_agenda(tx: &Write<'_>, actor: &Actor, new: NewActivity, agenda: &[String]) -> Result<ActivityId> {
    require(tx, actor, Right::PlanActivity, &Place::itself(&new.unit))?;
    let unit = unit(tx, &new.unit)?;
    let branch = unit.branch.clone().ok_or_else(|| refusal(Text::unknown_kind))?;
    must_fit(tx, &unit, &new)?;
    let (chair, recorder) = persons(tx, &branch, (&new.chair, &new.recorder))?;
    let id: ActivityId = tx.new_id();
    let by = actor.author();
    store::add(tx, &by, &id, &branch, &new, &chair, &recorder)?;
    store::replace_agenda(tx, &by, &id, limited(agenda)?)?;
    let activity = store::find(tx, &id)?;
    let facts = facts(&activity, agenda);
    note_about(tx, actor, &activity, &verbs::PLANNED, tx.now(), activity.named(), facts)?;
    Ok(id)
}

/// Changes the plan; who was called to it is told of another time or place.
pub fn change(tx: &Write<'_>, actor: &Actor, id: &ActivityId, new: NewActivity, agenda: &[String]) -> Result<Changed> {
    let before = visible(tx, actor, id)?;
    require(tx, actor, Right::PlanActivity, &Place::unit(&before.unit))?;
    before.must_be_ahead()?;
    let mut new = NewActivity { unit: before.unit.clone(), obligation: before.obligation.clone(), ..new };
    if new.topic == before.topic && new.kind == before.kind {
        let days = (before.starts_at.day(tx.zone()), new.starts_at.day(tx.zone()));
        new.topic = topic_moved(&before, days).unwrap_or(new.topic);
    }
    let unit = unit(tx, &before.unit)?;
    must_fit(tx, &unit, &new)?;
    let (chair, recorder) = persons(tx, &before.branch, (&new.chair, &new.recorder))?;
    let titles: Vec<String> = store::agenda(tx, id)?.into_iter().map(|item| item.title).collect();
    store::change(tx, id, &new, &chair, &recorder)?;
    if titles != agenda {
        store::replace_agenda(tx, &actor.author(), id, limited(agenda)?)?;
    }
    let after = store::find(tx, id)?;
    let (earlier, later) = (facts(&before, &titles), facts(&after, agenda));
    if earlier == later {
        return Ok(Changed::Nothing);
    }
    note_about(
        tx,
        actor,
        &after,
        &verbs::REPLANNED,
        tx.now(),
        after.named(),
        json!({ "before": earlier, "after": later }),
    )?;
    let over = [&before, &after].iter().all(|plan| plan.is_of_past_day(tx.today(), tx.zone()));
    let moved = !over && (before.starts_at != after.starts_at || before.place != after.place);
    if moved && before.state == State::Convened {
        notice::moved(tx, &actor.author(), &before, &after)?;
        return Ok(Changed::Told);
    }
    Ok(Changed::Saved)
}

/// Takes the place from how a theme day was arranged, which tells those who were called by itself.
pub(crate) fn move_place(tx: &Write<'_>, actor: &Actor, activity: &Activity, place: &str) -> Result<()> {
    store::set_place(tx, &activity.id, place)?;
    let facts = json!({ "before": { "place": activity.place }, "after": { "place": place } });
    note_about(tx, actor, activity, &verbs::REPLANNED, tx.now(), activity.named(), facts)
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is saved.
    Saved,
    /// It is saved, and everybody on the list was told of the new time or place.
    Told,
    /// It changed nothing.
    Nothing,
}

/// Fixes the list of who should attend, computed from the charter and the roster of the meeting's day, and sends each of them a notice: nobody is
/// called to a day that is over, where a meeting is written down later. May be done again until the opening. Says how many are on the list.
pub fn convene(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<usize> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::PlanActivity, &Place::unit(&activity.unit))?;
    activity.must_be_ahead()?;
    let list = roll::actions::fix_list(tx, &activity, actor)?;
    if !list.iter().any(|invited| invited.expected) {
        return Err(refusal(Text::nobody_should));
    }
    let by = actor.author();
    store::convene(tx, &by, id)?;
    let members: Vec<MemberId> = list.iter().filter_map(|invited| invited.member.clone()).collect();
    let names: Vec<&str> = list.iter().map(|invited| invited.name.as_str()).collect();
    let entitled = list.iter().filter(|invited| invited.entitled).count();
    let facts = json!({ "should_attend": names, "with_vote": entitled });
    note_about(tx, actor, &activity, &verbs::CONVENED, tx.now(), members.clone(), facts)?;
    if !activity.is_of_past_day(tx.today(), tx.zone()) {
        notice::called(tx, &by, &activity, members)?;
    }
    Ok(list.len())
}

/// Notes that it began, at the time told, and brings the list up to the roster of that day: says who went and who came since it was fixed. Refuses
/// while chair or recorder is not named: nobody could sign its minutes; a day before the unit was founded; and one on which nobody was to attend.
pub fn open(tx: &Write<'_>, actor: &Actor, id: &ActivityId, happened_at: Moment) -> Result<Drift> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    activity.must_be_convened()?;
    activity.must_have_officers()?;
    if happened_at > tx.now() {
        return Err(Faults::at("time", Sentence::of(|language| Text(language).time_ahead())).into());
    }
    let day = happened_at.day(tx.zone());
    must_be_founded(tx, &activity, day)?;
    let drift = roll::actions::renew(tx, &activity, actor, day)?;
    if !roll::questions::list(tx, id)?.iter().any(|entry| entry.expected || activity.is_talk()) {
        return Err(
            Faults::at("day", Sentence::of(|language| Text(language).nobody_then(day_text(language, day)))).into()
        );
    }
    let number = store::open(tx, &actor.author(), &activity, happened_at)?;
    let mut facts = json!({ "number": number });
    roll::record::note_drift(&mut facts, &drift);
    let concerns = activity.named().into_iter().chain(drift.members()).collect();
    note_about(tx, actor, &activity, &verbs::OPENED, happened_at, concerns, facts)?;
    Ok(drift)
}

fn must_be_founded(tx: &Read<'_>, activity: &Activity, day: Date) -> Result<()> {
    let founded = zhixing_people::unit(tx, &activity.unit)?.founded_on;
    if day >= founded {
        return Ok(());
    }
    let said = move |language| Text(language).before_founding(day_text(language, founded));
    Err(Faults::at("day", Sentence::of(said)).into())
}

/// Takes an opening back that was a mistake, with the reason: the meeting is called, and has not begun. Its number is free again, unless a later one has been given.
///
/// # Errors
/// Refuses once anything of the meeting itself is written down: that is corrected, not made undone.
pub fn take_back(tx: &Write<'_>, actor: &Actor, id: &ActivityId, why: &str) -> Result<()> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    activity.must_be_open()?;
    if store::is_written(tx, id)? {
        return Err(refusal(Text::goes_on));
    }
    let opened = store::passage(tx, id)?
        .opened
        .map(|(step, number)| json!({ "opened": step.happened_at.rfc3339(), "number": number }));
    store::take_back(tx, id)?;
    let facts = json!({ "before": opened, "after": { "opened": null }, "why": why });
    note_about(tx, actor, &activity, &CORRECTED, tx.now(), activity.named(), facts)
}

/// Notes anew, when the roll of a meeting that was held is put right, whether too few were there for it to count (支 11), and with it which of its
/// resolutions were made: after its votes are counted anew, and by which of its secret ballots still stand.
/// Whoever sees to one that stands otherwise now is told.
pub(crate) fn settle_again(tx: &Write<'_>, by: &Author, activity: &Activity, short: bool) -> Result<()> {
    let before = crate::resolution::questions::of_activity(tx, &activity.id)?;
    if short != activity.short {
        store::fall_short(tx, &activity.id, short)?;
    }
    let fallen = crate::ballot::told(tx, &activity.id)?.into_iter().filter(|told| told.standing().is_fallen());
    let fallen: Vec<_> = fallen.map(|told| told.ballot.id).collect();
    crate::resolution::value_again(tx, &activity.id, short, &fallen)?;
    crate::resolution::turned::tell(tx, by, &before)
}

/// Notes another time at which a meeting that was held began, where its minutes are corrected.
pub(crate) fn begin_again(tx: &Write<'_>, id: &ActivityId, at: Moment) -> Result<()> {
    store::begin_again(tx, id, at)
}

/// The same of its end.
pub(crate) fn end_again(tx: &Write<'_>, id: &ActivityId, at: Moment) -> Result<()> {
    store::end_again(tx, id, at)
}

/// Words of a meeting that its minutes put right, so that every page says what the minutes say: its topic or place, an item of its agenda, what came of it.
pub(crate) fn say_again(tx: &Write<'_>, id: &ActivityId, words: Words<'_>) -> Result<()> {
    match words {
        Words::Topic(topic) => store::topic(tx, id, topic),
        Words::Place(place) => store::set_place(tx, id, place),
        Words::Item(item, title) => store::title(tx, id, item, title),
        Words::Outcome(item, outcome) => store::outcome(tx, id, item, outcome),
    }
}

/// Words of a meeting that can be put right after its end.
pub(crate) enum Words<'w> {
    /// What it is about.
    Topic(&'w str),
    /// Where it is.
    Place(&'w str),
    /// An item of its agenda, by its id.
    Item(&'w str, &'w str),
    /// What came of an item, by its id.
    Outcome(&'w str, &'w str),
}

/// Cancels it and tells those who were invited; says whether there were any.
pub fn cancel(tx: &Write<'_>, actor: &Actor, id: &ActivityId, reason: &str) -> Result<bool> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::PlanActivity, &Place::unit(&activity.unit))?;
    activity.must_be_ahead()?;
    let by = actor.author();
    store::cancel(tx, &by, id, reason)?;
    let members = roll::questions::members(tx, id)?;
    note_about(tx, actor, &activity, &verbs::CANCELLED, tx.now(), members.clone(), json!({ "reason": reason }))?;
    if members.is_empty() {
        return Ok(false);
    }
    let subject = Sentence::of(|language| {
        Text(language).notice_cancelled(activity.kind_of(language), when(language, &activity, tx).0)
    });
    let body = Sentence::of(|language| Text(language).notice_cancelled_body(&activity.topic, reason));
    zhixing_notice::send(
        tx,
        &by,
        Notice { unit: activity.unit.clone(), to: members, subject, body, link: activity.path() },
    )?;
    Ok(true)
}

/// Adds an item to the agenda of a meeting that is ahead or open.
pub fn add_item(tx: &Write<'_>, actor: &Actor, id: &ActivityId, title: &str) -> Result<()> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    if !activity.state.is_ahead() {
        activity.must_be_open()?;
    }
    activity.must_keep_minutes()?;
    let place = store::agenda(tx, id)?.len();
    if place >= AGENDA_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_items(AGENDA_MAX)).into());
    }
    let item = store::add_item(tx, &actor.author(), id, place, title)?;
    let act = Act {
        verb: &verbs::ADDED_TO_AGENDA,
        kind: &verbs::AGENDA_ITEM,
        part: format!("agenda/{item}"),
        name: title,
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: Value::Null,
    };
    note(tx, &actor.author(), &activity, act)
}

/// The activity, if the actor may see it: members of the branch, and who is on its list. Not found otherwise.
pub(crate) fn visible(tx: &zhixing_kit::Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Activity> {
    super::questions::visible(tx, actor, id)
}

pub(super) fn note_about(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &Activity,
    verb: &'static zhixing_records::Verb,
    happened_at: Moment,
    concerns: Vec<MemberId>,
    facts: Value,
) -> Result<()> {
    let act =
        Act { verb, kind: &verbs::ACTIVITY, part: String::new(), name: &activity.topic, concerns, happened_at, facts };
    note(tx, &actor.author(), activity, act)
}

fn refusal(say: fn(Text) -> &'static str) -> Error {
    Sentence::of(|language| say(Text(language))).into()
}

fn limited(agenda: &[String]) -> Result<&[String]> {
    if agenda.len() <= AGENDA_MAX {
        return Ok(agenda);
    }
    Err(Faults::at("agenda", Sentence::of(|language| Text(language).too_many_items(AGENDA_MAX))).into())
}

/// Refuses what the charter or the unit's form does not allow.
fn must_fit(tx: &Write<'_>, unit: &Unit, new: &NewActivity) -> Result<()> {
    let fault =
        |field: &'static str, say: &dyn Fn(Language) -> String| Err(Faults::at(field, Sentence::of(say)).into());
    if (new.starts_at.0 - tx.now().0).abs() > FAR_MS {
        return fault("day", &|language| Text(language).too_far().to_owned());
    }
    let on = new.starts_at.day(tx.zone());
    let Some(kind) = charter().kinds(on).into_iter().find(|kind| kind.code == new.kind) else {
        return fault("kind", &|language| Text(language).unknown_kind().to_owned());
    };
    if !kinds::fits(kind, unit) {
        return fault("kind", &|language| Text(language).unit_cannot(language.pick(&kind.zh, &kind.en)));
    }
    if kind.attends == Attends::Committee && !kinds::has_committee(tx, &unit.id, on)? {
        return fault("kind", &|language| Text(language).no_committee().to_owned());
    }
    if new.also.iter().any(|code| !kind.carries.contains(code)) {
        return fault("also", &|language| Text(language).cannot_also().to_owned());
    }
    Ok(())
}

/// Chair and recorder with their names; both must belong to the branch, and be two.
pub(super) fn persons(
    tx: &Write<'_>,
    branch: &zhixing_people::UnitId,
    (chair, recorder): (&Option<MemberId>, &Option<MemberId>),
) -> Result<(Named, Named)> {
    let named = |field: &'static str, id: &Option<MemberId>| -> Result<Named> {
        id.as_ref().map(|id| Ok((id.clone(), of_branch(tx, branch, id, field)?))).transpose()
    };
    if chair.is_some() && chair == recorder {
        return Err(Faults::at("recorder", Sentence::of(|language| Text(language).same_person())).into());
    }
    Ok((named("chair", chair)?, named("recorder", recorder)?))
}

/// The name of a member of the branch as it is written down; anybody else is a fault at the field, as if there were no such person.
pub(crate) fn of_branch(
    tx: &Write<'_>,
    branch: &zhixing_people::UnitId,
    id: &MemberId,
    field: &'static str,
) -> Result<String> {
    match zhixing_people::member(tx, id) {
        Ok(member) if member.branch.as_ref() == Some(branch) || is_attached(tx, branch, id)? => {
            candidate::written(tx, branch, &member)
        }
        Ok(_) | Err(Error::NotFound) => {
            Err(Faults::at(field, Sentence::of(|language| Text(language).not_of_branch())).into())
        }
        Err(error) => Err(error),
    }
}

fn facts(activity: &Activity, agenda: &[String]) -> Value {
    json!({
        "kind": activity.kind,
        "also": activity.also,
        "topic": activity.topic,
        "starts_at": activity.starts_at.rfc3339(),
        "minutes": activity.minutes,
        "place": activity.place,
        "chair": activity.chair_name,
        "recorder": activity.recorder_name,
        "agenda": agenda,
        "obligation": activity.obligation,
    })
}

/// The state of an activity once both have signed.
pub(crate) fn note_signed(tx: &Write<'_>, id: &ActivityId) -> Result<()> {
    store::enter(tx, id, State::Signed)
}
