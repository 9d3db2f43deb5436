//! The statements about the ballots of elections. The only SQL of this folder.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Write, params, statements};
use zhixing_people::{PostKind, UnitId};
use zhixing_records::Author;

use super::model::Scope;
use crate::ballot::BallotId;
use crate::term::model::ElectionId;

statements! {
    ADD = "insert into election_ballot (ballot, organisation, branch, place, post, scope)
        values ($1, $2, $3, (select count(*) from election_ballot where branch = $3), $4, $5)";
    OPEN = "select b.ballot, b.post, (select e.decided_reason from election_source s join election e on e.id = s.election
            where s.ballot = b.ballot and e.state = 'returned' order by e.id desc limit 1)
        from election_ballot b
        where b.branch = $1 and b.scope = $2 and not exists (select 1 from election_source s join election e on e.id = s.election
            where s.ballot = b.ballot and e.state in ('entered', 'confirmed'))
            and not exists (select 1 from ballot_recall q where q.ballot = b.ballot)
        order by b.place";
    HANDED_UP = "select b.ballot, b.post, cast(null as text)
        from election_ballot b
        join election_source s on s.ballot = b.ballot
        join election e on e.id = s.election
        where b.branch = $1 and b.scope = $2 and e.state = 'entered'
        order by b.place";
    OF_BALLOT = "select branch, post, scope from election_ballot where ballot = $1 and organisation = $2";
    ADD_SOURCE = "insert into election_source (election, ballot, organisation) values ($1, $2, $3)";
    /// What a roll that was put right after the end makes doubtful: whether a ballot still stands is told by its outcome.
    IN_DOUBT_OF = "select s.ballot from election_source s join ballot b on b.id = s.ballot
        where s.election = $1 and exists (select 1 from correction c where c.activity = b.activity and c.subject = 'roll')
        order by b.activity, b.place";
    IN_DOUBT = "select distinct s.election from election e join election_source s on s.election = e.id join ballot b on b.id = s.ballot
        where e.branch = $1 and e.state in ('entered', 'confirmed')
            and exists (select 1 from correction c where c.activity = b.activity and c.subject = 'roll')
        order by s.election";
    WAITING_IN_DOUBT = "select distinct s.election from election e join election_source s on s.election = e.id join ballot b on b.id = s.ballot
        where e.organisation = $1 and e.state = 'entered'
            and exists (select 1 from correction c where c.activity = b.activity and c.subject = 'roll')
        order by s.election";
    RESULTS_OF = "select e.id from election_source s join election e on e.id = s.election
        where s.ballot = $1 and e.state in ('entered', 'confirmed')
        order by e.id";
    SOURCES = "select b.activity, b.id from election_source s join ballot b on b.id = s.ballot where s.election = $1 order by b.activity, b.place";
}

/// A ballot on a post: the first round, the post, and why the latest result of it was sent back, if one was.
pub type Row = (BallotId, String, Option<String>);

/// Writes which post a ballot fills.
pub fn add(
    tx: &Write<'_>,
    by: &Author,
    branch: &UnitId,
    ballot: &BallotId,
    post: PostKind,
    scope: Scope,
) -> Result<()> {
    tx.run(ADD, params![ballot, &by.organisation, branch, post.word(), scope.code()]).map(drop)
}

/// The ballots that no result was taken from yet, or one that was sent back; none that was itself taken back.
pub fn open(tx: &Read<'_>, branch: &UnitId, scope: Scope) -> Result<Vec<Row>> {
    tx.all(OPEN, params![branch, scope.code()])
}

/// The ballots of the result that waits for the unit above.
pub fn handed_up(tx: &Read<'_>, branch: &UnitId, scope: Scope) -> Result<Vec<Row>> {
    tx.all(HANDED_UP, params![branch, scope.code()])
}

/// The branch whose post a ballot fills, the post, and what is elected, as words.
pub fn of_ballot(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    ballot: &BallotId,
) -> Result<Option<(UnitId, String, String)>> {
    tx.maybe(OF_BALLOT, params![ballot, organisation])
}

/// Writes which ballots a result was taken from.
pub fn add_sources(tx: &Write<'_>, by: &Author, election: &ElectionId, ballots: &[BallotId]) -> Result<()> {
    for ballot in ballots {
        tx.run(ADD_SOURCE, params![election, ballot, &by.organisation])?;
    }
    Ok(())
}

/// The ballots of a result whose meeting's roll was put right after the end.
pub fn in_doubt_of(tx: &Read<'_>, election: &ElectionId) -> Result<Vec<BallotId>> {
    Ok(tx.all::<(BallotId,)>(IN_DOUBT_OF, params![election])?.into_iter().map(|(ballot,)| ballot).collect())
}

/// The results of a branch, waiting or confirmed, of which some ballot's roll was put right after the end.
pub fn in_doubt(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<ElectionId>> {
    Ok(elections(tx.all(IN_DOUBT, params![branch])?))
}

/// The same of the results that wait for the unit above in a whole organisation.
pub fn waiting_in_doubt(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<ElectionId>> {
    Ok(elections(tx.all(WAITING_IN_DOUBT, params![organisation])?))
}

/// The results, waiting or confirmed, that were taken from a ballot.
pub fn results_of(tx: &Read<'_>, ballot: &BallotId) -> Result<Vec<ElectionId>> {
    Ok(elections(tx.all(RESULTS_OF, params![ballot])?))
}

fn elections(rows: Vec<(ElectionId,)>) -> Vec<ElectionId> {
    rows.into_iter().map(|(id,)| id).collect()
}

/// The meetings and ballots that a result was taken from.
pub fn sources(tx: &Read<'_>, election: &ElectionId) -> Result<Vec<(crate::ActivityId, BallotId)>> {
    tx.all(SOURCES, params![election])
}
