//! What can happen to an own check: its author saves it, and says that he read it out. Saving is no act of the branch and is not recorded.

use serde_json::Value;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::Actor;

use super::model::OwnCheck;
use super::text::Text;
use super::{questions, store};
use crate::life::round;
use crate::life::round::actions::Done;
use crate::life::round::model::RoundId;
use crate::verbs;

fn refused<T>(say: fn(Text) -> &'static str) -> Result<T> {
    Err(Sentence::of(|language| say(Text(language))).into())
}

/// Saves the actor's own check.
pub fn save(tx: &Write<'_>, actor: &Actor, id: &RoundId, words: &str) -> Result<()> {
    before(tx, actor, id)?;
    store::save(tx, &actor.author(), id, &actor.member, words)
}

/// What he saved before, while he may still write.
pub fn before(tx: &Write<'_>, actor: &Actor, id: &RoundId) -> Result<Option<OwnCheck>> {
    let round = round::questions::visible(tx, actor, id)?;
    if !questions::writes(tx, actor)? {
        return refused(Text::not_member);
    }
    let before = questions::own(tx, actor, &round)?;
    if before.as_ref().is_some_and(|before| before.read_at.is_some()) {
        return refused(Text::read_already);
    }
    Ok(before)
}

/// The author says that he read it out at the meeting: from now on the branch can read it.
pub fn read_out(tx: &Write<'_>, actor: &Actor, id: &RoundId) -> Result<()> {
    let round = round::questions::visible(tx, actor, id)?;
    let Some(check) = questions::own(tx, actor, &round)? else { return refused(Text::nothing) };
    if check.read_at.is_some() {
        return Ok(());
    }
    if !round::questions::progress(tx, &round)?.begun {
        return refused(Text::not_begun);
    }
    store::read(tx, id, &actor.member)?;
    let done = Done {
        verb: &verbs::READ_OUT,
        kind: &verbs::OWN_CHECK,
        part: format!("own-check/{}", actor.member),
        name: &round.topic,
        concerns: Vec::new(),
        facts: Value::Null,
    };
    round::note(tx, &actor.author(), &round, done)
}
