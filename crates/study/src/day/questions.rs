//! What can be asked about study days. Read only; who may see the activity sees how it is studied.

use std::collections::HashMap;

use jiff::civil::Date;
use zhixing_branch::activity::questions as activities;
use zhixing_branch::{Activity, ActivityId, State};
use zhixing_kit::{Moment, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, UnitId, may, require};

use super::model::{StudyDay, carrying};
use super::store;
use super::text::Text;
use crate::rota::turn::Turn;
use crate::topic::model::{ToRead, Topic};
use crate::{hot, programme, rota, topic};

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
    /// Who hosts it.
    pub host: Option<Turn>,
    /// What members wish to talk about; none without a topic.
    pub questions: Option<hot::Day>,
    /// Whether the reader plans study.
    pub plans: bool,
}

/// A study day with everything on its page.
pub fn whole(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Whole> {
    let day = visible(tx, actor, id)?;
    let (topic, to_read) = match &day.placed {
        Some(placed) => {
            (Some(topic::store::one(tx, &actor.organisation, &placed.id)?), topic::store::to_read(tx, &placed.id)?)
        }
        None => (None, Vec::new()),
    };
    let plans = may(tx, actor, Right::PlanStudy, &Place::unit(&day.activity.branch))?;
    let host = rota::questions::host_of(tx, id)?;
    let questions = hot::day(tx, actor, &day)?;
    Ok(Whole { day, topic, to_read, host, questions, plans })
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
