//! Testing oneself: once and never twice, on two devices, over days; and seen by nobody else (P2, P12).

use zhixing_kit::Moment;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::test::{BEGIN, Browser, Page, places};
use zhixing_people::Actor;

use super::programmes::{planned, programme};
use super::town::{Town, choice, remembered};
use crate::bank::actions::{add, change, withdraw};
use crate::bank::model::BankId;
use crate::day::actions::place as place_on;
use crate::programme::model::ProgrammeId;
use crate::selftest::model::Next;
use crate::selftest::{actions, questions, store};
use crate::topic::actions as topics;
use crate::topic::model::NewTopic;

fn begin(browser: &mut Browser) -> String {
    browser.post("/self-test", &[]).expect(303).leads_to().to_owned()
}

fn answer(browser: &mut Browser, at: &str, option: &str) -> Page {
    browser.post(at, &[("option", option)]).expect(303);
    browser.get(at).expect(200)
}

/// How many answers of a person are counted.
fn counted(town: &Town, who: &Actor) -> (u32, u32) {
    let member = who.member.clone();
    town.house.db.read_now(move |tx| store::answered_since(tx, &member, Moment(0))).unwrap()
}

#[test]
fn a_question_is_answered_explained_and_followed_by_the_next() {
    for place in places() {
        let town = Town::with(&place);
        let bank = town.bank(&town.question("制动时最容易抱死的路面是", "道路安全"));
        town.question("哪种路面附着力最小？", "道路安全");
        let mut member = town.browser(&town.member);
        member.get("/self-test").expect(200).shows("现在没有该复习的题").shows("至少答 5 道").hides("管理题库");
        let first = begin(&mut member);
        member.get(&first).expect(200).shows("制动时最容易抱死").hides("附着力小").hides("驾驶手册");
        member.post(&first, &[]).expect(422).shows("请先作答");
        answer(&mut member, &first, "0").shows("答对了").shows("附着力小").shows("驾驶手册").shows("下一题");
        let second = begin(&mut member);
        assert_ne!(first, second);
        answer(&mut member, &second, "1").shows("答错了").shows("附着力小");
        // The wrong one comes back soon, the right one not today.
        let pause = begin(&mut member);
        member.get(&pause).expect(200).shows("现在没有该答的题了");
        place.clock.set(BEGIN.plus_ms(11 * 60 * 1_000));
        let third = begin(&mut member);
        member.get(&third).expect(200).shows("哪种路面附着力最小");
        let area = format!("/self-test/areas/{bank}");
        member.get(&area).expect(200).shows("第一次见，现在记得的可能 100%").hides("答前记得的可能");
        answer(&mut member, &third, "0");
        place.clock.set(BEGIN.plus_ms(60 * DAY_MS));
        let later = begin(&mut member);
        answer(&mut member, &later, "0");
        let page = member.get(&area).expect(200).shows("什么让它变化").text;
        let moved = page.split_once("答前记得的可能 ").expect("what moved it").1;
        let before: u32 = moved.split_once('%').and_then(|(share, _)| share.parse().ok()).expect("a share");
        assert!(before < 100 && moved.contains("现在 100%"), "{moved}");
        town.browser(&town.librarian).get("/self-test").expect(200).shows("管理题库");
    }
}

#[test]
fn an_answer_counts_once_however_often_and_from_however_many_devices_it_comes() {
    for place in places() {
        let town = Town::with(&place);
        town.question("制动时最容易抱死的路面是", "道路安全");
        town.question("哪种路面附着力最小？", "道路安全");
        let (mut phone, mut tablet) = (town.browser(&town.member), town.browser(&town.member));
        let at = begin(&mut phone);
        assert_eq!(begin(&mut tablet), at, "both devices show the same question");
        answer(&mut phone, &at, "0").shows("答对了");
        // The tablet was offline meanwhile, and sends another answer to the same question.
        answer(&mut tablet, &at, "1").shows("答对了").hides("答错了");
        answer(&mut phone, &at, "0").shows("答对了");
        assert_eq!(counted(&town, &town.member), (1, 0));
    }
}

#[test]
fn every_kind_is_answered_and_own_words_are_judged_by_their_writer() {
    for place in places() {
        let town = Town::with(&place);
        let mut librarian = town.browser(&town.librarian);
        for (kind, stem, options, right) in [
            ("multiple", "哪些情形应当减速？", "A. 弯道\nB. 空旷直路\nC. 学校门前", "AC"),
            ("judgement", "雨天要加大车距。", "", "对"),
            ("fill_in", "先____，再____。", "", "停车|靠边停车；报警"),
            ("short", "发现故障车先做什么？", "", "先警示，再撤人。"),
        ] {
            let form =
                [("area", "综合"), ("question_kind", kind), ("stem", stem), ("options", options), ("answer", right)];
            librarian.post("/questions", &form).expect(303);
        }
        let mut member = town.browser(&town.member);
        let at = begin(&mut member);
        member.post(&at, &[("option.0", "yes"), ("option.2", "yes")]).expect(303);
        member.get(&at).expect(200).shows("答对了").shows("AC");
        let at = begin(&mut member);
        answer(&mut member, &at, "false").shows("答错了");
        let at = begin(&mut member);
        member.get(&at).expect(200).shows("第 2 个空");
        member.post(&at, &[("blank.0", "靠边停车"), ("blank.1", "报警。"), ("unsure", "yes")]).expect(303);
        member.get(&at).expect(200).shows("答对了").shows("停车，或 靠边停车");
        let at = begin(&mut member);
        member.post(&at, &[("own_answer", "打开双闪")]).expect(303);
        member.get(&at).expect(200).shows("打开双闪").shows("先警示，再撤人。").hides("下一题");
        assert_eq!(begin(&mut member), at, "it waits until he has judged it");
        member.post(&format!("{at}/judgement"), &[("judged", "right")]).expect(303);
        member.post(&format!("{at}/judgement"), &[("judged", "wrong")]).expect(303);
        member.get(&at).expect(200).shows("答对了");
    }
}

#[test]
fn an_answer_belongs_to_the_version_that_was_seen_also_when_the_question_is_withdrawn() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let mut member = town.browser(&town.member);
        let at = begin(&mut member);
        let by = town.librarian.clone();
        town.house
            .db
            .write_now(move |tx| {
                change(tx, &by, &question, &choice("制动时最容易抱死的路面是哪一种？", "道路安全"))?;
                withdraw(tx, &by, &question)
            })
            .unwrap();
        member.get(&at).expect(200).shows("制动时最容易抱死的路面是").hides("哪一种");
        answer(&mut member, &at, "0").shows("答对了").hides("哪一种");
        let pause = begin(&mut member);
        member.get(&pause).expect(200).shows("现在没有该答的题了");
    }
}

#[test]
fn after_a_break_a_day_has_its_limit_and_one_may_go_on() {
    for place in places() {
        let town = Town::with(&place);
        let (by, branch) = (town.librarian.clone(), town.branch.clone());
        let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
        town.house
            .db
            .write_now(move |tx| {
                for number in numbers {
                    add(tx, &by, &branch, &choice(&format!("编号为{number}的题问的是什么"), "道路安全"))?;
                }
                Ok(())
            })
            .unwrap();
        let mut member = town.browser(&town.member);
        for _ in 0..10 {
            let at = begin(&mut member);
            answer(&mut member, &at, "0");
        }
        let pause = begin(&mut member);
        member.get(&pause).expect(200).shows("今天的题答完了").shows("再答一些");
        let more = member.post("/self-test", &[("more", "yes")]).expect(303).leads_to().to_owned();
        member.get(&more).expect(200).shows("编号为十一的题");
        answer(&mut member, &more, "0");
        member.get("/self-test").expect(200).shows("大约");
        // A year later everything is due; the next day begins anew.
        place.clock.set(BEGIN.plus_ms(365 * DAY_MS));
        member.get("/self-test").expect(200).shows("有 11 道题该复习了");
        assert!(begin(&mut member).starts_with("/self-test/0"));
    }
}

#[test]
fn a_clock_that_jumps_back_between_two_answers_does_no_harm() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        place.clock.set(BEGIN.plus_ms(30 * DAY_MS));
        let mut member = town.browser(&town.member);
        let at = begin(&mut member);
        answer(&mut member, &at, "1").shows("答错了");
        place.clock.set(BEGIN);
        let pause = begin(&mut member);
        member.get(&pause).expect(200).shows("现在没有该答的题了");
        place.clock.set(BEGIN.plus_ms(30 * DAY_MS + 3_600_000));
        let at = begin(&mut member);
        place.clock.set(BEGIN.plus_ms(29 * DAY_MS));
        answer(&mut member, &at, "0").shows("答对了");
        let who = town.member.member.clone();
        let kept = town.house.db.read_now(move |tx| remembered(tx, &who, &question)).unwrap().expect("kept");
        assert!(
            kept.memory.stability.is_finite() && kept.reviewed_at >= BEGIN.plus_ms(30 * DAY_MS),
            "{:?}",
            kept.reviewed_at
        );
    }
}

#[test]
fn p12_nobody_else_sees_what_was_asked_or_answered_and_nothing_is_recorded() {
    for place in places() {
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let before = town.records(&format!("question/{question}")).len();
        let mut member = town.browser(&town.member);
        let at = begin(&mut member);
        answer(&mut member, &at, "0");
        for other in [&town.secretary, &town.librarian, &town.stranger, &town.superior, &town.administrator] {
            let mut browser = town.browser(other);
            browser.get(&at).expect(404);
            browser.post(&at, &[("option", "1")]).expect(404);
            browser.post(&format!("{at}/judgement"), &[("judged", "wrong")]).expect(404);
            assert_eq!(counted(&town, other), (0, 0));
        }
        // What the keepers of the bank see has not changed.
        town.browser(&town.librarian).get(&format!("/questions/{question}")).expect(200).hides("答对").hides("党员");
        assert_eq!(town.records(&format!("question/{question}")).len(), before);
        let ask = at.trim_start_matches("/self-test/").to_owned();
        for about in [format!("self-test/{ask}"), format!("self_ask/{ask}"), format!("member/{}", town.member.member)] {
            assert!(town.records(&about).iter().all(|entry| !entry.object_kind.contains("test")), "{about}");
        }
    }
}

#[test]
fn p12_every_statement_about_answers_names_the_member_whose_they_are() {
    let mut seen = 0;
    for (name, sql) in crate::statements() {
        if sql.contains("self_ask") || sql.contains("memory") {
            seen += 1;
            let own = ["member = $1", "member = $2", "insert into"].iter().any(|words| sql.contains(words));
            // Who waits for the trainer: an id, and no answer of his.
            let waits = name.ends_with("training::store::NEXT")
                && sql.starts_with("select member, organisation, reviews, due_at from memory_model");
            assert!(own || waits, "{name} could read another's answers: {sql}");
        }
    }
    assert!(seen >= 12, "the statements were not found");
}

#[test]
fn p2_no_row_says_how_long_anybody_took() {
    let schema = include_str!("../../../../migrations/0025_selftest.sql");
    for word in ["duration", "took", "_ms", "seconds", "minutes"] {
        let columns = schema.lines().filter(|line| !line.trim_start().starts_with("--"));
        assert!(columns.into_iter().all(|line| !line.contains(word)), "the schema names {word}");
    }
}

#[test]
fn a_branch_is_asked_its_own_questions_and_those_of_the_units_above() {
    for place in places() {
        let town = Town::with(&place);
        town.question("制动时最容易抱死的路面是", "道路安全");
        let superior = town.superior.clone();
        town.house
            .db
            .write_now(move |tx| {
                add(tx, &superior, &superior.unit.clone(), &choice("全队都要会的题", "全队")).map(drop)
            })
            .unwrap();
        let stranger = town.stranger.clone();
        let start = town.house.db.read_now(move |tx| questions::start(tx, &stranger)).unwrap();
        let areas: Vec<&str> = start.known.iter().map(|known| known.banks[0].area.as_str()).collect();
        assert_eq!(areas, ["全队"]);
        let member = town.member.clone();
        let next = town.house.db.write_now(move |tx| actions::next(tx, &member, false)).unwrap();
        assert!(matches!(next, Next::Ask(_)));
    }
}

#[test]
fn new_questions_follow_the_programme_the_next_study_day_first() {
    for place in places() {
        let town = Town::with(&place);
        let banks: Vec<BankId> = ["其他", "道路安全", "走访", "证据"]
            .map(|area| {
                BankId::parse(&town.bank(&town.question(&format!("{area}的题问的是什么"), area))).expect("an id")
            })
            .into();
        let areas = |who: &Actor| -> Vec<String> {
            let who = who.clone();
            let all = town.house.db.read_now(move |tx| crate::away::store::all_unseen(tx, &who, 10)).unwrap();
            all.into_iter().map(|offered| offered.question.area().to_owned()).collect()
        };
        assert_eq!(areas(&town.member), ["其他", "道路安全", "走访", "证据"], "without a programme as they came");
        let at = programme(&town, &[]);
        let (by, id) =
            (town.secretary.clone(), ProgrammeId::parse(at.trim_start_matches("/programmes/")).expect("an id"));
        let topic = || NewTopic { title: "主题".to_owned(), area: "law".to_owned(), problem: String::new() };
        let (third, fourth, day) = (banks[2].clone(), banks[3].clone(), planned(&town, "study_day", "2026-03-20"));
        town.house
            .db
            .write_now(move |tx| {
                let later = topics::add(tx, &by, &id, &topic())?;
                topics::add_bank(tx, &by, &later, &third)?;
                let spoken_of = topics::add(tx, &by, &id, &topic())?;
                topics::add_bank(tx, &by, &spoken_of, &fourth)?;
                place_on(tx, &by, &day, Some(&spoken_of)).map(drop)
            })
            .unwrap();
        assert_eq!(areas(&town.member), ["证据", "走访", "其他", "道路安全"]);
        let at = begin(&mut town.browser(&town.member));
        town.browser(&town.member).get(&at).expect(200).shows("证据的题");
        // More than a week after the day the programme's own order holds again.
        place.clock.set(Moment(day_of("2026-03-28", &town)));
        assert_eq!(areas(&town.secretary), ["走访", "证据", "其他", "道路安全"]);
        // When the programme is over, questions come as they came.
        place.clock.set(Moment(day_of("2027-01-02", &town)));
        assert_eq!(areas(&town.secretary), ["其他", "道路安全", "走访", "证据"]);
    }
}

fn day_of(day: &str, town: &Town) -> i64 {
    Moment::start_of(day.parse().expect("a day"), &town.house.db.surroundings().zone).0
}
