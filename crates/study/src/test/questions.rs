//! What can be asked about organised tests. Read only. There is no question about what another person answered: those about answers are about the actor.

use zhixing_branch::activity::questions::{upcoming, visible};
use zhixing_branch::{Activity, ActivityId, State, roll_entry};
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_library::Quote;
use zhixing_people::{Actor, Place, Right, may, require, unit};
use zhixing_question::Question;

use super::choose::{Offer, offer};
use super::model::{Answered, Next, Sitting, Test, TestId, TestItem, on_one_page, takes_part};
use super::result::ClassResult;
use super::store;
use crate::bank::model::{Bank, BankId, Kept};
use crate::bank::store as banks;
use crate::day::model::{Carrying, carrying};
use crate::passage::questions::behind;
use crate::{day, rota, topic};

/// How many tests of a branch are listed, and how many activities are looked through for one that is under way.
const LISTED: usize = 50;
/// How many of one's own answers a page shows.
pub const OWN_SHOWN: usize = 10;
/// How many questions a page offers to be picked.
pub const PICK_SHOWN: usize = 40;

/// One's own answer, with the passage behind its question.
pub type OwnAnswer = (Option<Quote>, Answered);

/// Whether the actor belongs to the class of a test.
pub fn in_class(tx: &Read<'_>, actor: &Actor, test: &Test) -> Result<bool> {
    Ok(roll_entry(tx, &test.activity, &actor.member)?.as_ref().is_some_and(takes_part))
}

/// Whether tests are held in an activity: its plan says that it is for study, or a topic was put on it.
pub fn is_for_tests(tx: &Read<'_>, activity: &Activity) -> Result<bool> {
    match carrying(&activity.kind, &activity.also) {
        Some(Carrying::Sure) => Ok(true),
        Some(Carrying::Could) => Ok(day::store::placed_on(tx, &activity.id)?.is_some()),
        None => Ok(false),
    }
}

/// Whom an activity names who host it: who presides and records, and whose turn it is.
pub fn hosted(tx: &Read<'_>, activity: &Activity) -> Result<Place> {
    Ok(Place::unit(&activity.unit).named(&rota::questions::named(tx, activity)?))
}

/// Not found for who may not know of the activity.
pub fn must_see(tx: &Read<'_>, actor: &Actor, test: &Test) -> Result<Activity> {
    visible(tx, actor, &test.activity)
}

/// What the page of a test shows somebody.
pub enum Here {
    /// He is in the middle of it, or through and waiting for the others; with the questions that come at once where scripts run, none where each depends
    /// on the one before it.
    Sits(Test, Sitting, Vec<Next>),
    /// It is open and he has not begun: whether he belongs to the class.
    Outside(Test, Activity, bool),
    /// It is over.
    Over(Box<Over>),
}

/// A test that is over.
pub struct Over {
    /// The test.
    pub test: Test,
    /// Its activity.
    pub activity: Activity,
    /// Its questions.
    pub items: Vec<(TestItem, Question)>,
    /// What is told of the class.
    pub result: ClassResult,
    /// How many the actor answered, and how many of them right.
    pub own: (u32, u32),
}

/// Where the actor stands in a test. While he sits, everything is asked at once. `singly`: he answers one question to a page.
pub fn here(tx: &Read<'_>, actor: &Actor, id: &TestId, singly: bool) -> Result<Here> {
    let standing = || store::standing(tx, &actor.organisation, id, &actor.member);
    let left = || if singly { Ok(Vec::new()) } else { store::left(tx, id, &actor.member) };
    let ((test, sitting), left) = tx.together((standing, left))?;
    if let (Some(sitting), None) = (&sitting, test.ended_at) {
        return Ok(Here::Sits(test, sitting.clone(), on_one_page(left)));
    }
    let activity = must_see(tx, actor, &test)?;
    if test.ended_at.is_none() {
        let belongs = in_class(tx, actor, &test)?;
        return Ok(Here::Outside(test, activity, belongs));
    }
    let over = Over {
        items: store::items(tx, id)?,
        result: store::result(tx, id)?,
        own: store::own_count(tx, id, &actor.member)?,
        activity,
        test,
    };
    Ok(Here::Over(Box::new(over)))
}

/// A page of the actor's own answers, once the test is over, each with the passage of the library behind its question; and whether more follow.
pub fn own(tx: &Read<'_>, actor: &Actor, id: &TestId, after: u32) -> Result<(Test, Vec<OwnAnswer>, bool)> {
    let test = store::find(tx, &actor.organisation, id)?;
    must_see(tx, actor, &test)?;
    if test.ended_at.is_none() {
        return Err(Error::NotFound);
    }
    let mut own = store::own(tx, id, &actor.member, after, OWN_SHOWN + 1)?;
    let more = own.len() > OWN_SHOWN;
    own.truncate(OWN_SHOWN);
    let with_passage = |one: Answered| Ok((behind(tx, &actor.organisation, &one.question)?, one));
    Ok((test, own.into_iter().map(with_passage).collect::<Result<_>>()?, more))
}

/// The tests of an activity, and what its host can do.
pub struct Held {
    /// The activity.
    pub activity: Activity,
    /// Its tests, the first one first.
    pub tests: Vec<Test>,
    /// Whether the actor may open and end them.
    pub may_run: bool,
    /// Of the one that is open: how many have begun, and how many are through.
    pub how_many: Option<(u32, u32)>,
    /// From what a test can be opened now, for who may.
    pub ground: Option<Ground>,
}

/// From what a test can be opened.
pub struct Ground {
    /// The banks of the class, each with how many questions a test can ask.
    pub banks: Vec<Bank>,
    /// Those that go with the topic of the day.
    pub of_topic: Vec<BankId>,
    /// Whether the short form can be offered.
    pub offer: Offer,
    /// Whether the actor may pick questions: who keeps the banks knows them.
    pub picks: bool,
}

/// The tests of an activity that the actor sees.
pub fn held(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Held> {
    let activity = visible(tx, actor, id)?;
    let may_run = may(tx, actor, Right::HostStudy, &hosted(tx, &activity)?)?;
    let tests = store::of_activity(tx, id)?;
    let open = tests.iter().find(|test| test.ended_at.is_none());
    let how_many = open.filter(|_| may_run).map(|test| store::how_many(tx, &test.id)).transpose()?;
    let begins = may_run && open.is_none() && activity.state == State::Opened && is_for_tests(tx, &activity)?;
    let ground = begins.then(|| ground(tx, actor, &activity)).transpose()?;
    Ok(Held { activity, tests, may_run, how_many, ground })
}

/// The same for who hosts the activity; all others are told what its page and `require` tell them.
pub fn must_run(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Held> {
    let held = held(tx, actor, id)?;
    if !held.may_run {
        require(tx, actor, Right::HostStudy, &hosted(tx, &held.activity)?)?;
    }
    Ok(held)
}

fn ground(tx: &Read<'_>, actor: &Actor, activity: &Activity) -> Result<Ground> {
    let path = unit(tx, &activity.unit)?.path;
    let mut banks = store::banks(tx, &activity.organisation, &path)?;
    banks.retain(|bank| bank.count > 0);
    let picks = may(tx, actor, Right::KeepQuestions, &Place::unit(&activity.branch))?;
    let placed = day::store::placed_on(tx, &activity.id)?;
    let of_topic = placed.map(|placed| topic::store::banks(tx, &placed.id)).transpose()?.unwrap_or_default();
    let of_topic = of_topic.into_iter().map(|bank| bank.id).collect();
    Ok(Ground { banks, of_topic, offer: offer(tx, activity)?, picks })
}

/// The test of an activity that is open and that the actor can take or is in the middle of, with how many he answered; for who sees the activity.
pub fn to_take(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Option<(Test, Option<u32>)>> {
    let Some(open) = store::of_activity(tx, id)?.into_iter().find(|test| test.ended_at.is_none()) else {
        return Ok(None);
    };
    let (test, sitting) = store::standing(tx, &actor.organisation, &open.id, &actor.member)?;
    Ok(match sitting {
        Some(sitting) => sitting.next.map(|_| (test, Some(sitting.answered))),
        None => in_class(tx, actor, &test)?.then_some((test, None)),
    })
}

/// Questions of one bank to be picked, for who may open a test and keeps the bank.
pub struct Picking {
    /// The activity.
    pub activity: Activity,
    /// The banks that can be chosen from.
    pub banks: Vec<Bank>,
    /// The one that is shown.
    pub bank: Bank,
    /// Its questions.
    pub questions: Vec<Kept>,
    /// Whether more follow.
    pub more: bool,
}

/// The questions behind this place of a bank.
pub fn picking(tx: &Read<'_>, actor: &Actor, id: &ActivityId, wanted: &str, after: i64) -> Result<Picking> {
    let held = held(tx, actor, id)?;
    let Some(Ground { banks, picks: true, .. }) = held.ground else { return Err(Error::NotFound) };
    let mut kept = Vec::new();
    for bank in banks {
        if may(tx, actor, Right::KeepQuestions, &Place::unit(&bank.unit))? {
            kept.push(bank);
        }
    }
    let wanted = BankId::parse(wanted);
    let bank = kept.iter().find(|bank| Some(&bank.id) == wanted.as_ref()).or(kept.first()).cloned();
    let bank = bank.ok_or(Error::NotFound)?;
    let mut questions = banks::of_bank(tx, &bank.id, after, PICK_SHOWN + 1)?;
    let more = questions.len() > PICK_SHOWN;
    questions.truncate(PICK_SHOWN);
    questions.retain(|kept| kept.withdrawn_at.is_none() && super::choose::can_be_asked(&kept.question));
    Ok(Picking { activity: held.activity, banks: kept, bank, questions, more })
}

/// A test with what its activity is about.
pub type OfActivity = (Test, String);

/// The tests of the actor's branch, the newest first, and the study days that are under way. Who belongs to a branch sees all its activities.
pub fn of_branch(tx: &Read<'_>, actor: &Actor) -> Result<(Vec<OfActivity>, Vec<Activity>)> {
    let Some(branch) = &actor.branch else { return Ok((Vec::new(), Vec::new())) };
    require(tx, actor, Right::SeeActivity, &Place::unit(branch))?;
    let tests = store::of_branch(tx, branch, LISTED)?;
    let mut under_way = Vec::new();
    for activity in upcoming(tx, actor, branch, (Moment(0), ""), "", LISTED)? {
        if activity.state == State::Opened && is_for_tests(tx, &activity)? {
            under_way.push(activity);
        }
    }
    Ok((tests, under_way))
}
