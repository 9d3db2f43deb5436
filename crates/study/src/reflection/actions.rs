//! What can happen to reflections: one is begun, changed, shared with others, taken back, ended, and quotes the library. As long as one is its writer's
//! alone it leaves no statement, as a draft does: the ledger would tell that there is one. What is shared leaves statements that name nobody but him, in
//! the records of the organisation itself, which no post opens: so that nobody can count from them who wrote how much (P10).

use serde_json::json;
use sha2::{Digest, Sha256};
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_library::quote as passage_of;
use zhixing_people::{Actor, MemberId, Place, Right, UnitKind, require, top_unit, unit};
use zhixing_records::{Deed, Thing, ThingKind, Verb, append};

use super::input::Written;
use super::model::{Audience, Choice, Content, Passage, Reflection, ReflectionId};
use super::text::Text;
use super::{questions, store};
use crate::discussion;
use crate::verbs;

/// Begins one: its writer's alone.
pub fn begin(tx: &Write<'_>, actor: &Actor, written: &Written) -> Result<ReflectionId> {
    let id: ReflectionId = tx.new_id();
    let Written { title, words } = written.clone();
    store::add(tx, actor, &id, &Content { title, words, passages: Vec::new() })?;
    Ok(id)
}

/// Changes what it says. Who sees it is shown the new version, and that it was changed.
pub fn change(tx: &Write<'_>, actor: &Actor, id: &ReflectionId, written: &Written) -> Result<()> {
    let reflection = questions::own(tx, actor, id)?;
    let Written { title, words } = written.clone();
    let content = Content { title, words, passages: reflection.content.passages.clone() };
    say(tx, actor, &reflection, content)
}

/// Quotes a passage of the library, by its number there.
pub fn quote(tx: &Write<'_>, actor: &Actor, id: &ReflectionId, number: i64) -> Result<()> {
    let reflection = questions::own(tx, actor, id)?;
    let passage = Passage::of(passage_of(tx, &actor.organisation, number)?);
    say(tx, actor, &reflection, reflection.content.quoting(passage)?)
}

/// Quotes it no longer; `place` is where it stands among the passages, from 0.
pub fn take_out(tx: &Write<'_>, actor: &Actor, id: &ReflectionId, place: usize) -> Result<()> {
    let reflection = questions::own(tx, actor, id)?;
    let mut content = reflection.content.clone();
    if place >= content.passages.len() {
        return Err(Error::NotFound);
    }
    content.passages.remove(place);
    say(tx, actor, &reflection, content)
}

fn say(tx: &Write<'_>, actor: &Actor, reflection: &Reflection, content: Content) -> Result<()> {
    if reflection.content == content {
        return Ok(());
    }
    store::change(tx, &reflection.id, &content)?;
    if reflection.audience == Audience::Own {
        return Ok(());
    }
    store::add_version(tx, actor, &reflection.id, &content, &reflection.audience)?;
    note(tx, actor, &verbs::REVISED, &reflection.id, &reflection.audience, &content)
}

/// Shares it with others than before, or takes it back to its writer's own eyes. What was shown to fewer stays with these.
pub fn share(tx: &Write<'_>, actor: &Actor, id: &ReflectionId, choice: Choice) -> Result<()> {
    let reflection = questions::own(tx, actor, id)?;
    let audience = audience_of(tx, actor, choice)?;
    if audience == reflection.audience {
        return Ok(());
    }
    if audience == Audience::Own {
        store::share(tx, id, &audience, None)?;
        store::end_versions(tx, id)?;
        discussion::end_following(tx, id)?;
        return note(tx, actor, &verbs::UNSHARED, id, &audience, &reflection.content);
    }
    let since = reflection.shared_at.unwrap_or_else(|| tx.now());
    store::share(tx, id, &audience, Some(since))?;
    store::add_version(tx, actor, id, &reflection.content, &audience)?;
    if reflection.shared_at.is_none() {
        discussion::follow_own(tx, actor, id)?;
    }
    note(tx, actor, &verbs::SHARED, id, &audience, &reflection.content)
}

/// Who is meant: the group and the branch are the actor's own.
fn audience_of(tx: &Write<'_>, actor: &Actor, choice: Choice) -> Result<Audience> {
    let audience = match choice {
        Choice::Own => Audience::Own,
        Choice::Everybody => Audience::Everybody,
        Choice::Branch => Audience::Branch(actor.branch.clone().ok_or_else(no_such_choice)?),
        Choice::Group => {
            let own = unit(tx, &actor.unit)?;
            Audience::Group((own.kind == UnitKind::Group).then_some(own.id).ok_or_else(no_such_choice)?)
        }
    };
    if let Some(unit) = audience.unit() {
        require(tx, actor, Right::SeePeople, &Place::unit(unit))?;
    }
    Ok(audience)
}

fn no_such_choice() -> Error {
    Sentence::of(|language| Text(language).no_such_choice()).into()
}

/// Ends one that nobody else sees: it goes for good, with what others wrote below it while they saw it.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &ReflectionId) -> Result<()> {
    let reflection = questions::own(tx, actor, id)?;
    if reflection.audience != Audience::Own {
        return Err(Sentence::of(|language| Text(language).take_back_first()).into());
    }
    store::end(tx, actor, id)
}

fn note(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    id: &ReflectionId,
    audience: &Audience,
    content: &Content,
) -> Result<()> {
    let digest = hex::encode(Sha256::digest(content.whole().as_bytes()));
    let facts = json!({ "audience": audience.choice().word(), "digest": digest });
    record(tx, actor, verb, (&verbs::REFLECTION, format!("reflection/{id}")), id, Vec::new(), facts)
}

/// Records an act about a shared reflection: under the organisation itself, without a word of what was written, seen by who did it and by those named.
pub(crate) fn record(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    (kind, path): (&'static ThingKind, String),
    about: &ReflectionId,
    concerns: Vec<MemberId>,
    facts: serde_json::Value,
) -> Result<()> {
    let deed = Deed {
        verb,
        object: Thing { kind, path, name: kind.zh.to_owned() },
        about: format!("reflection/{about}"),
        unit: top_unit(tx, &actor.organisation)?.id,
        concerns,
        happened_at: tx.now(),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}
