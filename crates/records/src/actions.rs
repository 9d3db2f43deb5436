//! The ways into the ledger: a deed, many at once, and a correction of an earlier one. All write in the transaction of the act itself.

use serde_json::{Value, json};
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::{Result, Sentence, Write};

use crate::body;
use crate::model::{Author, Correction, Deed, MemberId, StatementId};
use crate::store::{self, NewStatement};
use crate::text::Text;

/// How much later than now a deed may say it happened: two nodes' clocks are never quite the same.
const AHEAD_MS_MAX: i64 = 10 * MINUTE_MS;

/// Of how many deeds that are written at once the topics are announced: a page that missed one is right after a reload.
const ANNOUNCED_MAX: usize = 100;

/// Records a deed: one statement, with its salt, in the transaction of its cause. Announces `deed.about` and the topic `records`.
///
/// Refuses a deed of the future.
pub fn append(tx: &Write<'_>, author: &Author, deed: Deed) -> Result<StatementId> {
    record(tx, author, &deed, None)
}

/// Records that an earlier statement was wrong: what it said, what is right, and why. The earlier one stays as it is.
///
/// `deed.facts` may hold further facts (an object, or `Null`). Refuses a correction without a reason.
pub fn correct(tx: &Write<'_>, author: &Author, deed: Deed, correction: Correction) -> Result<StatementId> {
    let (deed, wrong) = corrected(deed, correction)?;
    record(tx, author, &deed, Some(&wrong))
}

/// The deed with what it corrects among its facts, and which statement that is.
fn corrected(mut deed: Deed, correction: Correction) -> Result<(Deed, StatementId)> {
    if correction.why.trim().is_empty() {
        return Err(Sentence::of(|language| Text(language).why_missing()).into());
    }
    let mut facts = json!({ "before": correction.before, "after": correction.after, "why": correction.why });
    if let (Value::Object(facts), Value::Object(further)) = (&mut facts, deed.facts.take()) {
        facts.extend(further);
    }
    deed.facts = facts;
    Ok((deed, correction.statement))
}

fn record(tx: &Write<'_>, author: &Author, deed: &Deed, corrects: Option<&StatementId>) -> Result<StatementId> {
    let id: StatementId = tx.new_id();
    store::add(tx, row(tx, author, deed, &id, corrects)?)?;
    store::add_concerns(tx, &author.organisation, &id, &concerned(author, deed))?;
    tx.announce(deed.about.as_str());
    tx.announce("records");
    Ok(id)
}

/// Records many deeds at once, in order: one statement each, written in bulk. Announces the topic `records` and, unless there are very many,
/// what each is about.
///
/// Refuses them all when one is of the future.
pub fn append_each(tx: &Write<'_>, author: &Author, deeds: Vec<Deed>) -> Result<Vec<StatementId>> {
    record_each(tx, author, deeds.into_iter().map(|deed| (deed, None)).collect())
}

/// Records many corrections at once, in order, as [`append_each`] does.
pub fn correct_each(tx: &Write<'_>, author: &Author, corrections: Vec<(Deed, Correction)>) -> Result<Vec<StatementId>> {
    let with = |(deed, correction)| corrected(deed, correction).map(|(deed, wrong)| (deed, Some(wrong)));
    record_each(tx, author, corrections.into_iter().map(with).collect::<Result<_>>()?)
}

fn record_each(tx: &Write<'_>, author: &Author, deeds: Vec<(Deed, Option<StatementId>)>) -> Result<Vec<StatementId>> {
    let ids: Vec<StatementId> = deeds.iter().map(|_| tx.new_id()).collect();
    let told = || ids.iter().zip(&deeds);
    let rows = told()
        .map(|(id, (deed, corrects))| row(tx, author, deed, id, corrects.as_ref()))
        .collect::<Result<Vec<_>>>()?;
    let concerns: Vec<_> = told()
        .flat_map(|(id, (deed, _))| concerned(author, deed).into_iter().map(move |member| (id, member)))
        .collect();
    store::add_each(tx, &author.organisation, rows, &concerns)?;
    deeds.iter().take(ANNOUNCED_MAX).for_each(|(deed, _)| tx.announce(deed.about.as_str()));
    tx.announce("records");
    Ok(ids)
}

fn row<'a>(
    tx: &Write<'_>,
    author: &'a Author,
    deed: &'a Deed,
    id: &'a StatementId,
    corrects: Option<&'a StatementId>,
) -> Result<NewStatement<'a>> {
    if deed.happened_at.0 > tx.now().0 + AHEAD_MS_MAX {
        return Err(Sentence::of(|language| Text(language).in_future()).into());
    }
    Ok(NewStatement {
        id,
        organisation: &author.organisation,
        unit: &deed.unit,
        about: &deed.about,
        verb: deed.verb.name,
        actor: author.member.as_ref(),
        path: &deed.object.path,
        happened_at: deed.happened_at,
        recorded_at: tx.now(),
        body: body::write(id, author, deed, corrects, tx.now().rfc3339())?,
        salt: tx.random(),
        corrects,
    })
}

/// Whom a deed concerns: who did it, and who is named in it.
fn concerned<'a>(author: &'a Author, deed: &'a Deed) -> Vec<&'a MemberId> {
    let mut concerned: Vec<_> = author.member.iter().chain(&deed.concerns).collect();
    concerned.sort_unstable();
    concerned.dedup();
    concerned
}
