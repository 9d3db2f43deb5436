//! The field's vectors for quorum and majority, through the pages.

use zhixing_kit::test::places;

use super::attendance::correct;
use super::roster::comes;
use super::town::{Town, sign};
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

/// A motion that passed with three yes of five (支 11), two of them cast in person and one entered, and the resolution that was made of it.
fn decided(town: &Town, meeting: &crate::ActivityId) -> (String, String) {
    town.present(meeting, 4);
    let mut recorder = town.browser(town.recorder());
    let at = format!("/meetings/{meeting}");
    let led = recorder.post(&format!("{at}/motions"), &[("text", "修缮活动室")]).expect(303);
    let motion = led.leads_to().split("#m-").nth(1).unwrap().to_owned();
    let path = format!("{at}/motions/{motion}");
    recorder.post(&format!("{path}/vote-opening"), &[]).expect(303);
    for voter in [&town.formal[0], &town.formal[1]] {
        town.browser(voter).post(&format!("{path}/vote"), &[("choice", "yes")]).expect(303);
    }
    let third = town.entry(meeting, "党员02");
    recorder.post(&format!("{path}/votes/{third}"), &[("choice", "yes")]).expect(303);
    recorder.post(&format!("{path}/vote-closing"), &[]).expect(303);
    let new = format!("{at}/resolutions/new?motion={motion}");
    recorder.get(&format!("{at}/motions")).expect(200).shows(&new.replace('&', "&amp;")).hides("看形成的决议");
    let made = [("motion", motion.as_str()), ("text", "修缮活动室"), ("owner", ""), ("due", "")];
    recorder.post(&format!("{at}/resolutions"), &made).expect(303);
    // Made once, it is led to and not made again.
    recorder.get(&format!("{at}/motions")).expect(200).shows("看形成的决议").hides(&new);
    let resolution = recorder.get(&new).expect(303).leads_to().to_owned();
    recorder.get(&resolution).expect(200).shows("修缮活动室").hides("这项决议不成立");
    (motion, resolution)
}

#[test]
fn a_vote_that_was_entered_wrongly_is_put_right_and_its_result_follows() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (motion, resolution) = decided(&town, &meeting);
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        let third = town.entry(&meeting, "党员02");
        let probationary = town.entry(&meeting, "预备员");
        recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        let corrections = format!("{at}/minutes/corrections");
        let choose = format!("{corrections}/new?what=vote/{motion}");
        recorder.get(&format!("{at}/motions")).expect(200).shows("有票录错了").shows(&choose);
        let (first, fourth) = (town.entry(&meeting, "党员00"), town.entry(&meeting, "党员03"));
        recorder
            .get(&choose)
            .expect(200)
            .shows(&format!("vote/{motion}/{third}"))
            .shows(&format!("vote/{motion}/{fourth}"))
            .hides(&format!("vote/{motion}/{first}"))
            .hides("党员04");
        let correct = |browser: &mut zhixing_kit::test::Browser, entry: &str, choice: &str| {
            let entry = format!("{motion}/{entry}");
            let form = [("subject", "vote"), ("entry", entry.as_str()), ("after", choice), ("why", "点错了一行")];
            browser.edit(&format!("{corrections}/new?what=vote/{entry}"), &corrections, &form)
        };
        correct(&mut recorder, &first, "no").expect(422).shows("是自己投的");
        correct(&mut recorder, &third, "yes").expect(422).shows("没有改动");
        correct(&mut recorder, &third, "perhaps").expect(422);
        let told = correct(&mut recorder, &third, "no").expect(303).leads_to().to_owned();
        let outcome = "赞成 2 票，反对 1 票，弃权 0 票，需要 3 票赞成：未通过。";
        let announced = "会上宣布的是：应到 5 人，实到 4 人（需要 3 人）；赞成 3 票，反对 0 票";
        recorder
            .get(&told)
            .expect(200)
            .shows(&format!("“修缮活动室”重新计票：应到 5 人，实到 4 人（需要 3 人）；{outcome}"))
            .shows("党员02 对第 1 项表决事项的表决")
            .shows("</span>赞成</del>")
            .shows("</span>反对</ins>")
            .shows("点错了一行")
            .shows(announced);
        recorder.get(&resolution).expect(200).shows("这项决议不成立");
        correct(&mut recorder, &fourth, "yes").expect(303);
        recorder.get(&resolution).expect(200).hides("这项决议不成立");
        recorder.get(&format!("{at}/minutes")).expect(200).shows("</span>没有投</del>").shows(announced);
        let minutes = format!("{at}/minutes");
        town.browser(&town.formal[4]).get(&minutes).expect(200).shows("党员02").hides("有票录错了");
        let verbs: Vec<_> = town.records(&meeting).into_iter().map(|entry| entry.verb).collect();
        assert_eq!(verbs.iter().filter(|verb| *verb == "recounted").count(), 2);
        let facts = town.records(&meeting).into_iter().find(|entry| entry.facts["subject"] == "vote").unwrap().facts;
        assert_eq!((&facts["whose"], &facts["which"]), (&"党员02".into(), &1.into()));
        assert_eq!((&facts["before"], &facts["after"]), (&"yes".into(), &"no".into()));
    }
}

#[test]
fn once_the_minutes_are_signed_no_vote_is_added_that_nobody_entered() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (motion, _) = decided(&town, &meeting);
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        let probationary = town.entry(&meeting, "预备员");
        recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        sign(&mut town.browser(town.secretary()), &at).expect(303);
        let corrections = format!("{at}/minutes/corrections");
        let mut correct = |name: &str, choice: &str| {
            let entry = format!("{motion}/{}", town.entry(&meeting, name));
            let form = [("subject", "vote"), ("entry", entry.as_str()), ("after", choice), ("why", "点错了一行")];
            recorder.edit(&format!("{corrections}/new?what=vote/{entry}"), &corrections, &form)
        };
        correct("党员03", "no").expect(422).shows("不能再补录 党员03 没有投过的票");
        let choose = format!("{corrections}/new?what=vote/{motion}");
        town.browser(town.recorder()).get(&choose).expect(200).shows("党员02").hides("党员03");
        correct("党员02", "no").expect(303);
        recorder.get(&format!("{at}/motions")).expect(200).shows("赞成 2 票，反对 1 票");
    }
}

#[test]
fn who_cannot_vote_is_told_why_while_the_vote_is_open() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 4);
        let mut recorder = town.browser(town.recorder());
        let at = format!("/meetings/{meeting}/motions");
        let led = recorder.post(&at, &[("text", "同意")]).expect(303);
        let id = led.leads_to().split("#m-").nth(1).unwrap().to_owned();
        recorder.post(&format!("{at}/{id}/vote-opening"), &[]).expect(303);
        let mut absent = town.browser(&town.formal[4]);
        absent.get(&at).expect(200).shows("名单上您是未到会，现在不能投").hides("您的表决");
        town.browser(&town.probationary).get(&at).expect(200).shows("您在这次会议上没有表决权");
        town.browser(&town.formal[3]).get(&at).expect(200).shows("您的表决").hides("现在不能投");
        let away = town.entry(&meeting, "党员03");
        recorder.post(&format!("/meetings/{meeting}/roll/{away}"), &[("mark", "without_vote")]).expect(303);
        town.browser(&town.formal[3]).get(&at).expect(200).shows("名单上您是列席，不能投");
        recorder.post(&format!("{at}/{id}/vote-closing"), &[]).expect(303);
        absent.get(&at).expect(200).hides("现在不能投");
    }
}

#[test]
fn who_has_no_vote_in_a_secret_ballot_is_told_why_while_it_runs() {
    for place in places() {
        let mut scene = super::ballot::Scene::of(&place, 5, 4);
        let ballot = scene.question("修缮活动室");
        let [probationary, away, voter] =
            [&scene.town.probationary, &scene.town.formal[4], &scene.town.formal[3]].map(|who| scene.town.browser(who));
        let [mut probationary, mut away, mut voter] = [probationary, away, voter];
        probationary.get(&ballot).expect(200).hides("没有表决权");
        scene.open(&ballot).expect(303);
        probationary.get(&ballot).expect(200).shows("您是预备党员，没有表决权、选举权和被选举权（党章第七条）");
        away.get(&ballot).expect(200).shows("名单上您是未到会，现在不能投");
        voter.get(&ballot).expect(200).shows("领票").hides("没有表决权");
        scene.end(&ballot);
        away.get(&ballot).expect(200).hides("现在不能投");
    }
}

#[test]
fn what_is_put_right_after_the_end_asks_who_was_there_when_the_vote_ended() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 4);
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        let led = recorder.post(&format!("{at}/motions"), &[("text", "修缮活动室")]).expect(303);
        let motion = led.leads_to().split("#m-").nth(1).unwrap().to_owned();
        let path = format!("{at}/motions/{motion}");
        recorder.post(&format!("{path}/vote-opening"), &[]).expect(303);
        let [third, left, late] = ["党员02", "党员03", "党员04"].map(|name| town.entry(&meeting, name));
        let mark = |browser: &mut zhixing_kit::test::Browser, entry: &str, mark: &str| {
            browser.post(&format!("{at}/roll/{entry}"), &[("mark", mark)]).expect(303);
        };
        for voter in [&third, &left] {
            recorder.post(&format!("{path}/votes/{voter}"), &[("choice", "yes")]).expect(303);
        }
        // Number 3 leaves before the end of the vote and comes back after it; number 4, and a new member, come after it.
        mark(&mut recorder, &left, "absent");
        recorder.post(&format!("{path}/vote-closing"), &[]).expect(303);
        let announced = "应到 5 人，实到 3 人（需要 3 人）；赞成 1 票";
        recorder.get(&format!("{at}/motions")).expect(200).shows(announced).shows("没有到会，不计入");
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(29 * 3_600_000 + 600_000));
        comes(&place, &town, "新来者");
        let led = recorder.post(&format!("{at}/motions"), &[("text", "购置书架")]).expect(303);
        let second = format!("{at}/motions/{}", led.leads_to().split("#m-").nth(1).unwrap());
        recorder.post(&format!("{second}/vote-opening"), &[]).expect(303);
        let [new, probationary] = ["新来者", "预备员"].map(|name| town.entry(&meeting, name));
        for entry in [&left, &late, &new, &probationary] {
            mark(&mut recorder, entry, "present");
        }
        recorder.post(&format!("{second}/vote-closing"), &[]).expect(303);
        recorder.get(&format!("{at}/motions")).expect(200).shows("应到 6 人，实到 6 人").shows("没有到会，不计入");
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:05")]).expect(303);

        let corrections = format!("{at}/minutes/corrections");
        let chosen = recorder.get(&format!("{corrections}/new?what=vote/{motion}")).expect(200).shows("党员02");
        chosen.hides("党员03").hides("党员04").hides("新来者");
        recorder.get(&format!("{corrections}/new?what=vote/{}", second.rsplit('/').next().unwrap())).shows("新来者");
        let mut correct_vote = |entry: &str| {
            let entry = format!("{motion}/{entry}");
            let form = [("subject", "vote"), ("entry", entry.as_str()), ("after", "no"), ("why", "点错了一行")];
            recorder.edit(&format!("{corrections}/new?what=vote/{entry}"), &corrections, &form)
        };
        correct_vote(&left).expect(422).shows("这项表决结束时 党员03 没有到会");
        correct_vote(&late).expect(422).shows("这项表决结束时 党员04 没有到会");
        correct_vote(&new).expect(422).shows("新来者 在这项表决结束时不在有表决权的名单上");

        // Their attendance is no matter of this vote; that of who was there is.
        for (who, recounts) in [(&left, false), (&late, false), (&third, true)] {
            let told = correct(&mut recorder, &meeting, who, "absent", "", "核对考勤表").expect(303);
            let page = recorder.get(told.leads_to()).expect(200).shows("“购置书架”重新计票");
            assert_eq!(page.text.contains("“修缮活动室”重新计票"), recounts, "{who}");
        }
        recorder.get(&format!("{at}/motions")).expect(200).shows("应到 5 人，实到 2 人（需要 3 人）；赞成 0 票");
        correct(&mut recorder, &meeting, &third, "present", "", "核对有误").expect(303);
        recorder.get(&format!("{at}/motions")).expect(200).shows(announced);
    }
}
