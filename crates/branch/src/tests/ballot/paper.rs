//! Paper: handed out, counted by two tellers each for himself, together with phones, and written opinions.

use zhixing_kit::test::places;

use super::Scene;
use crate::tests::forms::words;

/// A teller's figures for one question.
fn figures(
    returned: &'static str,
    spoiled: &'static str,
    votes: [&'static str; 3],
) -> Vec<(&'static str, &'static str)> {
    let [yes, no, abstain] = votes;
    vec![("returned", returned), ("spoiled", spoiled), ("votes.0.0", yes), ("votes.0.1", no), ("votes.0.2", abstain)]
}

#[test]
fn phones_and_paper_are_counted_together_and_two_tellers_must_agree() {
    for place in places() {
        let mut scene = Scene::of(&place, 8, 7);
        let form = [
            ("ballot_kind", "admission"),
            ("ballot_title", "同意转正"),
            ("way", "mixed"),
            ("candidate_name", "预备员"),
        ];
        // The probationary member counts, so that he cannot be voted on.
        let own = scene.propose(&form);
        scene.open(&own).expect(422).shows("监票人、计票人不能是候选人");
        let form = [
            ("ballot_kind", "admission"),
            ("ballot_title", "接收赵敏为预备党员"),
            ("way", "mixed"),
            ("candidate_name", "赵敏"),
        ];
        let ballot = scene.propose(&form);
        // 党员07 is not there and handed in his opinion before (细).
        let absent = scene.entry("党员07");
        scene.recorder.post(&format!("{ballot}/opinions/{absent}"), &[]).expect(303);
        let here = scene.entry("党员06");
        scene.recorder.post(&format!("{ballot}/opinions/{here}"), &[]).expect(422).shows("已经到会，请当场投票");
        scene.open(&ballot).expect(303);
        scene.recorder.post(&format!("{ballot}/opinions/{absent}"), &[]).expect(422).shows("投票已经开始");
        for voter in &scene.town.formal[..4] {
            scene.vote(voter, &ballot, "y");
        }
        for name in ["党员04", "党员05", "党员06"] {
            let entry = scene.entry(name);
            scene.tellers[0].post(&format!("{ballot}/papers/{entry}"), &[]).expect(303);
        }
        let mut with_paper = scene.town.browser(&scene.town.formal[4]);
        with_paper.post(&format!("{ballot}/taking"), &[]).expect(422).shows("您领的是纸票");
        let by_phone = scene.entry("党员00");
        scene.tellers[0].post(&format!("{ballot}/papers/{by_phone}"), &[]).expect(422).shows("已经用手机领票");
        let page = scene.recorder.get(&ballot).expect(200);
        page.shows("发出 8 张（手机 4，纸票和书面意见 4），手机已收回 4 张").hides("赞成 4");
        scene.tellers[0].post(&format!("{ballot}/count"), &figures("4", "0", ["3", "1", "0"])).expect(422);
        scene.end(&ballot);
        scene.tellers[0].post(&format!("{ballot}/keys"), &[]).expect(422).shows("请先由两个人各自清点纸票");
        count_and_agree(&mut scene, &ballot);
        scene.open_box(&ballot);
        let said = "应到 8 人，实到 7 人（需要 5 人）；发出 8 张，收回 8 张，废票 1 张，有效 7 张。赞成 6 票，反对 1 票，弃权 0 票，需要 5 票赞成：通过";
        let page = scene.recorder.get(&ballot).expect(200).shows(said);
        page.shows("手机票：发出 4 张，收回 4 张。纸票和书面意见：发出 4 张，收回 4 张。")
            .shows("是有效 7 张加废票 1 张");
        let report = scene.recorder.post(&format!("{ballot}/forms"), &[("format", "docx")]).expect(200);
        let told = words(&report.bytes);
        assert!(told.contains("其中纸票发出 4 张，收回 4 张（含书面意见）其中会前书面意见1"), "{told}");
    }
}

fn count_and_agree(scene: &mut Scene, ballot: &str) {
    let [first, second] = &mut scene.tellers;
    let count = format!("{ballot}/count");
    first.get(&count).expect(200).shows("应有 4 张");
    first.post(&count, &figures("4", "1", ["2", "1", "1"])).expect(422).shows("加起来是 4，有效票是 3 张");
    first.post(&count, &figures("4", "1", ["2", "", "1"])).expect(422).shows("请填 0 到");
    let more = first.post(&count, &figures("5", "2", ["2", "1", "0"])).expect(303);
    first.get(more.leads_to()).shows("收回 5 张，发出的只有 4 张").shows("重新录入");
    first.post(&count, &figures("4", "1", ["2", "1", "0"])).expect(303);
    // Before he has counted himself the second sees no figure of the first.
    second.get(ballot).expect(200).shows("已录入：党员00").hides("数的不一样");
    second.post(&count, &figures("4", "0", ["3", "1", "0"])).expect(303);
    second.get(ballot).expect(200).shows("数的不一样").shows("废票张数");
    first.get(&count).expect(200).shows("数的不一样");
    second.post(&count, &figures("4", "1", ["2", "1", "0"])).expect(303);
    // Who finds a mistake before the box is opened says so, and all wait for him.
    second.post(&count, &figures("4", "1", ["1", "2", "0"])).expect(303);
    first.post(&format!("{ballot}/keys"), &[]).expect(422).shows("录入的都一致以后，再打开票箱");
    second.post(&count, &figures("4", "1", ["2", "1", "0"])).expect(303);
}

#[test]
fn more_papers_than_were_handed_out_make_the_vote_void_and_it_is_repeated() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let ballot = scene.election("1", "paper", &["党员01", "党员02"]);
        scene.open(&ballot).expect(303);
        let mut voter = scene.town.browser(&scene.town.formal[2]);
        voter.post(&format!("{ballot}/taking"), &[]).expect(422).shows("这次只用纸票");
        for name in ["党员00", "党员01", "党员02", "党员03", "党员04"] {
            let entry = scene.entry(name);
            scene.tellers[1].post(&format!("{ballot}/papers/{entry}"), &[]).expect(303);
        }
        // One gives it back and leaves: four were issued.
        let back = scene.entry("党员04");
        scene.tellers[1].post(&format!("{ballot}/papers/{back}"), &[("given", "no")]).expect(303);
        scene.end(&ballot);
        let form = [
            ("returned", "5"),
            ("spoiled", "0"),
            ("votes.0.0", "3"),
            ("votes.0.1", "2"),
            ("votes.0.2", "0"),
            ("votes.1.0", "2"),
            ("votes.1.1", "3"),
            ("votes.1.2", "0"),
        ];
        scene.recorder.post(&format!("{ballot}/voiding"), &[]).expect(422).shows("重新清点就行，不能这样作废");
        for teller in &mut scene.tellers {
            teller.post(&format!("{ballot}/count"), &form).expect(303);
        }
        scene.recorder.get(&ballot).expect(200).shows("收回 5 张，多于发出的 4 张：投票作废").shows("要重新投");
        let entries = [scene.entry("党员01"), scene.entry("党员02")];
        let form = [("stands", entries[0].as_str()), ("stands", entries[1].as_str())];
        let next = scene.recorder.post(&format!("{ballot}/rounds"), &form).expect(303).leads_to().to_owned();
        scene.recorder.get(&next).expect(200).shows("第 2 轮").shows("应选 1 人");
    }
}

#[test]
fn one_of_three_tellers_who_differs_is_heard_by_all_before_it_counts() {
    for place in places() {
        let mut scene = Scene::of(&place, 6, 6);
        let third =
            [("teller", &*scene.entry("党员03")), ("teller_role", "counter")].map(|(name, at)| (name, at.to_owned()));
        let third: Vec<(&str, &str)> = third.iter().map(|(name, at)| (*name, at.as_str())).collect();
        scene.recorder.post(&format!("{}/tellers", scene.at), &third).expect(303);
        let ballot = scene.propose(&[("ballot_kind", "motion"), ("ballot_title", "修缮活动室"), ("way", "paper")]);
        scene.open(&ballot).expect(303);
        for name in ["党员00", "党员01", "党员02", "党员04"] {
            let entry = scene.entry(name);
            scene.tellers[0].post(&format!("{ballot}/papers/{entry}"), &[]).expect(303);
        }
        scene.end(&ballot);
        let count = format!("{ballot}/count");
        let mut dissent = scene.town.browser(&scene.town.formal[3]);
        let four = figures("4", "0", ["3", "1", "0"]);
        dissent.post(&count, &figures("3", "0", ["3", "0", "0"])).expect(303);
        for teller in &mut scene.tellers {
            teller.post(&count, &four).expect(303);
        }
        // Two agree, and nothing is announced: all three see who counted what.
        for teller in scene.tellers.iter_mut().chain([&mut dissent]) {
            let page = teller.get(&ballot).expect(200).shows("数的不一样").shows("收回张数").hides("投票结果");
            page.shows("党员00").shows("预备员").shows("党员03");
        }
        // Who runs the meeting sees that they differ, and no figure.
        scene.recorder.get(&ballot).expect(200).shows("数的不一样").shows("撤下 党员03 的录入").hides("收回张数");
        let back = format!("{count}/{}/withdrawal", scene.entry("党员03"));
        dissent.post(&back, &[]).expect(422).shows("撤下我的录入");
        scene.tellers[1].post(&back, &[("reason", "数得不对")]).expect(403);
        let mut member = scene.town.browser(&scene.town.formal[4]);
        member.post(&back, &[("reason", "数得不对")]).expect(403);
        dissent.post(&back, &[("reason", "漏数了一张，已一起核对")]).expect(303);
        scene.recorder.get(&ballot).expect(200).shows("投票结果").shows("收回 4 张");
        dissent.post(&back, &[("reason", "再撤一次")]).expect(422).shows("结果已经宣布");
        let records = scene.town.records(&scene.meeting);
        let withdrawn = records.iter().find(|entry| entry.verb == "withdrew-count").unwrap();
        assert_eq!(withdrawn.facts["whose"], "党员03");
        assert_eq!(withdrawn.facts["reason"], "漏数了一张，已一起核对");
        assert!(withdrawn.facts.get("returned").is_none(), "no figure before the result");
    }
}

#[test]
fn written_opinions_count_in_an_admission_alone() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.question("同意工作计划");
        let absent = scene.entry("党员04");
        scene.recorder.post(&format!("{ballot}/opinions/{absent}"), &[]).expect(422).shows("才计入书面意见");
    }
}
