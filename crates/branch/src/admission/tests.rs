//! Admission in the words of those whom it concerns, through HTTP, on both databases.

mod correction;
mod fallen;
mod outcome;
mod vectors;
mod vote;

use jiff::civil::date;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::test::{BEGIN, Browser, Page, Place, places};
use zhixing_people::{Actor, MemberKind, NewMember, Person, enter, member};

use super::model::{AdmissionId, Taken};
use super::{actions, questions};
use crate::tests::town::Town;

/// Sends the form of a correction as a browser does: with what it showed.
fn put_right(browser: &mut Browser, at: &str, typed: &[(&str, &str)]) -> Page {
    let basis = browser.get(at).expect(200).basis();
    browser.post(at, &[typed, &[("basis", &basis)]].concat())
}

/// A branch of ten formal members, and somebody of it who is an auxiliary.
struct Scene {
    town: Town,
    applicant: Actor,
}

impl Scene {
    fn set(place: &Place) -> Self {
        Self::of(place, 10)
    }

    /// The same of another size.
    fn of(place: &Place, formal: usize) -> Self {
        let town = Town::with(place, formal);
        let (by, branch) = (town.secretary().clone(), town.branch.clone());
        let applicant = place
            .db
            .write_now(move |tx| {
                let person = Person {
                    number: "F001".into(),
                    name: "申小满".into(),
                    born_on: Some(date(2000, 5, 4)),
                    joined_on: None,
                    confirmed_on: None,
                };
                let new =
                    NewMember { person, unit: branch.clone(), kind: MemberKind::Auxiliary, from_on: date(2024, 6, 1) };
                let id = enter(tx, &by, &new)?;
                Actor::of(tx, &by.organisation, &id)
            })
            .unwrap();
        Self { town, applicant }
    }

    /// The application of a day, entered by the secretary.
    fn apply(&self, on: &str) -> String {
        let form = [("applicant", self.applicant.member.as_str()), ("on_day", on), ("document", "入党申请书")];
        self.town.browser(self.town.secretary()).post("/admissions", &form).expect(303).leads_to().to_owned()
    }

    fn step(&self, path: &str, step: &str, more: &[(&str, &str)]) -> Page {
        let form: Vec<_> = [("step", step)].into_iter().chain(more.iter().copied()).collect();
        self.town.browser(self.town.secretary()).post(&format!("{path}/steps"), &form)
    }

    fn decide(&self, path: &str, step: &str, more: &[(&str, &str)]) -> Page {
        let form: Vec<_> = [("step", step)].into_iter().chain(more.iter().copied()).collect();
        self.town.browser(&self.town.superior).post(&format!("{path}/steps"), &form)
    }

    /// Everything up to the notice: applied on 10 June 2024, the notice ended on 6 February 2026.
    fn until_notice(&self) -> String {
        let path = self.apply("2024-06-10");
        let last = self.town.formal.len() - 1;
        let [one, two] = [3, 4].map(|at: usize| self.town.formal[at.min(last - (4 - at))].member.to_string());
        self.step(&path, "talk", &[("on_day", "2024-07-01")]).expect(303);
        self.step(&path, "activist", &[("on_day", "2024-12-02"), ("person_one", &one)]).expect(303);
        self.step(&path, "report", &[("on_day", "2025-03-03")]).expect(303);
        self.step(&path, "candidate", &[("on_day", "2025-12-03")]).expect(303);
        self.step(&path, "training", &[("on_day", "2026-01-09"), ("hours", "24")]).expect(303);
        self.step(&path, "introducers", &[("on_day", "2026-01-12"), ("person_one", &one), ("person_two", &two)])
            .expect(303);
        self.step(&path, "notice", &[("on_day", "2026-02-02"), ("until_day", "2026-02-06")]).expect(303);
        path
    }

    /// Everything up to the vote, which was held on 27 February 2026 on paper.
    fn until_vote(&self) -> String {
        let path = self.until_notice();
        self.step(&path, "vote", &[("on_day", "2026-02-27"), ("entitled", "10"), ("present", "8"), ("yes", "7")])
            .expect(303);
        path
    }

    fn kind(&self) -> (MemberKind, Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
        let id = self.applicant.member.clone();
        let who = self.town.house.db.read_now(move |tx| member(tx, &id)).unwrap();
        (who.kind, who.joined_on, who.confirmed_on)
    }
}

#[test]
fn from_the_application_to_the_confirmation_step_by_step() {
    for place in places() {
        let scene = Scene::set(&place);
        let mut secretary = scene.town.browser(scene.town.secretary());
        secretary.get("/admissions/new").expect(200).shows("申小满").shows("预备员");
        let path = scene.until_vote();
        // Who is on his way is not offered once more.
        secretary.get("/admissions/new").expect(200).hides("申小满").shows("预备员");
        scene.town.browser(&scene.town.superior).get("/admissions").expect(200).shows("等您审批").shows("申小满");
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "done")]).expect(303);
        assert_eq!(scene.kind(), (MemberKind::Probationary, Some(date(2026, 2, 27)), None), "from the vote");

        let early = scene.step(
            &path,
            "conversion",
            &[("on_day", "2026-03-02"), ("outcome", "done"), ("entitled", "10"), ("present", "9"), ("yes", "9")],
        );
        early
            .expect(422)
            .shows("最早在2027年2月27日办理")
            .shows("预备期" /* the page still knows what is asked */);
        place.clock.set(BEGIN.plus_ms(365 * DAY_MS));
        scene
            .step(
                &path,
                "conversion",
                &[("on_day", "2027-03-01"), ("outcome", "done"), ("entitled", "10"), ("present", "9"), ("yes", "9")],
            )
            .expect(303);
        scene.decide(&path, "confirmation", &[("on_day", "2027-03-02"), ("outcome", "done")]).expect(303);
        assert_eq!(scene.kind(), (MemberKind::Formal, Some(date(2026, 2, 27)), Some(date(2027, 2, 27))), "细 ch. 5");
        scene.town.browser(&scene.applicant).get(&path).expect(200).shows("全部步骤办完");
        scene.town.browser(scene.town.secretary()).get("/admissions?course=done").expect(200).shows("申小满");
    }
}

#[test]
fn a_step_before_its_time_or_without_what_it_needs_is_refused_with_the_day() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.apply("2025-02-10");
        let one = scene.town.formal[3].member.to_string();
        scene
            .step(&path, "activist", &[("on_day", "2025-03-10"), ("person_one", &one)])
            .expect(422)
            .shows("派人同申请人谈话");
        scene.step(&path, "talk", &[("on_day", "2026-03-03")]).expect(422).shows("不能晚于今天");
        scene.step(&path, "talk", &[("on_day", "2025-02-09")]).expect(422).shows("最早在2025年2月10日");
        scene.step(&path, "talk", &[("on_day", "2025-02-20")]).expect(303);
        scene.step(&path, "activist", &[("on_day", "2025-03-10")]).expect(422).shows("aria-invalid");
        let himself = scene.applicant.member.to_string();
        scene
            .step(&path, "activist", &[("on_day", "2025-03-10"), ("person_one", &himself)])
            .expect(422)
            .shows("正式党员");
        scene
            .step(&path, "activist", &[("on_day", "2025-03-10"), ("person_one", &one), ("person_two", &one)])
            .expect(422)
            .shows("不能是同一人");
        scene.step(&path, "activist", &[("on_day", "2025-03-10"), ("person_one", &one)]).expect(303);
        let page = scene.step(&path, "candidate", &[("on_day", "2026-03-01")]).expect(422);
        page.shows("最早在2026年3月10日办理").shows("第十三条");
        scene.town.browser(scene.town.secretary()).get(&path).expect(200).shows("时间未到").shows("2026年3月10日");
    }
}

#[test]
fn notice_training_and_vote_hold_their_figures_through_the_page() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.apply("2024-06-10");
        let (one, two) = (scene.town.formal[3].member.to_string(), scene.town.formal[4].member.to_string());
        scene.step(&path, "talk", &[("on_day", "2024-07-01")]).expect(303);
        scene.step(&path, "activist", &[("on_day", "2024-12-02"), ("person_one", &one)]).expect(303);
        scene.step(&path, "candidate", &[("on_day", "2025-12-02")]).expect(303);
        scene
            .step(&path, "training", &[("on_day", "2026-01-09"), ("days", "2"), ("hours", "23")])
            .expect(422)
            .shows("不少于 3 天或 24 个学时");
        scene.step(&path, "training", &[("on_day", "2026-01-09"), ("days", "3")]).expect(303);
        scene
            .step(&path, "introducers", &[("on_day", "2026-01-12"), ("person_one", &one)])
            .expect(422)
            .shows("需要 2 名正式党员");
        scene
            .step(&path, "introducers", &[("on_day", "2026-01-12"), ("person_one", &one), ("person_two", &two)])
            .expect(303);
        // Spring Festival of 2026: 15 to 23 February are off, Saturday the 14th is worked.
        let short = scene.step(&path, "notice", &[("on_day", "2026-02-12"), ("until_day", "2026-02-24")]).expect(422);
        short.shows("至少到2026年2月25日");
        scene.step(&path, "notice", &[("on_day", "2026-02-12"), ("until_day", "2026-02-25")]).expect(303);
        let vote = |on: &str, entitled: &str, present: &str, yes: &str| {
            scene.step(&path, "vote", &[("on_day", on), ("entitled", entitled), ("present", present), ("yes", yes)])
        };
        vote("2026-02-25", "10", "9", "9").expect(422).shows("最早在2026年2月26日");
        vote("2026-02-26", "10", "5", "5").expect(422).shows("至少 6 人到会");
        vote("2026-02-26", "10", "9", "5").expect(422).shows("至少 6 票赞成");
        vote("2026-02-26", "10", "11", "9").expect(422).shows("不能超过应到人数");
        // Whoever counts three in a branch of ten is told so: nobody admits anybody with two.
        vote("2026-02-26", "3", "2", "2").expect(422).shows("名册上有表决权的正式党员是 10 人，这里填的应到是 3 人");
        vote("2026-02-26", "10", "6", "6").expect(303);
    }
}

#[test]
fn figures_that_are_not_those_of_the_roster_need_a_reason_that_the_unit_above_reads() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_notice();
        let figures = [("on_day", "2026-02-27"), ("entitled", "9"), ("present", "8"), ("yes", "7")];
        scene.step(&path, "vote", &figures).expect(422).shows("10 人");
        let why = ("remark", "一名党员停止党籍，不计在内");
        scene.step(&path, "vote", &[&figures[..], &[why]].concat()).expect(303);
        let page = scene.town.browser(&scene.town.superior).get(&path).expect(200);
        page.shows("与名册不同：那天名册上有表决权的是 10 人").shows("一名党员停止党籍，不计在内");
    }
}

#[test]
fn the_superior_refuses_or_takes_longer_and_the_clock_follows() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_vote();
        scene
            .decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "postponed")])
            .expect(422)
            .shows("请写明理由");
        let why = ("remark", "需要补充材料");
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "postponed"), why]).expect(303);
        scene.town.browser(scene.town.secretary()).get(&path).expect(200).shows("2026年8月27日").shows("特殊情况");
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "postponed"), why]).expect(422);
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "refused"), why]).expect(303);
        assert_eq!(scene.kind().0, MemberKind::Auxiliary);
        scene
            .decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "done")])
            .expect(422)
            .shows("支部大会表决接收");
        scene
            .step(&path, "vote", &[("on_day", "2026-03-02"), ("entitled", "10"), ("present", "9"), ("yes", "8")])
            .expect(303);
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "done")]).expect(303);
        assert_eq!(scene.kind().1, Some(date(2026, 3, 2)), "from the vote that was approved");
    }
}

#[test]
fn probation_is_extended_once_and_ends_by_a_vote() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_vote();
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "done")]).expect(303);
        place.clock.set(BEGIN.plus_ms(370 * DAY_MS));
        let convert = |on: &str, outcome: &str, months: &str| {
            let vote = [("entitled", "10"), ("present", "9"), ("yes", "9")];
            let what = [("on_day", on), ("outcome", outcome), ("months", months), ("remark", "需要继续考察")];
            scene.step(&path, "conversion", &[&what[..], &vote[..]].concat())
        };
        convert("2027-03-01", "extended", "5").expect(422).shows("不少于 6 个月");
        convert("2027-03-01", "extended", "13").expect(422).shows("最长 12 个月");
        convert("2027-03-01", "extended", "6").expect(303);
        scene.decide(&path, "confirmation", &[("on_day", "2027-03-05"), ("outcome", "done")]).expect(303);
        assert_eq!(scene.kind().0, MemberKind::Probationary);
        convert("2027-03-06", "done", "").expect(422).shows("最早在2027年8月27日");
        place.clock.set(BEGIN.plus_ms(560 * DAY_MS));
        convert("2027-09-01", "extended", "6").expect(422).shows("只能延长一次");
        scene
            .town
            .browser(scene.town.secretary())
            .post(&format!("{path}/ending"), &[("on_day", "2027-09-01"), ("remark", "不再发展")])
            .expect(422)
            .shows("支部大会讨论转正");
        convert("2027-09-01", "unfit", "").expect(303);
        scene.decide(&path, "confirmation", &[("on_day", "2027-09-02"), ("outcome", "done")]).expect(303);
        assert_eq!(scene.kind(), (MemberKind::Auxiliary, None, None), "he is again what he was");
        scene.step(&path, "conversion", &[("on_day", "2027-09-03")]).expect(422).shows("已经结束");
    }
}

#[test]
fn the_committee_and_he_himself_see_it_a_superior_what_he_decides_and_nobody_else() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.apply("2026-02-02");
        let town = &scene.town;
        for reader in [town.secretary(), town.recorder(), &scene.applicant] {
            town.browser(reader).get(&path).expect(200).shows("派人同申请人谈话");
        }
        for reader in [&town.formal[5], &town.probationary, &town.stranger, &town.superior] {
            town.browser(reader).get(&path).expect(404);
            town.browser(reader).get("/admissions").expect(200).hides("申小满");
            town.browser(reader)
                .post(&format!("{path}/steps"), &[("step", "talk"), ("on_day", "2026-02-03")])
                .expect(404);
            town.browser(reader).post(&format!("{path}/ending"), &[]).expect(404);
        }
        town.browser(&scene.applicant).get("/admissions").expect(200).shows("我的入党进程");
        town.browser(&scene.applicant)
            .post(&format!("{path}/steps"), &[("step", "talk"), ("on_day", "2026-02-03")])
            .expect(403);
        scene.step(&path, "talk", &[("on_day", "2026-02-20"), ("remark", "只有支委知道的话")]).expect(303);
        // From above: numbers, no name.
        let above = town.browser(&town.superior).get(&format!("/overview/{}", town.branch)).expect(200);
        above.shows("发展党员").hides("申小满").hides("只有支委知道的话");
    }
}

#[test]
fn a_decision_shows_the_superior_the_vote_and_no_remark_of_the_branch() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_vote();
        let form = format!("{path}/steps/new?step=approval");
        let page = scene.town.browser(&scene.town.superior).get(&form).expect(200);
        page.shows("应到 10 人，实到 8 人，赞成 7 票").shows("不批准").hides("培养联系人");
        scene.town.browser(&scene.town.superior).get(&path).expect(200).hides("培养考察汇报").shows("支部大会表决接收");
        scene.town.browser(scene.town.secretary()).get(&form).expect(403);
        scene.step(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "done")]).expect(403);
    }
}

#[test]
fn who_cannot_apply_is_told_why() {
    for place in places() {
        let scene = Scene::set(&place);
        let apply = |who: &Actor, on: &str| {
            let form = [("applicant", who.member.as_str()), ("on_day", on)];
            scene.town.browser(scene.town.secretary()).post("/admissions", &form)
        };
        apply(&scene.town.formal[4], "2026-02-02").expect(422).shows("已是正式党员");
        apply(&scene.town.probationary, "2026-02-02").expect(422).shows("入党日期");
        apply(&scene.town.stranger, "2026-02-02").expect(422).shows("本支部的人员");
        apply(&scene.applicant, "2018-05-03").expect(422).shows("十八岁");
        apply(&scene.applicant, "2026-03-03").expect(422).shows("不能晚于今天");
        apply(&scene.applicant, "2026-02-02").expect(303);
        apply(&scene.applicant, "2026-02-03").expect(422).shows("已经在办理中");
        scene.town.browser(&scene.town.formal[5]).post("/admissions", &[]).expect(403);
    }
}

#[test]
fn who_is_on_probation_already_goes_on_from_there() {
    for place in places() {
        let scene = Scene::set(&place);
        let (by, who) = (scene.town.secretary().clone(), scene.town.probationary.member.clone());
        let id: AdmissionId = place
            .db
            .write_now(move |tx| {
                let person = Person { joined_on: Some(date(2025, 3, 10)), ..member(tx, &who)?.person() };
                zhixing_people::change_member(tx, &by, &who, &person)?;
                actions::begin(tx, &by, &who, &Taken::done("application", date(2023, 1, 9)))
            })
            .unwrap();
        let page = scene.town.browser(scene.town.secretary()).get(&format!("/admissions/{id}")).expect(200);
        page.shows("预备党员").shows("支部大会讨论转正").shows("2026年3月10日");
    }
}

#[test]
fn reminders_go_to_who_takes_the_step_before_its_day_once_and_never_for_the_excused() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.apply("2026-02-10");
        let count = |who: &Actor| {
            let who = who.member.clone();
            let notices = place.db.read_now(move |tx| zhixing_notice::latest(tx, &who, None, 50)).unwrap();
            notices
                .iter()
                .filter(|notice| notice.subject.text(zhixing_kit::Language::Chinese).starts_with("发展党员提醒"))
                .count()
        };
        let morning = |day: i64| {
            place.clock.set(BEGIN.plus_ms(day * DAY_MS));
            let (by, organisation) = (scene.town.secretary().author(), scene.town.secretary().organisation.clone());
            place.db.write_now(move |tx| super::remind(tx, &organisation, &by)).unwrap();
        };
        // The talk is due on 10 March: eight days before it on 2 March.
        morning(0);
        morning(1);
        assert_eq!(count(scene.town.secretary()), 1, "two weeks before, once");
        morning(6);
        assert_eq!(count(scene.town.secretary()), 2, "three days before");
        morning(10);
        assert_eq!((count(scene.town.secretary()), count(&scene.town.superior)), (2, 0), "never after");
        scene.town.browser(scene.town.secretary()).get(&path).expect(200).shows("已逾期");
        let (by, who) = (scene.town.secretary().clone(), scene.applicant.member.clone());
        place
            .db
            .write_now(move |tx| {
                let days = (date(2026, 1, 1), None);
                zhixing_people::exempt(tx, &by, &who, zhixing_people::ExemptionKind::Ill, days).map(drop)
            })
            .unwrap();
        scene.town.browser(scene.town.secretary()).get(&path).expect(200).hides("已逾期").shows("免予催办");
    }
}

#[test]
fn each_act_is_one_record_and_none_tells_the_reasons() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.apply("2026-02-02");
        scene.step(&path, "talk", &[("on_day", "2026-02-20"), ("remark", "家里的事")]).expect(303);
        scene
            .town
            .browser(scene.town.secretary())
            .post(&format!("{path}/ending"), &[("on_day", "2026-03-01"), ("remark", "本人撤回")])
            .expect(303);
        let about = format!("admission/{}", path.rsplit('/').next().unwrap());
        let entries = place.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
        assert_eq!(entries.len(), 3);
        for entry in &entries {
            let facts = entry.facts.to_string();
            assert!(!facts.contains("家里的事") && !facts.contains("本人撤回"), "{facts}");
        }
        let by = scene.town.secretary().clone();
        let over = place.db.read_now(move |tx| questions::of_branch(tx, &by, super::model::Course::Ended)).unwrap();
        assert_eq!(over.unwrap().len(), 1);
    }
}

#[test]
fn every_page_speaks_both_languages_and_has_one_title() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_vote();
        let pages = [
            ("/admissions".to_owned(), scene.town.secretary()),
            ("/admissions".to_owned(), &scene.town.superior),
            ("/admissions".to_owned(), &scene.town.stranger),
            ("/admissions/new".to_owned(), scene.town.secretary()),
            (path.clone(), scene.town.secretary()),
            (path.clone(), &scene.applicant),
            (format!("{path}/steps/new"), &scene.town.superior),
            (format!("{path}/ending"), scene.town.secretary()),
        ];
        for (path, reader) in &pages {
            for (language, tag) in [("zh-CN", "lang=\"zh-CN\"><head"), ("en", "lang=\"en\"><head")] {
                let mut browser = scene.town.browser(reader);
                browser.accept_language = language;
                let page = browser.get(path).expect(200).shows(tag);
                assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
                assert!(page.text.len() < 40_000, "{path}: {} bytes", page.text.len());
            }
        }
    }
}
