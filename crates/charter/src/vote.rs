//! Quorum and majority: how many must be there, how many must say yes. Ballots and voters never come here, only counts.

use crate::{Fraction, Period, Share, Words};

/// The three schemes of voting, which differ in quorum and majority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// An ordinary resolution of a meeting.
    Ordinary,
    /// Admission of a member, or conversion of a probationary one.
    Admission,
    /// An election.
    Election,
}

impl Scheme {
    /// All schemes.
    pub const ALL: [Self; 3] = [Self::Ordinary, Self::Admission, Self::Election];

    /// The word for it in the rules file and in stored rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Admission => "admission",
            Self::Election => "election",
        }
    }

    /// The scheme of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.code() == code)
    }
}

/// Of what the majority is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Those with a vote who should attend (N).
    ShouldAttend,
    /// Those with a vote who are present (P).
    Present,
}

/// How a vote may be cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ballot {
    /// By a show of hands.
    Open,
    /// By secret ballot.
    Secret,
}

/// The rule of one scheme while it is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteRule {
    /// Which scheme.
    pub scheme: Scheme,
    /// The option that must be on; none for the scheme's own rule.
    pub with: Option<String>,
    /// Its name.
    pub name: Words,
    /// The share of those who should attend that must be present.
    pub quorum: Share,
    /// The share of `of` that must say yes.
    pub passes: Share,
    /// Of what the majority is taken.
    pub of: Whole,
    /// How votes may be cast.
    pub ballots: Vec<Ballot>,
    /// One candidate is voted on at a time.
    pub one_by_one: bool,
    /// Opinions handed in in writing before the meeting count as votes.
    pub written_opinions: bool,
    /// By how much candidates must outnumber seats, at least.
    pub extra_candidates: Option<Fraction>,
    /// Short source, such as `支 11`.
    pub source: String,
    /// When the rule holds.
    pub valid: Period,
}

/// What a roll means for a vote, before the vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Those with a vote who should attend (N).
    pub entitled: u32,
    /// Those of them who are present (P).
    pub present: u32,
    /// How many must be present.
    pub needed: u32,
    /// How many must say yes.
    pub yes_needed: u32,
    /// Enough are present.
    pub valid: bool,
    /// Enough are present, and if all of them say yes, a motion passes.
    pub can_pass: bool,
}

impl VoteRule {
    /// How many of `entitled` must be present; at least 1.
    pub fn quorum(&self, entitled: u32) -> u32 {
        self.quorum.needed_of(entitled)
    }

    /// How many must say yes; at least 1.
    pub fn yes_needed(&self, entitled: u32, present: u32) -> u32 {
        self.passes.needed_of(match self.of {
            Whole::ShouldAttend => entitled,
            Whole::Present => present.min(entitled),
        })
    }

    /// The arithmetic of a roll. More present than entitled is read as all of them.
    pub fn count(&self, entitled: u32, present: u32) -> Count {
        self.count_with_written(entitled, present, 0)
    }

    /// The same, where `written` absent members handed in their opinion: they may vote yes but do not make a quorum.
    /// Ignored by schemes without written opinions.
    pub fn count_with_written(&self, entitled: u32, present: u32, written: u32) -> Count {
        let present = present.min(entitled);
        let written = if self.written_opinions { written.min(entitled - present) } else { 0 };
        let needed = self.quorum(entitled);
        let yes_needed = self.yes_needed(entitled, present);
        let valid = present >= needed;
        Count { entitled, present, needed, yes_needed, valid, can_pass: valid && present + written >= yes_needed }
    }

    /// Whether a motion with `yes` votes passed, written ones among them where the scheme counts them.
    pub fn passed(&self, entitled: u32, present: u32, yes: u32) -> bool {
        let count = self.count(entitled, present);
        count.valid && yes >= count.yes_needed
    }

    /// How many candidates must stand for `seats`, at least.
    pub fn candidates_needed(&self, seats: u32) -> u32 {
        seats.saturating_add(self.extra_candidates.map_or(0, |extra| extra.ceil_of(seats)))
    }
}
