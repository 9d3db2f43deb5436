//! What can happen: a rule is set or ended; each night what is too old goes, in steps, and the ledger says how much.

use jiff::civil::{Time, time};
use serde_json::json;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::jobs::{self, JobKind};
use zhixing_kit::{Language, Result, Write};
use zhixing_people::{Actor, top_unit};
use zhixing_records::{Author, Deed, Thing, Verb, append, forget_received, received_from};

use super::model::STEP;
use super::{questions, store};
use crate::client::may_administer;
use crate::statement::register;
use crate::text::Text;
use crate::verbs;

/// The job that takes away what is too old.
const RETAIN: &str = "lrs.retain";
/// When it runs.
const HOUR: Time = time(3, 30, 0, 0);

/// The jobs of this room.
pub const JOBS: &[JobKind] = &[JobKind { name: RETAIN, run: retain }];

/// Lets the job run tonight, where there is a rule. Begins nothing twice.
pub fn begin(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    if store::rule(tx, organisation)?.is_none() {
        return Ok(());
    }
    jobs::daily(tx, organisation, RETAIN, HOUR)
}

/// Statements are kept for so many days from now on. What is older goes soon, in steps.
pub(super) fn set(tx: &Write<'_>, actor: &Actor, days: i64) -> Result<()> {
    may_administer(tx, actor)?;
    store::set(tx, &actor.organisation, days, &actor.member)?;
    note(tx, &actor.organisation, &actor.author(), &verbs::RETENTION_SET, json!({ "days": days }))?;
    jobs::later(tx, &actor.organisation, RETAIN, "now", "", tx.now())
}

/// Statements are kept for ever from now on.
pub(super) fn end(tx: &Write<'_>, actor: &Actor) -> Result<()> {
    may_administer(tx, actor)?;
    if store::unset(tx, &actor.organisation)? {
        note(tx, &actor.organisation, &actor.author(), &verbs::RETENTION_ENDED, serde_json::Value::Null)?;
    }
    Ok(())
}

/// One step: the oldest that are too old go, and the next step follows at once while there are more. Without a rule it is over.
fn retain(tx: &Write<'_>, organisation: &OrganisationId, _: &str) -> Result<()> {
    let Some(rule) = store::rule(tx, organisation)? else { return Ok(()) };
    let from = received_from(tx, organisation)?;
    let all = questions::below(tx, organisation, rule.days)?;
    let below = all.min(from + STEP);
    if below > from {
        let (count, span) = store::span(tx, organisation, below)?;
        store::take(tx, organisation, from, below)?;
        forget_received(tx, organisation, below)?;
        if let Some((first, last)) = span {
            let facts = json!({ "days": rule.days, "count": count, "from": first.rfc3339(), "until": last.rfc3339() });
            let name = Text(Language::Chinese).store().to_owned();
            let author = Author { organisation: organisation.clone(), member: None, name };
            note(tx, organisation, &author, &verbs::STATEMENTS_GONE, facts)?;
        }
        tx.announce("received");
    }
    if below >= all {
        register::actions::cut(tx, organisation)?;
    }
    if below < all { jobs::later(tx, organisation, RETAIN, "now", "", tx.now()) } else { begin(tx, organisation) }
}

fn note(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    author: &Author,
    verb: &'static Verb,
    facts: serde_json::Value,
) -> Result<()> {
    let name = Text(Language::Chinese).statements().to_owned();
    let object = Thing { kind: &verbs::STORE, path: "lrs/statements".to_owned(), name };
    let unit = top_unit(tx, organisation)?.id;
    let about = object.path.clone();
    let deed = Deed { verb, object, about, unit, concerns: Vec::new(), happened_at: tx.now(), facts };
    append(tx, author, deed).map(drop)
}
