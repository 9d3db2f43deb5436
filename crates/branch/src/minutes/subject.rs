//! What can be corrected in minutes, and a correction, as plain values.

use serde::Serialize;
use zhixing_kit::Moment;

/// What a correction corrects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The topic of the meeting.
    Topic,
    /// Its place.
    Place,
    /// When it began.
    Opened,
    /// When it ended.
    Closed,
    /// Who presided.
    Chair,
    /// Who took the record.
    Recorder,
    /// An agenda item.
    Agenda,
    /// What came of an agenda item.
    Outcome,
    /// Somebody's words.
    Remark,
    /// Who spoke them.
    Speaker,
    /// Somebody's attendance.
    Roll,
    /// The text of a motion.
    Motion,
    /// Somebody's open vote on a motion.
    Vote,
    /// A resolution.
    Resolution,
}

impl Subject {
    /// All subjects.
    pub const ALL: [Self; 14] = [
        Self::Topic,
        Self::Place,
        Self::Opened,
        Self::Closed,
        Self::Chair,
        Self::Recorder,
        Self::Agenda,
        Self::Outcome,
        Self::Remark,
        Self::Speaker,
        Self::Roll,
        Self::Motion,
        Self::Vote,
        Self::Resolution,
    ];

    /// The word in rows and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Place => "place",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Chair => "chair",
            Self::Recorder => "recorder",
            Self::Agenda => "agenda",
            Self::Outcome => "outcome",
            Self::Remark => "remark",
            Self::Speaker => "speaker",
            Self::Roll => "roll",
            Self::Motion => "motion",
            Self::Vote => "vote",
            Self::Resolution => "resolution",
        }
    }

    /// The subject of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.code() == code)
    }
}

impl Subject {
    /// Whether it is a moment, which is corrected as a day and a time.
    pub fn is_moment(self) -> bool {
        matches!(self, Self::Opened | Self::Closed)
    }

    /// Whether it is one of the two who sign.
    pub fn is_officer(self) -> bool {
        matches!(self, Self::Chair | Self::Recorder)
    }

    /// Whether it says who somebody was: by name.
    pub fn is_person(self) -> bool {
        self.is_officer() || self == Self::Speaker
    }

    /// Whether it is a value that is replaced as a whole, and no words that somebody wrote.
    pub fn is_value(self) -> bool {
        self.is_moment() || self.is_person() || matches!(self, Self::Roll | Self::Vote)
    }
}

/// A later correction: what stood there, what stands there now, and why.
#[derive(Clone, Debug)]
pub struct Correction {
    /// What it corrects.
    pub subject: Subject,
    /// Which one: the id of the entry, or of the meeting.
    pub entry: String,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
    /// Why.
    pub why: String,
    /// Whether somebody had signed before.
    pub after_signing: bool,
    /// Who.
    pub corrected_name: String,
    /// When.
    pub corrected_at: Moment,
}

/// Whether an entry says otherwise now than before its corrections, which stand in their order: one that was put right and put back says what it said.
pub fn is_corrected(corrections: &[Correction], subject: Subject, entry: &str) -> bool {
    let mut of_entry = corrections.iter().filter(|one| one.subject == subject && one.entry == entry);
    let Some(first) = of_entry.next() else { return false };
    of_entry.next_back().unwrap_or(first).after != first.before
}
