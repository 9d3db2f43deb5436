//! Who is never overdue: the old, ill, disabled and those abroad (P19). It never guesses; a branch marks it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{Charter, Period};

/// One ground on which a member is never overdue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// Its word in rows: `old`, `ill`, `disabled`, `abroad`.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Age in years from which it holds by itself, only where a branch turned on `old_by_age`.
    pub from_age: Option<u32>,
    /// Short source.
    pub source: String,
    /// When the rule holds.
    pub valid: Period,
}

/// The option with which a branch lets ages decide.
const BY_AGE: &str = "old_by_age";

impl Charter {
    /// The grounds that hold on a day.
    pub fn exemptions(&self, on: Date) -> Vec<&Exemption> {
        self.exemptions.iter().filter(|exemption| exemption.valid.contains(on)).collect()
    }

    /// The ground for which a member marked with these codes is never overdue on a day, if there is one.
    pub fn never_overdue(&self, marked: &[&str], on: Date) -> Option<&Exemption> {
        self.exemptions(on).into_iter().find(|exemption| marked.contains(&exemption.code.as_str()))
    }

    /// The ground that a member's age gives, where the branch lets ages decide; otherwise none.
    pub fn exempt_by_age(&self, age_years: u32, local_options: &BTreeSet<String>, on: Date) -> Option<&Exemption> {
        let reached = |exemption: &&Exemption| exemption.from_age.is_some_and(|from| age_years >= from);
        local_options.contains(BY_AGE).then(|| self.exemptions(on).into_iter().find(reached)).flatten()
    }
}
