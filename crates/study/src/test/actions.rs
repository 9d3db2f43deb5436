//! What can happen to an organised test: it is opened, somebody begins, answers, it ends, who answered what is forgotten. Opening and ending leave a
//! statement; beginning and answering leave none (decision 0019).

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zhixing_branch::ActivityId;
use zhixing_branch::activity::questions::visible;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::form::Faults;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::jobs::{JobKind, later};
use zhixing_kit::{Language, Read, Result, Sentence, Write};
use zhixing_people::{Actor, Right, require};
use zhixing_question::Question;
use zhixing_records::{Author, Deed, Thing, Verb, append};

use super::model::{Answered, Form, TESTS_MAX, Test, TestId};
use super::questions::{hosted, in_class, is_for_tests, must_see};
use super::result::ClassResult;
use super::share::GROUP_LEAST;
use super::store::{self, Answering};
use super::text::Text;
use super::{choose, input};
use crate::item::actions::{NOT_ASKED, RIGHT, WRONG, learn};
use crate::selftest::model::{Given, Outcome, judge};
use crate::topic::area_name;
use crate::verbs;

/// The job that ends a test which nobody ended.
pub const ENDING: JobKind = JobKind { name: "test.end", run: end_by_itself };
/// The job that takes away who answered what.
pub const FORGETTING: JobKind = JobKind { name: "test.forget", run: forget };

/// After how long a test ends by itself.
const OPEN_MS_MAX: i64 = DAY_MS;
/// For how many days one's own answers can be looked at after the end.
pub const KEPT_DAYS: i64 = 30;

/// Opens a test in an activity that is under way: everybody of the class can begin at once.
pub fn open(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, wish: &input::Wish) -> Result<TestId> {
    let activity = visible(tx, actor, activity)?;
    require(tx, actor, Right::HostStudy, &hosted(tx, &activity)?)?;
    if !is_for_tests(tx, &activity)? {
        return Err(Sentence::of(|language| Text(language).not_for_tests()).into());
    }
    activity.must_be_open()?;
    let held = store::of_activity(tx, &activity.id)?;
    if held.iter().any(|test| test.ended_at.is_none()) {
        return Err(Sentence::of(|language| Text(language).one_at_a_time()).into());
    }
    if held.len() >= TESTS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(TESTS_MAX)).into());
    }
    let chosen = choose::questions(tx, &activity, wish)?;
    let id: TestId = tx.new_id();
    let new = store::New {
        id: &id,
        activity: &activity.id,
        unit: &activity.unit,
        form: chosen.form,
        length: chosen.length,
        items: &chosen.items,
    };
    store::add(tx, &actor.author(), &new)?;
    later(tx, &actor.organisation, ENDING.name, id.as_str(), id.as_str(), tx.now().plus_ms(OPEN_MS_MAX))?;
    let mut areas: Vec<&str> = chosen.items.iter().map(|item| area_name(Language::Chinese, &item.area)).collect();
    areas.sort_unstable();
    areas.dedup();
    let facts = json!({ "areas": areas, "questions": chosen.length, "form": chosen.form.code() });
    note(tx, &actor.author(), &verbs::TEST_OPENED, &store::find(tx, &actor.organisation, &id)?, facts)?;
    Ok(id)
}

/// Somebody of the class begins. Who has begun goes on where he was.
pub fn begin(tx: &Write<'_>, actor: &Actor, id: &TestId) -> Result<()> {
    let test = store::find(tx, &actor.organisation, id)?;
    if !in_class(tx, actor, &test)? {
        must_see(tx, actor, &test)?;
        return Err(Sentence::of(|language| Text(language).not_in_class()).into());
    }
    test.must_be_open()?;
    if let Some(first) = choose::next(tx, &test, &actor.member, 0, None)? {
        store::begin(tx, &actor.organisation, id, &actor.member, first)?;
    }
    Ok(())
}

/// What an answer of the actor to the question at this place is held against.
pub fn answering(tx: &Read<'_>, actor: &Actor, id: &TestId, place: u32) -> Result<Answering> {
    store::answering(tx, &actor.organisation, id, &actor.member, place)
}

/// Takes an answer, as `read` reads it from what was sent, with one statement that writes, two where what comes next depends on it. What was answered already, here or on another device, counts
/// as it was; of the short form only the question before him can be answered.
pub fn answer(
    tx: &Write<'_>,
    actor: &Actor,
    Answering { test, place, sitting, question, is_answered }: Answering,
    read: impl FnOnce(&Question) -> Result<Given, Faults>,
) -> Result<()> {
    let Some((answered, next)) = sitting else {
        must_see(tx, actor, &test)?;
        return Err(Sentence::of(|language| Text(language).begin_first()).into());
    };
    let is_asked = !is_answered && (test.form == Form::Fixed || next == Some(place));
    let Some(question) = question.filter(|_| is_asked) else { return Ok(()) };
    test.must_be_open()?;
    let given = read(&question)?;
    let outcome = judge(question.asked(), &given).unwrap_or(Outcome::Wrong);
    let answered = answered + 1;
    let goes_on = test.form != Form::Fixed || answered >= test.length;
    let after = if goes_on { choose::next(tx, &test, &actor.member, answered, Some((place, outcome)))? } else { None };
    store::give(tx, &test, &actor.member, &Answered { place, question, given, outcome })?;
    if goes_on { store::go_on(tx, &test, &actor.member, answered, after) } else { Ok(()) }
}

/// Ends a test: what is told of the class is reckoned once.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &TestId) -> Result<()> {
    let test = store::find(tx, &actor.organisation, id)?;
    let activity = visible(tx, actor, &test.activity)?;
    require(tx, actor, Right::HostStudy, &hosted(tx, &activity)?)?;
    close(tx, &actor.author(), &test)
}

/// Nobody ended it.
fn end_by_itself(tx: &Write<'_>, organisation: &OrganisationId, payload: &str) -> Result<()> {
    let Some(id) = TestId::parse(payload) else { return Ok(()) };
    let name = Text(Language::Chinese).program().to_owned();
    close(tx, &Author { organisation: organisation.clone(), member: None, name }, &store::find(tx, organisation, &id)?)
}

fn close(tx: &Write<'_>, by: &Author, test: &Test) -> Result<()> {
    if test.ended_at.is_some() {
        return Ok(());
    }
    let items = store::items(tx, &test.id)?;
    let sheets = store::sheets(tx, &test.id, &items)?;
    let result = ClassResult::of(&items, &sheets);
    let text = serde_json::to_string(&result)?;
    store::end(tx, by, &test.id, &text)?;
    if result.people >= GROUP_LEAST {
        let pattern = |sheet: &Vec<Answered>| {
            let one = |place| sheet.iter().find(|one| one.place == place).map(|one| one.outcome);
            let letter = |outcome| match outcome {
                Some(Outcome::Right) => RIGHT,
                Some(Outcome::Wrong) => WRONG,
                None => NOT_ASKED,
            };
            items.iter().map(|(item, _)| letter(one(item.place))).collect::<String>()
        };
        learn(tx, &test.organisation, &test.id, &sheets.iter().map(pattern).collect::<Vec<_>>())?;
    }
    let forgotten = tx.now().plus_ms(KEPT_DAYS * DAY_MS);
    later(tx, &test.organisation, FORGETTING.name, test.id.as_str(), test.id.as_str(), forgotten)?;
    let facts = json!({ "people": result.people, "digest": hex::encode(Sha256::digest(text.as_bytes())) });
    note(tx, by, &verbs::TEST_ENDED, test, facts)
}

fn forget(tx: &Write<'_>, _: &OrganisationId, payload: &str) -> Result<()> {
    TestId::parse(payload).map_or(Ok(()), |id| store::forget(tx, &id))
}

fn note(tx: &Write<'_>, by: &Author, verb: &'static Verb, test: &Test, facts: Value) -> Result<()> {
    let name = Text(Language::Chinese).name(test.length);
    let deed = Deed {
        verb,
        object: Thing { kind: &verbs::TEST, path: format!("test/{}", test.id), name },
        about: format!("activity/{}", test.activity),
        unit: test.unit.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    append(tx, by, deed).map(drop)
}
