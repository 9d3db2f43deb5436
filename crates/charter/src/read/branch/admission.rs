//! The `[[admission]]` tables.

use std::ops::RangeInclusive;

use super::{SCHEMES, source_of};
use crate::read::entry::Entry;
use crate::{AdmissionStep, Decider, Regulation, Stage, Words};

const STAGES: [(&str, Stage); 5] = [
    ("applicant", Stage::Applicant),
    ("activist", Stage::Activist),
    ("candidate", Stage::Candidate),
    ("probationary", Stage::Probationary),
    ("formal", Stage::Formal),
];

/// Reads all steps; a step that another one counts from must stand before it.
pub(super) fn read_all(root: &Entry<'_>, regulations: &[Regulation]) -> Vec<AdmissionStep> {
    let mut steps: Vec<AdmissionStep> = Vec::new();
    for entry in root.tables("admission") {
        let step = read(&entry, regulations);
        let unknown = step.after.as_ref().filter(|code| !steps.iter().any(|step| step.code == **code));
        if let Some(code) = unknown {
            entry.fault(
                "after",
                Words::new(
                    format!("前面没有“{code}”这一步。"),
                    format!("There is no step \"{code}\" before this one."),
                ),
                Words::new("请写前面某个[[admission]]的code。", "Name the code of an [[admission]] above it."),
            );
        }
        entry.close();
        steps.push(step);
    }
    steps
}

fn read(entry: &Entry<'_>, regulations: &[Regulation]) -> AdmissionStep {
    let months = |key| entry.whole_or_none(key, 1..=120);
    let number = |key| entry.whole_or_none(key, 1..=200);
    AdmissionStep {
        code: entry.code(),
        name: entry.words(),
        by: entry.one_of("by", &[("branch", Decider::Branch), ("superior", Decider::Superior)]),
        makes: entry.has("makes").then(|| entry.one_of("makes", &STAGES)),
        after: entry.text_or_none("after"),
        not_before_months: months("not_before_months"),
        within_months: months("within_months"),
        within_months_special: months("within_months_special"),
        every_months: months("every_months"),
        age_years_least: number("age_years_least"),
        persons: range(entry, "persons_least", "persons_most"),
        days_least: number("days_least"),
        hours_least: number("hours_least"),
        working_days_least: entry.whole_or_none("working_days_least", 1..=30),
        scheme: entry.has("scheme").then(|| entry.one_of("scheme", &SCHEMES)),
        extend_months: range(entry, "extend_months_least", "extend_months_most"),
        source: source_of(entry, "source", regulations),
        valid: entry.validity(),
    }
}

/// A range between two keys that stand there together.
fn range(entry: &Entry<'_>, least: &'static str, most: &'static str) -> Option<RangeInclusive<u32>> {
    let ends = (entry.whole_or_none(least, 1..=120), entry.whole_or_none(most, 1..=120));
    match ends {
        (Some(from), Some(to)) if from <= to => Some(from..=to),
        (None, None) => None,
        _ => {
            entry.fault(
                most,
                Words::new(
                    "上下限不完整，或上限低于下限。",
                    "One of the two limits is missing, or they are in the wrong order.",
                ),
                Words::new(format!("请同时写好{least}和{most}。"), format!("Give both {least} and {most}.")),
            );
            None
        }
    }
}
