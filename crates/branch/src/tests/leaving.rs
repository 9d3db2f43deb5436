//! Who leaves a meeting before its end: what was decided until then stands with him, what is voted on later is voted on without him (支 11), and every page
//! and paper says when he went.

use zhixing_kit::clock::{HOUR_MS, MINUTE_MS};
use zhixing_kit::test::{Browser, Page, Place, places};

use super::attendance::correct;
use super::ballot::Scene;
use super::forms::words;
use super::town::{Town, sign};
use crate::ActivityId;

fn leaves(recorder: &mut Browser, at: &str, entry: &str, left_at: &str) -> Page {
    recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "left"), ("left_at", left_at)])
}

/// Corrects in the minutes when somebody left.
fn left_then(recorder: &mut Browser, meeting: &ActivityId, entry: &str, left_at: &str) -> Page {
    let path = format!("/meetings/{meeting}/minutes/corrections");
    let opens = format!("{path}/new?subject=roll&entry={entry}");
    let sent = [("subject", "roll"), ("entry", entry), ("after", "left"), ("left_at", left_at), ("why", "看表")];
    recorder.edit(&opens, &path, &sent)
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
            .shows("有表决权的在场 4/5")
            .shows("共有 1 人中途离会");
        // His vote counted: he was there.
        let absent = [("mark", "absent")];
        recorder.post(&format!("{at}/roll/{leaver}"), &absent).expect(422).shows("中途离开的，请点“离会”");
        place.pass_ms(20 * MINUTE_MS);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "15:00")]).expect(303);
        let page = town.browser(&town.formal[3]).get(&format!("{at}/minutes")).expect(200);
        page.shows("6 人，其中有表决权的 5 人").shows("党员04（14:40 离会）").hides("无效");
        recorder.get(&at).expect(200).shows("共有 1 人中途离会").hides("无效");
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
            leaves(&mut recorder, &at, &leaver, wrong).expect(422).shows("不在会议期间：会议 14:00 开始");
        }
        let absent = town.entry(&meeting, "党员04");
        leaves(&mut recorder, &at, &absent, "14:30").expect(422).shows("党员04 还没有点为到会，不能记离会");
        leaves(&mut recorder, &at, &leaver, "14:30").expect(303);
        // Pressed once more it keeps its time; a time that is told otherwise holds.
        leaves(&mut recorder, &at, &leaver, "").expect(303);
        recorder.get(&format!("{at}/roll")).expect(200).shows("value=\"14:30\"");
        leaves(&mut recorder, &at, &leaver, "14:35").expect(303);
        let late = motion(&mut recorder, &at);
        recorder.post(&format!("{late}/vote-opening"), &[]).expect(422).shows("还差 1 人");
        for page in [at.clone(), format!("{at}/roll"), format!("{at}/motions")] {
            let page = recorder.get(&page).expect(200).hides("会议还不算有效");
            page.shows("会议有效：有表决权的到过 3 人。现在在场 2 人，表决需要 3 人");
        }
        recorder.get(&format!("{at}/closing")).expect(200).hides("会议无效");
        let early = [("day", "2026-03-03"), ("time", "14:30"), ("unvoted", "keep")];
        recorder.post(&format!("{at}/closing"), &early).expect(422).shows("党员02 是 14:35 离会的");
        let end = [("day", "2026-03-03"), ("time", "15:00"), ("unvoted", "keep")];
        recorder.post(&format!("{at}/closing"), &end).expect(303);
        recorder.get(&at).expect(200).shows("实到 3 人").hides("无效");
        // Neither end is put right to a time at which the meeting would not have been there when he left.
        for (subject, time) in [("closed", "14:20"), ("opened", "14:45")] {
            let path = format!("{at}/minutes/corrections");
            let sent = [
                ("subject", subject),
                ("entry", meeting.as_str()),
                ("day", "2026-03-03"),
                ("time", time),
                ("why", "看表"),
            ];
            let refused = recorder.edit(&format!("{path}/new?subject={subject}&entry={meeting}"), &path, &sent);
            refused.expect(422).shows("党员02 是 14:35 离会的，这个时间要在会议的开始和结束之间");
        }
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
        recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
        place.pass_ms(HOUR_MS);
        let line = format!("{entry} left {}", 20 * MINUTE_MS);
        recorder.post(&format!("{at}/roll/marks"), &[("marks", &line)]).expect(200).shows(r#""accepted":true"#);
        recorder.get(&format!("{at}/roll")).expect(200).shows("value=\"14:40\"").shows("补记，15:00 送到");
        // The later mark holds: he is called as there again, and what another device took down before that gives way.
        place.pass_ms(10 * MINUTE_MS);
        recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
        place.pass_ms(10 * MINUTE_MS);
        let before = format!("{entry} left {}", 15 * MINUTE_MS);
        let mut secretary = town.browser(town.secretary());
        secretary.post(&format!("{at}/roll/marks"), &[("marks", &before)]).expect(200).shows("您记的是“离会”");
        recorder.get(&format!("{at}/roll")).expect(200).hides("value=\"15:05\"").shows("15:10 点名");
    }
}

/// What was announced and what the roll says never contradict each other.
#[test]
fn nobody_left_before_a_vote_in_which_he_is_reckoned_as_there() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        town.present(&meeting, 5);
        all_called(&town, &mut recorder, &meeting);
        let leaver = town.entry(&meeting, "党员04");
        let voted = motion(&mut recorder, &at);
        recorder.post(&format!("{voted}/vote-opening"), &[]).expect(303);
        place.pass_ms(30 * MINUTE_MS);
        recorder.post(&format!("{voted}/vote-closing"), &[]).expect(303);
        place.pass_ms(20 * MINUTE_MS);
        leaves(&mut recorder, &at, &leaver, "14:20").expect(422).shows("在这个时间以后的表决或投票里还算在场");
        let waited = format!("{leaver} left {}", 40 * MINUTE_MS);
        let sent = recorder.post(&format!("{at}/roll/marks"), &[("marks", &waited)]).expect(200);
        sent.shows(r#""accepted":false"#).shows(r#""holds":"present""#);
        leaves(&mut recorder, &at, &leaver, "14:40").expect(303);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:50")]).expect(303);
        let path = format!("{at}/minutes/corrections");
        let mut sent = |left_at: &str| {
            let page = recorder.get(&format!("{path}/new?what=roll/{leaver}")).expect(200).text;
            let basis = page.split("name=\"basis\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            let form = [
                ("basis", basis),
                ("subject", "roll"),
                ("entry", &leaver),
                ("before", "left 14:40"),
                ("after", "left"),
                ("left_at", left_at),
                ("why", "记错了时间"),
            ];
            recorder.post(&path, &form)
        };
        sent("14:20").expect(422).shows("在这个时间以后的表决或投票里还算在场");
        sent("03:00").expect(422).shows("不在会议期间");
        sent("14:35").expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("14:35 离会").shows("实到 5 人");
    }
}

/// 支 11, N = 7: four must be there.
#[test]
fn of_a_secret_ballot_who_had_left_was_not_there_and_who_leaves_later_was() {
    for place in places() {
        let mut scene = Scene::of(&place, 7, 5);
        let at = scene.at.clone();
        let [later, early] = ["党员03", "党员04"].map(|name| scene.entry(name));
        leaves(&mut scene.recorder, &at, &early, "").expect(303);
        let ballot = scene.question("修缮活动室");
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..4] {
            scene.vote(voter, &ballot, "y");
        }
        scene.town.browser(&scene.town.formal[4]).get(&ballot).expect(200).shows("名单上您已经离会");
        place.pass_ms(2 * MINUTE_MS);
        leaves(&mut scene.recorder, &at, &later, "").expect(303);
        scene.end(&ballot);
        scene.open_box(&ballot);
        let page = scene.recorder.get(&ballot).expect(200);
        page.shows("应到 7 人，实到 4 人").shows("通过").hides("不能作数");
        // He was there: nothing makes him absent, and with him the ballot stands.
        let absent = [("mark", "absent")];
        scene.recorder.post(&format!("{at}/roll/{later}"), &absent).expect(422).shows("到会以后有过无记名投票");
    }
}

#[test]
fn who_comes_back_and_votes_in_secret_was_there() {
    for place in places() {
        let mut scene = Scene::of(&place, 7, 5);
        let (at, back) = (scene.at.clone(), scene.entry("党员04"));
        leaves(&mut scene.recorder, &at, &back, "").expect(303);
        let ballot = scene.question("修缮活动室");
        scene.open(&ballot).expect(303);
        place.pass_ms(2 * MINUTE_MS);
        scene.recorder.post(&format!("{at}/roll/{back}"), &[("mark", "present")]).expect(303);
        for voter in &scene.town.formal[..5] {
            scene.vote(voter, &ballot, "y");
        }
        place.pass_ms(2 * MINUTE_MS);
        leaves(&mut scene.recorder, &at, &back, "").expect(303);
        let absent = [("mark", "absent")];
        scene.recorder.post(&format!("{at}/roll/{back}"), &absent).expect(422).shows("到会以后有过无记名投票");
        scene.end(&ballot);
        scene.open_box(&ballot);
        scene.recorder.get(&ballot).expect(200).shows("应到 7 人，实到 5 人").hides("不能作数");
    }
}

/// A vote that ended at 14:30 with everybody; one that 党员04 voted in at 14:35, and that ended at 14:45 after he had left at 14:40; and one that ended at
/// 14:55 without him; it is 15:00.
fn left_between(place: &Place) -> (Town, ActivityId, Browser, String) {
    let town = Town::with(place, 5);
    let meeting = town.opened(place, "general_meeting");
    let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
    town.present(&meeting, 5);
    all_called(&town, &mut recorder, &meeting);
    let (leaver, mut is_gone) = (town.entry(&meeting, "党员04"), false);
    for (at_once, later) in [(30, 0), (5, 5), (5, 5)] {
        let motion = motion(&mut recorder, &at);
        recorder.post(&format!("{motion}/vote-opening"), &[]).expect(303);
        place.pass_ms(at_once * MINUTE_MS);
        if later == 5 && !is_gone {
            town.browser(&town.formal[4]).post(&format!("{motion}/vote"), &[("choice", "yes")]).expect(303);
            place.pass_ms(5 * MINUTE_MS);
            leaves(&mut recorder, &at, &leaver, "").expect(303);
            is_gone = true;
        }
        place.pass_ms(later * MINUTE_MS);
        recorder.post(&format!("{motion}/vote-closing"), &[]).expect(303);
    }
    place.pass_ms(5 * MINUTE_MS);
    (town, meeting, recorder, leaver)
}

#[test]
fn a_wrong_correction_of_who_left_is_put_back_to_its_time() {
    for place in places() {
        let (town, meeting, mut recorder, leaver) = left_between(&place);
        let at = format!("/meetings/{meeting}");
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "15:00")]).expect(303);
        let present = || -> Vec<u32> {
            let id = meeting.clone();
            let motions = place.db.read_now(move |tx| crate::acts::motions(tx, &id)).unwrap();
            motions.iter().filter_map(|motion| motion.outcome.as_ref().map(|outcome| outcome.present)).collect()
        };
        // He voted in the second one while it was open, and left before it ended.
        assert_eq!(present(), [5, 5, 4]);
        correct(&mut recorder, &meeting, &leaver, "present", "", "以为没有走").expect(303);
        assert_eq!(present(), [5, 5, 5], "he was there for all of it");
        left_then(&mut recorder, &meeting, &leaver, "14:20").expect(422).shows("在这个时间以后的表决或投票里还算在场");
        left_then(&mut recorder, &meeting, &leaver, "14:40").expect(303);
        assert_eq!(present(), [5, 5, 4]);
        let page = town.browser(&town.formal[3]).get(&format!("{at}/minutes")).expect(200);
        page.shows("党员04（14:40 离会）").hides("党员04（14:50 离会）");
    }
}

/// Who was called as left had gone: no later time makes the votes and ballots without him untrue.
#[test]
fn nobody_left_after_a_vote_that_was_without_him() {
    for place in places() {
        let (_, meeting, mut recorder, leaver) = left_between(&place);
        let at = format!("/meetings/{meeting}");
        let said = "有的表决或投票没有算 党员04 在场，这个离会时间和它对不上";
        leaves(&mut recorder, &at, &leaver, "14:58").expect(422).shows(said);
        leaves(&mut recorder, &at, &leaver, "14:50").expect(303);
        leaves(&mut recorder, &at, &leaver, "14:40").expect(303);
        // Nor by being called as there for a moment: then he left after that, or had left before.
        recorder.post(&format!("{at}/roll/{leaver}"), &[("mark", "present")]).expect(303);
        leaves(&mut recorder, &at, &leaver, "14:58").expect(422).shows(said);
        leaves(&mut recorder, &at, &leaver, "14:40").expect(303);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "15:00")]).expect(303);
        left_then(&mut recorder, &meeting, &leaver, "14:58").expect(422).shows(said);
        // The way over "present" is no way around it.
        correct(&mut recorder, &meeting, &leaver, "present", "", "没有走").expect(303);
        left_then(&mut recorder, &meeting, &leaver, "14:58").expect(422).shows(said);
        left_then(&mut recorder, &meeting, &leaver, "14:44").expect(303);
    }
}

/// 支 11, N = 7: four must be there. A ballot with four, one of whom left before it began, back after it was counted.
#[test]
fn who_comes_back_after_a_ballot_was_counted_was_not_there_for_it() {
    for place in places() {
        let mut scene = Scene::of(&place, 7, 5);
        let (at, meeting) = (scene.at.clone(), scene.meeting.clone());
        let [other, back] = ["党员03", "党员04"].map(|name| scene.entry(name));
        leaves(&mut scene.recorder, &at, &back, "").expect(303);
        place.pass_ms(2 * MINUTE_MS);
        let ballot = scene.question("修缮活动室");
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..4] {
            scene.vote(voter, &ballot, "y");
        }
        place.pass_ms(2 * MINUTE_MS);
        leaves(&mut scene.recorder, &at, &back, "14:03").expect(422).shows("这个离会时间和它对不上");
        scene.end(&ballot);
        scene.open_box(&ballot);
        scene.recorder.post(&format!("{at}/roll/{back}"), &[("mark", "present")]).expect(303);
        place.pass_ms(2 * MINUTE_MS);
        leaves(&mut scene.recorder, &at, &back, "").expect(303);
        let stands = |scene: &mut Scene| !scene.recorder.get(&ballot).expect(200).text.contains("不能作数");
        let end = [("day", "2026-03-03"), ("time", "14:06")];
        scene.recorder.post(&format!("{at}/closing"), &end).expect(303);
        assert!(stands(&mut scene));
        correct(&mut scene.recorder, &meeting, &other, "absent", "", "代签的").expect(303);
        assert!(!stands(&mut scene), "three were there");
        // That he had not left puts him back into the ballot, and out of it again.
        correct(&mut scene.recorder, &meeting, &back, "present", "", "没有走").expect(303);
        assert!(stands(&mut scene));
        left_then(&mut scene.recorder, &meeting, &back, "14:06").expect(303);
        assert!(!stands(&mut scene));
    }
}

/// Who has no vote is in no vote: he can be marked as left too. A voter who sits in is asked what is meant.
#[test]
fn guests_leave_too_and_a_voter_who_sits_in_does_not() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        town.present(&meeting, 4);
        all_called(&town, &mut recorder, &meeting);
        recorder.post(&format!("{at}/roll/visitors"), &[("name", "来宾甲"), ("home", "区政府")]).expect(303);
        let [guest, sits_in] = ["来宾甲", "党员04"].map(|name| town.entry(&meeting, name));
        recorder.post(&format!("{at}/roll/{sits_in}"), &[("mark", "without_vote")]).expect(303);
        place.pass_ms(40 * MINUTE_MS);
        leaves(&mut recorder, &at, &guest, "").expect(303);
        let said = "党员04 记的是“列席”，不参加表决，中途离开不用记";
        leaves(&mut recorder, &at, &sits_in, "").expect(422).shows(said);
        recorder.get(&format!("{at}/roll")).expect(200).shows("value=\"14:40\"").shows("有表决权的在场 4/5");
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:40")]).expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("14:40 离会").shows("其中有表决权的 4 人");
        let paper = |recorder: &mut Browser| {
            let handed = recorder.post(&format!("{at}/forms"), &[("form", "minutes"), ("format", "docx")]).expect(200);
            words(&handed.bytes)
        };
        assert!(paper(&mut recorder).contains("14:40 离会"));
        left_then(&mut recorder, &meeting, &guest, "14:30").expect(303);
        left_then(&mut recorder, &meeting, &sits_in, "14:30").expect(422).shows(said);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("来宾甲（14:30 离会）");
        assert!(paper(&mut recorder).contains("14:30 离会"));
    }
}

/// 支 11, N = 7: four must be there. Somebody is called as there by a slip while a ballot runs, and somebody comes after it.
#[test]
fn a_slip_during_a_ballot_is_undone_and_who_comes_after_it_was_not_there() {
    for place in places() {
        let mut scene = Scene::of(&place, 7, 5);
        let (at, meeting) = (scene.at.clone(), scene.meeting.clone());
        let [other, gone, late] = ["党员03", "党员04", "党员05"].map(|name| scene.entry(name));
        let call = |scene: &mut Scene, entry: &str| {
            scene.recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
        };
        leaves(&mut scene.recorder, &at, &gone, "").expect(303);
        place.pass_ms(2 * MINUTE_MS);
        let ballot = scene.question("修缮活动室");
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..4] {
            scene.vote(voter, &ballot, "y");
        }
        place.pass_ms(2 * MINUTE_MS);
        call(&mut scene, &gone);
        leaves(&mut scene.recorder, &at, &gone, "").expect(303);
        leaves(&mut scene.recorder, &at, &gone, "14:00").expect(303);
        scene.end(&ballot);
        scene.open_box(&ballot);
        scene.recorder.get(&ballot).expect(200).shows("应到 7 人，实到 4 人");
        place.pass_ms(2 * MINUTE_MS);
        call(&mut scene, &late);
        leaves(&mut scene.recorder, &at, &late, "14:01").expect(422).shows("这个离会时间和它对不上");
        let end = [("day", "2026-03-03"), ("time", "14:06")];
        scene.recorder.post(&format!("{at}/closing"), &end).expect(303);
        scene.recorder.get(&ballot).expect(200).hides("不能作数");
        correct(&mut scene.recorder, &meeting, &other, "absent", "", "代签的").expect(303);
        scene.recorder.get(&ballot).expect(200).shows("不能作数");
    }
}
