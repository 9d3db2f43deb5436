//! The charter as a value: everything that was read, immutable. Its answers stand with their nouns.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::duty::Duty;
use crate::{
    ActivityKind, AdmissionStep, Exemption, Fault, Holidays, Moving, Regulation, Scheme, Share, Structure, Study,
    StudyHours, Term, TermLimits, VoteRule, Words,
};

/// The rules of the field. Read once, shared by all.
#[derive(Clone, Debug)]
pub struct Charter {
    pub(crate) regulations: Vec<Regulation>,
    pub(crate) options: Vec<ChoiceOption>,
    pub(crate) structure: Structure,
    pub(crate) terms: Vec<Term>,
    pub(crate) term_limits: TermLimits,
    pub(crate) existence: Share,
    pub(crate) kinds: Vec<ActivityKind>,
    pub(crate) duties: Vec<Duty>,
    pub(crate) votes: Vec<VoteRule>,
    pub(crate) admission: Vec<AdmissionStep>,
    pub(crate) moving: Moving,
    pub(crate) study_hours: Vec<StudyHours>,
    pub(crate) exemptions: Vec<Exemption>,
    pub(crate) study: Study,
    pub(crate) holidays: Holidays,
}

/// Something common but not required that a branch may turn on. Always shipped off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// Its word in rows, such as `lecture_quarterly`.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Short source.
    pub source: String,
}

impl Charter {
    /// Reads branch.toml, study.toml and holidays.toml.
    ///
    /// # Errors
    /// All faults of all files at once, each with file, line, key, what is wrong and the remedy. Never panics.
    pub fn read(branch_toml: &str, study_toml: &str, holidays_toml: &str) -> Result<Self, Vec<Fault>> {
        crate::read::charter(branch_toml, study_toml, holidays_toml)
    }

    /// The rules that ship with the program.
    pub fn shipped() -> Self {
        let branch = include_str!("../../../charter/branch.toml");
        let study = include_str!("../../../charter/study.toml");
        let holidays = include_str!("../../../charter/holidays.toml");
        Self::read(branch, study, holidays).expect("the shipped rules are read in a test")
    }

    /// The same charter with an organisation's own holidays: each year that the file names replaces that year as it was shipped.
    ///
    /// # Errors
    /// All faults of the file at once. Never panics.
    pub fn with_holidays(self, holidays_toml: &str) -> Result<Self, Vec<Fault>> {
        let own = crate::read::holidays(holidays_toml)?;
        Ok(Self { holidays: self.holidays.replaced_by(own), ..self })
    }

    /// The kinds of activity on a day, in the order of the file.
    pub fn kinds(&self, on: Date) -> Vec<&ActivityKind> {
        self.kinds.iter().filter(|kind| kind.valid.contains(on)).collect()
    }

    /// The latest version of a kind.
    pub fn kind(&self, code: &str) -> Option<&ActivityKind> {
        self.kinds.iter().filter(|kind| kind.code == code).max_by_key(|kind| kind.valid.first)
    }

    /// The rule of a scheme on a day; before the first rule the first, after the last the last.
    pub fn votes(&self, scheme: Scheme, on: Date) -> &VoteRule {
        let of_scheme = || self.votes.iter().filter(|rule| rule.scheme == scheme && rule.with.is_none());
        let begun = of_scheme().filter(|rule| rule.valid.first <= on).max_by_key(|rule| rule.valid.first);
        let first = || of_scheme().min_by_key(|rule| rule.valid.first);
        begun.or_else(first).expect("a charter without a rule for each scheme is refused when it is read")
    }

    /// The same for a branch that turned options on: a rule that goes with one of them takes the place of the scheme's own while it is valid.
    pub fn votes_with(&self, scheme: Scheme, on: Date, options: &BTreeSet<String>) -> &VoteRule {
        let chosen = |rule: &&VoteRule| rule.with.as_ref().is_some_and(|option| options.contains(option));
        let of_scheme = self.votes.iter().filter(|rule| rule.scheme == scheme && rule.valid.contains(on));
        of_scheme.filter(chosen).max_by_key(|rule| rule.valid.first).unwrap_or_else(|| self.votes(scheme, on))
    }

    /// Holidays and working days.
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// What a branch may turn on.
    pub fn options(&self) -> &[ChoiceOption] {
        &self.options
    }

    /// The regulations that rules are taken from.
    pub fn regulations(&self) -> &[Regulation] {
        &self.regulations
    }

    /// A short source such as `支 11, 14` written out; the source itself when it names nothing known.
    pub fn cite(&self, source: &str) -> Words {
        crate::citation::cite(source, &self.regulations).unwrap_or_else(|| Words::new(source, source))
    }
}
