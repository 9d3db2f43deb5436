//! The result of an election as plain values, and what the rules ask of it.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zhixing_charter::{BranchFacts, BranchForm, Charter};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Language, Result, Sentence, ids};
use zhixing_people::{MemberId, PostKind, UnitId};

use super::ballot::model::Scope;
use super::text::Text;

ids! {
    /// The result of an election.
    ElectionId;
}

/// How a result stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for the unit above.
    Entered,
    /// It was confirmed: the posts follow.
    Confirmed,
    /// It was sent back.
    Returned,
}

impl State {
    /// The word in rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::Entered => "entered",
            Self::Confirmed => "confirmed",
            Self::Returned => "returned",
        }
    }

    /// The state of a word.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Entered, Self::Confirmed, Self::Returned].into_iter().find(|state| state.code() == code)
    }
}

/// Who was elected to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The post's word.
    pub post: String,
    /// Who.
    pub member: MemberId,
    /// His name at the time.
    pub name: String,
}

impl Holder {
    /// The post.
    pub fn kind(&self) -> PostKind {
        PostKind::read(&self.post).unwrap_or(PostKind::CommitteeMember)
    }
}

/// A result before it is entered: plain values, from the meeting's resolution or from the count of its ballots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elected {
    /// The day of the election.
    pub elected_on: Date,
    /// The first day of the new term.
    pub from_on: Date,
    /// The paper: its title or number.
    pub document: String,
    /// Why early or late; empty when in time.
    pub reason: String,
    /// The secretary.
    pub secretary: MemberId,
    /// The deputy, where there is one.
    pub deputy: Option<MemberId>,
    /// The other members of the committee.
    pub committee: Vec<MemberId>,
}

/// A result as it stands.
#[derive(Clone, Debug)]
pub struct Election {
    /// Its id.
    pub id: ElectionId,
    /// The branch.
    pub branch: UnitId,
    /// Its name.
    pub branch_name: String,
    /// What was elected.
    pub scope: Scope,
    /// The day of the election.
    pub elected_on: Date,
    /// The first day of the new term.
    pub from_on: Date,
    /// The paper.
    pub document: String,
    /// Why early or late.
    pub reason: String,
    /// Who holds what.
    pub holders: Vec<Holder>,
    /// How it stands.
    pub state: State,
    /// Who entered it.
    pub entered_name: String,
    /// Why it was sent back.
    pub decided_reason: String,
    /// Who decided.
    pub decided_name: Option<String>,
}

/// The page of a result.
pub fn path(id: &ElectionId) -> String {
    format!("/elections/{id}")
}

impl Election {
    /// Its page.
    pub fn path(&self) -> String {
        path(&self.id)
    }

    /// What the ledger calls it.
    pub fn about(&self) -> String {
        format!("election/{}", self.id)
    }

    /// Whether a secretary was elected.
    pub fn gives_secretary(&self) -> bool {
        self.holders.iter().any(|holder| holder.kind() == PostKind::Secretary)
    }

    /// Who was elected to what, in one line.
    pub fn names(&self, language: Language) -> String {
        let named = |holder: &Holder| format!("{} {}", holder.kind().name(language), holder.name);
        self.holders.iter().map(named).collect::<Vec<_>>().join(language.pick("，", ", "))
    }
}

impl Elected {
    /// Everybody who was elected, with his post; the secretary first.
    pub fn posts(&self) -> Vec<(PostKind, &MemberId)> {
        let deputy = self.deputy.iter().map(|member| (PostKind::Deputy, member));
        let others = self.committee.iter().map(|member| (PostKind::CommitteeMember, member));
        std::iter::once((PostKind::Secretary, &self.secretary)).chain(deputy).chain(others).collect()
    }

    /// Whether the rules let a branch with these facts be led so (支 ch. 6) and elect at this time (支 21, 选 3).
    ///
    /// # Errors
    /// At the field, with the figure and what to do.
    pub fn check(&self, charter: &Charter, facts: &BranchFacts, today: Date) -> Result<()> {
        if facts.form == BranchForm::Temporary {
            return Err(at("elected_on", |text, _| text.temporary_elects_not().to_owned()));
        }
        self.check_time(charter, facts, today)?;
        let distinct: BTreeSet<_> = self.posts().into_iter().map(|(_, member)| member).collect();
        if distinct.len() < self.posts().len() {
            return Err(at("committee_one", |text, _| text.one_post_each().to_owned()));
        }
        let (rule, formal) = (charter.structure().clone(), facts.formal_members.on(self.elected_on));
        let seated = self.posts().len() as u32;
        match charter.committee_expected(formal) {
            None if !self.committee.is_empty() => {
                Err(at("committee_one", move |text, _| text.no_committee(formal, rule.committee_from_formal_members)))
            }
            Some(expected) if seated < *expected.start() || seated > rule.committee_most => {
                let (least, most, limit) = (*expected.start(), *expected.end(), rule.committee_most);
                Err(at("committee_one", move |text, _| text.committee_size(formal, least, most, limit, seated)))
            }
            _ => Ok(()),
        }
    }

    fn check_time(&self, charter: &Charter, facts: &BranchFacts, today: Date) -> Result<()> {
        if self.elected_on > today {
            return Err(at("elected_on", |text, _| text.in_future().to_owned()));
        }
        if self.from_on < self.elected_on {
            return Err(at("term_begins", |text, _| text.term_before_election().to_owned()));
        }
        let Some(term) = facts.term else { return Ok(()) };
        let window = Window::of(charter, term.last);
        if self.elected_on < window.earliest {
            let earliest = window.earliest;
            return Err(at("elected_on", move |text, language| text.too_early(day_text(language, earliest))));
        }
        let in_time = window.reminded <= self.elected_on && self.elected_on <= term.last;
        if !in_time && self.reason.is_empty() {
            let last = term.last;
            return Err(at("reason", move |text, language| text.reason_needed(day_text(language, last))));
        }
        Ok(())
    }
}

/// The days around the end of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// No election comes before it.
    pub earliest: Date,
    /// From this day on the branch is reminded, and an election is in time.
    pub reminded: Date,
    /// The last day to which it is put off, generally.
    pub latest: Date,
}

impl Window {
    /// The days around the last day of a term.
    pub fn of(charter: &Charter, last: Date) -> Self {
        let limits = charter.term_limits();
        let (years, months) = (i64::from(limits.early_or_late_years_most), i64::from(limits.remind_months_before));
        Self {
            earliest: last.saturating_sub(years.years()),
            reminded: last.saturating_sub(months.months()),
            latest: last.saturating_add(years.years()),
        }
    }
}

fn at(field: &'static str, say: impl Fn(Text, Language) -> String) -> Error {
    Faults::at(field, Sentence::of(|language| say(Text(language), language))).into()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use zhixing_charter::Period;
    use zhixing_kit::Moment;
    use zhixing_kit::id::{Random, uuid_v7};

    use super::*;

    /// A branch of so many formal members whose term ended or ends on 31 May 2027.
    fn facts(formal: u32) -> BranchFacts {
        let term = Period::new(date(2024, 6, 1), date(2027, 5, 31));
        BranchFacts { formal_members: formal.into(), term, ..BranchFacts::default() }
    }

    fn elected(on: Date, others: usize, reason: &str) -> Elected {
        let random = Random::seeded(3);
        let id = || MemberId::parse(&uuid_v7(Moment(1), &random)).unwrap();
        let committee = (0..others).map(|_| id()).collect();
        let (document, reason) = (String::new(), reason.to_owned());
        Elected { elected_on: on, from_on: on, document, reason, secretary: id(), deputy: None, committee }
    }

    #[test]
    fn a_committee_has_three_to_seven_from_seven_formal_members_on_and_none_below() {
        let charter = Charter::shipped();
        let on = date(2027, 3, 1);
        // formal members, members of the committee besides the secretary, whether it may be so
        let cases = [
            (6, 0, true, "支 ch. 6: fewer than seven, a secretary"),
            (6, 1, false, "支 ch. 6: fewer than seven, no committee"),
            (7, 2, true, "three"),
            (7, 1, false, "two are no committee"),
            (7, 0, false, "a secretary alone is no committee"),
            (20, 4, true, "five"),
            (49, 6, true, "seven at most"),
            (49, 7, false, "eight are too many"),
        ];
        for (formal, others, can, why) in cases {
            let checked = elected(on, others, "").check(&charter, &facts(formal), on);
            assert_eq!(checked.is_ok(), can, "{formal} formal members, {others} besides the secretary: {why}");
        }
    }

    #[test]
    fn an_election_is_early_or_late_by_at_most_a_year_and_with_a_reason() {
        let charter = Charter::shipped();
        let cases = [
            (date(2026, 5, 30), "因合并", false, "支 21, 选 3: more than a year early"),
            (date(2026, 5, 31), "因合并", true, "a year early, with a reason"),
            (date(2026, 5, 31), "", false, "early needs a reason"),
            (date(2026, 11, 30), "", true, "within the six months before the end"),
            (date(2027, 5, 31), "", true, "the last day"),
            (date(2027, 6, 1), "", false, "late needs a reason"),
            (date(2028, 5, 31), "因防汛", true, "a year late, with a reason"),
        ];
        for (on, reason, can, why) in cases {
            let checked = elected(on, 2, reason).check(&charter, &facts(9), date(2028, 12, 31));
            assert_eq!(checked.is_ok(), can, "{on}: {why}");
        }
        let window = Window::of(&charter, date(2027, 5, 31));
        assert_eq!((window.earliest, window.latest), (date(2026, 5, 31), date(2028, 5, 31)));
        assert_eq!(Window::of(&charter, date(2028, 2, 29)).earliest, date(2027, 2, 28), "a leap day");
    }

    #[test]
    fn nobody_holds_two_posts_and_a_temporary_branch_elects_nobody() {
        let charter = Charter::shipped();
        let on = date(2027, 3, 1);
        let mut twice = elected(on, 2, "");
        twice.deputy = Some(twice.secretary.clone());
        assert!(twice.check(&charter, &facts(9), on).is_err());
        let temporary = BranchFacts { form: BranchForm::Temporary, ..facts(9) };
        assert!(elected(on, 2, "").check(&charter, &temporary, on).is_err());
        assert!(elected(on.tomorrow().unwrap(), 2, "").check(&charter, &facts(9), on).is_err(), "not in the future");
    }
}
