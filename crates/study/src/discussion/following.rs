//! Who is told of answers: who wrote the reflection, unless he wishes otherwise, and who asked to be. A wish is one's own affair and leaves no record.

use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, MemberId, member, top_unit};

use super::store;
use super::text::Text;
use crate::reflection::model::{Reflection, ReflectionId};
use crate::reflection::questions::visible;

/// Its writer is told, from the moment in which others see it.
pub fn follow_own(tx: &Write<'_>, actor: &Actor, id: &ReflectionId) -> Result<()> {
    store::follow(tx, actor, id)
}

/// Nobody is told any more: it was taken back.
pub fn end_following(tx: &Write<'_>, id: &ReflectionId) -> Result<()> {
    store::end_following(tx, id)
}

/// The actor wishes to be told, or does not any more.
pub fn choose(tx: &Write<'_>, actor: &Actor, id: &ReflectionId, follows: bool) -> Result<()> {
    visible(tx, actor, id)?;
    if follows { store::follow(tx, actor, id) } else { store::leave(tx, actor, id) }
}

/// Tells who wished to be told and still sees it that there is an answer; not the one who wrote it. Only the writer of the reflection is told more than
/// that: what others shared with one may be taken back, and a message stays.
pub fn tell(tx: &Write<'_>, actor: &Actor, reflection: &Reflection) -> Result<()> {
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for follower in store::followers(tx, &reflection.id)?.into_iter().filter(|one| *one != actor.member) {
        if follower == reflection.member {
            own.push(follower);
        } else if still_sees(tx, reflection, &follower)? {
            others.push(follower);
        }
    }
    let name = reflection.content.name();
    let notice = |to: Vec<MemberId>, subject: Sentence, body: Sentence| -> Result<()> {
        let unit = top_unit(tx, &actor.organisation)?.id;
        send(tx, &actor.author(), Notice { unit, to, subject, body, link: format!("{}#discussion", reflection.path()) })
    };
    notice(
        own,
        Sentence::of(|language| Text(language).told_author(&actor.name)),
        Sentence::of(|language| Text(language).told_author_body(&name)),
    )?;
    notice(others, Sentence::of(|language| Text(language).told()), Sentence::of(|language| Text(language).told_body()))
}

fn still_sees(tx: &Write<'_>, reflection: &Reflection, follower: &MemberId) -> Result<bool> {
    let member = member(tx, follower)?;
    Ok(member.belongs(tx.today()) && reflection.audience.admits(&member.unit, member.branch.as_ref()))
}
