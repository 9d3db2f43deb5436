//! Days that are over: nobody is called to one, and what was planned for one and not written down is asked about.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::test::{Place, places};
use zhixing_people::Actor;

use super::town::Town;

fn unread(place: &Place, actor: &Actor) -> usize {
    let actor = actor.clone();
    place.db.read_now(move |tx| zhixing_notice::unread(tx, &actor.member)).unwrap() as usize
}

fn planned(town: &Town, day: &str) -> String {
    let (chair, recorder) = (town.secretary().member.as_str(), town.recorder().member.as_str());
    let form = [
        ("unit", town.branch.as_str()),
        ("kind", "theme_day"),
        ("topic", "护学岗志愿服务"),
        ("day", day),
        ("time", "14:00"),
        ("chair", chair),
        ("recorder", recorder),
    ];
    town.browser(town.secretary()).post("/meetings", &form).expect(303).leads_to().to_owned()
}

#[test]
fn nobody_is_called_to_a_day_that_is_over() {
    for place in places() {
        let town = Town::with(&place, 5);
        let at = planned(&town, "2026-02-26");
        let mut secretary = town.browser(town.secretary());
        secretary.get(&at).expect(200).shows("确定名单").shows("不再发通知").hides("确定名单并发通知");
        secretary.post(&format!("{at}/convening"), &[]).expect(303);
        secretary.get(&at).expect(200).shows("已确定应到会名单（6 人）。会议的日子已经过了，没有发通知。");
        assert_eq!(unread(&place, &town.formal[3]), 0);
        // Nor is anybody told that it moved from one past day to another.
        let form = [
            ("unit", town.branch.as_str()),
            ("kind", "theme_day"),
            ("topic", "护学岗志愿服务"),
            ("day", "2026-02-27"),
            ("time", "14:00"),
        ];
        secretary.edit(&format!("{at}/edit"), &format!("{at}/edit"), &form).expect(303);
        assert_eq!(unread(&place, &town.formal[3]), 0);
        let ahead = planned(&town, "2026-03-05");
        secretary.post(&format!("{ahead}/convening"), &[]).expect(303);
        assert_eq!(unread(&place, &town.formal[3]), 1);
    }
}

#[test]
fn how_a_meeting_stands_and_what_is_next_follow_what_happens() {
    for place in places() {
        let town = Town::with(&place, 5);
        let at = planned(&town, "2026-03-05");
        let mut secretary = town.browser(town.secretary());
        for (button, step) in [("确定名单并发通知", "convening"), ("宣布开始", "opening")] {
            let page = secretary.get(&at).expect(200);
            let (head, live) = page.text.split_once("<zx-live").expect("a live part");
            assert!(!head.contains("已安排") && !head.contains(button), "{head}");
            assert!(live.contains("已安排") && live.contains(button), "{live}");
            if step == "convening" {
                secretary.post(&format!("{at}/convening"), &[]).expect(303);
            }
        }
    }
}

#[test]
fn what_was_planned_for_a_day_that_is_over_is_asked_about_until_it_is_held_moved_or_cancelled() {
    for place in places() {
        let town = Town::with(&place, 5);
        let at = planned(&town, "2026-03-03");
        let mut secretary = town.browser(town.secretary());
        secretary.get("/meetings").expect(200).hides("日子过了");
        secretary.get(&at).expect(200).hides("开过了，补记");
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(2 * DAY_MS));
        let page = secretary.get("/meetings").expect(200).shows("日子过了，还没有着落的").shows("护学岗志愿服务");
        page.shows(&format!("{at}/edit")).shows(&format!("{at}/cancellation")).shows("待补记");
        secretary.get(&at).expect(200).shows("开过了，补记");
        let member = town.browser(&town.probationary).get("/meetings").expect(200).shows("待补记");
        member.hides("开过了，补记").hides(&format!("{at}/edit"));
        secretary.post(&format!("{at}/cancellation"), &[("reason", "下雨")]).expect(303);
        secretary.get("/meetings").expect(200).hides("日子过了");
    }
}
