//! Who signs minutes, as plain values: recorder and chair, each once.

use zhixing_kit::{Moment, Sentence};
use zhixing_people::MemberId;

use super::model::Minutes;
use super::text::Text;
use crate::activity::model::Activity;

/// Whose signature it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignerRole {
    /// The recorder's.
    Recorder,
    /// The chair's.
    Chair,
}

impl SignerRole {
    /// Both, in the order in which they stand below the minutes.
    pub const ALL: [Self; 2] = [Self::Recorder, Self::Chair];

    /// The word in rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::Recorder => "recorder",
            Self::Chair => "chair",
        }
    }

    /// The role of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Who has this role in a meeting.
    pub fn person(self, activity: &Activity) -> Option<&MemberId> {
        match self {
            Self::Recorder => activity.recorder.as_ref(),
            Self::Chair => activity.chair.as_ref(),
        }
    }

    /// The name of who has it, as it was written down; empty without one.
    pub fn written(self, activity: &Activity) -> &str {
        match self {
            Self::Recorder => &activity.recorder_name,
            Self::Chair => &activity.chair_name,
        }
    }

    /// The role that a member has in a meeting, if it is one that signs.
    pub fn in_meeting(activity: &Activity, member: &MemberId) -> Option<Self> {
        if activity.recorder.as_ref() == Some(member) {
            return Some(Self::Recorder);
        }
        (activity.chair.as_ref() == Some(member)).then_some(Self::Chair)
    }
}

/// A signature under the minutes.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Whose.
    pub role: SignerRole,
    /// His name.
    pub name: String,
    /// The digest of what he signed.
    pub digest: String,
    /// When.
    pub signed_at: Moment,
}

/// What became of the minutes since somebody signed them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// They say what he signed.
    Same,
    /// Something was corrected.
    Corrected,
    /// No correction is on record; a name in them is erased, as the rules ask.
    Erased,
    /// Something was corrected, and a name in them is erased.
    CorrectedAndErased,
    /// Neither is to be seen: what they take from elsewhere may have changed, such as the unit's name.
    Elsewhere,
}

impl Since {
    /// Told apart by what can be seen: corrections have their moment, and an erased name is another word than any name.
    pub(super) fn of(is_same: bool, is_corrected: bool, is_erased: bool) -> Self {
        match (is_same, is_corrected, is_erased) {
            (true, ..) => Self::Same,
            (false, true, false) => Self::Corrected,
            (false, true, true) => Self::CorrectedAndErased,
            (false, false, true) => Self::Erased,
            (false, false, false) => Self::Elsewhere,
        }
    }
}

/// Refuses a signature that is not this person's to give, or that was given before.
pub fn may_sign(minutes: &Minutes, member: &MemberId) -> Result<SignerRole, Sentence> {
    let role = SignerRole::in_meeting(&minutes.activity, member)
        .ok_or_else(|| Sentence::of(|language| Text(language).not_yours()))?;
    if minutes.signature(role).is_some() {
        return Err(Sentence::of(|language| Text(language).signed_already()));
    }
    Ok(role)
}
