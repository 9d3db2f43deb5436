//! Chair and recorder: named at the opening at the latest, and put right in the minutes afterwards.

use zhixing_kit::test::{BEGIN, Place, places};

use super::town::{Town, sign};
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

/// A meeting that was held when the plan still needed to name nobody.
fn held_without(place: &Place, town: &Town) -> (ActivityId, String) {
    let meeting = town.opened(place, "general_meeting");
    town.present(&meeting, 5);
    let at = format!("/meetings/{meeting}");
    let mut secretary = town.browser(town.secretary());
    let probationary = town.entry(&meeting, "预备员");
    secretary.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
    secretary.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
    let forget = "update activity set chair = null, chair_name = '', recorder = null, recorder_name = ''";
    place.db.write_now(move |tx| tx.run(forget, &[]).map(drop)).unwrap();
    (meeting, at)
}

#[test]
fn who_presided_and_who_recorded_can_be_said_afterwards_and_then_both_sign() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (meeting, at) = held_without(&place, &town);
        let minutes = format!("{at}/minutes");
        let mut secretary = town.browser(town.secretary());
        secretary.get(&at).expect(200).shows("还没有写明主持人和记录人");
        secretary.get(&minutes).expect(200).shows("还没有写明是谁").shows("写明主持人").shows("写明记录人");
        town.browser(&town.formal[4]).get(&minutes).expect(200).hides("写明主持人");
        secretary.post(&format!("{minutes}/signatures"), &[]).expect(422);
        let (opens, path) = (format!("{minutes}/corrections/new?what="), format!("{minutes}/corrections"));
        let of = |role: &str| format!("{opens}{role}/{meeting}");
        let name = |browser: &mut zhixing_kit::test::Browser, role: &str, person: &str| {
            let form = [("subject", role), ("entry", meeting.as_str()), ("after", person), ("why", "会前没有写")];
            browser.edit(&of(role), &path, &form)
        };
        let (chair, recorder) = (town.secretary().member.as_str(), town.recorder().member.as_str());
        name(&mut secretary, "chair", "").expect(422).shows("aria-invalid");
        name(&mut secretary, "chair", town.stranger.member.as_str()).expect(422).shows("请从本支部的成员中选择");
        name(&mut secretary, "chair", chair).expect(303);
        name(&mut secretary, "chair", chair).expect(422).shows("没有改动");
        name(&mut secretary, "recorder", chair).expect(422).shows("请由两个人担任");
        name(&mut secretary, "recorder", recorder).expect(303);
        sign(&mut secretary, &at).expect(303);
        // Who signed stays; who did not can still be put right.
        name(&mut secretary, "chair", town.formal[3].member.as_str()).expect(422).shows("已经以这个身份签了字");
        name(&mut secretary, "recorder", town.formal[2].member.as_str()).expect(303);
        town.browser(town.recorder()).post(&format!("{minutes}/signatures"), &[]).expect(422);
        sign(&mut town.browser(&town.formal[2]), &at).expect(303);
        let page =
            secretary.get(&minutes).expect(200).shows("党员02 已签字").shows("党员00 已签字").hides("还没有写明是谁");
        page.shows("没有指定</del>").shows("党员02</ins>").shows("原因：会前没有写");
        let corrected = town.records(&meeting).into_iter().rfind(|entry| entry.verb == "corrected").unwrap();
        assert_eq!(corrected.facts["before"]["recorder"], "党员01");
        assert_eq!(corrected.facts["after"]["recorder"], "党员02");
    }
}

#[test]
fn beginning_and_end_are_put_right_unless_the_meeting_itself_contradicts() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 5);
        let at = format!("/meetings/{meeting}");
        let mut recorder = town.browser(town.recorder());
        let probationary = town.entry(&meeting, "预备员");
        recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
        place.pass_ms(45 * 60_000);
        let led = recorder.post(&format!("{at}/motions"), &[("text", "通过帮扶方案")]).expect(303);
        let vote = format!("{at}/motions/{}", led.leads_to().split("#m-").nth(1).unwrap());
        recorder.post(&format!("{vote}/vote-opening"), &[]).expect(303);
        town.browser(&town.formal[2]).post(&format!("{vote}/vote"), &[("choice", "yes")]).expect(303);
        recorder.post(&format!("{vote}/vote-closing"), &[]).expect(303);
        place.pass_ms(HOUR_MS);
        // He voted at 14:45.
        let end = |time: &'static str| [("day", "2026-03-03"), ("time", time)];
        recorder.post(&format!("{at}/closing"), &end("14:44")).expect(422).shows("14:45 还有人亲自投票");
        recorder.post(&format!("{at}/closing"), &end("14:45")).expect(303);
        let path = format!("{at}/minutes/corrections");
        let mut correct = |subject: &str, day: &str, time: &str| {
            let opens = format!("{path}/new?what={subject}/{meeting}");
            let form =
                [("subject", subject), ("entry", meeting.as_str()), ("day", day), ("time", time), ("why", "看错了钟")];
            recorder.edit(&opens, &path, &form)
        };
        correct("closed", "2026-03-03", "14:30").expect(422).shows("还有人亲自投票");
        correct("closed", "2026-03-03", "13:30").expect(422).shows("结束时间早于开始时间");
        correct("closed", "2026-03-03", "19:30").expect(422).shows("时间还没有到");
        correct("closed", "2026-03-03", "14:45").expect(422).shows("没有改动");
        correct("closed", "2026-03-03", "15:30").expect(303);
        correct("opened", "2026-03-03", "14:50").expect(422).shows("14:45 已经有人亲自投票");
        correct("opened", "2025-03-03", "14:00").expect(422).shows("按年排");
        correct("opened", "2026-03-02", "13:55").expect(303);
        let page = recorder.get(&format!("{at}/minutes")).expect(200).shows("2026年3月3日 14:45</del>");
        page.shows("2026年3月3日 15:30</ins>").shows("2026年3月2日 13:55</ins>").shows("原因：看错了钟");
        recorder.get(&at).expect(200).shows("15:30").shows("13:55");
        let corrected: Vec<_> = town.records(&meeting).into_iter().filter(|entry| entry.verb == "corrected").collect();
        assert_eq!(corrected.len(), 2);
        assert_eq!(corrected[0].facts["after"]["closed"], "2026-03-03T07:30:00.000Z");
    }
}

#[test]
fn who_was_called_after_the_end_is_told_and_a_meeting_entered_later_is_left_alone() {
    for place in places() {
        let town = Town::with(&place, 5);
        let end = |town: &Town, meeting: &ActivityId, time: &str| {
            let mut recorder = town.browser(town.recorder());
            let probationary = town.entry(meeting, "预备员");
            let at = format!("/meetings/{meeting}");
            recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "absent")]).expect(303);
            recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", time)]).expect(303);
            recorder.get(&at).expect(200)
        };
        let live = town.opened(&place, "general_meeting");
        place.pass_ms(30 * 60_000);
        town.present(&live, 1);
        end(&town, &live, "14:10").shows("党员00 在 14:30 才点为到会");
        // A day later another meeting of the same afternoon is written down as a whole.
        let late = town.opened(&place, "general_meeting");
        place.pass_ms(24 * HOUR_MS);
        let began = zhixing_kit::test::BEGIN.plus_ms(29 * HOUR_MS);
        let is_late = "update opening set happened_at = $2, opened_at = $3 where activity = $1";
        let (id, now) = (late.clone(), place.clock.now());
        let write = move |tx: &zhixing_kit::Write<'_>| tx.run(is_late, zhixing_kit::params![&id, began, now]).map(drop);
        place.db.write_now(write).unwrap();
        town.present(&late, 5);
        end(&town, &late, "15:00").hides("才点为到会");
    }
}

#[test]
fn a_chair_whom_the_roll_says_not_to_be_there_is_told_and_another_one_is_named_while_the_meeting_goes_on() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 5);
        let at = format!("/meetings/{meeting}");
        let mut recorder = town.browser(town.recorder());
        let away = "主持人 党员00 在名单上是未到会";
        recorder.get(&format!("{at}/roll")).expect(200).hides(away);
        let chair = town.entry(&meeting, "党员00");
        recorder.post(&format!("{at}/roll/{chair}"), &[("mark", "absent"), ("reason", "出警")]).expect(303);
        let way = format!("{at}/minutes/corrections/new?what=chair/{meeting}");
        for below in ["/roll", "/closing", "/minutes"] {
            recorder.get(&format!("{at}{below}")).expect(200).shows(away).shows(&way).hides("记录人 党员01 在名单上");
        }
        town.browser(&town.formal[4]).get(&format!("{at}/minutes")).expect(200).hides(away);
        let path = format!("{at}/minutes/corrections");
        let other = town.formal[2].member.as_str();
        let form =
            [("subject", "chair"), ("entry", meeting.as_str()), ("after", other), ("why", "书记出警，由委员主持")];
        recorder.edit(&way, &path, &form).expect(303);
        for below in ["/roll", "/closing", "/minutes"] {
            recorder.get(&format!("{at}{below}")).expect(200).hides(away);
        }
        recorder.get(&format!("{at}/minutes")).expect(200).shows("党员02").shows("书记出警，由委员主持");
        // What else stands in the minutes is put right after the end, as before.
        let topic = format!("{path}/new?what=topic/{meeting}");
        let form = [("subject", "topic"), ("entry", meeting.as_str()), ("after", "别的"), ("why", "早了")];
        recorder.edit(&topic, &path, &form).expect(422);
    }
}
