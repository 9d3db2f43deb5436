//! What the first branch studies: its bank of questions, brought in from a file as its librarian would.

use zhixing_kit::{Error, Result};
use zhixing_study::acts::{Outcome, bring_in};

use super::stage::Scene;

/// Questions in our own words.
const QUESTIONS: &str = include_str!("questions.csv");

/// The secretary of the first branch brings in the questions.
pub fn fill_banks(scene: &Scene<'_>) -> Result<()> {
    let branch = &scene.script.people.branches[0];
    let secretary = scene.actor(branch.secretary)?;
    let outcome = bring_in(scene.tx, &secretary, &scene.unit(branch.unit)?, "题库.csv", QUESTIONS.as_bytes())?;
    match outcome {
        Outcome::Done(_) => Ok(()),
        Outcome::Moved => Err(Error::broken("nobody else has touched the bank")),
    }
}
