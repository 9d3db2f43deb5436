//! A form on its way out, and one that was handed out. Plain values.

use zhixing_document::{Code, Form, Format, Size};
use zhixing_kit::{Language, Moment};
use zhixing_people::{MemberId, Right, UnitId};
use zhixing_records::StatementId;

/// Who may see what was handed out, besides the one to whom it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenBy {
    /// Whoever has this right at the form's unit.
    Right(Right),
    /// Who sees the unit's activities, and who looks at it from above: a decision (P7).
    Decision,
    /// Nobody else: a member's own file.
    Himself,
}

/// The word of [`SeenBy::Decision`] in rows.
const DECISION: &str = "decision";

impl SeenBy {
    /// The word in rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::Right(right) => right.word(),
            Self::Decision => DECISION,
            Self::Himself => "",
        }
    }

    /// Reads the word; an unknown one shows nothing to anybody else.
    pub fn of(code: &str) -> Self {
        match Right::read(code) {
            Some(right) => Self::Right(right),
            None if code == DECISION => Self::Decision,
            None => Self::Himself,
        }
    }
}

/// A form as the room gives it whose facts it tells.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it says.
    pub form: Form,
    /// The path of the whole it is about, such as `activity/ID`.
    pub about: String,
    /// The unit whose form it is.
    pub unit: UnitId,
    /// Who may see it later by its code.
    pub seen_by: SeenBy,
    /// Whom its record concerns.
    pub concerns: Vec<MemberId>,
    /// The file's name without its ending.
    pub file_name: String,
}

/// How a form is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// As what kind of file.
    pub format: Format,
    /// In which size of type; for PDF alone.
    pub size: Size,
    /// In which language.
    pub language: Language,
}

/// A form that was handed out.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Its code.
    pub code: Code,
    /// The code of its kind.
    pub kind: String,
    /// As what kind of file.
    pub format: Format,
    /// Whose form it is.
    pub unit: UnitId,
    /// What it is about.
    pub about: String,
    /// Who may see it.
    pub seen_by: SeenBy,
    /// What it said.
    pub content: String,
    /// The digest of what it said.
    pub content_digest: String,
    /// The digest of the file.
    pub file_digest: String,
    /// Who was handed it.
    pub issued_by: MemberId,
    /// His name.
    pub issued_name: String,
    /// When.
    pub issued_at: Moment,
    /// Its record.
    pub statement: StatementId,
}
