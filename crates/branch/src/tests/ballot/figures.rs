//! What a tally found of each person is for who appraises alone: on the ballot's page, in its report, in minutes, in the meeting's record, everywhere.

use zhixing_kit::test::{Browser, Place, places};
use zhixing_people::Actor;

use super::Scene;
use crate::ballot;
use crate::tests::forms::words;
use crate::tests::town::Town;

/// Grades of 党员03 that stand nowhere else: 2, 1, 2 and 1 of six.
const VOTERS: [&str; 6] = ["aaaaaa", "aaaaaa", "aaabaa", "aaacaa", "aaacaa", "aaadaa"];

/// A tally of six, counted; with its page and whether anybody entered it by hand.
fn tallied(place: &Place) -> (Scene, String) {
    let mut scene = Scene::at(Town::with(place, 6), place, "appraisal", 6);
    let entries: Vec<String> = (0..6).map(|at| scene.entry(&format!("党员{at:02}"))).collect();
    let mut form = vec![("ballot_kind", "appraisal"), ("ballot_title", "民主测评"), ("way", "phones")];
    form.extend(entries.iter().map(|entry| ("stands", entry.as_str())));
    let ballot = scene.propose(&form);
    scene.open(&ballot).expect(303);
    for (voter, letters) in scene.town.formal[..6].iter().zip(VOTERS) {
        scene.vote(voter, &ballot, letters);
    }
    scene.end(&ballot);
    scene.open_box(&ballot);
    (scene, ballot)
}

/// The text of a report that this reader hands out.
fn report(browser: &mut Browser, ballot: &str) -> String {
    words(&browser.post(&format!("{ballot}/forms"), &[("format", "docx")]).expect(200).bytes)
}

#[test]
fn who_appraises_sees_what_each_was_given_and_nobody_else_does() {
    for place in places() {
        let (scene, ballot) = tallied(&place);
        let readers: [(&Actor, bool); 6] = [
            (scene.town.secretary(), true),
            (scene.town.recorder(), true),
            (&scene.town.formal[2], true),
            (&scene.town.formal[3], false),
            (&scene.town.formal[4], false),
            // A teller, who turned a key.
            (&scene.town.probationary, false),
        ];
        for (reader, sees) in readers {
            let mut browser = scene.town.browser(reader);
            let page = browser.get(&ballot).expect(200).shows("发出 6 张，收回 6 张").shows("只有书记、委员看得到");
            assert_eq!(page.text.contains("基本合格"), sees, "{:?} on the page", reader.member);
            assert_eq!(page.text.contains("单张选票不公布"), sees, "{:?}: what adds up", reader.member);
            // Who gave himself alone another grade would be known by a line like these.
            assert!(VOTERS.iter().all(|pattern| !page.text.contains(pattern)), "{:?}: no single ballot", reader.member);
            let report = report(&mut browser, &ballot);
            assert!(report.contains("民主测评") && report.contains("收回票数"), "{report}");
            assert_eq!(report.contains("基本合格"), sees, "{:?} in the report: {report}", reader.member);
            // The minutes are the same for all, and tell of nobody.
            let minutes = browser.get(&format!("{}/minutes", scene.at)).expect(200).shows("不列入会议记录");
            minutes.hides("基本合格");
            browser.get(&scene.at).expect(200).shows("发出 6 张，收回 6 张").hides("基本合格");
        }
        // On paper the minutes say that it was tallied, and no more.
        let mut recorder = scene.town.browser(scene.town.recorder());
        place.pass_ms(90 * 60_000);
        recorder.post(&format!("{}/closing", scene.at), &[("day", "2026-03-03"), ("time", "15:30")]).expect(303);
        let sent = [("form", "minutes"), ("format", "docx")];
        let minutes = words(&recorder.post(&format!("{}/forms", scene.at), &sent).expect(200).bytes);
        assert!(minutes.contains("民主测评（无记名投票）") && minutes.contains("收回 6 张"), "{minutes}");
        assert!(!minutes.contains("基本合格"), "{minutes}");
        for outsider in [&scene.town.stranger, &scene.town.superior] {
            scene.town.browser(outsider).get(&ballot).expect(404);
        }
    }
}

#[test]
fn a_report_with_figures_is_shown_under_its_code_to_who_appraises_alone() {
    for place in places() {
        let (scene, ballot) = tallied(&place);
        let mut secretary = scene.town.browser(scene.town.secretary());
        secretary.post(&format!("{ballot}/forms"), &[("format", "pdf")]).expect(200);
        let codes = scene.town.house.db.read_now(|tx| tx.all::<(String,)>("select code from form_issue", &[])).unwrap();
        let path = format!("/verify?code={}", codes[0].0);
        secretary.get(&path).expect(200).shows("党员03");
        scene.town.browser(&scene.town.formal[3]).get(&path).expect(200).hides("党员03");
    }
}

#[test]
fn the_record_holds_the_figures_fast_without_telling_them() {
    for place in places() {
        let (scene, ballot) = tallied(&place);
        let records = scene.town.records(&scene.meeting);
        let decided: Vec<_> = records.iter().filter(|entry| entry.verb.ends_with("decided")).collect();
        assert_eq!(decided.len(), 1);
        let facts = &decided[0].facts;
        assert!(facts.get("lines").is_none() && facts.get("ballots").is_none(), "{facts}");
        assert_eq!(facts["returned"], 6);
        let id = ballot::BallotId::parse(ballot.rsplit('/').next().unwrap()).unwrap();
        let counted = {
            let meeting = scene.meeting.clone();
            let tally = scene.town.house.db.read_now(move |tx| ballot::appraisal(tx, &meeting)).unwrap().unwrap();
            assert_eq!(tally.ballot.id, id);
            tally.outcome.unwrap()
        };
        assert_eq!(counted.lines[3].votes, [2, 1, 2, 1]);
        assert_eq!(facts["commitment"], counted.commitment(), "what was counted can be held against it");
        let mut other = counted.clone();
        other.lines[3].votes = vec![3, 0, 2, 1];
        assert_ne!(facts["commitment"], other.commitment(), "and nothing else");
        assert!(facts.get("passed").is_none() && facts["tallied"] == true, "{facts}");
        // Without what blinds it the few possible tallies could be tried out; it stands in no record of the meeting.
        let blind = counted.blind.clone().unwrap();
        assert!(blind.len() == 64 && records.iter().all(|entry| !entry.body.contains(&blind)));
        let record = scene.town.browser(scene.town.recorder()).get(&format!("{}/record", scene.at)).expect(200);
        assert!(!record.text.contains(&blind) && record.text.contains("commitment"));
    }
}
