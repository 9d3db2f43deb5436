//! Proposed dates: worked days, no collisions, a fixed theme day kept.

use std::collections::HashMap;

use jiff::civil::{Date, Weekday, date};
use zhixing_charter::{Charter, Obligation, Preferences, Proposal, Taken, ThemeDay, propose};

use crate::branch;

fn proposals(taken: &Taken, rule: &Preferences) -> (Vec<Obligation>, Vec<Proposal>) {
    let charter = Charter::shipped();
    let owed = charter.obligations(&branch(), 2026);
    let proposals = propose(&owed, taken, rule, charter.holidays());
    (owed, proposals)
}

fn theme_day(rule: ThemeDay) -> Preferences {
    Preferences { theme_day: Some(rule), ..Preferences::default() }
}

fn on(proposals: &[Proposal], key: &str) -> Proposal {
    proposals.iter().find(|proposal| proposal.key == key).unwrap_or_else(|| panic!("{key}")).clone()
}

#[test]
fn every_obligation_gets_a_worked_day_of_its_period_without_collision() {
    let charter = Charter::shipped();
    let mut taken = Taken::new();
    for day in 1..=10 {
        taken.take("u1", date(2026, 3, day));
        taken.take("g1", date(2026, 4, day));
    }
    let (owed, proposals) = proposals(&taken, &Preferences::default());
    assert_eq!(owed.len(), proposals.len());
    let mut days: HashMap<Date, Vec<&str>> = HashMap::new();
    for (one, proposal) in owed.iter().zip(&proposals) {
        assert_eq!((&one.key, proposal.start_minute), (&proposal.key, 900));
        assert!(one.period.contains(proposal.date), "{proposal:?}");
        assert!(charter.holidays().is_working_day(proposal.date), "{proposal:?}");
        assert!(!taken.is_taken("u1", proposal.date), "{proposal:?}");
        assert!(one.unit == "g2" || !taken.is_taken("g1", proposal.date), "{proposal:?}");
        days.entry(proposal.date).or_default().push(&one.unit);
    }
    for (day, mut units) in days {
        units.sort_unstable();
        assert!(units.len() == 1 || units == ["g1", "g2"], "{day}: {units:?}");
    }
}

#[test]
fn the_same_input_gives_the_same_dates() {
    let rule = theme_day(ThemeDay::NthWeekday(2, Weekday::Friday));
    assert_eq!(proposals(&Taken::new(), &rule).1, proposals(&Taken::new(), &rule).1);
}

#[test]
fn a_fixed_theme_day_is_kept_and_moves_only_off_free_days() {
    let mut taken = Taken::new();
    taken.take("u1", date(2026, 4, 15));
    let (_, proposals) = proposals(&taken, &theme_day(ThemeDay::DayOfMonth(15)));
    // month, proposed day: 15 February is in Spring Festival, 15 March a Sunday, 15 August a Saturday, 15 November a Sunday
    let cases =
        [(1, 15), (2, 14), (3, 16), (4, 15), (5, 15), (6, 15), (7, 15), (8, 14), (9, 15), (10, 15), (11, 16), (12, 15)];
    for (month, day) in cases {
        let proposal = on(&proposals, &format!("u1/theme_day/2026-{month:02}"));
        assert_eq!(proposal.date, date(2026, month, day), "支 16: a fixed day");
        assert_eq!(proposal.why.zh.contains("调整到"), day != 15, "{}", proposal.why.zh);
        assert_eq!(proposal.why.en.contains("moved to"), day != 15, "{}", proposal.why.en);
    }
    let february = on(&proposals, "u1/theme_day/2026-02").why;
    assert!(
        february.zh.contains("春节") && february.en.contains("Spring Festival"),
        "14 February is worked: {february:?}"
    );
}

#[test]
fn a_weekday_of_the_month_is_kept() {
    let (_, proposals) = proposals(&Taken::new(), &theme_day(ThemeDay::NthWeekday(1, Weekday::Friday)));
    assert_eq!(on(&proposals, "u1/theme_day/2026-06").date, date(2026, 6, 5));
    assert_eq!(on(&proposals, "u1/theme_day/2026-05").date, date(2026, 5, 6), "1 to 5 May are free");
    assert_eq!(on(&proposals, "u1/theme_day/2026-01").date, date(2026, 1, 4), "a Sunday that is worked");
}

#[test]
fn preferred_weekdays_come_first() {
    let rule = Preferences { weekdays: vec![Weekday::Wednesday], start_minute: 570, ..Preferences::default() };
    let (_, proposals) = proposals(&Taken::new(), &rule);
    let wednesdays = proposals.iter().filter(|proposal| proposal.date.weekday() == Weekday::Wednesday).count();
    assert!(wednesdays * 10 > proposals.len() * 9, "{wednesdays} of {}", proposals.len());
    assert!(proposals.iter().all(|proposal| proposal.start_minute == 570));
}

#[test]
fn the_past_is_not_proposed_and_the_overdue_comes_soon() {
    let today = date(2026, 11, 23);
    let rule = Preferences { not_before: Some(today), ..theme_day(ThemeDay::DayOfMonth(15)) };
    let (owed, proposals) = proposals(&Taken::new(), &rule);
    assert_eq!(owed.len(), proposals.len());
    assert!(proposals.iter().all(|proposal| proposal.date >= today));
    let overdue = on(&proposals, "u1/general_meeting/2026Q1");
    assert!(overdue.date < date(2026, 12, 24) && !overdue.why.en.is_empty(), "{overdue:?}");
}

#[test]
fn a_full_month_says_that_it_is_full() {
    let mut taken = Taken::new();
    for day in 1..=28 {
        taken.take("u1", date(2026, 2, day));
    }
    let (_, proposals) = proposals(&taken, &Preferences::default());
    let proposal = on(&proposals, "u1/committee_meeting/2026-02");
    assert!(proposal.why.zh.contains("都已有安排"), "{proposal:?}");
    assert!(Charter::shipped().holidays().is_working_day(proposal.date));
}

#[test]
fn several_dates_of_one_obligation_are_spread() {
    let charter = Charter::shipped();
    let mut owed = charter.obligations(&branch(), 2026);
    owed.retain(|one| one.kind == "lecture");
    owed[0].count = 4;
    let proposals = propose(&owed, &Taken::new(), &Preferences::default(), charter.holidays());
    let quarters: Vec<i8> = proposals.iter().map(|proposal| (proposal.date.month() - 1) / 3).collect();
    assert_eq!(quarters, [0, 1, 2, 3]);
    assert!(propose(&[], &Taken::new(), &Preferences::default(), charter.holidays()).is_empty());
}
