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
        secretary.get(&at).expect(200).shows("已确定名单（6 人）。会议的日子已经过了，没有发通知。");
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
        secretary.get(&at).expect(200).shows("先在上面确定名单");
        let member = town.browser(&town.probationary).get("/meetings").expect(200).shows("待补记");
        member.hides("开过了，补记").hides(&format!("{at}/edit"));
        secretary.post(&format!("{at}/cancellation"), &[("reason", "下雨")]).expect(303);
        secretary.get("/meetings").expect(200).hides("日子过了");
    }
}

#[test]
fn what_is_written_down_later_is_proposed_as_it_was_planned_and_another_day_is_asked_about() {
    for place in places() {
        let town = Town::with(&place, 5);
        let at = planned(&town, "2026-03-05");
        let mut secretary = town.browser(town.secretary());
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(10 * DAY_MS));
        // The way to write it down is the list above, not the page it stands on.
        let page = secretary.get(&at).expect(200).shows("先在上面确定名单");
        page.hides(&format!("href=\"{at}\">开过了"));
        secretary.post(&format!("{at}/convening"), &[]).expect(303);
        secretary.get(&at).expect(200).shows(&format!("href=\"{at}/opening\">开过了，补记"));
        let opening = format!("{at}/opening");
        let form = secretary.get(&opening).expect(200).shows("value=\"2026-03-05\"").shows("value=\"14:00\"");
        form.hides("日期没有填错");
        let asked = secretary.post(&opening, &[("day", "2026-03-12"), ("time", "08:00")]).expect(422);
        asked.shows("安排在2026年3月5日").shows("日期没有填错").shows("value=\"2026-03-12\"");
        secretary.post(&opening, &[("day", "2026-03-05"), ("time", "14:00")]).expect(303);
        let closing = format!("{at}/closing");
        secretary.get(&closing).expect(200).shows("value=\"2026-03-05\"");
        for name in ["党员00", "党员01", "党员02", "党员03", "党员04", "预备员"] {
            let id = crate::ActivityId::parse(&at["/meetings/".len()..]).unwrap();
            let entry = town.entry(&id, name);
            secretary.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
        }
        secretary.post(&closing, &[("day", "2026-03-12"), ("time", "07:00")]).expect(422).shows("过了 7 天");
        let sure = [("day", "2026-03-12"), ("time", "07:00"), ("sure", "yes")];
        secretary.post(&closing, &sure).expect(303);
        // P8: where it counts as held it is said that it was written down later.
        let later = "3月5日 周四已召开（2026年3月12日补记）";
        secretary.get("/year").expect(200).shows(later);
        town.browser(&town.superior).get(&format!("/overview/{}", town.branch)).expect(200).shows(later);
    }
}

#[test]
fn no_meeting_was_held_before_its_unit_nor_with_nobody_on_the_roster() {
    for place in places() {
        let town = Town::with(&place, 5);
        let at = planned(&town, "2026-03-03");
        let mut secretary = town.browser(town.secretary());
        secretary.post(&format!("{at}/convening"), &[]).expect(303);
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(2 * DAY_MS));
        let branch = town.branch.to_string();
        let later = place.db.write_now(move |tx| {
            tx.run("update unit set founded_on = '2026-03-01' where id = $1", zhixing_kit::params![&branch])?;
            tx.run("update membership set from_on = '2026-03-03' where from_on < '2026-03-03'", &[])
        });
        assert!(later.unwrap() > 0);
        let open = |secretary: &mut zhixing_kit::test::Browser, day: &str| {
            secretary.post(&format!("{at}/opening"), &[("day", day), ("time", "09:00"), ("sure", "yes")])
        };
        open(&mut secretary, "2026-02-28").expect(422).shows("成立于2026年3月1日");
        open(&mut secretary, "2026-03-02").expect(422).shows("没有应到的人");
        open(&mut secretary, "2026-03-03").expect(303);
    }
}

#[test]
fn an_opening_that_was_a_mistake_is_taken_back_until_something_is_written_down() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let at = format!("/meetings/{meeting}");
        let mut recorder = town.browser(town.recorder());
        let back = format!("{at}/opening/withdrawal");
        recorder.get(&at).expect(200).shows(&back);
        town.browser(&town.formal[4]).get(&at).expect(200).hides(&back);
        town.browser(&town.formal[4]).post(&back, &[("why_back", "点错了")]).expect(403);
        town.browser(&town.stranger).post(&back, &[("why_back", "点错了")]).expect(404);
        recorder.get(&back).expect(200).shows("撤回“宣布开始”");
        recorder.post(&back, &[("why_back", " ")]).expect(422).shows("请填写这一项");
        recorder.post(&back, &[("why_back", "点错了会议")]).expect(303);
        recorder.get(&at).expect(200).shows("宣布开始").hides(&back);
        recorder.post(&back, &[("why_back", "再撤")]).expect(422).shows("还没有开始");
        let last = town.records(&meeting).into_iter().max_by(|a, b| a.id.cmp(&b.id)).unwrap();
        assert_eq!((last.verb.as_str(), &last.facts["why"]), ("corrected", &"点错了会议".into()));
        assert_eq!(last.facts["before"]["number"], 1);
        // The number is not lost with it; and what is written down keeps the meeting open.
        recorder.post(&format!("{at}/opening"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("2026年第1次");
        town.present(&meeting, 5);
        recorder.get(&at).expect(200).hides(&back);
        recorder.post(&back, &[("why_back", "点错了")]).expect(422).shows("会上已经记了内容");
    }
}
