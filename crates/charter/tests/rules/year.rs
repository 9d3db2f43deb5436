//! What a branch owes in a year: every cadence of 支 11 to 19, and facts that change within the year.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use zhixing_charter::{BranchFacts, BranchForm, Charter, Convener, Headcount, Keeps, Obligation, Period};

use crate::{branch, days};

fn owed(facts: &BranchFacts) -> Vec<Obligation> {
    Charter::shipped().obligations(facts, 2026)
}

fn labels(owed: &[Obligation], unit: &str, kind: &str) -> Vec<String> {
    let prefix = format!("{unit}/{kind}/");
    owed.iter().filter_map(|one| one.key.strip_prefix(&prefix)).map(str::to_owned).collect()
}

fn months(from: u32, to: u32) -> Vec<String> {
    (from..=to).map(|month| format!("2026-{month:02}")).collect()
}

#[test]
fn a_year_of_a_branch_with_a_committee_and_groups() {
    let owed = owed(&branch());
    let mut counts = BTreeMap::new();
    for one in &owed {
        *counts.entry((one.unit.as_str(), one.kind.as_str())).or_insert(0) += one.count;
    }
    // unit, kind, how often, who convenes, the article
    let cases = [
        ("u1", "general_meeting", 4, Convener::Secretary, "支 11"),
        ("u1", "committee_meeting", 12, Convener::Secretary, "支 12"),
        ("g1", "group_meeting", 12, Convener::GroupLeader, "支 13"),
        ("g2", "group_meeting", 12, Convener::GroupLeader, "支 13"),
        ("u1", "lecture", 1, Convener::Secretary, "支 16"),
        ("u1", "theme_day", 12, Convener::Secretary, "支 16"),
        ("u1", "organisation_life", 1, Convener::Secretary, "支 17"),
        ("u1", "appraisal", 1, Convener::Secretary, "支 18"),
        ("u1", "talk", 1, Convener::Each, "支 19"),
    ];
    assert_eq!(counts.len(), cases.len(), "{counts:?}");
    for (unit, kind, times, convener, article) in cases {
        assert_eq!(counts[&(unit, kind)], times, "{article}: {kind}");
        for one in owed.iter().filter(|one| one.unit == unit && one.kind == kind) {
            assert_eq!((one.convener, one.reason.article.as_str()), (convener, article), "{}", one.key);
            assert_eq!((one.due, one.branch.as_str()), (one.period.last, "u1"), "{}", one.key);
        }
    }
    assert!(owed.is_sorted_by_key(|one| one.due));
}

#[test]
fn periods_are_those_of_the_calendar() {
    let owed = owed(&branch());
    let cases = [
        ("u1/general_meeting/2026Q3", days(date(2026, 7, 1), date(2026, 9, 30)), "支 11"),
        ("u1/committee_meeting/2026-02", days(date(2026, 2, 1), date(2026, 2, 28)), "支 12"),
        ("g2/group_meeting/2026-12", days(date(2026, 12, 1), date(2026, 12, 31)), "支 13"),
        ("u1/theme_day/2026-06", days(date(2026, 6, 1), date(2026, 6, 30)), "支 16"),
        ("u1/lecture/2026", days(date(2026, 1, 1), date(2026, 12, 31)), "支 16"),
        ("u1/organisation_life/2026", days(date(2026, 10, 1), date(2026, 12, 31)), "支 17"),
        ("u1/appraisal/2026", days(date(2026, 1, 1), date(2026, 12, 31)), "支 18"),
    ];
    for (key, period, article) in cases {
        let one = owed.iter().find(|one| one.key == key).unwrap_or_else(|| panic!("{key}"));
        assert_eq!(one.period, period, "{article}");
    }
}

#[test]
fn a_reason_names_the_article_in_both_languages() {
    let owed = owed(&branch());
    let reason = &owed.iter().find(|one| one.kind == "general_meeting").unwrap().reason;
    assert_eq!(reason.zh, "支部党员大会每季度至少召开一次（《中国共产党支部工作条例（试行）》第十一条）。");
    assert!(reason.en.contains("once a quarter") && reason.en.ends_with("art. 11)."), "{}", reason.en);
}

#[test]
fn fewer_than_seven_formal_members_have_no_committee_meetings() {
    for (members, meetings) in [(6, 0), (7, 12)] {
        let facts = BranchFacts { formal_members: members.into(), ..branch() };
        assert_eq!(labels(&owed(&facts), "u1", "committee_meeting").len(), meetings, "支 ch. 6: {members}");
    }
    let without = BranchFacts { committee: vec![], groups: vec![], ..branch() };
    let owed = owed(&without);
    assert!(owed.iter().all(|one| one.kind != "committee_meeting" && one.kind != "group_meeting"));
    assert_eq!(labels(&owed, "u1", "general_meeting").len(), 4);
}

#[test]
fn a_committee_owes_the_months_of_which_it_existed_for_half() {
    // elected on, first month owed (支 12)
    let cases = [(date(2026, 5, 1), 5), (date(2026, 5, 16), 5), (date(2026, 5, 17), 6), (date(2026, 5, 31), 6)];
    for (elected, first) in cases {
        let facts = BranchFacts { committee: vec![Period::since(elected)], ..branch() };
        assert_eq!(labels(&owed(&facts), "u1", "committee_meeting"), months(first, 12), "elected {elected}");
    }
    let renewed = vec![days(date(2023, 5, 1), date(2026, 5, 14)), Period::since(date(2026, 5, 15))];
    let facts = BranchFacts { committee: renewed, ..branch() };
    assert_eq!(labels(&owed(&facts), "u1", "committee_meeting"), months(1, 12), "two terms fill May");
    let shrinking = Headcount::new(8, vec![(date(2026, 9, 10), 6)]);
    let facts = BranchFacts { formal_members: shrinking, ..branch() };
    assert_eq!(labels(&owed(&facts), "u1", "committee_meeting"), months(1, 8), "支 ch. 6");
}

#[test]
fn a_group_owes_from_its_founding_to_its_end_within_the_branch() {
    let mut facts = branch();
    facts.groups[0].existed = Period::since(date(2026, 6, 10));
    facts.groups[1].existed = days(date(2020, 1, 1), date(2026, 3, 20));
    facts.closed = Some(date(2026, 10, 31));
    let owed = owed(&facts);
    assert_eq!(labels(&owed, "g1", "group_meeting"), months(6, 10), "支 13");
    assert_eq!(labels(&owed, "g2", "group_meeting"), months(1, 3), "支 13");
    let march = owed.iter().find(|one| one.key == "g2/group_meeting/2026-03").unwrap();
    assert_eq!(march.period, days(date(2026, 3, 1), date(2026, 3, 20)), "due on the last day of the group");
}

#[test]
fn a_branch_founded_in_march_owes_no_first_quarter() {
    let facts = BranchFacts { founded: Some(date(2026, 3, 10)), committee: vec![], groups: vec![], ..branch() };
    let owed = owed(&facts);
    assert_eq!(labels(&owed, "u1", "general_meeting"), ["2026Q2", "2026Q3", "2026Q4"], "支 11");
    assert_eq!(labels(&owed, "u1", "theme_day"), months(3, 12), "支 16");
    let lecture = owed.iter().find(|one| one.kind == "lecture").unwrap();
    assert_eq!(lecture.period.first, date(2026, 3, 10));
    let autumn = BranchFacts { founded: Some(date(2026, 9, 1)), ..facts };
    let owed = Charter::shipped().obligations(&autumn, 2026);
    assert_eq!(labels(&owed, "u1", "organisation_life"), ["2026"], "支 17: the fourth quarter is whole");
    assert_eq!(labels(&owed, "u1", "appraisal"), Vec::<String>::new(), "支 18: a third of the year");
}

#[test]
fn a_branch_outside_its_days_owes_nothing() {
    let charter = Charter::shipped();
    let facts = BranchFacts { founded: Some(date(2026, 1, 1)), closed: Some(date(2026, 12, 31)), ..branch() };
    assert!(charter.obligations(&facts, 2025).is_empty() && charter.obligations(&facts, 2027).is_empty());
    assert!(charter.obligations(&branch(), 2017).is_empty(), "支 is of 2018");
    for year in [i16::MIN, -9999, 0, 9999, i16::MAX] {
        assert!(charter.obligations(&branch(), year).len() < 100);
    }
}

#[test]
fn an_election_is_owed_from_six_months_before_the_term_ends() {
    let charter = Charter::shipped();
    let facts = BranchFacts { term: Some(days(date(2024, 4, 1), date(2027, 3, 31))), ..branch() };
    let election = |year| charter.obligations(&facts, year).into_iter().find(|one| one.kind == "election");
    let one = election(2026).expect("选 3: the reminder falls into 2026");
    assert_eq!((one.key.as_str(), one.due), ("u1/election/2027-03-31", date(2027, 3, 31)));
    assert_eq!(one.period.first, date(2026, 9, 30), "six months before");
    assert_eq!(election(2027).unwrap().key, one.key, "the same obligation");
    assert!(election(2028).is_some(), "put off by at most a year, until 2028-03-31");
    assert!(election(2025).is_none() && election(2029).is_none());
}

#[test]
fn a_temporary_branch_holds_meetings_but_no_election_and_no_appraisal() {
    let term = Some(days(date(2024, 1, 1), date(2026, 12, 31)));
    let kinds = |form| {
        let owed = owed(&BranchFacts { form, term, ..branch() });
        let has = |kind: &str| owed.iter().any(|one| one.kind == kind);
        (has("general_meeting"), has("election"), has("appraisal"))
    };
    assert_eq!(kinds(BranchForm::Temporary), (true, false, false), "支 ch. 2");
    assert_eq!(kinds(BranchForm::Joint { units: 3 }), (true, true, true), "支 ch. 2");
}

#[test]
fn a_lecture_every_quarter_is_an_option_that_is_off() {
    let mut facts = branch();
    assert_eq!(labels(&owed(&facts), "u1", "lecture"), ["2026"], "支 16");
    facts.local_options.insert("lecture_quarterly".into());
    assert_eq!(labels(&owed(&facts), "u1", "lecture"), ["2026Q1", "2026Q2", "2026Q3", "2026Q4"], "local");
}

#[test]
fn every_kind_that_is_owed_is_known_and_half_the_committee_is_needed() {
    let charter = Charter::shipped();
    for one in charter.obligations(&branch(), 2026) {
        assert!(charter.kind(&one.kind).is_some(), "{}", one.kind);
    }
    let committee = charter.kind("committee_meeting").unwrap().present_at_least.unwrap();
    for (seats, needed) in [(3, 2), (4, 2), (5, 3), (7, 4)] {
        assert_eq!(committee.needed_of(seats), needed, "支 12: a committee of {seats}");
    }
    assert_eq!(charter.kind("talk").unwrap().keeps, Keeps::Fact, "支 19: never what was said");
    assert_eq!(charter.kind("appraisal").unwrap().excellent_at_most.unwrap().floor_of(20), 6, "支 18");
    assert_eq!(charter.kind("theme_day").unwrap().carries.len(), 5, "支 16");
    assert!(charter.kinds(Date::MIN).is_empty() && charter.kinds(date(2026, 1, 1)).len() == 12);
}
