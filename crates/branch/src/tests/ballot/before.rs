//! What the page of a ballot says before it begins and while it runs: who is there and what that means, what is missing, and what very few ballots tell.

use zhixing_kit::test::{Browser, places};

use super::Scene;

/// An admission of somebody who is not on the roll.
fn admission<'a>(way: &'a str, who: &'a str) -> [(&'a str, &'a str); 4] {
    [("ballot_kind", "admission"), ("ballot_title", who), ("way", way), ("candidate_name", who)]
}

/// The live part of a page: what is fetched again when something happens.
fn live(page: &str) -> &str {
    page.split_once("<zx-live").unwrap().1.split_once("</zx-live>").unwrap().0
}

#[test]
fn a_meeting_in_which_nothing_can_pass_says_so_before_a_secret_vote() {
    // rules-branch.md: N = 10 with 5 present is valid, and no motion can pass (6 needed).
    for place in places() {
        let mut scene = Scene::of(&place, 10, 5);
        let ballot = scene.question("修缮活动室");
        let page = scene.recorder.get(&ballot).expect(200).shows("需要 6 票赞成才能通过").shows("可以开始投票");
        page.shows("现在通不过：需要 6 票赞成，能投票的只有 5 人").shows("应到").shows("实到").shows("最低");
        // Everybody who sees the page is told, before and while it runs.
        let mut member = scene.town.browser(&scene.town.formal[3]);
        member.get(&ballot).expect(200).shows("现在通不过").shows("需要 6 票赞成");
        scene.open(&ballot).expect(303);
        member.get(&ballot).expect(200).shows("现在通不过").shows("领票");
        // More come while it runs, and it can pass.
        let late = scene.entry("党员05");
        scene.recorder.post(&format!("{}/roll/{late}", scene.at), &[("mark", "present")]).expect(303);
        member.get(&ballot).expect(200).hides("现在通不过").shows("需要 6 票赞成");
    }
}

#[test]
fn a_vote_that_cannot_begin_is_not_said_to_be_ready() {
    for place in places() {
        // 支 11: half of ten; 选: four fifths, and more than half of those who are there.
        let mut scene = Scene::of(&place, 10, 4);
        let ballot = scene.question("修缮活动室");
        let page = scene.recorder.get(&ballot).expect(200).hides("可以开始投票").shows("还差 1 人，达不到规定");
        page.shows("人数不够，不能投票：应到 10 人，实到 4 人，需要 5 人");
        let election = scene.election("1", "phones", &["党员01", "党员02"]);
        let page = scene.recorder.get(&election).expect(200).hides("可以开始投票").shows("得到 3 票以上赞成始得当选");
        page.shows("需要 8 人");
        for name in ["党员04", "党员05", "党员06", "党员07"] {
            let entry = scene.entry(name);
            scene.recorder.post(&format!("{}/roll/{entry}", scene.at), &[("mark", "present")]).expect(303);
        }
        scene.recorder.get(&election).expect(200).shows("可以开始投票").shows("得到 5 票以上赞成始得当选");
        // Whom it is about and who counts are asked as well.
        scene.recorder.post(&format!("{election}/withdrawals"), &[("place", "0")]).expect(303);
        scene.recorder.get(&election).expect(200).hides("可以开始投票").shows("现在有 1 名");
    }
}

#[test]
fn how_a_ballot_stands_is_part_of_what_follows_it() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.question("修缮活动室");
        let state = |scene: &mut Scene, said: &str| {
            let page = scene.recorder.get(&ballot).expect(200);
            assert!(live(&page.text).contains(said), "{said} is not told to an open page");
            assert!(live(&page.text).contains("activity%2F"), "who comes is not told to an open page");
        };
        state(&mut scene, "待投票");
        scene.open(&ballot).expect(303);
        state(&mut scene, "投票中");
        scene.end(&ballot);
        state(&mut scene, "计票中");
        scene.open_box(&ballot);
        state(&mut scene, "未通过");
    }
}

fn facts(scene: &Scene) -> serde_json::Value {
    let records = scene.town.records(&scene.meeting);
    records.into_iter().rfind(|entry| entry.verb.ends_with("decided")).unwrap().facts
}

#[test]
fn who_ends_a_vote_that_hardly_anybody_cast_is_told_and_no_record_names_who_cast_it() {
    for place in places() {
        let mut scene = Scene::of(&place, 7, 6);
        for (cast, named) in [(2, 0), (3, 3)] {
            let ballot = scene.question("修缮活动室");
            scene.open(&ballot).expect(303);
            scene.recorder.get(&ballot).expect(200).hides("张票。这时停止");
            for (at, voter) in scene.town.formal[1..=cast].iter().enumerate() {
                scene.vote(voter, &ballot, "n");
                let page = scene.recorder.get(&ballot).expect(200);
                let warned = page.text.matches(&format!("现在只有 {} 张票。这时停止", at + 1)).count();
                // Beside the button, in the question that is asked, and in the one that readers without scripts tick.
                assert_eq!(warned, if at < 2 { 3 } else { 0 }, "{}", page.text);
            }
            scene.end(&ballot);
            scene.open_box(&ballot);
            let facts = facts(&scene);
            assert_eq!(facts["took_part"].as_array().unwrap().len(), named, "{facts}");
            assert_eq!(facts["issued"], cast);
        }
    }
}

#[test]
fn where_so_few_can_vote_that_the_figures_tell_it_that_is_said_before() {
    for place in places() {
        let mut scene = Scene::of(&place, 3, 2);
        let ballot = scene.question("修缮活动室");
        scene.recorder.get(&ballot).expect(200).shows("能投票的只有 2 人").shows("可以开始投票");
    }
}

#[test]
fn who_came_after_all_has_his_written_opinion_back_and_votes_in_the_meeting() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.propose(&admission("mixed", "赵敏"));
        let late = scene.entry("党员04");
        let opinion = format!("{ballot}/opinions/{late}");
        scene.recorder.post(&opinion, &[]).expect(303);
        scene.recorder.get(&ballot).expect(200).shows("另有书面意见 1 份");
        scene.recorder.post(&format!("{}/roll/{late}", scene.at), &[("mark", "present")]).expect(303);
        let said = "党员04 已经到会，又登记了书面意见";
        scene.recorder.get(&ballot).expect(200).shows(said).shows("取消 党员04 的登记").hides("可以开始投票");
        scene.open(&ballot).expect(422).shows(said);
        scene.recorder.post(&opinion, &[("given", "no")]).expect(303);
        scene.open(&ballot).expect(303);
        let voter = scene.town.formal[4].clone();
        scene.vote(&voter, &ballot, "y");
    }
}

#[test]
fn people_are_admitted_one_at_a_time() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let [first, second] = ["赵敏", "周岚"].map(|who| scene.propose(&admission("phones", who)));
        scene.open(&first).expect(303);
        scene.recorder.get(&second).expect(200).shows("“赵敏”还在投票").hides("可以开始投票");
        scene.open(&second).expect(422).shows("一个人一个人地表决");
        scene.end(&first);
        scene.open(&second).expect(303);
    }
}

#[test]
fn somebody_watches_over_every_vote() {
    // 选 22.
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.question("修缮活动室");
        let form = [("teller", scene.entry("党员00")), ("teller_role", "counter".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        scene.recorder.post(&format!("{}/tellers", scene.at), &form).expect(303);
        scene.recorder.get(&ballot).expect(200).shows("还没有监票人").hides("可以开始投票");
        scene.open(&ballot).expect(422).shows("推选一名监票人");
    }
}

#[test]
fn whose_phone_fails_is_handed_a_paper() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.propose(&[("ballot_kind", "motion"), ("ballot_title", "修缮活动室"), ("way", "mixed")]);
        scene.open(&ballot).expect(303);
        let paper = format!("{ballot}/papers/{}", scene.entry("党员02"));
        let mut voter = scene.town.browser(&scene.town.formal[2]);
        voter.post(&format!("{ballot}/taking"), &[]).expect(303);
        scene.tellers[0].post(&paper, &[]).expect(422).shows("退回手机票");
        scene.tellers[0].get(&ballot).expect(200).shows("退回手机票");
        scene.tellers[0].post(&paper, &[("given", "no")]).expect(303);
        super::cast(&mut voter, &ballot, "y").expect(422);
        scene.tellers[0].post(&paper, &[]).expect(303);
        super::cast(&mut voter, &ballot, "y").expect(422).shows("您领的是纸票");
        // What went in is not given back, whoever asks.
        let other = format!("{ballot}/papers/{}", scene.entry("党员03"));
        let cast = scene.town.formal[3].clone();
        scene.vote(&cast, &ballot, "y");
        scene.tellers[0].post(&other, &[("given", "no")]).expect(422).shows("已经用手机投进去了");
    }
}

fn paper_vote(scene: &mut Scene) -> String {
    let ballot = scene.propose(&[("ballot_kind", "motion"), ("ballot_title", "修缮活动室"), ("way", "paper")]);
    scene.open(&ballot).expect(303);
    ballot
}

#[test]
fn who_votes_on_paper_is_told_where_to_have_it_and_papers_that_nobody_noted_are_missed() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = paper_vote(&mut scene);
        let mut member: Browser = scene.town.browser(&scene.town.formal[2]);
        member.get(&ballot).expect(200).shows("请向监票人、计票人领纸票");
        scene.recorder.get(&ballot).expect(200).shows("还没有记下谁领了纸票");
        scene.end(&ballot);
        // There is no box of phones: nobody is asked for a key to it.
        scene.tellers[0].get(&ballot).expect(200).shows("没有可以清点的").hides("打开票箱");
        scene.recorder.post(&format!("{ballot}/voiding"), &[]).expect(303);
        let again = scene.recorder.post(&format!("{ballot}/rounds"), &[]).expect(303).leads_to().to_owned();
        scene.open(&again).expect(303);
        for name in ["党员02", "党员03"] {
            let entry = scene.entry(name);
            scene.tellers[0].post(&format!("{again}/papers/{entry}"), &[]).expect(303);
        }
        scene.recorder.get(&again).expect(200).shows("现在只有 2 张票").hides("还没有记下谁领了纸票");
        scene.end(&again);
        member.get(&again).expect(200).shows("您这次领的是纸票");
    }
}

#[test]
fn everybody_whom_voters_may_have_named_can_be_entered() {
    for place in places() {
        let mut scene = Scene::of(&place, 10, 10);
        let ballot = scene.election("1", "paper", &["党员01", "党员02"]);
        scene.open(&ballot).expect(303);
        let papers: Vec<String> = (3..9).map(|at| scene.entry(&format!("党员0{at}"))).collect();
        for entry in &papers {
            scene.tellers[0].post(&format!("{ballot}/papers/{entry}"), &[]).expect(303);
        }
        scene.end(&ballot);
        let count = format!("{ballot}/count");
        let page = scene.tellers[0].get(&count).expect(200);
        // Six papers name six others: each is against both candidates.
        let mut form: Vec<(String, String)> = vec![("returned".into(), "6".into()), ("spoiled".into(), "0".into())];
        for (line, votes) in [["0", "6", "0"], ["0", "6", "0"]].iter().enumerate() {
            form.extend(votes.iter().enumerate().map(|(at, votes)| (format!("votes.{line}.{at}"), (*votes).into())));
        }
        for (at, entry) in papers.iter().enumerate() {
            assert!(page.text.contains(entry.as_str()), "{entry} cannot be entered");
            form.extend([(format!("named.{at}"), entry.clone()), (format!("named_votes.{at}"), "1".into())]);
        }
        // Who was named by nobody stands empty beside them.
        let nobody = scene.entry("党员09");
        form.extend([("named.6".into(), nobody), ("named_votes.6".into(), String::new())]);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for teller in &mut scene.tellers {
            teller.post(&count, &form).expect(303);
        }
        let page = scene.recorder.get(&ballot).expect(200).shows("无人当选");
        (3..9).fold(page, |page, at| page.shows(&format!("党员0{at}")));
    }
}

#[test]
fn a_round_that_was_followed_leaves_no_seat_empty() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let ballot = scene.election("1", "phones", &["党员01", "党员02"]);
        scene.open(&ballot).expect(303);
        for (at, voter) in scene.town.formal[..4].iter().enumerate() {
            scene.vote(voter, &ballot, if at < 2 { "yn" } else { "ny" });
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        let list = format!("{}/ballots", scene.at);
        scene.recorder.get(&list).expect(200).shows("还缺 1 名</").hides("已转下一轮");
        let stands = ["党员01", "党员02"].map(|name| scene.entry(name));
        let form = [("stands", stands[0].as_str()), ("stands", stands[1].as_str())];
        scene.recorder.post(&format!("{ballot}/rounds"), &form).expect(303);
        for path in [list, ballot] {
            scene.recorder.get(&path).expect(200).shows("已转下一轮");
        }
    }
}
