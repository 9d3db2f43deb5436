//! What can happen to what is known of questions: it is estimated anew after a test. No record: it is reckoned from what was kept.

use std::collections::HashMap;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::jobs::{JobKind, later};
use zhixing_kit::{Result, Write};

use super::calibrate::{ANSWERS_LEAST, SLOPE_ANSWERS_LEAST, calibrate};
use super::store;
use crate::test::model::TestId;

/// The job that estimates, after each test that left patterns.
pub const ESTIMATING: JobKind = JobKind { name: "test.estimate", run: estimate };

/// From how many of the newest patterns it is estimated.
const PATTERNS_MAX: usize = 2_000;
/// The outcomes of a pattern.
pub const RIGHT: char = '1';
pub const WRONG: char = '0';
pub const NOT_ASKED: char = '-';

/// Keeps patterns, and has what they tell estimated.
pub fn learn(tx: &Write<'_>, organisation: &OrganisationId, test: &TestId, patterns: &[String]) -> Result<()> {
    store::add_patterns(tx, organisation, test, patterns)?;
    later(tx, organisation, ESTIMATING.name, organisation.as_str(), "", tx.now())
}

fn estimate(tx: &Write<'_>, organisation: &OrganisationId, _: &str) -> Result<()> {
    let places: HashMap<(TestId, u32), store::Version> =
        store::places(tx, organisation)?.into_iter().map(|(test, place, version)| ((test, place), version)).collect();
    let (mut known, mut versions, mut answers) = (HashMap::new(), Vec::new(), Vec::new());
    let mut patterns = Vec::new();
    for (test, outcomes) in store::newest(tx, organisation, PATTERNS_MAX)? {
        let mut pattern = Vec::new();
        for (place, outcome) in (1_u32..).zip(outcomes.chars()).filter(|(_, outcome)| *outcome != NOT_ASKED) {
            let Some(version) = places.get(&(test.clone(), place)) else { continue };
            let at = *known.entry(version.clone()).or_insert_with(|| {
                versions.push(version.clone());
                answers.push(0_usize);
                versions.len() - 1
            });
            answers[at] += 1;
            pattern.push((at, outcome == RIGHT));
        }
        patterns.push(pattern);
    }
    let found = calibrate(&patterns, versions.len(), SLOPE_ANSWERS_LEAST);
    let all = versions.into_iter().zip(found).zip(answers).map(|((version, item), answers)| (version, item, answers));
    store::keep(tx, organisation, &all.filter(|(.., answers)| *answers >= ANSWERS_LEAST).collect::<Vec<_>>())
}
