//! A settled host as a plain value. Pure.

use zhixing_branch::{Activity, ActivityId};
use zhixing_people::MemberId;

/// How somebody came to host a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It was his turn.
    Rota,
    /// The one before cannot, and he came next.
    StandIn,
    /// Two agreed to swap.
    Swap,
    /// Who plans study set him, with a reason.
    Hand,
    /// Once the day had begun, who plans study wrote down that he hosted it.
    Hosted,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Rota, Self::StandIn, Self::Swap, Self::Hand, Self::Hosted];

    /// The word in rows and records.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rota => "rota",
            Self::StandIn => "stand_in",
            Self::Swap => "swap",
            Self::Hand => "hand",
            Self::Hosted => "hosted",
        }
    }

    /// The way of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// The settled host of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The day.
    pub activity: ActivityId,
    /// Who.
    pub member: MemberId,
    /// His name when he was settled.
    pub name: String,
    /// How he came to it.
    pub way: Way,
    /// Why, where he was set by hand; may be empty once the day had begun.
    pub reason: String,
}

/// Where hosts of a day are arranged.
pub fn path(activity: &Activity) -> String {
    format!("/rota/{}", activity.id)
}

/// How an answer to a swap ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The other agreed.
    Accepted,
    /// The other refused.
    Refused,
    /// Who asked took it back.
    TakenBack,
    /// One of the days got another host, or is over.
    Lapsed,
}

impl Outcome {
    /// The word in rows and records.
    pub fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::TakenBack => "taken_back",
            Self::Lapsed => "lapsed",
        }
    }

    /// The outcome of a word; none while it waits.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Accepted, Self::Refused, Self::TakenBack, Self::Lapsed].into_iter().find(|one| one.code() == code)
    }
}
