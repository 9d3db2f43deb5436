//! Who belongs to the branch no longer has no vote in its meeting, and who came since the notice has one; through HTTP, on both databases.

use jiff::civil::{Date, date};
use zhixing_kit::test::{Place, places};
use zhixing_people::{Actor, MemberKind, NewMember, Person, leave, member_numbered};

use super::ballot::{Scene, cast};
use super::town::Town;
use crate::activity::actions;

/// The day before the meetings of the town.
const BEFORE: Date = date(2026, 3, 2);
/// Their day.
const DAY: Date = date(2026, 3, 3);

fn leaves(place: &Place, number: &str) {
    let number = number.to_owned();
    let act = move |tx: &zhixing_kit::Write<'_>| {
        let by = Actor::at_console(tx)?;
        let member = member_numbered(tx, &by.organisation, &number)?.unwrap();
        leave(tx, &by, &member.id, BEFORE)
    };
    place.db.write_now(act).unwrap();
}

pub(super) fn comes(place: &Place, town: &Town, name: &str) {
    let (unit, name) = (town.branch.clone(), name.to_owned());
    let act = move |tx: &zhixing_kit::Write<'_>| {
        let by = Actor::at_console(tx)?;
        let person =
            Person { number: "1777".into(), name: name.clone(), born_on: None, joined_on: None, confirmed_on: None };
        let new = NewMember { person, unit: unit.clone(), kind: MemberKind::Formal, from_on: DAY };
        zhixing_people::enter(tx, &by, &new).map(drop)
    };
    place.db.write_now(act).unwrap();
}

#[test]
fn the_opening_brings_the_list_up_to_the_roster_and_says_so() {
    for place in places() {
        let town = Town::with(&place, 6);
        let id = town.plan("general_meeting");
        let (by, meeting) = (town.secretary().clone(), id.clone());
        place.db.write_now(move |tx| actions::convene(tx, &by, &meeting).map(drop)).unwrap();
        let mut recorder = town.browser(town.recorder());
        let at = format!("/meetings/{id}");
        recorder.get(&at).expect(200).hides("名册有变化").shows("有表决权的 6 人");
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(29 * 3_600_000));
        leaves(&place, "1005");
        comes(&place, &town, "新来者");
        for path in [at.clone(), format!("{at}/roll"), format!("{at}/opening")] {
            let page = recorder.get(&path).expect(200).shows("名册有变化").shows("已不属于本单位：党员05。");
            page.shows("名单确定以后才到本单位：新来者。");
        }
        // Who only attends is not shown what is for who runs it.
        town.browser(&town.formal[3]).get(&at).expect(200).hides("名册有变化");
        let opened = recorder.post(&format!("{at}/opening"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        recorder.get(opened.leads_to()).shows("名单已照名册更新").shows("党员05");
        let page = recorder.get(&format!("{at}/roll")).expect(200).hides("名册有变化").hides("党员05").shows("新来者");
        page.shows("应到 6 人");
        let record = town.records(&id).into_iter().find(|one| one.verb.ends_with("opened")).unwrap();
        assert_eq!(record.facts["gone"], serde_json::json!(["党员05"]));
        assert_eq!(record.facts["came"], serde_json::json!(["新来者"]));
    }
}

#[test]
fn a_ballot_begins_with_those_who_belong_to_the_branch_on_its_day() {
    for place in places() {
        let mut scene = Scene::of(&place, 7, 7);
        let early = scene.question("修缮活动室");
        let late = scene.question("购置书架");
        scene.open(&early).expect(303);
        // Number 5 has left, which is only noted now: what began stays, what begins is without him.
        leaves(&place, "1005");
        comes(&place, &scene.town, "新来者");
        let gone = scene.town.formal[5].clone();
        scene.recorder.get(&scene.at).expect(200).shows("名册有变化").shows("已经开始的表决和投票不变");
        // Nothing else begins with another list while the first one runs: its numbers are read from that list.
        scene.open(&late).expect(422).shows("名单确定以后名册有变化，而另一项表决或投票正在进行");
        for voter in &scene.town.formal[..5] {
            scene.vote(voter, &early, "y");
        }
        scene.end(&early);
        scene.open_box(&early);
        scene.recorder.get(&late).expect(200).shows("名册有变化");
        let begun = scene.open(&late).expect(303);
        scene
            .recorder
            .get(begun.leads_to())
            .shows("已不属于本单位：党员05。")
            .shows("名单确定以后才到本单位：新来者。");
        let mut browser = scene.town.browser(&gone);
        browser.post(&format!("{late}/taking"), &[]).expect(422);
        cast(&mut browser, &late, "y").expect(422);
        let record = scene.town.records(&scene.meeting).into_iter().rfind(|one| one.verb.ends_with("put-to-vote"));
        let facts = record.unwrap().facts;
        assert_eq!((facts["with_vote"].as_u64(), facts["present"].as_u64()), (Some(7), Some(6)), "{}", place.engine);
        for voter in &scene.town.formal[..5] {
            scene.vote(voter, &late, "y");
        }
        // Who came since is no voter of what was before him: its pages are there for him, and his mark changes nothing of it.
        let came = scene.entry("新来者");
        scene.recorder.post(&format!("{}/roll/{came}", scene.at), &[("mark", "present")]).expect(303);
        // Nor can he who is gone be marked away from the ballot for which he was there.
        let left = scene.entry("党员05");
        scene.recorder.post(&format!("{}/roll/{left}", scene.at), &[("mark", "absent")]).expect(422);
        scene.end(&late);
        scene.open_box(&late);
        scene.recorder.get(&early).expect(200).shows("应到 7 人，实到 7 人").hides("不能作数");
        scene.recorder.get(&late).expect(200).shows("应到 7 人，实到 7 人").hides("不能作数");
    }
}

#[test]
fn nobody_is_handed_a_paper_or_elected_who_belongs_to_the_branch_no_longer() {
    for place in places() {
        let mut scene = Scene::of(&place, 8, 8);
        let ballot = scene.election("1", "paper", &["党员03", "党员04"]);
        leaves(&place, "1004");
        let entry = scene.entry("党员04");
        scene.open(&ballot).expect(422).shows("党员04 已不属于本单位，不能当选");
        scene.recorder.post(&format!("{ballot}/withdrawals"), &[("place", "1")]).expect(303);
        let ballot = {
            scene.recorder.post(&format!("{ballot}/recall"), &[("reason", "补足候选人")]);
            scene.election("1", "paper", &["党员03", "党员05"])
        };
        scene.open(&ballot).expect(303);
        scene.tellers[0].post(&format!("{ballot}/papers/{entry}"), &[]).expect(422);
        scene.tellers[0].get(&ballot).expect(200).hides("党员04");
    }
}

#[test]
fn an_open_vote_is_of_those_who_belong_to_the_branch_too() {
    for place in places() {
        let town = Town::with(&place, 6);
        let id = town.opened(&place, "general_meeting");
        town.present(&id, 6);
        let at = format!("/meetings/{id}");
        let mut recorder = town.browser(town.recorder());
        recorder.post(&format!("{at}/motions"), &[("text", "购置书架"), ("scheme", "ordinary")]).expect(303);
        leaves(&place, "1005");
        let motion = {
            let meeting = id.clone();
            place.db.read_now(move |tx| crate::motion::questions::list(tx, &meeting)).unwrap()[0].id.clone()
        };
        recorder.post(&format!("{at}/motions/{motion}/vote-opening"), &[]).expect(303);
        let record = town.records(&id).into_iter().find(|one| one.verb.ends_with("put-to-vote")).unwrap();
        assert_eq!(record.facts["with_vote"].as_u64(), Some(5));
        let entry = town.entry(&id, "党员05");
        assert!(!entry.is_empty());
        recorder.get(&format!("{at}/roll")).expect(200).shows("应到 5 人，实到 5 人");
    }
}

#[test]
fn who_joined_the_committee_since_its_notice_is_called_and_who_gave_up_his_post_is_not() {
    for place in places() {
        let town = Town::with(&place, 6);
        let id = town.plan("committee_meeting");
        let (by, meeting) = (town.secretary().clone(), id.clone());
        place.db.write_now(move |tx| actions::convene(tx, &by, &meeting).map(drop)).unwrap();
        let mut recorder = town.browser(town.recorder());
        let at = format!("/meetings/{id}");
        recorder.get(&at).expect(200).hides("名册有变化").shows("有表决权的 3 人");
        let (branch, new, old) = (town.branch.clone(), town.formal[4].member.clone(), town.formal[2].member.clone());
        let changes = move |tx: &zhixing_kit::Write<'_>| {
            let by = Actor::at_console(tx)?;
            let post =
                zhixing_people::posts_of(tx, &branch, BEFORE)?.into_iter().find(|post| post.member == old).unwrap();
            zhixing_people::end_post(tx, &by, &post.id)?;
            let kind = zhixing_people::PostKind::CommitteeMember;
            let post =
                zhixing_people::NewPost { unit: branch.clone(), member: new.clone(), kind, from_on: DAY, to_on: None };
            zhixing_people::appoint(tx, &by, &post).map(drop)
        };
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(29 * 3_600_000));
        place.db.write_now(changes).unwrap();
        let page = recorder.get(&at).expect(200).shows("名册有变化").shows("已不是支委会成员：党员02。");
        page.shows("名单确定以后才进支委会：党员04。");
        let opened = recorder.post(&format!("{at}/opening"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        recorder.get(opened.leads_to()).shows("已不是支委会成员：党员02。");
        recorder.get(&format!("{at}/roll")).expect(200).shows("党员04").hides("党员02").hides("名册有变化");
    }
}
