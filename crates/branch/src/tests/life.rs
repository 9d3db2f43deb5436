//! The yearly organisation-life meeting and the appraisal, step by step, in the words of those who take part.

use zhixing_kit::jobs::run_due;
use zhixing_kit::test::{BEGIN, Browser, Page, Place, places};

use super::town::Town;

const DAY_MS: i64 = 24 * 3_600_000;
const DATES: [(&str, &str); 6] = [
    ("round_topic", "一线接待和夜间勤务中的作风"),
    ("opinions_until", "2026-03-02"),
    ("talks_until", "2026-03-03"),
    ("meeting_on", "2026-03-03"),
    ("problems_until", "2026-03-10"),
    ("results_until", "2026-03-20"),
];

/// Begins the round; its path.
pub fn begun(town: &Town) -> String {
    town.browser(town.secretary()).post("/organisation-life", &DATES).expect(303).leads_to().to_owned()
}

/// The meeting at which members are appraised too, open since two in the afternoon of the next day.
pub fn opened(place: &Place, town: &Town) -> String {
    opened_by(place, town, (town.recorder().member.as_str(), town.recorder()))
}

/// The same, with this recorder, and opened by this person.
fn opened_by(place: &Place, town: &Town, (recorder, opens): (&str, &zhixing_people::Actor)) -> String {
    let mut secretary = town.browser(town.secretary());
    let plan = [
        ("unit", town.branch.as_str()),
        ("kind", "organisation_life"),
        ("also", "appraisal"),
        ("topic", "年度组织生活会"),
        ("day", "2026-03-03"),
        ("time", "14:00"),
        ("chair", town.secretary().member.as_str()),
        ("recorder", recorder),
    ];
    let at = secretary.post("/meetings", &plan).expect(303).leads_to().to_owned();
    secretary.post(&format!("{at}/convening"), &[]).expect(303);
    place.clock.set(BEGIN.plus_ms(29 * 3_600_000 + 60_000));
    town.browser(opens).post(&format!("{at}/opening"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
    at
}

/// The same person as his posts are now.
fn without_posts(place: &Place, actor: &zhixing_people::Actor) -> zhixing_people::Actor {
    let (organisation, member) = (actor.organisation.clone(), actor.member.clone());
    place.db.read_now(move |tx| zhixing_people::Actor::of(tx, &organisation, &member)).unwrap()
}

fn opinion(browser: &mut Browser, at: &str, words: &str, signed: &str) -> Page {
    browser.post(&format!("{at}/opinions"), &[("matter", "work"), ("opinion", words), ("signed", signed)])
}

fn texts(place: &Place, sql: &'static str) -> Vec<String> {
    place.db.read_now(move |tx| tx.all::<(String,)>(sql, &[])).unwrap().into_iter().map(|(text,)| text).collect()
}

#[test]
fn a_round_is_begun_once_a_year_and_everybody_is_asked() {
    for place in places() {
        let town = Town::with(&place, 6);
        let mut secretary = town.browser(town.secretary());
        secretary.get("/organisation-life").expect(200).shows("还没有开始过").shows("开始今年的");
        let mut member = town.browser(&town.formal[4]);
        member.get("/organisation-life").expect(200).hides("开始今年的");
        member.post("/organisation-life", &DATES).expect(403);
        let mut wrong = DATES;
        wrong[3] = ("meeting_on", "2026-04-30");
        secretary.post("/organisation-life", &wrong).expect(422).shows("日期要一步接一步").shows("夜间勤务中的作风");
        let at = begun(&town);
        secretary.post("/organisation-life", &DATES).expect(422).shows("2026 年度的已经开始了");
        for reader in [&town.formal[4], &town.probationary] {
            town.browser(reader).get(&at).expect(200).shows("征求意见").shows("一线接待和夜间勤务中的作风");
            let id = reader.member.clone();
            assert_eq!(place.db.read_now(move |tx| zhixing_notice::unread(tx, &id)).unwrap(), 1);
        }
        for nobody in [&town.stranger, &town.superior] {
            town.browser(nobody).get(&at).expect(404);
            town.browser(nobody).post(&format!("{at}/opinions"), &[("matter", "work")]).expect(404);
        }
        // Topic and dates can be changed; two who do it at once are told of each other.
        let mut later = DATES.to_vec();
        later[1] = ("opinions_until", "2026-03-03");
        let basis = secretary.get(&format!("{at}/edit")).expect(200).basis();
        later.push(("basis", &basis));
        secretary.post(&at, &later).expect(303);
        later[1] = ("opinions_until", "2026-03-04");
        secretary.post(&at, &later).expect(422).shows("value=\"2026-03-03\"").shows("value=\"2026-03-04\"");
    }
}

#[test]
fn an_anonymous_opinion_has_no_author_no_time_no_record_and_no_order() {
    for place in places() {
        let town = Town::with(&place, 6);
        let at = begun(&town);
        let mut secretary = town.browser(town.secretary());
        for (giver, reader) in town.formal[1..5].iter().enumerate() {
            opinion(&mut town.browser(reader), &at, &format!("悄悄话{giver}"), "no").expect(303);
        }
        // Before the end nobody sees or counts them, and few are not shown at all.
        secretary.get(&format!("{at}/opinions")).expect(200).hides("悄悄话").hides("4 条");
        secretary.get(&at).expect(200).hides("4 条");
        secretary.post(&format!("{at}/opinions/closing"), &[]).expect(422).shows("不足 5 条").shows("all_the_same");
        opinion(&mut town.browser(&town.formal[5]), &at, "悄悄话4", "no").expect(303);
        opinion(&mut town.browser(&town.formal[5]), &at, "实名的话", "yes").expect(303);
        let before = texts(&place, "select cast(slot as text) from unsigned_opinion");
        secretary.post(&format!("{at}/opinions/closing"), &[]).expect(303);
        let page = secretary.get(&format!("{at}/opinions")).expect(200).shows("实名的话").shows("党员05");
        assert_eq!(page.text.matches("悄悄话").count(), 5);
        let after = texts(&place, "select cast(slot as text) from unsigned_opinion");
        assert!(after.len() == 5 && after.iter().all(|slot| !before.contains(slot)), "written anew");
        let bodies = texts(&place, "select body from statement");
        assert!(bodies.iter().all(|body| !body.contains("悄悄话")), "an anonymous opinion in the ledger");
        assert!(bodies.iter().any(|body| body.contains("实名的话")));
        // For members, and after the end.
        town.browser(&town.formal[4]).get(&format!("{at}/opinions")).expect(200).hides("悄悄话").hides("实名的话");
        opinion(&mut town.browser(&town.formal[4]), &at, "迟到的话", "no").expect(422).shows("征求意见已经结束");
        secretary.post(&format!("{at}/opinions/closing"), &[]).expect(422);
    }
}

#[test]
fn neither_table_nor_file_shows_in_which_order_anonymous_opinions_came() {
    for place in places() {
        let town = Town::with(&place, 9);
        let at = begun(&town);
        let words: Vec<String> = (0..8).map(|giver| format!("悄悄话的第{giver}句")).collect();
        for (giver, words) in words.iter().enumerate() {
            opinion(&mut town.browser(&town.formal[giver]), &at, words, "no").expect(303);
            // However they are read, they lie in the order of numbers of chance, which are new ones each time.
            let place_of_row = if place.engine == "sqlite" { "rowid" } else { "ctid" };
            let sql = format!("select words from unsigned_opinion order by {place_of_row}");
            let lies = texts(&place, Box::leak(sql.into_boxed_str()));
            assert_eq!(lies, texts(&place, "select words from unsigned_opinion order by slot"), "{}", place.engine);
        }
        let came = |lies: &[String]| lies.iter().eq(&words) || lies.iter().rev().eq(&words);
        assert!(!came(&texts(&place, "select words from unsigned_opinion order by slot")), "by chance");
        let Some(folder) = place.scratch().path() else {
            // All of them were written by one and the same transaction.
            assert_eq!(texts(&place, "select distinct cast(xmin as text) from unsigned_opinion").len(), 1);
            continue;
        };
        // In the bytes of the file, whatever lies about there, each stands once, and not in the order in which they came.
        let copy = folder.with_extension("copy");
        place.db.copy_to(&copy).unwrap();
        let bytes = std::fs::read(&copy).unwrap();
        std::fs::remove_file(&copy).unwrap();
        let found = |word: &str| -> Vec<usize> {
            let at = bytes.windows(word.len()).enumerate().filter(|(_, window)| *window == word.as_bytes());
            at.map(|(at, _)| at).collect()
        };
        let mut lies: Vec<(Vec<usize>, String)> = words.iter().map(|word| (found(word), word.clone())).collect();
        assert!(lies.iter().all(|(places, _)| places.len() == 1), "{lies:?}");
        lies.sort();
        assert!(!came(&lies.into_iter().map(|(_, word)| word).collect::<Vec<_>>()));
    }
}

#[test]
fn the_tables_of_anonymous_opinions_have_no_place_for_an_author_or_a_time() {
    let all = zhixing_kit::db::migrate::MIGRATIONS;
    let migration = all.iter().find(|step| step.name == "0070_unsigned_opinion").unwrap();
    let table = migration.sql.split("create table unsigned_opinion (").nth(1).unwrap().split(");").next().unwrap();
    let columns: Vec<&str> = table.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(columns, ["slot", "organisation", "round", "matter", "words"]);
}

#[test]
fn too_few_are_dropped_when_it_is_meant_and_few_people_sign() {
    for place in places() {
        let town = Town::with(&place, 6);
        let at = begun(&town);
        opinion(&mut town.browser(&town.formal[4]), &at, "只有一条", "no").expect(303);
        let mut secretary = town.browser(town.secretary());
        secretary.post(&format!("{at}/opinions/closing"), &[("all_the_same", "yes")]).expect(303);
        secretary.get(&format!("{at}/opinions")).expect(200).hides("只有一条").shows("没有显示，也没有保留");
        assert!(texts(&place, "select words from unsigned_opinion").is_empty());
    }
    for place in places() {
        // Three formal members and one on probation: too few to hide among.
        let town = Town::with(&place, 3);
        let at = begun(&town);
        let mut member = town.browser(&town.formal[1]);
        member.get(&format!("{at}/opinions")).expect(200).shows("人数不足 5 人").hides("value=\"no\"");
        opinion(&mut member, &at, "想不署名", "no").expect(422).shows("请署名");
    }
}

#[test]
fn an_own_check_is_its_authors_until_he_read_it_out() {
    for place in places() {
        let town = Town::with(&place, 6);
        let at = begun(&town);
        let own = format!("{at}/own-check");
        let author = &town.formal[4];
        let mut member = town.browser(author);
        member.post(&own, &[("own_words", "")]).expect(422);
        let basis = member.get(&own).expect(200).basis();
        let earlier = |words| [("own_words", words), ("basis", basis.as_str())];
        member.post(&own, &earlier("我夜里值班时说话急")).expect(303);
        member.get(&own).expect(200).shows("我夜里值班时说话急").shows("宣读以前只有您自己看得到");
        let page =
            member.post(&own, &earlier("另一台设备")).expect(422).shows("您在别处").shows("value=\"另一台设备\"");
        page.shows("value=\"我夜里值班时说话急\n另一台设备\"");
        let theirs = format!("{at}/own-checks/{}", author.member);
        for reader in [town.secretary(), &town.formal[5], author] {
            town.browser(reader).get(&theirs).expect(404);
        }
        for path in [at.clone(), own.clone(), "/ledger".to_owned()] {
            town.browser(town.secretary()).get(&path).hides("说话急");
        }
        assert!(
            texts(&place, "select body from statement").iter().all(|body| !body.contains("own-check")),
            "a draft is no act"
        );
        member.post(&format!("{own}/reading"), &[]).expect(422).shows("组织生活会还没有开始");
        opened(&place, &town);
        member.post(&format!("{own}/reading"), &[]).expect(303);
        town.browser(town.secretary()).get(&theirs).expect(200).shows("我夜里值班时说话急");
        town.browser(&town.stranger).get(&theirs).expect(404);
        member.post(&own, &earlier("改口")).expect(422).shows("已经宣读并公开");
        town.browser(&town.formal[5]).post(&format!("{own}/reading"), &[]).expect(422).shows("还没有写");
    }
}

#[test]
fn each_problem_has_a_measure_an_owner_and_a_day_and_is_followed_up() {
    for place in places() {
        let town = Town::with(&place, 6);
        let at = begun(&town);
        let owner = town.formal[3].member.to_string();
        let form = [
            ("problem", "夜间接警回访不及时"),
            ("found_in", "opinions"),
            ("measure", "值班长每天九点前回访前一夜的警情"),
            ("measure_owner", owner.as_str()),
            ("measure_due", "2026-03-31"),
        ];
        let mut recorder = town.browser(town.recorder());
        recorder.post(&format!("{at}/problems"), &form).expect(422).shows("会议还没有开始");
        opened(&place, &town);
        town.browser(&town.formal[4]).post(&format!("{at}/problems"), &form).expect(403);
        recorder.post(&format!("{at}/problems"), &form[..3]).expect(422).shows("夜间接警回访不及时");
        recorder.post(&format!("{at}/problems"), &form).expect(303);
        let page =
            town.browser(&town.formal[4]).get(&format!("{at}/problems")).expect(200).shows("党员03").shows("在办");
        let measure = page.text.split("href=\"/resolutions/").nth(1).map(|rest| rest[..36].to_owned()).unwrap();
        town.browser(&town.formal[3])
            .post(&format!("/resolutions/{measure}/outcomes"), &[("state", "done"), ("note", "已连续两周做到")])
            .expect(303);
        recorder.get(&format!("{at}/problems")).expect(200).shows("已办");
        recorder.get(&at).expect(200).shows("列出 1 条，还有 0 条在办");
    }
}

/// What somebody counted himself: the first of so many names got these votes.
pub fn count(browser: &mut Browser, at: &str, names: usize, returned: &str, first: &str) -> Page {
    let path = format!("{at}/appraisal/count");
    let page = browser.get(&path).expect(200);
    let members: Vec<String> =
        page.text.split("name=\"member\" value=\"").skip(1).map(|rest| rest[..36].to_owned()).collect();
    assert_eq!(members.len(), names);
    let mut form = vec![("issued", "6"), ("returned", returned)];
    for (at, member) in members.iter().enumerate() {
        form.push(("member", member));
        form.push(("figures", if at == 0 { first } else { "1 4 0 0" }));
    }
    browser.post(&path, &form)
}

fn members_of(page: &Page) -> Vec<String> {
    page.text.split("name=\"member\" value=\"").skip(1).map(|rest| rest[..36].to_owned()).collect()
}

fn decide(browser: &mut Browser, at: &str, excellent: usize, why: &str) -> Page {
    let path = format!("{at}/appraisal/decision");
    let page = browser.get(&path).expect(200);
    let members = members_of(&page);
    let basis = page.basis();
    decide_on(browser, at, &members, (&basis, excellent, why))
}

/// A decision from a page that was opened earlier.
fn decide_on(browser: &mut Browser, at: &str, members: &[String], how: (&str, usize, &str)) -> Page {
    let (basis, excellent, why) = how;
    let path = format!("{at}/appraisal/decision");
    let mut form = vec![("decided_on", "2026-03-03"), ("why_more", why), ("basis", basis)];
    for (at, member) in members.iter().enumerate() {
        form.push(("member", member));
        form.push(("grade", if at < excellent { "excellent" } else { "qualified" }));
    }
    browser.post(&path, &form)
}

#[test]
fn two_people_enter_what_they_counted_and_must_agree() {
    for place in places() {
        let town = Town::with(&place, 6);
        let at = begun(&town);
        let mut secretary = town.browser(town.secretary());
        secretary.get(&format!("{at}/appraisal/count")).expect(422).shows("评议的会议还没有开始");
        secretary.get(&format!("{at}/appraisal/decision")).expect(422).shows("请先完成民主测评的计票");
        opened(&place, &town);
        for part in ["self", "mutual"] {
            secretary.post(&format!("{at}/appraisal/parts"), &[("part", part)]).expect(303);
        }
        secretary.get(&format!("{at}/appraisal")).expect(200).shows("已在 2026年3月3日 进行");
        let mut recorder = town.browser(town.recorder());
        count(&mut recorder, &at, 6, "7", "5 0 0 0").expect(422).shows("收回的张数不能多于发出的");
        count(&mut recorder, &at, 6, "5", "5 1 0 0").expect(422).shows("票数合计多于收回的张数");
        count(&mut recorder, &at, 6, "5", "五票").expect(422).shows("请依次填四个数");
        count(&mut recorder, &at, 6, "5", "5 0 0 0").expect(303);
        // The same person again is no second count, however often he enters it.
        count(&mut recorder, &at, 6, "5", "5 0 0 0").expect(303);
        recorder.get(&format!("{at}/appraisal")).expect(200).shows("还差另一个人的一份").hides("计票已一致");
        // Somebody else sees that a count is there, and none of its figures before he entered his own.
        let waits = secretary.get(&format!("{at}/appraisal")).expect(200).shows("已录入：党员01").shows("录入您数的");
        waits.hides("收回 5 张");
        secretary.get(&format!("{at}/appraisal/count")).expect(200).hides("5 0 0 0").hides("党员01 录入的是");
        count(&mut secretary, &at, 6, "5", "4 1 0 0").expect(303);
        let differs = "与 党员00 录入的不同之处：党员00";
        recorder.get(&format!("{at}/appraisal")).expect(200).shows("两份计票不一致").shows(differs);
        secretary.get(&format!("{at}/appraisal/count")).expect(200).shows("党员01 录入的是：5 0 0 0");
        count(&mut secretary, &at, 6, "5", "5 0 0 0").expect(303);
        recorder.get(&format!("{at}/appraisal")).expect(200).shows("计票已一致").shows("计票：党员01、党员00");
        recorder.get(&format!("{at}/appraisal/count")).expect(422).shows("测评结果已经确定");
        // A member sees that it took place, and no figures; he cannot count or decide.
        let mut member = town.browser(&town.formal[4]);
        let seen = member.get(&format!("{at}/appraisal")).expect(200).shows("计票已一致").hides("<th scope=\"row\"");
        seen.hides("三分之一");
        member.get(&format!("{at}/appraisal/count")).expect(403);
        member.get(&format!("{at}/appraisal/decision")).expect(403);
    }
}

#[test]
fn a_third_may_be_excellent_and_each_is_told_his_own_alone() {
    for place in places() {
        let town = Town::with(&place, 6);
        let at = begun(&town);
        opened(&place, &town);
        let mut secretary = town.browser(town.secretary());
        count(&mut town.browser(town.recorder()), &at, 6, "5", "5 0 0 0").expect(303);
        count(&mut secretary, &at, 6, "5", "5 0 0 0").expect(303);
        // At most a third of six are two (支 18): three need a reason.
        decide(&mut secretary, &at, 3, "").expect(422).shows("超过一般的上限 2 人");
        decide(&mut secretary, &at, 3, "三人同在抗洪中受到表彰").expect(303);
        // The deputy fills the form in beside her: who saves second is shown what stands, and replaces it knowingly.
        let page = secretary.get(&format!("{at}/appraisal/decision")).expect(200);
        let (old, members) = (page.basis(), members_of(&page));
        decide(&mut secretary, &at, 1, "").expect(303);
        let late = decide_on(&mut secretary, &at, &members, (&old, 2, "")).expect(422);
        let (basis, late) = (late.basis(), late.shows("评定已经另外保存过").shows("现在存的是：合格"));
        assert_eq!(late.text.matches("现在存的是：").count(), 1, "where they differ, and nowhere else");
        decide_on(&mut secretary, &at, &members, (&basis, 2, "")).expect(303);
        for reader in &town.formal {
            let page = town.browser(reader).get(&at).expect(200);
            page.hides("您的评议结果");
        }
        let grades = |place: &Place| {
            texts(place, "select body from statement").into_iter().filter(|body| body.contains("\"grade\"")).count()
        };
        assert_eq!(grades(&place), 0, "before it is told nobody finds it in his ledger");
        secretary.post(&format!("{at}/appraisal/telling"), &[]).expect(303);
        assert_eq!(grades(&place), 6);
        let found: Vec<bool> = town
            .formal
            .iter()
            .map(|reader| {
                let page = town
                    .browser(reader)
                    .get(&at)
                    .expect(200)
                    .shows("您的评议结果")
                    .shows("书记、副书记和委员看得到全部结果")
                    .hides("只有您自己看得到");
                page.text.contains("支部评定：优秀")
            })
            .collect();
        assert_eq!(found.iter().filter(|excellent| **excellent).count(), 2);
        town.browser(&town.probationary).get(&at).expect(200).hides("您的评议结果");
        secretary.get(&format!("{at}/appraisal/decision")).expect(422).shows("结果已经告知本人");
        secretary.post(&format!("{at}/appraisal/telling"), &[]).expect(422);
        town.browser(&town.superior).get(&format!("{at}/appraisal")).expect(404);
    }
}

#[test]
fn in_a_branch_without_a_committee_a_teller_of_the_meeting_is_the_second_who_counts() {
    for place in places() {
        // Three formal members: a secretary, two others without a post; a probationary member takes the record.
        let town = Town::with(&place, 3);
        let ends_posts = |place: &Place| {
            place.db.write_now(|tx| tx.run("delete from post where kind = 'committee_member'", &[]).map(drop)).unwrap();
        };
        let at = begun(&town);
        let meeting = opened_by(&place, &town, (town.probationary.member.as_str(), town.secretary()));
        ends_posts(&place);
        let mut secretary = town.browser(town.secretary());
        let mut other = town.browser(&without_posts(&place, &town.formal[2]));
        let three = |browser: &mut Browser| count(browser, &at, 3, "5", "5 0 0 0");
        three(&mut secretary).expect(303);
        three(&mut secretary).expect(303);
        secretary.get(&format!("{at}/appraisal")).expect(200).shows("还差另一个人的一份").shows("推选监票人、计票人");
        other.get(&format!("{at}/appraisal/count")).expect(403);
        let id = crate::ActivityId::parse(&meeting["/meetings/".len()..]).unwrap();
        town.present(&id, 3);
        let (by, held, on_probation) = (town.secretary().clone(), id.clone(), town.entry(&id, "预备员"));
        let entry = crate::roll::model::RollEntryId::parse(&on_probation).unwrap();
        let absent = crate::roll::model::Mark::Absent;
        place.db.write_now(move |tx| crate::roll::actions::mark(tx, &by, &held, &entry, absent, "值班")).unwrap();
        secretary.post(&format!("{meeting}/closing"), &[("day", "2026-03-03"), ("time", "14:01")]).expect(303);
        // After the meeting's end too, as long as the tally waits.
        secretary.get(&format!("{meeting}/ballots")).expect(200).shows("推选监票人、计票人");
        let entry = town.entry(&id, "党员02");
        let named = [("teller", entry.as_str()), ("teller_role", "counter")];
        secretary.post(&format!("{meeting}/tellers"), &named).expect(303);
        other.get(&format!("{at}/appraisal")).expect(200).shows("录入我数的结果").hides("列入本次会议的无记名投票");
        three(&mut other).expect(303);
        secretary.get(&format!("{at}/appraisal")).expect(200).shows("计票：党员00、党员02");
        secretary.post(&format!("{meeting}/tellers"), &named).expect(422);
        secretary.get(&format!("{meeting}/ballots")).expect(200).hides("name=\"teller_role\"");
    }
}

#[test]
fn p19_the_old_and_ill_are_not_appraised_and_never_shown_as_missing() {
    for place in places() {
        let town = Town::with(&place, 6);
        town.excuse(5);
        let at = begun(&town);
        opened(&place, &town);
        let mut secretary = town.browser(town.secretary());
        secretary.get(&format!("{at}/appraisal")).expect(200).shows("可以不参加评议：党员05").hides("年老：");
        let mut recorder = town.browser(town.recorder());
        count(&mut recorder, &at, 5, "5", "5 0 0 0").expect(303);
        // Nobody but those who appraise learns who is excused.
        town.browser(&town.formal[4]).get(&format!("{at}/appraisal")).expect(200).hides("党员05");
    }
}

#[test]
fn the_secretary_is_reminded_of_a_step_once_before_its_day() {
    for place in places() {
        let town = Town::with(&place, 6);
        begun(&town);
        let unread = |who: &zhixing_people::Actor| {
            let member = who.member.clone();
            place.db.read_now(move |tx| zhixing_notice::unread(tx, &member)).unwrap()
        };
        let (secretary, member) = (unread(town.secretary()), unread(&town.formal[4]));
        place.pass_ms(DAY_MS);
        run_due(&place.db, crate::JOBS).unwrap();
        let told = unread(town.secretary());
        assert!(told > secretary, "talks, meeting and own checks are due tomorrow");
        assert_eq!(unread(&town.formal[4]), member, "nobody else is told");
        run_due(&place.db, crate::JOBS).unwrap();
        assert_eq!(unread(town.secretary()), told, "once");
    }
}

#[test]
fn every_page_of_a_round_speaks_both_languages_has_one_title_and_is_light() {
    for place in places() {
        let town = Town::with(&place, 50);
        let at = begun(&town);
        opened(&place, &town);
        for below in ["", "/edit", "/opinions", "/own-check", "/problems", "/appraisal", "/appraisal/count"] {
            for (language, tag) in [("zh-CN", "lang=\"zh-CN\"><head"), ("en", "lang=\"en\"><head")] {
                let mut browser = town.browser(town.secretary());
                browser.accept_language = language;
                let page = browser.get(&format!("{at}{below}")).expect(200).shows(tag);
                assert_eq!(page.text.matches("<h1").count(), 1, "{below}");
                assert!(page.text.len() < 40_000, "{below}: {} bytes", page.text.len());
            }
        }
    }
}

#[test]
fn zhi_18_at_most_a_third_are_excellent_in_branches_of_every_size() {
    // 支 18: those appraised, and how many of them may generally be excellent.
    for (appraised, most) in [(3, 1), (8, 2), (9, 3), (20, 6)] {
        for place in places() {
            let town = Town::with(&place, appraised);
            let at = begun(&town);
            opened(&place, &town);
            let mut secretary = town.browser(town.secretary());
            for teller in [town.secretary(), town.recorder()] {
                let path = format!("{at}/appraisal/count");
                let mut teller = town.browser(teller);
                let page = teller.get(&path).expect(200);
                let members: Vec<String> =
                    page.text.split("name=\"member\" value=\"").skip(1).map(|rest| rest[..36].to_owned()).collect();
                let number = appraised.to_string();
                let mut form = vec![("issued", &*number), ("returned", &*number)];
                for member in &members {
                    form.extend([("member", member.as_str()), ("figures", "1 2 0 0")]);
                }
                teller.post(&path, &form).expect(303);
            }
            secretary.get(&format!("{at}/appraisal")).expect(200).shows(&format!("{appraised} 人中至多 {most} 人"));
            decide(&mut secretary, &at, most + 1, "").expect(422).shows(&format!("超过一般的上限 {most} 人"));
            decide(&mut secretary, &at, most, "").expect(303);
            decide(&mut secretary, &at, most + 1, "同日救援").expect(303);
        }
    }
}
