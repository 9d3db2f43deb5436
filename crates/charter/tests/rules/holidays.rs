//! The published arrangements of 2025 and 2026, and the statutory days of 2027.

use jiff::civil::{Date, Weekday, date};
use zhixing_charter::{Charter, Period};

#[test]
fn days_off_and_days_worked_are_those_that_were_published() {
    let charter = Charter::shipped();
    let holidays = charter.holidays();
    // first and last day off, name, and days worked instead
    let cases: [(Date, Date, &str, &[Date]); 20] = [
        (date(2025, 1, 1), date(2025, 1, 1), "元旦", &[]),
        (date(2025, 1, 28), date(2025, 2, 4), "春节", &[date(2025, 1, 26), date(2025, 2, 8)]),
        (date(2025, 4, 4), date(2025, 4, 6), "清明节", &[]),
        (date(2025, 5, 1), date(2025, 5, 5), "劳动节", &[date(2025, 4, 27)]),
        (date(2025, 5, 31), date(2025, 6, 2), "端午节", &[]),
        (date(2025, 10, 1), date(2025, 10, 8), "国庆节、中秋节", &[date(2025, 9, 28), date(2025, 10, 11)]),
        (date(2026, 1, 1), date(2026, 1, 3), "元旦", &[date(2026, 1, 4)]),
        (date(2026, 2, 15), date(2026, 2, 23), "春节", &[date(2026, 2, 14), date(2026, 2, 28)]),
        (date(2026, 4, 4), date(2026, 4, 6), "清明节", &[]),
        (date(2026, 5, 1), date(2026, 5, 5), "劳动节", &[date(2026, 5, 9)]),
        (date(2026, 6, 19), date(2026, 6, 21), "端午节", &[]),
        (date(2026, 9, 25), date(2026, 9, 27), "中秋节", &[]),
        (date(2026, 10, 1), date(2026, 10, 7), "国庆节", &[date(2026, 9, 20), date(2026, 10, 10)]),
        (date(2027, 1, 1), date(2027, 1, 1), "元旦", &[]),
        (date(2027, 2, 5), date(2027, 2, 8), "春节", &[]),
        (date(2027, 4, 5), date(2027, 4, 5), "清明节", &[]),
        (date(2027, 5, 1), date(2027, 5, 2), "劳动节", &[]),
        (date(2027, 6, 9), date(2027, 6, 9), "端午节", &[]),
        (date(2027, 9, 15), date(2027, 9, 15), "中秋节", &[]),
        (date(2027, 10, 1), date(2027, 10, 3), "国庆节", &[]),
    ];
    for day in date(2024, 12, 1).series(jiff::ToSpan::days(1)).take_while(|day| day.year() < 2029) {
        let off = cases.iter().find(|(first, last, _, _)| (*first..=*last).contains(&day));
        let made_up = cases.iter().any(|(_, _, _, worked)| worked.contains(&day));
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        assert_eq!(holidays.name(day).map(|name| name.zh.as_str()), off.map(|(_, _, name, _)| *name), "{day}");
        assert_eq!(holidays.is_make_up_day(day), made_up, "{day}");
        assert_eq!(holidays.is_working_day(day), made_up || (off.is_none() && !weekend), "{day}");
    }
}

#[test]
fn each_year_says_whether_it_was_announced() {
    let charter = Charter::shipped();
    for (year, announced) in [(2024, false), (2025, true), (2026, true), (2027, false), (2028, false)] {
        assert_eq!(charter.holidays().announced(year), announced, "{year}");
    }
}

#[test]
fn a_year_has_its_number_of_working_days() {
    let charter = Charter::shipped();
    for (year, days) in [(2025, 248), (2026, 248)] {
        assert_eq!(charter.holidays().working_days(Period::year(year).unwrap()).len(), days, "{year}");
    }
    let endless = Period::since(date(2026, 1, 1));
    assert!(charter.holidays().working_days(endless).len() < 20 * 366, "a list has a limit");
}

#[test]
fn an_organisations_own_year_replaces_the_shipped_one_and_leaves_the_others() {
    let own = "[[year]]\nyear = 2031\nannounced = true\nsource = \"本单位\"\n
[[year.holiday]]\nzh = \"春节\"\nen = \"Spring Festival\"\nfirst = 2031-01-22\nlast = 2031-01-29\nwork = [2031-01-19]\n
[[year]]\nyear = 2025\nannounced = true\nsource = \"本单位\"\n
[[year.holiday]]\nzh = \"元旦\"\nen = \"New Year\"\nfirst = 2025-01-01\nlast = 2025-01-01\n";
    let shipped = Charter::shipped();
    let charter = Charter::shipped().with_holidays(own).expect("a good file");
    assert!(!shipped.holidays().announced(2031) && charter.holidays().announced(2031));
    let cases = [("2031-01-23", false), ("2031-01-19", true), ("2025-01-29", true), ("2025-01-26", false)];
    for (day, worked) in cases {
        assert_eq!(charter.holidays().is_working_day(day.parse().expect("a day")), worked, "{day}");
    }
    let newest = "2026-10-01".parse().expect("a day");
    assert_eq!(
        charter.holidays().is_working_day(newest),
        shipped.holidays().is_working_day(newest),
        "2026 is not named"
    );
    let faults = shipped.with_holidays("[[year]]\nyear = 2031\nannounced = maybe\n").expect_err("a fault");
    assert_eq!((faults[0].file, faults[0].line), ("holidays.toml", 3));
}
