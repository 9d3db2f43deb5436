//! What can be asked about files that wait. Read only.

use zhixing_kit::{Error, Read, Result};
use zhixing_people::Actor;
use zhixing_question::Found;

use super::actions;
use super::model::{IntakeId, Plan, ReadFile};
use super::store;

/// What a file would change now.
pub struct Shown {
    /// Its name.
    pub file_name: String,
    /// What was read.
    pub file: ReadFile,
    /// What would be done.
    pub plan: Plan,
}

impl Shown {
    /// The questions that come in and in which these words stand, in the order of the file; all of them without any.
    pub fn new_with(&self, words: &str) -> impl Iterator<Item = &Found> {
        let words = words.trim().to_lowercase();
        let new = self.plan.new.iter().map(|index| &self.file.questions[*index]);
        new.filter(move |found| found.question.texts().any(|text| text.to_lowercase().contains(&words)))
    }
}

/// The actor's own file, computed anew. [`Error::NotFound`] when it is another's, done or too old.
pub fn shown(tx: &Read<'_>, actor: &Actor, id: &IntakeId) -> Result<Shown> {
    let waiting = store::one(tx, id, &actor.member)?.ok_or(Error::NotFound)?;
    let file: ReadFile = serde_json::from_str(&waiting.body)?;
    let plan = actions::plan(tx, actor, &waiting.unit, &file)?;
    Ok(Shown { file_name: waiting.file_name, file, plan })
}
