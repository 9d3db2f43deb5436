//! Motions that were never put to the vote when their meeting ends: whoever ends it says whether they are withdrawn or stay as not voted on. The minutes
//! say which.

use zhixing_kit::form::Faults;
use zhixing_kit::{Read, Result, Sentence, Write};
use zhixing_people::Actor;

use super::model::Motion;
use super::text::Text;
use super::{actions, questions};
use crate::activity::doubt::shortened;
use crate::activity::model::ActivityId;

/// What becomes of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unvoted {
    /// They are withdrawn, for this reason.
    Withdraw(String),
    /// They stay, as not voted on.
    Keep,
}

impl Unvoted {
    /// The word in forms for those that are withdrawn.
    pub const WITHDRAW: &str = "withdraw";
    /// The word for those that stay.
    pub const KEEP: &str = "keep";
}

/// The motions of a meeting that wait to be put to the vote.
pub(crate) fn waiting(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Motion>> {
    Ok(questions::list(tx, activity)?.into_iter().filter(Motion::is_waiting).collect())
}

/// Does with them what was answered.
///
/// # Errors
/// Asks, at the field, where there are some and nothing was answered.
pub(crate) fn settle(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, answer: Option<&Unvoted>) -> Result<()> {
    let waiting = waiting(tx, activity)?;
    match (waiting.first(), answer) {
        (None, _) | (Some(_), Some(Unvoted::Keep)) => Ok(()),
        (Some(_), Some(Unvoted::Withdraw(reason))) => {
            waiting.iter().try_for_each(|motion| actions::withdraw(tx, actor, activity, &motion.id, reason))
        }
        (Some(first), None) => {
            let said = |language| Text(language).unvoted(shortened(&first.text), waiting.len());
            Err(Faults::at("unvoted", Sentence::of(said)).into())
        }
    }
}
