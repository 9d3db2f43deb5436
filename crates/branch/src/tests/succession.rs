//! A branch that loses who led it: who appoints and who leads above are told until somebody follows; who follows takes over the meetings that were left.

use zhixing_kit::Language;
use zhixing_kit::jobs::run_due;
use zhixing_kit::test::{BEGIN, Place, places};
use zhixing_people::{Actor, NewPost, PasswordHash, PostKind, Secret, appoint, end_post, open_with_password, posts_of};

use super::town::Town;
use crate::{Errand, JOBS, Most};

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
        page.shows("研究第一季度工作").shows("全部交接").shows(&format!("value=\"{}\" selected", next.member));
        let chair = ("chair", next.member.as_str());
        browser.post(&path, &[chair]).expect(422).shows("请另选一位记录人");
        browser.post(&path, &[chair, ("recorder", next.member.as_str())]).expect(422).shows("请另选一位记录人");
        let former = town.secretary().member.as_str();
        browser.post(&path, &[chair, ("recorder", former)]).expect(422).shows("离任留下的，请另选一位");
        browser.post(&path, &[("chair", former)]).expect(422).shows("离任留下的，请另选一位");
        assert_eq!(behind(&next).0, 2, "nothing was done");
        town.browser(&town.formal[3]).get(&path).expect(403);
        town.browser(&town.stranger).get(&path).expect(404);
        browser.post(&path, &[chair, ("recorder", town.formal[2].member.as_str())]).expect(303);
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
    }
}
