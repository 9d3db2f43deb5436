//! The two ways into the ledger: a deed, and a correction of an earlier one. Both write in the transaction of the act itself.

use serde_json::{Value, json};
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_ledger::Statement;
use zhixing_ledger::statement::{Activity, Agent, Context, ContextActivities, Definition, Object, Outcome, Verb};

use crate::model::{Author, Correction, Deed, StatementId};
use crate::store::{self, NewStatement};
use crate::text::Text;
use crate::vocabulary::BASE;

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
    let mut statement = shape(&id, author, deed, corrects);
    statement.stored = Some(tx.now().rfc3339());
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
        body: statement.to_json().map_err(Error::broken)?,
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

/// The deed as an xAPI statement.
fn shape(id: &StatementId, author: &Author, deed: &Deed, corrects: Option<&StatementId>) -> Statement {
    let home = format!("{BASE}organisations/{}", author.organisation);
    let account = author.member.as_ref().map_or("program", |member| member.as_str());
    let actor = Agent::new(&home, account, Some(author.name.as_str()).filter(|name| !name.is_empty()));
    let verb = Verb::new(&deed.verb.iri(), &[("zh-CN", deed.verb.zh), ("en", deed.verb.en)]);
    let thing = &deed.object;
    let definition = Definition::new(&thing.kind.iri(), &[("zh-CN", thing.name.as_str())]);
    let object = Object::Activity(Activity::new(&object_iri(&thing.path), Some(definition)));
    let whole = (deed.about != thing.path).then(|| Activity::new(&object_iri(&deed.about), None));
    let belongs = ContextActivities {
        parent: whole.into_iter().collect(),
        grouping: vec![Activity::new(&object_iri(&format!("unit/{}", deed.unit)), None)],
        ..ContextActivities::default()
    };
    let mut context = Context { context_activities: Some(belongs), ..Context::default() };
    if let Some(corrected) = corrects {
        context.extensions.insert(extension_iri("corrects"), corrected.as_str().into());
    }
    let mut statement = Statement::new(id.as_str(), actor, verb, object);
    if !deed.facts.is_null() {
        let mut outcome = Outcome::default();
        outcome.extensions.insert(extension_iri("facts"), deed.facts.clone());
        statement.result = Some(outcome);
    }
    statement.context = Some(context);
    statement.timestamp = Some(deed.happened_at.rfc3339());
    statement
}

fn object_iri(path: &str) -> String {
    format!("{BASE}objects/{path}")
}

pub(crate) fn extension_iri(name: &str) -> String {
    format!("{BASE}extensions/{name}")
}
