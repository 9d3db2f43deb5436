//! The field's vectors for quorum and majority of secret votes, through the pages.

use zhixing_kit::test::places;

use super::Scene;

/// N, admission: quorum and yes needed (细); election: quorum (选).
const VECTORS: [(usize, usize, usize, usize); 7] =
    [(3, 2, 2, 3), (5, 3, 3, 4), (7, 4, 4, 6), (10, 6, 6, 8), (20, 11, 11, 16), (49, 25, 25, 40), (50, 26, 26, 40)];

#[test]
fn admissions_follow_the_vectors() {
    for (n, quorum, yes, _) in VECTORS {
        for place in places() {
            let mut scene = Scene::of(&place, n, quorum - 1);
            let form = [
                ("ballot_kind", "admission"),
                ("ballot_title", "接收赵敏为预备党员"),
                ("way", "phones"),
                ("candidate_name", "赵敏"),
            ];
            let first = scene.propose(&form);
            let refused = format!("应到 {n} 人，实到 {} 人，需要 {quorum} 人，还差 1 人", quorum - 1);
            scene.open(&first).expect(422).shows("人数不够，不能投票").shows(&refused);
            scene.town.present(&scene.meeting, quorum.max(yes));
            for (votes, passes) in [(yes - 1, false), (yes, true)] {
                let ballot = scene.propose(&form);
                scene.open(&ballot).expect(303);
                for voter in &scene.town.formal[..votes] {
                    scene.vote(voter, &ballot, "y");
                }
                scene.end(&ballot);
                scene.open_box(&ballot);
                let said = format!(
                    "发出 {votes} 张，收回 {votes} 张，废票 0 张，有效 {votes} 张。赞成 {votes} 票，反对 0 票，弃权 0 票，需要 {yes} 票赞成：{}",
                    if passes { "通过" } else { "未通过" }
                );
                scene.recorder.get(&ballot).expect(200).shows(&said);
            }
        }
    }
}

#[test]
fn elections_follow_the_vectors() {
    for (n, .., quorum) in VECTORS {
        for place in places() {
            let mut scene = Scene::of(&place, n, quorum - 1);
            let ballot = scene.election("1", "phones", &["党员01", "党员02"]);
            let refused = format!("应到 {n} 人，实到 {} 人，需要 {quorum} 人，还差 1 人", quorum - 1);
            scene.open(&ballot).expect(422).shows(&refused);
            scene.town.present(&scene.meeting, quorum);
            scene.open(&ballot).expect(303);
            // One short of more than half of those present, and one that has it.
            let needed = quorum / 2 + 1;
            for (at, voter) in scene.town.formal[..quorum].iter().enumerate() {
                scene.vote(voter, &ballot, if at < needed { "yn" } else { "ny" });
            }
            scene.end(&ballot);
            scene.open_box(&ballot);
            let page = scene.recorder.get(&ballot).expect(200).shows(&format!("得到 {needed} 票以上赞成始得当选"));
            page.shows("当选：党员01。");
        }
    }
}

#[test]
fn an_ordinary_resolution_may_be_voted_in_secret_by_choice() {
    for place in places() {
        let mut scene = Scene::of(&place, 10, 5);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..5] {
            scene.vote(voter, &ballot, "y");
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        // 支 11: valid with 5 of 10, and 6 yes are needed.
        let said = "应到 10 人，实到 5 人（需要 5 人）；发出 5 张，收回 5 张，废票 0 张，有效 5 张。赞成 5 票，反对 0 票，弃权 0 票，需要 6 票赞成：未通过";
        scene.recorder.get(&ballot).expect(200).shows(said);
        scene.recorder.get(&scene.at).expect(200).shows(said);
        scene.recorder.get(&format!("{}/minutes", scene.at)).expect(200).shows(said).shows("无记名投票");
        // It may be written down as passed only if it did; the meeting cannot end over a ballot that is not counted.
        let second = scene.question("同意另一件事");
        scene.open(&second).expect(303);
        let time = [("day", "2026-03-03"), ("time", "14:00")];
        scene.town.present(&scene.meeting, 5);
        scene.recorder.post(&format!("{}/closing", scene.at), &time).expect(422).shows("还有无记名投票没有结果");
    }
}
