//! Kinds of activity: who calls them, who attends, what is kept of them. How often is a matter of duties.

use crate::{Fraction, Period, Scheme, Share};

/// Who calls an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convener {
    /// The secretary of the branch.
    Secretary,
    /// The leader of the group.
    GroupLeader,
    /// Each member for himself.
    Each,
}

impl Convener {
    /// The Chinese word on the page.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Secretary => "支部书记",
            Self::GroupLeader => "党小组组长",
            Self::Each => "党员本人",
        }
    }

    /// The English word on the page.
    pub fn en(self) -> &'static str {
        match self {
            Self::Secretary => "secretary",
            Self::GroupLeader => "group leader",
            Self::Each => "each member",
        }
    }
}

/// Who may call it when the convener is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delegate {
    /// The deputy secretary.
    Deputy,
    /// A member of the committee.
    CommitteeMember,
}

/// Who should attend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attends {
    /// All members of the branch.
    Branch,
    /// The committee.
    Committee,
    /// The group.
    Group,
    /// Two people.
    Pair,
}

/// What is kept of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// Minutes, signed by recorder and chair.
    Minutes,
    /// Only that it took place, never what was said.
    Fact,
}

/// One kind of activity while its rule is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityKind {
    /// Its word in rows and addresses, such as `general_meeting`.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Who calls it.
    pub convener: Convener,
    /// Who may call it instead.
    pub delegates: Vec<Delegate>,
    /// Who should attend.
    pub attends: Attends,
    /// The share of them that must be there for the activity to count, where the rules name one.
    pub present_at_least: Option<Share>,
    /// What is kept of it.
    pub keeps: Keeps,
    /// How long it is planned for by default, in minutes.
    pub scheduled_minutes: u32,
    /// Codes of other kinds that the same gathering may count for.
    pub carries: Vec<String>,
    /// Which schemes may be voted here; none means nothing is decided here.
    pub votes: Vec<Scheme>,
    /// Whether an election here needs no more candidates than seats.
    pub equal_candidates: bool,
    /// The share of members that may be found excellent, at most; for the appraisal.
    pub excellent_at_most: Option<Fraction>,
    /// Short source, such as `支 11, 14`.
    pub source: String,
    /// When the rule holds.
    pub valid: Period,
}
