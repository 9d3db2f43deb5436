//! What a branch owes in a year, with the reason. It never knows what was held; `settle` compares.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::duty::{Duty, Form};
use crate::period::{joined, shared};
use crate::{Body, BranchFacts, BranchForm, Cadence, Charter, Convener, Fraction, Period};

/// Why something is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Short source, such as `支 11`.
    pub article: String,
    /// The rule and its article as a Chinese sentence.
    pub zh: String,
    /// The rule and its article as an English sentence.
    pub en: String,
}

/// What the charter asks of a unit in a period (应办).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// Stable name, `unit/kind/period`: `u1/general_meeting/2026Q3`.
    pub key: String,
    /// The branch, or the group for group meetings.
    pub unit: String,
    /// The branch that the unit is or belongs to; its days and those of its groups collide.
    pub branch: String,
    /// Code of the kind of activity.
    pub kind: String,
    /// The days in which it is to be held: the calendar period, cut to the days on which its body existed.
    pub period: Period,
    /// Last day by which; the last of the period.
    pub due: Date,
    /// Who calls it.
    pub convener: Convener,
    /// Why it is owed. Shared between obligations of one duty.
    pub reason: Arc<Reason>,
    /// How often it is to be held in the period, at least.
    pub count: u32,
    /// Whether each member owes it for himself: then it is met once every one of them had it in the period.
    pub each: bool,
    /// Where in the period it is usually held; only for proposals.
    pub usually: Fraction,
}

impl Charter {
    /// What a branch and its groups owe in a year, in order of due date.
    ///
    /// A duty counts in a period when its body (branch, committee, group) existed for at least the charter's share of
    /// the period's days, half as shipped; a committee exists only while there are enough formal members for one
    /// (支 ch. 6). The obligation's period is then cut to the days on which the body existed.
    /// An election is listed in each year from its reminder until the last day to which it may be put off, always
    /// under the same key: who joins the lists of two years drops keys seen before.
    /// Empty for years outside the calendar.
    pub fn obligations(&self, facts: &BranchFacts, year: i16) -> Vec<Obligation> {
        let mut owed = Vec::new();
        for duty in self.duties.iter().filter(|duty| applies(duty, facts)) {
            if duty.every == Cadence::Term {
                owed.extend(self.election(duty, facts, year));
                continue;
            }
            let slots = duty.slots(year);
            for (unit, existed) in self.bodies(duty.of, facts) {
                let ruled = shared(&existed, &[duty.valid]);
                let due = slots.iter().filter_map(|(label, slot)| Some((label, self.presence(&ruled, *slot)?)));
                owed.extend(due.map(|(label, period)| self.obligation(duty, facts, unit, label, period)));
            }
        }
        owed.sort_by_key(|obligation| obligation.due);
        let mut seen = BTreeSet::new();
        owed.retain(|obligation| seen.insert(obligation.key.clone()));
        owed
    }

    /// The bodies that owe a duty, each with the days on which it existed.
    fn bodies<'f>(&self, of: Body, facts: &'f BranchFacts) -> Vec<(&'f str, Vec<Period>)> {
        let branch = [facts.existed()];
        match of {
            Body::Branch => vec![(&facts.unit, branch.to_vec())],
            Body::Committee => {
                let enough = facts.formal_members.at_least(self.structure.committee_from_formal_members);
                let seated = shared(&joined(facts.committee.clone()), &branch);
                vec![(&facts.unit, shared(&seated, &enough))]
            }
            Body::Group => {
                let groups = facts.groups.iter();
                groups.map(|group| (group.unit.as_str(), shared(&[group.existed], &branch))).collect()
            }
        }
    }

    /// The days of a slot between the first and last on which the body existed; none if it existed too short.
    fn presence(&self, existed: &[Period], slot: Period) -> Option<Period> {
        let common = existed.iter().filter_map(|run| run.common(&slot));
        let (mut days, mut first, mut last) = (0, None, None);
        for run in common {
            days += run.days();
            first = first.or(Some(run.first));
            last = Some(run.last);
        }
        (days >= self.existence.needed_of(slot.days())).then_some(Period { first: first?, last: last? })
    }

    /// The election before the end of the term, from the reminder on.
    fn election(&self, duty: &Duty, facts: &BranchFacts, year: i16) -> Option<Obligation> {
        let end = facts.term?.last;
        let limits = &self.term_limits;
        let remind = end.saturating_sub(i64::from(limits.remind_months_before).months());
        let latest = end.saturating_add(i64::from(limits.early_or_late_years_most).years());
        let asked = Period::year(year)?.common(&Period { first: remind, last: latest }).is_some();
        let exists = facts.existed().contains(end) && duty.valid.contains(end) && end < Date::MAX;
        let period = Period { first: remind.max(facts.existed().first), last: end };
        (asked && exists).then(|| self.obligation(duty, facts, &facts.unit, &end.to_string(), period))
    }

    fn obligation(&self, duty: &Duty, facts: &BranchFacts, unit: &str, label: &str, period: Period) -> Obligation {
        Obligation {
            key: format!("{unit}/{}/{label}", duty.kind),
            unit: unit.to_owned(),
            branch: facts.unit.clone(),
            kind: duty.kind.clone(),
            period,
            due: period.last,
            convener: self.kind(&duty.kind).map_or(Convener::Secretary, |kind| kind.convener),
            reason: Arc::clone(&duty.reason),
            count: duty.times,
            each: duty.each,
            usually: duty.usually,
        }
    }
}

/// Whether the branch's form and options leave it this duty.
fn applies(duty: &Duty, facts: &BranchFacts) -> bool {
    let on = |option: &String| facts.local_options.contains(option);
    let form = match facts.form {
        BranchForm::Ordinary => None,
        BranchForm::Joint { .. } => Some(Form::Joint),
        BranchForm::Temporary => Some(Form::Temporary),
    };
    duty.with.as_ref().is_none_or(on)
        && !duty.without.as_ref().is_some_and(on)
        && !form.is_some_and(|form| duty.not_for.contains(&form))
}
