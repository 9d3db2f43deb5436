//! What can be asked about banks. Read only, for who keeps them: answers stand in them.

use zhixing_kit::{Error, Read, Result};
use zhixing_people::{Actor, Place, Right, Unit, UnitId, UnitKind, require, top_unit, units_where};

use super::model::{Bank, BankId, Kept, QUESTIONS_MAX, QuestionId};
use super::store;

/// How many versions of a question are shown.
const VERSIONS_MAX: usize = 20;

/// The units whose banks the actor keeps: branches, and organisations themselves.
pub fn kept_units(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Unit>> {
    let mut units = units_where(tx, actor, Right::KeepQuestions)?;
    units.retain(|unit| unit.kind.is_branch() || unit.kind == UnitKind::Organisation);
    Ok(units)
}

/// The unit that is asked for, or the first one; who keeps none is told who could.
pub fn kept_unit(tx: &Read<'_>, actor: &Actor, wanted: &str) -> Result<(Unit, Vec<Unit>)> {
    let units = kept_units(tx, actor)?;
    let Some(first) = units.first() else {
        let own = actor.branch.clone().unwrap_or(top_unit(tx, &actor.organisation)?.id);
        require(tx, actor, Right::KeepQuestions, &Place::itself(&own))?;
        return Err(Error::NotFound);
    };
    let unit = units.iter().find(|unit| unit.id.as_str() == wanted).unwrap_or(first).clone();
    Ok((unit, units))
}

/// The banks of a unit.
pub fn banks(tx: &Read<'_>, actor: &Actor, unit: &UnitId) -> Result<Vec<Bank>> {
    require(tx, actor, Right::KeepQuestions, &Place::itself(unit))?;
    store::banks(tx, unit)
}

/// One bank.
pub fn bank(tx: &Read<'_>, actor: &Actor, id: &BankId) -> Result<Bank> {
    let bank = store::bank(tx, &actor.organisation, id)?;
    require(tx, actor, Right::KeepQuestions, &Place::unit(&bank.unit))?;
    Ok(bank)
}

/// A bank's questions behind this place in which these words stand, all of them without any; and whether more follow.
pub fn of_bank(
    tx: &Read<'_>,
    actor: &Actor,
    id: &BankId,
    (after, words): (i64, &str),
    most: usize,
) -> Result<(Bank, Vec<Kept>, bool)> {
    let bank = bank(tx, actor, id)?;
    let words = words.trim().to_lowercase();
    let read = if words.is_empty() { most + 1 } else { QUESTIONS_MAX };
    let mut kept = store::of_bank(tx, id, after, read)?;
    kept.retain(|kept| kept.question.texts().any(|text| text.to_lowercase().contains(&words)));
    let more = kept.len() > most;
    kept.truncate(most);
    Ok((bank, kept, more))
}

/// Every question of a bank that can be asked, to be carried away.
pub fn to_carry(tx: &Read<'_>, actor: &Actor, id: &BankId) -> Result<(Bank, Vec<Kept>)> {
    let bank = bank(tx, actor, id)?;
    let mut kept = store::of_bank(tx, id, 0, QUESTIONS_MAX)?;
    kept.retain(|kept| kept.withdrawn_at.is_none());
    Ok((bank, kept))
}

/// A question, for who keeps its bank.
pub fn changeable(tx: &Read<'_>, actor: &Actor, id: &QuestionId) -> Result<Kept> {
    let kept = store::one(tx, &actor.organisation, id)?;
    require(tx, actor, Right::KeepQuestions, &Place::unit(&kept.unit))?;
    Ok(kept)
}

/// A question with its versions, the newest first.
pub fn with_versions(tx: &Read<'_>, actor: &Actor, id: &QuestionId) -> Result<(Kept, Vec<Kept>)> {
    let kept = changeable(tx, actor, id)?;
    Ok((kept, store::versions(tx, id, VERSIONS_MAX)?))
}
