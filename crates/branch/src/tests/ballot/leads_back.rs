//! A refused act in a ballot says what happened and what to do, leads back to the ballot, and keeps what was typed.

use zhixing_kit::test::{Page, places};

use super::{Scene, cast};

/// The page of a refused act: the ballot's own, with why not above it and the way to it.
fn leads_back(page: Page, ballot: &str, why: &str) {
    let page = page.expect(422).shows("刚才这一步没有办成").shows(why);
    let page = page.shows(&format!("href=\"{ballot}\"")).shows("重新打开这次投票");
    assert_eq!(page.text.matches("<h1").count(), 1);
    assert!(page.text.len() < 40_000, "{} bytes", page.text.len());
}

#[test]
fn whoever_is_refused_is_led_back_to_the_ballot() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.question("同意工作计划");
        let mut voter = scene.town.browser(&scene.town.formal[1]);
        let below = |act: &str| format!("{ballot}/{act}");
        leads_back(voter.post(&below("taking"), &[]), &ballot, "投票还没有开始");
        leads_back(voter.get(&below("paper")), &ballot, "投票还没有开始");
        leads_back(scene.recorder.post(&below("ending"), &[]), &ballot, "请等主持人宣布");
        leads_back(scene.recorder.post(&below("voiding"), &[]), &ballot, "请先停止投票");
        leads_back(scene.recorder.post(&below("rounds"), &[]), &ballot, "请先计票");
        leads_back(scene.recorder.get(&below("slips")), &ballot, "不发纸票");
        leads_back(scene.tellers[0].get(&below("count")), &ballot, "请先停止投票");
        scene.open(&ballot).expect(303);
        leads_back(scene.open(&ballot), &ballot, "投票已经开始");
        leads_back(scene.recorder.get(&below("recall")), &ballot, "投票已经开始");
        leads_back(cast(&mut voter, &ballot, "y"), &ballot, "请先领票，再投票");
        voter.post(&below("taking"), &[]).expect(303);
        cast(&mut voter, &ballot, "y").expect(303);
        leads_back(cast(&mut voter, &ballot, "y"), &ballot, "不能再投，也不能更改");
        leads_back(voter.get(&below("paper")), &ballot, "不能再投，也不能更改");
        let entry = scene.entry("党员01");
        leads_back(scene.tellers[0].post(&below(&format!("papers/{entry}")), &[]), &ballot, "不发纸票");
        let mut late = scene.town.browser(&scene.town.formal[2]);
        late.post(&below("taking"), &[]).expect(303);
        scene.end(&ballot);
        leads_back(cast(&mut late, &ballot, "y"), &ballot, "这张票没有投进去");
        scene.open_box(&ballot);
        leads_back(scene.tellers[0].get(&below("count")), &ballot, "结果已经宣布");
        late.accept_language = "en";
        let page = cast(&mut late, &ballot, "y").expect(422).shows("This was not done").shows("did not go in");
        page.shows("Open this ballot again").shows(&format!("href=\"{ballot}\""));
    }
}

#[test]
fn a_ballot_of_another_meeting_is_shown_where_it_belongs() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(303);
        let other = scene.town.opened(&place, "general_meeting");
        scene.town.present(&other, 4);
        let elsewhere = ballot.replace(scene.meeting.as_str(), other.as_str());
        let mut voter = scene.town.browser(&scene.town.formal[1]);
        leads_back(voter.post(&format!("{elsewhere}/taking"), &[]), &ballot, "属于另一次会议");
        leads_back(voter.get(&elsewhere), &ballot, "属于另一次会议");
        // Who may see neither learns of neither.
        scene.town.browser(&scene.town.stranger).get(&elsewhere).expect(404);
    }
}

#[test]
fn what_was_typed_is_kept() {
    for place in places() {
        let mut scene = Scene::of(&place, 6, 6);
        // A teller who cannot be one: chosen and role are still there.
        let stands = scene.entry("党员02");
        let ballot = scene.election("1", "phones", &["党员02", "党员03"]);
        let form = [("teller", stands.as_str()), ("teller_role", "supervisor")];
        let page = scene.recorder.post(&format!("{}/tellers", scene.at), &form).expect(422);
        page.shows("是候选人，不能监票、计票")
            .shows("value=\"supervisor\" id=\"f-teller_role\" checked")
            .shows("推选监票人、计票人");
        scene.open(&ballot).expect(303);
        let mut voter = scene.town.browser(&scene.town.formal[1]);
        voter.post(&format!("{ballot}/taking"), &[]).expect(303);
        // A line was forgotten: the paper comes back with the other one.
        let page = voter.post(&format!("{ballot}/casting"), &[("line.0", "n"), ("line.1", "")]).expect(422);
        page.shows("每一行都要选一项").shows("value=\"n\" checked").shows("看一遍再投");
        // Somebody else was named who stands himself.
        let wrong = [("line.0", "n"), ("line.1", "n"), ("other.0", stands.as_str())];
        let page = voter.post(&format!("{ballot}/casting"), &wrong).expect(422).shows("不在候选人当中");
        assert_eq!(page.text.matches("value=\"n\" checked").count(), 2);
        cast(&mut voter, &ballot, "yn").expect(303);
        scene.end(&ballot);
        // A key that does not fit is there to be put right.
        let wrong = [("key", "ABCD-EFGH")];
        let page = scene.tellers[0].post(&format!("{ballot}/keys"), &wrong).expect(422).shows("打不开票箱");
        page.shows("value=\"ABCD-EFGH\"").shows(&format!("href=\"{ballot}\""));
    }
}
