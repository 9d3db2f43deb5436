//! The report of a counted ballot as a form: its figures are those of the page, and it names no voter.

use zhixing_document::read;
use zhixing_kit::test::places;

use super::Scene;
use crate::tests::forms::words;

#[test]
fn the_report_of_an_election_says_what_was_counted_and_who_counted() {
    for place in places() {
        let mut scene = Scene::of(&place, 10, 8);
        let ballot = scene.election("2", "phones", &["党员01", "党员02", "党员03"]);
        let forms = format!("{ballot}/forms");
        scene.recorder.post(&forms, &[("format", "docx")]).expect(422).shows("还没有结果");
        scene.open(&ballot).expect(303);
        for (voter, letters) in
            scene.town.formal[..8].iter().zip(["yyn", "yyn", "yyn", "yyn", "yno", "yno", "yyy", "nno"])
        {
            scene.vote(voter, &ballot, letters);
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        scene.recorder.get(&ballot).expect(200).shows("计票报告单");
        let file = scene.recorder.post(&forms, &[("format", "docx")]).expect(200).bytes;
        let told = words(&file);
        for said in
            ["计票报告单", "选举支部委员会", "各人用自己的手机", "当选：党员01", "还缺 1 名", "监票人签字", "预备员"]
        {
            assert!(told.contains(said), "{said}: {told}");
        }
        // 选 27: the ballot with three names for two seats is void.
        assert!(told.contains("发出票数8") && told.contains("收回票数8") && told.contains("废票1"), "{told}");
        assert!(!told.contains("党员07"), "no voter stands in it: {told}");
        assert_eq!(read(&file).unwrap().format, zhixing_document::Format::Docx);
        scene.town.browser(&scene.town.stranger).post(&forms, &[("format", "docx")]).expect(404);
        scene.town.browser(&scene.town.superior).post(&forms, &[("format", "docx")]).expect(404);
    }
}

#[test]
fn the_report_of_a_void_vote_says_that_it_is_void() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let ballot = scene.election("1", "paper", &["党员01", "党员02"]);
        scene.open(&ballot).expect(303);
        for name in ["党员00", "党员01"] {
            let entry = scene.entry(name);
            scene.tellers[1].post(&format!("{ballot}/papers/{entry}"), &[]).expect(303);
        }
        scene.end(&ballot);
        let form = [
            ("returned", "3"),
            ("spoiled", "0"),
            ("votes.0.0", "2"),
            ("votes.0.1", "1"),
            ("votes.0.2", "0"),
            ("votes.1.0", "1"),
            ("votes.1.1", "2"),
            ("votes.1.2", "0"),
        ];
        for teller in &mut scene.tellers {
            teller.post(&format!("{ballot}/count"), &form).expect(303);
        }
        let told = words(&scene.recorder.post(&format!("{ballot}/forms"), &[("format", "docx")]).expect(200).bytes);
        assert!(
            told.contains("收回 3 张，多于发出的 2 张：投票作废，应当重新投票") && told.contains("收回票数3"),
            "{told}"
        );
        assert!(!told.contains("当选：") && !told.contains("得票情况") && !told.contains("有效票"), "{told}");
        assert!(!told.contains("其中手机票"), "one way alone: {told}");
    }
}

#[test]
fn the_report_of_a_mixed_vote_tells_phones_and_paper_apart_and_why_it_is_void() {
    // 选 27: three papers were handed out and four lie in the box; a phone's ballot that never came hides it in the sum.
    for place in places() {
        let mut scene = Scene::of(&place, 6, 6);
        let ballot = scene.propose(&[("ballot_kind", "motion"), ("ballot_title", "修缮活动室"), ("way", "mixed")]);
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..2] {
            scene.vote(voter, &ballot, "y");
        }
        scene.town.browser(&scene.town.formal[2]).post(&format!("{ballot}/taking"), &[]).expect(303);
        for name in ["党员03", "党员04", "党员05"] {
            let entry = scene.entry(name);
            scene.tellers[0].post(&format!("{ballot}/papers/{entry}"), &[]).expect(303);
        }
        scene.end(&ballot);
        let form = [("returned", "4"), ("spoiled", "0"), ("votes.0.0", "4"), ("votes.0.1", "0"), ("votes.0.2", "0")];
        for teller in &mut scene.tellers {
            teller.post(&format!("{ballot}/count"), &form).expect(303);
        }
        scene.open_box(&ballot);
        let page = scene.recorder.get(&ballot).expect(200).shows("纸票收回 4 张，多于发出的 3 张：投票作废");
        page.shows("手机票：发出 3 张，收回 2 张。纸票和书面意见：发出 3 张，收回 4 张。")
            .shows("收回的纸票比发出的多");
        let told = words(&scene.recorder.post(&format!("{ballot}/forms"), &[("format", "docx")]).expect(200).bytes);
        assert!(told.contains("结果纸票收回 4 张，多于发出的 3 张：投票作废"), "{told}");
        assert!(
            told.contains("其中手机票发出 3 张，收回 2 张") && told.contains("其中纸票发出 3 张，收回 4 张"),
            "{told}"
        );
        assert!(!told.contains("有效票"), "{told}");
    }
}
