//! The secret tally of the yearly appraisal.

use zhixing_kit::test::{Place, places};

use super::Scene;
use crate::ballot;
use crate::tests::attendance::correct;
use crate::tests::town::Town;

#[test]
fn an_appraisal_is_tallied_by_name_of_the_appraised_and_read_by_other_rooms() {
    for place in places() {
        let mut scene = Scene::at(Town::with(&place, 5), &place, "appraisal", 5);
        let entries: Vec<String> = (0..3).map(|at| scene.entry(&format!("党员{at:02}"))).collect();
        let mut form = vec![("ballot_kind", "appraisal"), ("ballot_title", "民主测评"), ("way", "phones")];
        form.extend(entries.iter().map(|entry| ("stands", entry.as_str())));
        let ballot = scene.propose(&form);
        // A teller may be appraised: he is no candidate.
        scene.open(&ballot).expect(303);
        for (voter, letters) in scene.town.formal[..5].iter().zip(["aab", "abb", "abc", "bbd", "aab"]) {
            scene.vote(voter, &ballot, letters);
        }
        let tally = |scene: &Scene| {
            let meeting = scene.meeting.clone();
            scene.town.house.db.read_now(move |tx| ballot::appraisal(tx, &meeting)).unwrap().unwrap()
        };
        assert!(tally(&scene).outcome.is_none(), "no tally before it is counted");
        scene.end(&ballot);
        scene.open_box(&ballot);
        let lines = tally(&scene).outcome.unwrap().lines;
        let votes: Vec<_> = lines.iter().map(|line| (line.name.as_str(), line.votes.as_slice())).collect();
        assert_eq!(votes, [("党员00", &[4, 1, 0, 0][..]), ("党员01", &[2, 3, 0, 0]), ("党员02", &[0, 3, 1, 1])]);
        scene.recorder.get(&ballot).expect(200).shows("基本合格").hides("当选");
    }
}

#[test]
fn it_is_tallied_where_the_appraisal_is_held_and_nowhere_else() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let entry = scene.entry("党员01");
        let form =
            [("ballot_kind", "appraisal"), ("ballot_title", "民主测评"), ("way", "phones"), ("stands", entry.as_str())];
        scene.recorder.post(&format!("{}/ballots", scene.at), &form).expect(422).shows("民主评议党员");
    }
}

/// The round of the year and its meeting, open, with everybody there.
fn round(place: &Place) -> (Scene, String) {
    let town = Town::with(place, 6);
    let dates = [
        ("round_topic", "作风"),
        ("opinions_until", "2026-03-02"),
        ("talks_until", "2026-03-03"),
        ("meeting_on", "2026-03-03"),
        ("problems_until", "2026-03-10"),
        ("results_until", "2026-03-20"),
    ];
    let round = town.browser(town.secretary()).post("/organisation-life", &dates).expect(303).leads_to().to_owned();
    (Scene::at(town, place, "appraisal", 6), round)
}

#[test]
fn the_tally_of_a_round_comes_from_its_ballot_and_a_third_may_be_excellent() {
    for place in places() {
        let (mut scene, round) = round(&place);
        let page = format!("{round}/appraisal");
        let mut secretary = scene.town.browser(scene.town.secretary());
        secretary.get(&page).expect(200).shows("列入本次会议的无记名投票").shows("录入我数的结果");
        secretary.post(&format!("{page}/acceptance"), &[]).expect(422).shows("还没有有效结果");
        let sent = [("at_meeting", scene.meeting.to_string()), ("way", "phones".to_owned())];
        let sent = [("at_meeting", sent[0].1.as_str()), ("way", sent[1].1.as_str())];
        scene.town.browser(&scene.town.formal[4]).post(&format!("{page}/ballot"), &sent).expect(403);
        let ballot = secretary.post(&format!("{page}/ballot"), &sent).expect(303).leads_to().to_owned();
        secretary.post(&format!("{page}/ballot"), &sent).expect(422).shows("已经列入无记名投票");
        secretary.get(&page).expect(200).shows("查看这次投票").hides("录入我数的结果");
        secretary.post(&format!("{ballot}/recall"), &[("reason", "名单漏了人")]).expect(303);
        secretary.get(&ballot).expect(200).shows("回去重新列入投票").shows(&page);
        secretary.get(&page).expect(200).shows("列入本次会议的无记名投票").shows("录入我数的结果");
        let ballot = secretary.post(&format!("{page}/ballot"), &sent).expect(303).leads_to().to_owned();
        scene.open(&ballot).expect(303);
        let voters = ["aabbbb", "aabbbb", "aaabbb", "abbbbc", "abbbbd", "bbbbbb"];
        for (voter, letters) in scene.town.formal[..6].iter().zip(voters) {
            scene.vote(voter, &ballot, letters);
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        secretary.get(&ballot).expect(200).shows("把结果用于民主评议").shows(&page);
        scene.town.browser(&scene.town.formal[4]).get(&ballot).expect(200).hides("把结果用于民主评议");
        secretary.get(&page).expect(200).shows("采用投票结果");
        secretary.post(&format!("{page}/acceptance"), &[]).expect(303);
        let told = secretary.get(&page).expect(200).shows("发出 6 张，收回 6 张").shows("计票：");
        // What was taken over is not offered again: the ballot says where its result went.
        secretary.get(&ballot).expect(200).hides("把结果用于民主评议").shows("结果已经用于民主评议").shows(&page);
        // The figures are told in the record of the tally, which is the committee's, with what the record of the count gave a digest of.
        let about = round.trim_start_matches('/').to_owned();
        let records = scene.town.house.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
        let tallied: Vec<_> = records.iter().filter(|entry| entry.verb.ends_with("tallied")).collect();
        let opened = &tallied[0].facts["opened"];
        assert!(tallied.len() == 1 && opened["blind"].is_string() && opened.get("ballots").is_none(), "{opened}");
        assert_eq!(opened["lines"][0]["votes"], serde_json::json!([5, 1, 0, 0]));
        told.shows("6 人中至多 2 人");
        secretary.post(&format!("{page}/acceptance"), &[]).expect(422).shows("测评结果已经确定");
        // 支 18: two of six may generally be excellent; a third one needs its reason.
        let members: Vec<String> = scene.town.formal.iter().map(|actor| actor.member.to_string()).collect();
        let grades = |excellent: usize, why: &'static str| -> Vec<(String, String)> {
            let mut form = vec![("decided_on".to_owned(), "2026-03-03".to_owned()), ("why_more".into(), why.into())];
            for (at, member) in members.iter().enumerate() {
                form.push(("member".into(), member.clone()));
                form.push(("grade".into(), if at < excellent { "excellent" } else { "qualified" }.into()));
            }
            form
        };
        let mut decide = |excellent, why| {
            let form = grades(excellent, why);
            let basis = secretary.get(&format!("{page}/decision")).expect(200).basis();
            let mut form: Vec<(&str, &str)> =
                form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            form.push(("basis", &basis));
            secretary.post(&format!("{page}/decision"), &form)
        };
        decide(3, "").expect(422).shows("超过一般的上限 2 人");
        decide(2, "").expect(303);
        decide(3, "三人同日救援").expect(303);
    }
}

/// A tally that was taken over falls with its ballot, comes back with it, and makes way for that of another meeting of the same round.
#[test]
fn a_tally_whose_ballot_fell_is_taken_anew_in_the_same_round() {
    for place in places() {
        let (mut scene, round) = round(&place);
        let page = format!("{round}/appraisal");
        let mut secretary = scene.town.browser(scene.town.secretary());
        let meeting = scene.meeting.to_string();
        let sent = [("at_meeting", meeting.as_str()), ("way", "phones")];
        let ballot = secretary.post(&format!("{page}/ballot"), &sent).expect(303).leads_to().to_owned();
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..6] {
            scene.vote(voter, &ballot, "bbbbbb");
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        secretary.post(&format!("{page}/acceptance"), &[]).expect(303);
        let members: Vec<String> = scene.town.formal.iter().map(|actor| actor.member.to_string()).collect();
        let mut form = vec![("decided_on", "2026-03-03"), ("why_more", "")];
        form.extend(members.iter().flat_map(|member| [("member", member.as_str()), ("grade", "qualified")]));
        secretary.edit(&format!("{page}/decision"), &format!("{page}/decision"), &form).expect(303);
        scene.recorder.post(&format!("{}/closing", scene.at), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        let absent: Vec<String> = (2..6).map(|at| scene.entry(&format!("党员0{at}"))).collect();
        for entry in &absent {
            correct(&mut scene.recorder, &scene.meeting, entry, "absent", "", "没有来").expect(303);
        }
        // Fallen: no tally stands, and nothing can be told of it.
        secretary.get(&page).expect(200).shows("不能作数").hides("计票：");
        secretary.post(&format!("{page}/telling"), &[]).expect(422);
        // The correction was wrong: everything is as it was.
        for entry in &absent {
            correct(&mut scene.recorder, &scene.meeting, entry, "present", "", "考勤表上有他").expect(303);
        }
        secretary.get(&page).expect(200).shows("计票：").hides("不能作数");
        for entry in &absent {
            correct(&mut scene.recorder, &scene.meeting, entry, "absent", "", "确实没有来").expect(303);
        }
        let mut again = Scene::at(scene.town, &place, "appraisal", 6);
        let mut secretary = again.town.browser(again.town.secretary());
        let meeting = again.meeting.to_string();
        let sent = [("at_meeting", meeting.as_str()), ("way", "phones")];
        let ballot = secretary.post(&format!("{page}/ballot"), &sent).expect(303).leads_to().to_owned();
        secretary.get(&page).expect(200).hides("计票：");
        again.open(&ballot).expect(303);
        for voter in &again.town.formal[..6] {
            again.vote(voter, &ballot, "abbbbb");
        }
        again.end(&ballot);
        again.open_box(&ballot);
        secretary.post(&format!("{page}/acceptance"), &[]).expect(303);
        secretary.get(&page).expect(200).shows("计票：").hides("不能作数");
        secretary.edit(&format!("{page}/decision"), &format!("{page}/decision"), &form).expect(303);
    }
}

/// Who is refused stands on the page of the appraisal as it is now, with why above it, the way to it, and what was chosen.
#[test]
fn a_refused_tally_leads_back_to_the_appraisal() {
    for place in places() {
        let (scene, round) = round(&place);
        let page = format!("{round}/appraisal");
        let mut secretary = scene.town.browser(scene.town.secretary());
        let meeting = scene.meeting.to_string();
        let to = format!("{page}/ballot");
        // A way that there is not: at its field, and nothing else is lost.
        let told = secretary.post(&to, &[("at_meeting", meeting.as_str()), ("way", "doves")]).expect(422);
        told.shows("请从所列各项中选择").shows("列入本次会议的无记名投票").hides("刚才这一步没有办成");
        let refused = secretary.post(&format!("{page}/acceptance"), &[]);
        refused.expect(422).shows("刚才这一步没有办成").shows("还没有有效结果").shows(&format!("href=\"{page}\""));
        // Another meeting, of which the ballot cannot be: the way that was chosen stays.
        let other = scene.town.opened(&place, "general_meeting").to_string();
        let told = secretary.post(&to, &[("at_meeting", other.as_str()), ("way", "mixed")]).expect(422);
        told.shows("刚才这一步没有办成").shows("value=\"mixed\" checked").shows(&format!("href=\"{page}\""));
        secretary.post(&to, &[("at_meeting", meeting.as_str()), ("way", "paper")]).expect(303);
        let again = secretary.post(&to, &[("at_meeting", meeting.as_str()), ("way", "paper")]);
        again.expect(422).shows("刚才这一步没有办成").shows("已经列入无记名投票").shows("查看这次投票");
        let mut english = scene.town.browser(scene.town.secretary());
        english.accept_language = "en";
        let told = english.post(&to, &[("at_meeting", meeting.as_str()), ("way", "paper")]).expect(422);
        told.shows("This was not done").shows("Open this page again");
    }
}
