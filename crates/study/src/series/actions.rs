//! What can happen to a series: its days are planned, each as the branch plans anything, and the topics are put on them.

use jiff::civil::Date;
use zhixing_branch::activity::actions::plan;
use zhixing_branch::activity::officers::convener;
use zhixing_branch::plan_form::Chosen;
use zhixing_branch::{ActivityId, NewActivity, charter, proposed_topic};
use zhixing_kit::html::words::near_day_text;
use zhixing_kit::{Error, Language, Moment, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, Right, require};

use super::input::{Picked, hindered};
use super::model::Wish;
use super::questions::{Ground, Waiting, outlook, waiting};
use super::text::Text;
use crate::day;
use crate::day::model::STUDY_DAY;
use crate::programme;

/// What came of it.
#[derive(Debug)]
pub struct Adopted {
    /// The days that were planned.
    pub planned: Vec<ActivityId>,
    /// How many stretches were passed over, since they have their study day by now.
    pub passed: usize,
    /// How many days have their topic now.
    pub topics: usize,
}

/// Plans the chosen days. A stretch that has its study day by now is passed over, so that two who plan at once plan nothing twice.
///
/// # Errors
/// Refuses when nothing is left to plan, a stretch that the wish does not have, and a day that is over or has a study day by now.
pub fn adopt(
    tx: &Write<'_>,
    actor: &Actor,
    (ground, wish): (&Ground, &Wish),
    picked: &Picked,
    puts_topics: bool,
    language: Language,
) -> Result<Adopted> {
    require(tx, actor, Right::PlanStudy, &Place::unit(&ground.branch))?;
    let known = outlook(tx, ground, wish)?;
    let mut taken: Vec<Date> = known.studied.iter().map(|one| one.activity.starts_at.day(tx.zone())).collect();
    let (mut planned, mut passed) = (Vec::new(), picked.passed);
    for one in &picked.days {
        let line = known.lines.iter().find(|line| line.slot.key() == one.key);
        let line = line.ok_or_else(|| refusal(Text::no_such_line))?;
        if line.proposed.is_none() {
            passed += 1;
            continue;
        }
        // Asked once more: another may have moved his own stretch to this day since the form was read.
        if let Some(why) = hindered(one.date, &taken, tx.today()) {
            return Err(of_day(one.date, why));
        }
        taken.push(one.date);
        planned.push(plan(tx, actor, new_activity(tx, (ground, wish), one, language)?)?);
    }
    if planned.is_empty() {
        return Err(refusal(if passed == 0 { Text::nothing_chosen } else { Text::nothing_left }));
    }
    let topics = if puts_topics { put_topics(tx, actor, (ground, wish), &planned)? } else { 0 };
    Ok(Adopted { planned, passed, topics })
}

fn new_activity(
    tx: &Write<'_>,
    (ground, wish): (&Ground, &Wish),
    one: &Chosen,
    language: Language,
) -> Result<NewActivity> {
    let kind = charter().kind(STUDY_DAY).ok_or(Error::NotFound)?;
    let chair: Option<MemberId> = convener(tx, (&ground.branch, &ground.branch), kind, one.date)?;
    Ok(NewActivity {
        unit: ground.branch.clone(),
        kind: STUDY_DAY.to_owned(),
        topic: proposed_topic(language, STUDY_DAY, one.date, false),
        starts_at: Moment::at(one.date.to_datetime(one.time), tx.zone()),
        minutes: wish.minutes,
        place: wish.place.clone(),
        chair,
        recorder: None,
        also: Vec::new(),
        obligation: None,
    })
}

/// Puts the topics that have no day on the days that were planned, and on no others: nobody looked at those here.
fn put_topics(
    tx: &Write<'_>,
    actor: &Actor,
    (ground, wish): (&Ground, &Wish),
    planned: &[ActivityId],
) -> Result<usize> {
    let Waiting::In(programme, _) = waiting(tx, ground, wish.span)? else { return Ok(0) };
    let mut placed = 0;
    for one in programme::questions::proposal_on(tx, &programme, planned)? {
        placed += usize::from(day::actions::place(tx, actor, &one.day.activity.id, Some(&one.topic.id))?);
    }
    Ok(placed)
}

fn of_day(on: Date, why: fn(Text) -> &'static str) -> Error {
    Sentence::of(|language| Text(language).faulty_line(near_day_text(language, on), why(Text(language)))).into()
}

fn refusal(say: fn(Text) -> &'static str) -> Error {
    Sentence::of(|language| say(Text(language))).into()
}
