//! What can go wrong below a page, and nothing about how it is shown (that is [`crate::respond`]).

use crate::text::Sentence;

/// The result of an action or a question.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an action or a question did not give what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules say no: a sentence for the person, which says what to do next. Shown on the page, status 422.
    #[error("refused: {}", .0.en)]
    Refused(Sentence),
    /// The person may not do this, or not here. Status 403.
    #[error("forbidden: {}", .0.en)]
    Forbidden(Sentence),
    /// Another site sent it. Status 403.
    #[error("sent by another site")]
    OtherSite,
    /// There is no such thing, or it may not be known to this person: the two look the same. Status 404.
    #[error("not found")]
    NotFound,
    /// Fields of a form that the database's constraints found fault with: (field, sentence). Status 422.
    #[error("invalid fields")]
    Invalid(Vec<(&'static str, Sentence)>),
    /// A constraint of this name refused the row. Actions turn the ones they expect into sentences.
    #[error("constraint {0}")]
    Constraint(String),
    /// To be run again, because two writes met or because an answer is still on its way; the data layer does it by itself.
    #[error("to be run again")]
    Again,
    /// Too much is waiting already: shed with a clear answer. Status 503.
    #[error("busy")]
    Busy,
    /// The disk is full, or takes no writes for another reason: nothing was saved. Status 507.
    #[error("the disk is full, or takes no writes")]
    Full,
    /// The database cannot be reached now: nothing was saved. Status 503.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    /// The connection broke while committing: it may or may not have been saved. Status 503.
    #[error("outcome unknown: {0}")]
    Unknown(String),
    /// Anything else: a fault of ours. Status 500, with a reference number and one line in the log.
    #[error("{0}")]
    Broken(String),
}

impl Error {
    /// A fault of ours, from anything that can be printed.
    pub fn broken(cause: impl std::fmt::Display) -> Self {
        Self::Broken(cause.to_string())
    }
}

impl From<Sentence> for Error {
    fn from(sentence: Sentence) -> Self {
        Self::Refused(sentence)
    }
}

impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Self::broken(format_args!("JSON: {cause}"))
    }
}
