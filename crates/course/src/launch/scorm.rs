//! What a SCORM part commits: its whole state under a number, and what it says came of it. A commit that comes twice, or late, changes nothing.

use serde::Deserialize;
use serde_json::{Value, json};
use zhixing_kit::{Result, Write};

use super::actions::{Whole, say, settle, whole};
use super::model::{KEPT_BYTES_MAX, Stage, Standing};
use super::store;
use super::told::{Said, Subject, lasted, verb};
use crate::package::model::Standard;

/// A commit as the player sends it.
#[derive(Clone, Debug, Deserialize)]
pub struct Commit {
    /// Grows with each commit of a session.
    pub number: i64,
    /// Whether the part ended (`LMSFinish`, `Terminate`).
    #[serde(default)]
    pub ended: bool,
    /// Whether it wants to be gone on with (`exit` is `suspend`).
    #[serde(default)]
    pub suspended: bool,
    /// The data model, as it is loaded again.
    pub kept: Value,
    /// Whether it was completed.
    #[serde(default)]
    pub completed: bool,
    /// Whether it was passed; nothing when it does not judge.
    #[serde(default)]
    pub passed: Option<bool>,
    /// How much of 1 was right.
    #[serde(default)]
    pub result: Option<f64>,
}

/// What became of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is kept, or was already.
    Kept,
    /// The part was opened again elsewhere: that one counts.
    Replaced,
    /// There is no such session, or its time is over.
    Unknown,
    /// It keeps more than may be kept.
    TooLarge,
}

/// Takes a commit.
pub fn commit(tx: &Write<'_>, token_hash: &[u8; 32], home: &str, commit: &Commit) -> Result<Taken> {
    let Some(found) = store::with_token(tx, token_hash, tx.now())? else { return Ok(Taken::Unknown) };
    let whole = whole(tx, found, home)?;
    if whole.outline.standard == Standard::Cmi5 || !whole.part.speaks {
        return Ok(Taken::Unknown);
    }
    if whole.launch.stage == Stage::Abandoned {
        return Ok(Taken::Replaced);
    }
    if commit.number <= whole.launch.taken {
        return Ok(Taken::Kept);
    }
    let kept = commit.kept.to_string();
    if kept.len() > KEPT_BYTES_MAX {
        return Ok(Taken::TooLarge);
    }
    store::take(tx, &whole.launch.id, commit.number)?;
    let before = store::standings(tx, &whole.launch.enrolment)?.remove(&whole.launch.part).unwrap_or_default();
    let standing = told(tx, &whole, commit, &before)?;
    settle(tx, &whole.session(), &whole.launch, &whole.part, Standing { kept, ..standing })?;
    Ok(Taken::Kept)
}

/// What is new of a commit becomes statements; gives what was done now.
fn told(tx: &Write<'_>, whole: &Whole, commit: &Commit, before: &Standing) -> Result<Standing> {
    let (mut standing, once) = (before.clone(), commit.number.to_string());
    let tell = |verb: &'static str, result: Option<Value>| {
        let said = Said::new(verb, Subject::Part(&whole.part), &once, tx.now());
        say(tx, &whole.session(), &whole.launch, Said { result, ..said })
    };
    if whole.launch.stage != Stage::Initialized {
        tell(if before.kept.is_empty() { verb::INITIALIZED } else { verb::RESUMED }, None)?;
        store::set_stage(tx, &whole.launch.id, Stage::Initialized)?;
    }
    let result = commit.result.filter(|result| (-1.0..=1.0).contains(result));
    if commit.completed && standing.completed_at.is_none() {
        standing.completed_at = Some(tx.now());
        tell(verb::COMPLETED, Some(json!({ "completion": true })))?;
    }
    let judged = |success: bool| match result {
        Some(scaled) => json!({ "success": success, "score": { "scaled": scaled } }),
        None => json!({ "success": success }),
    };
    match commit.passed {
        Some(true) if before.passed_at.is_none() || (result.is_some() && result != before.result) => {
            standing.passed_at = standing.passed_at.or(Some(tx.now()));
            standing.result = result.or(standing.result);
            tell(verb::PASSED, Some(judged(true)))?;
        }
        Some(false) if before.failed_at.is_none() || (result.is_some() && result != before.result) => {
            standing.failed_at = Some(tx.now());
            if standing.passed_at.is_none() {
                standing.result = result.or(standing.result);
            }
            tell(verb::FAILED, Some(judged(false)))?;
        }
        _ => {
            if standing.passed_at.is_none() {
                standing.result = result.or(standing.result);
            }
        }
    }
    if commit.ended {
        let lasted = json!({ "duration": lasted(whole.launch.begun_at, tx.now()) });
        tell(if commit.suspended { verb::SUSPENDED } else { verb::TERMINATED }, Some(lasted))?;
        store::set_stage(tx, &whole.launch.id, Stage::Terminated)?;
    }
    Ok(standing)
}
