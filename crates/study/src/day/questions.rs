//! What can be asked about study days. Read only; who may see the activity sees how it is studied.

use std::collections::HashMap;

use jiff::civil::Date;
use zhixing_branch::activity::questions as activities;
use zhixing_branch::{Activity, ActivityId, State, charter};
use zhixing_kit::{Moment, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, UnitId, may, require};

use super::model::{Check, PartOfDay, StudyDay, carrying, must_be_changeable, usual_parts};
use super::store;
use super::text::Text;
use crate::course::store::ToTake;
use crate::group::model::Groups;
use crate::rota::turn::Turn;
use crate::test::model::Test;
use crate::topic::model::{ToRead, Topic};
use crate::{course, group, hot, programme, rota, test, topic};

/// The activities of a branch that are for study or could be, from a day to a day, in order of time. Groups' meetings and what was called off are not
/// among them; of kinds other than theme days, what only could carry study is left out unless it has a topic.
pub fn between(tx: &Read<'_>, branch: &UnitId, first: Date, last: Date) -> Result<Vec<StudyDay>> {
    let end = last.tomorrow().unwrap_or(last);
    let (from, until) = (Moment::start_of(first, tx.zone()), Moment::start_of(end, tx.zone()));
    let mut placed: HashMap<ActivityId, _> = store::placed_in(tx, branch)?.into_iter().collect();
    let all = activities::between(tx, branch, from, until)?;
    let days = all.into_iter().filter(|activity| activity.unit == *branch && activity.state != State::Cancelled);
    let days = days.filter_map(|activity| {
        let carrying = carrying(&activity.kind, &activity.also)?;
        let placed = placed.remove(&activity.id);
        Some(StudyDay { activity, carrying, placed })
    });
    Ok(days.filter(|day| day.is_for_study() || day.activity.kind == "theme_day").collect())
}

/// One study day.
pub fn of(tx: &Read<'_>, activity: Activity) -> Result<StudyDay> {
    let carrying = carrying(&activity.kind, &activity.also)
        .ok_or_else(|| Sentence::of(|language| Text(language).not_for_study()))?;
    let placed = store::placed_on(tx, &activity.id)?;
    Ok(StudyDay { activity, carrying, placed })
}

/// A study day, for who may see the activity; refused for what can carry no study.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<StudyDay> {
    of(tx, activities::visible(tx, actor, id)?)
}

/// A study day, for who plans the branch's study.
pub fn changeable(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<StudyDay> {
    let activity = activities::visible(tx, actor, id)?;
    require(tx, actor, Right::PlanStudy, &Place::unit(&activity.branch))?;
    of(tx, activity)
}

/// A study day as its page shows it.
pub struct Whole {
    /// The day.
    pub day: StudyDay,
    /// Its topic.
    pub topic: Option<Topic>,
    /// What is read for it.
    pub to_read: Vec<ToRead>,
    /// The courses that go with it.
    pub courses: Vec<ToTake>,
    /// Who hosts it.
    pub host: Option<Turn>,
    /// What members wish to talk about; none without a topic.
    pub questions: Option<hot::Day>,
    /// The test that is open to the reader, and how many of its questions he answered.
    pub test: Option<(Test, Option<u32>)>,
    /// How its time is parted.
    pub parts: Vec<PartOfDay>,
    /// The discussion groups, once there are some.
    pub groups: Option<Groups>,
    /// What the host sees to; for him and for who plans alone.
    pub checks: Vec<Check>,
    /// Whether the reader plans study.
    pub plans: bool,
    /// Whether he hosts the day or plans study.
    pub hosts: bool,
}

/// A study day with everything on its page.
pub fn whole(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Whole> {
    let day = visible(tx, actor, id)?;
    let (topic, to_read, courses) = match &day.placed {
        Some(placed) => {
            let topic = topic::store::one(tx, &actor.organisation, &placed.id)?;
            (Some(topic), topic::store::to_read(tx, &placed.id)?, course::store::of_topic(tx, &placed.id)?)
        }
        None => (None, Vec::new(), Vec::new()),
    };
    let plans = may(tx, actor, Right::PlanStudy, &Place::unit(&day.activity.branch))?;
    let host = rota::questions::host_of(tx, id)?;
    let questions = hot::day(tx, actor, &day)?;
    let hosts = may(tx, actor, Right::HostStudy, &hosted_by(&day, host.as_ref()))?;
    let tested = day.is_for_study() && day.activity.state == State::Opened;
    Ok(Whole {
        test: if tested { test::questions::to_take(tx, actor, id)? } else { None },
        topic,
        to_read,
        courses,
        host,
        questions,
        parts: parts(tx, &day)?,
        groups: group::store::groups(tx, id)?,
        checks: if hosts { checks(tx, id)? } else { Vec::new() },
        plans,
        hosts,
        day,
    })
}

/// How a day's time is parted: as it was set, else as the charter proposes.
pub fn parts(tx: &Read<'_>, day: &StudyDay) -> Result<Vec<PartOfDay>> {
    let set = store::parts(tx, &day.activity.id)?;
    let usual = usual_parts(day.activity.minutes);
    if set.is_empty() {
        return Ok(usual);
    }
    let found = |part: PartOfDay| set.iter().find(|one| one.code == part.code).cloned();
    Ok(usual.into_iter().filter_map(found).collect())
}

/// What the host sees to, with what is ticked.
pub fn checks(tx: &Read<'_>, id: &ActivityId) -> Result<Vec<Check>> {
    let ticked = store::checks(tx, id)?;
    let found = |code: &str| ticked.iter().find(|one| one.code == code).and_then(|one| one.done.clone());
    let all = charter().study().checks.iter();
    Ok(all.map(|item| Check { code: item.code.clone(), done: found(&item.code) }).collect())
}

/// Whether the actor hosts a day, or plans the branch's study.
pub fn hosts(tx: &Read<'_>, actor: &Actor, day: &StudyDay) -> Result<bool> {
    may(tx, actor, Right::HostStudy, &hosting_place(tx, day)?)
}

fn hosting_place(tx: &Read<'_>, day: &StudyDay) -> Result<Place> {
    Ok(hosted_by(day, rota::questions::host_of(tx, &day.activity.id)?.as_ref()))
}

fn hosted_by(day: &StudyDay, host: Option<&Turn>) -> Place {
    let named: Vec<_> = host.into_iter().map(|turn| turn.member.clone()).collect();
    Place::unit(&day.activity.branch).named(&named)
}

/// A study day that is not over, for who hosts it or plans the branch's study.
pub fn hostable(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<StudyDay> {
    let day = visible(tx, actor, id)?;
    require(tx, actor, Right::HostStudy, &hosting_place(tx, &day)?)?;
    must_be_changeable(&day)?;
    Ok(day)
}

/// The topics that could stand on a day: of the branch's programmes that hold it, without those that were left out.
pub fn topics_for(tx: &Read<'_>, day: &StudyDay) -> Result<Vec<Topic>> {
    let on = day.activity.starts_at.day(tx.zone());
    let mut topics = Vec::new();
    for programme in programme::store::of_branch(tx, &day.activity.branch)? {
        if programme.holds(on) {
            topics.extend(topic::store::of_programme(tx, &programme.id)?);
        }
    }
    topics.retain(|topic| !topic.is_dropped);
    Ok(topics)
}
