//! What can be asked about own checks. Read only: the actor's own, and those that were read out.

use zhixing_kit::{Error, Read, Result};
use zhixing_people::{Actor, MemberId, MemberKind, member};

use super::model::OwnCheck;
use super::store;
use crate::life::round::model::Round;

/// The actor's own check.
pub fn own(tx: &Read<'_>, actor: &Actor, round: &Round) -> Result<Option<OwnCheck>> {
    store::own(tx, &round.id, &actor.member)
}

/// Whether the actor writes one: a formal or probationary member.
pub fn writes(tx: &Read<'_>, actor: &Actor) -> Result<bool> {
    match member(tx, &actor.member) {
        Ok(member) => Ok(matches!(member.kind, MemberKind::Formal | MemberKind::Probationary)),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Somebody's that was read out; whether the asker may see the round is asked before. Not found before that, as if it did not exist.
pub fn read_out(tx: &Read<'_>, round: &Round, member: &MemberId) -> Result<OwnCheck> {
    store::read_out(tx, &round.id, member)
}

/// Who read his out, in order.
pub fn read_by(tx: &Read<'_>, round: &Round) -> Result<Vec<(MemberId, String)>> {
    store::read_by(tx, &round.id)
}
