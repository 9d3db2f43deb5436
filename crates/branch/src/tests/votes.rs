//! The field's vectors for quorum and majority, through the pages.

use zhixing_kit::test::places;

use super::town::Town;
use super::vectors;

#[test]
fn ordinary_resolutions_follow_the_vectors() {
    // 支 11.
    for [n, quorum, yes, ..] in vectors() {
        for place in places() {
            let town = Town::with(&place, n);
            let meeting = town.opened(&place, "general_meeting");
            let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
            let motion = |browser: &mut zhixing_kit::test::Browser| {
                let led = browser.post(&format!("{at}/motions"), &[("text", "同意")]).expect(303);
                format!("{at}/motions/{}", led.leads_to().split("#m-").nth(1).unwrap())
            };
            town.present(&meeting, quorum - 1);
            recorder
                .get(&at)
                .expect(200)
                .shows(&format!("应到 {n} 人，实到 {} 人，需要 {quorum} 人到会，还差 1 人", quorum - 1));
            let first = motion(&mut recorder);
            recorder.post(&format!("{first}/vote-opening"), &[]).expect(422).shows("人数不够，不能表决");
            town.present(&meeting, quorum);
            let page = recorder
                .get(&at)
                .expect(200)
                .shows(&format!("需要 {quorum} 人到会，会议有效；一项决议需要 {yes} 票赞成"));
            assert_eq!(page.text.contains("什么都通不过"), quorum < yes, "N = {n}");
            town.present(&meeting, yes);
            for (votes, passes) in [(yes - 1, false), (yes, true)] {
                let path = motion(&mut recorder);
                recorder.post(&format!("{path}/vote-opening"), &[]).expect(303);
                for voter in &town.formal[..votes] {
                    town.browser(voter).post(&format!("{path}/vote"), &[("choice", "yes")]).expect(303);
                }
                recorder.post(&format!("{path}/vote-closing"), &[]).expect(303);
                let said = format!(
                    "赞成 {votes} 票，反对 0 票，弃权 0 票，需要 {yes} 票赞成：{}",
                    if passes { "通过" } else { "未通过" }
                );
                recorder.get(&format!("{at}/motions")).expect(200).shows(&said);
            }
        }
    }
}

#[test]
fn what_needs_a_secret_ballot_refuses_an_open_vote_and_says_so() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 5);
        let mut recorder = town.browser(town.recorder());
        for scheme in ["admission", "election"] {
            let led = recorder
                .post(&format!("/meetings/{meeting}/motions"), &[("text", "接收"), ("scheme", scheme)])
                .expect(303);
            let path = format!("/meetings/{meeting}/motions/{}", led.leads_to().split("#m-").nth(1).unwrap());
            recorder.post(&format!("{path}/vote-opening"), &[]).expect(422).shows("须用无记名投票，不能公开表决");
        }
        let lecture = town.opened(&place, "lecture");
        recorder
            .post(&format!("/meetings/{lecture}/motions"), &[("text", "同意")])
            .expect(422)
            .shows("章程没有规定这类会议可以这样表决");
    }
}

#[test]
fn only_who_is_there_with_a_vote_votes_and_only_while_it_is_open() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 4);
        let mut recorder = town.browser(town.recorder());
        let roll = format!("/meetings/{meeting}/roll");
        let of_probationary = town.entry(&meeting, "预备员");
        recorder.post(&format!("{roll}/{of_probationary}"), &[("mark", "present")]).expect(303);
        let led = recorder.post(&format!("/meetings/{meeting}/motions"), &[("text", "同意")]).expect(303);
        let path = format!("/meetings/{meeting}/motions/{}", led.leads_to().split("#m-").nth(1).unwrap());
        recorder.post(&format!("{path}/vote-opening"), &[]).expect(303);
        let vote =
            |actor: &zhixing_people::Actor| town.browser(actor).post(&format!("{path}/vote"), &[("choice", "yes")]);
        vote(&town.probationary).expect(422).shows("没有表决权");
        vote(&town.formal[4]).expect(422).shows("没有到会，不能表决");
        vote(&town.stranger).expect(404);
        vote(&town.superior).expect(404);
        for voter in &town.formal[..3] {
            vote(voter).expect(303);
        }
        // Who left before the end is not counted: his mark says that he is not there.
        let third = town.entry(&meeting, "党员02");
        recorder.post(&format!("{roll}/{third}"), &[("mark", "absent"), ("reason", "接警")]).expect(303);
        recorder.post(&format!("{path}/vote-closing"), &[]).expect(303);
        recorder
            .get(&format!("/meetings/{meeting}/motions"))
            .expect(200)
            .shows("应到 5 人，实到 3 人（需要 3 人）；赞成 2 票");
        vote(&town.formal[3]).expect(422).shows("表决已经结束");
        town.browser(&town.formal[3]).post(&format!("{path}/vote"), &[("choice", "maybe")]).expect(422);
    }
}
