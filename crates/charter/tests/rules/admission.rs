//! Admission of a member: every figure of its clock with its article, month ends, leap years and holidays.

use jiff::civil::{Date, date};
use zhixing_charter::{AdmissionStep, Charter, Decider, Scheme, Stage};

fn step(charter: &Charter, code: &str) -> AdmissionStep {
    let steps = charter.admission(date(2026, 3, 2));
    steps.into_iter().find(|step| step.code == code).unwrap_or_else(|| panic!("{code}")).clone()
}

#[test]
fn the_steps_come_in_their_order_and_say_who_takes_them() {
    let charter = Charter::shipped();
    let codes: Vec<_> = charter.admission(date(2026, 3, 2)).iter().map(|step| step.code.as_str()).collect();
    let expected = [
        "application",
        "talk",
        "activist",
        "report",
        "candidate",
        "training",
        "introducers",
        "notice",
        "vote",
        "approval",
        "conversion",
        "confirmation",
    ];
    assert_eq!(codes, expected);
    let superior: Vec<_> =
        charter.admission(date(2026, 3, 2)).into_iter().filter(|step| step.by == Decider::Superior).collect();
    assert_eq!(
        superior.iter().map(|step| step.makes).collect::<Vec<_>>(),
        [Some(Stage::Probationary), Some(Stage::Formal)]
    );
    assert!(charter.admission(date(2014, 5, 27)).is_empty(), "the rules hold from 28 May 2014");
    for step in charter.admission(date(2026, 3, 2)) {
        assert_ne!(charter.cite(&step.source).zh, step.source, "{} names its article", step.code);
    }
}

#[test]
fn a_step_is_due_when_its_article_says() {
    let charter = Charter::shipped();
    // step, article, its months run from, special case, the last day
    let cases: [(&str, &str, Date, bool, Option<Date>); 13] = [
        ("talk", "细 7: one month", date(2026, 3, 15), false, Some(date(2026, 4, 15))),
        ("talk", "细 7: a month without that day ends on its last", date(2026, 1, 31), false, Some(date(2026, 2, 28))),
        ("talk", "细 7: in a leap year", date(2028, 1, 31), false, Some(date(2028, 2, 29))),
        ("talk", "细 7: no special case", date(2026, 3, 15), true, Some(date(2026, 4, 15))),
        ("report", "every quarter", date(2026, 3, 2), false, Some(date(2026, 6, 2))),
        ("report", "every quarter, month end", date(2025, 11, 30), false, Some(date(2026, 2, 28))),
        ("approval", "细 ch. 4: three months", date(2026, 3, 2), false, Some(date(2026, 6, 2))),
        ("approval", "细 ch. 4: month end", date(2026, 11, 30), false, Some(date(2027, 2, 28))),
        ("approval", "细 ch. 4: six in special cases", date(2026, 3, 2), true, Some(date(2026, 9, 2))),
        ("approval", "细 ch. 4: six, month end", date(2025, 8, 31), true, Some(date(2026, 2, 28))),
        ("confirmation", "细 ch. 5: three months", date(2027, 3, 5), false, Some(date(2027, 6, 5))),
        ("candidate", "no last day", date(2026, 3, 2), false, None),
        ("conversion", "no last day", date(2026, 3, 2), false, None),
    ];
    for (code, article, from, special, latest) in cases {
        assert_eq!(step(&charter, code).latest(from, special), latest, "{code}, {article}");
    }
}

#[test]
fn a_step_cannot_come_before_its_time() {
    let charter = Charter::shipped();
    let cases: [(&str, &str, Date, Date); 6] = [
        ("candidate", "细 13: a year of observation", date(2025, 3, 2), date(2026, 3, 2)),
        ("candidate", "细 13: from a 29 February", date(2024, 2, 29), date(2025, 2, 28)),
        ("candidate", "细 13: to a leap year", date(2027, 2, 28), date(2028, 2, 28)),
        ("conversion", "细 ch. 5: a year of probation from the vote", date(2025, 12, 31), date(2026, 12, 31)),
        ("conversion", "细 ch. 5: from a 29 February", date(2028, 2, 29), date(2029, 2, 28)),
        ("talk", "at once", date(2026, 3, 2), date(2026, 3, 2)),
    ];
    for (code, article, from, earliest) in cases {
        assert_eq!(step(&charter, code).earliest(from), earliest, "{code}, {article}");
    }
}

#[test]
fn a_notice_lasts_five_working_days_counted_with_the_holidays() {
    let charter = Charter::shipped();
    let notice = step(&charter, "notice");
    assert_eq!(notice.working_days_least, Some(5));
    let cases = [
        ("a plain week", date(2026, 3, 2), date(2026, 3, 6)),
        ("over a weekend", date(2026, 3, 5), date(2026, 3, 11)),
        ("begun on a Sunday", date(2026, 3, 1), date(2026, 3, 6)),
        ("a Saturday that is worked, then Spring Festival", date(2026, 2, 12), date(2026, 2, 25)),
        ("National Day", date(2026, 9, 28), date(2026, 10, 9)),
    ];
    for (case, first, last) in cases {
        assert_eq!(charter.notice_end(&notice, first), last, "{case}");
        assert_eq!(charter.notice_days(first, last), 5, "{case}");
        assert_eq!(charter.notice_days(first, last.yesterday().unwrap()), 4, "{case}: a day less is not enough");
    }
    assert_eq!(charter.notice_days(date(2026, 3, 6), date(2026, 3, 2)), 0);
}

#[test]
fn training_persons_age_and_extension_have_their_figures() {
    let charter = Charter::shipped();
    let training = step(&charter, "training");
    for (days, hours, enough) in [(3, 0, true), (0, 24, true), (2, 23, false), (0, 0, false), (5, 40, true)] {
        assert_eq!(training.is_trained(days, hours), enough, "细 17: {days} days, {hours} hours");
    }
    assert_eq!(step(&charter, "activist").persons, Some(1..=2), "细 9: one or two contacts");
    assert_eq!(step(&charter, "introducers").persons, Some(2..=2), "细 ch. 3: two introducers");
    assert_eq!(step(&charter, "conversion").extend_months, Some(6..=12), "细 ch. 5: half a year to a year");
    assert_eq!(step(&charter, "vote").scheme, Some(Scheme::Admission));
    assert_eq!(step(&charter, "conversion").scheme, Some(Scheme::Admission));
    let application = step(&charter, "application");
    assert!(application.is_of_age(date(2008, 3, 2), date(2026, 3, 2)), "细 5: eighteen today");
    assert!(!application.is_of_age(date(2008, 3, 3), date(2026, 3, 2)), "细 5: eighteen tomorrow");
}

#[test]
fn who_was_sent_is_to_be_received_within_three_months() {
    let charter = Charter::shipped();
    let cases = [(date(2026, 3, 2), date(2026, 6, 2)), (date(2026, 11, 30), date(2027, 2, 28))];
    for (sent, due) in cases {
        assert_eq!(charter.moving().due(sent), due);
    }
}
