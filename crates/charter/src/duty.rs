//! A duty of the charter: what is owed, how often, by which body. It knows no branch; obligations do.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{Fraction, Period, Reason};

/// How often a duty returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cadence {
    /// Each calendar month.
    Monthly,
    /// Each calendar quarter.
    Quarterly,
    /// Each calendar year, or a part of it.
    Yearly,
    /// Once before the end of each term.
    Term,
}

/// Whose duty it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// The branch.
    Branch,
    /// The committee of the branch.
    Committee,
    /// Each group of the branch.
    Group,
}

/// Forms of branch by name, for duties that some do not owe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Joint,
    Temporary,
}

/// One duty while its rule is valid.
#[derive(Clone, Debug)]
pub(crate) struct Duty {
    pub code: String,
    pub kind: String,
    pub every: Cadence,
    pub times: u32,
    pub of: Body,
    /// The part of the year for yearly duties: month and day of its first and last day.
    pub within: Option<((i8, i8), (i8, i8))>,
    pub usually: Fraction,
    pub with: Option<String>,
    pub without: Option<String>,
    pub not_for: Vec<Form>,
    /// Whether each member owes it for himself.
    pub each: bool,
    pub reason: Arc<Reason>,
    pub valid: Period,
}

impl Duty {
    /// The periods of a year in which the duty returns, each with its label: `2026-05`, `2026Q2`, `2026`.
    /// None for terms, which are not cut by years.
    pub fn slots(&self, year: i16) -> Vec<(String, Period)> {
        match self.every {
            Cadence::Monthly => months(year, 1).map(|(at, period)| (format!("{year:04}-{at:02}"), period)).collect(),
            Cadence::Quarterly => months(year, 3).map(|(at, period)| (format!("{year:04}Q{at}"), period)).collect(),
            Cadence::Yearly => self.part_of(year).map(|period| (format!("{year:04}"), period)).into_iter().collect(),
            Cadence::Term => Vec::new(),
        }
    }

    fn part_of(&self, year: i16) -> Option<Period> {
        let whole = Period::year(year)?;
        let Some((from, to)) = self.within else { return Some(whole) };
        let first = Date::new(year, from.0, from.1).ok()?;
        Period::new(first, Date::new(year, to.0, to.1).ok()?)
    }
}

/// Consecutive stretches of `length` months that fill a year, numbered from 1.
fn months(year: i16, length: i8) -> impl Iterator<Item = (i8, Period)> {
    (1..=12 / length).filter_map(move |at| {
        let first = Date::new(year, (at - 1) * length + 1, 1).ok()?;
        let last = Date::new(year, at * length, 1).ok()?.last_of_month();
        Some((at, Period { first, last }))
    })
}
