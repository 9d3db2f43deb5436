//! Questions that are taken along: answered without a network, sent late, twice, from two devices; each counted once, in the order in which they were given.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Request, header};
use zhixing_kit::clock::{DAY_MS, HOUR_MS};
use zhixing_kit::id::Random;
use zhixing_kit::test::{BEGIN, Browser, places};
use zhixing_kit::{Error, Moment};
use zhixing_people::{Actor, MemberKind, Waited, transfer};

use super::town::{Town, choice, remembered};
use crate::away::model::{Package, Seen};
use crate::away::{actions, questions};
use crate::bank::actions::{change, withdraw};
use crate::bank::model::QuestionId;
use crate::selftest::input::Sent;
use crate::selftest::model::Outcome;
use crate::selftest::store;

const WEEK_MS: i64 = 7 * DAY_MS;

fn packed(town: &Town, who: &Actor) -> Package {
    let who = who.clone();
    town.house.db.read_now(move |tx| questions::package(tx, &who, &Random::system())).unwrap()
}

/// Sends the answer to the question at this place of a package, which waited so long.
fn send(town: &Town, who: &Actor, package: &Package, at: usize, option: usize, waited: i64) -> zhixing_kit::Result<()> {
    let ask = &package.asks[at];
    let (who, id) = (who.clone(), ask.ask.clone());
    let seen = Seen { chosen: ask.chosen.clone(), packed_at: package.packed_at };
    let sent = Sent::from([("option".to_owned(), option.to_string())]);
    town.house.db.write_now(move |tx| actions::answer(tx, &who, &id, &seen, &sent, Waited::ms(waited)))
}

fn reviews(town: &Town, who: &Actor, question: &QuestionId) -> Vec<(Moment, Outcome, Option<f64>)> {
    let (member, question) = (who.member.clone(), question.clone());
    let all = town.house.db.read_now(move |tx| store::reviews(tx, &member, &question)).unwrap();
    all.into_iter().map(|one| (one.at, one.outcome, one.recall)).collect()
}

/// What he remembers of the only question that he answered: how well, since when, and when it comes back.
fn due(town: &Town, who: &Actor, question: &QuestionId) -> (f64, Moment, Moment) {
    let (who, question) = (who.clone(), question.clone());
    town.house
        .db
        .read_now(move |tx| {
            let kept = remembered(tx, &who.member, &question)?.ok_or(Error::NotFound)?;
            let due = store::next_due(tx, &who.member, &who.path)?.ok_or(Error::NotFound)?;
            Ok((kept.memory.stability, kept.reviewed_at, due))
        })
        .unwrap()
}

#[test]
fn a_page_of_the_next_ten_holds_answers_and_explanations_and_changes_nothing() {
    for place in places() {
        let town = Town::with(&place);
        for number in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"] {
            town.question(&format!("编号为{number}的题问的是什么"), "道路安全");
        }
        let mut member = town.browser(&town.member);
        let page = member
            .get("/self-test/away")
            .expect(200)
            .shows("编号为一的题")
            .shows("编号为十的题")
            .hides("编号为十一的题");
        assert_eq!(page.text.matches("data-ask=").count(), 10);
        let page = page.shows("附着力小").shows("&quot;right&quot;:0").shows("驾驶手册");
        assert!(page.text.len() < 40_000, "{} bytes", page.text.len());
        // The one that waits already comes first, and comes once.
        let at = member.post("/self-test", &[]).expect(303).leads_to().to_owned();
        let page = member.get("/self-test/away").expect(200);
        let first = page.text.find("data-ask=\"").map(|at| &page.text[at + 10..at + 46]);
        assert_eq!(first, at.strip_prefix("/self-test/"));
        assert_eq!(page.text.matches("编号为一的题").count(), 1);
        // Ten were answered today: nothing is left to take along.
        let package = packed(&town, &town.member);
        for at in 0..10 {
            send(&town, &town.member, &package, at, 0, 0).unwrap();
        }
        member.get("/self-test/away").expect(200).shows("今天的题答完了").shows("再答一些");
        town.browser(&town.stranger).get("/self-test/away").expect(200).hides("编号为");
    }
}

#[test]
fn an_answer_that_comes_twice_counts_once_and_from_when_it_was_given() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let package = packed(&town, &town.member);
        place.clock.set(BEGIN.plus_ms(WEEK_MS));
        send(&town, &town.member, &package, 0, 0, 2 * DAY_MS).unwrap();
        // The device never heard that it arrived; an hour later it says so again, and another answer is no answer any more.
        place.pass_ms(HOUR_MS);
        send(&town, &town.member, &package, 0, 0, 2 * DAY_MS + HOUR_MS).unwrap();
        send(&town, &town.member, &package, 0, 1, 0).unwrap();
        let given_at = BEGIN.plus_ms(WEEK_MS - 2 * DAY_MS);
        assert_eq!(reviews(&town, &town.member, &question), [(given_at, Outcome::Right, None)]);
        let (_, reviewed_at, due_at) = due(&town, &town.member, &question);
        assert!(reviewed_at == given_at && due_at > given_at, "it comes back reckoned from when it was answered");
    }
}

#[test]
fn through_the_page_too_and_nobody_answers_for_another() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let mut member = town.browser(&town.member);
        let package = packed(&town, &town.member);
        let (path, form) = form(&package, 0, "0");
        let late = |browser: &mut Browser, waited: &str| {
            let body = form.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
            let request = Request::post(&path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let request = request.header("sec-fetch-site", "same-origin").header("zx-waited-ms", waited);
            browser.send(request.body(Body::from(body)).unwrap())
        };
        place.clock.set(BEGIN.plus_ms(DAY_MS));
        for waited in [&(3 * HOUR_MS).to_string(), "0"] {
            assert_eq!(late(&mut member, waited).expect(303).leads_to(), "/self-test/away");
        }
        member.get(&path.replace("/away", "")).expect(200).shows("答对了").shows("附着力小");
        assert_eq!(reviews(&town, &town.member, &question)[0].0, BEGIN.plus_ms(DAY_MS - 3 * HOUR_MS));
        // The same id from somebody of the same branch, who may see the question: it is not his.
        late(&mut town.browser(&town.secretary), "0").expect(404);
        late(&mut town.browser(&town.stranger), "0").expect(404);
        assert_eq!(reviews(&town, &town.secretary, &question), []);
        // Without what was seen there is no such question; with an id that is another's, neither.
        member.post(&path, &[("option", "0")]).expect(404);
        let fresh = packed(&town, &town.secretary);
        let (other, _) = self::form(&fresh, 0, "0");
        member.post(&other, &[("option", "0")]).expect(404);
    }
}

fn form(package: &Package, at: usize, option: &str) -> (String, BTreeMap<&'static str, String>) {
    let ask = &package.asks[at];
    let fields = [
        ("question", ask.chosen.0.to_string()),
        ("version", ask.chosen.1.to_string()),
        ("packed_at", package.packed_at.0.to_string()),
        ("option", option.to_owned()),
    ];
    (format!("/self-test/away/{}", ask.ask), BTreeMap::from(fields))
}

#[test]
fn two_devices_without_a_network_for_a_week_count_as_if_they_had_had_one() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let (phone, tablet) = (packed(&town, &town.member), packed(&town, &town.member));
        let twin = packed(&town, &town.secretary);
        assert_ne!(phone.asks[0].ask, tablet.asks[0].ask);
        // Somebody who has a network: on Monday wrong, on Thursday right.
        let monday = BEGIN.plus_ms(2 * HOUR_MS);
        place.clock.set(monday);
        send(&town, &town.secretary, &twin, 0, 1, 0).unwrap();
        place.clock.set(BEGIN.plus_ms(3 * DAY_MS));
        let again = packed(&town, &town.secretary);
        send(&town, &town.secretary, &again, 0, 0, 0).unwrap();
        // The same on the phone, then on the tablet, which is the first to find a network.
        place.clock.set(BEGIN.plus_ms(WEEK_MS));
        send(&town, &town.member, &tablet, 0, 0, WEEK_MS - 3 * DAY_MS).unwrap();
        assert_eq!(reviews(&town, &town.member, &question).len(), 1);
        place.pass_ms(HOUR_MS);
        send(&town, &town.member, &phone, 0, 1, WEEK_MS - HOUR_MS).unwrap();
        let counted = reviews(&town, &town.member, &question);
        assert_eq!((counted[0].0, counted[0].1, counted[0].2), (monday, Outcome::Wrong, None));
        assert_eq!((counted[1].0, counted[1].1), (BEGIN.plus_ms(3 * DAY_MS), Outcome::Right));
        assert!(counted[1].2.is_some_and(|recall| recall > 0.0 && recall < 1.0), "the later one is a repetition now");
        assert_eq!(due(&town, &town.member, &question), due(&town, &town.secretary, &question));
        assert_eq!(counted, reviews(&town, &town.secretary, &question));
    }
}

#[test]
fn a_clock_that_is_changed_between_two_answers_never_makes_a_time_negative() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let (one, other) = (packed(&town, &town.member), packed(&town, &town.member));
        // A device whose clock was set a year ahead while the answer waited: it cannot have been given before it was taken along.
        place.clock.set(BEGIN.plus_ms(DAY_MS));
        send(&town, &town.member, &one, 0, 0, 365 * DAY_MS).unwrap();
        assert_eq!(reviews(&town, &town.member, &question)[0].0, BEGIN);
        // Another one, whose answer says that it waited since before that.
        place.clock.set(BEGIN.plus_ms(2 * DAY_MS));
        send(&town, &town.member, &other, 0, 1, 2 * DAY_MS - HOUR_MS).unwrap();
        send(&town, &town.member, &packed(&town, &town.member), 0, 0, -5).unwrap();
        let counted = reviews(&town, &town.member, &question);
        assert_eq!(counted.len(), 3);
        assert!(counted.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{counted:?}");
        let (stability, reviewed_at, due_at) = due(&town, &town.member, &question);
        let sane = stability.is_finite() && stability > 0.0 && due_at >= reviewed_at && reviewed_at >= BEGIN;
        assert!(sane, "{stability} {reviewed_at:?} {due_at:?}");
    }
}

#[test]
fn what_was_reworded_withdrawn_or_left_behind_meanwhile_still_counts_as_it_was_seen() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let second = town.question("哪种路面附着力最小？", "道路安全");
        let package = packed(&town, &town.member);
        let (by, changed) = (town.librarian.clone(), question.clone());
        let admin = town.administrator.clone();
        let (member, to) = (town.member.member.clone(), town.stranger.unit.clone());
        place.clock.set(BEGIN.plus_ms(DAY_MS));
        town.house
            .db
            .write_now(move |tx| {
                change(tx, &by, &changed, &choice("制动时最容易抱死的路面是哪一种？", "道路安全"))?;
                withdraw(tx, &by, &changed)?;
                transfer(tx, &admin, &member, &to, (MemberKind::Formal, None), tx.today()).map(drop)
            })
            .unwrap();
        let who = town.member.member.clone();
        let organisation = town.member.organisation.clone();
        let moved = town.house.db.read_now(move |tx| Actor::of(tx, &organisation, &who)).unwrap();
        send(&town, &moved, &package, 0, 0, HOUR_MS).unwrap();
        send(&town, &moved, &package, 1, 1, HOUR_MS).unwrap();
        let at = format!("/self-test/{}", package.asks[0].ask);
        town.browser(&moved).get(&at).expect(200).shows("制动时最容易抱死的路面是").hides("哪一种").shows("答对了");
        assert_eq!(reviews(&town, &moved, &second)[0].1, Outcome::Wrong);
        // Who never belonged there is told of no such question.
        assert!(matches!(send(&town, &town.stranger, &packed_for(&package), 0, 0, 0), Err(Error::NotFound)));
    }
}

/// The same questions under ids of their own.
fn packed_for(package: &Package) -> Package {
    let mut other = package.clone();
    for packed in &mut other.asks {
        let fresh = zhixing_kit::id::uuid_v7(BEGIN, &Random::system());
        packed.ask = crate::selftest::model::AskId::parse(&fresh).expect("an id");
    }
    other
}
