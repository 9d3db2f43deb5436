//! Two members of one name: whoever calls the roll, enters votes or corrects minutes sees which is which, and no text that stays has a number of theirs.

use zhixing_kit::clock::HOUR_MS;
use zhixing_kit::test::places;

use super::attendance::correct;
use super::forms::words;
use super::roster::comes;
use super::town::Town;
use crate::ActivityId;

/// Two of one name at the places 3 and 4.
fn town(place: &zhixing_kit::test::Place) -> (Town, ActivityId) {
    let names = ["支书", "组织委员", "纪检委员", "吕维翰", "吕维翰"].map(String::from);
    let town = Town::named(place, names.into());
    let meeting = town.opened(place, "general_meeting");
    (town, meeting)
}

fn entry(town: &Town, meeting: &ActivityId, at: usize) -> String {
    let (meeting, member) = (meeting.clone(), town.formal[at].member.clone());
    let found = town.house.db.read_now(move |tx| crate::roll_entry(tx, &meeting, &member)).unwrap();
    found.expect("he is on the list").id.to_string()
}

#[test]
fn namesakes_are_told_apart_on_the_roll_and_in_votes() {
    for place in places() {
        let (town, meeting) = town(&place);
        let roll = format!("/meetings/{meeting}/roll");
        let mut recorder = town.browser(town.recorder());
        let page = recorder.get(&roll).expect(200).shows("编号 1003").shows("编号 1004").hides("编号 1002");
        assert!(page.text.contains("aria-label=\"吕维翰（甲）\"") && page.text.contains("aria-label=\"吕维翰（乙）\""));
        town.browser(&town.probationary).get(&roll).expect(200).shows("吕维翰（乙）").hides("编号 100");
        town.present(&meeting, 5);
        let motions = format!("/meetings/{meeting}/motions");
        let moved = recorder.post(&motions, &[("text", "同意")]).expect(303);
        let motion = moved.leads_to().split_once("#m-").expect("its place").1.to_owned();
        recorder.post(&format!("{motions}/{motion}/vote-opening"), &[]).expect(303);
        let page = recorder.get(&motions).expect(200).shows("编号 1004");
        assert!(page.text.contains("aria-label=\"吕维翰（乙）\""));
        let entered = format!("{motions}/{motion}/votes/{}", entry(&town, &meeting, 4));
        recorder.post(&entered, &[("choice", "yes")]).expect(303);
        recorder.get(&motions).expect(200).shows("已代 吕维翰（乙） 录入：赞成");
        // Where one of them voted, everybody reads which.
        town.browser(&town.probationary).get(&motions).expect(200).shows("吕维翰（乙）").hides("编号 100");
        town.browser(&town.formal[3]).post(&format!("{motions}/{motion}/vote"), &[("choice", "no")]).expect(303);
        town.browser(&town.probationary)
            .get(&motions)
            .expect(200)
            .shows("吕维翰（甲）")
            .shows("吕维翰（乙）")
            .hides("编号 100");
    }
}

/// In what is told of the list, of a mark and of the end.
#[test]
fn namesakes_are_told_apart_in_what_is_told() {
    for place in places() {
        let names = ["支书", "组织委员", "纪检委员", "吕维翰", "党员"].map(String::from);
        let town = Town::named(&place, names.into());
        let meeting = town.plan("general_meeting");
        let (by, id) = (town.secretary().clone(), meeting.clone());
        place.db.write_now(move |tx| crate::acts::convene(tx, &by, &id).map(drop)).unwrap();
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(29 * HOUR_MS));
        comes(&place, &town, "吕维翰");
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        let said = "名单确定以后才到本单位：吕维翰（乙）。";
        for path in [at.clone(), format!("{at}/roll"), format!("{at}/opening")] {
            recorder.get(&path).expect(200).shows(said);
        }
        let opened = recorder.post(&format!("{at}/opening"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        recorder.get(opened.leads_to()).shows("名单已照名册更新").shows(said);
        let list = town.house.db.read_now({
            let id = meeting.clone();
            move |tx| crate::acts::roll(tx, &id)
        });
        for one in list.unwrap() {
            recorder.post(&format!("{at}/roll/{}", one.id), &[("mark", "present")]).expect(303);
        }
        let moved = recorder.post(&format!("{at}/motions"), &[("text", "同意")]).expect(303);
        let motion = format!("{at}/motions/{}", moved.leads_to().split_once("#m-").expect("its place").1);
        recorder.post(&format!("{motion}/vote-opening"), &[]).expect(303);
        town.browser(&town.formal[3]).post(&format!("{motion}/vote"), &[("choice", "yes")]).expect(303);
        let first = format!("{at}/roll/{}", entry(&town, &meeting, 3));
        let told = recorder.post(&first, &[("mark", "absent")]).expect(303);
        recorder.get(told.leads_to()).shows("吕维翰（甲） 在正在进行的表决中投的票暂不计入");
        place.pass_ms(HOUR_MS);
        recorder.post(&first, &[("mark", "present")]).expect(303);
        recorder.post(&format!("{motion}/vote-closing"), &[]).expect(303);
        let closed = recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:30")]).expect(303);
        recorder.get(closed.leads_to()).shows("吕维翰（甲）").hides("编号 100");
    }
}

#[test]
fn namesakes_are_told_apart_in_minutes_and_what_stays_has_no_number() {
    for place in places() {
        let (town, meeting) = town(&place);
        let at = format!("/meetings/{meeting}");
        let mut recorder = town.browser(town.recorder());
        town.present(&meeting, 4);
        let said = |name: &'static str| [("kind", "statement"), ("speaker_name", name), ("text", "说过")];
        let asked = recorder.post(&format!("{at}/remarks"), &said("吕维翰")).expect(422);
        asked.shows("请写明是哪一位：吕维翰（甲）、吕维翰（乙）").shows("href=\"#f-speaker_name\"").shows("说过");
        recorder.post(&format!("{at}/remarks"), &said("外来的人")).expect(303);
        recorder.post(&format!("{at}/remarks"), &said("吕维翰 (B)")).expect(303);
        let of = meeting.clone();
        let remarks = town.house.db.read_now(move |tx| crate::minutes::questions::remarks(tx, &of)).unwrap();
        let speakers: Vec<_> = remarks.into_iter().map(|remark| (remark.speaker, remark.speaker_name)).collect();
        let he = Some(town.formal[4].member.clone());
        assert_eq!(speakers, [(None, "外来的人".to_owned()), (he, "吕维翰（乙）".to_owned())], "in one spelling");
        let probationer = town.entry(&meeting, "预备员");
        recorder.post(&format!("{at}/roll/{probationer}"), &[("mark", "present")]).expect(303);
        place.pass_ms(60 * 60_000);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "15:00")]).expect(303);
        let page = recorder.get(&format!("{at}/minutes")).expect(200);
        page.shows("吕维翰（甲）、").shows("吕维翰（乙）（值班）").shows("吕维翰（乙） 的到会情况 编号 1004");
        let one = entry(&town, &meeting, 3);
        let way = format!("{at}/minutes/corrections/new?what=roll/{one}");
        recorder.get(&way).expect(200).shows("吕维翰（甲） 编号 1003");
        correct(&mut recorder, &meeting, &one, "absent", "", "点错了").expect(303);
        let page = town.browser(&town.probationary).get(&format!("{at}/minutes")).expect(200);
        page.shows("吕维翰（甲） 的到会情况").hides("编号 100");
        assert_eq!(town.told(&town.formal[3])[0], "会议记录有更正：研究第一季度工作");
        let newest = "select body from notice order by sent_at desc, id desc limit 1";
        let (told,): (String,) = town.house.db.read_now(move |tx| tx.one(newest, zhixing_kit::params![])).unwrap();
        assert!(told.contains("吕维翰（甲） 的到会情况") && !told.contains("编号 100"), "{told}");
        for form in ["minutes", "roll"] {
            let handed = recorder.post(&format!("{at}/forms"), &[("form", form), ("format", "docx")]).expect(200);
            let words = words(&handed.bytes);
            assert!(words.contains("吕维翰（甲）") && words.contains("吕维翰（乙）"), "{words}");
            assert!(!words.contains("编号 100"), "{words}");
        }
    }
}

#[test]
fn choosers_have_the_number_where_one_name_stands_twice() {
    for place in places() {
        let (town, _) = town(&place);
        let mut secretary = town.browser(town.secretary());
        secretary.get("/branch/term/election").expect(200).shows("吕维翰 1003").hides("支书 1000");
        secretary.get("/meetings/new").expect(200).shows("吕维翰（甲） 1003").shows("吕维翰（乙） 1004");
    }
}
