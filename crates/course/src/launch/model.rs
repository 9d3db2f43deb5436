//! Enrolments, standings and sessions as plain values.

use std::collections::BTreeMap;

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Moment, ids};
use zhixing_people::MemberId;

use crate::course::model::EditionId;
use crate::package::model::{MoveOn, Outline, Part, mark};

ids! {
    /// Somebody's going through a course; the registration in his statements.
    EnrolmentId;
    /// A session: a part that was opened once.
    LaunchId;
}

/// For how long an opened part may be used, in milliseconds.
pub const OPEN_MS_MAX: i64 = DAY_MS;
/// The most bytes that a SCORM part keeps for itself.
pub const KEPT_BYTES_MAX: usize = 256 * 1024;

/// What somebody did of a part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// When it was completed first.
    pub completed_at: Option<Moment>,
    /// When it was passed first.
    pub passed_at: Option<Moment>,
    /// When it was failed last.
    pub failed_at: Option<Moment>,
    /// When it was done as its manifest asks.
    pub satisfied_at: Option<Moment>,
    /// How much of 1 was right, as it told last.
    pub result: Option<f64>,
    /// What a SCORM part keeps for itself, as JSON; empty: nothing.
    pub kept: String,
}

/// What a member himself did of a course.
#[derive(Clone, Debug, Default)]
pub struct Mine {
    /// When all of it was done.
    pub satisfied_at: Option<Moment>,
    /// By the marks of parts.
    pub standings: BTreeMap<String, Standing>,
}

impl Mine {
    /// What he did of a part; `None` when he never opened it.
    pub fn of(&self, part: &Part) -> Option<&Standing> {
        self.standings.get(&part.mark())
    }
}

/// Where a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It was opened; no token was fetched.
    Launched,
    /// A cmi5 course fetched its token.
    Fetched,
    /// It says that it began.
    Initialized,
    /// It says that it ended.
    Terminated,
    /// Another one took its place, or its time was over.
    Abandoned,
}

impl Stage {
    const ALL: [Self; 5] = [Self::Launched, Self::Fetched, Self::Initialized, Self::Terminated, Self::Abandoned];

    /// As rows name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Launched => "launched",
            Self::Fetched => "fetched",
            Self::Initialized => "initialized",
            Self::Terminated => "terminated",
            Self::Abandoned => "abandoned",
        }
    }

    /// Reads what [`Self::word`] wrote.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// Whether the course may still say something.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Terminated | Self::Abandoned)
    }
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    /// Its id, which cmi5 calls the session.
    pub id: LaunchId,
    /// Of which enrolment.
    pub enrolment: EnrolmentId,
    /// Which part, by its mark.
    pub part: String,
    /// In which edition.
    pub edition: EditionId,
    /// Whose.
    pub member: MemberId,
    /// When it was opened.
    pub begun_at: Moment,
    /// Until when it may be used.
    pub until: Moment,
    /// Where it is.
    pub stage: Stage,
    /// The number of the newest commit of a SCORM part.
    pub taken: i64,
}

/// Whether a part is done.
pub fn is_satisfied(move_on: MoveOn, standing: &Standing) -> bool {
    move_on.is_met(standing.completed_at.is_some(), standing.passed_at.is_some())
}

/// Which blocks, innermost first, and at last the whole (an empty name) are done now that these parts are.
pub fn satisfied_blocks(outline: &Outline, part: &Part, is_done: impl Fn(&Part) -> bool) -> Vec<String> {
    let all_within =
        |block: usize| outline.parts.iter().filter(|one| outline.around(one).contains(&block)).all(&is_done);
    let blocks = outline.around(part).into_iter().filter(|block| all_within(*block));
    let mut done: Vec<String> = blocks.map(|block| mark(&outline.blocks[block].id)).collect();
    if outline.parts.iter().all(&is_done) {
        done.push(String::new());
    }
    done
}
