//! Chair and recorder: named at the opening at the latest, and put right in the minutes afterwards.

use zhixing_kit::test::{BEGIN, Place, places};

use super::town::Town;
use crate::ActivityId;

const HOUR_MS: i64 = 3_600_000;

/// A convened meeting whose plan names nobody, at its hour.
fn without_officers(place: &Place, town: &Town) -> (ActivityId, String) {
    let form = [
        ("unit", town.branch.as_str()),
        ("kind", "general_meeting"),
        ("topic", "研究第一季度工作"),
        ("day", "2026-03-03"),
        ("time", "14:00"),
    ];
    let mut secretary = town.browser(town.secretary());
    let at = secretary.post("/meetings", &form).expect(303).leads_to().to_owned();
    secretary.post(&format!("{at}/convening"), &[]).expect(303);
    place.clock.set(BEGIN.plus_ms(29 * HOUR_MS));
    (ActivityId::parse(&at["/meetings/".len()..]).unwrap(), at)
}

#[test]
fn a_meeting_is_not_opened_before_chair_and_recorder_are_named() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (meeting, at) = without_officers(&place, &town);
        let opening = format!("{at}/opening");
        let (chair, recorder) = (town.secretary().member.as_str(), town.recorder().member.as_str());
        // The secretary is proposed as chair, who opens it as recorder.
        let mut browser = town.browser(&town.formal[2]);
        let page = browser.get(&opening).expect(200).shows("name=\"chair\"").shows("name=\"recorder\"");
        page.shows(&format!("value=\"{chair}\" selected"))
            .shows(&format!("value=\"{}\" selected", town.formal[2].member));
        // Who presides himself is not proposed as his own recorder.
        town.browser(town.secretary()).get(&opening).expect(200).shows(&format!("value=\"{chair}\" selected"));
        let time = [("day", "2026-03-03"), ("time", "14:00")];
        browser.post(&opening, &time).expect(422).shows("请写明主持人和记录人").shows("href=\"#f-chair\"");
        let one = [time[0], time[1], ("chair", chair)];
        browser.post(&opening, &one).expect(422).shows("href=\"#f-recorder\"");
        let same = [time[0], time[1], ("chair", chair), ("recorder", chair)];
        browser.post(&opening, &same).expect(422).shows("请由两个人担任");
        let stranger = [time[0], time[1], ("chair", chair), ("recorder", town.stranger.member.as_str())];
        browser.post(&opening, &stranger).expect(422).shows("请从本支部的成员中选择");
        browser.get(&at).expect(200).shows("宣布开始");
        let both = [time[0], time[1], ("chair", chair), ("recorder", recorder)];
        browser.post(&opening, &both).expect(303);
        browser.get(&at).expect(200).shows("党员00").shows("党员01").hides("未定</dd><dt>记录人");
        let named = town.records(&meeting).into_iter().find(|entry| entry.verb == "replanned").expect("it is recorded");
        assert_eq!(named.facts["after"], serde_json::json!({ "chair": "党员00", "recorder": "党员01" }));
        town.browser(town.recorder()).get(&at).expect(200).shows("点名");
    }
}

#[test]
fn who_is_named_in_the_plan_is_not_asked_for_again() {
    for place in places() {
        let town = Town::with(&place, 5);
        let planned = town.plan("general_meeting");
        let mut secretary = town.browser(town.secretary());
        let at = format!("/meetings/{planned}");
        secretary.post(&format!("{at}/convening"), &[]).expect(303);
        let opening = format!("{at}/opening");
        secretary.get(&opening).expect(200).hides("name=\"chair\"").hides("name=\"recorder\"");
        place.clock.set(BEGIN.plus_ms(29 * HOUR_MS));
        let other = town.formal[3].member.to_string();
        let form = [("day", "2026-03-03"), ("time", "14:00"), ("chair", other.as_str())];
        secretary.post(&opening, &form).expect(303);
        secretary.get(&at).expect(200).shows("党员00").hides("党员03");
    }
}
