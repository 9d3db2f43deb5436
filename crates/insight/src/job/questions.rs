//! What an administrator can ask about the work in the background.

use zhixing_kit::jobs::{Waiting, waiting};
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Place, Right, require, top_unit};
use zhixing_records::{LogState, log_state};

/// How the work in the background stands.
pub(super) struct Work {
    /// Jobs that wait, failing ones first, at most a page.
    pub jobs: Vec<Waiting>,
    /// Where the log stands.
    pub log: LogState,
}

/// How the work in the background stands. Only for who may administer the whole.
pub(super) fn work(tx: &Read<'_>, actor: &Actor) -> Result<Work> {
    must_administer(tx, actor)?;
    Ok(Work { jobs: waiting(tx, &actor.organisation, PAGE_ROWS)?, log: log_state(tx)? })
}

/// Refuses whoever does not administer the organisation.
pub(super) fn must_administer(tx: &Read<'_>, actor: &Actor) -> Result<()> {
    let top = top_unit(tx, &actor.organisation)?;
    require(tx, actor, Right::Administer, &Place::unit(&top.id))
}
