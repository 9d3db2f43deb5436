//! The statements about counting: tellers' figures and results. The only SQL of this folder; it knows no voter.

use zhixing_kit::{Moment, Read, Result, Write, params, statements};
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::{Departed, Figures, Outcome};
use super::questions::Counted;
use crate::activity::model::ActivityId;
use crate::ballot::model::{Announced, Ballot, BallotId};
use crate::roll::model::RollEntryId;

statements! {
    FIGURES = "select member, name, figures from paper_count where ballot = $1 order by member";
    ENTER = "insert into paper_count (ballot, member, organisation, name, figures) values ($1, $2, $3, $4, $5)
        on conflict (ballot, member) do update set figures = $5";
    WITHDRAW = "delete from paper_count where ballot = $1 and member = $2";
    FORGET = "delete from paper_count where ballot = $1";
    ANNOUNCE = "insert into ballot_result (ballot, organisation, activity, outcome, papers, counted_by, counted_name, counted_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// `here` is how many of its voters were there, as the roll stands now: who they are was settled when it began.
    RESULT = "select r.outcome, r.counted_name, r.counted_at,
            (select cast(sum(case when v.mark in ('present', 'left') and (not b.gone or b.back or b.stayed) then 1 else 0 end) as bigint)
                from ballot_voter b
                join roll_entry v on v.id = b.entry
                where b.ballot = r.ballot) as here
        from ballot_result r
        where r.ballot = $1";
    DEPARTED = "select d.ballot, d.entry, e.name, d.reason, d.noted_name
        from ballot_departure d
        join roll_entry e on e.id = d.entry
        where d.activity = $1
        order by d.entry";
    DEPART = "insert into ballot_departure (ballot, entry, organisation, activity, reason, noted_by, noted_name, noted_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    RESULT_AT = "select activity from ballot_result where ballot = $1";
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

/// Takes out what a teller entered; false where he entered nothing.
pub fn withdraw(tx: &Write<'_>, ballot: &BallotId, member: &MemberId) -> Result<bool> {
    tx.run(WITHDRAW, params![ballot, member]).map(|rows| rows == 1)
}

/// Forgets the tellers' single figures: the result has them.
pub fn forget(tx: &Write<'_>, ballot: &BallotId) -> Result<()> {
    tx.run(FORGET, params![ballot]).map(drop)
}

/// Notes the result. The column for single ballots stays empty: earlier versions kept them there.
pub fn announce(tx: &Write<'_>, by: &Author, ballot: &Ballot, outcome: &Outcome) -> Result<()> {
    let outcome = serde_json::to_string(outcome)?;
    let values =
        params![&ballot.id, &by.organisation, &ballot.activity, outcome, "[]", by.member.as_ref(), &by.name, tx.now()];
    tx.run(ANNOUNCE, values).map(drop)
}

/// The result of a ballot, once it stands.
pub fn result(tx: &Read<'_>, ballot: &BallotId) -> Result<Option<Counted>> {
    let row = tx.maybe::<(String, String, Moment, Option<u32>)>(RESULT, params![ballot])?;
    row.map(|(outcome, by, at, here)| {
        let outcome: Outcome = serde_json::from_str(&outcome)?;
        Ok(Counted {
            outcome: if outcome.tied.is_empty() { outcome } else { after_departures(tx, ballot, outcome)? },
            announced: Announced { by, at },
            here,
        })
    })
    .transpose()
}

fn after_departures(tx: &Read<'_>, ballot: &BallotId, outcome: Outcome) -> Result<Outcome> {
    let (activity,) = tx.one::<(ActivityId,)>(RESULT_AT, params![ballot])?;
    Ok(outcome.without(of_ballot(&departed(tx, &activity)?, ballot)))
}

/// Who was tied in a ballot of this meeting and left before the runoff.
pub fn departed(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<(BallotId, Departed)>> {
    let rows = tx.all::<(BallotId, String, String, String, String)>(DEPARTED, params![activity])?;
    let of = |(ballot, entry, name, reason, by)| (ballot, Departed { entry, name, reason, by });
    Ok(rows.into_iter().map(of).collect())
}

/// Those of one ballot.
pub fn of_ballot(departed: &[(BallotId, Departed)], ballot: &BallotId) -> Vec<Departed> {
    departed.iter().filter(|(of, _)| of == ballot).map(|(_, one)| one.clone()).collect()
}

/// Notes that somebody who was tied left before the runoff, and why.
pub fn depart(tx: &Write<'_>, by: &Author, ballot: &Ballot, entry: &RollEntryId, reason: &str) -> Result<()> {
    let values =
        params![&ballot.id, entry, &by.organisation, &ballot.activity, reason, by.member.as_ref(), &by.name, tx.now()];
    tx.run(DEPART, values).map(drop)
}
