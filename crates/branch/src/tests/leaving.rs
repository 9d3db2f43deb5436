//! Who leaves a meeting before its end: what was decided until then stands with him, what is voted on later is voted on without him (支 11), and every page
//! and paper says when he went.

use zhixing_kit::clock::{HOUR_MS, MINUTE_MS};
use zhixing_kit::test::{Browser, Page, places};

use super::attendance::correct;
use super::ballot::Scene;
use super::forms::words;
use super::town::{Town, sign};
use crate::ActivityId;

fn leaves(recorder: &mut Browser, at: &str, entry: &str, left_at: &str) -> Page {
    recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "left"), ("left_at", left_at)])
}

fn motion(recorder: &mut Browser, at: &str) -> String {
    let moved = recorder.post(&format!("{at}/motions"), &[("text", "同意")]).expect(303);
    format!("{at}/motions/{}", moved.leads_to().split("#m-").nth(1).expect("its place"))
}

/// The probationary member is there too, so that the roll is complete.
fn all_called(town: &Town, recorder: &mut Browser, meeting: &ActivityId) {
    let entry = town.entry(meeting, "预备员");
    recorder.post(&format!("/meetings/{meeting}/roll/{entry}"), &[("mark", "present")]).expect(303);
}

#[test]
fn what_he_voted_counts_and_later_votes_are_taken_without_him() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        town.present(&meeting, 5);
        all_called(&town, &mut recorder, &meeting);
        let leaver = town.entry(&meeting, "党员04");
        let first = motion(&mut recorder, &at);
        recorder.post(&format!("{first}/vote-opening"), &[]).expect(303);
        for voter in &town.formal[2..] {
            town.browser(voter).post(&format!("{first}/vote"), &[("choice", "yes")]).expect(303);
        }
        place.pass_ms(40 * MINUTE_MS);
        leaves(&mut recorder, &at, &leaver, "").expect(303);
        recorder
            .get(&format!("{at}/motions"))
            .expect(200)
            .shows("到会有表决权的 5 人，已投 3 人。")
            .hides("没有到会，不计入");
        recorder.post(&format!("{first}/vote-closing"), &[]).expect(303);
        recorder
            .get(&format!("{at}/motions"))
            .expect(200)
            .shows("应到 5 人，实到 5 人")
            .shows("赞成 3 票")
            .shows("通过");
        let second = motion(&mut recorder, &at);
        recorder.post(&format!("{second}/vote-opening"), &[]).expect(303);
        let late = town.browser(&town.formal[4]).post(&format!("{second}/vote"), &[("choice", "yes")]);
        late.expect(422).shows("党员04 已经离会，不能再表决");
        town.browser(&town.formal[4]).get(&format!("{at}/motions")).expect(200).shows("离会以前投的票照算");
        recorder.post(&format!("{second}/vote-closing"), &[]).expect(303);
        recorder.get(&format!("{at}/motions")).expect(200).shows("应到 5 人，实到 4 人").shows("赞成 3 票");
        recorder
            .get(&format!("{at}/roll"))
            .expect(200)
            .shows("value=\"14:40\"")
            .shows("有表决权的到了 4/5")
            .shows("有 1 人中途离会");
        // His vote counted: he was there.
        let absent = [("mark", "absent")];
        recorder.post(&format!("{at}/roll/{leaver}"), &absent).expect(422).shows("中途离开的，请点“离会”");
        place.pass_ms(20 * MINUTE_MS);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "15:00")]).expect(303);
        let page = town.browser(&town.formal[3]).get(&format!("{at}/minutes")).expect(200);
        page.shows("6 人，其中有表决权的 5 人").shows("党员04（14:40 离会）").hides("无效");
        recorder.get(&at).expect(200).shows("有 1 人中途离会").hides("无效");
        for form in ["minutes", "roll"] {
            let handed = recorder.post(&format!("{at}/forms"), &[("form", form), ("format", "docx")]).expect(200);
            assert!(words(&handed.bytes).contains("14:40 离会"), "{form}");
        }
        let marked = town.records(&meeting).into_iter().filter(|entry| entry.facts["mark"] == "left");
        assert_eq!(marked.map(|entry| entry.facts["left_at"].clone()).collect::<Vec<_>>(), ["14:40"]);
        sign(&mut recorder, &at).expect(303);
    }
}

#[test]
fn when_enough_have_left_nothing_can_be_decided_and_what_was_held_was_held() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        town.present(&meeting, 3);
        all_called(&town, &mut recorder, &meeting);
        let leaver = town.entry(&meeting, "党员02");
        place.pass_ms(HOUR_MS);
        for wrong in ["13:59", "15:01"] {
            leaves(&mut recorder, &at, &leaver, wrong).expect(422).shows("会议没有开到");
        }
        leaves(&mut recorder, &at, &leaver, "14:30").expect(303);
        // Pressed once more it keeps its time; a time that is told otherwise holds.
        leaves(&mut recorder, &at, &leaver, "").expect(303);
        recorder.get(&format!("{at}/roll")).expect(200).shows("value=\"14:30\"");
        leaves(&mut recorder, &at, &leaver, "14:35").expect(303);
        let late = motion(&mut recorder, &at);
        recorder.post(&format!("{late}/vote-opening"), &[]).expect(422).shows("还差 1 人");
        recorder.get(&format!("{at}/closing")).expect(200).hides("会议无效");
        let end = [("day", "2026-03-03"), ("time", "15:00"), ("unvoted", "keep")];
        recorder.post(&format!("{at}/closing"), &end).expect(303);
        recorder.get(&at).expect(200).shows("实到 3 人").hides("无效");
        // Corrected afterwards: he had gone earlier, or had not gone.
        correct(&mut recorder, &meeting, &leaver, "present", "", "没有走").expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("14:35 离会").hides("党员02（14:35 离会）");
    }
}

/// Marks that waited on a device: the last one of a row is sent, with the time at which it was taken down.
#[test]
fn who_left_while_there_was_no_network_left_when_it_was_taken_down() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        let entry = town.entry(&meeting, "党员03");
        place.pass_ms(HOUR_MS);
        let line = format!("{entry} left {}", 20 * MINUTE_MS);
        recorder.post(&format!("{at}/roll/marks"), &[("marks", &line)]).expect(200).shows(r#""accepted":true"#);
        recorder.get(&format!("{at}/roll")).expect(200).shows("value=\"14:40\"").shows("补记，15:00 送到");
    }
}

#[test]
fn of_a_secret_ballot_who_had_left_was_not_there_and_who_leaves_later_was() {
    for place in places() {
        let mut scene = Scene::of(&place, 7, 6);
        let at = scene.at.clone();
        let [early, later] = ["党员04", "党员05"].map(|name| scene.entry(name));
        leaves(&mut scene.recorder, &at, &early, "").expect(303);
        let ballot = scene.question("修缮活动室");
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..4] {
            scene.vote(voter, &ballot, "y");
        }
        let gone = scene.town.browser(&scene.town.formal[4]).get(&ballot).expect(200);
        gone.shows("名单上您已经离会");
        place.pass_ms(MINUTE_MS);
        leaves(&mut scene.recorder, &at, &later, "").expect(303);
        scene.end(&ballot);
        scene.open_box(&ballot);
        scene.recorder.get(&ballot).expect(200).shows("应到 7 人，实到 5 人").shows("通过");
    }
}
