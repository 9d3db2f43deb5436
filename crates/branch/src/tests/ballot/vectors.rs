//! The field's vectors for quorum and majority of secret votes, through the pages.

use zhixing_kit::test::places;

use super::Scene;
use crate::tests::vectors;

/// The forms of an admission and of an ordinary resolution.
const ADMISSION: [(&str, &str); 3] =
    [("ballot_kind", "admission"), ("ballot_title", "接收赵敏为预备党员"), ("candidate_name", "赵敏")];
const ORDINARY: [(&str, &str); 3] =
    [("ballot_kind", "motion"), ("ballot_title", "同意工作计划"), ("candidate_name", "")];

/// A question that is refused while one is missing, does not pass with one yes too few, and passes with so many; on phones.
fn follows(mut scene: Scene, form: [(&str, &str); 3], [n, quorum, yes]: [usize; 3]) {
    let form: Vec<_> = form.into_iter().chain([("way", "phones")]).collect();
    let first = scene.propose(&form);
    let refused = format!("应到 {n} 人，实到 {} 人，需要 {quorum} 人，还差 1 人", quorum - 1);
    scene.open(&first).expect(422).shows("人数不够，不能投票").shows(&refused);
    scene.town.present(&scene.meeting, quorum);
    scene.open(&first).expect(303);
    scene.end(&first);
    scene.open_box(&first);
    scene.recorder.get(&first).expect(200).shows(&format!("实到 {quorum} 人（需要 {quorum} 人）")).hides("投票无效");
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

#[test]
fn admissions_follow_the_vectors() {
    // 细.
    for [n, _, _, quorum, yes, ..] in vectors() {
        for place in places() {
            follows(Scene::of(&place, n, quorum - 1), ADMISSION, [n, quorum, yes]);
        }
    }
}

#[test]
fn ordinary_resolutions_voted_in_secret_follow_the_vectors() {
    // 支 11.
    for [n, quorum, yes, ..] in vectors() {
        for place in places() {
            follows(Scene::of(&place, n, quorum - 1), ORDINARY, [n, quorum, yes]);
        }
    }
}

#[test]
fn elections_follow_the_vectors() {
    // 选: not fewer than four fifths, as the charter reads it.
    for [n, _, _, _, _, quorum, _] in vectors() {
        for place in places() {
            elects(Scene::of(&place, n, quorum - 1), n, quorum);
        }
    }
}

#[test]
fn elections_follow_the_vectors_of_more_than_where_the_branch_turned_the_option_on() {
    for [n, _, _, _, _, usual, quorum] in vectors() {
        for place in places() {
            let scene = Scene::of(&place, n, quorum - 1);
            let mut secretary = scene.town.browser(scene.town.secretary());
            secretary.get("/branch/settings").expect(200).shows("超过五分之四");
            let settings = [("theme_rule", "none"), ("hour", "15:00"), ("election_more_than", "yes")];
            secretary.edit("/branch/settings", "/branch/settings", &settings).expect(303);
            assert!(usual <= quorum);
            elects(scene, n, quorum);
        }
    }
}

/// An election that is refused while one is missing, and held with so many.
fn elects(mut scene: Scene, n: usize, quorum: usize) {
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

/// A vote on paper: so many papers are handed out, and both tellers count so many yes among them.
fn on_paper(scene: &mut Scene, ballot: &str, papers: usize, yes: usize) {
    scene.open(ballot).expect(303);
    for at in 0..papers {
        let entry = scene.entry(&format!("党员{at:02}"));
        scene.tellers[0].post(&format!("{ballot}/papers/{entry}"), &[]).expect(303);
    }
    scene.end(ballot);
    let [papers, yes, no] = [papers, yes, papers - yes].map(|number| number.to_string());
    let form =
        [("returned", &*papers), ("spoiled", "0"), ("votes.0.0", &*yes), ("votes.0.1", &*no), ("votes.0.2", "0")];
    for teller in &mut scene.tellers {
        teller.post(&format!("{ballot}/count"), &form).expect(303);
    }
}

#[test]
fn ordinary_resolutions_and_admissions_follow_the_vectors_on_paper() {
    for [n, of_ordinary, yes_ordinary, of_admission, yes_admission, ..] in vectors() {
        for place in places() {
            let mut scene = Scene::of(&place, n, of_ordinary - 1);
            let all = [(ORDINARY, of_ordinary, yes_ordinary), (ADMISSION, of_admission, yes_admission)];
            let form = |asked: [(&'static str, &'static str); 3]| -> Vec<_> {
                asked.into_iter().chain([("way", "paper")]).collect()
            };
            // While one is missing neither begins; who was there for one that has begun is there until the end.
            for (asked, quorum, _) in all {
                scene.town.present(&scene.meeting, quorum - 1);
                let ballot = scene.propose(&form(asked));
                let refused = format!("应到 {n} 人，实到 {} 人，需要 {quorum} 人，还差 1 人", quorum - 1);
                scene.open(&ballot).expect(422).shows(&refused);
            }
            for (asked, quorum, yes) in all {
                scene.town.present(&scene.meeting, quorum);
                let ballot = scene.propose(&form(asked));
                on_paper(&mut scene, &ballot, quorum, quorum.min(yes));
                let said = format!("应到 {n} 人，实到 {quorum} 人（需要 {quorum} 人）");
                scene.recorder.get(&ballot).expect(200).shows(&said).hides("投票无效");
            }
            let present = of_admission.max(yes_ordinary).max(yes_admission);
            scene.town.present(&scene.meeting, present);
            for (asked, _, yes) in all {
                for (votes, said) in [(yes - 1, "未通过"), (yes, "通过")] {
                    let ballot = scene.propose(&form(asked));
                    on_paper(&mut scene, &ballot, present, votes);
                    let said =
                        format!("赞成 {votes} 票，反对 {} 票，弃权 0 票，需要 {yes} 票赞成：{said}", present - votes);
                    scene.recorder.get(&ballot).expect(200).shows(&said);
                }
            }
        }
    }
}

#[test]
fn an_election_needs_more_than_half_of_those_who_are_present() {
    // 选 27: N, P, and the votes needed: more than half of P, whether odd or even.
    for (n, present, needed) in [
        (20, 16, 9),
        (20, 17, 9),
        (20, 18, 10),
        (20, 19, 10),
        (20, 20, 11),
        (7, 7, 4),
        (10, 9, 5),
        (50, 43, 22),
        (50, 50, 26),
    ] {
        for place in places() {
            let mut scene = Scene::of(&place, n, present);
            for (votes, elected) in [(needed - 1, false), (needed, true)] {
                let ballot = scene.election("1", "paper", &["党员01", "党员02"]);
                scene.open(&ballot).expect(303);
                for at in 0..present {
                    let entry = scene.entry(&format!("党员{at:02}"));
                    scene.tellers[1].post(&format!("{ballot}/papers/{entry}"), &[]).expect(303);
                }
                scene.end(&ballot);
                let [papers, yes, no] = [present, votes, present - votes].map(|number| number.to_string());
                let form = [
                    ("returned", &*papers),
                    ("spoiled", "0"),
                    ("votes.0.0", &*yes),
                    ("votes.0.1", &*no),
                    ("votes.0.2", "0"),
                    ("votes.1.0", "0"),
                    ("votes.1.1", &*papers),
                    ("votes.1.2", "0"),
                ];
                for teller in &mut scene.tellers {
                    teller.post(&format!("{ballot}/count"), &form).expect(303);
                }
                let page = scene.recorder.get(&ballot).expect(200).shows(&format!("得到 {needed} 票以上赞成始得当选"));
                page.shows(if elected { "当选：党员01。" } else { "无人当选" });
            }
        }
    }
}
