//! What can be asked about hot questions. Read only; who sees the topic sees them.

use zhixing_branch::ActivityId;
use zhixing_branch::activity::questions as activities;
use zhixing_kit::{Error, Read, Result};
use zhixing_people::{Actor, MemberId, Place, Right, may, require};

use super::model::{Hot, HotId, QUESTIONS_MAX};
use super::store;
use crate::day::model::StudyDay;
use crate::topic::model::{Topic, TopicId};
use crate::{day, programme, rota, topic};

/// The questions of a topic as their page shows them.
pub struct Space {
    /// The topic.
    pub topic: Topic,
    /// The questions, in the order in which they were asked.
    pub all: Vec<Hot>,
    /// Whether the reader belongs to the branch, and so may ask.
    pub asks: bool,
    /// Whether he writes answers down: he hosts or records a day of the topic, or plans the branch's study.
    pub answers: bool,
}

/// The questions of a topic.
pub fn space(tx: &Read<'_>, actor: &Actor, id: &TopicId) -> Result<Space> {
    let topic = topic::questions::visible(tx, actor, id)?;
    let all = store::of_topic(tx, id, QUESTIONS_MAX)?;
    let asks = belongs(actor, &topic) && !topic.is_dropped;
    let place = place(tx, actor, &topic)?;
    let answers = may(tx, actor, Right::HostStudy, &place)?;
    Ok(Space { topic, all, asks, answers })
}

/// Whether he belongs to the branch whose topic it is.
pub fn belongs(actor: &Actor, topic: &Topic) -> bool {
    actor.branch.as_ref() == Some(&topic.branch)
}

/// The branch, with those who host, chair or record a study day of the topic.
fn place(tx: &Read<'_>, actor: &Actor, topic: &Topic) -> Result<Place> {
    let programme = programme::store::one(tx, &actor.organisation, &topic.programme)?;
    let days = day::questions::between(tx, &topic.branch, programme.says.first, programme.says.last)?;
    let mut named: Vec<MemberId> = Vec::new();
    for day in days.iter().filter(|day| day.placed.as_ref().is_some_and(|placed| placed.id == topic.id)) {
        named.extend(rota::questions::named(tx, &day.activity)?);
    }
    Ok(Place::unit(&topic.branch).named(&named))
}

/// A question with its topic, for who sees the topic.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &HotId) -> Result<(Hot, Topic)> {
    let hot = store::one(tx, actor, id)?;
    let topic = topic::questions::visible(tx, actor, &hot.topic)?;
    if hot.is_ended { Err(Error::NotFound) } else { Ok((hot, topic)) }
}

/// A question, for who writes answers down.
pub fn answerable(tx: &Read<'_>, actor: &Actor, id: &HotId) -> Result<(Hot, Topic)> {
    let (hot, topic) = visible(tx, actor, id)?;
    require(tx, actor, Right::HostStudy, &place(tx, actor, &topic)?)?;
    Ok((hot, topic))
}

/// The questions of a study day, as its page shows them.
pub struct Day {
    /// Where they are asked.
    pub topic: TopicId,
    /// Those that stand on its agenda.
    pub collected: Vec<Hot>,
    /// Those that wait to be put there.
    pub waiting: Vec<Hot>,
    /// Whether the reader may put them there: he runs the meeting.
    pub collects: bool,
}

/// The questions of a study day; none of one without a topic.
pub fn day(tx: &Read<'_>, actor: &Actor, day: &StudyDay) -> Result<Option<Day>> {
    let Some(placed) = &day.placed else { return Ok(None) };
    let all = store::of_topic(tx, &placed.id, QUESTIONS_MAX)?;
    let id = &day.activity.id;
    let (collected, rest): (Vec<Hot>, Vec<Hot>) = all.into_iter().partition(|hot| hot.activity.as_ref() == Some(id));
    let waiting = rest.into_iter().filter(Hot::is_waiting).collect();
    let takes = day.activity.state.is_ahead() || day.activity.must_be_open().is_ok();
    let place = Place::unit(&day.activity.unit).named(&day.activity.named());
    let collects = takes && may(tx, actor, Right::RunActivity, &place)?;
    Ok(Some(Day { topic: placed.id.clone(), collected, waiting, collects }))
}

/// What waits to be put on the agenda of a study day, for who sees that day.
pub fn waiting_for(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<(StudyDay, Vec<Hot>)> {
    let of = day::questions::of(tx, activities::visible(tx, actor, id)?)?;
    let waiting = day(tx, actor, &of)?.map(|day| day.waiting).unwrap_or_default();
    Ok((of, waiting))
}
