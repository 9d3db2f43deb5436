//! Reminders before the date: to who convenes, once, and to nobody else (P7).

use jiff::civil::{Date, date};
use zhixing_kit::Moment;
use zhixing_kit::jobs::{left_over, run_due};
use zhixing_kit::test::{Place, places};
use zhixing_people::Actor;

use super::town::Town;
use crate::year::{JOBS, begin};

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

#[test]
fn the_end_of_a_term_is_told_half_a_year_before() {
    for place in places() {
        let town = Town::found(&place);
        let form = [("theme_rule", "none"), ("hour", "15:00"), ("term_from", "2023-10-01"), ("term_to", "2026-09-30")];
        town.browser(&town.secretary).post("/branch/settings", &form).expect(303);
        morning(&place, date(2026, 3, 30));
        assert_eq!(unread(&place, &town.secretary), 1, "the quarter's end; the term ends on 30 September");
        morning(&place, date(2026, 3, 31));
        assert_eq!(unread(&place, &town.secretary), 1);
        morning(&place, date(2026, 4, 2));
        assert_eq!(unread(&place, &town.secretary), 1, "told once");
        town.browser(&town.secretary).get("/year").expect(200).shows("换届选举");
    }
}
