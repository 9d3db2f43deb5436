//! What can be asked about reflections. Read only. One is seen by its writer and by whom he shared it with; for all others there is none.

use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_library::{Answers, Within, Word, hold, of_question, search};
use zhixing_people::{Actor, Unit, UnitKind, unit};

use super::model::{Audience, Choice, Reflection, ReflectionId, Version};
use super::store::{self, Behind};
use crate::discussion::{self, Discussion};

/// How many versions are shown.
const VERSIONS_MAX: usize = 50;

/// Where the first page of a list begins.
pub fn beginning() -> Behind {
    (Moment(i64::MAX), String::new())
}

/// A page of a list, and where the next one begins.
pub struct Leaf {
    /// The reflections.
    pub all: Vec<Reflection>,
    /// Where the next page begins; none when there is none.
    pub next: Option<Behind>,
}

fn leaf(mut all: Vec<Reflection>, key: impl Fn(&Reflection) -> Moment) -> Leaf {
    let more = all.len() > PAGE_ROWS;
    all.truncate(PAGE_ROWS);
    let next = all.last().filter(|_| more).map(|last| (key(last), last.id.to_string()));
    Leaf { all, next }
}

/// The actor's own.
pub fn mine(tx: &Read<'_>, actor: &Actor, behind: &Behind) -> Result<Leaf> {
    Ok(leaf(store::own(tx, actor, behind, PAGE_ROWS + 1)?, |one| one.changed_at))
}

/// What others share with him, whoever they are: there is no list of one person's.
pub fn of_others(tx: &Read<'_>, actor: &Actor, behind: &Behind) -> Result<Leaf> {
    let all = store::shared(tx, actor, behind, PAGE_ROWS + 1)?;
    Ok(leaf(all, |one| one.shared_at.unwrap_or(one.changed_at)))
}

/// How many of the newest of each list a search looks through.
pub const LOOKED_THROUGH: usize = 500;
/// How many of each list a search shows.
const FOUND_SHOWN: usize = 50;

/// What a search found.
pub struct Found {
    /// What was asked for.
    pub words: Vec<Word>,
    /// Of the actor's own, the newest first.
    pub own: Vec<Reflection>,
    /// Of what others share with him, the newest first.
    pub shared: Vec<Reflection>,
    /// Whether older ones were not looked through, or more were found than are shown.
    pub is_cut: bool,
}

/// Looks for words in what the actor wrote and in what others share with him. It reads what he may see at this moment, and nothing else: reflections
/// stand in no index, and whose they are is not looked for.
pub fn found(tx: &Read<'_>, actor: &Actor, question: &str) -> Result<Found> {
    let words = of_question(question);
    let mut found = Found { words, own: Vec::new(), shared: Vec::new(), is_cut: false };
    if found.words.is_empty() {
        return Ok(found);
    }
    let (own, shared) = tx.together((
        || store::own(tx, actor, &beginning(), LOOKED_THROUGH + 1),
        || store::shared(tx, actor, &beginning(), LOOKED_THROUGH + 1),
    ))?;
    found.is_cut = own.len() > LOOKED_THROUGH || shared.len() > LOOKED_THROUGH;
    for (all, into) in [(own, &mut found.own), (shared, &mut found.shared)] {
        let all = all.into_iter().take(LOOKED_THROUGH);
        into.extend(all.filter(|one| hold(&one.content.whole(), &found.words)));
        found.is_cut |= into.len() > FOUND_SHOWN;
        into.truncate(FOUND_SHOWN);
    }
    Ok(found)
}

/// One of the actor's own.
pub fn own(tx: &Read<'_>, actor: &Actor, id: &ReflectionId) -> Result<Reflection> {
    let reflection = store::one(tx, actor, id)?;
    if reflection.member == actor.member { Ok(reflection) } else { Err(Error::NotFound) }
}

/// One that the actor may see.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &ReflectionId) -> Result<Reflection> {
    let reflection = store::one(tx, actor, id)?;
    let sees = reflection.member == actor.member || reflection.audience.admits(&actor.unit, actor.branch.as_ref());
    if sees { Ok(reflection) } else { Err(Error::NotFound) }
}

/// A reflection as its page shows it.
pub struct Shown {
    /// What it says now.
    pub reflection: Reflection,
    /// Whether the reader wrote it.
    pub is_own: bool,
    /// What the reader was shown of it so far, the newest first.
    pub versions: Vec<Version>,
    /// The group or branch that sees it.
    pub unit: Option<Unit>,
    /// What was written below it.
    pub discussion: Discussion,
}

/// One with all that its page shows.
pub fn shown(tx: &Read<'_>, actor: &Actor, id: &ReflectionId) -> Result<Shown> {
    let reflection = visible(tx, actor, id)?;
    let is_own = reflection.member == actor.member;
    let unit = reflection.audience.unit().map(|id| unit(tx, id)).transpose()?;
    let versions = versions(tx, actor, &reflection)?;
    let discussion = discussion::of(tx, actor, &reflection)?;
    Ok(Shown { reflection, is_own, versions, unit, discussion })
}

/// What the reader was shown: what was meant for others only is not shown to him later.
fn versions(tx: &Read<'_>, actor: &Actor, reflection: &Reflection) -> Result<Vec<Version>> {
    let mut versions = store::versions(tx, &reflection.id, VERSIONS_MAX)?;
    if reflection.member != actor.member {
        versions.retain(|version| version.audience.admits(&actor.unit, actor.branch.as_ref()));
    }
    Ok(versions)
}

/// A version, and what it said before.
pub fn version(
    tx: &Read<'_>,
    actor: &Actor,
    id: &ReflectionId,
    number: i64,
) -> Result<(Reflection, Version, Option<Version>)> {
    let reflection = visible(tx, actor, id)?;
    let mut later = versions(tx, actor, &reflection)?.into_iter().skip_while(|version| version.number != number);
    let version = later.next().ok_or(Error::NotFound)?;
    let before = later.next();
    Ok((reflection, version, before))
}

/// A way to share, with the unit that is meant.
pub type Way = (Choice, Option<Unit>);

/// With whom the actor can share, the narrowest first.
pub fn ways(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Way>> {
    let own = unit(tx, &actor.unit)?;
    let mut ways = vec![(Choice::Own, None)];
    if own.kind == UnitKind::Group {
        ways.push((Choice::Group, Some(own)));
    }
    if let Some(branch) = &actor.branch {
        ways.push((Choice::Branch, Some(unit(tx, branch)?)));
    }
    ways.push((Choice::Everybody, None));
    Ok(ways)
}

/// Whether the unit that sees it is one to which its writer no longer belongs.
pub fn has_moved(actor: &Actor, audience: &Audience) -> bool {
    audience.unit().is_some() && !audience.admits(&actor.unit, actor.branch.as_ref())
}

/// Passages of the library that answer a question, to choose from.
pub fn to_quote(tx: &Read<'_>, actor: &Actor, id: &ReflectionId, question: &str) -> Result<(Reflection, Answers)> {
    Ok((own(tx, actor, id)?, search(tx, &actor.organisation, question, Within::default())?))
}
