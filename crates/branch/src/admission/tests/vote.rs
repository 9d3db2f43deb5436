//! The vote of an admission comes from its secret ballot: about him and nobody of his name, and nothing is typed again.

use jiff::civil::date;
use zhixing_kit::test::{Place, places};
use zhixing_people::{MemberKind, NewMember, Person, enter};

use super::Scene;
use crate::tests::ballot::Scene as Hall;

/// The same person's namesake, who is a guest of the branch.
fn namesake(place: &Place, scene: &Scene) {
    let (by, branch) = (scene.town.secretary().clone(), scene.town.branch.clone());
    let enter = move |tx: &zhixing_kit::Write<'_>| {
        let person =
            Person {
                number: "A000".into(), name: "申小满".into(), born_on: None, joined_on: None, confirmed_on: None
            };
        let from_on = date(2024, 6, 1);
        enter(tx, &by, &NewMember { person, unit: branch.clone(), kind: MemberKind::Guest, from_on }).map(drop)
    };
    place.db.write_now(enter).unwrap();
}

fn voted(hall: &mut Hall, ballot: &str, letters: [&str; 8]) {
    hall.open(ballot).expect(303);
    for (voter, letter) in hall.town.formal[..8].iter().zip(letters) {
        hall.vote(voter, ballot, letter);
    }
    hall.end(ballot);
    hall.open_box(ballot);
}

#[test]
fn a_vote_is_put_to_the_ballot_and_its_count_becomes_the_step() {
    for place in places() {
        let scene = Scene::set(&place);
        namesake(&place, &scene);
        let path = scene.until_notice();
        let secretary = scene.town.secretary().clone();
        scene.town.browser(&secretary).get(&path).expect(200).shows("现在没有可以投票的会议");
        let (town, applicant) = (scene.town, scene.applicant);
        let mut hall = Hall::at(town, &place, "general_meeting", 8);
        let mut browser = hall.town.browser(&secretary);
        let (meeting, to) = (hall.meeting.to_string(), format!("{path}/ballot"));
        browser.get(&path).expect(200).shows("列入本次会议的无记名投票");
        browser.post(&to, &[("at_meeting", &meeting), ("way", "doves")]).expect(422).shows("请从所列各项中选择");
        let sent = [("at_meeting", meeting.as_str()), ("way", "phones")];
        // By his name alone nobody is found, since two bear it.
        let by_name =
            [("ballot_kind", "admission"), ("ballot_title", "接收"), ("way", "phones"), ("candidate_name", "申小满")];
        hall.recorder.post(&format!("{}/ballots", hall.at), &by_name).expect(422).shows("有两人都叫 申小满");
        let ballot = browser.post(&to, &sent).expect(303).leads_to().to_owned();
        browser.post(&to, &sent).expect(422).shows("已经列入无记名投票");
        browser.get(&ballot).expect(200).shows("接收申小满为预备党员");
        let (asked, on_ballot) = (hall.meeting.clone(), ballot.rsplit('/').next().unwrap().to_owned());
        let him = place
            .db
            .read_now(move |tx| {
                let entry = crate::roll::questions::entry_of(tx, &asked, &applicant.member)?;
                let id = crate::ballot::BallotId::parse(&on_ballot).ok_or(zhixing_kit::Error::NotFound)?;
                Ok((crate::ballot::store::candidates(tx, &id)?[0].entry.clone(), entry.map(|entry| entry.id)))
            })
            .unwrap();
        assert_eq!(him.0, him.1, "he himself, not his namesake");

        let figures = [("step", "vote"), ("on_day", "2026-03-03"), ("entitled", "10"), ("present", "8"), ("yes", "8")];
        browser.post(&format!("{path}/steps"), &figures).expect(422).shows("请用投票的结果");
        browser.post(&format!("{path}/vote"), &[]).expect(422).shows("投票还没有通过的结果");
        voted(&mut hall, &ballot, ["y", "y", "y", "y", "y", "y", "y", "n"]);
        hall.town.browser(&hall.town.formal[5]).get(&ballot).expect(200).hides("下一步");
        browser.get(&ballot).expect(200).shows("下一步").shows("把结果记入发展党员").shows(&path);
        browser.get(&path).expect(200).shows("用投票结果记下这一步").hides("用纸票表决过");
        browser.post(&format!("{path}/vote"), &[("document", "支部大会决议")]).expect(303);
        let page = browser.get(&path).expect(200).shows("应到 10 人，实到 8 人，赞成 7 票").shows("无记名投票");
        page.shows("支部大会决议").shows("上级党组织审批").hides("用投票结果记下这一步");
        browser.post(&format!("{path}/vote"), &[]).expect(403);
        hall.town.browser(&hall.town.superior).get(&ballot).expect(404);
    }
}

#[test]
fn what_did_not_pass_is_no_step_and_may_be_voted_again() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_notice();
        let secretary = scene.town.secretary().clone();
        let mut hall = Hall::at(scene.town, &place, "general_meeting", 8);
        let mut browser = hall.town.browser(&secretary);
        let meeting = hall.meeting.to_string();
        let sent = [("at_meeting", meeting.as_str()), ("way", "phones")];
        let ballot = browser.post(&format!("{path}/ballot"), &sent).expect(303).leads_to().to_owned();
        // 细: 5 of 10 is not more than half.
        voted(&mut hall, &ballot, ["y", "y", "y", "y", "y", "n", "n", "o"]);
        browser.get(&path).expect(200).shows("没有通过").shows("列入本次会议的无记名投票");
        browser.post(&format!("{path}/vote"), &[]).expect(422).shows("投票还没有通过的结果");
        let figures = [("step", "vote"), ("on_day", "2026-03-03"), ("entitled", "10"), ("present", "8"), ("yes", "8")];
        browser.post(&format!("{path}/steps"), &figures).expect(422).shows("请用投票的结果");
        let again = browser.post(&format!("{path}/ballot"), &sent).expect(303).leads_to().to_owned();
        voted(&mut hall, &again, ["y", "y", "y", "y", "y", "y", "n", "o"]);
        browser.post(&format!("{path}/vote"), &[]).expect(303);
        browser.get(&path).expect(200).shows("赞成 6 票");
    }
}

#[test]
fn a_ballot_that_was_taken_back_leaves_the_step_open_for_another() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_notice();
        let secretary = scene.town.secretary().clone();
        let mut hall = Hall::at(scene.town, &place, "general_meeting", 8);
        let mut browser = hall.town.browser(&secretary);
        let meeting = hall.meeting.to_string();
        let sent = [("at_meeting", meeting.as_str()), ("way", "phones")];
        let ballot = browser.post(&format!("{path}/ballot"), &sent).expect(303).leads_to().to_owned();
        browser.get(&path).expect(200).hides("列入本次会议的无记名投票");
        browser.post(&format!("{ballot}/recall"), &[("reason", "材料没有带来")]).expect(303);
        browser.get(&ballot).expect(200).shows("回去重新列入投票").shows(&path);
        browser.get(&path).expect(200).shows("列入本次会议的无记名投票").hides("已撤回");
        let again = browser.post(&format!("{path}/ballot"), &sent).expect(303).leads_to().to_owned();
        voted(&mut hall, &again, ["y", "y", "y", "y", "y", "y", "y", "n"]);
        browser.post(&format!("{path}/vote"), &[]).expect(303);
        browser.get(&path).expect(200).shows("赞成 7 票");
    }
}

#[test]
fn only_the_committee_puts_it_to_the_ballot_and_only_when_it_is_its_turn() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.apply("2025-02-10");
        let hall = Hall::at(scene.town, &place, "general_meeting", 8);
        let meeting = hall.meeting.to_string();
        let sent = [("at_meeting", meeting.as_str()), ("way", "phones")];
        let mut secretary = hall.town.browser(hall.town.secretary());
        secretary.post(&format!("{path}/ballot"), &sent).expect(422).shows("这一步不投票");
        for nobody in [&scene.applicant, &hall.town.stranger, &hall.town.superior, &hall.town.formal[5]] {
            let page = hall.town.browser(nobody).post(&format!("{path}/ballot"), &sent);
            assert!([403, 404].contains(&page.status.as_u16()), "{}", page.status);
        }
    }
}

/// Who is refused stands on the page of the admission as it is now, with why above it, the way to it, and what was typed.
#[test]
fn what_is_refused_leads_back_to_the_admission() {
    for place in places() {
        let scene = Scene::set(&place);
        let early = scene.apply("2024-06-10");
        let secretary = scene.town.secretary().clone();
        let led = |page: zhixing_kit::test::Page, path: &str, why: &str| {
            let page = page.expect(422).shows("刚才这一步没有办成").shows(why).shows(&format!("href=\"{path}\""));
            assert_eq!(page.text.matches("<h1").count(), 1);
            page.shows("申小满").shows("全部步骤")
        };
        // A step whose turn has not come, put to a ballot, and a vote that there is not.
        let mut browser = scene.town.browser(&secretary);
        let way = [("at_meeting", early.rsplit('/').next().unwrap()), ("way", "phones")];
        led(browser.post(&format!("{early}/ballot"), &way), &early, "这一步不投票");
        led(browser.post(&format!("{early}/vote"), &[]), &early, "这一步不投票");
        led(scene.step(&early, "candidate", &[("on_day", "2025-12-03")]), &early, "派人同申请人谈话");
        browser.post(&format!("{early}/ending"), &[("on_day", "2026-03-02"), ("remark", "重新登记")]).expect(303);

        let path = scene.until_notice();
        let mut hall = Hall::at(scene.town, &place, "general_meeting", 8);
        let (meeting, to) = (hall.meeting.to_string(), format!("{path}/ballot"));
        // At its field where the form stands.
        let wrong = browser.post(&to, &[("at_meeting", meeting.as_str()), ("way", "doves")]).expect(422);
        wrong.shows("请从所列各项中选择").shows("全部步骤").hides("刚才这一步没有办成");
        let sent = [("at_meeting", meeting.as_str()), ("way", "mixed")];
        led(browser.post(&format!("{path}/vote"), &[]), &path, "投票还没有通过的结果");
        // Not open any more: nothing is put to it, and the page says which meeting is needed.
        let himself = hall.entry("申小满");
        hall.recorder.post(&format!("{}/roll/{himself}", hall.at), &[("mark", "present")]).expect(303);
        browser.post(&to, &sent).expect(303);
        led(browser.post(&to, &sent), &path, "已经列入无记名投票").shows("查看这次投票");
        browser.accept_language = "en";
        browser.post(&to, &sent).expect(422).shows("This was not done").shows("Open this page again");
    }
}
