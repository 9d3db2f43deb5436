//! What can be asked about counting. Read only; before the result stands nobody learns a figure but the teller who entered it.

use zhixing_kit::{Read, Result};
use zhixing_people::Actor;

use super::model::{Figures, Outcome, What, differences};
use super::store;
use crate::activity::model::ActivityId;
use crate::ballot::Told;
use crate::ballot::model::{Announced, Ballot, BallotId, Candidate};
use crate::roll::model::RollEntry;

/// A result that stands.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The arithmetic.
    pub outcome: Outcome,
    /// Every ballot of the box, sorted.
    pub papers: Vec<String>,
    /// By whom and when.
    pub announced: Announced,
    /// How many with a vote were there, as the roll stands now.
    pub here: Option<u32>,
}

/// The result of a ballot, once it stands.
pub fn counted(tx: &Read<'_>, ballot: &Ballot) -> Result<Option<Counted>> {
    store::result(tx, &ballot.id)
}

/// The outcome of a ballot, once it stands.
pub fn outcome(tx: &Read<'_>, ballot: &BallotId) -> Result<Option<Outcome>> {
    Ok(store::result(tx, ballot)?.map(|counted| counted.outcome))
}

/// Outcomes of a meeting's ballots, without who was tied and left before the runoff.
pub fn without_departed(tx: &Read<'_>, activity: &ActivityId, told: Vec<Told>) -> Result<Vec<Told>> {
    if told.iter().filter_map(|one| one.outcome.as_ref()).all(|outcome| outcome.tied.is_empty()) {
        return Ok(told);
    }
    let departed = store::departed(tx, activity)?;
    let after = |Told { ballot, outcome, here }: Told| {
        let outcome = outcome.map(|outcome| outcome.without(store::of_ballot(&departed, &ballot.id)));
        Told { ballot, outcome, here }
    };
    Ok(told.into_iter().map(after).collect())
}

/// Two tellers whose figures differ: their names, and where.
#[derive(Clone, Debug)]
pub struct Differing {
    /// Who asks.
    pub one: String,
    /// The other.
    pub other: String,
    /// What differs, and both figures.
    pub figures: Vec<(What, u32, u32)>,
}

/// How far the tellers are with the paper box.
#[derive(Clone, Debug, Default)]
pub struct PaperBox {
    /// Who entered figures, by name.
    pub entered: Vec<String>,
    /// Where two tellers differ.
    pub differ: Option<Differing>,
    /// Whether two agree.
    pub agreed: bool,
}

/// How far the tellers are with the paper box. Figures of others are shown only where they differ from one's own.
pub fn paper_box(
    tx: &Read<'_>,
    actor: &Actor,
    ballot: &Ballot,
    candidates: &[Candidate],
    roll: &[RollEntry],
) -> Result<PaperBox> {
    let entered = store::figures(tx, &ballot.id)?;
    let name = |entry: &str| name_of(roll, entry);
    let mine = entered.iter().find(|one| one.member == actor.member);
    let other =
        mine.and_then(|mine| entered.iter().find(|one| one.member != mine.member && one.figures != mine.figures));
    let differ = mine.zip(other).map(|(mine, other)| {
        let figures = differences(&mine.figures, &other.figures, candidates, ballot, name);
        Differing { one: mine.name.clone(), other: other.name.clone(), figures }
    });
    Ok(PaperBox {
        agreed: agreed(&entered).is_some(),
        differ,
        entered: entered.into_iter().map(|one| one.name).collect(),
    })
}

/// The figures that two tellers agree on.
pub fn agreed(entered: &[store::Entered]) -> Option<&Figures> {
    entered.iter().enumerate().find_map(|(place, one)| {
        entered[place + 1..].iter().any(|other| other.figures == one.figures).then_some(&one.figures)
    })
}

/// The name of an entry on the roll; its id when it is on it no more.
pub fn name_of(roll: &[RollEntry], entry: &str) -> String {
    roll.iter().find(|one| one.id.as_str() == entry).map_or_else(|| entry.to_owned(), |one| one.name.clone())
}
