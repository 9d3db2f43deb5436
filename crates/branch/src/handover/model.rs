//! What was left behind, as plain values: who gives way in which meeting, who follows, and what stands in the way of it.

use jiff::civil::Date;
use zhixing_kit::Moment;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Result, Row};
use zhixing_people::{MemberId, UnitId};

use crate::activity::officers::Officers;
use crate::activity::{Activity, ActivityId};

/// A meeting that is still to come and that somebody is to preside or record who led its unit until a day, and does so no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The meeting.
    pub activity: ActivityId,
    /// The unit that holds it.
    pub unit: UnitId,
    /// The code of its kind.
    pub kind: String,
    /// When it named him.
    pub named_at: Moment,
    /// Who left.
    pub member: MemberId,
    /// The last day on which he led the unit.
    pub last: Date,
    /// Whether he is to preside.
    pub presides: bool,
    /// Whether he still sits on the committee: then he may well go on to take the record.
    pub sits: bool,
}

impl FromRow for Left {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            activity: row.take()?,
            unit: row.take()?,
            kind: row.take()?,
            named_at: row.take()?,
            member: row.take()?,
            last: row.take()?,
            presides: row.take()?,
            sits: row.take()?,
        })
    }
}

impl Left {
    /// Whether somebody else is to follow here. Who was named after he had left his post was named on purpose, and who still sits on the committee
    /// keeps what he records.
    pub fn is_to_follow(&self, day_of: impl Fn(Moment) -> Date) -> bool {
        (self.presides || !self.sits) && day_of(self.named_at) <= self.last
    }
}

/// A meeting that was left behind.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// As it is planned.
    pub activity: Activity,
    /// Who left it.
    pub left: Vec<Left>,
    /// Who was named beside him and does not belong to the branch any more: he gives way too.
    pub moved: Vec<MemberId>,
}

/// Who takes them over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Successor {
    /// Who presides where the former one did.
    pub chair: MemberId,
    /// Who takes the record where the former one did, and where the new chair did.
    pub recorder: Option<MemberId>,
}

/// Why a meeting cannot go to who was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It needs another recorder, and none was chosen.
    NoRecorder,
    /// The chosen recorder presides there.
    RecorderPresides,
}

impl Meeting {
    /// Whether whoever is to preside gives way.
    pub fn chair_gives_way(&self) -> bool {
        self.gives_way(self.activity.chair.as_ref())
    }

    /// Whether whoever is to take the record gives way.
    pub fn recorder_gives_way(&self) -> bool {
        self.gives_way(self.activity.recorder.as_ref())
    }

    fn gives_way(&self, person: Option<&MemberId>) -> bool {
        let left = self.left.iter().map(|left| &left.member);
        person.is_some_and(|person| left.chain(&self.moved).any(|gone| gone == person))
    }

    /// Who presides and records from now on. Who presides takes no record: where the new chair did, somebody else follows there too.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn following(&self, new: &Successor) -> Result<Officers, Obstacle> {
        let Activity { chair, recorder, .. } = &self.activity;
        let chair = if self.chair_gives_way() { Some(new.chair.clone()) } else { chair.clone() };
        if !self.recorder_gives_way() && (recorder.is_none() || *recorder != chair) {
            return Ok(Officers { chair, recorder: recorder.clone() });
        }
        match &new.recorder {
            None => Err(Obstacle::NoRecorder),
            Some(recorder) if chair.as_ref() == Some(recorder) => Err(Obstacle::RecorderPresides),
            recorder => Ok(Officers { chair, recorder: recorder.clone() }),
        }
    }
}
