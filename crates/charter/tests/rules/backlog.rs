//! Proposed dates where a year was left undone: what can still be in time comes first, and nothing lies on top of anything.

use jiff::civil::{Date, Weekday, date};
use zhixing_charter::{Charter, Obligation, Preferences, Proposal, Taken, ThemeDay, propose};

use crate::branch;

/// How long two things at least lie apart on one day, in minutes.
const APART: u16 = 120;

fn owed() -> Vec<Obligation> {
    Charter::shipped().obligations(&branch(), 2026)
}

/// The ways in which branches like their dates, each on some day late in the year.
fn cases() -> Vec<(Preferences, Taken)> {
    let mut busy = Taken::new();
    for day in 27..=30 {
        busy.take_hours("u1", date(2026, 11, day), 15 * 60, 90);
        busy.take_hours("g2", date(2026, 11, day), 17 * 60, 60);
    }
    busy.take("u1", date(2026, 12, 10));
    let mut cases = Vec::new();
    for today in [date(2026, 6, 29), date(2026, 9, 30), date(2026, 11, 27), date(2026, 12, 24)] {
        for taken in [Taken::new(), busy.clone()] {
            let rule = Preferences { not_before: Some(today), ..Preferences::default() };
            let early = Preferences { start_minute: 9 * 60 + 30, ..rule.clone() };
            let friday = Preferences { weekdays: vec![Weekday::Friday], ..rule.clone() };
            let fixed = Preferences { theme_day: Some(ThemeDay::DayOfMonth(30)), ..rule.clone() };
            cases.extend([rule, early, friday, fixed].map(|rule| (rule, taken.clone())));
        }
    }
    cases
}

/// Whether units of one branch keep clear of each other: one group and the other do not.
fn meet(one: &Obligation, other: &Obligation) -> bool {
    one.unit == other.unit || one.unit == one.branch || other.unit == other.branch
}

#[test]
fn nothing_is_proposed_on_top_of_anything_however_much_was_left_undone() {
    let (charter, owed) = (Charter::shipped(), owed());
    for (rule, taken) in cases() {
        let proposals = propose(&owed, &taken, &rule, charter.holidays());
        assert_eq!(owed.len(), proposals.len());
        let all: Vec<(&Obligation, &Proposal)> = owed.iter().zip(&proposals).collect();
        for (at, (one, first)) in all.iter().enumerate() {
            assert!(charter.holidays().is_working_day(first.date), "{rule:?}: {first:?}");
            assert!(first.date != date(2026, 12, 10) || !taken.is_taken("u1", first.date), "{rule:?}: {first:?}");
            assert!(!first.why.zh.contains("合并"), "there was an hour left: {rule:?}: {first:?}");
            for (other, second) in all[at + 1..].iter().filter(|(other, _)| meet(one, other)) {
                let apart = first.date != second.date || first.start_minute.abs_diff(second.start_minute) >= APART;
                assert!(apart, "{rule:?}: {} and {} at {} {}", one.key, other.key, first.date, first.start_minute);
            }
        }
    }
}

#[test]
fn what_was_left_undone_moves_nothing_that_can_still_be_in_time() {
    let (charter, owed) = (Charter::shipped(), owed());
    for (rule, taken) in cases() {
        let today = rule.not_before.unwrap_or(Date::MIN);
        let due: Vec<Obligation> = owed.iter().filter(|one| one.due >= today).cloned().collect();
        let keys = |one: &Proposal| due.iter().any(|duty| duty.key == one.key);
        let mut with = propose(&owed, &taken, &rule, charter.holidays());
        with.retain(keys);
        assert!(!with.is_empty() && with.len() < owed.len(), "{rule:?}");
        assert_eq!(with, propose(&due, &taken, &rule, charter.holidays()), "{rule:?}");
        assert!(with.iter().zip(&due).all(|(one, duty)| duty.period.contains(one.date)), "{rule:?}");
    }
}

#[test]
fn a_shared_day_says_so_and_moves_the_hour() {
    let (charter, mut owed) = (Charter::shipped(), owed());
    owed.retain(|one| one.kind == "committee_meeting" && one.key.ends_with("2026-11"));
    let rule = Preferences { not_before: Some(date(2026, 11, 28)), ..Preferences::default() };
    // The last working day of November that is left is Monday the 30th: taken from, until, proposed start.
    let cases = [
        (None, 15 * 60, "避开"),
        (Some((15 * 60, 90)), 17 * 60, "错开时间"),
        (Some((14 * 60, 240)), 19 * 60, "错开时间"),
        (Some((14 * 60, 480)), 9 * 60, "错开时间"),
        (Some((9 * 60, 60)), 15 * 60, "错开时间"),
        (Some((0, 24 * 60)), 15 * 60, "合并"),
    ];
    for (held, start_minute, why) in cases {
        let mut taken = Taken::new();
        if let Some((from, minutes)) = held {
            taken.take_hours_below("u1", date(2026, 11, 30), from, minutes);
        }
        let proposals = propose(&owed, &taken, &rule, charter.holidays());
        assert_eq!((proposals[0].date, proposals[0].start_minute), (date(2026, 11, 30), start_minute), "{held:?}");
        assert!(proposals[0].why.zh.contains(why), "{held:?}: {:?}", proposals[0].why);
    }
}
