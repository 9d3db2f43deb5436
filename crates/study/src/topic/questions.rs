//! What can be asked about topics. Read only; members of the branch see them, who plans its study changes them.

use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_library::{Area, Material, Placed, Reading, Within, materials, search, whole_text};
use zhixing_people::{Actor, Place, Right, may, require};
use zhixing_question::Question;

use super::model::{ToRead, Topic, TopicId};
use super::store;
use crate::bank::model::Bank;
use crate::course::store::ToTake;
use crate::day::model::StudyDay;
use crate::{bank, course, day};

/// How many materials one chooses from.
const CHOICE_MAX: usize = 30;
/// The most questions that are printed for a topic.
const PRINTED_MAX: usize = 60;

/// A topic as its page shows it.
pub struct Whole {
    /// The topic.
    pub topic: Topic,
    /// What is read for it.
    pub to_read: Vec<ToRead>,
    /// The courses that go with it.
    pub courses: Vec<ToTake>,
    /// The banks that go with it.
    pub banks: Vec<Bank>,
    /// The study days on which it stands.
    pub days: Vec<StudyDay>,
    /// Whether the reader plans.
    pub plans: bool,
}

/// A topic, for who sees the branch's activities; not found otherwise.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &TopicId) -> Result<Topic> {
    let topic = store::one(tx, &actor.organisation, id)?;
    if may(tx, actor, Right::SeeActivity, &Place::unit(&topic.branch))? { Ok(topic) } else { Err(Error::NotFound) }
}

/// A topic, for who plans the branch's study.
pub fn changeable(tx: &Read<'_>, actor: &Actor, id: &TopicId) -> Result<Topic> {
    let topic = store::one(tx, &actor.organisation, id)?;
    require(tx, actor, Right::PlanStudy, &Place::unit(&topic.branch))?;
    Ok(topic)
}

/// A topic with what is read for it and its days.
pub fn whole(tx: &Read<'_>, actor: &Actor, id: &TopicId) -> Result<Whole> {
    let topic = visible(tx, actor, id)?;
    let plans = may(tx, actor, Right::PlanStudy, &Place::unit(&topic.branch))?;
    let to_read = store::to_read(tx, id)?;
    let programme = crate::programme::store::one(tx, &actor.organisation, &topic.programme)?;
    let mut days = day::questions::between(tx, &topic.branch, programme.says.first, programme.says.last)?;
    days.retain(|day| day.placed.as_ref().is_some_and(|placed| placed.id == *id));
    Ok(Whole { banks: store::banks(tx, id)?, courses: course::store::of_topic(tx, id)?, topic, to_read, days, plans })
}

/// The banks of the topic's branch, those of its area first.
pub fn branch_banks(tx: &Read<'_>, topic: &Topic) -> Result<Vec<Bank>> {
    let mut banks = bank::store::banks(tx, &topic.branch)?;
    banks.sort_by_key(|bank| bank.study_area.as_ref() != Some(&topic.says.area));
    Ok(banks)
}

/// The banks that go with a topic, and those that could, for who plans the branch's study.
pub fn banks_to_choose(tx: &Read<'_>, actor: &Actor, id: &TopicId) -> Result<(Topic, Vec<Bank>, Vec<Bank>)> {
    let topic = changeable(tx, actor, id)?;
    let chosen = store::banks(tx, id)?;
    let mut offered = branch_banks(tx, &topic)?;
    offered.retain(|one| !chosen.iter().any(|known| known.id == one.id));
    Ok((topic, chosen, offered))
}

/// Materials to choose from: those that answer what is searched for, else the newest of the topic's area.
pub fn to_choose(tx: &Read<'_>, actor: &Actor, id: &TopicId, q: &str) -> Result<(Topic, Vec<ToRead>, Vec<ToRead>)> {
    let topic = changeable(tx, actor, id)?;
    let chosen = store::to_read(tx, id)?;
    let mut offered: Vec<ToRead> = Vec::new();
    if q.trim().is_empty() {
        let within = Within { area: Area::read(&topic.says.area), ..Within::default() };
        let newest: Vec<Material> = materials(tx, actor, within, "", (Moment(i64::MAX), "~"), CHOICE_MAX)?;
        offered.extend(newest.into_iter().map(|one| ToRead { id: one.id, title: one.title, is_taken: false }));
    } else {
        for found in search(tx, &actor.organisation, q, Within::default())?.found {
            if !offered.iter().any(|one| one.id == found.material) {
                offered.push(ToRead { id: found.material, title: found.title, is_taken: false });
            }
        }
    }
    offered.retain(|one| !chosen.iter().any(|known| known.id == one.id));
    offered.truncate(CHOICE_MAX);
    Ok((topic, chosen, offered))
}

/// A topic as it is printed for who cannot come: what is read, whole, and its questions without their answers.
pub struct Pack {
    /// The topic.
    pub topic: Topic,
    /// The materials that hold, with their text.
    pub texts: Vec<(Reading, Vec<Placed>)>,
    /// The questions.
    pub questions: Vec<Question>,
}

/// The print pack of a topic, for everybody in the branch.
pub fn pack(tx: &Read<'_>, actor: &Actor, id: &TopicId) -> Result<Pack> {
    let topic = visible(tx, actor, id)?;
    let to_read = store::to_read(tx, id)?;
    let held = to_read.iter().filter(|one| !one.is_taken);
    let texts = held.map(|one| whole_text(tx, actor, &one.id, None)).collect::<Result<Vec<_>>>()?;
    let mut questions = Vec::new();
    for bank in store::banks(tx, id)? {
        let mut kept = bank::store::of_bank(tx, &bank.id, 0, bank::model::QUESTIONS_MAX)?;
        kept.retain(|one| one.withdrawn_at.is_none());
        questions.extend(kept.into_iter().map(|one| one.question));
    }
    questions.truncate(PRINTED_MAX);
    Ok(Pack { topic, texts, questions })
}
