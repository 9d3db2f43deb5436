//! The tables `[structure]`, `[[term]]` and `[term_limits]`.

use super::source_of;
use crate::read::entry::Entry;
use crate::{Regulation, Structure, Term, TermLimits, Words};

pub(super) fn read(root: &Entry<'_>, regulations: &[Regulation]) -> Structure {
    let Some(entry) = root.table("structure") else { return Structure::default() };
    entry.validity();
    let number = |key| entry.whole(key, 1..=10_000);
    let structure = Structure {
        formal_members_least: number("formal_members_least"),
        formal_members_generally_most: number("formal_members_generally_most"),
        joint_units_generally_most: number("joint_units_generally_most"),
        committee_from_formal_members: number("committee_from_formal_members"),
        committee_generally_least: number("committee_generally_least"),
        committee_generally_most: number("committee_generally_most"),
        committee_most: number("committee_most"),
        source: source_of(&entry, "source", regulations),
        committee_source: source_of(&entry, "committee_source", regulations),
        group_source: source_of(&entry, "group_source", regulations),
    };
    let rising = [
        ("formal_members_generally_most", structure.formal_members_least, structure.formal_members_generally_most),
        ("committee_generally_most", structure.committee_generally_least, structure.committee_generally_most),
        ("committee_most", structure.committee_generally_most, structure.committee_most),
    ];
    for (key, _, _) in rising.into_iter().filter(|(_, less, more)| less > more) {
        entry.fault(
            key,
            Words::new("上限低于下限。", "The upper limit lies below the lower one."),
            Words::new("请核对这几个数。", "Check these numbers."),
        );
    }
    entry.close();
    structure
}

pub(super) fn read_terms(root: &Entry<'_>, regulations: &[Regulation]) -> Vec<Term> {
    let read = |entry: Entry<'_>| {
        let term = Term {
            village: entry.one_of("place", &[("village", true), ("other", false)]),
            years: entry.whole("years", 1..=20),
            source: source_of(&entry, "source", regulations),
            valid: entry.validity(),
        };
        entry.close();
        term
    };
    root.tables("term").into_iter().map(read).collect()
}

pub(super) fn read_limits(root: &Entry<'_>, regulations: &[Regulation]) -> TermLimits {
    let Some(entry) = root.table("term_limits") else { return TermLimits::default() };
    entry.validity();
    let limits = TermLimits {
        remind_months_before: entry.whole("remind_months_before", 0..=60),
        early_or_late_years_most: entry.whole("early_or_late_years_most", 0..=20),
        source: source_of(&entry, "source", regulations),
    };
    entry.close();
    limits
}
