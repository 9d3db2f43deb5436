//! How a branch should be built: members, committee, terms. Remarks inform; they forbid nothing.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::{BranchFacts, BranchForm, Charter, Period};

/// The figures of a branch's structure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Formal members a branch needs at least.
    pub formal_members_least: u32,
    /// Formal members it generally has at most.
    pub formal_members_generally_most: u32,
    /// Units that a joint branch generally joins at most.
    pub joint_units_generally_most: u32,
    /// Formal members from which on there is a committee.
    pub committee_from_formal_members: u32,
    /// Its members, generally at least.
    pub committee_generally_least: u32,
    /// Its members, generally at most.
    pub committee_generally_most: u32,
    /// Its members, never more than.
    pub committee_most: u32,
    /// Short source of the figures on members and units.
    pub source: String,
    /// Short source of the figures on committees.
    pub committee_source: String,
    /// Short source of the rule on groups.
    pub group_source: String,
}

/// How long a term is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// For villages and communities, or for all others.
    pub village: bool,
    /// Length in years.
    pub years: u32,
    /// Short source.
    pub source: String,
    /// When the rule holds.
    pub valid: Period,
}

/// How an election may lie around the end of a term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermLimits {
    /// Months before the end at which the branch is reminded.
    pub remind_months_before: u32,
    /// Years by which it may come early or late, generally at most.
    pub early_or_late_years_most: u32,
    /// Short source.
    pub source: String,
}

/// Something about a branch's structure that the rules see otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Chinese sentence.
    pub zh: String,
    /// English sentence.
    pub en: String,
    /// Short source, such as `支 ch. 6`.
    pub article: String,
}

impl Charter {
    /// The figures of a branch's structure.
    pub fn structure(&self) -> &Structure {
        &self.structure
    }

    /// How an election may lie around the end of a term.
    pub fn term_limits(&self) -> &TermLimits {
        &self.term_limits
    }

    /// How many a committee generally has; none where the members are too few for one (支 ch. 6).
    pub fn committee_expected(&self, formal_members: u32) -> Option<RangeInclusive<u32>> {
        let rule = &self.structure;
        let enough = formal_members >= rule.committee_from_formal_members;
        enough.then_some(rule.committee_generally_least..=rule.committee_generally_most)
    }

    /// The term rule for a village or any other place, for a term that begins on a day (支 21).
    pub fn term(&self, village: bool, begins: Date) -> Option<&Term> {
        self.terms.iter().find(|term| term.village == village && term.valid.contains(begins))
    }

    /// The last day of a term that begins on a day.
    pub fn term_end(&self, village: bool, begins: Date) -> Option<Date> {
        let years = i64::from(self.term(village, begins)?.years);
        begins.checked_add(years.years()).ok()?.yesterday().ok()
    }

    /// What the rules would have otherwise in a branch's structure on a day.
    pub fn structure_remarks(&self, facts: &BranchFacts, on: Date) -> Vec<Remark> {
        if !facts.existed().contains(on) {
            return Vec::new();
        }
        let mut remarks = self.size_remarks(facts, on);
        remarks.extend(self.committee_remarks(facts, on));
        remarks.extend(self.term_remark(facts, on));
        remarks
    }

    fn size_remarks(&self, facts: &BranchFacts, on: Date) -> Vec<Remark> {
        let rule = &self.structure;
        let (formal, least, most) =
            (facts.formal_members.on(on), rule.formal_members_least, rule.formal_members_generally_most);
        let mut remarks = Vec::new();
        let mut say = |zh: String, en: String| remarks.push(Remark { zh, en, article: rule.source.clone() });
        if formal < least {
            say(
                format!("正式党员{formal}人，不足{least}人，应与邻近单位成立联合党支部。"),
                format!("{formal} formal members, fewer than {least}: form a joint branch with neighbouring units."),
            );
        }
        if formal > most {
            say(
                format!("正式党员{formal}人，一般不超过{most}人，可考虑分设党支部。"),
                format!("{formal} formal members, generally at most {most}: consider splitting the branch."),
            );
        }
        if let BranchForm::Joint { units } = facts.form
            && units > rule.joint_units_generally_most
        {
            let most = rule.joint_units_generally_most;
            say(
                format!("联合党支部覆盖{units}个单位，一般不超过{most}个。"),
                format!("The joint branch covers {units} units, generally at most {most}."),
            );
        }
        remarks
    }

    fn committee_remarks(&self, facts: &BranchFacts, on: Date) -> Vec<Remark> {
        let rule = &self.structure;
        let formal = facts.formal_members.on(on);
        let seated = facts.committee.iter().any(|period| period.contains(on));
        let mut remarks = Vec::new();
        let mut say = |zh: String, en: String| remarks.push(Remark { zh, en, article: rule.committee_source.clone() });
        let from = rule.committee_from_formal_members;
        match (formal >= from, seated) {
            (true, false) => say(
                format!("正式党员{formal}人，{from}人以上的应设立支部委员会。"),
                format!("{formal} formal members: from {from} on a branch has a committee."),
            ),
            (false, true) => say(
                format!("正式党员{formal}人，不足{from}人的不设支部委员会，设书记一名，必要时设副书记一名。"),
                format!(
                    "{formal} formal members: below {from} there is no committee, but a secretary and, if needed, a deputy."
                ),
            ),
            _ => {}
        }
        let (least, most, limit) = (rule.committee_generally_least, rule.committee_generally_most, rule.committee_most);
        if let Some(members) = facts.committee_members.filter(|members| seated && !(least..=most).contains(members)) {
            say(
                format!("支部委员会现有{members}人，一般{least}至{most}人，最多不超过{limit}人。"),
                format!(
                    "The committee has {members} members; generally it has {least} to {most}, never more than {limit}."
                ),
            );
        }
        if !facts.has_secretary {
            say("党支部尚未配备书记。".into(), "The branch has no secretary.".into());
        }
        remarks
    }

    fn term_remark(&self, facts: &BranchFacts, on: Date) -> Option<Remark> {
        let (rule, term) = (&self.term_limits, facts.term?);
        let over = term.last < on;
        let end = term.last;
        over.then(|| Remark {
            zh: format!(
                "本届任期已于{}届满，请按期换届；确需延期的，一般不超过{}年。",
                chinese_day(end),
                rule.early_or_late_years_most
            ),
            en: format!(
                "The term ended on {end}; elect anew. It is put off by at most {} year(s).",
                rule.early_or_late_years_most
            ),
            article: rule.source.clone(),
        })
    }
}

/// A day as a Chinese page writes it: 2026年5月9日.
pub(crate) fn chinese_day(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
