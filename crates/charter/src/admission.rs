//! Admission of a member: the steps with their clocks. It answers from when and until when a step may be taken and whether what it brings
//! is enough; it never knows a person.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::{Charter, Period, Scheme, Words};

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decider {
    /// The branch.
    Branch,
    /// The unit above it.
    Superior,
}

/// What a person is on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Applied (入党申请人).
    Applicant,
    /// Observed and helped (入党积极分子).
    Activist,
    /// To be admitted (发展对象).
    Candidate,
    /// On probation (预备党员).
    Probationary,
    /// A formal member.
    Formal,
}

/// A step of an admission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdmissionStep {
    /// Its word in rows, such as `talk`.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Who takes it.
    pub by: Decider,
    /// What the person is from then on.
    pub makes: Option<Stage>,
    /// The step from whose day its months run.
    pub after: Option<String>,
    /// Months before which it cannot be taken.
    pub not_before_months: Option<u32>,
    /// Months within which it is to be taken.
    pub within_months: Option<u32>,
    /// The same in special cases.
    pub within_months_special: Option<u32>,
    /// Months after which it is repeated, until the step behind it comes.
    pub every_months: Option<u32>,
    /// The age that it needs.
    pub age_years_least: Option<u32>,
    /// How many formal members it names; none where it names nobody.
    pub persons: Option<RangeInclusive<u32>>,
    /// Days of training, at least; enough by themselves.
    pub days_least: Option<u32>,
    /// Class hours of training, at least; enough by themselves.
    pub hours_least: Option<u32>,
    /// Working days of a public notice, at least.
    pub working_days_least: Option<u32>,
    /// The vote that it needs.
    pub scheme: Option<Scheme>,
    /// By how many months the time before it may be extended, once.
    pub extend_months: Option<RangeInclusive<u32>>,
    /// Short source.
    pub source: String,
    /// When the rule holds.
    pub valid: Period,
}

impl AdmissionStep {
    /// Whether it is repeated beside the way and never in the way.
    pub fn is_repeated(&self) -> bool {
        self.every_months.is_some()
    }

    /// The first day on which it may be taken, its months running from a day.
    pub fn earliest(&self, from: Date) -> Date {
        months_after(from, self.not_before_months.unwrap_or(0))
    }

    /// The last day on which it is to be taken, its months running from a day; none where the rules set none.
    pub fn latest(&self, from: Date, special: bool) -> Option<Date> {
        let special = self.within_months_special.filter(|_| special);
        special.or(self.within_months).or(self.every_months).map(|months| months_after(from, months))
    }

    /// Whether so much training is enough: days or hours.
    pub fn is_trained(&self, days: u32, hours: u32) -> bool {
        let enough = |least: Option<u32>, had: u32| least.is_some_and(|least| had >= least);
        self.days_least.is_none() && self.hours_least.is_none()
            || enough(self.days_least, days)
            || enough(self.hours_least, hours)
    }

    /// Whether somebody born on a day is old enough on another.
    pub fn is_of_age(&self, born_on: Date, on: Date) -> bool {
        self.age_years_least.is_none_or(|years| born_on.saturating_add(i64::from(years).years()) <= on)
    }
}

impl Charter {
    /// The steps that hold on a day, in their order.
    pub fn admission(&self, on: Date) -> Vec<&AdmissionStep> {
        self.admission.iter().filter(|step| step.valid.contains(on)).collect()
    }

    /// How many working days a public notice had, its first and last day counted.
    pub fn notice_days(&self, first: Date, last: Date) -> u32 {
        Period::new(first, last).map_or(0, |period| self.holidays().working_days(period).len() as u32)
    }

    /// The last day of a public notice that begins on a day and is just long enough.
    pub fn notice_end(&self, step: &AdmissionStep, first: Date) -> Date {
        let days = Period { first, last: first.saturating_add(90.days()) };
        let nth = step.working_days_least.unwrap_or(1).saturating_sub(1) as usize;
        self.holidays().working_days(days).get(nth).copied().unwrap_or(days.last)
    }
}

fn months_after(from: Date, months: u32) -> Date {
    from.saturating_add(i64::from(months).months())
}
