//! What a client posts: one statement, or a list of them.

use std::collections::HashSet;
use std::fmt;

use crate::fault::{At, Fault, Rule};
use crate::json::{self, Value};
use crate::part::statement::Statement;
use crate::value::uuid::Uuid;
use crate::value::version::Version;

/// What is wrong with what was posted, and with which statement of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchFault {
    /// Counted from 0; `None` when it is about the whole, or a single statement came.
    pub index: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for BatchFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.index {
            Some(index) => write!(f, "statement {index}: {}", self.fault),
            None => self.fault.fmt(f),
        }
    }
}

impl std::error::Error for BatchFault {}

/// Reads one statement or a list of them, all or nothing: the first that is wrong is named. No id may be there twice.
pub fn parse_batch(text: &str, version: Version) -> Result<Vec<Statement>, BatchFault> {
    let whole = |fault| BatchFault { index: None, fault };
    let node = json::parse(text).map_err(whole)?;
    let at = At::top(version);
    let Value::Array(nodes) = &node.value else {
        return Statement::read(&node, &at).map(|one| vec![one]).map_err(whole);
    };
    let mut ids = HashSet::new();
    let mut statements = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        let statement = read_new(node, &at, &mut ids).map_err(|fault| BatchFault { index: Some(index), fault })?;
        statements.push(statement);
    }
    Ok(statements)
}

fn read_new(node: &json::Node<'_>, at: &At<'_>, ids: &mut HashSet<Uuid>) -> Result<Statement, Fault> {
    let statement = Statement::read(node, at)?;
    if statement.id.is_some_and(|id| !ids.insert(id)) {
        return at.key("id").fault(Rule::RepeatedStatement);
    }
    Ok(statement)
}
