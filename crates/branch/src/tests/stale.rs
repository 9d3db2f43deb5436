//! Pages that were open for too long: what is refused is told where it was asked, which of the states it is, and what was typed is shown again.

use zhixing_kit::test::{Browser, places};

use super::town::Town;

fn motion(recorder: &mut Browser, at: &str) -> String {
    let moved = recorder.post(&format!("{at}/motions"), &[("text", "添置护栏")]).expect(303);
    format!("{at}/motions/{}", moved.leads_to().split("#m-").nth(1).expect("its place"))
}

#[test]
fn what_is_refused_of_a_motion_is_told_above_the_motions() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        town.present(&meeting, 5);
        let motion = motion(&mut recorder, &at);
        let press = |recorder: &mut Browser, what: &str, status: u16| {
            recorder.post(&format!("{motion}/{what}"), &[("choice", "yes")]).expect(status)
        };
        let page = press(&mut recorder, "vote-closing", 422).shows("还没有提请表决").shows("添置护栏");
        assert!(page.text.contains("<h1>表决</h1>"), "{}", page.text);
        press(&mut recorder, "vote-opening", 303);
        press(&mut recorder, "vote-opening", 422).shows("已经提请表决了").shows("添置护栏");
        press(&mut recorder, "vote-closing", 303);
        for what in ["vote", "vote-closing", &format!("votes/{}", town.entry(&meeting, "党员03"))] {
            press(&mut recorder, what, 422).shows("表决已经结束").shows("添置护栏");
        }
        // A script that sends a vote by itself tells it in its own way.
        let request = axum::http::Request::post(format!("{motion}/vote"))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("accept", "application/json");
        let told = recorder.send(request.body(axum::body::Body::from("choice=yes")).unwrap()).expect(422);
        assert!(told.text.starts_with('{') && told.text.contains("表决已经结束"), "{}", told.text);
    }
}

#[test]
fn a_change_that_comes_too_late_says_why_and_shows_what_was_written() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (meeting, called_off) = (town.opened(&place, "general_meeting"), town.plan("committee_meeting"));
        let (at, mut secretary) = (format!("/meetings/{meeting}"), town.browser(town.secretary()));
        let form = |kind| {
            [
                ("unit", town.branch.as_str()),
                ("kind", kind),
                ("topic", "改过的主题"),
                ("day", "2026-03-04"),
                ("time", "09:00"),
                ("place", "改过的地点"),
                ("agenda", "新加的议程"),
            ]
        };
        let sent = |secretary: &mut Browser, at: &str, kind, why: &str| {
            let page = secretary.post(&format!("{at}/edit"), &form(kind)).expect(422);
            page.shows(why).shows("改过的主题").shows("改过的地点").shows("新加的议程").shows("没有保存");
        };
        sent(&mut secretary, &at, "general_meeting", "会议已经开始，安排不能再改");
        town.present(&meeting, 5);
        let entry = town.entry(&meeting, "预备员");
        secretary.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
        secretary.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        sent(&mut secretary, &at, "general_meeting", "会议已经结束，安排不能再改");
        let late = secretary.post(&format!("{at}/motions"), &[("text", "会后写的一项")]).expect(422);
        late.shows("会议已经结束").shows("没有记下").shows("会后写的一项");
        let cancelled = format!("/meetings/{called_off}");
        secretary.post(&format!("{cancelled}/cancellation"), &[("reason", "改期")]).expect(303);
        sent(&mut secretary, &cancelled, "committee_meeting", "会议已经取消，安排不能再改");
    }
}

#[test]
fn figures_in_full_width_are_figures() {
    for place in places() {
        let town = Town::with(&place, 5);
        let mut secretary = town.browser(town.secretary());
        let form = [("unit", town.branch.as_str()), ("kind", "lecture"), ("topic", "党课"), ("day", "2026-03-04")];
        let sent = |minutes| [&form[..], &[("time", "09:00"), ("minutes", minutes)]].concat();
        secretary.post("/meetings", &sent("９０分")).expect(422);
        let at = secretary.post("/meetings", &sent("９０")).expect(303).leads_to().to_owned();
        secretary.get(&at).expect(200).shows("约 90 分钟");
    }
}
