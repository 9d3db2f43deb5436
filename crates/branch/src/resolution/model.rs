//! A resolution as plain values: what was decided, who sees to it, until when, and what became of it.

use jiff::civil::Date;
use zhixing_kit::{Moment, ids};
use zhixing_people::{MemberId, UnitId};

use super::charge::Charge;
use crate::activity::model::ActivityId;
use crate::ballot::Told;
use crate::motion::model::Motion;

ids! {
    /// A resolution.
    ResolutionId;
    /// A word on what became of it.
    OutcomeId;
}

impl ResolutionId {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/resolutions/{self}")
    }
}

/// The most resolutions of one meeting.
pub const RESOLUTIONS_MAX: usize = 100;

/// How a resolution stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResolutionState {
    /// Something is still to be done.
    Open,
    /// It was done.
    Done,
    /// It was not done, and the note says why.
    NotDone,
}

impl ResolutionState {
    /// All states, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Open, Self::Done, Self::NotDone];

    /// The word in rows and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::NotDone => "not_done",
        }
    }

    /// The state of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// With what a resolution falls that was not made after all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Too few were at its meeting (支 11).
    Short,
    /// Its motion did not pass.
    Motion,
    /// Its secret ballot does not stand, or did not pass.
    Ballot,
}

impl Cause {
    /// Reads the word of a row.
    pub fn of(code: &str) -> Self {
        match code {
            "short" => Self::Short,
            "motion" => Self::Motion,
            _ => Self::Ballot,
        }
    }
}

/// A resolution as it stands.
#[derive(Clone, Debug)]
pub struct Resolution {
    /// Its id.
    pub id: ResolutionId,
    /// The branch.
    pub branch: UnitId,
    /// The unit whose meeting it was.
    pub unit: UnitId,
    /// The meeting.
    pub activity: ActivityId,
    /// The meeting's topic.
    pub topic: String,
    /// What was decided.
    pub text: String,
    /// Who sees to it.
    pub owner: Option<MemberId>,
    /// His name; empty without one.
    pub owner_name: String,
    /// Until when.
    pub due: Option<Date>,
    /// How it stands.
    pub state: ResolutionState,
    /// Who took it down.
    pub made_name: String,
    /// When.
    pub made_at: Moment,
    /// The latest words on it; empty while nobody said anything.
    pub latest: String,
    /// When they were said.
    pub latest_at: Option<Moment>,
    /// Whether it was not made after all, as the roll was put right: its meeting was not valid, its motion did not pass, or its secret ballot does not
    /// stand (支 11).
    pub void: bool,
    /// Since when that is so, as far as it was noted.
    pub void_at: Option<Moment>,
    /// What it falls with, where it falls.
    pub void_by: Cause,
    /// Where this says what the meeting decided: how it stands since, if who sees to it was changed.
    pub since: Option<Charge>,
}

impl Resolution {
    /// Whether its day has passed and nobody said what became of it.
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.void && self.state == ResolutionState::Open && self.due.is_some_and(|due| due < today)
    }

    /// Whether a reader is told that its day has passed: who plans in the unit, and who sees to it (P7).
    pub fn tells_late(&self, plans: bool, reader: &MemberId) -> bool {
        plans || self.owner.as_ref() == Some(reader)
    }

    /// Its page.
    pub fn path(&self) -> String {
        self.id.path()
    }
}

/// What a resolution was made of, as it counts now.
#[derive(Clone, Debug)]
pub enum Source {
    /// A motion that was voted on openly.
    Motion(Motion),
    /// A secret ballot.
    Ballot(Told),
}

/// A word on what became of a resolution.
#[derive(Clone, Debug)]
pub struct FollowUp {
    /// Done, not done, or still open: how far it is, or that it was taken up again.
    pub state: ResolutionState,
    /// What there is to say.
    pub note: String,
    /// Who said it.
    pub told_name: String,
    /// When.
    pub told_at: Moment,
}
