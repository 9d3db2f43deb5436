//! The ballot on a step that does not stand any more after a correction of the roll (细: more than half of ten must be there): it did not fail, it is
//! voted again; what was taken with it is told to both sides, and nothing is approved by it.

use zhixing_kit::test::{Browser, Place, places};
use zhixing_people::{Actor, MemberKind};

use super::{Scene, put_right};
use crate::tests::attendance::correct;
use crate::tests::ballot::Scene as Hall;

const WHY: &str = "到会有表决权的只有 5 人，需要 6 人";

/// Six of ten voted for him, as few as may; the meeting ended. The admission, his id, and the ballot.
fn passed(place: &Place) -> (Hall, String, Actor) {
    let scene = Scene::set(place);
    let path = scene.until_notice();
    let mut hall = Hall::at(scene.town, place, "general_meeting", 6);
    let meeting = hall.meeting.to_string();
    let sent = [("at_meeting", meeting.as_str()), ("way", "phones")];
    let mut secretary = hall.town.browser(hall.town.secretary());
    let ballot = secretary.post(&format!("{path}/ballot"), &sent).expect(303).leads_to().to_owned();
    hall.open(&ballot).expect(303);
    for voter in &hall.town.formal[..6] {
        hall.vote(voter, &ballot, "y");
    }
    hall.end(&ballot);
    hall.open_box(&ballot);
    let himself = hall.entry("申小满");
    hall.recorder.post(&format!("{}/roll/{himself}", hall.at), &[("mark", "present")]).expect(303);
    let ending = [("day", "2026-03-03"), ("time", "14:00")];
    hall.recorder.post(&format!("{}/closing", hall.at), &ending).expect(303);
    (hall, path, scene.applicant)
}

fn mark(hall: &mut Hall, mark: &str) {
    let entry = hall.entry("党员05");
    correct(&mut hall.recorder, &hall.meeting, &entry, mark, "", "核对签到表").expect(303);
}

fn unread(place: &Place, who: &Actor) -> u32 {
    let member = who.member.clone();
    place.db.read_now(move |tx| zhixing_notice::unread(tx, &member)).unwrap()
}

#[test]
fn it_is_not_told_as_not_passed_and_is_put_to_the_vote_again() {
    for place in places() {
        let (mut hall, path, _) = passed(&place);
        let mut secretary = hall.town.browser(hall.town.secretary());
        secretary.get(&path).expect(200).shows("用投票结果记下这一步");
        let before = (unread(&place, hall.town.secretary()), unread(&place, &hall.town.superior));
        mark(&mut hall, "absent");
        let page = secretary.get(&path).expect(200).shows(">不能作数</span>").shows(WHY).shows("不是没有通过");
        page.shows("另行召开支部党员大会，从这里重新列入投票")
            .hides("没有通过。可以以后")
            .hides("用投票结果记下这一步");
        secretary.post(&format!("{path}/vote"), &[]).expect(422).shows("投票还没有通过的结果");
        assert_eq!(
            (unread(&place, hall.town.secretary()), unread(&place, &hall.town.superior)),
            (before.0 + 1, before.1)
        );
        let mut english = hall.town.browser(hall.town.secretary());
        english.accept_language = "en";
        english.get(&path).expect(200).shows("not the same as not having passed");
        let again = Hall::at(hall.town, &place, "general_meeting", 6);
        let meeting = again.meeting.to_string();
        let sent = [("at_meeting", meeting.as_str()), ("way", "phones")];
        secretary.post(&format!("{path}/ballot"), &sent).expect(303);
    }
}

#[test]
fn what_was_taken_with_it_cannot_be_approved_and_goes_back_to_the_branch() {
    for place in places() {
        let (mut hall, path, _) = passed(&place);
        let mut secretary = hall.town.browser(hall.town.secretary());
        secretary.post(&format!("{path}/vote"), &[]).expect(303);
        let before = unread(&place, &hall.town.superior);
        mark(&mut hall, "absent");
        assert_eq!(unread(&place, &hall.town.superior), before + 1, "who is to approve it is told");
        let mut superior = hall.town.browser(&hall.town.superior);
        for browser in [&mut secretary, &mut superior] {
            browser.get(&path).expect(200).shows(WHY).shows("请上级选“不批准”").shows("现在不能作数");
        }
        let decide = |browser: &mut Browser, outcome: &'static str| {
            let sent = [("step", "approval"), ("on_day", "2026-03-03"), ("outcome", outcome), ("remark", "到会不够")];
            browser.post(&format!("{path}/steps"), &sent)
        };
        decide(&mut superior, "done").expect(422).shows(WHY).shows("请上级选“不批准”");
        mark(&mut hall, "present");
        secretary.get(&path).expect(200).hides(WHY);
        mark(&mut hall, "absent");
        decide(&mut superior, "refused").expect(303);
        secretary.get(&path).expect(200).hides(WHY).shows("支部党员大会");
    }
}

#[test]
fn what_was_approved_stays_until_the_unit_above_puts_it_right() {
    for place in places() {
        let (mut hall, path, applicant) = passed(&place);
        let mut secretary = hall.town.browser(hall.town.secretary());
        secretary.post(&format!("{path}/vote"), &[]).expect(303);
        let mut superior = hall.town.browser(&hall.town.superior);
        let sent = [("step", "approval"), ("on_day", "2026-03-03"), ("outcome", "done")];
        superior.post(&format!("{path}/steps"), &sent).expect(303);
        mark(&mut hall, "absent");
        let kind = || {
            let id = applicant.member.clone();
            place.db.read_now(move |tx| zhixing_people::member(tx, &id)).unwrap().kind
        };
        assert_eq!(kind(), MemberKind::Probationary, "nothing changes by itself");
        let page = superior.get(&path).expect(200).shows(WHY).shows("没有自动变动").shows("更正为“不批准”");
        let way = page.text.split("href=\"").find(|part| part.contains("/correction\"")).unwrap();
        let way = way.split('"').next().unwrap().to_owned();
        let refused = [("on_day", "2026-03-03"), ("outcome", "refused"), ("remark", "到会不够"), ("why", "到会不够")];
        put_right(&mut superior, &way, &refused).expect(303);
        assert_eq!(kind(), MemberKind::Auxiliary);
        secretary.get(&path).expect(200).hides("没有自动变动");
    }
}
