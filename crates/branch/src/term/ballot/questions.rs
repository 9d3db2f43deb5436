//! What can be asked about the ballots of an election. Read only; whether the asker may know is asked by the caller.

use jiff::civil::Date;
use zhixing_charter::{Attends, sort_by_strokes};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result};
use zhixing_people::{Actor, Member, MemberId, Post, PostKind, UnitId, post_history, posts_of};

use super::input::is_officer;
use super::model::{InOffice, POSTS, PostBallot, Scope, Standing, Winner};
use super::store;
use crate::activity::Activity;
use crate::activity::model::State as MeetingState;
use crate::ballot::joint::{meetings, rounds};
use crate::ballot::{BallotId, BallotKind, Told, told_of};
use crate::rules::charter;
use crate::term::model::{Election, ElectionId, Holder, State};
use crate::term::{questions, store as results};
use crate::{activity, roll, year};

/// How many of the latest results of a branch are looked at to know what its ballots belong to.
const CONFIRMED_MAX: usize = 60;

/// How the ballots of an election stand that no result was taken from yet.
pub fn standing(tx: &Read<'_>, actor: &Actor, branch: &UnitId, scope: Scope) -> Result<Standing> {
    of_rows(tx, &actor.organisation, branch, scope, store::open(tx, branch, scope)?)
}

fn of_rows(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    branch: &UnitId,
    scope: Scope,
    rows: Vec<store::Row>,
) -> Result<Standing> {
    let facts = year::facts(tx, branch, tx.today().year())?;
    let with_committee = charter().committee_expected(facts.formal_members.on(tx.today())).is_some();
    let mut ballots: Vec<PostBallot> = Vec::new();
    let mut confirmed = results::of_branch(tx, branch, CONFIRMED_MAX)?;
    confirmed.retain(|one| one.state == State::Confirmed);
    let lost = lost(tx, organisation, branch)?;
    confirmed.retain(|one| !lost.contains(&one.id));
    for (first, post, returned) in rows {
        let ballot = one(tx, organisation, &first, &post, returned)?;
        if !came_to_nothing(&ballot, scope, &confirmed) {
            ballots.retain(|known| known.post != ballot.post);
            ballots.push(ballot);
        }
    }
    ballots.sort_by_key(|ballot| POSTS.iter().position(|post| *post == ballot.post));
    let waiting = results::waiting_of(tx, branch)?;
    let in_office = in_office(tx, branch, &waiting)?;
    Ok(Standing { scope, with_committee, ballots, in_office, waiting: posts_of_results(&waiting, scope) })
}

/// Whether a ballot belongs to an election that came to nothing: what was voted until the latest confirmed result of a whole term or, of a by-election, of
/// the same post. By-elections are confirmed one by one, and a committee has several seats: one that is elected, or voted on, does not wait in vain
/// because another was confirmed.
fn came_to_nothing(ballot: &PostBallot, scope: Scope, confirmed: &[Election]) -> bool {
    let is_seat = ballot.post == PostKind::CommitteeMember && !ballot.is_in_vain();
    let same_post = |one: &Election| one.holders.iter().any(|holder| holder.kind() == ballot.post);
    let ends_it = |one: &&Election| match one.scope {
        Scope::Term => true,
        Scope::Vacancy => scope == Scope::Vacancy && !is_seat && same_post(one),
    };
    confirmed.iter().filter(ends_it).any(|one| ballot.on <= one.elected_on)
}

/// Who holds a post of the branch today, and who was elected to one by a by-election that waits for the unit above.
fn in_office(tx: &Read<'_>, branch: &UnitId, waiting: &[Election]) -> Result<InOffice> {
    let held = posts_of(tx, branch, tx.today())?.into_iter();
    let held = held.filter(|post| post.unit == *branch && POSTS.contains(&post.kind));
    let held: Vec<(PostKind, MemberId)> = held.map(|post| (post.kind, post.member)).collect();
    let by_elections = waiting.iter().filter(|one| one.scope == Scope::Vacancy);
    let elected = by_elections.flat_map(|one| &one.holders).map(|holder| (holder.kind(), holder.member.clone()));
    let elected = elected.filter(|(_, member)| held.iter().all(|(_, known)| known != member)).collect();
    Ok(InOffice { held, elected })
}

/// The posts whose result waits for the unit above: of a whole term all of them at once.
fn posts_of_results(waiting: &[Election], scope: Scope) -> Vec<PostKind> {
    let mut of_scope = waiting.iter().filter(|one| one.scope == scope);
    match scope {
        Scope::Term => of_scope.next().map(|_| POSTS.to_vec()).unwrap_or_default(),
        Scope::Vacancy => of_scope.flat_map(|one| &one.holders).map(Holder::kind).collect(),
    }
}

/// Whether a post may be put to the ballot of this election: of a by-election a vacant one alone.
pub fn is_open(standing: &Standing, post: PostKind) -> bool {
    standing.in_office.leaves_open(standing.scope, post, charter().structure().committee_most)
}

/// Who cannot be elected by a ballot, whose first round this is, because he is in office already; nobody where it fills no post of a by-election.
pub fn barred(tx: &Read<'_>, organisation: &OrganisationId, first: &BallotId) -> Result<Vec<MemberId>> {
    let Some((branch, post, scope)) = store::of_ballot(tx, organisation, first)? else { return Ok(Vec::new()) };
    let (Some(Scope::Vacancy), Some(post)) = (Scope::of(&scope), PostKind::read(&post)) else { return Ok(Vec::new()) };
    Ok(in_office(tx, &branch, &results::waiting_of(tx, &branch)?)?
        .barred(Scope::Vacancy, post)
        .into_iter()
        .cloned()
        .collect())
}

/// Whether a ballot, whose first round this is, names those who stand in the order that the unit above approved (选 24).
pub fn is_approved_order(tx: &Read<'_>, organisation: &OrganisationId, first: &BallotId) -> Result<bool> {
    let found = store::of_ballot(tx, organisation, first)?;
    Ok(found.and_then(|(_, post, _)| PostKind::read(&post)).is_some_and(is_officer))
}

/// A post that is still held in these days and that a by-election has filled anew; none where all that it filled are vacant.
pub fn in_the_way(
    tx: &Read<'_>,
    branch: &UnitId,
    elected: &[(PostKind, MemberId)],
    (from_on, to_on): (Date, Date),
) -> Result<Option<Post>> {
    let fills = |post: &Post| {
        let same = |(kind, member): &(PostKind, MemberId)| {
            post.kind == *kind && (kind.has_single_holder() || post.member == *member)
        };
        post.overlaps(from_on, Some(to_on)) && elected.iter().any(same)
    };
    Ok(post_history(tx, branch)?.into_iter().find(fills))
}

fn one(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    first: &BallotId,
    post: &str,
    returned: Option<String>,
) -> Result<PostBallot> {
    let post = PostKind::read(post).ok_or_else(|| Error::broken(format_args!("{post:?} is no post")))?;
    let all = rounds(tx, organisation, first)?;
    let told = all.fallen().or(all.latest()).cloned().ok_or(Error::NotFound)?;
    let meeting = activity::questions::find(tx, &told.ballot.activity)?;
    let entries = all.elected();
    let roll = if entries.is_empty() { Vec::new() } else { roll::questions::list(tx, &meeting.id)? };
    let winner = |entry: &_| {
        let entry = roll.iter().find(|known| known.id == *entry)?;
        Some(Winner { member: entry.member.clone()?, name: entry.name.clone() })
    };
    let mut elected: Vec<Winner> = entries.iter().filter_map(winner).collect();
    sort_by_strokes(&mut elected, |winner| &winner.name);
    let (on, is_over) = (meeting.starts_at.day(tx.zone()), meeting.state != MeetingState::Opened);
    Ok(PostBallot { first: first.clone(), post, told, on, is_over, elected, returned })
}

/// The ballots behind a result that do not stand any more, one for each post: the roll of their meeting was put right, and too few were there.
pub fn fallen(tx: &Read<'_>, organisation: &OrganisationId, election: &ElectionId) -> Result<Vec<Told>> {
    let mut fallen = Vec::new();
    for first in store::in_doubt_of(tx, election)? {
        fallen.extend(rounds(tx, organisation, &first)?.fallen().cloned());
    }
    Ok(fallen)
}

/// The results of a branch, waiting or confirmed, that rest on a ballot that does not stand any more.
pub fn lost(tx: &Read<'_>, organisation: &OrganisationId, branch: &UnitId) -> Result<Vec<ElectionId>> {
    only_lost(tx, organisation, store::in_doubt(tx, branch)?)
}

/// The same of the results that wait for the unit above in a whole organisation.
pub fn waiting_lost(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<ElectionId>> {
    only_lost(tx, organisation, store::waiting_in_doubt(tx, organisation)?)
}

fn only_lost(tx: &Read<'_>, organisation: &OrganisationId, of: Vec<ElectionId>) -> Result<Vec<ElectionId>> {
    let mut lost = Vec::new();
    for election in of {
        if !fallen(tx, organisation, &election)?.is_empty() {
            lost.push(election);
        }
    }
    Ok(lost)
}

/// Whether the present term came from ballots that do not stand any more: it may be elected anew at any time.
pub fn is_term_lost(tx: &Read<'_>, organisation: &OrganisationId, branch: &UnitId) -> Result<bool> {
    let results = results::of_branch(tx, branch, CONFIRMED_MAX)?;
    let is_term = |one: &&Election| one.scope == Scope::Term && one.state == State::Confirmed;
    let Some(latest) = results.iter().find(is_term) else { return Ok(false) };
    Ok(!fallen(tx, organisation, &latest.id)?.is_empty())
}

/// What the ballots behind a result counted.
pub fn counted(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    sources: &[(crate::ActivityId, BallotId)],
) -> Result<Vec<Told>> {
    sources.iter().map(|(_, ballot)| told_of(tx, organisation, ballot)).collect()
}

/// Whom ballots elected to the committee of a branch, while no result of them was confirmed: its first meeting is theirs, and elects secretary and
/// deputy from among them.
pub fn committee_to_be(tx: &Read<'_>, organisation: &OrganisationId, branch: &UnitId) -> Result<Option<Vec<MemberId>>> {
    let mut rows = store::open(tx, branch, Scope::Term)?;
    rows.extend(store::handed_up(tx, branch, Scope::Term)?);
    if rows.is_empty() {
        return Ok(None);
    }
    let standing = of_rows(tx, organisation, branch, Scope::Term, rows)?;
    let elected = standing.committee().map(|committee| committee.iter().map(|winner| winner.member.clone()).collect());
    Ok(elected)
}

/// Whether a post is voted on by the committee: secretary and deputy where there is one.
pub fn by_committee(standing: &Standing, post: PostKind) -> bool {
    standing.with_committee && post != PostKind::CommitteeMember
}

/// The meetings that are open and at which this post is voted on.
pub fn meetings_for(
    tx: &Read<'_>,
    actor: &Actor,
    branch: &UnitId,
    standing: &Standing,
    post: PostKind,
) -> Result<Vec<Activity>> {
    let attends = if by_committee(standing, post) { Attends::Committee } else { Attends::Branch };
    let mut open = meetings(tx, actor, branch, BallotKind::Election)?;
    open.retain(|meeting| meeting.rule().is_some_and(|rule| rule.attends == attends));
    Ok(open)
}

/// Who can stand for a post: the formal members; for secretary and deputy of a committee those who sit on it. In a by-election nobody who is in office
/// already.
pub fn can_stand(tx: &Read<'_>, branch: &UnitId, standing: &Standing, post: PostKind) -> Result<Vec<Member>> {
    let mut members = questions::electable(tx, branch)?;
    if by_committee(standing, post) {
        let seated: Vec<MemberId> = match (standing.scope, standing.committee()) {
            (Scope::Term, elected) => elected.unwrap_or_default().iter().map(|one| one.member.clone()).collect(),
            (Scope::Vacancy, _) => standing.in_office.held.iter().map(|(_, member)| member.clone()).collect(),
        };
        members.retain(|member| seated.contains(&member.id));
    }
    let barred = standing.in_office.barred(standing.scope, post);
    members.retain(|member| !barred.contains(&&member.id));
    Ok(members)
}
