//! A branch that loses who led it: who appoints and who leads above are told until somebody follows; who follows takes over the meetings that were left.

use zhixing_kit::jobs::run_due;
use zhixing_kit::test::{BEGIN, Place, places};
use zhixing_kit::{Language, Write};
use zhixing_people::{
    Actor, MemberId, MemberKind, NewPost, PasswordHash, PostKind, Secret, appoint, end_post, open_with_password,
    posts_of, transfer,
};

use super::town::Town;
use crate::activity::officers::{Officers, replace};
use crate::{ActivityId, Errand, JOBS, Most};

const DAY_MS: i64 = 86_400_000;

/// What waits for somebody: where it leads and what it says.
fn errands(town: &Town, who: &Actor) -> Vec<(String, String)> {
    let who = who.clone();
    let found = town.house.db.read_now(move |tx| crate::errands(tx, &now(tx, &who)?, 5)).unwrap();
    found.into_iter().map(|one: Errand| (one.path, one.what.text(Language::Chinese).to_string())).collect()
}

/// The same person with the posts that he holds now.
fn now(tx: &zhixing_kit::Read<'_>, who: &Actor) -> zhixing_kit::Result<Actor> {
    Actor::of(tx, &who.organisation, &who.member)
}

fn administrator(town: &Town) -> Actor {
    let db = &town.house.db;
    db.read_now(|tx| Actor::at_console(tx).and_then(|console| now(tx, &console))).unwrap()
}

/// The secretary leaves his post.
fn secretary_leaves(town: &Town) {
    let (by, branch) = (administrator(town), town.branch.clone());
    town.house
        .db
        .write_now(move |tx| {
            let posts = posts_of(tx, &branch, tx.today())?;
            let held = posts.into_iter().find(|post| post.kind == PostKind::Secretary).expect("there is one");
            end_post(tx, &by, &held.id).map(|ended| assert!(ended.is_vacant))
        })
        .unwrap();
}

fn appoint_secretary(town: &Town, who: &Actor) -> Actor {
    let (by, unit, member) = (administrator(town), town.branch.clone(), who.member.clone());
    let who = who.clone();
    town.house
        .db
        .write_now(move |tx| {
            let (unit, member) = (unit.clone(), member.clone());
            let new = NewPost { unit, member, kind: PostKind::Secretary, from_on: tx.today(), to_on: None };
            appoint(tx, &by, &new)?;
            now(tx, &who)
        })
        .unwrap()
}

fn mornings(place: &Place, town: &Town, days: std::ops::Range<i64>) {
    let organisation = town.superior.organisation.clone();
    place.db.write_now(move |tx| crate::begin(tx, &organisation)).unwrap();
    for day in days {
        place.clock.set(BEGIN.plus_ms(day * DAY_MS));
        run_due(&place.db, JOBS).unwrap();
    }
}

#[test]
fn a_branch_without_a_secretary_is_told_to_who_appoints_and_above_until_somebody_follows() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (administrator, superior) = (administrator(&town), town.superior.clone());
        assert!(errands(&town, &administrator).is_empty(), "nothing is vacant: a group without a leader never had one");
        secretary_leaves(&town);
        let to_appoint = (format!("/units/{}/posts/new", town.branch), "现在没有书记：请任命".to_owned());
        let below = (format!("/units/{}", town.branch), "现在没有书记，由管理员任命".to_owned());
        assert_eq!(errands(&town, &administrator), [to_appoint], "{}", place.engine);
        assert_eq!(errands(&town, &superior), [below]);
        for other in [&town.stranger, &town.formal[3], &town.formal[0]] {
            assert!(errands(&town, other).is_empty(), "{}", other.name);
        }
        // Once each, however many mornings pass.
        mornings(&place, &town, 1..4);
        let subject = "第一党支部现在没有书记".to_owned();
        for told in [&administrator, &superior] {
            assert_eq!(town.told(told).iter().filter(|said| **said == subject).count(), 1, "{}", told.name);
        }
        assert!(!town.told(&town.stranger).contains(&subject));
        appoint_secretary(&town, &town.formal[1].clone());
        assert!(errands(&town, &administrator).is_empty());
        assert!(errands(&town, &superior).is_empty());
    }
}

#[test]
fn nobody_is_to_appoint_a_secretary_who_was_elected_and_waits_to_be_confirmed() {
    for place in places() {
        let town = Town::with(&place, 5);
        let administrator = administrator(&town);
        let result = [
            ("elected_on", "2026-03-02"),
            ("term_begins", "2026-03-02"),
            ("new_secretary", "1003"),
            ("resolution_paper", "选举结果报告"),
        ];
        let path =
            town.browser(town.secretary()).post("/branch/term/election", &result).expect(303).leads_to().to_owned();
        let elected = |who: &Actor| {
            let (who, unit) = (who.clone(), town.branch.clone());
            place.db.read_now(move |tx| crate::left_behind(tx, &who, &unit)).unwrap().elected
        };
        secretary_leaves(&town);
        let waits = (path.clone(), "新的书记已经选出，结果等待确认".to_owned());
        assert_eq!(errands(&town, &administrator), [waits], "{}", place.engine);
        assert!(errands(&town, &town.superior).is_empty(), "it stands among what he decides");
        assert_eq!(elected(&administrator), Some(path.clone()));
        mornings(&place, &town, 1..2);
        assert!(bodies(&town, &administrator).contains("新的已经选出，结果等待上级确认"));
        town.browser(&town.superior).post(&format!("{path}/confirmation"), &[]).expect(303);
        assert!(errands(&town, &administrator).is_empty() && errands(&town, &town.superior).is_empty());
        assert_eq!(elected(&administrator), None);
    }
}

#[test]
fn the_committee_of_an_organisation_without_a_secretary_is_told_to_its_administrator() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (administrator, top) = (administrator(&town), town.superior.unit.clone());
        let (by, unit) = (administrator.clone(), top.clone());
        place
            .db
            .write_now(move |tx| {
                let posts = posts_of(tx, &unit, tx.today())?;
                let held = posts.into_iter().find(|post| post.kind == PostKind::Secretary).expect("there is one");
                end_post(tx, &by, &held.id).map(|ended| assert!(ended.is_vacant))
            })
            .unwrap();
        let to_appoint = (format!("/units/{top}/posts/new"), "现在没有书记：请任命".to_owned());
        assert_eq!(errands(&town, &administrator), [to_appoint], "{}", place.engine);
        mornings(&place, &town, 1..3);
        let subject = "临江交警现在没有书记".to_owned();
        assert_eq!(town.told(&administrator).iter().filter(|said| **said == subject).count(), 1);
        let told = bodies(&town, &administrator);
        assert!(told.contains("由管理员任命") && !told.contains("交接"), "it holds no meetings here: {told}");
        assert!(errands(&town, &town.stranger).is_empty());
    }
}

/// What somebody's notices say, in full.
fn bodies(town: &Town, who: &Actor) -> String {
    const BODIES: &str =
        "select n.body from receipt r join notice n on n.id = r.notice where r.member = $1 order by n.id";
    let member = who.member.clone();
    let bodies = town.house.db.read_now(move |tx| tx.all::<(String,)>(BODIES, zhixing_kit::params![&member])).unwrap();
    bodies.into_iter().map(|(body,)| body).collect()
}

#[test]
fn who_follows_takes_over_every_meeting_that_was_left() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (general, committee) = (town.plan("general_meeting"), town.plan("committee_meeting"));
        // The later secretary was their recorder; a talk stays between its two people.
        secretary_leaves(&town);
        let next = appoint_secretary(&town, town.recorder());
        let path = format!("/branches/{}/handover", town.branch);
        // The page of the unit says how many there are, and leads who may hand them over to where it is done.
        let behind = |who: &Actor| {
            let (who, unit) = (who.clone(), town.branch.clone());
            let found = place.db.read_now(move |tx| crate::left_behind(tx, &who, &unit)).unwrap();
            (found.meetings, found.path)
        };
        assert_eq!(behind(&next), (2, Some(path.clone())), "{}", place.engine);
        assert_eq!(behind(&administrator(&town)), (2, None), "he plans nothing there");
        let mut browser = town.browser(&next);
        let page = browser.get(&path).expect(200);
        let page = page.shows("研究第一季度工作").shows("交接勾选的会议");
        let page = page.shows(&format!("value=\"{}\" selected", next.member));
        assert_eq!(page.text.matches("党员00（要换人）").count(), 2, "who gives way is said before anything is sent");
        assert_eq!(page.text.matches("还没有选新的记录人").count(), 2, "and so is what stands in the way");
        let chair = ("chair", next.member.as_str());
        let both = [("handed", general.as_str()), ("handed", committee.as_str())];
        let mut hand = |sent: &[(&str, &str)], status, told: &str| {
            browser.post(&path, &[sent, &both[..]].concat()).expect(status).shows(told).text
        };
        let stuck = hand(&[chair], 422, "有 2 次不能这样交接");
        assert_eq!(stuck.matches("还没有选新的记录人").count(), 2, "the reason stands below each");
        hand(&[chair, ("recorder", next.member.as_str())], 422, "选定的记录人主持这次会议");
        let former = town.secretary().member.as_str();
        hand(&[chair, ("recorder", former)], 422, "离任留下的，请另选一位");
        hand(&[("chair", former)], 422, "离任留下的，请另选一位");
        browser.post(&path, &[chair]).expect(422).shows("没有勾选会议");
        assert_eq!(behind(&next).0, 2, "nothing was done");
        town.browser(&town.formal[3]).get(&path).expect(403);
        town.browser(&town.stranger).get(&path).expect(404);
        browser.post(&path, &[[chair, ("recorder", town.formal[2].member.as_str())], both].concat()).expect(303);
        for meeting in [&general, &committee] {
            let meeting = meeting.clone();
            let now = place.db.read_now(move |tx| crate::activity::questions::find(tx, &meeting)).unwrap();
            assert_eq!((&now.chair, &now.recorder), (&Some(next.member.clone()), &Some(town.formal[2].member.clone())));
        }
        assert_eq!(town.told(&town.formal[2]), ["有会议改由您主持或记录"]);
        assert_eq!(town.records(&general).len(), 2, "the change is on record");
        assert_eq!(behind(&next).0, 0);
        browser.get(&path).expect(200).shows("没有要交接的会议");
    }
}

#[test]
fn a_meeting_that_cannot_go_to_who_was_chosen_is_left_out_and_goes_to_somebody_else() {
    for place in places() {
        let town = Town::with(&place, 6);
        let (one, other) = (town.plan("general_meeting"), town.plan("committee_meeting"));
        let (third, moved) = (town.formal[2].clone(), town.formal[4].clone());
        // In one meeting the third presides and the secretary takes the record; in the other the recorder moves away before it is handed over.
        name_officers(&town, &one, (&third, town.secretary()));
        name_officers(&town, &other, (town.secretary(), &moved));
        secretary_leaves(&town);
        let next = appoint_secretary(&town, town.recorder());
        moves_away(&town, &moved);
        let path = format!("/branches/{}/handover", town.branch);
        let mut browser = town.browser(&next);
        browser.get(&path).expect(200).shows("党员04（要换人）").shows("党员00（要换人）").shows("主持人：党员02 ");
        let chosen = [("chair", next.member.as_str()), ("recorder", third.member.as_str())];
        let both = [("handed", one.as_str()), ("handed", other.as_str())];
        let stuck = browser.post(&path, &[chosen, both].concat()).expect(422).shows("有 1 次不能这样交接");
        let stuck = stuck.shows("选定的记录人主持这次会议").shows(&format!("value=\"{}\" selected", third.member)).text;
        assert!(stuck.contains(&format!("id=\"e-{one}\"")) && !stuck.contains(&format!("id=\"e-{other}\"")));
        assert_eq!(stuck.matches(" checked").count(), 2, "what was ticked stays ticked");
        // Without it the other one goes, and what is left goes to somebody else.
        let led = browser.post(&path, &[&chosen[..], &both[1..]].concat()).expect(303).leads_to().to_owned();
        assert_eq!(led, path);
        browser.get(&path).expect(200).shows("已交接 1 次会议，还有 1 次留在这里").hides("党员04");
        let last = [("chair", next.member.as_str()), ("recorder", town.formal[3].member.as_str()), both[0]];
        browser.post(&path, &last).expect(303);
        assert_eq!(officers(&place, &other), (next.member.clone(), third.member.clone()), "{}", place.engine);
        assert_eq!(officers(&place, &one), (third.member.clone(), town.formal[3].member.clone()), "who presides stays");
    }
}

#[test]
fn meetings_that_somebody_else_handed_over_meanwhile_are_not_said_to_be_unticked() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (one, other) = (town.plan("general_meeting"), town.plan("committee_meeting"));
        secretary_leaves(&town);
        let next = appoint_secretary(&town, &town.formal[3].clone());
        let path = format!("/branches/{}/handover", town.branch);
        let mut browser = town.browser(&next);
        let chosen = [("chair", next.member.as_str()), ("recorder", town.recorder().member.as_str())];
        let [one, other] = [&one, &other].map(|meeting| ("handed", meeting.as_str()));
        let mut hand =
            |ticked: &[(&str, &str)], status| browser.post(&path, &[&chosen[..], ticked].concat()).expect(status);
        hand(&[one], 303);
        hand(&[one], 422).shows("勾选的会议已经不用交接了").hides("没有勾选会议");
        hand(&[], 422).shows("没有勾选会议");
        let led = hand(&[one, other], 303).leads_to().to_owned();
        browser.get(&led).expect(200).shows("已交接 1 次会议。另有 1 次勾选的已经不用交接");
    }
}

#[test]
fn who_follows_a_successor_who_left_before_he_handed_over_is_told_too() {
    for place in places() {
        let town = Town::with(&place, 6);
        let meeting = town.plan("general_meeting");
        let later = BEGIN.plus_ms(20 * DAY_MS);
        let putting_off = move |tx: &Write<'_>| {
            tx.run("update activity set starts_at = $1 where id = $2", zhixing_kit::params![later, &meeting]).map(drop)
        };
        place.db.write_now(putting_off).unwrap();
        let told = |who: &Actor| town.told(who).iter().filter(|said| **said == "第一党支部有会议等您接过来").count();
        secretary_leaves(&town);
        let first = appoint_secretary(&town, &town.formal[3].clone());
        mornings(&place, &town, 1..3);
        assert_eq!(told(&first), 1, "{}", place.engine);
        secretary_leaves(&town);
        let second = appoint_secretary(&town, &town.formal[4].clone());
        mornings(&place, &town, 3..6);
        assert_eq!((told(&first), told(&second)), (1, 1), "{}", place.engine);
    }
}

#[test]
fn a_former_secretary_who_stays_on_the_committee_gives_the_chair_over_and_keeps_what_he_records() {
    for place in places() {
        let town = Town::with(&place, 6);
        let (presided, recorded) = (town.plan("general_meeting"), town.plan("committee_meeting"));
        name_officers(&town, &recorded, (&town.formal[2], town.secretary()));
        secretary_leaves(&town);
        let former = town.secretary().clone();
        let (by, unit, member) = (administrator(&town), town.branch.clone(), former.member.clone());
        place
            .db
            .write_now(move |tx| {
                let (unit, member) = (unit.clone(), member.clone());
                let kind = PostKind::CommitteeMember;
                appoint(tx, &by, &NewPost { unit, member, kind, from_on: tx.today(), to_on: None }).map(drop)
            })
            .unwrap();
        let next = appoint_secretary(&town, &town.formal[3].clone());
        let path = format!("/branches/{}/handover", town.branch);
        // Nobody was without a secretary for a morning: who follows is told all the same, once.
        mornings(&place, &town, 0..4);
        let subject = "第一党支部有会议等您接过来".to_owned();
        assert_eq!(town.told(&next).iter().filter(|said| **said == subject).count(), 1, "{}", place.engine);
        assert!(!town.told(&former).contains(&subject));
        let mut browser = town.browser(&next);
        let link = |meeting: &ActivityId| format!("href=\"/meetings/{meeting}\"");
        browser.get(&path).expect(200).shows(&link(&presided)).hides(&link(&recorded));
        // He may take the record where he presided: the recorder there follows him as chair.
        let sent = [("chair", town.recorder().member.as_str()), ("recorder", former.member.as_str())];
        browser.post(&path, &[&sent[..], &[("handed", presided.as_str())]].concat()).expect(303);
        assert_eq!(officers(&place, &presided), (town.recorder().member.clone(), former.member.clone()));
        browser.get(&path).expect(200).shows("没有要交接的会议");
    }
}

/// Who presides and who takes the record.
fn officers(place: &Place, meeting: &ActivityId) -> (MemberId, MemberId) {
    let meeting = meeting.clone();
    let now = place.db.read_now(move |tx| crate::activity::questions::find(tx, &meeting)).unwrap();
    (now.chair.expect("somebody presides"), now.recorder.expect("somebody records"))
}

fn name_officers(town: &Town, meeting: &ActivityId, (chair, recorder): (&Actor, &Actor)) {
    let (by, meeting) = (town.secretary().clone(), meeting.clone());
    let officers = Officers { chair: Some(chair.member.clone()), recorder: Some(recorder.member.clone()) };
    let naming = move |tx: &Write<'_>| {
        let before = crate::activity::questions::find(tx, &meeting)?;
        replace(tx, &by, &before, &officers)
    };
    town.house.db.write_now(naming).unwrap();
}

/// Belongs to the other branch from today on.
fn moves_away(town: &Town, who: &Actor) {
    let (by, member, unit) = (administrator(town), who.member.clone(), town.stranger.unit.clone());
    let moving = move |tx: &Write<'_>| transfer(tx, &by, &member, &unit, (MemberKind::Formal, None), tx.today());
    town.house.db.write_now(moving).unwrap();
}

#[test]
fn who_left_the_committee_is_not_called_to_its_meeting_where_no_list_is_fixed() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (general, committee) = (town.plan("general_meeting"), town.plan("committee_meeting"));
        let coming = |who: &Actor| {
            let who = who.clone();
            let most = Most { mine: 5, next: 5 };
            let day = town.house.db.read_now(move |tx| crate::branch_day(tx, &now(tx, &who)?, most)).unwrap();
            day.coming.into_iter().map(|doing| doing.id).collect::<Vec<_>>()
        };
        let (by, member) = (administrator(&town), town.secretary().member.clone());
        let password = PasswordHash::of(&Secret::new("a long enough password"), &town.house.random).unwrap();
        place.db.write_now(move |tx| open_with_password(tx, &by, &member, "former", &password).map(drop)).unwrap();
        let mut former = town.browser(town.secretary());
        let shown = former.post("/calendar/feeds", &[("unit", "")]).expect(200);
        let path = shown.text.split("http://localhost/calendar/feed/").nth(1).expect("the address is shown");
        let feed = format!("/calendar/feed/{}", path.split(['"', '<']).next().unwrap());
        secretary_leaves(&town);
        assert_eq!(coming(town.secretary()), std::slice::from_ref(&general), "{}", place.engine);
        assert_eq!(coming(town.recorder()).len(), 2, "he still sits on it");
        let occasions = former.get(&feed).expect(200).text.replace("\r\n ", "");
        assert!(occasions.contains(general.as_str()) && !occasions.contains(committee.as_str()));
        place.clock.set(BEGIN.plus_ms(3_600_000));
        name_officers(&town, &committee, (town.secretary(), &town.formal[2]));
        assert_eq!(coming(town.secretary()), std::slice::from_ref(&general), "another recorder does not name him anew");
        // Who is named there anew, after he left it, is named on purpose: he is shown it at once.
        let anew = town.plan("committee_meeting");
        assert_eq!(coming(town.secretary()), [general.clone(), anew.clone()], "{}", place.engine);
        let occasions = former.get(&feed).expect(200).text.replace("\r\n ", "");
        assert!(occasions.contains(anew.as_str()) && !occasions.contains(committee.as_str()));
    }
}
