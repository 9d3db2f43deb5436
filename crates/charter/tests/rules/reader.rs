//! The reader: the shipped files, every fault at once, and no panic on any text.

use zhixing_charter::{Charter, FILE_BYTES_MAX, Fault};

const BRANCH: &str = include_str!("../../../../charter/branch.toml");
const STUDY: &str = include_str!("../../../../charter/study.toml");
const HOLIDAYS: &str = include_str!("../../../../charter/holidays.toml");

fn faults(branch: &str, holidays: &str) -> Vec<Fault> {
    Charter::read(branch, STUDY, holidays).err().unwrap_or_default()
}

/// The line of a text in the shipped branch.toml.
fn line_of(text: &str) -> u32 {
    let at = BRANCH.lines().position(|line| line.contains(text)).expect("the text stands there");
    at as u32 + 1
}

#[test]
fn the_shipped_rules_are_read_without_fault() {
    assert_eq!(faults(BRANCH, HOLIDAYS), vec![]);
    let charter = Charter::shipped();
    assert!(charter.options().len() == 3 && charter.regulations().len() == 5);
    for kind in charter.kinds(jiff::civil::date(2026, 1, 1)) {
        assert_ne!(charter.cite(&kind.source).zh, kind.source, "{}", kind.code);
    }
}

#[test]
fn each_fault_names_line_key_and_remedy() {
    // what stands there, what is written instead, key of the fault
    let cases = [
        ("attends = \"pair\"", "attends = \"three\"", "kind[7].attends"),
        ("attends = \"pair\"", "attend = \"pair\"", "kind[7].attend"),
        ("scheduled_minutes = 30", "scheduled_minutes = -30", "kind[7].scheduled_minutes"),
        ("scheduled_minutes = 30", "scheduled_minutes = \"30\"", "kind[7].scheduled_minutes"),
        ("hours = 32", "hours = 99999999999999999999", "study_hours[0].hours"),
        ("within = \"10-01..12-31\"", "within = \"12-01..02-30\"", "duty[6].within"),
        ("present_at_least = \"1/2\"", "present_at_least = \"3/2\"", "kind[1].present_at_least"),
        ("usually = \"9/10\"", "usually = 0.9", "duty[7].usually"),
        ("source = \"支 19\"", "source = \"党 19\"", "kind[7].source"),
        ("with = \"lecture_quarterly\"", "with = \"lecture_daily\"", "duty[5].with"),
        ("of = \"present\"", "of = \"absent\"", "vote[2].passes.of"),
        ("committee_most = 7", "committee_most = 4", "structure.committee_most"),
        ("code = \"ill\"", "code = \"old\"", "exemption"),
        ("code = \"ill\"", "code = \"../ill\"", "exemption[1].code"),
        ("place = \"village\"", "place = \"other\"", "term"),
        ("after = \"activist\"", "after = \"confirmation\"", "admission[3].after"),
        ("persons_most = 2", "persons_most = 0", "admission[2].persons_most"),
        ("received_within_months = 3", "received_within_months = 0", "moving.received_within_months"),
        ("carries = [\"organisation_life\"]", "carries = [\"dance\"]", "kind[1].carries"),
    ];
    for (there, instead, key) in cases {
        assert!(BRANCH.contains(there), "{there}");
        let faults = faults(&BRANCH.replacen(there, instead, 1), HOLIDAYS);
        let found = faults.iter().find(|fault| fault.key == key).unwrap_or_else(|| panic!("{instead}: {faults:?}"));
        assert_eq!(found.file, "branch.toml");
        assert!(!found.wrong.zh.is_empty() && !found.remedy.zh.is_empty());
        assert!(!found.wrong.en.is_empty() && !found.remedy.en.is_empty());
        if key.contains('.') {
            assert_eq!(found.line, line_of(there), "{instead}");
        }
    }
}

#[test]
fn a_date_that_does_not_exist_is_a_fault_of_its_line() {
    let broken = HOLIDAYS.replacen("2026-02-28]", "2026-02-30]", 1);
    let line = HOLIDAYS.lines().position(|line| line.contains("2026-02-28]")).unwrap() as u32 + 1;
    assert!(faults(BRANCH, &broken).iter().any(|fault| fault.file == "holidays.toml" && fault.line == line));
    for (there, instead) in [
        ("last = 2025-01-01", "last = 2024-12-31"),
        ("last = 2026-02-23", "last = 2026-12-23"),
        ("work = [2026-05-09]", "work = [2026-05-08]"),
        ("year = 2027", "year = 2026"),
        ("first = 2025-01-01", "first = 2025-01-01T08:00:00"),
    ] {
        assert_ne!(faults(BRANCH, &HOLIDAYS.replacen(there, instead, 1)), vec![], "{instead}");
    }
}

#[test]
fn all_faults_of_both_files_come_at_once() {
    let branch = BRANCH.replacen("attends = \"pair\"", "attends = 2", 1).replacen("hours = 56", "", 1);
    let holidays = HOLIDAYS.replacen("zh = \"春节\"", "", 1);
    let keys: Vec<String> = faults(&branch, &holidays).into_iter().map(|fault| fault.key).collect();
    assert_eq!(keys, ["kind[7].attends", "study_hours[1].hours", "year[0].holiday[1].zh"]);
}

#[test]
fn a_scheme_without_a_rule_is_refused() {
    let without = BRANCH.replace("scheme = \"admission\"", "scheme = \"ordinary\"");
    let faults = faults(&without, HOLIDAYS);
    assert!(faults.iter().any(|fault| fault.key == "vote" && fault.wrong.en.contains("admission")), "{faults:?}");
}

#[test]
fn a_file_that_is_too_large_or_too_broken_is_refused() {
    let large = format!("{BRANCH}\n#{}", "x".repeat(FILE_BYTES_MAX));
    assert_eq!(faults(&large, HOLIDAYS).len(), 1);
    let many = "[[year]]\nwrong = 1\n".repeat(400);
    assert_eq!(faults(BRANCH, &many).len(), 100);
    for text in
        ["", "\0", "=", "[", "[[kind]]", "kind = 1", "year = []", "a = \"\u{202e}", "\u{feff}", "[[year]]\nyear=2026"]
    {
        assert_ne!(faults(text, HOLIDAYS), vec![], "{text:?}");
        assert_ne!(faults(BRANCH, text), vec![], "{text:?}");
    }
}

#[test]
fn deep_nesting_is_a_fault_and_no_stack_overflow() {
    for deep in ["a = ".to_owned() + &"[".repeat(100_000), "a.".repeat(60_000) + "b = 1", "a={b=".repeat(30_000)] {
        assert_ne!(faults(BRANCH, &deep), vec![]);
        assert_ne!(faults(&deep, HOLIDAYS), vec![]);
    }
}

/// A small generator of numbers, so that the test is the same each time.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state as usize
}

#[test]
fn no_text_makes_the_reader_panic() {
    let scraps =
        ["\"", "[", "]", "=", "\n", "[[", "0", "-", "9999-12-31", "1/0", "é", "\0", "{", "}", "4294967296", "'''"];
    let mut state = 0x9e37_79b9_7f4a_7c15;
    for round in 0..300 {
        let (mut branch, mut study, mut holidays) = (BRANCH.to_owned(), STUDY.to_owned(), HOLIDAYS.to_owned());
        for _ in 0..=round % 8 {
            for text in [&mut branch, &mut study, &mut holidays] {
                let chars: Vec<(usize, char)> = text.char_indices().collect();
                let (from, _) = chars[next(&mut state) % chars.len()];
                let to = chars
                    .iter()
                    .map(|(at, _)| *at)
                    .filter(|at| *at >= from)
                    .nth(next(&mut state) % 12)
                    .unwrap_or(text.len());
                text.replace_range(from..to, scraps[next(&mut state) % scraps.len()]);
            }
        }
        if let Err(faults) = Charter::read(&branch, &study, &holidays) {
            assert!(!faults.is_empty() && faults.iter().all(|fault| fault.line >= 1));
        }
    }
}
