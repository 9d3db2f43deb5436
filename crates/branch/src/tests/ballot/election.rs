//! Elections: candidates and seats, others instead, void ballots, ties, further rounds, candidates who leave.

use zhixing_kit::params;
use zhixing_kit::test::places;

use super::Scene;

#[test]
fn a_committee_is_elected_in_two_rounds() {
    for place in places() {
        let mut scene = Scene::of(&place, 10, 8);
        // 选: seats 3 need 4 candidates.
        let few = scene.election("3", "phones", &["党员01", "党员02", "党员03", "党员04"]);
        scene.recorder.post(&format!("{few}/withdrawals"), &[("place", "3")]).expect(303);
        scene.open(&few).expect(422).shows("应选 3 人，至少要有 4 名候选人，现在有 3 名");
        let ballot = scene.election("3", "phones", &["党员01", "党员02", "党员03", "党员04"]);
        scene.open(&ballot).expect(303);
        // Two are clear, two are tied at the last seat with 5 of 8; one ballot has four names and is void.
        for (voter, letters) in
            scene.town.formal[..8].iter().zip(["yyyn", "yyyn", "yyyn", "yyyn", "yyny", "yyny", "yyny", "yyny"])
        {
            scene.vote(voter, &ballot, letters);
        }
        scene.end(&ballot);
        scene.recorder.post(&format!("{ballot}/rounds"), &[]).expect(422).shows("还没有结果");
        scene.open_box(&ballot);
        // 4 of 8 is not more than half: neither of the two, and no runoff.
        let page = scene.recorder.get(&ballot).expect(200).shows("当选：党员01、党员02。").shows("还缺 1 名");
        page.shows("另行选举");
        let stands = [scene.entry("党员03"), scene.entry("党员04")];
        let form = [("stands", stands[0].as_str()), ("stands", stands[1].as_str())];
        let elected = scene.entry("党员01");
        scene
            .recorder
            .post(&format!("{ballot}/rounds"), &[("stands", elected.as_str())])
            .expect(422)
            .shows("已经当选的人也不再列入");
        let next = scene.recorder.post(&format!("{ballot}/rounds"), &form).expect(303).leads_to().to_owned();
        scene.recorder.get(&next).expect(200).shows("第 2 轮").shows("应选 1 人");
        scene.recorder.post(&format!("{ballot}/rounds"), &form).expect(422).shows("下一轮已经提出过了");
        scene.open(&next).expect(303);
        for (voter, letters) in scene.town.formal[..8].iter().zip(["yn", "yn", "yn", "yn", "yn", "ny", "ny", "oo"]) {
            scene.vote(voter, &next, letters);
        }
        scene.end(&next);
        scene.open_box(&next);
        scene.recorder.get(&next).expect(200).shows("当选：党员03。");
        scene.recorder.post(&format!("{next}/rounds"), &[]).expect(422).shows("不需要下一轮");
    }
}

#[test]
fn a_tie_above_half_is_voted_again_among_the_tied_alone() {
    for place in places() {
        let mut scene = Scene::of(&place, 8, 7);
        let ballot = scene.election("2", "phones", &["党员01", "党员02", "党员03"]);
        scene.open(&ballot).expect(303);
        // 7 present, 4 needed: 党员01 has 6, the two others 4 each; 党员03 names nobody.
        let papers = ["yyn", "yyn", "yyn", "yny", "yny", "yny", "nyy"];
        for (voter, letters) in scene.town.formal[..7].iter().zip(papers) {
            scene.vote(voter, &ballot, letters);
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        scene.recorder.get(&ballot).expect(200).shows("当选：党员01。").shows("票数相等：党员02、党员03，要再次投票");
        let other = scene.entry("党员04");
        scene
            .recorder
            .post(&format!("{ballot}/rounds"), &[("stands", other.as_str())])
            .expect(422)
            .shows("只能在上一轮票数相等的人当中投");
        let tied = [scene.entry("党员02"), scene.entry("党员03")];
        let form = [("stands", tied[0].as_str()), ("stands", tied[1].as_str())];
        let runoff = scene.recorder.post(&format!("{ballot}/rounds"), &form).expect(303).leads_to().to_owned();
        scene.recorder.get(&runoff).expect(200).shows("票数相等者再次投票");
        scene.open(&runoff).expect(303);
        for (voter, letters) in scene.town.formal[..7].iter().zip(["yn", "yn", "yn", "ny", "ny", "oo", "oo"]) {
            scene.vote(voter, &runoff, letters);
        }
        scene.end(&runoff);
        scene.open_box(&runoff);
        // Three of seven: not more than half, and enough in a runoff (选 28).
        scene.recorder.get(&runoff).expect(200).shows("当选：党员02。").shows("得赞成票多的当选").hides("需要 1");
    }
}

#[test]
fn a_candidate_may_leave_before_the_vote_and_is_left_out_of_a_further_round() {
    for place in places() {
        let mut scene = Scene::of(&place, 10, 8);
        let ballot = scene.election("1", "phones", &["党员01", "党员02"]);
        scene.recorder.post(&format!("{ballot}/withdrawals"), &[("place", "1")]).expect(303);
        scene.recorder.get(&ballot).expect(200).shows("退出");
        scene.open(&ballot).expect(422).shows("候选人不够：应选 1 人，至少要有 2 名候选人，现在有 1 名");
        scene.recorder.post(&format!("{ballot}/withdrawals"), &[("place", "9")]).expect(404);
        let again = scene.election("1", "phones", &["党员01", "党员02", "党员03"]);
        scene.open(&again).expect(303);
        scene
            .recorder
            .post(&format!("{again}/withdrawals"), &[("place", "0")])
            .expect(422)
            .shows("投票已经开始，不能再改了");
        for (voter, letters) in
            scene.town.formal[..8].iter().zip(["yno", "nyo", "ooy", "ooo", "ooo", "ooo", "ooo", "ooo"])
        {
            scene.vote(voter, &again, letters);
        }
        scene.end(&again);
        scene.open_box(&again);
        scene.recorder.get(&again).expect(200).shows("无人当选");
        let stay = [scene.entry("党员01"), scene.entry("党员03")];
        let form = [("stands", stay[0].as_str()), ("stands", stay[1].as_str())];
        let next = scene.recorder.post(&format!("{again}/rounds"), &form).expect(303).leads_to().to_owned();
        scene.recorder.get(&next).expect(200).shows("党员03").hides("党员02");
    }
}

#[test]
fn a_further_round_with_too_few_is_told_when_it_is_counted_and_refused_when_it_is_proposed() {
    for place in places() {
        let mut scene = Scene::of(&place, 10, 8);
        let ballot = scene.election("1", "phones", &["党员01", "党员02"]);
        scene.open(&ballot).expect(303);
        vote(&mut scene, &ballot, "oo");
        // 选: a fifth more than seats.
        scene.recorder.get(&ballot).expect(200).shows("这一轮应选 1 人，至少勾选 2 名候选人");
        let one = scene.entry("党员03");
        let page = scene.recorder.post(&format!("{ballot}/rounds"), &[("stands", &one)]).expect(422);
        let page = page.shows("至少要有 2 名候选人，现在勾选了 1 名").shows("刚才这一步没有办成");
        // What was ticked is still ticked, and what was not is not.
        page.shows(&format!("value=\"{one}\" checked")).hides(&format!("value=\"{}\" checked", scene.entry("党员01")));
        let two = [("stands", one.as_str()), ("stands", &scene.entry("党员04"))];
        let next = scene.recorder.post(&format!("{ballot}/rounds"), &two).expect(303).leads_to().to_owned();
        scene.open(&next).expect(303);
    }
}

#[test]
fn where_nobody_is_left_to_stand_no_round_is_offered_and_the_page_says_what_comes_instead() {
    for place in places() {
        // Three formal members, of whom two count and two stand: nobody else can.
        let mut scene = Scene::of(&place, 3, 3);
        let ballot = scene.election("1", "phones", &["党员01", "党员02"]);
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..3] {
            scene.vote(voter, &ballot, "oo");
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        // Two of the three left: their entries cannot be elected any more.
        let gone = "update roll_entry set entitled = $2 where activity = $1 and name <> $3";
        let meeting = scene.meeting.clone();
        place.db.write_now(move |tx| tx.run(gone, params![&meeting, false, "党员01"]).map(drop)).unwrap();
        let page = scene.recorder.get(&ballot).expect(200).shows("可以列入的只有 1 名").shows("补选");
        page.hides("提出下一轮</button>");
        let one = scene.entry("党员01");
        scene.recorder.post(&format!("{ballot}/rounds"), &[("stands", &one)]).expect(422).shows("可以列入的只有 1 名");
    }
}

#[test]
fn others_may_be_named_instead_of_who_is_voted_against() {
    for place in places() {
        let mut scene = Scene::of(&place, 6, 6);
        let ballot = scene.election("1", "phones", &["党员01", "党员02"]);
        scene.open(&ballot).expect(303);
        let other = scene.entry("党员05");
        for (at, voter) in scene.town.formal[..6].iter().enumerate() {
            let mut browser = scene.town.browser(voter);
            browser.post(&format!("{ballot}/taking"), &[]).expect(303);
            let mut form = vec![("line.0", "n"), ("line.1", "o"), ("other.0", other.as_str())];
            if at == 0 {
                // 选 25: only who votes against somebody names another.
                let wrong = [("line.0", "o"), ("line.1", "o"), ("other.0", other.as_str())];
                browser.post(&format!("{ballot}/paper"), &wrong).expect(422).shows("另选他人，要先对同样多的候选人投");
                let candidate = scene.entry("党员02");
                let wrong = [("line.0", "n"), ("line.1", "o"), ("other.0", candidate.as_str())];
                browser.post(&format!("{ballot}/casting"), &wrong).expect(422).shows("又不在候选人当中");
                // For one and another besides: two names for one seat is void, and is told before it is cast.
                let void = [("line.0", "n"), ("line.1", "y"), ("other.0", other.as_str())];
                browser.post(&format!("{ballot}/paper"), &void).expect(200).shows("多了，这张票会作废");
                form = void.to_vec();
            }
            browser.post(&format!("{ballot}/casting"), &form).expect(303);
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        let page = scene.recorder.get(&ballot).expect(200).shows("废票 1 张，有效 5 张").shows("当选：党员05。");
        page.shows("另选");
    }
}

#[test]
fn who_is_elected_stands_and_is_named_in_no_later_round() {
    for place in places() {
        let mut scene = Scene::of(&place, 10, 8);
        let stands = ["党员01", "党员02", "党员03", "党员04"].map(|name| scene.entry(name));
        let ballot = scene.election("3", "phones", &["党员01", "党员02", "党员03", "党员04"]);
        let rest = [("stands", stands[1].as_str()), ("stands", stands[2].as_str()), ("stands", stands[3].as_str())];
        let second = round(&mut scene, &ballot, "yooo", &rest);
        // Elected in the first round: not to be named by hand in the second.
        scene.open(&second).expect(303);
        let mut voter = scene.town.browser(&scene.town.formal[0]);
        voter.post(&format!("{second}/taking"), &[]).expect(303);
        voter.get(&format!("{second}/paper")).expect(200).shows("党员05").hides("党员01");
        let named = [("line.0", "n"), ("line.1", "o"), ("line.2", "o"), ("other.0", stands[0].as_str())];
        voter.post(&format!("{second}/casting"), &named).expect(422).shows("又不在候选人当中");
        vote(&mut scene, &second, "yoo");
        // And not to stand in the third, although the second did not elect him.
        scene.recorder.get(&second).expect(200).hides(&format!("value=\"{}\"", stands[0]));
        for elected in &stands[..2] {
            let form = [("stands", elected.as_str()), ("stands", stands[2].as_str())];
            scene.recorder.post(&format!("{second}/rounds"), &form).expect(422).shows("已经当选的人也不再列入");
        }
    }
}

/// All who are there vote alike, and the box is counted.
fn vote(scene: &mut Scene, ballot: &str, letters: &str) {
    for voter in &scene.town.formal[..8] {
        scene.vote(voter, ballot, letters);
    }
    scene.end(ballot);
    scene.open_box(ballot);
}

/// The same, and the round that follows.
fn round(scene: &mut Scene, ballot: &str, letters: &str, stands: &[(&str, &str)]) -> String {
    scene.open(ballot).expect(303);
    vote(scene, ballot, letters);
    scene.recorder.post(&format!("{ballot}/rounds"), stands).expect(303).leads_to().to_owned()
}
