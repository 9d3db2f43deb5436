//! A feed and what stands in it, as plain values: how a change of plan shows in a calendar. No SQL, no page, no clock.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, ids};
use zhixing_people::{MemberId, UnitId};

use crate::activity::{ActivityId, State};

ids! {
    /// A feed.
    FeedId;
}

/// What a feed shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What concerns its owner: the same as his calendar page, and what names him.
    Own,
    /// Everything of a branch with its groups, or of a group.
    Unit(UnitId),
}

impl Scope {
    /// The word of its own meetings in rows.
    const OWN: &str = "own";

    /// As rows keep it.
    pub fn word(&self) -> &str {
        match self {
            Self::Own => Self::OWN,
            Self::Unit(unit) => unit.as_str(),
        }
    }

    /// The unit whose meetings it shows; none for its owner's own.
    pub fn unit(&self) -> Option<&UnitId> {
        match self {
            Self::Own => None,
            Self::Unit(unit) => Some(unit),
        }
    }

    /// Reads what a row or a form holds; a form leaves its own empty.
    pub fn read(word: &str) -> Option<Self> {
        if word.is_empty() || word == Self::OWN { Some(Self::Own) } else { UnitId::parse(word).map(Self::Unit) }
    }
}

/// A feed, as its owner sees it: its secret is not known any more.
#[derive(Clone, Debug)]
pub struct Feed {
    /// Its id.
    pub id: FeedId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// Whose it is.
    pub member: MemberId,
    /// What it shows.
    pub scope: Scope,
    /// Since when its address holds.
    pub made_at: Moment,
}

impl Feed {
    /// Whether its address still holds when its owner's access was made anew at that moment: who had the account before may know it.
    pub fn holds_after(&self, renewed: Option<Moment>) -> bool {
        renewed.is_none_or(|renewed| self.made_at > renewed)
    }
}

/// An activity as a calendar shows it.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// The activity: the event's id for good.
    pub id: ActivityId,
    /// The unit that holds it.
    pub unit: UnitId,
    /// The name of that unit, where it is a group of the branch.
    pub group: Option<String>,
    /// The charter's code of its kind.
    pub kind: String,
    /// What it is about.
    pub topic: String,
    /// Where; may be empty.
    pub place: String,
    /// When it begins.
    pub starts_at: Moment,
    /// How long, in minutes.
    pub minutes: u32,
    /// Where it stands.
    pub state: State,
    /// Grows with each change of the plan.
    pub version: u32,
    /// When it was planned, changed, convened and cancelled, as far as that happened.
    pub steps: [Option<Moment>; 4],
    /// Why it was cancelled.
    pub reason: Option<String>,
    /// When it named the feed's owner as who presides or takes the record; when it was planned, where it does not.
    pub named_at: Moment,
    /// Whether it names the feed's owner: as chair, recorder or on the roll.
    pub names_owner: bool,
}

impl Occasion {
    /// How often it was revised (RFC 5545, 3.8.7.4): calendars take the higher one. Cancelling is a revision.
    pub fn sequence(&self) -> u32 {
        self.version.saturating_sub(1) + u32::from(self.state == State::Cancelled)
    }

    /// When it was planned.
    pub fn made_at(&self) -> Moment {
        self.steps[0].unwrap_or(self.starts_at)
    }

    /// When what the calendar shows was last changed.
    pub fn revised_at(&self) -> Moment {
        self.steps.iter().flatten().copied().max().unwrap_or(self.starts_at)
    }
}
