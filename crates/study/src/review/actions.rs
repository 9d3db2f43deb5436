//! What can happen to a self-review. No act leaves a statement, and none tells anybody else that there is one: it is its writer's own affair, as a draft is.

use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_merge::{Differing, Edit, Saved};
use zhixing_people::Actor;

use super::model::{Lock, OPEN_MS_MAX, STEPS_MAX, Step, StepId, Words};
use super::questions::{self, Open};
use super::seal::{Key, Purpose, name_of_token};
use super::text::Text;
use super::{reminder, store};
use crate::review::input::{NewStep, NotesInput, check_notes, notes_of};

/// Begins one, and opens it in the browser with this token.
pub fn begin(tx: &Write<'_>, actor: &Actor, lock: &Lock, key: &Key, token: &str) -> Result<()> {
    if !store::add_lock(tx, actor, lock)? {
        return Err(Sentence::of(|language| Text(language).begun_already()).into());
    }
    save(tx, actor, key, &Words::default())?;
    open(tx, actor, key, token)
}

/// Opens it in the browser with this token: the key lies in the database sealed by the token, which lies in the browser alone.
pub fn open(tx: &Write<'_>, actor: &Actor, key: &Key, token: &str) -> Result<()> {
    let sealed = key.wrapped(&Key::of_token(token), Purpose::Opening, actor.member.as_str(), tx.random())?;
    store::add_opening(tx, actor, &name_of_token(token), sealed, tx.now().plus_ms(OPEN_MS_MAX))
}

/// Closes it in this browser.
pub fn close(tx: &Write<'_>, actor: &Actor, token: &str) -> Result<()> {
    store::end_opening(tx, actor, &name_of_token(token))
}

/// Locks it with something else. The lock that was opened must still be there: otherwise another device was first.
pub fn relock(tx: &Write<'_>, actor: &Actor, before: &Lock, lock: &Lock) -> Result<()> {
    if store::change_lock(tx, &actor.member, before, lock)? { Ok(()) } else { Err(Error::Busy) }
}

/// Gives it up: everything goes, what could be read and what could not.
pub fn end(tx: &Write<'_>, actor: &Actor) -> Result<()> {
    store::end_all(tx, &actor.member)
}

/// What became of a form of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// It is kept as it was written.
    AsWritten,
    /// Another device had written in the same places meanwhile: there both stand now, one below the other.
    Together,
}

/// Keeps the notes of one part, together with what another device wrote meanwhile.
pub fn note(tx: &Write<'_>, actor: &Actor, open: &Open, part: &str, edit: &Edit<NotesInput>) -> Result<Noted> {
    let mut words = questions::words(tx, actor, &open.key)?;
    let (typed, noted) = match edit.save(&notes_of(part, &words), Ok)? {
        Saved::Done(typed) => (typed, Noted::AsWritten),
        Saved::Asks(asked) => {
            let mut typed = asked.edit.typed;
            for Differing { name, mine, theirs } in asked.differing {
                let both = [theirs, mine].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>();
                typed.insert(name, both.join("\n"));
            }
            (typed, Noted::Together)
        }
    };
    for (code, note) in check_notes(part, &typed)? {
        if note.is_empty() {
            words.notes.remove(&code)
        } else {
            words.notes.insert(code, note)
        };
    }
    keep(tx, actor, open, &words)?;
    Ok(noted)
}

/// Adds a next step.
pub fn add_step(tx: &Write<'_>, actor: &Actor, open: &Open, new: &NewStep) -> Result<()> {
    let mut words = questions::words(tx, actor, &open.key)?;
    if words.steps.len() >= STEPS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_steps(STEPS_MAX)).into());
    }
    let NewStep { words: said, day, reminds } = new.clone();
    words.steps.push(Step { id: tx.new_id(), words: said, day, reminds, done: false });
    keep(tx, actor, open, &words)
}

/// Ticks a next step, or unticks it.
pub fn tick(tx: &Write<'_>, actor: &Actor, open: &Open, id: &StepId, done: bool) -> Result<()> {
    let mut words = questions::words(tx, actor, &open.key)?;
    words.steps.iter_mut().find(|step| step.id == *id).ok_or(Error::NotFound)?.done = done;
    keep(tx, actor, open, &words)
}

/// Takes a next step away.
pub fn end_step(tx: &Write<'_>, actor: &Actor, open: &Open, id: &StepId) -> Result<()> {
    let mut words = questions::words(tx, actor, &open.key)?;
    let before = words.steps.len();
    words.steps.retain(|step| step.id != *id);
    if words.steps.len() == before {
        return Err(Error::NotFound);
    }
    keep(tx, actor, open, &words)
}

/// Seals what changed, and stays open.
fn keep(tx: &Write<'_>, actor: &Actor, open: &Open, words: &Words) -> Result<()> {
    save(tx, actor, &open.key, words)?;
    reminder::keep(tx, actor, words)?;
    store::stay_open(tx, actor, &name_of_token(&open.token), tx.now().plus_ms(OPEN_MS_MAX))
}

fn save(tx: &Write<'_>, actor: &Actor, key: &Key, words: &Words) -> Result<()> {
    let text = zeroize::Zeroizing::new(serde_json::to_string(words)?);
    store::save(tx, actor, key.seal(&text, actor.member.as_str(), tx.random())?)
}
