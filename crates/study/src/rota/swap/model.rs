//! A swap as a plain value. Pure.

use zhixing_branch::ActivityId;
use zhixing_kit::Moment;
use zhixing_people::{MemberId, UnitId};

use crate::rota::model::SwapId;
use crate::rota::turn::Outcome;

/// One of the two who swap, with the day that he hosts before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Who.
    pub member: MemberId,
    /// His name when it was asked.
    pub name: String,
    /// The day that he hosts.
    pub day: ActivityId,
}

/// A swap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swap {
    /// Its id.
    pub id: SwapId,
    /// The branch.
    pub branch: UnitId,
    /// Who asks.
    pub asker: Side,
    /// Who is asked.
    pub asked: Side,
    /// What the asker says to it; may be empty.
    pub words: String,
    /// When it was asked.
    pub asked_at: Moment,
    /// How it ended; none while it waits.
    pub outcome: Option<Outcome>,
}

impl Swap {
    /// Its page.
    pub fn path(&self) -> String {
        path(&self.id)
    }
}

/// The page of a swap.
pub fn path(id: &SwapId) -> String {
    format!("/swaps/{id}")
}
