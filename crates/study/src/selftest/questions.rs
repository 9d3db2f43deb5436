//! What one can ask about oneself. Every question is about the actor and nobody else: there is no parameter for another person.

use zhixing_kit::{Error, Read, Result};
use zhixing_people::Actor;

use super::actions::recall_at;
use super::knowledge::{Estimate, estimate};
use super::model::{Ask, AskId};
use super::store;
use crate::bank::model::{Bank, BankId};
use crate::bank::questions::kept_units;
use crate::training::questions::scheduler;

/// How many of the latest answers are shown for an area.
const LATEST_SHOWN: usize = 20;

/// What one knows of an area.
pub struct Known {
    /// The bank.
    pub bank: Bank,
    /// How many of its questions one has answered.
    pub answered: usize,
    /// The estimate; nothing while there are too few answers.
    pub estimate: Option<Estimate>,
}

/// The page from which one begins.
pub struct Start {
    /// How many questions are due.
    pub due: u32,
    /// Whether a question waits for an answer.
    pub waits: bool,
    /// What one knows, by area.
    pub known: Vec<Known>,
    /// Whether he keeps banks.
    pub keeps: bool,
}

/// Where the actor stands.
pub fn start(tx: &Read<'_>, actor: &Actor) -> Result<Start> {
    Ok(Start {
        due: store::due_count(tx, &actor.member, &actor.path)?,
        waits: store::open(tx, &actor.member)?.is_some(),
        known: known(tx, actor)?,
        keeps: !kept_units(tx, actor)?.is_empty(),
    })
}

fn known(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Known>> {
    let banks = store::banks(tx, &actor.organisation, &actor.path)?;
    let memories = store::memories(tx, &actor.member)?;
    let firsts = store::firsts(tx, &actor.member)?;
    let scheduler = scheduler(tx, &actor.member)?;
    let of = |bank: Bank| {
        let own = memories.iter().filter(|(one, _)| *one == bank.id);
        let recalls: Vec<f64> = own.map(|(_, kept)| recall_at(tx, &scheduler, kept, tx.now())).collect();
        let (first, right) =
            firsts.iter().find(|(one, ..)| *one == bank.id).map_or((0, 0), |(_, first, right)| (*first, *right));
        let estimate = estimate(&recalls, right as usize, first as usize, bank.count as usize);
        Known { answered: recalls.len(), estimate, bank }
    };
    Ok(banks.into_iter().filter(|bank| bank.count > 0).map(of).collect())
}

/// What one knows of an area, and the answers that moved it, the latest first.
pub fn area(tx: &Read<'_>, actor: &Actor, bank: &BankId) -> Result<(Known, Vec<Ask>)> {
    let known = known(tx, actor)?.into_iter().find(|known| known.bank.id == *bank).ok_or(Error::NotFound)?;
    Ok((known, store::latest(tx, &actor.member, bank, LATEST_SHOWN)?))
}

/// A question that was put to the actor, and the one that waits for his answer, if there is one.
pub fn ask(tx: &Read<'_>, actor: &Actor, id: &AskId) -> Result<(Ask, Option<AskId>)> {
    tx.together((|| store::one(tx, &actor.member, id), || store::open(tx, &actor.member)))
}
