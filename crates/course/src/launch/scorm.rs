//! What a SCORM part commits: its whole state under a number, and what it says came of it. A commit that comes twice, or late, changes nothing.
//! Whether a part goes on or begins anew when it is opened again is decided here, when a session ends.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
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
    pub kept: Map<String, Value>,
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

impl Commit {
    /// How much of 1 was right, where it can be that.
    fn result(&self) -> Option<f64> {
        self.result.filter(|result| (-1.0..=1.0).contains(result))
    }
}

/// How a part begins when it is opened (`cmi.core.entry` of SCORM 1.2, RTE 3.4.4; `cmi.entry` of SCORM 2004, RTE 4.2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// For the first time, or anew: nothing is loaded.
    New,
    /// It goes on with an attempt that was suspended, or that nobody ended: the window was closed, the phone went out.
    Resumed,
    /// Neither: it was left, and what it kept is there.
    Back,
}

impl Entry {
    /// As a part reads it.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "ab-initio",
            Self::Resumed => "resume",
            Self::Back => "",
        }
    }
}

/// How a part begins that keeps this.
pub fn entry(standard: Standard, kept: &str) -> Entry {
    match loaded(kept).as_ref().map(|kept| &kept[element(standard)]) {
        None => Entry::New,
        Some(Value::String(word)) if word.is_empty() => Entry::Back,
        Some(_) => Entry::Resumed,
    }
}

/// What is loaded of what a part keeps.
pub fn loaded(kept: &str) -> Option<Value> {
    let mut kept: Map<String, Value> = serde_json::from_str(kept).ok()?;
    kept.remove(ATTEMPT);
    Some(Value::Object(kept))
}

/// Under which name the house's own stands beside a part's data: no element is called so.
const ATTEMPT: &str = "attempt";

/// What an attempt told so far: each thing becomes a statement once in it, and again in the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Attempt {
    completed: bool,
    passed: Option<bool>,
    result: Option<f64>,
}

impl Attempt {
    /// The one that goes on; what was kept before attempts were known told what the standing says.
    fn of(standing: &Standing) -> Self {
        let Ok(kept) = serde_json::from_str::<Map<String, Value>>(&standing.kept) else { return Self::default() };
        let known = kept.get(ATTEMPT).and_then(|attempt| Self::deserialize(attempt).ok());
        known.unwrap_or_else(|| {
            let failed = standing.failed_at.map(|_| false);
            let passed = standing.passed_at.map(|_| true).or(failed);
            Self { completed: standing.completed_at.is_some(), passed, result: standing.result }
        })
    }

    /// With what a commit told.
    fn and(self, commit: &Commit) -> Self {
        let (passed, result) = (commit.passed.or(self.passed), commit.result().or(self.result));
        Self { completed: self.completed || commit.completed, passed, result }
    }
}

fn element(standard: Standard) -> &'static str {
    if standard == Standard::Scorm2004 { "cmi.entry" } else { "cmi.core.entry" }
}

/// What is kept of a commit for the next time that the part is opened; nothing when its attempt is over, so that the next one begins anew.
///
/// In SCORM 2004 an attempt is over when its session ended without `suspend` (RTE 4.2.8). SCORM 1.2 knows no attempts and keeps a place without being
/// asked (RTE 3.4.4 `lesson_location`); there, what is over is what was done or judged.
fn kept(standard: Standard, commit: &Commit, attempt: Attempt) -> String {
    let left = commit.ended && !commit.suspended;
    if left && (standard == Standard::Scorm2004 || commit.completed || commit.passed.is_some()) {
        return String::new();
    }
    let mut kept = commit.kept.clone();
    let next = if left { Entry::Back } else { Entry::Resumed };
    kept.insert(element(standard).to_owned(), json!(next.word()));
    kept.insert(ATTEMPT.to_owned(), json!(attempt));
    Value::Object(kept).to_string()
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
    let before = store::standings(tx, &whole.launch.enrolment)?.remove(&whole.launch.part).unwrap_or_default();
    let attempt = Attempt::of(&before);
    let kept = kept(whole.outline.standard, commit, attempt.and(commit));
    if kept.len() > KEPT_BYTES_MAX {
        return Ok(Taken::TooLarge);
    }
    store::take(tx, &whole.launch.id, commit.number)?;
    let standing = told(tx, &whole, commit, (&before, attempt))?;
    settle(tx, &whole.session(), &whole.launch, &whole.part, Standing { kept, ..standing })?;
    Ok(Taken::Kept)
}

/// What is new of a commit in its attempt becomes statements; gives what was done now.
fn told(tx: &Write<'_>, whole: &Whole, commit: &Commit, (before, attempt): (&Standing, Attempt)) -> Result<Standing> {
    let (mut standing, once) = (before.clone(), commit.number.to_string());
    let tell = |verb: &'static str, result: Option<Value>| {
        let said = Said::new(verb, Subject::Part(&whole.part), &once, tx.now());
        say(tx, &whole.session(), &whole.launch, Said { result, ..said })
    };
    if whole.launch.stage != Stage::Initialized {
        let resumes = entry(whole.outline.standard, &before.kept) == Entry::Resumed;
        tell(if resumes { verb::RESUMED } else { verb::INITIALIZED }, None)?;
        store::set_stage(tx, &whole.launch.id, Stage::Initialized)?;
    }
    let result = commit.result();
    if commit.completed && !attempt.completed {
        standing.completed_at = standing.completed_at.or(Some(tx.now()));
        tell(verb::COMPLETED, Some(json!({ "completion": true })))?;
    }
    let judged = |success: bool| match result {
        Some(scaled) => json!({ "success": success, "score": { "scaled": scaled } }),
        None => json!({ "success": success }),
    };
    let is_new = commit.passed != attempt.passed || (result.is_some() && result != attempt.result);
    match commit.passed {
        Some(true) if is_new => {
            standing.passed_at = standing.passed_at.or(Some(tx.now()));
            standing.result = result.or(standing.result);
            tell(verb::PASSED, Some(judged(true)))?;
        }
        Some(false) if is_new => {
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
