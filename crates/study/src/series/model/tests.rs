//! Stretches, days and what is missing, by their calendars.

use jiff::civil::{Date, Weekday, date};
use zhixing_charter::{Charter, Period, ThemeDay};

use super::{Line, Moved, Often, draw_up, slots, usual_rule};

const THIRD_FRIDAY: ThemeDay = ThemeDay::NthWeekday(3, Weekday::Friday);

fn year() -> Period {
    Period::year(2026).unwrap()
}

fn drawn(often: Often, rule: ThemeDay, span: Period, studied: &[Date], met: &[Date]) -> Vec<Line> {
    let charter = Charter::shipped();
    let is_worked = |on| charter.holidays().is_working_day(on);
    draw_up(slots(often, rule, span), studied, is_worked, |on| met.contains(&on))
}

fn days(lines: &[Line]) -> Vec<Date> {
    lines.iter().filter_map(|line| line.proposed).map(|one| one.on).collect()
}

#[test]
fn there_is_one_in_each_month_each_two_months_or_each_quarter() {
    for (often, count, first) in [
        (Often::Month, 12, date(2026, 1, 16)),
        (Often::TwoMonths, 6, date(2026, 2, 24)),
        (Often::Quarter, 4, date(2026, 2, 24)),
    ] {
        let lines = drawn(often, THIRD_FRIDAY, year(), &[], &[]);
        assert_eq!((lines.len(), days(&lines)[0]), (count, first), "{often:?}");
        assert!(lines.iter().all(|line| line.slot.whole.contains(line.proposed.unwrap().on)));
    }
    assert_eq!(Often::ALL.map(Often::word).map(Often::of), Often::ALL.map(Some));
}

#[test]
fn a_day_off_and_a_day_with_a_meeting_give_way_to_the_nearest_one() {
    // On the first of July the branch meets; the first of October is a holiday, and the days after it.
    let span = Period::new(date(2026, 7, 1), date(2026, 10, 31)).unwrap();
    let lines = drawn(Often::Month, ThemeDay::DayOfMonth(1), span, &[], &[date(2026, 7, 1)]);
    let first: Vec<_> = lines.iter().map(|line| line.proposed.map(|one| (one.on, one.moved)).unwrap()).collect();
    assert_eq!(first[0], (date(2026, 7, 2), Some(Moved::Meets)));
    assert_eq!(first[1], (date(2026, 8, 3), Some(Moved::Free)), "the first is a Saturday");
    assert_eq!(first[2], (date(2026, 9, 1), None));
    assert_eq!(first[3].1, Some(Moved::Free));
    assert!(Charter::shipped().holidays().is_working_day(first[3].0));
}

#[test]
fn a_month_that_has_one_is_left_alone_and_one_that_may_have_been_moved_is_not_ticked() {
    let studied = [date(2026, 3, 3), date(2026, 6, 1), date(2026, 6, 19)];
    let lines = drawn(Often::Month, THIRD_FRIDAY, year(), &studied, &[]);
    let lacking: Vec<i8> =
        lines.iter().filter(|line| line.proposed.is_some()).map(|line| line.slot.whole.first.month()).collect();
    assert_eq!(lacking, [1, 2, 4, 5, 7, 8, 9, 10, 11, 12]);
    let unsure: Vec<i8> = lines
        .iter()
        .filter(|line| line.proposed.is_some_and(|one| !one.is_sure()))
        .map(|line| line.slot.whole.first.month())
        .collect();
    assert_eq!(unsure, [5, 7], "June has two: one may be that of May or of July");
    let again: Vec<Date> = studied.into_iter().chain(days(&lines)).collect();
    assert_eq!(days(&drawn(Often::Month, THIRD_FRIDAY, year(), &again, &[])), []);
}

#[test]
fn a_month_of_which_the_rules_day_is_over_is_shown_and_not_ticked() {
    let span = Period::new(date(2026, 11, 29), date(2027, 1, 31)).unwrap();
    let lines = drawn(Often::Month, THIRD_FRIDAY, span, &[], &[]);
    let first = lines[0].proposed.unwrap();
    assert_eq!((first.on, first.moved, first.is_sure()), (date(2026, 11, 30), Some(Moved::Outside), false));
    assert_eq!(days(&lines)[1..], [date(2026, 12, 18), date(2027, 1, 15)]);
    assert!(lines[1].proposed.unwrap().is_sure());
}

#[test]
fn a_time_without_a_day_that_is_worked_is_shown_and_not_ticked() {
    // Within the holidays of the National Day alone, the rule's day among them or not.
    let span = Period::new(date(2026, 10, 1), date(2026, 10, 3)).unwrap();
    for rule in [ThemeDay::DayOfMonth(2), THIRD_FRIDAY] {
        let one = drawn(Often::Month, rule, span, &[], &[])[0].proposed.unwrap();
        assert_eq!((one.moved, one.is_sure()), (Some(Moved::AllFree), false), "{rule:?}");
        assert!(span.contains(one.on));
    }
}

#[test]
fn two_years_month_by_month_are_the_most() {
    let span = Period::new(date(2026, 3, 31), date(2028, 3, 29)).unwrap();
    assert_eq!(slots(Often::Month, THIRD_FRIDAY, span).len(), 25);
    let span = Period::new(date(2026, 3, 31), date(9999, 12, 31)).unwrap();
    assert_eq!(slots(Often::Month, THIRD_FRIDAY, span).len(), 26);
}

#[test]
fn who_has_a_theme_day_studies_two_weeks_from_it() {
    let cases = [
        (None, THIRD_FRIDAY),
        (Some(ThemeDay::NthWeekday(1, Weekday::Monday)), ThemeDay::NthWeekday(3, Weekday::Monday)),
        (Some(ThemeDay::NthWeekday(5, Weekday::Monday)), ThemeDay::NthWeekday(3, Weekday::Monday)),
        (Some(ThemeDay::NthWeekday(1, Weekday::Saturday)), THIRD_FRIDAY),
        (Some(ThemeDay::NthWeekday(3, Weekday::Sunday)), ThemeDay::NthWeekday(1, Weekday::Friday)),
        (Some(ThemeDay::DayOfMonth(5)), ThemeDay::DayOfMonth(19)),
        (Some(ThemeDay::DayOfMonth(25)), ThemeDay::DayOfMonth(11)),
    ];
    for (theme_day, rule) in cases {
        assert_eq!(usual_rule(theme_day), rule, "{theme_day:?}");
    }
}
