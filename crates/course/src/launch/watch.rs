//! The session rules of cmi5 (section 9): what a unit writes is held against them, in the transaction that stores it. What breaks one is refused
//! with its section, and nothing of the request is stored.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_lrs::Pass;
use zhixing_xapi::{Object, Statement};

use super::actions::{Whole, settle, whole};
use super::model::{LaunchId, Stage, Standing};
use super::store;
use super::told::{CMI5, MOVE_ON, SESSION, verb};

fn refused<T>(why: &str) -> Result<T> {
    Err(Error::Refused(Sentence { zh: why.to_owned(), en: why.to_owned() }))
}

/// Is told of what an open course wrote.
pub fn watch(
    tx: &Write<'_>,
    _organisation: &OrganisationId,
    pass: &Pass,
    statements: &[&Statement],
    home: &str,
) -> Result<()> {
    let id = LaunchId::parse(pass.name()).ok_or(Error::NotFound)?;
    let Some(found) = store::with_id(tx, &id)? else { return refused("the session is over") };
    let mut whole = whole(tx, found, home)?;
    let mark = whole.launch.part.clone();
    let mut standing = store::standings(tx, &whole.launch.enrolment)?.remove(&mark).unwrap_or_default();
    let before = standing.clone();
    for statement in statements {
        if is_defined(statement) {
            defined(tx, &mut whole, &mut standing, statement)?;
        } else if whole.launch.stage != Stage::Initialized {
            return refused("statements come after initialized and before terminated (cmi5, 9.1.2)");
        }
    }
    if standing == before {
        return Ok(());
    }
    settle(tx, &whole.session(), &whole.launch, &whole.part, standing)
}

/// Whether it is one of those that cmi5 defines: it bears the category (9.6.2.1).
fn is_defined(statement: &Statement) -> bool {
    has_category(statement, CMI5)
}

fn has_category(statement: &Statement, id: &str) -> bool {
    let activities = statement.context.as_ref().and_then(|context| context.activities.as_ref());
    activities.and_then(|all| all.category.as_ref()).is_some_and(|all| all.iter().any(|one| one.id.as_str() == id))
}

fn defined(tx: &Write<'_>, whole: &mut Whole, standing: &mut Standing, statement: &Statement) -> Result<()> {
    let object = match &statement.object {
        Object::Activity(activity) => activity.id.as_str(),
        _ => "",
    };
    if object != whole.speaker.activity(&whole.launch.part) {
        return refused("object.id: must be the activityId of the launch (cmi5, 8.1.5)");
    }
    if !says_session(statement, whole.launch.id.as_str()) {
        return refused("context.extensions: must name the session of the launch (cmi5, 9.6.3.1)");
    }
    let verb = statement.verb.id.as_str();
    match (verb, whole.launch.stage) {
        (verb::INITIALIZED, Stage::Fetched) => return turn(tx, whole, Stage::Initialized),
        (verb::INITIALIZED, _) => return refused("initialized comes first, and once (cmi5, 9.3.2)"),
        (_, Stage::Launched | Stage::Fetched) => return refused("initialized comes first (cmi5, 9.3.2)"),
        (_, Stage::Terminated | Stage::Abandoned) => return refused("the session is over (cmi5, 9.3.8)"),
        (_, Stage::Initialized) => {}
    }
    match verb {
        verb::TERMINATED => turn(tx, whole, Stage::Terminated),
        verb::COMPLETED => completed(tx, standing, statement),
        verb::PASSED => passed(tx, whole, standing, statement),
        verb::FAILED => failed(tx, whole, standing, statement),
        _ => refused("verb: is none that a unit uses with the category cmi5 (cmi5, 9.3)"),
    }
}

fn turn(tx: &Write<'_>, whole: &mut Whole, stage: Stage) -> Result<()> {
    whole.launch.stage = stage;
    store::set_stage(tx, &whole.launch.id, stage)
}

fn says_session(statement: &Statement, session: &str) -> bool {
    // Extensions are kept as they came: the two texts stand in them as JSON writes them.
    let extensions = statement.context.as_ref().and_then(|context| context.extensions.as_ref());
    let value = extensions.and_then(|all| all.get(SESSION));
    value.is_some_and(|value| value.trim() == format!("\"{session}\""))
}

/// Once in an enrolment (9.3.3), with `completion`, and for moveOn (9.6.2.2).
fn completed(tx: &Write<'_>, standing: &mut Standing, statement: &Statement) -> Result<()> {
    if standing.completed_at.is_some() {
        return refused("completed is said once in a registration (cmi5, 9.3.3)");
    }
    let says = statement.outcome.as_ref().and_then(|outcome| outcome.completion);
    if says != Some(true) || !has_category(statement, MOVE_ON) {
        return refused("completed has result.completion true and the category moveon (cmi5, 9.5.3 and 9.6.2.2)");
    }
    standing.completed_at = Some(tx.now());
    Ok(())
}

/// Once in an enrolment (9.3.4), with `success`, and not below what must be reached.
fn passed(tx: &Write<'_>, whole: &Whole, standing: &mut Standing, statement: &Statement) -> Result<()> {
    if standing.passed_at.is_some() {
        return refused("passed is said once in a registration (cmi5, 9.3.4)");
    }
    let scaled = judged(statement, true)?;
    if let (Some(mastery), Some(scaled)) = (whole.part.mastery, scaled)
        && scaled < mastery
    {
        return refused("passed needs a score of at least the masteryScore (cmi5, 9.3.4)");
    }
    standing.passed_at = Some(tx.now());
    standing.result = scaled.or(standing.result);
    Ok(())
}

/// Not after a pass of the same session (9.3.5), with `success` false, and below what must be reached.
fn failed(tx: &Write<'_>, whole: &Whole, standing: &mut Standing, statement: &Statement) -> Result<()> {
    if standing.passed_at.is_some_and(|at| at.0 >= whole.launch.begun_at.0) {
        return refused("failed is not said after passed (cmi5, 9.3.5)");
    }
    let scaled = judged(statement, false)?;
    if let (Some(mastery), Some(scaled)) = (whole.part.mastery, scaled)
        && scaled >= mastery
    {
        return refused("failed needs a score below the masteryScore (cmi5, 9.3.5)");
    }
    standing.failed_at = Some(tx.now());
    if standing.passed_at.is_none() {
        standing.result = scaled.or(standing.result);
    }
    Ok(())
}

/// How much of 1 was right, of a statement that judges.
fn judged(statement: &Statement, success: bool) -> Result<Option<f64>> {
    let outcome = statement.outcome.as_ref();
    if outcome.and_then(|outcome| outcome.success) != Some(success) || !has_category(statement, MOVE_ON) {
        return refused("passed and failed have result.success and the category moveon (cmi5, 9.5.2 and 9.6.2.2)");
    }
    let score = outcome.and_then(|outcome| outcome.score.as_ref());
    Ok(score.and_then(|score| score.scaled()).map(zhixing_xapi::Number::value))
}
