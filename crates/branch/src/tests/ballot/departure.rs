//! A tied candidate leaves before the runoff (选 28): the way on, through the pages.

use zhixing_kit::test::{Place, places};

use super::Scene;

/// Two seats: 党员02 is elected, 党员03 and 党员04 are tied for the other. 8 are there, 5 needed.
fn tie(place: &Place) -> (Scene, String) {
    let mut scene = Scene::of(place, 10, 8);
    let ballot = scene.election("2", "phones", &["党员02", "党员03", "党员04", "党员05"]);
    scene.open(&ballot).expect(303);
    let papers = ["yyno", "yyno", "yyno", "ynyo", "ynyo", "ynyo"];
    for (voter, letters) in scene.town.formal[..6].iter().zip(papers) {
        scene.vote(voter, &ballot, letters);
    }
    // 6, 5 and 5: two vote for both who are tied.
    for voter in &scene.town.formal[6..8] {
        scene.vote(voter, &ballot, "oyyo");
    }
    scene.end(&ballot);
    scene.open_box(&ballot);
    scene.recorder.get(&ballot).expect(200).shows("当选：党员02。").shows("票数相等：党员03、党员04，要再次投票");
    (scene, ballot)
}

fn leaves<'a>(entry: &'a str, why: &'a str) -> [(&'static str, &'a str); 2] {
    [("who_leaves", entry), ("why_leaves", why)]
}

#[test]
fn one_of_two_leaves_and_the_other_is_elected_with_the_reason_told() {
    for place in places() {
        let (mut scene, ballot) = tie(&place);
        let [third, fourth, fifth] = ["党员03", "党员04", "党员05"].map(|name| scene.entry(name));
        let (form, to) = (format!("{ballot}/departures/new"), format!("{ballot}/departures"));
        scene.recorder.get(&ballot).expect(200).shows("票数相等的人退出").shows(&form);
        scene.recorder.get(&form).expect(200).shows("党员03").shows("党员04").hides("党员05").hides("党员02");
        scene.recorder.post(&to, &leaves(&third, " ")).expect(422).shows("退出的原因");
        scene.recorder.post(&to, &leaves(&fifth, "没有票数相等")).expect(422).shows("不在票数相等");
        for (reader, status) in [(&scene.town.formal[6], 403), (&scene.town.stranger, 404)] {
            scene.town.browser(reader).get(&form).expect(status);
            scene.town.browser(reader).post(&to, &leaves(&third, "代他退出")).expect(status);
        }
        let before = scene.town.records(&scene.meeting).len();
        scene.recorder.post(&to, &leaves(&third, "本人提出，工作调动")).expect(303);
        let after = scene.town.records(&scene.meeting);
        assert_eq!(after.len(), before + 1, "one act, one statement");
        let told: Vec<_> = after.iter().filter(|entry| entry.verb.ends_with("stood-down")).collect();
        assert_eq!(told.len(), 1);
        assert_eq!((&told[0].facts["name"], &told[0].facts["decided"]), (&"党员03".into(), &true.into()));
        assert_eq!(told[0].facts["elected"], serde_json::json!(["党员04"]));
        let page =
            scene.recorder.get(&ballot).expect(200).shows("当选：党员02、党员04。").shows("党员03 在再次投票前退出");
        page.shows("本人提出，工作调动")
            .shows("不用再次投票：党员04 赞成票过半，当选")
            .hides("提出下一轮")
            .hides("票数相等：");
        scene.recorder.get(&format!("{}/minutes", scene.at)).expect(200).shows("不用再次投票：党员04");
        scene.recorder.post(&format!("{ballot}/rounds"), &[("stands", &fourth)]).expect(422).shows("不需要下一轮");
        scene.recorder.post(&to, &leaves(&third, "再退一次")).expect(422).shows("不在票数相等");
        scene.recorder.get(&form).expect(422);
    }
}

#[test]
fn who_leaves_a_runoff_that_is_proposed_is_struck_on_the_round_before_and_the_runoff_is_taken_back() {
    for place in places() {
        let (mut scene, ballot) = tie(&place);
        let [third, fourth] = ["党员03", "党员04"].map(|name| scene.entry(name));
        let both = [("stands", third.as_str()), ("stands", fourth.as_str())];
        let runoff = scene.recorder.post(&format!("{ballot}/rounds"), &both).expect(303).leads_to().to_owned();
        let form = format!("{ballot}/departures/new");
        scene.recorder.get(&runoff).expect(200).shows("有人退出，到上一轮登记").shows(&form);
        scene
            .recorder
            .post(&format!("{runoff}/withdrawals"), &[("place", "0")])
            .expect(422)
            .shows("到上一轮的结果里登记");
        scene.recorder.post(&format!("{ballot}/departures"), &leaves(&fourth, "身体原因")).expect(303);
        scene.recorder.get(&runoff).expect(200).shows("已撤回").shows("票数相等的人有退出的");
        scene.open(&runoff).expect(422).shows("已经撤回");
        scene.recorder.get(&ballot).expect(200).shows("当选：党员02、党员03。").hides("提出下一轮");
    }
}

#[test]
fn a_runoff_that_has_begun_is_left_by_nobody_and_a_void_one_may_be() {
    for place in places() {
        let (mut scene, ballot) = tie(&place);
        let [third, fourth] = ["党员03", "党员04"].map(|name| scene.entry(name));
        let both = [("stands", third.as_str()), ("stands", fourth.as_str())];
        let runoff = scene.recorder.post(&format!("{ballot}/rounds"), &both).expect(303).leads_to().to_owned();
        scene.open(&runoff).expect(303);
        let (form, to) = (format!("{ballot}/departures/new"), format!("{ballot}/departures"));
        scene.recorder.get(&ballot).expect(200).hides(&form);
        scene.recorder.get(&form).expect(422).shows("再次投票已经开始");
        scene.recorder.post(&to, &leaves(&third, "不想选了")).expect(422).shows("再次投票已经开始");
        let voter = scene.town.formal[6].clone();
        scene.vote(&voter, &runoff, "yn");
        scene.end(&runoff);
        scene.recorder.post(&format!("{runoff}/voiding"), &[]).expect(303);
        scene.recorder.get(&runoff).expect(200).shows("投票作废").shows("提出下一轮");
        scene.recorder.post(&to, &leaves(&third, "不想选了")).expect(303);
        scene.recorder.get(&ballot).expect(200).shows("当选：党员02、党员04。").hides("提出下一轮");
        // The runoff that was void has nothing left to repeat.
        scene.recorder.get(&runoff).expect(200).hides("提出下一轮");
        scene.recorder.post(&format!("{runoff}/rounds"), &both).expect(422).shows("不需要下一轮");
    }
}

#[test]
fn who_passed_in_the_round_before_is_not_said_to_have_passed_in_the_runoff() {
    for place in places() {
        let (mut scene, ballot) = tie(&place);
        let [third, fourth] = ["党员03", "党员04"].map(|name| scene.entry(name));
        let both = [("stands", third.as_str()), ("stands", fourth.as_str())];
        let runoff = scene.recorder.post(&format!("{ballot}/rounds"), &both).expect(303).leads_to().to_owned();
        scene.open(&runoff).expect(303);
        scene.recorder.get(&runoff).expect(200).shows("人没有领票");
        // Two of all who are there: one for each, which is half of nothing.
        scene.vote(&scene.town.formal[0], &runoff, "yn");
        scene.vote(&scene.town.formal[1], &runoff, "ny");
        scene.end(&runoff);
        scene.open_box(&runoff);
        scene.recorder.post(&format!("{runoff}/departures"), &leaves(&third, "本人提出")).expect(303);
        let page = scene.recorder.get(&runoff).expect(200).shows("当选：党员04。");
        page.shows("党员04 在最先出现票数相等的那一轮赞成票已过半，当选").hides("党员04 赞成票过半，当选");
    }
}
