//! What can be asked about programmes. Read only; members of the branch see them, who plans its study changes them.

use zhixing_branch::ActivityId;
use zhixing_kit::{Error, Read, Result};
use zhixing_people::{Actor, Place, Right, may, require};

use super::model::{Programme, ProgrammeId, spread};
use super::store;
use crate::day::model::{Carrying, StudyDay};
use crate::topic::model::{Topic, TopicId};
use crate::{day, series, topic};

/// What can be planned of a programme's study days now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plannable {
    /// Nothing: the reader plans none, or none of its time is ahead and near enough.
    Nothing,
    /// Those of a series: a month ahead has none yet.
    Series,
    /// One more by itself: each month ahead has its study day.
    OneMore,
}

/// A programme as its page shows it.
pub struct Whole {
    /// The programme.
    pub programme: Programme,
    /// Its topics in order, those that were left out at the end.
    pub topics: Vec<Topic>,
    /// The branch's study days and theme days in its time, in order.
    pub days: Vec<StudyDay>,
    /// Whether the reader plans.
    pub plans: bool,
    /// What he can plan of its study days.
    pub plannable: Plannable,
    /// Whether a day that is still ahead has no topic yet.
    pub has_free_day: bool,
}

impl Whole {
    /// How many topics have no day yet.
    pub fn lacking(&self) -> usize {
        lacking(&self.topics, &self.days).len()
    }
}

/// A programme, for who sees the branch's activities; not found otherwise.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &ProgrammeId) -> Result<Programme> {
    let programme = store::one(tx, &actor.organisation, id)?;
    let sees = may(tx, actor, Right::SeeActivity, &Place::unit(&programme.branch))?;
    if sees { Ok(programme) } else { Err(Error::NotFound) }
}

/// A programme, for who plans the branch's study.
pub fn changeable(tx: &Read<'_>, actor: &Actor, id: &ProgrammeId) -> Result<Programme> {
    let programme = store::one(tx, &actor.organisation, id)?;
    require(tx, actor, Right::PlanStudy, &Place::unit(&programme.branch))?;
    Ok(programme)
}

/// A programme with its topics and its days.
pub fn whole(tx: &Read<'_>, actor: &Actor, id: &ProgrammeId) -> Result<Whole> {
    let programme = visible(tx, actor, id)?;
    let plans = may(tx, actor, Right::PlanStudy, &Place::unit(&programme.branch))?;
    let topics = topic::store::of_programme(tx, &programme.id)?;
    let days = days(tx, &programme)?;
    let plannable = match plans && series::questions::is_in_reach(&programme, tx.today()) {
        false => Plannable::Nothing,
        true if series::questions::lacks_days(tx, &programme)? => Plannable::Series,
        true => Plannable::OneMore,
    };
    let has_free_day = days.iter().any(|day| is_free(tx, day));
    Ok(Whole { programme, topics, days, plans, plannable, has_free_day })
}

fn days(tx: &Read<'_>, programme: &Programme) -> Result<Vec<StudyDay>> {
    day::questions::between(tx, &programme.branch, programme.says.first, programme.says.last)
}

/// A topic and the day that is proposed for it.
pub struct Proposed {
    /// The day.
    pub day: StudyDay,
    /// The topic.
    pub topic: Topic,
}

/// A day and a topic by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The day.
    pub activity: ActivityId,
    /// The topic.
    pub topic: TopicId,
}

/// Days for the topics that have none; study days and theme days that are still ahead and free.
pub fn proposal(tx: &Read<'_>, programme: &Programme) -> Result<Vec<Proposed>> {
    spread_over(tx, programme, |_| true)
}

/// The same over these days alone: whatever else is free keeps what it has.
pub fn proposal_on(tx: &Read<'_>, programme: &Programme, days: &[ActivityId]) -> Result<Vec<Proposed>> {
    spread_over(tx, programme, |day| days.contains(&day.activity.id))
}

fn spread_over(tx: &Read<'_>, programme: &Programme, is_meant: impl Fn(&StudyDay) -> bool) -> Result<Vec<Proposed>> {
    let topics = topic::store::of_programme(tx, &programme.id)?;
    let days = days(tx, programme)?;
    let lacking: Vec<Topic> = lacking(&topics, &days).into_iter().cloned().collect();
    let free: Vec<StudyDay> = days.into_iter().filter(|day| is_free(tx, day) && is_meant(day)).collect();
    let sure: Vec<bool> = free.iter().map(|day| day.carrying == Carrying::Sure).collect();
    let places = spread(lacking.len(), &sure);
    let both = free.into_iter().zip(places);
    Ok(both.filter_map(|(day, place)| Some(Proposed { day, topic: lacking[place?].clone() })).collect())
}

/// Whether a topic can still be put on a day: it has none, was not opened, and is not over, as a day that nobody opened is.
fn is_free(tx: &Read<'_>, day: &StudyDay) -> bool {
    let is_over = day.activity.starts_at.day(tx.zone()) < tx.today();
    day.placed.is_none() && day.activity.state.is_ahead() && !is_over
}

/// How many topics of a programme have no day yet.
pub fn lacking_in(tx: &Read<'_>, programme: &Programme) -> Result<usize> {
    let topics = topic::store::of_programme(tx, &programme.id)?;
    Ok(lacking(&topics, &days(tx, programme)?).len())
}

fn lacking<'t>(topics: &'t [Topic], days: &[StudyDay]) -> Vec<&'t Topic> {
    let has_day =
        |topic: &Topic| days.iter().any(|day| day.placed.as_ref().is_some_and(|placed| placed.id == topic.id));
    topics.iter().filter(|topic| !topic.is_dropped && !has_day(topic)).collect()
}
