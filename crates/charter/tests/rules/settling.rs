//! Owed against held: met, late, due, overdue, ahead, exempt.

use jiff::civil::{Date, date};
use zhixing_charter::{Charter, Exempt, Held, Obligation, Standing, settle};

use crate::{branch, days};

fn owed(kind: &str) -> Vec<Obligation> {
    let year = Charter::shipped().obligations(&branch(), 2026);
    year.into_iter().filter(|one| one.kind == kind && one.unit != "g2").collect()
}

fn held(kind: &str, on: Date, also: &[&str]) -> Held {
    let unit = if kind == "group_meeting" { "g1" } else { "u1" };
    Held { unit: unit.into(), kind: kind.into(), on, also: also.iter().map(|kind| (*kind).to_owned()).collect() }
}

fn standings(kind: &str, held: &[Held], exempt: &[Exempt], today: Date) -> Vec<Standing> {
    settle(&owed(kind), held, exempt, today).into_iter().map(|settled| settled.standing).collect()
}

const MARCH: Date = date(2026, 3, 31);
const MAY: Date = date(2026, 5, 20);

#[test]
fn quarters_are_overdue_due_and_ahead() {
    use Standing::{Ahead, Due, Met, Overdue};
    assert_eq!(standings("general_meeting", &[], &[], MAY), [Overdue, Due, Ahead, Ahead]);
    assert_eq!(standings("general_meeting", &[], &[], MARCH), [Due, Ahead, Ahead, Ahead], "the last day is not late");
    let on = date(2026, 3, 31);
    assert_eq!(standings("general_meeting", &[held("general_meeting", on, &[])], &[], MAY)[..2], [Met { on }, Due]);
}

#[test]
fn a_meeting_counts_in_its_own_period_first_and_makes_up_with_what_is_left() {
    use Standing::{Ahead, Due, Met, MetLate, Overdue};
    let (april, may) = (date(2026, 4, 8), date(2026, 5, 8));
    let one = [held("general_meeting", april, &[])];
    assert_eq!(standings("general_meeting", &one, &[], MAY), [Overdue, Met { on: april }, Ahead, Ahead]);
    let two = [held("general_meeting", may, &[]), held("general_meeting", april, &[])];
    assert_eq!(standings("general_meeting", &two, &[], MAY)[..2], [MetLate { on: may }, Met { on: april }]);
    let planned = [held("general_meeting", date(2026, 5, 21), &[])];
    assert_eq!(standings("general_meeting", &planned, &[], MAY)[1], Due, "tomorrow's meeting was not held yet");
    let early = [held("general_meeting", date(2026, 1, 8), &[]), held("general_meeting", date(2026, 2, 8), &[])];
    assert_eq!(standings("general_meeting", &early, &[], MAY)[1], Due, "nothing is held in advance");
}

#[test]
fn a_theme_day_carries_other_kinds_once_each() {
    use Standing::{Due, Met};
    let on = date(2026, 10, 15);
    let carried = [held("theme_day", on, &["organisation_life", "appraisal", "organisation_life", "theme_day"])];
    for kind in ["organisation_life", "appraisal"] {
        assert_eq!(standings(kind, &carried, &[], on), [Met { on }], "支 16, 17, 18: {kind}");
    }
    assert_eq!(standings("lecture", &carried, &[], on), [Due]);
    let met = standings("theme_day", &carried, &[], on).into_iter().filter(|standing| matches!(standing, Met { .. }));
    assert_eq!(met.count(), 1);
    let met = standings("theme_day", &carried, &[], on)
        .into_iter()
        .any(|standing| matches!(standing, Standing::MetLate { .. }));
    assert!(!met, "one day does not make up for another");
}

#[test]
fn a_group_s_meeting_is_its_own() {
    let other = Held { unit: "g2".into(), ..held("group_meeting", MAY, &[]) };
    assert_eq!(standings("group_meeting", &[other], &[], MAY)[4], Standing::Due);
    assert_eq!(standings("group_meeting", &[held("group_meeting", MAY, &[])], &[], MAY)[4], Standing::Met { on: MAY });
}

#[test]
fn who_is_exempt_is_never_overdue() {
    let why = "年老体弱党员小组".to_owned();
    let exempt = |kind: Option<&str>| Exempt {
        unit: "g1".into(),
        kind: kind.map(str::to_owned),
        during: days(date(2026, 2, 1), date(2026, 12, 31)),
        why: why.clone(),
    };
    let standing = standings("group_meeting", &[], &[exempt(None)], date(2026, 12, 31));
    assert_eq!(standing[0], Standing::Overdue, "January lies before");
    assert!(standing[1..].iter().all(|one| *one == Standing::Exempt { why: why.clone() }), "教 23, 34: {standing:?}");
    assert_eq!(standings("group_meeting", &[], &[exempt(Some("lecture"))], MAY)[3], Standing::Overdue);
    let on = date(2026, 5, 4);
    let met = standings("group_meeting", &[held("group_meeting", on, &[])], &[exempt(None)], MAY);
    assert_eq!(met[4], Standing::Met { on }, "what was held anyway is met");
}

#[test]
fn several_in_one_period_are_met_with_the_last() {
    let mut owed = owed("lecture");
    owed[0].count = 2;
    let (first, second) = (date(2026, 3, 3), date(2026, 4, 4));
    let standing = |held: &[Held]| settle(&owed, held, &[], MAY)[0].standing.clone();
    assert_eq!(standing(&[held("lecture", first, &[])]), Standing::Due);
    let both = [held("lecture", second, &[]), held("lecture", first, &[])];
    assert_eq!(standing(&both), Standing::Met { on: second });
}

#[test]
fn the_old_ill_disabled_and_those_abroad_are_never_overdue() {
    let charter = Charter::shipped();
    for code in ["old", "ill", "disabled", "abroad"] {
        let exemption = charter.never_overdue(&["other", code], MAY).unwrap_or_else(|| panic!("教 23, 34: {code}"));
        assert_eq!((exemption.code.as_str(), exemption.source.as_str()), (code, "教 23, 34"));
    }
    assert!(charter.never_overdue(&[], MAY).is_none() && charter.never_overdue(&["busy"], MAY).is_none());
    let mut options = branch().local_options;
    assert!(charter.exempt_by_age(99, &options, MAY).is_none(), "ages count for nothing until the branch says so");
    options.insert("old_by_age".into());
    assert!(charter.exempt_by_age(70, &options, MAY).is_some() && charter.exempt_by_age(69, &options, MAY).is_none());
}
