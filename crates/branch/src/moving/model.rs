//! A moving as plain values, and who is responsible for the member meanwhile.

use jiff::civil::Date;
use zhixing_kit::ids;
use zhixing_people::{MemberId, UnitId};

ids! {
    /// A moving.
    MovingId;
}

/// How a moving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The other branch has received him.
    Received,
    /// The branch that sent him called him back.
    CalledBack,
    /// The branch that was to receive him sent him back: he is none of its own.
    Refused,
}

impl Outcome {
    /// The word in rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::CalledBack => "called_back",
            Self::Refused => "refused",
        }
    }

    /// The outcome of a word.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Received, Self::CalledBack, Self::Refused].into_iter().find(|outcome| outcome.code() == code)
    }
}

/// The end of a moving.
#[derive(Clone, Debug)]
pub struct End {
    /// How.
    pub outcome: Outcome,
    /// On which day.
    pub on: Date,
    /// Why, when he was called or sent back.
    pub reason: String,
    /// Who took it down.
    pub by_name: String,
}

/// A moving.
#[derive(Clone, Debug)]
pub struct Moving {
    /// Its id.
    pub id: MovingId,
    /// Who.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// The branch that sends, and its name.
    pub from: (UnitId, String),
    /// The branch that is to receive, and its name.
    pub to: (UnitId, String),
    /// The paper: its title or number.
    pub document: String,
    /// Why he moves.
    pub reason: String,
    /// The day on which he was sent.
    pub sent_on: Date,
    /// The day by which he is to be received.
    pub due_on: Date,
    /// Who sent him.
    pub sent_name: String,
    /// How it ended; none while he is under way.
    pub end: Option<End>,
}

impl Moving {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/movings/{}", self.id)
    }

    /// What the ledger calls it.
    pub fn about(&self) -> String {
        format!("moving/{}", self.id)
    }

    /// The branch that is responsible for him: the sender until the other one has received him (教 25).
    pub fn responsible(&self) -> &(UnitId, String) {
        match &self.end {
            Some(end) if end.outcome == Outcome::Received => &self.to,
            _ => &self.from,
        }
    }

    /// Whether he should have been received by now.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.end.is_none() && self.due_on < today
    }
}
