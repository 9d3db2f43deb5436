//! Moving between branches in the words of both sides, through HTTP, on both databases.

use jiff::civil::date;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::test::{BEGIN, Page, Place, places};
use zhixing_people::{Actor, Member, UnitId, member};

use crate::tests::town::Town;

/// A branch of ten formal members, and the other one of the town.
struct Scene {
    town: Town,
    other: UnitId,
}

impl Scene {
    fn set(place: &Place) -> Self {
        let town = Town::with(place, 10);
        let other = town.stranger.branch.clone().expect("he belongs to a branch");
        Self { town, other }
    }

    fn send(&self, who: &Actor, on: &str) -> Page {
        let form = [
            ("who", who.member.as_str()),
            ("to_branch", self.other.as_str()),
            ("sent_on", on),
            ("moving_reason", "工作调动"),
        ];
        self.town.browser(self.town.secretary()).post("/movings", &form)
    }

    fn sent(&self, who: &Actor) -> String {
        self.send(who, "2026-03-02").expect(303).leads_to().to_owned()
    }

    fn receive(&self, path: &str, on: &str) -> Page {
        let form = [("received_on", on), ("to_unit", self.other.as_str())];
        self.town.browser(&self.town.stranger).post(&format!("{path}/receipt"), &form)
    }

    fn now(&self, who: &Actor) -> Member {
        let id = who.member.clone();
        self.town.house.db.read_now(move |tx| member(tx, &id)).unwrap()
    }
}

#[test]
fn the_sender_stays_responsible_until_the_other_branch_has_received_him() {
    for place in places() {
        let scene = Scene::set(&place);
        let who = &scene.town.formal[4];
        let path = scene.sent(who);
        assert_eq!(scene.now(who).branch.as_ref(), Some(&scene.town.branch), "he belongs to the sender");
        let page = scene.town.browser(&scene.town.stranger).get(&path).expect(200);
        page.shows("<b>第一党支部</b>").shows("2026年6月2日").shows("确认接收").hides("撤回转出");
        scene.town.browser(&scene.town.stranger).get("/movings").expect(200).shows("等我们接收");
        scene.town.browser(scene.town.secretary()).get("/movings").expect(200).shows("已转出，等待接收");

        place.clock.set(BEGIN.plus_ms(3 * DAY_MS));
        scene.receive(&path, "2026-03-04").expect(303);
        let now = scene.now(who);
        assert_eq!((now.branch.as_ref(), now.from_on), (Some(&scene.other), date(2026, 3, 4)));
        scene.town.browser(scene.town.secretary()).get(&path).expect(200).shows("<b>第二党支部</b>").shows("已接收");
        scene.receive(&path, "2026-03-04").expect(422).shows("已经办结");
    }
}

#[test]
fn an_administrator_who_belongs_to_no_branch_sends_from_the_page_of_a_member() {
    for place in places() {
        let scene = Scene::set(&place);
        let administrator = place.db.read_now(Actor::at_console).unwrap();
        assert!(administrator.branch.is_none());
        let mut browser = scene.town.browser(&administrator);
        // By himself he has nobody to send: he is told where to begin, instead of an empty list.
        browser.get("/movings/new").expect(200).shows("先选要转出的人").shows("/members").hides("to_branch");
        let who = &scene.town.formal[4];
        let page = browser.get(&format!("/movings/new?member={}", who.member)).expect(200);
        page.shows(&who.name).shows("第二党支部").hides(&format!("value=\"{}\"", scene.town.branch));
        let form = [
            ("who", who.member.as_str()),
            ("to_branch", scene.other.as_str()),
            ("sent_on", "2026-03-02"),
            ("moving_reason", ""),
        ];
        browser.post("/movings", &form).expect(422).shows(&who.name);
        let form = [form[0], form[1], form[2], ("moving_reason", "工作调动")];
        let path = browser.post("/movings", &form).expect(303).leads_to().to_owned();
        browser.get(&path).expect(200).shows(&who.name);
        // Who keeps one branch alone is not shown who belongs to another.
        let other = scene.town.browser(&scene.town.stranger).get(&format!("/movings/new?member={}", who.member));
        other.hides(&who.name);
    }
}

#[test]
fn the_posts_of_who_is_received_end_the_day_before() {
    for place in places() {
        let scene = Scene::set(&place);
        let recorder = scene.town.recorder().clone();
        let path = scene.sent(&recorder);
        place.clock.set(BEGIN.plus_ms(2 * DAY_MS));
        scene.receive(&path, "2026-03-04").expect(303);
        let id = recorder.member.clone();
        let posts = place.db.read_now(move |tx| zhixing_people::posts_of_member(tx, &id)).unwrap();
        assert!(posts.iter().all(|post| post.to_on == Some(date(2026, 3, 3))), "{posts:?}");
    }
}

#[test]
fn he_is_called_back_with_a_reason_and_may_be_sent_again() {
    for place in places() {
        let scene = Scene::set(&place);
        let who = &scene.town.formal[4];
        let path = scene.sent(who);
        scene.send(who, "2026-03-02").expect(422).shows("正在转接");
        let secretary = || scene.town.browser(scene.town.secretary());
        secretary().post(&format!("{path}/calling-back"), &[]).expect(422).shows("aria-invalid");
        secretary().post(&format!("{path}/calling-back"), &[("moving_reason", "调动取消")]).expect(303);
        secretary().get(&path).expect(200).shows("已撤回").shows("调动取消").shows("<b>第一党支部</b>");
        scene.receive(&path, "2026-03-02").expect(422).shows("已经办结");
        scene.send(who, "2026-03-02").expect(303);
    }
}

#[test]
fn who_was_sent_to_the_wrong_branch_is_sent_back_with_a_reason() {
    for place in places() {
        let scene = Scene::set(&place);
        let who = &scene.town.formal[4];
        let path = scene.sent(who);
        let mut receiver = scene.town.browser(&scene.town.stranger);
        receiver.get(&path).expect(200).shows("不是本支部应接收的").hides("撤回转出");
        scene.town.browser(scene.town.secretary()).get(&path).expect(200).hides("不是本支部应接收的");
        let refusal = format!("{path}/refusal");
        let reason = [("moving_reason", "他调去的是第三党支部")];
        scene.town.browser(scene.town.secretary()).post(&refusal, &reason).expect(404);
        scene.town.browser(who).post(&refusal, &reason).expect(404);
        receiver.post(&refusal, &[]).expect(422).shows("aria-invalid");
        receiver.post(&refusal, &reason).expect(303);
        let page = scene.town.browser(scene.town.secretary()).get(&path).expect(200).shows("已退回");
        page.shows("他调去的是第三党支部").shows("<b>第一党支部</b>");
        assert!(scene.town.told(scene.town.secretary()).iter().any(|said| said.contains("退回了党员04")));
        assert_eq!(scene.now(who).branch.as_ref(), Some(&scene.town.branch));
        scene.receive(&path, "2026-03-02").expect(422).shows("已经办结");
        receiver.post(&refusal, &reason).expect(422).shows("已经办结");
        scene.send(who, "2026-03-02").expect(303);
    }
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    for place in places() {
        let scene = Scene::set(&place);
        // A secretary's post is an administrator's to give, and so is the way by which it ends.
        scene.send(scene.town.secretary(), "2026-03-02").expect(403);
        let who = &scene.town.formal[4];
        scene.send(who, "2026-03-03").expect(422).shows("不能晚于今天");
        scene.send(&scene.town.stranger, "2026-03-02").expect(422).shows("本支部的人员");
        let here = scene.town.branch.to_string();
        let form =
            [("who", who.member.as_str()), ("to_branch", &*here), ("sent_on", "2026-03-02"), ("moving_reason", "x")];
        scene.town.browser(scene.town.secretary()).post("/movings", &form).expect(422).shows("另一个现有的党支部");
        let path = scene.sent(who);
        scene.receive(&path, "2026-03-01").expect(422).shows("不能早于转出日期");
        scene.receive(&path, "2026-03-03").expect(422).shows("不能晚于今天");
        let wrong = [("received_on", "2026-03-02"), ("to_unit", &*here)];
        scene.town.browser(&scene.town.stranger).post(&format!("{path}/receipt"), &wrong).expect(422).shows("接收支部");
    }
}

#[test]
fn both_secretaries_and_he_himself_see_it_and_nobody_else() {
    for place in places() {
        let scene = Scene::set(&place);
        let town = &scene.town;
        let path = scene.sent(&town.formal[4]);
        for reader in [town.secretary(), &town.stranger, &town.formal[4]] {
            town.browser(reader).get(&path).expect(200).shows("现在由谁负责");
        }
        for reader in [&town.formal[5], &town.superior, &town.probationary] {
            town.browser(reader).get(&path).expect(404);
            town.browser(reader).get("/movings").expect(200).hides("党员04");
            town.browser(reader).post(&format!("{path}/receipt"), &[]).expect(404);
            town.browser(reader).post(&format!("{path}/calling-back"), &[]).expect(404);
        }
        town.browser(&town.formal[4]).post(&format!("{path}/calling-back"), &[("moving_reason", "x")]).expect(403);
        town.browser(town.secretary()).post(&format!("{path}/receipt"), &[]).expect(404).hides("党员04");
    }
}

#[test]
fn each_side_and_the_member_are_told_and_reminded_before_the_day_once() {
    for place in places() {
        let scene = Scene::set(&place);
        let who = scene.town.formal[4].clone();
        let path = scene.sent(&who);
        let heard = |reader: &Actor, words: &str| {
            let reader = reader.member.clone();
            let notices = place.db.read_now(move |tx| zhixing_notice::latest(tx, &reader, None, 50)).unwrap();
            notices.iter().filter(|one| one.subject.text(zhixing_kit::Language::Chinese).contains(words)).count()
        };
        assert_eq!((heard(&who, "正在转到第二党支部"), heard(&scene.town.stranger, "请接收党员04")), (1, 1));
        let morning = |day: i64| {
            place.clock.set(BEGIN.plus_ms(day * DAY_MS));
            let (by, organisation) = (scene.town.secretary().author(), scene.town.secretary().organisation.clone());
            place.db.write_now(move |tx| super::remind(tx, &organisation, &by)).unwrap();
        };
        // To be received by 2 June, 92 days after 2 March.
        for day in [77, 78, 79, 89, 90, 93] {
            morning(day);
        }
        assert_eq!(heard(&scene.town.stranger, "转接提醒"), 2, "two weeks and three days before, each once");
        assert_eq!(heard(scene.town.secretary(), "转接提醒"), 1, "the sender three days before");
        scene.town.browser(scene.town.secretary()).get(&path).expect(200).shows("已逾期");
        scene.receive(&path, "2026-06-03").expect(303);
        assert_eq!((heard(&who, "已接收党员04"), heard(scene.town.secretary(), "已接收党员04")), (1, 1));
    }
}

#[test]
fn every_page_speaks_both_languages_and_has_one_title() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.sent(&scene.town.formal[4]);
        for (path, reader) in [
            ("/movings", scene.town.secretary()),
            ("/movings", &scene.town.formal[5]),
            ("/movings/new", scene.town.secretary()),
            (&*path, scene.town.secretary()),
            (&*path, &scene.town.stranger),
        ] {
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
