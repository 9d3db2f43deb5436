//! What can be asked about ties and who left them. Read only.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};

use crate::ballot::count::model::Outcome;
use crate::ballot::count::questions::outcome;
use crate::ballot::model::{Ballot, BallotId, Stage};
use crate::ballot::store;

/// The round whose tie a runoff decides, and its outcome; a void runoff is repeated for the same tie. None for what is no runoff.
pub fn tie_of(tx: &Read<'_>, organisation: &OrganisationId, ballot: &Ballot) -> Result<Option<(Ballot, Outcome)>> {
    let mut round = ballot.clone();
    while round.runoff {
        let Some(before) = &round.before else { break };
        round = store::one(tx, organisation, before)?;
        match outcome(tx, &round.id)? {
            Some(outcome) if outcome.valid => return Ok(Some((round, outcome))),
            _ => {}
        }
    }
    Ok(None)
}

/// The further round that follows a ballot and counts: a runoff of a tie that departures decided counts no longer.
pub fn following(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    ballot: &BallotId,
    outcome: Option<&Outcome>,
) -> Result<Option<BallotId>> {
    let Some(next) = store::following(tx, ballot)? else { return Ok(None) };
    let decided = outcome.is_some_and(Outcome::is_decided_by_departure);
    Ok(if decided && store::one(tx, organisation, &next)?.runoff { None } else { Some(next) })
}

/// Whether somebody who is tied in this round can still be struck: nothing that follows it has begun, but for runoffs that were void.
pub fn is_open(tx: &Read<'_>, organisation: &OrganisationId, ballot: &BallotId) -> Result<bool> {
    let mut next = store::following(tx, ballot)?;
    while let Some(id) = next {
        let round = store::one(tx, organisation, &id)?;
        match round.stage() {
            Stage::Proposed | Stage::Recalled => {}
            Stage::Counted if outcome(tx, &id)?.is_some_and(|outcome| !outcome.valid) => {}
            Stage::Open | Stage::Counting | Stage::Counted => return Ok(false),
        }
        next = store::following(tx, &id)?;
    }
    Ok(true)
}

/// The runoff of this tie that is proposed and has not begun.
pub fn proposed(tx: &Read<'_>, organisation: &OrganisationId, ballot: &BallotId) -> Result<Option<Ballot>> {
    let mut next = store::following(tx, ballot)?;
    while let Some(id) = next {
        let round = store::one(tx, organisation, &id)?;
        if round.stage() == Stage::Proposed {
            return Ok(Some(round));
        }
        next = store::following(tx, &id)?;
    }
    Ok(None)
}
