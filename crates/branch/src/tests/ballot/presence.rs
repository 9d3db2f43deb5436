//! Who is there for a secret ballot is settled when it begins: who comes later is there as well, and nobody is marked away from it.

use serde_json::{Value, json};
use zhixing_kit::test::{Browser, Page, places};

use super::Scene;

/// Marks somebody on the roll.
fn mark(recorder: &mut Browser, scene_at: &str, entry: &str, mark: &str) -> Page {
    recorder.post(&format!("{scene_at}/roll/{entry}"), &[("mark", mark)])
}

#[test]
fn nobody_is_marked_away_from_an_election_that_began() {
    // 选 26, 27: eight of ten must be there, and more than half of who was there must say yes.
    for place in places() {
        let mut scene = Scene::of(&place, 10, 9);
        let ballot = scene.election("1", "phones", &["党员01", "党员02"]);
        scene.open(&ballot).expect(303);
        for (at, voter) in scene.town.formal[3..8].iter().enumerate() {
            scene.vote(voter, &ballot, if at < 4 { "yn" } else { "ny" });
        }
        let at = scene.at.clone();
        place.pass_ms(60_000);
        let [voted, silent, late] = ["党员03", "党员08", "党员09"].map(|name| scene.entry(name));
        for (entry, name) in [(&voted, "党员03"), (&silent, "党员08")] {
            for away in ["absent", "without_vote"] {
                let page = mark(&mut scene.recorder, &at, entry, away).expect(422).shows("中途离开的，请点“离会”");
                page.shows(name).shows("会议结束后到会议记录里更正");
            }
        }
        // Many marks at once, from the recorder's device, are told the same.
        let sent = scene.recorder.post(&format!("{at}/roll/marks"), &[("marks", &format!("{silent} absent 0"))]);
        sent.expect(200).shows(r#""accepted":false"#).shows("请点“离会”").shows(r#""holds":"present""#);
        // Who comes while it runs is there for it; a slip of the finger is taken back as long as he took no ballot.
        mark(&mut scene.recorder, &at, &late, "present").expect(303);
        mark(&mut scene.recorder, &at, &late, "absent").expect(303);
        mark(&mut scene.recorder, &at, &late, "present").expect(303);
        scene.end(&ballot);
        scene.open_box(&ballot);
        let page = scene.recorder.get(&ballot).expect(200);
        page.shows("应到 10 人，实到 10 人（需要 8 人）").shows("得到 6 票以上赞成始得当选").shows("无人当选");
        mark(&mut scene.recorder, &at, &late, "absent").expect(422).shows("请点“离会”");
    }
}

#[test]
fn who_had_a_paper_in_his_hand_was_there() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let form = [("ballot_kind", "motion"), ("ballot_title", "修缮活动室"), ("way", "paper")];
        let ballot = scene.propose(&form);
        scene.open(&ballot).expect(303);
        place.pass_ms(60_000);
        let (at, late) = (scene.at.clone(), scene.entry("党员04"));
        mark(&mut scene.recorder, &at, &late, "present").expect(303);
        scene.tellers[0].post(&format!("{ballot}/papers/{late}"), &[]).expect(303);
        mark(&mut scene.recorder, &at, &late, "absent").expect(422).shows("党员04 到会以后有过无记名投票");
    }
}

#[test]
fn a_roll_that_does_not_reach_the_quorum_lets_a_ballot_fall_before_the_meeting_ends() {
    // 支 11: what an earlier program let be marked away is told at once, not only when the meeting has ended.
    for place in places() {
        let mut scene = Scene::of(&place, 7, 5);
        let ballot = scene.question("修缮活动室");
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..5] {
            scene.vote(voter, &ballot, "y");
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        scene.recorder.get(&ballot).expect(200).shows("形成决议").hides("不能作数");
        let gone = ["党员03", "党员04"].map(|name| scene.entry(name));
        let away = move |tx: &zhixing_kit::Write<'_>| {
            for entry in &gone {
                tx.run("update roll_entry set mark = 'absent' where id = $1", zhixing_kit::params![entry.as_str()])?;
            }
            Ok(())
        };
        scene.town.house.db.write_now(away).unwrap();
        for path in [ballot.clone(), format!("{}/ballots", scene.at), format!("{}/minutes", scene.at)] {
            scene.recorder.get(&path).expect(200).shows("不能作数");
        }
        let page = scene.recorder.get(&ballot).expect(200).shows("到会有表决权的只有 3 人，需要 4 人");
        page.hides("形成决议");
    }
}

#[test]
fn before_it_begins_the_page_says_what_is_missing_and_no_more() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let ballot = scene.question("修缮活动室");
        scene.recorder.get(&ballot).expect(200).shows("都领了钥匙，可以开始投票").hides("先推选监票人");
        let third = [("teller", scene.entry("党员02")), ("teller_role", "counter".to_owned())];
        let third: Vec<(&str, &str)> = third.iter().map(|(name, value)| (*name, value.as_str())).collect();
        scene.recorder.post(&format!("{}/tellers", scene.at), &third).expect(303);
        scene.recorder.get(&ballot).expect(200).shows("还没有领取钥匙：党员02。").hides("可以开始投票");
        let paper = scene.propose(&[("ballot_kind", "motion"), ("ballot_title", "购置书架"), ("way", "paper")]);
        scene.recorder.get(&paper).expect(200).shows("已经推选，可以开始投票").hides("钥匙：");
    }
}

/// What the record of the result says besides the figures.
fn decided(scene: &Scene) -> Value {
    let records = scene.town.records(&scene.meeting);
    records.into_iter().find(|entry| entry.verb.ends_with("decided")).unwrap().facts
}

#[test]
fn an_election_elects_and_passes_nothing() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let ballot = scene.election("1", "phones", &["党员01", "党员02"]);
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..5] {
            scene.vote(voter, &ballot, "yn");
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        let facts = decided(&scene);
        assert!(facts.get("passed").is_none() && facts.get("void_because").is_none(), "{facts}");
        assert_eq!((&facts["elected"], &facts["seats"]), (&json!(["党员01"]), &json!(1)));
    }
}
