//! All questions of a test at once: what the page holds and what not, answers in any order and from several devices, and what comes after the end.

use axum::body::Body;
use axum::http::{Request, header};
use zhixing_kit::test::{Browser, Page, places};
use zhixing_kit::{Error, params};
use zhixing_people::Actor;
use zhixing_question::{Asked, Draft, Question};

use super::class::{Class, NUMBERS, action, begun, names};
use super::town::Town;
use crate::bank::actions::add;
use crate::test::model::TestId;
use crate::test::store;

/// Sends an answer as the page with all questions does.
fn sends(browser: &mut Browser, test: &str, place: u32, option: usize) -> Page {
    let request = Request::post(format!("{test}/answers/{place}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    browser.send(request.body(Body::from(format!("option={option}"))).unwrap())
}

/// Where somebody stands: how many he answered, and at which place the question before him stands.
fn standing(town: &Town, test: &str, who: &Actor) -> (u32, Option<u32>) {
    let (id, who) = (TestId::parse(test.trim_start_matches("/tests/")).expect("an id"), who.clone());
    let read = move |tx: &zhixing_kit::Read<'_>| store::standing(tx, &who.organisation, &id, &who.member);
    let (_, sitting) = town.house.db.read_now(read).unwrap();
    let sitting = sitting.expect("he has begun");
    (sitting.answered, sitting.next.map(|next| next.place))
}

fn on_page(page: &str) -> Vec<String> {
    names(page, "data-place=\"").map(str::to_owned).collect()
}

#[test]
fn with_scripts_all_questions_come_at_once_without_their_answers() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        class.questions("道路安全", 20);
        let test = class.opens(20);
        let mut phone = town.browser(&class.people[0]);
        phone.get(&test).expect(200).hides("data-place");
        assert_eq!(phone.post(&format!("{test}/sitting"), &[]).expect(303).leads_to(), test);
        let page = phone.get(&test).expect(200).shows("已答 0 道，共 20 道").shows("第 1 题，共 20 题");
        let page = page.hides("道理在这里").hides("手册第3条").hides("data-rule").hides("right");
        assert_eq!(on_page(&page.text), (1..=20).map(|place| place.to_string()).collect::<Vec<_>>());
        assert!(page.text.len() < 40_000, "{} bytes", page.text.len());
        // Who answers the form of the page has no scripts: from then on one question comes to a page.
        let first = action(&page.text).expect("a question");
        phone.post(&first, &[]).expect(422).hides("data-place");
        let way = phone.post(&first, &[("option", "0")]).expect(303).leads_to().to_owned();
        phone.get(&way).expect(200).hides("data-place").shows("第 2 题，共 20 题");
    }
}

#[test]
fn answers_count_in_any_order_once_each_and_one_goes_on_with_what_is_left() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        class.questions("道路安全", 5);
        let test = class.opens(5);
        let who = &class.people[0];
        let (mut phone, mut tablet) = (begun(&town, &test, who), begun(&town, &test, who));
        // What waited on the phone arrives out of turn; the tablet, without scripts, goes on with what is left.
        for place in [4, 2, 4] {
            sends(&mut phone, &test, place, 0).expect(303);
        }
        assert_eq!(standing(&town, &test, who), (2, Some(1)));
        assert_eq!(on_page(&phone.get(&test).expect(200).shows("已答 2 道").text), ["1", "3", "5"]);
        let first = action(&tablet.get(&test).expect(200).shows("第 1 题，共 5 题").text).expect("a question");
        tablet.post(&first, &[("option", "0")]).expect(303);
        assert_eq!(standing(&town, &test, who), (3, Some(3)));
        tablet.get(&test).expect(200).shows("第 3 题，共 5 题");
        // The same once more, with another answer: what counted counts.
        sends(&mut phone, &test, 1, 1).expect(303);
        sends(&mut phone, &test, 5, 1).expect(303);
        assert_eq!(standing(&town, &test, who), (4, Some(3)));
        sends(&mut phone, &test, 3, 9).expect(422);
        sends(&mut phone, &test, 3, 0).expect(303);
        assert_eq!(standing(&town, &test, who), (5, None));
        phone.get(&test).expect(200).shows("您已经答完了").hides("data-place");
        // Another one's answers are not touched, and who has not begun sends in vain.
        sends(&mut town.browser(&class.people[1]), &test, 1, 0).expect(422).shows("请先点");
        for other in &class.people[1..] {
            class.answers(&test, other, |_| 0);
        }
        class.ends(&test);
        phone.get(&test).expect(200).shows("您答对 4 道，共答 5 道");
    }
}

#[test]
fn an_answer_that_arrives_after_the_end_is_told_and_not_counted() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        class.questions("道路安全", 3);
        let test = class.opens(3);
        let mut phone = begun(&town, &test, &class.people[0]);
        sends(&mut phone, &test, 1, 0).expect(303);
        class.people[1..].iter().for_each(|other| class.answers(&test, other, |_| 0));
        class.ends(&test);
        sends(&mut phone, &test, 2, 0).expect(422).shows("这一题没有算进去");
        // What had arrived before is answered as before.
        sends(&mut phone, &test, 1, 1).expect(303);
        phone.get(&test).expect(200).shows("您答对 1 道，共答 1 道");
    }
}

#[test]
fn two_devices_that_send_the_same_at_the_same_moment_answer_once() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        class.questions("道路安全", 6);
        let test = class.opens(6);
        let who = &class.people[0];
        let phone = begun(&town, &test, who);
        std::thread::scope(|scope| {
            for device in 0..4_usize {
                let (mut browser, test) = (phone.clone(), &test);
                scope.spawn(move || {
                    for place in 1..=6_u32 {
                        sends(&mut browser, test, place, device).expect(303);
                    }
                });
            }
        });
        assert_eq!(standing(&town, &test, who), (6, None), "{}", place.engine);
        let (id, member) = (test.trim_start_matches("/tests/").to_owned(), who.member.clone());
        let sql = "select count(*) from test_answer where test = $1 and member = $2";
        let read = move |tx: &zhixing_kit::Read<'_>| tx.one::<(u32,)>(sql, params![&id, &member]);
        assert_eq!(town.house.db.read_now(read).unwrap(), (6,));
    }
}

#[test]
fn a_page_of_the_longest_questions_stays_light_and_the_rest_comes_after_it() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        let (by, branch) = (town.librarian.clone(), town.branch.clone());
        town.house
            .db
            .write_now(move |tx| {
                for number in &NUMBERS {
                    add(tx, &by, &branch, &long(number))?;
                }
                Ok::<_, Error>(())
            })
            .unwrap();
        let test = class.opens(24);
        let mut phone = begun(&town, &test, &class.people[0]);
        let mut seen = Vec::new();
        for _ in 0..24 {
            let page = phone.get(&test).expect(200);
            if page.text.contains("您已经答完了") {
                break;
            }
            assert!(page.text.len() < 40_000, "{} bytes", page.text.len());
            let shown = on_page(&page.text);
            assert!(!shown.is_empty() && shown.len() < 24, "{shown:?}");
            shown.iter().for_each(|place| drop(sends(&mut phone, &test, place.parse().unwrap(), 0).expect(303)));
            seen.extend(shown);
        }
        assert_eq!(seen, (1..=24).map(|place| place.to_string()).collect::<Vec<_>>());
        phone.get(&test).expect(200).shows("您已经答完了");
    }
}

/// Some seven hundred characters, with four options.
fn long(number: &str) -> Question {
    let words = "车辆在冰雪路面上行驶时应当降低速度并与前车保持足够的距离".repeat(5);
    let options = ["甲", "乙", "丙", "丁"].map(|letter| format!("{letter}{number}{words}")).to_vec();
    let draft = Draft::new(format!("{number}：{words}，哪一种说法对"), Asked::Single { options, right: 0 });
    Question::new(Draft { area: "道路安全".into(), ..draft }).expect("a question")
}
