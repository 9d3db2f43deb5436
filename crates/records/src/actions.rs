//! The two ways into the ledger: a deed, and a correction of an earlier one. Both write in the transaction of the act itself.

use serde_json::{Value, json};
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::{Result, Sentence, Write};

use crate::body;
use crate::model::{Author, Correction, Deed, StatementId};
use crate::store::{self, NewStatement};
use crate::text::Text;

/// How much later than now a deed may say it happened: two nodes' clocks are never quite the same.
pub(crate) const AHEAD_MS_MAX: i64 = 10 * MINUTE_MS;

/// Records a deed: one statement, with its salt, in the transaction of its cause. Announces `deed.about` and the topic `records`.
///
/// Refuses a deed of the future.
pub fn append(tx: &Write<'_>, author: &Author, deed: Deed) -> Result<StatementId> {
    record(tx, author, &deed, None)
}

/// Records that an earlier statement was wrong: what it said, what is right, and why. The earlier one stays as it is.
///
/// `deed.facts` may hold further facts (an object, or `Null`). Refuses a correction without a reason.
pub fn correct(tx: &Write<'_>, author: &Author, mut deed: Deed, correction: Correction) -> Result<StatementId> {
    if correction.why.trim().is_empty() {
        return Err(Sentence::of(|language| Text(language).why_missing()).into());
    }
    let mut facts = json!({ "before": correction.before, "after": correction.after, "why": correction.why });
    if let (Value::Object(facts), Value::Object(further)) = (&mut facts, deed.facts.take()) {
        facts.extend(further);
    }
    deed.facts = facts;
    record(tx, author, &deed, Some(&correction.statement))
}

fn record(tx: &Write<'_>, author: &Author, deed: &Deed, corrects: Option<&StatementId>) -> Result<StatementId> {
    if deed.happened_at.0 > tx.now().0 + AHEAD_MS_MAX {
        return Err(Sentence::of(|language| Text(language).in_future()).into());
    }
    let id: StatementId = tx.new_id();
    let new = NewStatement {
        id: &id,
        organisation: &author.organisation,
        unit: &deed.unit,
        about: &deed.about,
        verb: deed.verb.name,
        actor: author.member.as_ref(),
        path: &deed.object.path,
        happened_at: deed.happened_at,
        recorded_at: tx.now(),
        body: body::write(&id, author, deed, corrects, tx.now().rfc3339())?,
        salt: tx.random(),
        corrects,
    };
    store::add(tx, new)?;
    let mut concerned: Vec<_> = author.member.iter().chain(&deed.concerns).collect();
    concerned.sort_unstable();
    concerned.dedup();
    store::add_concerns(tx, &author.organisation, &id, &concerned)?;
    tx.announce(deed.about.as_str());
    tx.announce("records");
    Ok(id)
}
