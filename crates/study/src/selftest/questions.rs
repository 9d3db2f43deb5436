//! What one can ask about oneself. Every question is about the actor and nobody else: there is no parameter for another person.

use zhixing_branch::charter;
use zhixing_kit::{Error, Read, Result};
use zhixing_library::Quote;
use zhixing_people::Actor;

use super::actions::recall_at;
use super::knowledge::{Estimate, estimate};
use super::model::{Ask, AskId};
use super::store;
use crate::bank::model::{Bank, BankId};
use crate::bank::questions::kept_units;
use crate::passage::questions::behind;
use crate::training::questions::scheduler;

/// How many of the latest answers are shown for an area.
const LATEST_SHOWN: usize = 20;

/// What one knows of an area of study, or of a bank that is in none yet.
pub struct Known {
    /// The area, a word of the charter.
    pub area: Option<String>,
    /// Its banks; one at least.
    pub banks: Vec<Bank>,
    /// How many of its questions one has answered.
    pub answered: usize,
    /// The estimate; nothing while there are too few answers.
    pub estimate: Option<Estimate>,
}

impl Known {
    /// What stands for it in addresses: the area's word, else the bank's id.
    pub fn key(&self) -> &str {
        self.area.as_deref().or(self.banks.first().map(|bank| bank.id.as_str())).unwrap_or_default()
    }

    /// How many questions can be asked in it.
    pub fn count(&self) -> u32 {
        self.banks.iter().map(|bank| bank.count).sum()
    }
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
    let of = |(area, banks): (Option<String>, Vec<Bank>)| {
        let has = |id: &BankId| banks.iter().any(|bank| bank.id == *id);
        let own = memories.iter().filter(|(one, _)| has(one));
        let recalls: Vec<f64> = own.map(|(_, kept)| recall_at(tx, &scheduler, kept, tx.now())).collect();
        let first = firsts.iter().filter(|(one, ..)| has(one));
        let (first, right) = first.fold((0, 0), |(first, right), (_, more, good)| (first + more, right + good));
        let count: u32 = banks.iter().map(|bank| bank.count).sum();
        let estimate = estimate(&recalls, right as usize, first as usize, count as usize);
        Known { answered: recalls.len(), estimate, area, banks }
    };
    Ok(by_area(banks.into_iter().filter(|bank| bank.count > 0).collect()).into_iter().map(of).collect())
}

/// Banks by their areas of study in the order of the charter; those that are in none stand at the end, each for itself.
fn by_area(banks: Vec<Bank>) -> Vec<(Option<String>, Vec<Bank>)> {
    let mut all: Vec<(Option<String>, Vec<Bank>)> =
        charter().study().areas.iter().map(|area| (Some(area.code.clone()), Vec::new())).collect();
    for bank in banks {
        let known = all.iter_mut().find(|(area, _)| area.is_some() && *area == bank.study_area);
        match known {
            Some((_, of)) => of.push(bank),
            None => all.push((None, vec![bank])),
        }
    }
    all.retain(|(_, banks)| !banks.is_empty());
    all
}

/// An answer, and how it moved what one knows: the chance of knowing that question before it, and now.
pub struct Moved {
    /// The answer.
    pub ask: Ask,
    /// Before it; nothing at first sight.
    pub before: Option<f64>,
    /// Now.
    pub now: Option<f64>,
}

/// What one knows of an area, and the answers that moved it, the latest first. Asked for by its word, or by the id of one of its banks.
pub fn area(tx: &Read<'_>, actor: &Actor, key: &str) -> Result<(Known, Vec<Moved>)> {
    let is_it = |known: &Known| known.key() == key || known.banks.iter().any(|bank| bank.id.as_str() == key);
    let known = known(tx, actor)?.into_iter().find(is_it).ok_or(Error::NotFound)?;
    let mut latest = Vec::new();
    for bank in &known.banks {
        latest.extend(store::latest(tx, &actor.member, &bank.id, LATEST_SHOWN)?);
    }
    latest.sort_by_key(|one| std::cmp::Reverse(one.ask.answered_at));
    latest.truncate(LATEST_SHOWN);
    let scheduler = scheduler(tx, &actor.member)?;
    let moved = latest.into_iter().map(|one| Moved {
        now: one.remembered.map(|kept| recall_at(tx, &scheduler, &kept, tx.now())),
        ask: one.ask,
        before: one.recall,
    });
    Ok((known, moved.collect()))
}

/// A question that was put to the actor, with the passage behind it once he has answered, and the question that waits for his answer, if there is one.
pub fn ask(tx: &Read<'_>, actor: &Actor, id: &AskId) -> Result<(Ask, Option<Quote>, Option<AskId>)> {
    let (ask, open) = tx.together((|| store::one(tx, &actor.member, id), || store::open(tx, &actor.member)))?;
    let passage = ask.given.as_ref().map(|_| behind(tx, &actor.organisation, &ask.question)).transpose()?;
    Ok((ask, passage.flatten(), open))
}
