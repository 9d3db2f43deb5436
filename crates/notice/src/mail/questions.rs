//! What can be asked about mail: one's own choice, and for who administers how it works. Nobody is shown who reads what.

use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::{Actor, Place, Right, member, require, top_unit};

use super::model::MailChoice;
use super::store;

/// What the actor chose.
pub fn own(tx: &Read<'_>, actor: &Actor) -> Result<Option<MailChoice>> {
    store::choice(tx, &actor.member)
}

/// How mail works.
pub struct Working {
    /// How many letters wait, since when, and what was answered last.
    pub waiting: (u32, Option<Moment>, Option<String>),
    /// Members whose address refuses mail: name and choice.
    pub faults: Vec<(String, MailChoice)>,
}

/// How mail works. Only for who administers the whole.
pub fn working(tx: &Read<'_>, actor: &Actor) -> Result<Working> {
    must_administer(tx, actor)?;
    let faults = store::faults(tx, &actor.organisation, PAGE_ROWS)?;
    let named = faults.into_iter().map(|choice| Ok((member(tx, &choice.member)?.name, choice)));
    Ok(Working { waiting: store::waiting(tx, &actor.organisation)?, faults: named.collect::<Result<_>>()? })
}

/// Refuses whoever does not administer the organisation.
pub fn must_administer(tx: &Read<'_>, actor: &Actor) -> Result<()> {
    let top = top_unit(tx, &actor.organisation)?;
    require(tx, actor, Right::Administer, &Place::unit(&top.id))
}
