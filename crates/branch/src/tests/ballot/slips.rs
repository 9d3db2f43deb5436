//! Blank ballots to be printed: the lines of the phones' ballot in their order, all copies alike, for who runs the meeting or counts.

use zhixing_kit::test::places;

use super::Scene;

#[test]
fn a_blank_ballot_has_the_lines_of_the_phones_and_nothing_that_tells_papers_apart() {
    for place in places() {
        let mut scene = Scene::of(&place, 10, 8);
        let ballot = scene.election("2", "mixed", &["党员03", "党员01", "党员02"]);
        scene.recorder.get(&ballot).expect(200).shows("打印纸质选票");
        let at = format!("{ballot}/slips");
        let page = scene.recorder.get(&at).expect(200).shows("应到 10 人，打印 5 张").shows("按姓氏笔画为序");
        let page = page.shows("应选 2 人。赞成的（含另选他人）等于或少于 2 人有效").shows("不写自己的姓名");
        // Two copies on a sheet, each with three candidates and room for two others, and one the same as the other.
        let copies: Vec<&str> =
            page.text.split("<article").skip(1).map(|copy| copy.split("</article>").next().unwrap()).collect();
        assert_eq!(copies.len(), 2);
        assert_eq!(copies[0], copies[1]);
        for copy in copies {
            let names: Vec<Option<usize>> = ["党员01", "党员02", "党员03"].iter().map(|name| copy.find(name)).collect();
            assert!(names.is_sorted() && names[0].is_some(), "{copy}");
            assert_eq!(copy.matches("另选他人").count(), 3, "two lines, and how they are used: {copy}");
            assert!(!copy.contains("党员04"), "nobody who does not stand: {copy}");
        }
        // A teller prints them too, once the vote has begun; who only votes does not, and nobody after its end.
        scene.open(&ballot).expect(303);
        scene.tellers[1].get(&at).expect(200);
        scene.town.browser(&scene.town.formal[5]).get(&at).expect(403);
        scene.town.browser(&scene.town.stranger).get(&at).expect(404);
        scene.end(&ballot);
        scene.recorder.get(&at).expect(422).shows("投票已经停止");
        scene.recorder.get(&ballot).expect(200).hides("打印纸质选票");
    }
}

#[test]
fn each_kind_has_its_own_lines_and_a_vote_on_phones_has_no_paper() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let asked = [("ballot_kind", "motion"), ("ballot_title", "同意工作计划"), ("way", "paper")];
        let motion = scene.propose(&asked);
        let page = scene.recorder.get(&format!("{motion}/slips")).expect(200);
        let page = page.shows("表决事项").shows("弃权").shows("应到 5 人，打印 2 张").hides("另选他人");
        assert_eq!(page.text.matches("<article").count(), 3);
        let admission = scene.propose(&[
            ("ballot_kind", "admission"),
            ("ballot_title", "接收赵敏为预备党员"),
            ("way", "mixed"),
            ("candidate_name", "赵敏"),
        ]);
        scene.recorder.get(&format!("{admission}/slips")).expect(200).shows("赵敏").hides("另选他人");
        let phones = scene.question("同意另一件事");
        scene.recorder.get(&format!("{phones}/slips")).expect(422).shows("只用手机投票，不发纸票");
    }
}
