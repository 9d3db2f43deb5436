//! Which questions a test asks: those that were picked, or drawn from areas by chance; and which one comes next for somebody.

use std::collections::HashMap;

use zhixing_branch::Activity;
use zhixing_kit::{Read, Result, Sentence, Write};
use zhixing_people::{MemberId, unit};

use super::input::{Chosen, FIELD_OF_WISH, Wish};
use super::model::{Form, Test, TestItem};
use super::store::{self, Drawable};
use super::text::Text;
use crate::bank::model::BankId;
use crate::item::model::{Item, ability, most_telling};
use crate::item::store::known;
use crate::selftest::model::Outcome;

/// How many questions the short form asks.
pub const ADAPTIVE_LENGTH: u32 = 8;
/// How many questions must be known well enough before it is offered.
pub const POOL_LEAST: usize = 20;

/// What a test asks.
pub struct Asked {
    /// How its questions come.
    pub form: Form,
    /// How many each answers.
    pub length: u32,
    /// Its questions.
    pub items: Vec<TestItem>,
}

/// How well the questions of areas are known: whether the short form can be offered, and why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Of how many questions enough is known.
    pub known: usize,
    /// From how many answers each, at least.
    pub answers: u32,
}

impl Offer {
    /// Whether it can be offered.
    pub fn stands(self) -> bool {
        self.known >= POOL_LEAST
    }
}

/// Whether the short form can be offered to a class on this path of units.
pub fn offer(tx: &Read<'_>, activity: &Activity) -> Result<Offer> {
    let pool = pool(tx, activity, |_| true)?;
    Ok(Offer { known: pool.len(), answers: pool.iter().map(|(.., answers)| *answers).min().unwrap_or_default() })
}

/// The questions of a class's banks of which enough is known.
fn pool(tx: &Read<'_>, activity: &Activity, of: impl Fn(&BankId) -> bool) -> Result<Vec<(Drawable, Item, u32)>> {
    let items: HashMap<_, _> = known(tx, &activity.organisation)?
        .into_iter()
        .map(|(version, item, answers)| (version, (item, answers)))
        .collect();
    let path = unit(tx, &activity.unit)?.path;
    let all = store::to_draw(tx, &activity.organisation, &path)?.into_iter().filter(|one| of(&one.bank));
    let with = |one: Drawable| {
        let (item, answers) = *items.get(&(one.question.clone(), one.version))?;
        Some((one, item, answers))
    };
    Ok(all.filter_map(with).collect())
}

/// The questions that a test asks, as its host wishes.
pub fn questions(tx: &Write<'_>, activity: &Activity, wish: &Wish) -> Result<Asked> {
    let refused = |sentence: Sentence| zhixing_kit::form::Faults::at(FIELD_OF_WISH, sentence);
    let path = unit(tx, &activity.unit)?.path;
    match &wish.chosen {
        Chosen::Short(banks) => {
            let pool = pool(tx, activity, |bank| banks.contains(bank))?;
            if pool.len() < POOL_LEAST {
                let told = |language| Text(language).pool_too_small(pool.len(), POOL_LEAST);
                return Err(refused(Sentence::of(told)).into());
            }
            let all = pool.into_iter().map(|(one, item, _)| (one, Some(item)));
            Ok(Asked { form: Form::Adaptive, length: ADAPTIVE_LENGTH, items: placed(all) })
        }
        Chosen::Areas(banks, count) => {
            let all = store::to_draw(tx, &activity.organisation, &path)?;
            let mut of: Vec<Drawable> = all.into_iter().filter(|one| banks.contains(&one.bank)).collect();
            if of.is_empty() {
                return Err(refused(Sentence::of(|language| Text(language).no_questions())).into());
            }
            of.sort_by_cached_key(|_| tx.random::<8>());
            of.truncate(*count as usize);
            Ok(fixed(of))
        }
        Chosen::Questions(picked) => {
            let all = store::to_draw(tx, &activity.organisation, &path)?;
            let of: Vec<Drawable> = all.into_iter().filter(|one| picked.contains(&one.question)).collect();
            if of.is_empty() {
                return Err(refused(Sentence::of(|language| Text(language).no_questions())).into());
            }
            Ok(fixed(of))
        }
    }
}

fn fixed(of: Vec<Drawable>) -> Asked {
    let items = placed(of.into_iter().map(|one| (one, None)));
    Asked { form: Form::Fixed, length: items.len() as u32, items }
}

fn placed(all: impl Iterator<Item = (Drawable, Option<Item>)>) -> Vec<TestItem> {
    let at = |(place, (one, item)): (u32, (Drawable, Option<Item>))| TestItem {
        place,
        question: one.question,
        version: one.version,
        area: one.area,
        item,
    };
    (1..).zip(all).map(at).collect()
}

/// The place of the question that comes next for somebody who answered so many, the last one with this outcome; nothing when he is through.
pub fn next(
    tx: &Write<'_>,
    test: &Test,
    member: &MemberId,
    answered: u32,
    last: Option<(u32, Outcome)>,
) -> Result<Option<u32>> {
    if answered >= test.length {
        return Ok(None);
    }
    if test.form == Form::Fixed {
        // What is before him follows from his answers.
        return Ok(Some(1));
    }
    let pool = store::pool(tx, &test.id)?;
    let mut outcomes = store::own_outcomes(tx, &test.id, member)?;
    outcomes.extend(last.map(|(place, outcome)| (place, outcome == Outcome::Right)));
    let is_asked = |place: u32| outcomes.iter().find(|(one, _)| *one == place).map(|(_, right)| *right);
    let asked: Vec<Option<bool>> = pool.iter().map(|(place, _)| is_asked(*place)).collect();
    let answers: Vec<(Item, bool)> =
        pool.iter().zip(&asked).filter_map(|((_, item), right)| right.map(|right| (*item, right))).collect();
    let items: Vec<Item> = pool.iter().map(|(_, item)| *item).collect();
    let open: Vec<bool> = asked.iter().map(Option::is_some).collect();
    let telling = most_telling(&items, &open, ability(&answers).value);
    let [drawn] = tx.random::<1>();
    Ok(telling.get(usize::from(drawn) % telling.len().max(1)).map(|at| pool[*at].0))
}

/// Whether a test can ask it: an answer in one's own words is judged by nobody but its writer.
pub fn can_be_asked(question: &zhixing_question::Question) -> bool {
    question.asked().kind() != zhixing_question::Kind::Short
}
