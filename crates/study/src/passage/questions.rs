//! What can be asked about passages behind questions. Read only.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};
use zhixing_library::{Answers, Quote, Within, passage_at, search};
use zhixing_people::Actor;
use zhixing_question::Question;

use crate::bank::model::{Kept, QuestionId};
use crate::bank::questions::changeable;

/// The passage that a question names as its source; nothing where it names none, or none that can still be read.
pub fn behind(tx: &Read<'_>, organisation: &OrganisationId, question: &Question) -> Result<Option<Quote>> {
    passage_at(tx, organisation, question.link())
}

/// Passages that answer what is searched for, for who keeps the question's bank.
pub fn to_choose(tx: &Read<'_>, actor: &Actor, id: &QuestionId, q: &str) -> Result<(Kept, Answers)> {
    Ok((changeable(tx, actor, id)?, search(tx, &actor.organisation, q, Within::default())?))
}
