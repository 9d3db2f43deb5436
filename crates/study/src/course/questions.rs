//! What can be asked about the courses of a topic. Read only.

use zhixing_course::{Course, courses};
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::Actor;

use super::store::{self, ToTake};
use crate::topic::model::{Topic, TopicId};
use crate::topic::questions::changeable;

/// How many courses one chooses from.
const CHOICE_MAX: usize = 50;

/// The courses that go with a topic, and those that could, for who plans the branch's study.
pub fn to_choose(tx: &Read<'_>, actor: &Actor, id: &TopicId) -> Result<(Topic, Vec<ToTake>, Vec<Course>)> {
    let topic = changeable(tx, actor, id)?;
    let chosen = store::of_topic(tx, id)?;
    let mut offered = courses(tx, actor, (Moment(i64::MAX), "~"), CHOICE_MAX)?;
    offered.retain(|one| !chosen.iter().any(|known| known.id == one.id));
    Ok((topic, chosen, offered))
}
