//! Any text as rules files. No panic; a charter or faults with lines; what was read answers every question.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use zhixing_charter::{
    BranchFacts, Charter, GroupFacts, Period, Preferences, Scheme, Taken, ThemeDay, propose, settle,
};

const BRANCH: &str = include_str!("../../charter/branch.toml");
const STUDY: &str = include_str!("../../charter/study.toml");
const HOLIDAYS: &str = include_str!("../../charter/holidays.toml");

fuzz_target!(|text: &str| {
    read(text, HOLIDAYS);
    read(BRANCH, text);
    if let Some((head, rest)) = text.split_once('\n') {
        // The first line says where the rest goes into the shipped rules, so that most of them stays whole.
        let at = head.len() * 97 % BRANCH.len();
        if BRANCH.is_char_boundary(at) {
            read(&[&BRANCH[..at], rest, &BRANCH[at..]].concat(), HOLIDAYS);
        }
    }
});

fn read(branch: &str, holidays: &str) {
    let charter = match Charter::read(branch, STUDY, holidays) {
        Ok(charter) => charter,
        Err(faults) => {
            assert!(!faults.is_empty() && faults.iter().all(|fault| fault.line >= 1 && !fault.remedy.zh.is_empty()));
            return;
        }
    };
    let facts = BranchFacts {
        unit: "u".into(),
        formal_members: 9.into(),
        committee: vec![Period::since(date(2025, 5, 9))],
        groups: vec![GroupFacts { unit: "g".into(), name: "g".into(), existed: Period::since(date(2026, 2, 9)) }],
        term: Period::new(date(2024, 1, 1), date(2026, 12, 31)),
        ..BranchFacts::default()
    };
    let owed = charter.obligations(&facts, 2026);
    let rule = Preferences { theme_day: Some(ThemeDay::DayOfMonth(15)), ..Preferences::default() };
    let proposals = propose(&owed, &Taken::new(), &rule, charter.holidays());
    assert!(proposals.len() >= owed.len());
    assert_eq!(settle(&owed, &[], &[], date(2026, 6, 1)).len(), owed.len());
    assert!(charter.structure_remarks(&facts, date(2026, 6, 1)).len() < 10);
    for scheme in Scheme::ALL {
        let count = charter.votes(scheme, date(2026, 6, 1)).count(9, 9);
        assert!(count.needed >= 1 && count.yes_needed >= 1);
    }
}
