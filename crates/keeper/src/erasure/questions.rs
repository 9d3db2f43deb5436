//! What an erasure would do, before it is done.

use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_people::{Actor, Member, member};
use zhixing_records::{MemberId, statements_naming};

use super::elsewhere::{Elsewhere, KnownBy, Seen, known_by};
use super::model::{Rule, is_telling};
use super::store;
use super::text::Text;
use crate::administering;

/// What would go and what would stay.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Who.
    pub member: Member,
    /// How many rows of each table are his; what belongs to signing in, and what he wrote for himself, is not counted.
    pub rows: Vec<(&'static Rule, Option<u64>)>,
    /// Statements about him alone: their details go.
    pub alone: usize,
    /// Statements that concern others too: only the name goes.
    pub shared: usize,
    /// Texts in which his name stands; not counted where the name is not his alone.
    pub texts: Option<u64>,
    /// How the house knows him.
    pub known: KnownBy,
    /// What other systems recorded of him by that.
    pub elsewhere: Seen,
}

/// What erasing a member would do. For an administrator alone; refuses one who still belongs somewhere, or was erased before.
pub fn preview(tx: &Read<'_>, actor: &Actor, id: &MemberId, elsewhere: Elsewhere) -> Result<Preview> {
    let (member, unique) = erasable(tx, actor, id)?;
    let named = statements_naming(tx, id, if unique { &member.name } else { "" })?;
    let alone = named.iter().filter(|one| one.alone).count();
    let texts = if unique { Some(store::count_texts(tx, &member.name)?) } else { None };
    let known = known_by(tx, id, &member)?;
    let elsewhere = (elsewhere.look)(tx, &actor.organisation, &known)?;
    let (rows, shared) = (store::count_rows(tx, id)?, named.len() - alone);
    Ok(Preview { member, rows, alone, shared, texts, known, elsewhere })
}

/// The member, if he may be erased, and whether his name alone says who is meant.
pub(super) fn erasable(tx: &Read<'_>, actor: &Actor, id: &MemberId) -> Result<(Member, bool)> {
    administering(tx, actor)?;
    if store::is_erased(tx, id)? {
        return Err(Error::NotFound);
    }
    let member = member(tx, id)?;
    if member.belongs(tx.today()) {
        return Err(Sentence::of(|language| Text(language).still_here(&member.name)).into());
    }
    let unique = is_telling(&member.name) && store::is_unique(tx, &actor.organisation, id, &member.name)?;
    Ok((member, unique))
}
