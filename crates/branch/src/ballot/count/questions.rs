//! What can be asked about counting. Read only; before the result stands nobody learns a figure but the teller who entered it.

use zhixing_kit::{Language, Read, Result};
use zhixing_people::Actor;

use super::model::{Figures, Outcome, What, differences};
use super::store;
use crate::activity::model::ActivityId;
use crate::ballot::model::{Announced, Ballot, BallotId, Candidate};
use crate::ballot::{Told, teller};
use crate::roll::model::{RollEntry, RollEntryId};

/// A result that stands.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The arithmetic.
    pub outcome: Outcome,
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
    let after = |told: Told| {
        let outcome = told.outcome.map(|outcome| outcome.without(store::of_ballot(&departed, &told.ballot.id)));
        Told { outcome, ..told }
    };
    Ok(told.into_iter().map(after).collect())
}

/// Where the tellers' figures differ, for one of them who entered his own.
#[derive(Clone, Debug)]
pub struct Differing {
    /// The others who entered figures, by name.
    pub others: Vec<String>,
    /// What differs: his figure first, then that of each other.
    pub figures: Vec<(What, Vec<u32>)>,
}

/// A teller who entered figures.
#[derive(Clone, Debug)]
pub struct EnteredBy {
    /// His entry on the roll; none when he is no teller any more.
    pub entry: Option<RollEntryId>,
    /// His name.
    pub name: String,
    /// Whether it is the reader.
    pub is_reader: bool,
}

/// How far the tellers are with the paper box.
#[derive(Clone, Debug, Default)]
pub struct PaperBox {
    /// Who entered figures.
    pub entered: Vec<EnteredBy>,
    /// Whether not all who entered figures have the same.
    pub differ: bool,
    /// Where, for who entered his own.
    pub differing: Option<Differing>,
    /// Whether two or more entered figures, and all the same.
    pub agreed: bool,
}

impl PaperBox {
    /// The names of those who entered figures.
    pub fn names(&self) -> Vec<&str> {
        self.entered.iter().map(|one| one.name.as_str()).collect()
    }
}

/// How far the tellers are with the paper box. Figures of others are shown only where they differ, and to who entered his own.
pub fn paper_box(
    tx: &Read<'_>,
    actor: &Actor,
    ballot: &Ballot,
    candidates: &[Candidate],
    roll: &[RollEntry],
) -> Result<PaperBox> {
    let entered = store::figures(tx, &ballot.id)?;
    if entered.is_empty() {
        return Ok(PaperBox::default());
    }
    let name = |entry: &str| name_of(roll, entry);
    let agreed = agreed(&entered).is_some();
    let (mine, others): (Vec<_>, Vec<_>) = entered.iter().partition(|one| one.member == actor.member);
    let differ = entered.len() > 1 && !agreed;
    let differing = mine.first().filter(|_| differ).map(|mine| Differing {
        others: others.iter().map(|one| one.name.clone()).collect(),
        figures: differences(
            &std::iter::once(&mine.figures).chain(others.iter().map(|one| &one.figures)).collect::<Vec<_>>(),
            candidates,
            ballot,
            name,
        ),
    });
    let tellers = teller::questions::list(tx, &ballot.activity)?;
    let by = |one: &store::Entered| EnteredBy {
        entry: tellers.iter().find(|teller| teller.member == one.member).map(|teller| teller.entry.clone()),
        name: one.name.clone(),
        is_reader: one.member == actor.member,
    };
    Ok(PaperBox { agreed, differ, differing, entered: entered.iter().map(by).collect() })
}

/// The figures of the paper box, once two tellers or more entered them and nobody entered others.
pub fn agreed(entered: &[store::Entered]) -> Option<&Figures> {
    let (first, rest) = entered.split_first()?;
    (!rest.is_empty() && rest.iter().all(|other| other.figures == first.figures)).then_some(&first.figures)
}

/// The name of an entry on the roll, told apart as a candidate's is; its id when it is on it no more.
pub fn name_of(roll: &[RollEntry], entry: &str) -> String {
    let known = roll.iter().find(|one| one.id.as_str() == entry);
    known.map_or_else(|| entry.to_owned(), |one| one.called(Language::Chinese))
}
