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

/// The meetings and ballots that a result was taken from.
pub fn sources(tx: &Read<'_>, election: &ElectionId) -> Result<Vec<(crate::ActivityId, BallotId)>> {
    tx.all(SOURCES, params![election])
}
