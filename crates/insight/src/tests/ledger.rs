//! The ledger's pages: who sees what, in which words, page by page, with which proof.

use serde_json::{Value, json};
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::id::{Random, uuid_v7};
use zhixing_kit::test::BEGIN;
use zhixing_kit::{Language, Write};
use zhixing_ledger::RecordFile;
use zhixing_records::{Correction, Deed, StatementId, Thing, correct};

use super::town::{TALE, TOLD, Town};
use super::towns;

fn one(id: &StatementId) -> String {
    format!("/ledger/entries/{id}")
}

#[test]
fn each_sees_what_concerns_him_or_what_his_post_opens_and_nothing_of_another_branch() {
    towns(|town| {
        let inside = town.tell(&town.secretary, &town.first, "支部内部事项", town.now(), &[], Value::Null);
        let named = town.tell(&town.secretary, &town.first, "点到李娜", town.now(), &[&town.member], Value::Null);
        let foreign = town.tell(&town.stranger, &town.second, "二支部的事", town.now(), &[], Value::Null);
        let list = |member| town.browser(member).get("/ledger").expect(200);
        list(&town.secretary).shows("支部内部事项").shows("点到李娜").hides("二支部的事");
        list(&town.member).hides("支部内部事项").shows("点到李娜").hides("二支部的事");
        list(&town.stranger).hides("支部内部事项").hides("点到李娜").shows("二支部的事");
        for above in [&town.superior, &town.administrator] {
            list(above).hides("支部内部事项").hides("点到李娜").hides("二支部的事");
        }
        // A guessed id looks like one that is not there, whatever is asked of it.
        let missing = without(&town.browser(&town.member).get(&one(&nobody())).expect(404).text, &nobody());
        for (member, hidden) in [
            (&town.member, &inside),
            (&town.superior, &named),
            (&town.secretary, &foreign),
            (&town.administrator, &inside),
        ] {
            let mut browser = town.browser(member);
            let page = browser.get(&one(hidden)).expect(404).hides("支部内部").hides("二支部的事");
            browser.get(&format!("{}/proof", one(hidden))).expect(404);
            if member == &town.member {
                assert_eq!(without(&page.text, hidden), missing);
            }
        }
        town.browser(&town.member).get(&one(&named)).expect(200).shows("点到李娜");
        town.browser(&town.secretary).get(&one(&inside)).expect(200).shows("第一支部");
        town.browser(&town.member).get("/ledger/entries/not-an-id").expect(404);
    });
}

/// A page without the id that was asked for, as it stands in links.
fn without(page: &str, id: &StatementId) -> String {
    page.replace(id.as_str(), "X").replace(&id.as_str().replace('-', "%2D"), "X")
}

fn nobody() -> StatementId {
    StatementId::parse(&uuid_v7(BEGIN, &Random::seeded(99))).unwrap()
}

#[test]
fn a_unit_that_is_not_his_to_read_is_not_there_as_a_filter() {
    towns(|town| {
        town.tell(&town.secretary, &town.first, "支部事项", town.now(), &[], Value::Null);
        let of = |member, unit| town.browser(member).get(&format!("/ledger?unit={unit}"));
        of(&town.secretary, &town.first).expect(200).shows("支部事项");
        of(&town.secretary, &town.second).expect(404);
        of(&town.superior, &town.first).expect(404);
        of(&town.member, &town.first).expect(404);
    });
}

#[test]
fn a_line_is_a_sentence_in_either_language() {
    towns(|town| {
        let facts = json!({ "mark": "present" });
        let id = town.tell(&town.secretary, &town.first, "李娜", BEGIN, &[&town.member], facts);
        let said = [
            (Language::Chinese, "沈书记 于 3月2日 09:00 讲述：李娜 到会"),
            (Language::English, "On 2 March at 09:00 沈书记 told: 李娜, present"),
        ];
        for (language, sentence) in said {
            let mut browser = town.browser_in(&town.member, language);
            browser.get("/ledger").expect(200).shows(sentence);
            browser.get(&one(&id)).expect(200).shows(sentence);
            browser.get("/ledger/about").expect(200);
        }
        let mut english = town.browser_in(&town.member, Language::English);
        english.get("/ledger").hides("台账");
        english.get("/ledger/about").shows("Fingerprint").hides("指纹");
    });
}

#[test]
fn late_records_and_corrections_are_marked_and_can_be_asked_for_alone() {
    towns(|town| {
        let late = town.tell(
            &town.secretary,
            &town.first,
            "迟记的事",
            BEGIN.plus_ms(-3 * DAY_MS),
            &[&town.member],
            Value::Null,
        );
        let wrong =
            town.tell(&town.secretary, &town.first, "写错的事", BEGIN, &[&town.member], json!({ "place": "一楼" }));
        let right = correction(town, &wrong);
        let mut browser = town.browser(&town.member);
        browser.get("/ledger").expect(200).shows("补记").shows("更正").shows("已有更正");
        browser.get("/ledger?only=late").expect(200).shows("迟记的事").hides("写错的事");
        browser.get("/ledger?only=corrections").expect(200).shows(right.as_str()).hides("迟记的事");
        browser.get("/ledger?from=2026-03-01").expect(200).hides("迟记的事").shows("写错的事");
        browser.get("/ledger?kind=member").expect(200).hides("写错的事");
        browser.get("/ledger?from=2026-02-30").expect(422).shows("没有这一天").shows("写错的事");
        browser.get(&one(&late)).expect(200).shows("发生 3 天后补记").shows("2026年2月27日").shows("2026年3月2日");
        browser.get(&one(&wrong)).expect(200).shows("后来有更正").shows(right.as_str());
        browser
            .get(&one(&right))
            .expect(200)
            .shows("被更正的记录保持原样")
            .shows(wrong.as_str())
            .shows("<del>")
            .shows("<ins>")
            .shows("看错了");
    });
}

fn correction(town: &Town, wrong: &StatementId) -> StatementId {
    let (author, unit, concerned, wrong) =
        (town.actor(&town.secretary).author(), town.first.clone(), town.member.clone(), wrong.clone());
    let act = move |tx: &Write<'_>| {
        let object = Thing { kind: &TALE, path: "activity/1".into(), name: "写错的事".into() };
        let deed = Deed {
            verb: &TOLD,
            object,
            about: "activity/1".into(),
            unit: unit.clone(),
            concerns: vec![concerned.clone()],
            happened_at: tx.now(),
            facts: Value::Null,
        };
        let correction = Correction {
            statement: wrong.clone(),
            before: json!({ "place": "一楼" }),
            after: json!({ "place": "二楼" }),
            why: "看错了".into(),
        };
        correct(tx, &author, deed, correction)
    };
    town.place.db.write_now(act).unwrap()
}

#[test]
fn a_long_ledger_is_paged_and_each_record_stands_on_one_page() {
    towns(|town| {
        let member = town.member.clone();
        let author = town.actor(&town.secretary).author();
        let unit = town.first.clone();
        let many = move |tx: &Write<'_>| {
            for number in 0..120 {
                let object = Thing { kind: &TALE, path: "activity/1".into(), name: format!("第{number:03}件") };
                let happened_at = if number % 40 == 0 { BEGIN.plus_ms(-9 * DAY_MS) } else { BEGIN };
                let deed = Deed {
                    verb: &TOLD,
                    object,
                    about: "activity/1".into(),
                    unit: unit.clone(),
                    concerns: vec![member.clone()],
                    happened_at,
                    facts: Value::Null,
                };
                zhixing_records::append(tx, &author, deed)?;
            }
            Ok(())
        };
        town.place.db.write_now(many).unwrap();
        let mut browser = town.browser(&town.member);
        let (mut path, mut seen, mut pages) = (Some("/ledger?kind=activity".to_owned()), Vec::new(), 0);
        while let Some(here) = path {
            let page = browser.get(&here).expect(200);
            assert!(page.text.len() < 40_000, "{} bytes", page.text.len());
            seen.extend((0..120).filter(|number| page.text.contains(&format!("第{number:03}件"))));
            path = older(&page.text);
            pages += 1;
            assert!(pages < 10, "the pages end");
        }
        assert_eq!((pages, seen.len()), (3, 120));
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 120);
        let late = browser.get("/ledger?only=late").expect(200);
        assert_eq!(
            (0..120).filter(|number| late.text.contains(&format!("第{number:03}件"))).collect::<Vec<_>>(),
            [0, 40, 80]
        );
        assert_eq!(older(&late.text), None);
    });
}

#[test]
fn the_marks_of_a_roll_are_one_line_that_opens_to_all_of_them() {
    towns(|town| {
        let meeting = uuid_v7(BEGIN, &Random::seeded(5));
        town.tell(&town.secretary, &town.first, "宣布开始以前", town.now(), &[], Value::Null);
        town.place.pass_ms(1_000);
        let (author, unit, at) = (town.actor(&town.secretary).author(), town.first.clone(), meeting.clone());
        let concerned = town.member.clone();
        let called = move |tx: &Write<'_>| {
            for number in 0..60 {
                let object = Thing {
                    kind: &TALE,
                    path: format!("activity/{at}/roll/{number}"),
                    name: format!("党员{number:02}"),
                };
                let deed = Deed {
                    verb: &zhixing_branch::MARKED,
                    object,
                    about: format!("activity/{at}"),
                    unit: unit.clone(),
                    concerns: if number == 7 { vec![concerned.clone()] } else { Vec::new() },
                    happened_at: tx.now(),
                    facts: json!({ "mark": "present" }),
                };
                zhixing_records::append(tx, &author, deed)?;
            }
            Ok(())
        };
        town.place.db.write_now(called).unwrap();
        town.place.pass_ms(1_000);
        town.tell(&town.secretary, &town.first, "名单点完以后", town.now(), &[], Value::Null);
        let list = town.browser(&town.secretary).get("/ledger").expect(200);
        let list = list.shows("沈书记 点名：60 条").shows("宣布开始以前").shows("名单点完以后");
        let list = list.shows("党员00").shows("党员01").shows("党员02").hides("党员03");
        let path = format!("/ledger?roll={meeting}");
        assert!(list.text.contains(&format!("href=\"{path}\"")), "the line leads to all of them");
        // All of them, each once, page by page.
        let mut browser = town.browser(&town.secretary);
        let (mut seen, mut next) = (0, Some(path.clone()));
        while let Some(here) = next {
            let page = browser.get(&here).expect(200).hides("宣布开始以前");
            seen += page.text.matches("点名：党员").count();
            next = older(&page.text);
        }
        assert_eq!(seen, 60);
        town.browser_in(&town.secretary, Language::English)
            .get("/ledger")
            .expect(200)
            .shows("called the roll: 60 marks");
        // Others are shown what concerns them, and nothing of the rest.
        let own = town.browser(&town.member).get(&path).expect(200);
        own.shows("党员07").hides("党员08");
        town.browser(&town.stranger).get(&path).expect(200).hides("党员0");
    });
}

fn older(page: &str) -> Option<String> {
    let link = page.split(r#"rel="next" href=""#).nth(1)?;
    Some(link.split('"').next()?.replace("&amp;", "&"))
}

/// What is read for the topics of one programme is one line, and of another programme another one.
#[test]
fn what_is_chosen_to_be_read_is_one_line_for_each_programme() {
    towns(|town| {
        let [first, second] = [7, 8].map(|seed| uuid_v7(BEGIN, &Random::seeded(seed)));
        let (author, unit) = (town.actor(&town.secretary).author(), town.first.clone());
        let programmes = [(first.clone(), 15), (second.clone(), 2)];
        let chosen = move |tx: &Write<'_>| {
            for (programme, count) in &programmes {
                for number in 0..*count {
                    let object = Thing {
                        kind: &TALE,
                        path: format!("programme/{programme}/topic/{}", number / 2),
                        name: format!("主题{}", number / 2),
                    };
                    let deed = Deed {
                        verb: &zhixing_study::MATERIAL_CHOSEN,
                        object,
                        about: format!("programme/{programme}"),
                        unit: unit.clone(),
                        concerns: Vec::new(),
                        happened_at: tx.now(),
                        facts: json!({ "material": format!("材料{number:02}") }),
                    };
                    zhixing_records::append(tx, &author, deed)?;
                }
            }
            Ok(())
        };
        town.place.db.write_now(chosen).unwrap();
        let mut browser = town.browser(&town.secretary);
        let list = browser.get("/ledger").expect(200);
        let list = list
            .shows("沈书记 选定学习材料：15 份")
            .shows("沈书记 选定学习材料：2 份")
            .shows("材料00、材料01、材料02等");
        assert!(list.hides("材料03").text.contains(&format!("href=\"/ledger?reading={first}\"")));
        let all = browser.get(&format!("/ledger?reading={first}")).expect(200).shows("主题0（资料：材料01）");
        assert_eq!(all.text.matches("选定学习材料：主题").count(), 15);
        town.browser(&town.stranger).get(&format!("/ledger?reading={first}")).expect(200).hides("材料0");
    });
}

#[test]
fn hostile_names_stay_text() {
    towns(|town| {
        let name = "<script>alert(1)</script>\u{202e}甲\"><img src=x>";
        let facts = json!({ "reason": "<b onmouseover=x>", "<i>键": "<u>值", "before": { "place": "<s>" }, "after": { "place": "</div><script>" } });
        let id = town.tell(&town.secretary, &town.first, name, town.now(), &[&town.member], facts);
        let mut browser = town.browser(&town.member);
        for path in ["/ledger", one(&id).as_str()] {
            browser
                .get(path)
                .expect(200)
                .hides("<script>")
                .hides("<img")
                .hides("<b ")
                .hides("<u>")
                .hides("<i>")
                .shows("&lt;script&gt;");
        }
        browser.get("/ledger").hides("\u{202e}");
    });
}

#[test]
fn a_record_carries_its_proof_away_once_it_is_in_the_log() {
    towns(|town| {
        let id = town.tell(
            &town.secretary,
            &town.first,
            "要存证的事",
            town.now(),
            &[&town.member],
            json!({ "place": "一楼" }),
        );
        let mut browser = town.browser(&town.member);
        browser.get(&one(&id)).expect(200).shows("正在写入存证日志");
        browser.get(&format!("{}/proof", one(&id))).expect(422).shows("正在写入存证日志");
        let added = town.clerk.catch_up(&town.place.db).unwrap();
        let file = browser.get(&format!("{}/proof", one(&id))).expect(200);
        assert!(file.headers["content-disposition"].to_str().unwrap().contains(id.as_str()));
        let verified = RecordFile::verify(&file.bytes, None).expect("the file proves itself");
        assert_eq!((verified.statements.len(), verified.tree_size), (1, added as u64));
        let place = verified.statements[0].index;
        browser
            .get(&one(&id))
            .expect(200)
            .shows(&format!("序号 {place}（"))
            .shows(&format!("{added} 条记录"))
            .shows("zhixing verify");
        let about = browser.get("/ledger/about").expect(200);
        about
            .shows(&verified.fingerprint())
            .shows(&verified.key.encode())
            .shows(&format!("{added} 条"))
            .shows("/ledger/checkpoint");
    });
}

#[test]
fn before_there_is_anything_the_page_says_what_will_come() {
    towns(|town| {
        for kind in ["activity", "programme", "material", "course", "bank", "question", "question-file"] {
            town.browser(&town.stranger).get(&format!("/ledger?kind={kind}")).expect(200).shows("没有符合条件的记录");
        }
        let offered = town.browser(&town.stranger).get("/ledger").expect(200);
        for (kind, name) in [("programme", "学习计划"), ("material", "资料"), ("question", "题目"), ("course", "课程")]
        {
            assert!(
                offered.text.contains(&format!("<option value=\"{kind}\">{name}</option>")),
                "{kind}: {}",
                offered.text
            );
        }
        town.browser(&town.stranger).get(&format!("/ledger?before={}", nobody())).expect(200);
    });
}
