//! Structure, terms and study hours (支 ch. 2, ch. 6, 21; 教 20).

use jiff::civil::{Date, date};
use zhixing_charter::{BranchFacts, BranchForm, Charter, Period};

use crate::{branch, days};

const TODAY: Date = date(2026, 5, 1);

fn articles(facts: &BranchFacts) -> Vec<String> {
    Charter::shipped().structure_remarks(facts, TODAY).into_iter().map(|remark| remark.article).collect()
}

#[test]
fn a_committee_comes_with_seven_formal_members() {
    let charter = Charter::shipped();
    for (members, expected) in [(0, None), (3, None), (6, None), (7, Some(3..=5)), (50, Some(3..=5))] {
        assert_eq!(charter.committee_expected(members), expected, "支 ch. 6: {members}");
    }
    assert_eq!(charter.structure().committee_most, 7, "支 ch. 6");
}

#[test]
fn remarks_name_what_the_rules_see_otherwise() {
    let members = |number: u32| BranchFacts { formal_members: number.into(), ..branch() };
    let small = |number: u32| BranchFacts { committee: vec![], committee_members: None, ..members(number) };
    let seated = |number: u32| BranchFacts { committee_members: Some(number), ..branch() };
    let joint = |units: u32| BranchFacts { form: BranchForm::Joint { units }, ..branch() };
    let term = |last: Date| BranchFacts { term: Some(days(date(2023, 1, 1), last)), ..branch() };
    let cases = [
        (branch(), vec![]),
        (small(3), vec![]),
        (small(2), vec!["支 ch. 2"]),
        (small(7), vec!["支 ch. 6"]),
        (members(6), vec!["支 ch. 6"]),
        (members(50), vec![]),
        (members(51), vec!["支 ch. 2"]),
        (seated(3), vec![]),
        (seated(2), vec!["支 ch. 6"]),
        (seated(8), vec!["支 ch. 6"]),
        (joint(5), vec![]),
        (joint(6), vec!["支 ch. 2"]),
        (term(TODAY), vec![]),
        (term(date(2026, 4, 30)), vec!["支 21, 选 3"]),
        (BranchFacts { has_secretary: false, ..branch() }, vec!["支 ch. 6"]),
        (BranchFacts { closed: Some(date(2026, 4, 1)), ..small(2) }, vec![]),
    ];
    for (facts, expected) in cases {
        assert_eq!(articles(&facts), expected, "{facts:?}");
    }
    let remarks = Charter::shipped().structure_remarks(&small(2), TODAY);
    assert!(remarks.iter().all(|remark| !remark.zh.is_empty() && !remark.en.is_empty()));
}

#[test]
fn terms_last_three_years_and_five_in_villages() {
    let charter = Charter::shipped();
    let begins = date(2024, 7, 1);
    assert_eq!(charter.term_end(false, begins), Some(date(2027, 6, 30)), "支 21");
    assert_eq!(charter.term_end(true, begins), Some(date(2029, 6, 30)), "支 21");
    assert_eq!(
        (charter.term_limits().remind_months_before, charter.term_limits().early_or_late_years_most),
        (6, 1),
        "选 3"
    );
}

#[test]
fn study_hours_are_32_and_56() {
    let charter = Charter::shipped();
    assert_eq!((charter.hours_target(false, TODAY), charter.hours_target(true, TODAY)), (32, 56), "教 20");
    assert_eq!(charter.hours_target(false, date(2018, 1, 1)), 0, "no rule before 教");
    let lead = charter.study_hours(true, TODAY).unwrap();
    assert_eq!((lead.concentrated_trainings, lead.source.as_str()), (1, "教 20"));
    assert_eq!(lead.valid, Period::since(date(2019, 5, 6)));
}
