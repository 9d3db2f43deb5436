//! Reminders before the date: to who convenes, once, and to nobody else (P7).

use jiff::civil::{Date, date};
use zhixing_kit::Moment;
use zhixing_kit::jobs::{left_over, run_due};
use zhixing_kit::test::{Place, places};
use zhixing_people::Actor;

use super::town::Town;
use crate::JOBS;
use crate::year::begin;

fn unread(place: &Place, who: &Actor) -> u32 {
    let member = who.member.clone();
    place.db.read_now(move |tx| zhixing_notice::unread(tx, &member)).unwrap()
}

/// The morning's work of a day.
fn morning(place: &Place, day: Date) {
    let at = Moment::at(day.at(8, 0, 0, 0), &place.db.surroundings().zone);
    place.clock.set(at);
    run_due(&place.db, JOBS).unwrap();
    assert_eq!(place.db.read_now(left_over).unwrap(), 0, "{day}");
}

fn begin_daily(place: &Place, town: &Town) {
    let organisation = town.organisation.clone();
    place
        .db
        .write_now(move |tx| {
            begin(tx, &organisation)?;
            begin(tx, &organisation)
        })
        .unwrap();
}

#[test]
fn conveners_are_told_two_weeks_and_three_days_before_and_only_once() {
    for place in places() {
        let town = Town::found(&place);
        begin_daily(&place, &town);
        let told = |secretary, leader, others| {
            assert_eq!((unread(&place, &town.secretary), unread(&place, &town.leader)), (secretary, leader));
            for other in [&town.member, &town.committee_member, &town.superior, &town.administrator] {
                assert_eq!(unread(&place, other), others, "{}", other.name);
            }
        };
        morning(&place, date(2026, 3, 16));
        told(0, 0, 0);
        // The quarter and the month end on 31 March: one message each, whatever is due in it.
        morning(&place, date(2026, 3, 17));
        told(1, 1, 0);
        morning(&place, date(2026, 3, 18));
        told(1, 1, 0);
        morning(&place, date(2026, 3, 28));
        told(2, 2, 0);
        morning(&place, date(2026, 3, 31));
        told(2, 2, 0);
        // What is overdue is not told again.
        morning(&place, date(2026, 4, 1));
        told(2, 2, 0);
    }
}

#[test]
fn what_is_planned_is_not_asked_for_two_weeks_before() {
    for place in places() {
        let town = Town::found(&place);
        begin_daily(&place, &town);
        let leader = town.leader.clone();
        let group = town.group.clone();
        let plan = move |tx: &zhixing_kit::Write<'_>| {
            let new = crate::activity::NewActivity {
                unit: group.clone(),
                kind: "group_meeting".into(),
                topic: "三月党小组会".into(),
                starts_at: Moment::at(date(2026, 3, 27).at(15, 0, 0, 0), tx.zone()),
                minutes: 60,
                place: String::new(),
                chair: None,
                recorder: None,
                also: vec![],
                obligation: None,
            };
            crate::activity::actions::plan(tx, &leader, new)
        };
        place.db.write_now(plan).unwrap();
        morning(&place, date(2026, 3, 17));
        assert_eq!(unread(&place, &town.leader), 0);
        // On 28 March it was not held: nobody opened and closed it.
        morning(&place, date(2026, 3, 28));
        assert_eq!(unread(&place, &town.leader), 1);
    }
}

/// A group meeting on 2 March that gives the member something to do until 10 March.
fn resolve(place: &Place, town: &Town, text: &str) -> crate::ResolutionId {
    let (leader, group, member, text) =
        (town.leader.clone(), town.group.clone(), town.member.member.clone(), text.to_owned());
    let held = move |tx: &zhixing_kit::Write<'_>| {
        let new = crate::activity::NewActivity {
            unit: group.clone(),
            kind: "group_meeting".into(),
            topic: "三月党小组会".into(),
            starts_at: tx.now(),
            minutes: 60,
            place: String::new(),
            chair: Some(leader.member.clone()),
            recorder: Some(member.clone()),
            also: vec![],
            obligation: None,
        };
        let id = crate::activity::actions::plan(tx, &leader, new)?;
        crate::activity::actions::convene(tx, &leader, &id)?;
        crate::activity::actions::open(tx, &leader, &id, tx.now())?;
        let (owner, due) = (Some(member.clone()), Some(date(2026, 3, 10)));
        let new =
            crate::resolution::input::NewResolution { text: text.clone(), owner, due, motion: None, ballot: None };
        crate::resolution::actions::resolve(tx, &leader, &id, &new)
    };
    place.db.write_now(held).unwrap()
}

#[test]
fn the_owner_of_a_resolution_alone_is_told_three_days_before_and_on_its_day() {
    for place in places() {
        let town = Town::found(&place);
        let organisation = town.organisation.clone();
        place.db.write_now(move |tx| begin(tx, &organisation)).unwrap();
        resolve(&place, &town, "修好大厅的灯");
        let done = resolve(&place, &town, "已经办完的事");
        let member = town.member.clone();
        let state = crate::ResolutionState::Done;
        let done = move |tx: &zhixing_kit::Write<'_>| {
            crate::resolution::actions::follow_up(tx, &member, &done, state, "办完了")
        };
        place.db.write_now(done).unwrap();
        let of_owner = || {
            let member = town.member.member.clone();
            let latest = place.db.read_now(move |tx| zhixing_notice::latest(tx, &member, None, 20)).unwrap();
            let about = latest.into_iter().filter(|notice| notice.link.starts_with("/resolutions/"));
            about.map(|notice| (notice.subject.zh, notice.body.zh)).collect::<Vec<_>>()
        };
        let mut others = None;
        for (day, told) in [(6, 0), (7, 1), (8, 1), (9, 1), (10, 2), (11, 2), (12, 2)] {
            morning(&place, date(2026, 3, day));
            assert_eq!(of_owner().len(), told, "{day} March");
            let now: Vec<u32> = [&town.secretary, &town.committee_member, &town.leader, &town.superior]
                .map(|who| unread(&place, who))
                .into();
            assert_eq!(*others.get_or_insert(now.clone()), now, "nobody else is told on {day} March");
        }
        let told = of_owner();
        assert_eq!(told[1].0, "决议提醒：您负责的一项决议 3月10日 周二 到期");
        assert_eq!(told[0].0, "决议提醒：您负责的一项决议今天到期");
        assert!(told.iter().all(|(_, body)| body.contains("修好大厅的灯")), "what is done is not asked for");
    }
}

#[test]
fn the_end_of_a_term_is_told_half_a_year_before() {
    for place in places() {
        let town = Town::found(&place);
        let form = [("theme_rule", "none"), ("hour", "15:00"), ("term_from", "2023-10-01"), ("term_to", "2026-09-30")];
        town.browser(&town.secretary).edit("/branch/settings", "/branch/settings", &form).expect(303);
        morning(&place, date(2026, 3, 30));
        assert_eq!(unread(&place, &town.secretary), 1, "the quarter's end; the term ends on 30 September");
        morning(&place, date(2026, 3, 31));
        assert_eq!(unread(&place, &town.secretary), 1);
        morning(&place, date(2026, 4, 2));
        assert_eq!(unread(&place, &town.secretary), 1, "told once");
        town.browser(&town.secretary).get("/year?quarter=3").expect(200).shows("换届选举");
    }
}
