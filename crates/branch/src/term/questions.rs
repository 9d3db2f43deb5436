//! What can be asked about a branch's term and the results of its elections. Read only.

use jiff::civil::Date;
use zhixing_charter::{BranchFacts, BranchForm, Remark, Words};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Language, Read, Result, Sentence};
use zhixing_people::{
    Actor, Member, MemberKind, Place, Post, PostKind, Right, Unit, UnitId, UnitKind, given_up, may, members_of,
    post_history, posts_of, require, unit, units_below, units_where,
};

use super::ballot::model::{Scope, Standing};
use super::model::{Election, ElectionId, Holder, State};
use super::shift::model::Shift;
use super::text::Text;
use super::{ballot, shift, store};
use crate::admission::{self, Waiting};
use crate::ballot::{BallotId, Told};
use crate::rules::charter;
use crate::setting::questions::setting;
use crate::year;

/// How many results a branch's page lists.
const RESULTS: usize = 6;
/// How many results wait in a whole organisation at most.
const WAITING_MAX: usize = 1_000;

/// What the page of a branch's term tells.
#[derive(Clone, Debug)]
pub struct Term {
    /// The branch.
    pub unit: Unit,
    /// Today.
    pub today: Date,
    /// Its facts, as the charter takes them.
    pub facts: BranchFacts,
    /// What the rules would have otherwise.
    pub remarks: Vec<Remark>,
    /// Who is secretary, deputy, on the committee.
    pub posts: Vec<Post>,
    /// Who will be, from a later day on, the earliest first.
    pub coming: Vec<Post>,
    /// Its groups, each with its leader's name.
    pub groups: Vec<(Unit, Option<String>)>,
    /// The latest results of its elections.
    pub results: Vec<Election>,
    /// Those of them that rest on a ballot that does not stand any more.
    pub lost: Vec<ElectionId>,
    /// Whether the present term rests on such a ballot: then another election may follow at once.
    pub is_term_lost: bool,
    /// Whether the reader enters results.
    pub may_enter: bool,
    /// Elections that were moved, the latest first.
    pub shifts: Vec<Shift>,
    /// How the ballots of its elections stand, for who enters results.
    pub ballots: Vec<Standing>,
}

/// The term of a branch, for who may see its people.
pub fn term(tx: &Read<'_>, actor: &Actor, branch: &UnitId) -> Result<Term> {
    let place = Place::unit(branch);
    require(tx, actor, Right::SeePeople, &place)?;
    let today = tx.today();
    let facts = year::facts(tx, branch, today.year())?;
    let all = posts_of(tx, branch, today)?;
    let leader = |group: &Unit| {
        let led = all.iter().find(|post| post.kind == PostKind::GroupLeader && post.unit == group.id);
        led.map(|post| post.member_name.clone())
    };
    let groups =
        units_below(tx, branch)?.into_iter().filter(|unit| unit.kind == UnitKind::Group && unit.is_open(today));
    let groups = groups.map(|group| (group.clone(), leader(&group))).collect();
    let of_kind = |kind| all.iter().filter(move |post| post.unit == *branch && post.kind == kind);
    let of_term = [PostKind::Secretary, PostKind::Deputy, PostKind::CommitteeMember];
    let may_enter = facts.form != BranchForm::Temporary && may(tx, actor, Right::EditPeople, &place)?;
    Ok(Term {
        unit: unit(tx, branch)?,
        today,
        remarks: charter().structure_remarks(&facts, today),
        facts,
        posts: of_term.into_iter().flat_map(of_kind).cloned().collect(),
        coming: coming(tx, branch)?,
        groups,
        results: store::of_branch(tx, branch, RESULTS)?,
        lost: ballot::questions::lost(tx, &actor.organisation, branch)?,
        is_term_lost: ballot::questions::is_term_lost(tx, &actor.organisation, branch)?,
        shifts: shift::questions::of_branch(tx, branch)?,
        ballots: if may_enter {
            Scope::ALL
                .into_iter()
                .map(|scope| ballot::questions::standing(tx, actor, branch, scope))
                .collect::<Result<_>>()?
        } else {
            Vec::new()
        },
        may_enter,
    })
}

/// The posts of a term that begin later, the earliest first.
fn coming(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Post>> {
    let today = tx.today();
    let mut posts = post_history(tx, branch)?;
    posts.retain(|post| post.kind.is_of_committee() && post.from_on > today && post.ended_at.is_none());
    posts.sort_by_key(|post| (post.from_on, post.kind));
    Ok(posts)
}

/// Who of a branch could be elected: its formal members of today.
pub fn electable(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Member>> {
    let mut members = members_of(tx, branch, tx.today())?;
    members.retain(|member| member.kind == MemberKind::Formal);
    Ok(members)
}

/// The result of the actor's own organisation; not found without one. Rights are the caller's business.
pub(super) fn find(tx: &Read<'_>, actor: &Actor, id: &ElectionId) -> Result<Election> {
    store::find(tx, &actor.organisation, id)?.ok_or(Error::NotFound)
}

/// The result for the members of its branch and for who decides above, and whether the reader does. Not found otherwise.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &ElectionId) -> Result<(Election, bool)> {
    let election = find(tx, actor, id)?;
    let decides = may_decide(tx, actor, &election)?;
    if decides || may(tx, actor, Right::SeePeople, &Place::unit(&election.branch))? {
        return Ok((election, decides));
    }
    Err(Error::NotFound)
}

/// Whether the actor confirms results of this branch: the secretary above, or who administers the installation.
pub fn may_decide(tx: &Read<'_>, actor: &Actor, election: &Election) -> Result<bool> {
    let place = Place::unit(&election.branch);
    Ok(may(tx, actor, Right::Decide, &place)? || may(tx, actor, Right::Administer, &place)?)
}

/// Lets pass who confirms results of this branch.
pub(super) fn must_decide(tx: &Read<'_>, actor: &Actor, election: &Election) -> Result<()> {
    if may_decide(tx, actor, election)? {
        return Ok(());
    }
    visible(tx, actor, &election.id)?;
    require(tx, actor, Right::Decide, &Place::unit(&election.branch))
}

/// Whether the unit above settled the branch's present term, which ends on this day: it confirmed a result, or approved that it is moved there.
pub fn is_settled(tx: &Read<'_>, branch: &UnitId, last: Date) -> Result<bool> {
    let moved = || {
        Ok::<_, Error>(
            shift::questions::of_branch(tx, branch)?
                .iter()
                .any(|one| one.state == shift::model::State::Approved && one.until == last),
        )
    };
    Ok(store::any_confirmed(tx, branch)? || moved()?)
}

/// The term page of the branch whose post this ballot fills, for who enters its results.
pub fn waits_for(tx: &Read<'_>, actor: &Actor, first: &BallotId) -> Result<Option<(String, bool)>> {
    let Some((branch, ..)) = ballot::store::of_ballot(tx, &actor.organisation, first)? else { return Ok(None) };
    let enters = actor.branch.as_ref() == Some(&branch) && may(tx, actor, Right::EditPeople, &Place::unit(&branch))?;
    if !enters {
        return Ok(None);
    }
    let result = ballot::store::results_of(tx, first)?.pop();
    Ok(Some(result.map_or_else(|| ("/branch/term".to_owned(), false), |id| (super::model::path(&id), true))))
}

/// The branch whose posts the actor keeps: secretary and deputy enter results, put posts to the ballot, ask to move an election.
pub fn kept(tx: &Read<'_>, actor: &Actor) -> Result<UnitId> {
    let branch = actor.leads().cloned().ok_or(Error::NotFound)?;
    if may(tx, actor, Right::EditPeople, &Place::unit(&branch))? {
        return Ok(branch);
    }
    Err(Error::Forbidden(Sentence::of(|language| Text(language).only_keepers())))
}

/// The posts that those elected by a by-election give up when it is confirmed; none once it is decided.
pub fn gives_up(tx: &Read<'_>, election: &Election) -> Result<Vec<Post>> {
    if election.scope != Scope::Vacancy || election.state != State::Entered {
        return Ok(Vec::new());
    }
    let (known, days) = (post_history(tx, &election.branch)?, (election.from_on, None));
    let of = |holder| given_up(&known, (Holder::kind(holder), &holder.member), days).cloned();
    Ok(election.holders.iter().flat_map(of).collect())
}

/// The posts of the committee that end with a new term, of those who are not elected to it.
pub(super) fn leaving(tx: &Read<'_>, election: &Election) -> Result<Vec<Post>> {
    if election.scope != Scope::Term {
        return Ok(Vec::new());
    }
    let is_elected = |post: &Post| election.holders.iter().any(|holder| holder.member == post.member);
    let last = election.from_on.yesterday().unwrap_or(election.from_on);
    let ends = |post: &Post| post.kind.is_of_committee() && post.is_held(last) && !is_elected(post);
    Ok(post_history(tx, &election.branch)?.into_iter().filter(ends).collect())
}

/// The ballots behind a result that do not stand any more; of one that was sent back nothing is said.
pub fn fallen(tx: &Read<'_>, organisation: &OrganisationId, election: &Election) -> Result<Vec<Told>> {
    if election.state == State::Returned {
        return Ok(Vec::new());
    }
    ballot::questions::fallen(tx, organisation, &election.id)
}

/// The last day of the term that a result begins on this day.
pub fn term_end(tx: &Read<'_>, branch: &UnitId, scope: Scope, from_on: Date) -> Result<Date> {
    if scope == Scope::Vacancy {
        // What fell vacant is filled until the present term ends; where that is not known, for a term of its own. One that began before the present
        // term, which was confirmed meanwhile, was of the term before it.
        let facts = year::facts(tx, branch, from_on.year())?;
        match facts.term {
            Some(term) if from_on < term.first => return Ok(term.first.yesterday().unwrap_or(from_on)),
            Some(term) if from_on <= term.last => return Ok(term.last),
            _ => {}
        }
    }
    let village = setting(tx, branch)?.village;
    charter().term_end(village, from_on).ok_or(Error::NotFound)
}

/// What branches handed up and waits for the actor's decision: results of elections and elections that are moved, for which a whole branch waits,
/// then admissions, the earliest due first.
pub fn waiting_for(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Waiting>> {
    let mut waiting = results_waiting(tx, actor)?;
    waiting.extend(admission::questions::waiting_for(tx, actor)?);
    Ok(waiting)
}

/// Of the results that wait for the unit above, those by which a branch gets its secretary. A ballot that fell elects nobody.
pub(crate) fn secretaries_elected(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<Election>> {
    standing(tx, organisation, store::waiting(tx, organisation, WAITING_MAX)?)
}

/// The page of the result by which this branch gets its secretary, where it waits for the unit above.
pub(crate) fn secretary_elected(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    branch: &UnitId,
) -> Result<Option<String>> {
    Ok(standing(tx, organisation, store::waiting_of(tx, branch)?)?.first().map(Election::path))
}

fn standing(tx: &Read<'_>, organisation: &OrganisationId, mut elected: Vec<Election>) -> Result<Vec<Election>> {
    elected.retain(Election::gives_secretary);
    if !elected.is_empty() {
        let lost = ballot::questions::waiting_lost(tx, organisation)?;
        elected.retain(|one| !lost.contains(&one.id));
    }
    Ok(elected)
}

fn results_waiting(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Waiting>> {
    if actor.posts.is_empty() {
        return Ok(Vec::new());
    }
    let entered = store::waiting(tx, &actor.organisation, WAITING_MAX)?;
    let moved = shift::questions::waiting(tx, actor, WAITING_MAX)?;
    if entered.is_empty() && moved.is_empty() {
        return Ok(Vec::new());
    }
    let units = units_where(tx, actor, Right::Decide)?;
    let is_mine = |branch: &UnitId| units.iter().any(|unit| unit.id == *branch);
    let lost = ballot::questions::waiting_lost(tx, &actor.organisation)?;
    let said = |one: &Election, language| {
        let text = Text(language);
        let step = match one.scope {
            _ if lost.contains(&one.id) => text.lost_step(),
            Scope::Term => text.waiting_step(),
            Scope::Vacancy => text.vacancy_step(),
        };
        // Several by-elections of one branch may wait side by side.
        match one.scope {
            Scope::Term => step.to_owned(),
            Scope::Vacancy => [step, &one.names(language)].join(language.pick("：", ": ")),
        }
    };
    let step = |one: &Election| Words::new(said(one, Language::Chinese), said(one, Language::English));
    let results = entered.into_iter().filter(|election| is_mine(&election.branch));
    let results =
        results.map(|election| Waiting::result_of(election.path(), election.branch_name.clone(), step(&election)));
    let moved = moved.into_iter().filter(|shift| is_mine(&shift.branch));
    let moved = moved.map(|one| Waiting::result_of(one.path(), one.branch_name, shift::step()));
    Ok(results.chain(moved).collect())
}
