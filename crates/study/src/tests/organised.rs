//! Organised tests: opened, taken on two devices, ended; what is told of the class, and that nothing else is (P12).

use zhixing_branch::acts::Mark;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::jobs::{left_over, run_due};
use zhixing_kit::test::{BEGIN, places};
use zhixing_people::Actor;

use super::class::{Class, action, begun, four, names};
use super::town::Town;
use crate::bank::actions::{change, withdraw};
use crate::my_study;

#[test]
fn a_host_opens_a_test_the_class_answers_and_everybody_sees_how_it_did() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 10);
        class.questions("道路安全", 3);
        let test = class.opens(3);
        town.browser(&town.secretary).get(&class.path()).expect(200).shows("0 人已开始").shows("结束测试");
        for (number, who) in class.people.iter().enumerate() {
            class.answers(&test, who, |question| {
                usize::from(question == 1 && number < 4 || question == 2 && number >= 4)
            });
        }
        // Who is through waits, and is shown nothing of the class.
        let mut first = town.browser(&class.people[0]);
        first.get(&test).expect(200).shows("您已经答完了").hides("答对");
        first.get(&class.path()).expect(200).hides("人已开始").hides("结束测试");
        first.get(&format!("{test}/answers")).expect(404);
        class.ends(&test);
        let page = first.get(&test).expect(200);
        let page =
            page.shows("10 人答题").shows("您答对 2 道，共答 3 道").shows("差不多都答对了").shows("现在值得讲的题");
        assert!(page.text.contains("很少有人答对") && !page.text.contains("学员"), "{}", page.text);
        first.get(&format!("{test}/answers")).expect(200).shows("答错了").shows("道理在这里").shows("手册第3条");
        // Who was not there sees the class's result and no answers of his own.
        town.browser(&town.librarian).get(&test).expect(200).shows("10 人答题").hides("您答对");
        town.browser(&town.librarian).get(&format!("{test}/answers")).expect(200).shows("您没有参加这次测试");
        town.browser(&town.member).get("/tests").expect(200).shows("学习交通安全法规");
    }
}

#[test]
fn who_may_open_and_end_one_and_where() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        class.questions("道路安全", 3);
        let form = [("test_count", "3")];
        class.people.iter().for_each(|who| drop(town.browser(who).post(&class.path(), &form).expect(403)));
        for other in [&town.stranger, &town.superior] {
            town.browser(other).get(&class.path()).expect(404);
            town.browser(other).post(&class.path(), &form).expect(404);
        }
        let mut host = town.browser(&town.member);
        host.post(&class.path(), &form).expect(422).shows("请至少选一个题库");
        host.get(&class.path()).expect(200).hides("自己挑题").shows("短测还不能用");
        let test = class.opens(3);
        host.post(&class.path(), &[("bank.x", "yes")]).expect(422);
        for who in &class.people {
            town.browser(who).post(&format!("{test}/ending"), &[]).expect(403);
        }
        town.browser(&town.stranger).get(&test).expect(404);
        town.browser(&town.stranger).post(&format!("{test}/sitting"), &[]).expect(404);
        town.browser(&town.stranger).post(&format!("{test}/answers/1"), &[("option", "0")]).expect(404);
        town.browser(&town.stranger).post(&format!("{test}/ending"), &[]).expect(404);
        // Who is marked absent is not of the class; who comes later is.
        class.mark(&class.people[0], Mark::Absent);
        let mut absent = town.browser(&class.people[0]);
        absent.get(&test).expect(200).shows("您不在名单上或记为未到会").hides("开始答题");
        absent.post(&format!("{test}/sitting"), &[]).expect(422);
        class.mark(&class.people[0], Mark::Present);
        absent.post(&format!("{test}/sitting"), &[]).expect(303);
        class.ends(&test);
        class.ends(&test);
        assert_eq!(
            town.records(&format!("activity/{}", class.activity))
                .iter()
                .filter(|entry| entry.object_kind == "test")
                .count(),
            2
        );
    }
}

#[test]
fn an_open_test_is_told_to_its_class_with_one_step_and_to_nobody_who_is_through_or_not_of_it() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        class.questions("道路安全", 3);
        let day = format!("/study/days/{}", class.activity);
        let told = |who: &Actor| {
            let who = who.clone();
            town.house.db.read_now(move |tx| my_study(tx, &who, 5)).unwrap().tests
        };
        let of_class = &class.people[0];
        assert!(told(of_class).is_empty());
        town.browser(of_class).get(&day).expect(200).hides("正在进行的测试");
        let test = class.opens(2);
        for who in [of_class, &town.member, &town.librarian] {
            let [one] = &told(who)[..] else { panic!("one test is told") };
            assert_eq!((one.path(), one.length, one.answered), (test.clone(), 2, None));
            town.browser(who).get(&day).expect(200).shows("正在进行的测试").shows("参加测试");
            town.browser(who).get("/study").expect(200).shows("参加测试").shows("学习交通安全法规");
        }
        // Neither who is marked absent, nor who is of another branch.
        class.mark(&class.people[1], Mark::Absent);
        assert!(
            told(&class.people[1]).is_empty() && told(&town.stranger).is_empty() && told(&town.superior).is_empty()
        );
        town.browser(&class.people[1]).get(&day).expect(200).hides("正在进行的测试");
        // In the middle of it one is told how far one is; through, nothing.
        let mut browser = town.browser(of_class);
        browser.post(&format!("{test}/sitting"), &[]).expect(303);
        let at = action(&browser.get(&test).expect(200).text).expect("a question");
        browser.post(&at, &[("option", "0")]).expect(303);
        assert_eq!(told(of_class)[0].answered, Some(1));
        browser.get(&day).expect(200).shows("已答 1 道，共 2 道").shows("接着答");
        class.answers(&test, of_class, |_| 0);
        assert!(told(of_class).is_empty());
        browser.get(&day).expect(200).hides("正在进行的测试");
        browser.get("/tests").expect(200).shows("2 道题的测试").shows("学习交通安全法规");
        town.browser(&town.stranger).get("/tests").expect(200).hides("2 道题的测试");
        class.ends(&test);
        assert!(told(&town.librarian).is_empty());
        town.browser(&town.librarian).get(&day).expect(200).hides("正在进行的测试");
    }
}

#[test]
fn the_keeper_of_the_bank_picks_questions_over_pages() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        let [road, law] = ["道路安全", "法规"].map(|area| class.questions(area, 3));
        let mut secretary = town.browser(&town.secretary);
        let picking = format!("{}/picking", class.path());
        secretary.get(&class.path()).expect(200).shows("自己挑题");
        town.browser(&town.member).get(&picking).expect(404);
        let page = secretary.get(&picking).expect(200).shows("法规").shows("去“道路安全”里挑");
        let way = names(&page.text, "name=\"show\" value=\"").next().expect("another bank");
        let further = secretary.get(&format!("{picking}?picked.{}=yes&show={way}", law[1])).expect(200);
        let further = further.shows("另外已挑 1 道");
        assert!(further.text.contains(&format!("name=\"picked.{}\" value=\"yes\"", law[1])));
        secretary.post(&format!("{}/picked", class.path()), &[]).expect(422).shows("请挑 1 到 30 道题");
        let ticked = [law[1].clone(), road[0].clone()].map(|id| format!("picked.{id}"));
        let form: Vec<(&str, &str)> = ticked.iter().map(|name| (name.as_str(), "yes")).collect();
        secretary.post(&format!("{}/picked", class.path()), &form).expect(303);
        secretary.get(&class.path()).expect(200).shows("2 道题的测试");
    }
}

#[test]
fn an_answer_counts_once_from_however_many_devices_and_one_goes_on_where_one_was() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        class.questions("道路安全", 3);
        let test = class.opens(3);
        let mut phone = begun(&town, &test, &class.people[0]);
        let mut tablet = begun(&town, &test, &class.people[0]);
        let at = action(&phone.get(&test).text).expect("a question");
        assert_eq!(action(&tablet.get(&test).text).expect("the same"), at);
        phone.post(&at, &[]).expect(422).shows("请先作答");
        phone.post(&at, &[("option", "0")]).expect(303);
        // The tablet had been without a network: what comes late, and differs, changes nothing.
        tablet.post(&at, &[("option", "1")]).expect(303);
        phone.post(&at, &[("option", "2")]).expect(303);
        let second = action(&tablet.get(&test).expect(200).shows("第 2 题，共 3 题").text).expect("the second");
        assert_ne!(second, at);
        // Beginning once more begins nothing anew, and there is no fourth question.
        tablet.post(&format!("{test}/sitting"), &[]).expect(303);
        tablet.post(&format!("{test}/answers/4"), &[("option", "1")]).expect(303);
        tablet.get(&test).expect(200).shows("第 2 题，共 3 题");
        tablet.post(&second, &[("option", "7")]).expect(422);
        for who in &class.people[1..] {
            class.answers(&test, who, |_| 0);
        }
        class.ends(&test);
        phone.get(&test).expect(200).shows("您答对 1 道，共答 1 道");
        // He came too late with the second: it is told, and not counted.
        tablet.post(&second, &[("option", "0")]).expect(422).shows("这一题没有算进去");
        phone.get(&test).expect(200).shows("您答对 1 道，共答 1 道");
    }
}

#[test]
fn the_version_that_was_seen_counts_whatever_becomes_of_the_question() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        let ids = class.questions("道路安全", 2);
        let test = class.opens(2);
        let mut early = begun(&town, &test, &class.people[0]);
        let seen = early.get(&test).expect(200).text;
        let (by, changed) = (town.librarian.clone(), ids.clone());
        town.house
            .db
            .write_now(move |tx| {
                for (at, id) in changed.iter().enumerate() {
                    change(tx, &by, id, &four(&format!("改过的第{}题问的是什么", at + 1), "法规"))?;
                    withdraw(tx, &by, id)?;
                }
                Ok(())
            })
            .unwrap();
        early.get(&test).expect(200).hides("改过的").shows("是哪一种情形");
        early.post(&action(&seen).expect("a question"), &[("option", "0")]).expect(303);
        for who in &class.people {
            class.answers(&test, who, |_| 0);
        }
        class.ends(&test);
        early.get(&test).expect(200).shows("是哪一种情形").shows("道路安全").hides("改过的").shows("您答对 2 道");
        early.get(&format!("{test}/answers")).expect(200).hides("改过的");
    }
}

#[test]
fn p12_four_people_are_told_nothing_of_their_class() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 4);
        class.questions("道路安全", 2);
        let test = class.opens(2);
        for who in &class.people {
            class.answers(&test, who, |_| 1);
        }
        class.ends(&test);
        let mut first = town.browser(&class.people[0]);
        first.get(&test).expect(200).shows("不足 5 人").hides("按领域").hides("是哪一种情形");
        first.get(&format!("{test}/answers")).expect(200).shows("答错了");
        let patterns =
            town.house.db.read_now(|tx| tx.one::<(u32,)>("select count(*) from answer_pattern", &[])).unwrap();
        assert_eq!(patterns.0, 0, "a class that small leaves no patterns");
    }
}

#[test]
fn p12_what_lies_in_the_database_after_a_month_names_nobody_and_no_statement_tells_an_answer() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 12);
        class.questions("道路安全", 2);
        let test = class.opens(2);
        for (number, who) in class.people.iter().enumerate() {
            class.answers(&test, who, |_| usize::from(number % 2 == 0));
        }
        class.ends(&test);
        for entry in town.records(&format!("activity/{}", class.activity)) {
            let text = format!("{:?}", entry.facts);
            assert!(!text.contains("given") && !text.contains("option") && !text.contains("right"), "{text}");
        }
        let own = |who: &zhixing_people::Actor| town.records(&format!("member/{}", who.member)).len();
        assert!(class.people.iter().all(|who| own(who) == own(&class.people[0])));
        let count = |sql: &'static str| town.house.db.read_now(move |tx| tx.one::<(u32,)>(sql, &[])).unwrap().0;
        assert_eq!(count("select count(*) from test_answer"), 24);
        place.clock.set(BEGIN.plus_ms(31 * DAY_MS));
        run_due(&town.house.db, crate::JOBS).unwrap();
        assert_eq!(count("select count(*) from test_answer"), 0);
        assert_eq!(count("select count(*) from test_sitting"), 0);
        assert_eq!(count("select count(*) from answer_pattern"), 12);
        town.browser(&class.people[0]).get(&test).expect(200).shows("12 人答题").hides("您答对");
        town.browser(&class.people[0]).get(&format!("{test}/answers")).expect(200).shows("已经按期删除");
    }
}

#[test]
fn a_test_that_nobody_ended_ends_by_itself() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 6);
        class.questions("道路安全", 2);
        let test = class.opens(2);
        for who in &class.people {
            class.answers(&test, who, |_| 0);
        }
        place.clock.set(BEGIN.plus_ms(2 * DAY_MS));
        run_due(&town.house.db, crate::JOBS).unwrap();
        town.browser(&class.people[0]).get(&test).expect(200).shows("6 人答题").shows("过半答对");
        run_due(&town.house.db, crate::JOBS).unwrap();
        assert_eq!(town.house.db.read_now(left_over).unwrap(), 0);
    }
}

#[test]
fn p12_one_statement_reads_a_class_and_all_others_name_whose_answers_they_read() {
    let mut seen = 0;
    for (name, sql) in crate::statements() {
        if sql.contains("test_answer") || sql.contains("test_sitting") {
            seen += 1;
            let own = ["member = $2", "and s.member = $1", "insert into"].iter().any(|part| sql.contains(part));
            let known = ["::OF_CLASS", "::HOW_MANY", "::FORGET_ANSWERS", "::FORGET_SITTINGS"];
            let known = known.iter().any(|end| name.ends_with(end));
            assert!(own || known, "{name} could read another's answers: {sql}");
        }
    }
    assert!(seen >= 10, "the statements were not found");
}

#[test]
fn p2_p12_no_row_says_when_or_how_long_anybody_answered() {
    let schema = include_str!("../../../../migrations/0029_test.sql");
    let of = |table: &str| {
        let (_, rest) = schema.split_once(&format!("create table {table} (")).expect("the table");
        rest.split_once("\n);").expect("its end").0.to_owned()
    };
    for table in ["test_sitting", "test_answer"] {
        for word in ["_at", "_ms", "time", "took", "seconds", "minutes"] {
            assert!(!of(table).contains(word), "{table} names {word}");
        }
    }
}

#[test]
fn when_enough_is_known_of_questions_the_short_form_asks_each_his_own() {
    for place in places() {
        let town = Town::with(&place);
        let class = Class::of(&town, 32);
        class.questions("道路安全", 22);
        let test = class.opens(22);
        for (number, who) in class.people.iter().enumerate() {
            class.answers(&test, who, |question| usize::from(number < question));
        }
        class.ends(&test);
        run_due(&town.house.db, crate::JOBS).unwrap();
        let mut host = town.browser(&town.member);
        let page = host.get(&class.path()).expect(200).shows("短测可以用：22 道题").shows("32 次作答");
        let bank = names(&page.text, "name=\"bank.").next().expect("a bank").to_owned();
        let form = [(&*format!("bank.{bank}"), "yes"), ("test_form", "adaptive")];
        host.post(&class.path(), &form).expect(303);
        let page = host.get(&class.path()).expect(200).shows("8 道题的测试");
        let short = format!("/tests/{}", names(&page.text, "href=\"/tests/").next().expect("the open test"));
        class.answers(&short, &class.people[0], |_| 0);
        class.answers(&short, &class.people[1], |_| 1);
        let asked = |who: usize| {
            let (id, member) = (short.trim_start_matches("/tests/").to_owned(), class.people[who].member.clone());
            let id = crate::test::model::TestId::parse(&id).expect("an id");
            town.house.db.read_now(move |tx| crate::test::store::own_outcomes(tx, &id, &member)).unwrap()
        };
        let (knows, knows_not) = (asked(0), asked(1));
        assert_eq!((knows.len(), knows_not.len()), (8, 8));
        assert!(knows.iter().all(|(_, right)| *right) && knows_not.iter().all(|(_, right)| !right));
        // Whoever knows more is asked harder ones: more people were wrong on the later questions of the first test.
        let hardness = |asked: &[(u32, bool)]| {
            let id = crate::test::model::TestId::parse(short.trim_start_matches("/tests/")).expect("an id");
            let pool = town.house.db.read_now(move |tx| crate::test::store::pool(tx, &id)).unwrap();
            let of = |place: u32| pool.iter().find(|(one, _)| *one == place).expect("of the pool").1.location;
            asked.iter().map(|(place, _)| of(*place)).sum::<f64>()
        };
        assert!(hardness(&knows) > hardness(&knows_not) + 1.0, "{knows:?} {knows_not:?}");
        class.ends(&short);
        town.browser(&class.people[0]).get(&short).expect(200).shows("不足 5 人").shows("您答对 8 道，共答 8 道");
    }
}
