//! What is learnt from one's own answers: by night, on a thread of its own, for oneself alone (P12).

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::test::{BEGIN, Place, places};
use zhixing_kit::{Result, Write, jobs, params};
use zhixing_people::Actor;

use super::town::{Town, choice, remembered};
use crate::bank::actions::add;
use crate::bank::model::QuestionId;
use crate::selftest::model::AskId;
use crate::training::{forgetful, round, store};

const ASKED: &str = "insert into self_ask (id, organisation, member, question, version, recall, asked_at, open_for, given, unsure, outcome, answered_at)
    values ($1, $2, $3, $4, 1, 0.9, $5, null, '{\"options\":[0]}', false, $6, $5)";
const REMEMBERED: &str =
    "insert into memory (member, question, organisation, stability, difficulty, reviewed_at, due_at)
    values ($1, $2, $3, 30.0, 5.0, $4, $5) on conflict (member, question) do nothing";

/// Somebody has answered so often, forgetting faster than most people; his last answer was a moment ago.
fn has_answered(tx: &Write<'_>, who: &Actor, by: &Actor, answers: usize) -> Result<QuestionId> {
    let all = forgetful(answers);
    let last = all.last().map_or(0, |answer| answer.day);
    let mut questions = std::collections::BTreeMap::new();
    for answer in &all {
        let number = questions.len();
        if !questions.contains_key(&answer.question) {
            let stem = format!("第{number}道题问的是{}的第{number}件什么事", who.name);
            questions.insert(answer.question.clone(), add(tx, by, &by.unit, &choice(&stem, "道路安全"))?);
        }
        let question = &questions[&answer.question];
        let at = tx.now().plus_ms((answer.day - last) * DAY_MS);
        let id: AskId = tx.new_id();
        tx.run(ASKED, params![&id, &who.organisation, &who.member, question, at, answer.outcome.code()])?;
        tx.run(REMEMBERED, params![&who.member, question, &who.organisation, at, at])?;
    }
    Ok(questions.into_values().next().expect("a question"))
}

fn night(place: &Place) {
    place.pass_ms(DAY_MS);
    jobs::run_due(&place.db, crate::JOBS).unwrap();
}

#[test]
fn by_night_the_scheduler_learns_from_ones_own_answers_and_reckons_anew() {
    for place in places() {
        let town = Town::with(&place);
        let (who, by, few) = (town.member.clone(), town.librarian.clone(), town.secretary.clone());
        let organisation = who.organisation.clone();
        place.clock.set(BEGIN.plus_ms(400 * DAY_MS));
        let question = place
            .db
            .write_now(move |tx| {
                crate::training::begin(tx, &organisation)?;
                has_answered(tx, &few, &by, 200)?;
                has_answered(tx, &who, &by, 1_500)
            })
            .unwrap();
        assert_eq!(round(&place.db).unwrap(), 0, "nobody waits before the night");
        night(&place);
        assert_eq!(round(&place.db).unwrap(), 2, "both are looked at, one after the other");
        assert_eq!(round(&place.db).unwrap(), 0);
        let (who, few) = (town.member.clone(), town.secretary.clone());
        let own = |who: &Actor| {
            let member = who.member.clone();
            place.db.read_now(move |tx| store::parameters(tx, &member)).unwrap()
        };
        assert!(own(&who).is_some() && own(&few).is_none());
        // What he remembers was written as that of most people; now it is reckoned by what was learnt.
        let member = who.member.clone();
        let kept = place.db.read_now(move |tx| remembered(tx, &member, &question)).unwrap().expect("kept");
        assert!((kept.memory.stability - 30.0).abs() > 1.0, "{}", kept.memory.stability);
        // Nothing new was answered: the next night there is nothing to do.
        place.pass_ms(2 * DAY_MS);
        night(&place);
        assert_eq!(round(&place.db).unwrap(), 0);
        assert!(own(&who).is_some());
        // His pages go on, and nobody is told of it.
        town.browser(&who).get("/self-test").expect(200).shows("大约");
        assert!(
            town.records(&format!("member/{}", who.member)).iter().all(|entry| !entry.object_kind.contains("model"))
        );
    }
}

#[test]
fn a_trainer_that_died_is_followed_by_another_after_a_while() {
    for place in places() {
        let town = Town::with(&place);
        let (who, by, organisation) = (town.member.clone(), town.librarian.clone(), town.member.organisation.clone());
        place.clock.set(BEGIN.plus_ms(400 * DAY_MS));
        place
            .db
            .write_now(move |tx| {
                crate::training::begin(tx, &organisation)?;
                has_answered(tx, &who, &by, 100).map(drop)
            })
            .unwrap();
        night(&place);
        // It took him up and was killed.
        assert!(place.db.write_now(crate::training::actions::take_up).unwrap().is_some());
        assert_eq!(round(&place.db).unwrap(), 0);
        place.pass_ms(DAY_MS / 24);
        assert_eq!(round(&place.db).unwrap(), 1);
    }
}
