//! What can be asked of retention: the rule in force, and what a number of days would take now.

use jiff::ToSpan;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::Actor;
use zhixing_records::received_until;

use super::model::{Outlook, Rule};
use super::store;
use crate::client::may_administer;

/// The rule in force.
pub(super) fn rule(tx: &Read<'_>, actor: &Actor) -> Result<Option<Rule>> {
    may_administer(tx, actor)?;
    store::rule(tx, &actor.organisation)
}

/// What would go now, if statements were kept for so many days.
pub(super) fn outlook(tx: &Read<'_>, actor: &Actor, days: i64) -> Result<Outlook> {
    may_administer(tx, actor)?;
    let below = below(tx, &actor.organisation, days)?;
    let shares = store::shares(tx, &actor.organisation, below)?;
    let files = if shares.is_empty() { 0 } else { store::files(tx, &actor.organisation, below)? };
    Ok(Outlook { days, shares, files })
}

/// The number below which statements are older than so many whole days, and in the log.
pub(super) fn below(tx: &Read<'_>, organisation: &OrganisationId, days: i64) -> Result<i64> {
    let first = tx.today().saturating_sub(days.days());
    let below = store::behind(tx, Moment::start_of(first, tx.zone()))?;
    Ok(below.min(received_until(tx, organisation)?))
}
