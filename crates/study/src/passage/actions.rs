//! What can happen: a passage is named as the source of a question. That is a further version of it, as every other change.

use zhixing_kit::{Result, Write};
use zhixing_library::{quote, way_to};
use zhixing_people::Actor;

use crate::bank::actions::change;
use crate::bank::input::QuestionInput;
use crate::bank::model::QuestionId;
use crate::bank::questions::changeable;

/// Names a passage of the library, by its number, as the source of a question. Words that say where it comes from already are kept.
pub fn cite(tx: &Write<'_>, actor: &Actor, id: &QuestionId, number: i64) -> Result<()> {
    let kept = changeable(tx, actor, id)?;
    let quote = quote(tx, &actor.organisation, number)?;
    let mut input = QuestionInput::of(&kept.question);
    input.link = way_to(&quote.material, quote.edition, quote.part, quote.place);
    if input.source.is_empty() {
        input.source = quote.title;
    }
    change(tx, actor, id, &input.check()?)
}
