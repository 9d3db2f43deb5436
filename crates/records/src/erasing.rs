//! Erasing a person from what was recorded: text and salt go, the log's commitment stays, and a mark says so. It never hides that something was
//! recorded, where in the log, when, and what kind of act it was.

use serde_json::Value;
use zhixing_kit::{Read, Result, Sentence, Write};

use crate::body::Body;
use crate::model::{MemberId, StatementId};
use crate::store;
use crate::text::Text;

/// What stands where the name stood.
pub const ERASED_PERSON: &str = "已删除人员";

/// Statements that one question brings.
const STEP: usize = 500;

/// A statement that names a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub statement: StatementId,
    /// Whether it concerns nobody else: then its details go too.
    pub alone: bool,
    waiting: bool,
    body: String,
}

/// Every statement that names a member by his id, and by his name where one is given (nobody else bears it).
pub fn statements_naming(tx: &Read<'_>, member: &MemberId, name: &str) -> Result<Vec<Named>> {
    let mut named = Vec::new();
    let mut after = String::new();
    loop {
        let some = store::naming(tx, &after, member, name, STEP)?;
        let ended = some.len() < STEP;
        if let Some((last, ..)) = some.last() {
            after = last.to_string();
        }
        for (statement, body, waiting) in some {
            let alone = is_alone(tx, member, &statement, &body)?;
            named.push(Named { statement, alone, waiting, body });
        }
        if ended {
            return Ok(named);
        }
    }
}

/// About him alone: about his own row, or concerning nobody but him and whoever wrote it down. What he did himself is about what it was done to.
fn is_alone(tx: &Read<'_>, member: &MemberId, statement: &StatementId, body: &str) -> Result<bool> {
    let body = Body::read(body);
    let mut others = store::concerned(tx, statement)?;
    others.retain(|one| one.as_str() != body.actor);
    Ok(body.about == format!("member/{member}") || (!others.is_empty() && others.iter().all(|one| one == member)))
}

/// Takes texts and salts away. What is left says what kind of act it was; the details stay only where others are concerned, without the name.
///
/// Refuses while one of them still waits for the log: without its commitment nothing would prove that it was there.
pub fn erase_statements(tx: &Write<'_>, named: &[Named], name: &str) -> Result<()> {
    if named.iter().any(|one| one.waiting) {
        return Err(Sentence::of(|language| Text(language).being_added()).into());
    }
    named.iter().try_for_each(|one| store::erase(tx, &one.statement, &rest(one, name)?))
}

/// What is left of a text.
fn rest(named: &Named, name: &str) -> Result<String> {
    let mut statement: Value = serde_json::from_str(&named.body)?;
    if named.alone
        && let Some(fields) = statement.as_object_mut()
    {
        fields.remove("result");
    }
    without(&mut statement, name);
    Ok(statement.to_string())
}

fn without(value: &mut Value, name: &str) {
    match value {
        Value::String(text) => *text = text.replace(name, ERASED_PERSON),
        Value::Array(parts) => parts.iter_mut().for_each(|part| without(part, name)),
        Value::Object(parts) => parts.values_mut().for_each(|part| without(part, name)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
