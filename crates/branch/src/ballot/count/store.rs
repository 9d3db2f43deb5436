//! The statements about counting: tellers' figures and results. The only SQL of this folder; it knows no voter.

use zhixing_kit::{Moment, Read, Result, Write, params, statements};
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::{Figures, Outcome};
use super::questions::Counted;
use crate::activity::model::ActivityId;
use crate::ballot::model::{Announced, Ballot, BallotId};

statements! {
    FIGURES = "select member, name, figures from paper_count where ballot = $1 order by member";
    ENTER = "insert into paper_count (ballot, member, organisation, name, figures) values ($1, $2, $3, $4, $5)
        on conflict (ballot, member) do update set figures = $5";
    FORGET = "delete from paper_count where ballot = $1";
    ANNOUNCE = "insert into ballot_result (ballot, organisation, activity, outcome, papers, counted_by, counted_name, counted_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    RESULT = "select outcome, papers, counted_name, counted_at from ballot_result where ballot = $1";
    RESULTS = "select ballot, outcome from ballot_result where activity = $1";
}

/// What one teller counted.
#[derive(Clone, Debug)]
pub struct Entered {
    /// Who.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// His figures.
    pub figures: Figures,
}

/// What the tellers counted in the paper box so far.
pub fn figures(tx: &Read<'_>, ballot: &BallotId) -> Result<Vec<Entered>> {
    let rows = tx.all::<(MemberId, String, String)>(FIGURES, params![ballot])?;
    rows.into_iter()
        .map(|(member, name, figures)| Ok(Entered { member, name, figures: serde_json::from_str(&figures)? }))
        .collect()
}

/// Notes what a teller counted; the last holds.
pub fn enter(tx: &Write<'_>, by: &Author, ballot: &BallotId, member: &MemberId, figures: &Figures) -> Result<()> {
    let text = serde_json::to_string(figures)?;
    tx.run(ENTER, params![ballot, member, &by.organisation, &by.name, text]).map(drop)
}

/// Forgets the tellers' single figures: the result has them.
pub fn forget(tx: &Write<'_>, ballot: &BallotId) -> Result<()> {
    tx.run(FORGET, params![ballot]).map(drop)
}

/// Notes the result, with every ballot of the box in sorted order.
pub fn announce(tx: &Write<'_>, by: &Author, ballot: &Ballot, outcome: &Outcome, papers: &[String]) -> Result<()> {
    let (outcome, papers) = (serde_json::to_string(outcome)?, serde_json::to_string(papers)?);
    let values = params![
        &ballot.id,
        &by.organisation,
        &ballot.activity,
        outcome,
        papers,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ANNOUNCE, values).map(drop)
}

/// The result of a ballot, once it stands.
pub fn result(tx: &Read<'_>, ballot: &BallotId) -> Result<Option<Counted>> {
    let row = tx.maybe::<(String, String, String, Moment)>(RESULT, params![ballot])?;
    row.map(|(outcome, papers, by, at)| {
        Ok(Counted {
            outcome: serde_json::from_str(&outcome)?,
            papers: serde_json::from_str(&papers)?,
            announced: Announced { by, at },
        })
    })
    .transpose()
}

/// The outcomes of a meeting's ballots.
pub fn outcomes(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<(BallotId, Outcome)>> {
    let rows = tx.all::<(BallotId, String)>(RESULTS, params![activity])?;
    rows.into_iter().map(|(ballot, outcome)| Ok((ballot, serde_json::from_str(&outcome)?))).collect()
}
