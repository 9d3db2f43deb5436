//! The roll and what follows from it: somebody who voted is marked as not there, and somebody's attendance is put right after the end (支 11).

use zhixing_charter::Standing;
use zhixing_kit::test::{Browser, Page, Place, places};
use zhixing_people::Actor;

use super::ballot::Scene;
use super::town::Town;
use crate::ActivityId;

/// A motion of a meeting on which the first so many formal members said yes; its address.
fn voted(town: &Town, meeting: &ActivityId, yes: usize) -> String {
    let mut recorder = town.browser(town.recorder());
    let at = format!("/meetings/{meeting}/motions");
    let led = recorder.post(&at, &[("text", "修缮活动室")]).expect(303);
    let motion = format!("{at}/{}", led.leads_to().split("#m-").nth(1).unwrap());
    recorder.post(&format!("{motion}/vote-opening"), &[]).expect(303);
    for voter in &town.formal[..yes] {
        town.browser(voter).post(&format!("{motion}/vote"), &[("choice", "yes")]).expect(303);
    }
    motion
}

fn close(town: &Town, meeting: &ActivityId) {
    let at = format!("/meetings/{meeting}");
    let mut recorder = town.browser(town.recorder());
    let probationary = town.entry(meeting, "预备员");
    recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
    recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
}

/// Puts somebody's attendance right, through the form that is opened for it.
pub(crate) fn correct(
    browser: &mut Browser,
    meeting: &ActivityId,
    entry: &str,
    mark: &str,
    reason: &str,
    why: &str,
) -> Page {
    let path = format!("/meetings/{meeting}/minutes/corrections");
    let opens = format!("{path}/new?subject=roll&entry={entry}");
    let sent = [("subject", "roll"), ("entry", entry), ("after", mark), ("reason", reason), ("why", why)];
    browser.edit(&opens, &path, &sent)
}

fn quarter(place: &Place, town: &Town) -> Standing {
    let branch = town.branch.clone();
    let year = place.db.read_now(move |tx| crate::year::year(tx, &branch, 2026)).unwrap();
    let is_quarter = |key: &str| key.ends_with("general_meeting/2026Q1");
    year.duties.into_iter().find(|duty| is_quarter(&duty.obligation.key)).expect("it is owed").standing
}

#[test]
fn whether_a_meeting_counts_follows_a_corrected_roll_back_and_forth() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        // 支 11, N = 5: three must be there.
        town.present(&meeting, 3);
        let mut recorder = town.browser(town.recorder());
        let at = format!("/meetings/{meeting}");
        recorder.post(&format!("{at}/resolutions"), &[("text", "添置图书"), ("owner", ""), ("due", "")]).expect(303);
        close(&town, &meeting);
        assert!(matches!(quarter(&place, &town), Standing::Met { .. }));
        let overview = format!("/overview/{}", town.branch);
        town.browser(&town.superior).get(&overview).expect(200).shows("添置图书");

        let third = town.entry(&meeting, "党员02");
        let form = recorder
            .get(&format!("{at}/minutes/corrections/new?subject=roll&entry={third}"))
            .expect(200)
            .shows("党员02")
            .shows("value=\"present\"")
            .shows("value=\"absent\"")
            .shows("value=\"without_vote\"");
        form.hides("<textarea id=\"after\"");
        correct(&mut recorder, &meeting, &third, "present", "", "核对").expect(422).shows("没有改动");
        correct(&mut recorder, &meeting, &third, "到会", "", "核对").expect(422).shows("请从所列各项中选择");
        correct(&mut recorder, &meeting, &third, "absent", "病假", "").expect(422).shows("请填写这一项");
        let told = correct(&mut recorder, &meeting, &third, "absent", "病假", "签到的是同名的人").expect(303);
        recorder
            .get(told.leads_to())
            .expect(200)
            .shows("重新计算：应到 5 人，实到 2 人，需要 3 人，会议无效")
            .shows("应到 5 人，实到 2 人，需要 3 人到会，差 1 人")
            .shows("党员02 的到会情况")
            .shows("签到的是同名的人")
            .shows("党员01 ");
        assert!(!matches!(quarter(&place, &town), Standing::Met { .. }), "支 11: it does not count");
        town.browser(&town.superior).get(&overview).expect(200).hides("添置图书");
        recorder.get(&at).expect(200).shows("这次会议无效").shows("不成立");
        recorder.get("/resolutions").expect(200).hides("添置图书");
        recorder.get(&format!("{at}/roll")).expect(200).shows("会后更正过");
        let mut english = town.browser(town.recorder());
        english.accept_language = "en";
        english.get(&format!("{at}/minutes")).expect(200).shows("Not there: 病假").hides("未到会：病假");

        correct(&mut recorder, &meeting, &third, "present", "", "考勤表上有他").expect(303);
        assert!(matches!(quarter(&place, &town), Standing::Met { .. }));
        town.browser(&town.superior).get(&overview).expect(200).shows("添置图书");
        recorder.get(&at).expect(200).hides("这次会议无效").hides("不成立");
        let corrected: Vec<_> = town.records(&meeting).into_iter().filter(|entry| entry.verb == "corrected").collect();
        assert_eq!(corrected.len(), 2, "each is a new entry");
        let facts = corrected.iter().find(|entry| entry.facts["valid"] == false).expect("it says what follows");
        assert_eq!(facts.facts["whose"], "党员02");
        assert_eq!(facts.facts["before"]["mark"], "present");
        assert_eq!(
            (&facts.facts["after"]["mark"], &facts.facts["after"]["reason"]),
            (&"absent".into(), &"病假".into())
        );
        assert_eq!((&facts.facts["present"], &facts.facts["quorum"]), (&2.into(), &3.into()));
    }
}

fn own_file(place: &Place, who: &Actor) -> String {
    let who = who.clone();
    let chinese = zhixing_kit::Language::Chinese;
    place
        .db
        .read_now(move |tx| crate::form::own_file(tx, &who, 2026, chinese).map(|draft| format!("{:?}", draft.form)))
        .unwrap()
}

/// What is done with a motion and a mark that is put right twice: what follows stands behind what it follows from.
const ORDER: [&str; 9] =
    ["proposed", "put-to-vote", "decided", "resolved", "closed", "corrected", "recounted", "corrected", "recounted"];

#[test]
fn the_vote_of_who_was_not_there_goes_out_of_the_count_with_what_was_decided_by_it() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 4);
        let at = format!("/meetings/{meeting}");
        let mut recorder = town.browser(town.recorder());
        // 支 11, N = 5: three yes are needed, and three there are.
        let motion = voted(&town, &meeting, 3);
        recorder.post(&format!("{motion}/vote-closing"), &[]).expect(303);
        let id = motion.rsplit('/').next().unwrap().to_owned();
        let owner = &town.formal[4];
        let told = |subject: &str| town.told(owner).iter().filter(|told| told.contains(subject)).count();
        let to = owner.member.to_string();
        let decided = [("motion", id.as_str()), ("text", "修缮活动室"), ("owner", &to), ("due", "2026-03-31")];
        recorder.post(&format!("{at}/resolutions"), &decided).expect(303);
        let resolution = town.records(&meeting).into_iter().find(|entry| entry.verb == "resolved").unwrap();
        close(&town, &meeting);
        let third = town.entry(&meeting, "党员02");
        correct(&mut recorder, &meeting, &third, "absent", "", "会前已请假").expect(303);

        let recounted = "应到 5 人，实到 3 人（需要 3 人）；赞成 2 票，反对 0 票，弃权 0 票，需要 3 票赞成：未通过。";
        let announced =
            "会上宣布的是：应到 5 人，实到 4 人（需要 3 人）；赞成 3 票，反对 0 票，弃权 0 票，需要 3 票赞成：通过。";
        recorder.get(&format!("{at}/motions")).expect(200).shows(recounted).shows(announced).shows("没有到会，不计入");
        let minutes = recorder.get(&format!("{at}/minutes")).expect(200).shows(recounted).shows(announced);
        minutes.hides("这次会议无效");
        assert!(matches!(quarter(&place, &town), Standing::Met { .. }), "the meeting itself counts");
        let path = format!("/resolutions/{}", resolution.path.rsplit('/').next().unwrap());
        recorder.get(&path).expect(200).shows("这项决议不成立");
        assert_eq!(told("您负责的决议不成立了"), 1, "it leaves his Today, and he hears why");
        recorder.post(&format!("{path}/outcomes"), &[("state", "done"), ("note", "办了")]).expect(422).shows("不成立");
        recorder.get("/resolutions").expect(200).hides("修缮活动室").shows("/resolutions?state=void");
        // It has a place of its own, with the reason and since when; so has its owner's own file.
        let fell = "3月3日起不成立：表决没有通过";
        for reader in [town.recorder(), owner, &town.formal[3]] {
            let list = town.browser(reader).get("/resolutions?state=void").expect(200);
            list.shows("修缮活动室").shows(fell);
        }
        recorder.get(&path).expect(200).shows(fell);
        let own = own_file(&place, owner);
        assert!(own.contains("起不成立：表决没有通过"), "{own}");
        town.browser(&town.superior).get(&format!("/overview/{}", town.branch)).expect(200).hides("修缮活动室");

        // What was voted is known, so that it comes back with him.
        correct(&mut recorder, &meeting, &third, "present", "", "请假后又赶到").expect(303);
        let back = "应到 5 人，实到 4 人（需要 3 人）；赞成 3 票，反对 0 票，弃权 0 票，需要 3 票赞成：通过。";
        recorder.get(&format!("{at}/motions")).expect(200).shows(back);
        recorder.get(&path).expect(200).hides("这项决议不成立");
        recorder.get("/resolutions?state=void").expect(200).shows("没有不成立的决议").hides("修缮活动室");
        assert_eq!(told("您负责的决议又成立了"), 1);
        let again: Vec<_> = town.records(&meeting).into_iter().filter(|entry| entry.verb == "recounted").collect();
        assert_eq!(again.len(), 2);
        // All of it happened in one instant of the tests' clock, and is read in the order in which it was done.
        let all = town.records(&meeting);
        let done: Vec<_> = all.iter().map(|entry| entry.verb.as_str()).filter(|verb| ORDER.contains(verb)).collect();
        assert_eq!(done, ORDER);
        assert!(again.iter().any(|entry| entry.facts["before"] == "passed" && entry.facts["after"] == "not_passed"));

        // Who has no vote changes nothing in it.
        let probationary = town.entry(&meeting, "预备员");
        correct(&mut recorder, &meeting, &probationary, "absent", "", "没有来").expect(303);
        recorder.get(&format!("{at}/motions")).expect(200).shows(back);
        correct(&mut town.browser(&town.formal[4]), &meeting, &third, "absent", "", "乙").expect(403);
    }
}

/// In a vote that is running who is not there does not count, and comes back with his mark; what was announced is not taken away by a mark.
#[test]
fn never_more_have_voted_than_are_there() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 3);
        let motion = voted(&town, &meeting, 3);
        let mut recorder = town.browser(town.recorder());
        let (motions, roll) = (format!("/meetings/{meeting}/motions"), format!("/meetings/{meeting}/roll"));
        let third = town.entry(&meeting, "党员02");
        recorder.get(&motions).expect(200).shows("到会有表决权的 3 人，已投 3 人");
        let led = recorder.post(&format!("{roll}/{third}"), &[("mark", "absent")]).expect(303);
        recorder.get(led.leads_to()).expect(200).shows("党员02 在正在进行的表决中投的票暂不计入");
        recorder.get(&motions).expect(200).shows("到会有表决权的 2 人，已投 2 人").shows("没有到会，不计入");
        let marked: Vec<_> = town.records(&meeting).into_iter().filter(|entry| entry.verb == "marked").collect();
        assert!(marked.iter().any(|entry| entry.facts["vote_counts"] == false), "it is recorded");
        recorder.post(&format!("{roll}/{third}"), &[("mark", "present")]).expect(303);
        recorder.get(&motions).expect(200).shows("到会有表决权的 3 人，已投 3 人");
        let line = format!("{third} absent 0");
        recorder.post(&format!("{roll}/marks"), &[("marks", &line)]).expect(200).shows("暂不计入").hides("false");
        recorder.post(&format!("{roll}/{third}"), &[("mark", "present")]).expect(303);

        recorder.post(&format!("{motion}/vote-closing"), &[]).expect(303);
        for mark in ["absent", "without_vote"] {
            let refused = recorder.post(&format!("{roll}/{third}"), &[("mark", mark)]).expect(422);
            refused.shows("已计入宣布过的表决结果").shows("中途离开的，请点“离会”");
        }
        let page = recorder.post(&format!("{roll}/marks"), &[("marks", &line)]).expect(200);
        page.shows(r#""accepted":false"#).shows(r#""holds":"present""#).shows("请点“离会”");
        // Who did not vote may still be marked as he is.
        let fourth = town.entry(&meeting, "党员03");
        recorder.post(&format!("{roll}/{fourth}"), &[("mark", "present")]).expect(303);
        recorder.post(&format!("{roll}/{fourth}"), &[("mark", "absent")]).expect(303);
    }
}

/// 选: four of five must be there. Ballots are sealed, so that none can be taken out: the minutes say that the vote does not stand.
#[test]
fn a_secret_ballot_with_too_few_there_after_a_correction_is_told_not_to_stand() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.election("1", "phones", &["党员01", "党员02"]);
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..4] {
            scene.vote(voter, &ballot, "yn");
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        let minutes = format!("{}/minutes", scene.at);
        scene.recorder.post(&format!("{}/closing", scene.at), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        scene.recorder.get(&minutes).expect(200).hides("这次投票不能作数");
        let third = scene.entry("党员02");
        correct(&mut scene.recorder, &scene.meeting, &third, "absent", "", "没有来").expect(303);
        let told = scene.recorder.get(&minutes).expect(200).shows("这次投票不能作数").shows("只有 3 人，需要 4 人");
        told.hides("这次会议无效");
    }
}

/// Wherever a ballot is named it does not stand, with the reason and what was announced beside it, until the roll is put right again.
#[test]
fn every_page_says_that_a_passed_ballot_does_not_stand_after_a_correction() {
    for place in places() {
        // 支 11, N = 5: three must be there.
        let mut scene = Scene::of(&place, 5, 3);
        let ballot = scene.question("修缮活动室");
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..3] {
            scene.vote(voter, &ballot, "y");
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        scene.recorder.post(&format!("{}/closing", scene.at), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        let pages =
            [format!("{}/minutes", scene.at), scene.at.clone(), format!("{}/ballots", scene.at), ballot.clone()];
        let (stands, fallen) = (r">通过</span>", r">不能作数</span>");
        for page in &pages {
            scene.recorder.get(page).expect(200).shows(stands).hides("不能作数");
        }
        let report = |scene: &mut Scene| {
            let file = scene.recorder.post(&format!("{ballot}/forms"), &[("format", "docx")]).expect(200).bytes;
            super::forms::words(&file)
        };
        assert!(!report(&mut scene).contains("不能作数"));
        scene.recorder.get(&ballot).expect(200).shows("形成决议");

        let third = scene.entry("党员02");
        correct(&mut scene.recorder, &scene.meeting, &third, "absent", "", "没有来").expect(303);
        let reason = "到会有表决权的只有 2 人，需要 3 人：这次投票不能作数";
        for page in &pages {
            let told = scene.recorder.get(page).expect(200).shows(fallen).hides(stands);
            told.shows(reason).shows("会上宣布的是：应到 5 人，实到 3 人");
        }
        scene.recorder.get(&ballot).expect(200).shows("请另行召开会议重新投票").hides("形成决议");
        let told = report(&mut scene);
        assert!(told.contains(reason) && told.contains("会上宣布的是：通过"), "{told}");
        let mut english = scene.town.browser(scene.town.recorder());
        english.accept_language = "en";
        for page in &pages {
            english.get(page).expect(200).shows(">Does not stand</span>").shows("Announced in the meeting: ");
        }
        english.get(&ballot).expect(200).shows("Please put it to another meeting");

        correct(&mut scene.recorder, &scene.meeting, &third, "present", "", "考勤表上有他").expect(303);
        for page in &pages {
            scene.recorder.get(page).expect(200).shows(stands).hides("不能作数");
        }
    }
}

/// 支 11, N = 5: three must be there. What was decided by a ballot that does not stand any more was not decided, and comes back with it.
#[test]
fn a_resolution_points_back_to_its_secret_ballot_and_falls_with_it() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 3);
        let (ballot, failed) = (scene.question("修缮活动室"), scene.question("添置图书"));
        for (ballot, letters) in [(&ballot, ["y", "y", "y"]), (&failed, ["y", "n", "n"])] {
            scene.open(ballot).expect(303);
            for (voter, letter) in scene.town.formal[..3].iter().zip(letters) {
                scene.vote(voter, ballot, letter);
            }
            scene.end(ballot);
            scene.open_box(ballot);
        }
        let id = |ballot: &str| ballot.rsplit('/').next().unwrap().to_owned();
        let (passed, failed) = (id(&ballot), id(&failed));
        let form = format!("{}/resolutions/new?ballot={passed}", scene.at);
        scene.recorder.get(&form).expect(200).shows("修缮活动室").shows(&format!("name=\"ballot\" value=\"{passed}\""));
        let at = format!("{}/resolutions", scene.at);
        let sent = |ballot: &str| [("ballot", ballot.to_owned()), ("text", "修缮活动室".to_owned())];
        let made = |scene: &mut Scene, ballot: &str| {
            let form = sent(ballot);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            scene.recorder.post(&at, &form)
        };
        made(&mut scene, &failed).expect(422).shows("没有通过，或者不能作数");
        made(&mut scene, &passed).expect(303);
        made(&mut scene, &passed).expect(422).shows("已经形成决议");
        let resolved = scene.town.records(&scene.meeting).into_iter().find(|entry| entry.verb == "resolved").unwrap();
        assert_eq!(resolved.facts["ballot"], passed.as_str());
        let path = format!("/resolutions/{}", resolved.path.rsplit('/').next().unwrap());
        scene.recorder.get(&ballot).expect(200).shows(&path).hides("形成决议</a>");
        let page = scene.recorder.get(&path).expect(200).shows(&ballot).shows(">通过</span>");
        page.hides("不成立");
        scene.recorder.post(&format!("{}/closing", scene.at), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);

        // A meeting of another scheme's quorum would still be valid; here both fall, and the resolution is told not to be made.
        let third = scene.entry("党员02");
        correct(&mut scene.recorder, &scene.meeting, &third, "absent", "", "没有来").expect(303);
        let page = scene.recorder.get(&path).expect(200).shows("这项决议不成立").shows(">不能作数</span>");
        page.shows("到会有表决权的只有 2 人，需要 3 人").shows("会上宣布的是：应到 5 人，实到 3 人");
        let file = scene.recorder.post(&format!("{path}/forms"), &[("format", "docx")]).expect(200).bytes;
        let words = super::forms::words(&file);
        assert!(words.contains("不成立") && words.contains("会上宣布的是"), "{words}");
        correct(&mut scene.recorder, &scene.meeting, &third, "present", "", "考勤表上有他").expect(303);
        scene.recorder.get(&path).expect(200).hides("不成立").hides("不能作数");
    }
}

/// N = 4: for an admission more than half must be there (细), for a meeting half of them (支 11). The meeting is valid, and its ballot alone does not stand.
#[test]
fn a_resolution_falls_by_its_ballot_alone() {
    for place in places() {
        let mut scene = Scene::of(&place, 4, 3);
        let asked = [("ballot_kind", "admission"), ("ballot_title", "接收预备党员"), ("way", "phones")];
        let ballot = scene.propose(&[&asked[..], &[("candidate_name", "党员03")]].concat());
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..3] {
            scene.vote(voter, &ballot, "y");
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        let id = ballot.rsplit('/').next().unwrap();
        let sent = [("ballot", id), ("text", "接收预备党员")];
        scene.recorder.post(&format!("{}/resolutions", scene.at), &sent).expect(303);
        let led = scene.recorder.get(&ballot).expect(200);
        let path = led.text.split("href=\"/resolutions/").nth(1).unwrap().split('"').next().unwrap();
        let path = format!("/resolutions/{path}");
        scene.recorder.post(&format!("{}/closing", scene.at), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        let third = scene.entry("党员02");
        correct(&mut scene.recorder, &scene.meeting, &third, "absent", "", "没有来").expect(303);
        scene.recorder.get(&scene.at).expect(200).hides("这次会议无效").shows("不成立");
        scene.recorder.get(&path).expect(200).shows("这项决议不成立").shows("只有 2 人，需要 3 人");
        scene.recorder.get("/resolutions").expect(200).hides(&path);
        // Before the minutes are signed another could be taken down, but not of what does not stand.
        scene.recorder.post(&format!("{}/resolutions", scene.at), &sent).expect(422).shows("或者不能作数");
    }
}
