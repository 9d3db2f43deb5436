//! What can happen: each night everybody waits who answered, and what the trainer found is kept. None of it leaves a record.

use jiff::civil::{Time, time};
use zhixing_kit::clock::{DAY_MS, MINUTE_MS};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::jobs::{self, JobKind};
use zhixing_kit::{Result, Write};

use super::store::{self, Learner};
use crate::selftest::actions::replay_all;
use crate::selftest::memory::{Parameters, Scheduler};

const TRAIN: &str = "study.train";
/// At night nobody waits for the machine.
const HOUR: Time = time(3, 0, 0, 0);
/// A trainer that died is waited for so long.
const PATIENCE_MS: i64 = 30 * MINUTE_MS;

/// The job of this noun.
pub const TRAINING: JobKind = JobKind { name: TRAIN, run: mark };

/// Sees to it that it is looked each night who answered. Doing it again changes nothing.
pub fn begin(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    jobs::daily(tx, organisation, TRAIN, HOUR)
}

/// Two days back: the night before, and what arrived late.
fn mark(tx: &Write<'_>, organisation: &OrganisationId, _: &str) -> Result<()> {
    store::mark(tx, organisation, tx.now().plus_ms(-2 * DAY_MS))?;
    begin(tx, organisation)
}

/// Takes up who waits longest; nothing when nobody does, or another trainer was faster.
pub fn take_up(tx: &Write<'_>) -> Result<Option<Learner>> {
    match store::next(tx)? {
        Some(learner) if store::take(tx, &learner, tx.now().plus_ms(PATIENCE_MS))? => Ok(Some(learner)),
        _ => Ok(None),
    }
}

/// Leaves somebody as he is until he answers again.
pub fn leave(tx: &Write<'_>, learner: &Learner) -> Result<()> {
    store::leave(tx, &learner.member)
}

/// Keeps what was found from so many repeated answers, and reckons anew what is remembered by it. Nothing found: the parameters that fit most people
/// hold again.
pub fn learn(tx: &Write<'_>, learner: &Learner, found: Option<&Parameters>, repeated: usize) -> Result<()> {
    let before = store::parameters(tx, &learner.member)?;
    store::learnt(tx, &learner.member, found, repeated)?;
    if before.as_ref() == found {
        return Ok(());
    }
    replay_all(tx, &learner.organisation, &learner.member, &Scheduler::of(found))
}
