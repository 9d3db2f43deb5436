//! Plans and proposals for what is owed, and how a year is counted: tables, with the articles that they come from.

use jiff::civil::{Date, date};
use zhixing_charter::{BranchFacts, Period, ThemeDay};
use zhixing_kit::Moment;

use super::*;
use crate::rules::charter;

const BRANCH: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

fn id(number: u32) -> ActivityId {
    ActivityId::parse(&format!("01890a5d-ac96-774b-bcce-{number:012}")).unwrap()
}

fn doing(number: u32, kind: &str, on: Date, state: State) -> Doing {
    let branch = UnitId::parse(BRANCH).unwrap();
    Doing {
        id: id(number),
        unit: branch.clone(),
        branch,
        kind: kind.into(),
        also: vec![],
        topic: String::new(),
        place: String::new(),
        starts_at: Moment(0),
        on,
        start_minute: 15 * 60,
        state,
        short: false,
        obligation: None,
        named: vec![],
        group: None,
    }
}

fn owed() -> Vec<Obligation> {
    let facts = BranchFacts {
        unit: BRANCH.into(),
        formal_members: 9.into(),
        committee: vec![Period::since(date(2020, 1, 1))],
        has_secretary: true,
        ..BranchFacts::default()
    };
    charter().obligations(&facts, 2026)
}

fn key(rest: &str) -> String {
    format!("{BRANCH}/{rest}")
}

fn duties(doings: &[Doing], today: Date) -> Vec<Duty> {
    with_plans(settled(&owed(), doings, (&[], &People::new()), today), doings)
}

fn planned(duties: &[Duty], rest: &str) -> Option<ActivityId> {
    let duty = duties.iter().find(|duty| duty.obligation.key == key(rest)).unwrap();
    duty.planned.as_ref().map(|doing| doing.id.clone())
}

#[test]
fn what_was_held_is_met_and_what_is_planned_is_found() {
    let named =
        Doing { obligation: Some(key("theme_day/2026-04")), ..doing(3, "theme_day", date(2026, 5, 6), State::Planned) };
    let carries = Doing { also: vec!["lecture".into()], ..doing(4, "theme_day", date(2026, 6, 12), State::Convened) };
    let doings = [
        doing(1, "general_meeting", date(2026, 2, 5), State::Closed),
        doing(2, "theme_day", date(2026, 3, 20), State::Planned),
        named,
        carries,
        doing(5, "committee_meeting", date(2026, 3, 4), State::Cancelled),
    ];
    let duties = duties(&doings, date(2026, 3, 10));
    let standing = |rest: &str| duties.iter().find(|duty| duty.obligation.key == key(rest)).unwrap().standing.clone();
    assert_eq!(standing("general_meeting/2026Q1"), Standing::Met { on: date(2026, 2, 5) }, "支 11");
    assert_eq!(standing("theme_day/2026-02"), Standing::Overdue, "支 16");
    assert_eq!(standing("theme_day/2026-03"), Standing::Due);
    let cases = [
        ("theme_day/2026-03", Some(2)),
        ("theme_day/2026-04", Some(3)),
        ("theme_day/2026-05", None),
        ("theme_day/2026-06", Some(4)),
        ("lecture/2026", Some(4)),
        ("committee_meeting/2026-03", None),
        ("general_meeting/2026Q1", None),
    ];
    for (rest, number) in cases {
        assert_eq!(planned(&duties, rest), number.map(id), "{rest}");
    }
}

#[test]
fn nothing_is_counted_twice_and_every_duty_once() {
    let doings = [
        doing(1, "theme_day", date(2026, 3, 13), State::Signed),
        doing(2, "theme_day", date(2026, 3, 27), State::Signed),
    ];
    let duties = duties(&doings, date(2026, 3, 31));
    let tally = Tally::of(duties.iter().map(|duty| &duty.standing));
    assert_eq!(tally.whole() as usize, owed().len());
    // The second theme day of March makes up for January's; February's stays open.
    assert_eq!(tally.met, 2);
    let of = |rest: &str| &duties.iter().find(|duty| duty.obligation.key == key(rest)).unwrap().standing;
    assert_eq!(*of("theme_day/2026-01"), Standing::MetLate { on: date(2026, 3, 27) });
    assert_eq!(*of("theme_day/2026-02"), Standing::Overdue);
}

#[test]
fn proposals_keep_the_theme_day_and_avoid_holidays_and_taken_days() {
    let taken = date(2026, 3, 27);
    let doings = [doing(1, "lecture", taken, State::Planned)];
    let mut duties = duties(&doings, date(2026, 1, 4));
    let setting =
        BranchSetting { theme_day: Some(ThemeDay::DayOfMonth(13)), start_minute: 9 * 60, ..BranchSetting::default() };
    with_proposals(charter(), &mut duties, (&doings, &HashMap::new()), &setting, date(2026, 1, 5));
    let holidays = charter().holidays();
    let proposed: Vec<_> = duties.iter().filter_map(|duty| duty.proposal.as_ref()).collect();
    assert!(proposed.len() > 25, "{}", proposed.len());
    let mut days = std::collections::HashSet::new();
    for proposal in &proposed {
        assert!(holidays.is_working_day(proposal.date), "{proposal:?}");
        assert_eq!(proposal.start_minute, 9 * 60);
        assert!(proposal.date != taken && days.insert(proposal.date), "{} is taken: {proposal:?}", proposal.date);
    }
    let theme = |rest: &str| proposed.iter().find(|proposal| proposal.key == key(rest)).unwrap().date;
    assert_eq!(theme("theme_day/2026-05"), date(2026, 5, 13), "支 16: a fixed day");
    assert_eq!(theme("theme_day/2026-06"), date(2026, 6, 12), "13 June is a Saturday");
}

#[test]
fn nobody_plans_the_talks_of_others() {
    let mut duties = duties(&[], date(2026, 3, 2));
    with_proposals(charter(), &mut duties, (&[], &HashMap::new()), &BranchSetting::default(), date(2026, 3, 3));
    let talk = duties.iter().find(|duty| duty.obligation.kind == "talk").unwrap();
    assert!(talk.proposal.is_none() && talk.standing == Standing::Due, "支 19");
}
