//! What can be asked about a branch's term and the results of its elections. Read only.

use jiff::civil::Date;
use zhixing_charter::{BranchFacts, BranchForm, Remark, Words};
use zhixing_kit::{Error, Language, Read, Result};
use zhixing_people::{
    Actor, Member, MemberKind, Place, Post, PostKind, Right, Unit, UnitId, UnitKind, may, members_of, posts_of,
    require, unit, units_below, units_where,
};

use super::model::{Election, ElectionId};
use super::store;
use super::text::Text;
use crate::admission::{self, Waiting};
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
    /// Its groups, each with its leader's name.
    pub groups: Vec<(Unit, Option<String>)>,
    /// The latest results of its elections.
    pub results: Vec<Election>,
    /// Whether the reader enters results.
    pub may_enter: bool,
}

/// The term of the actor's own branch.
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
        groups,
        results: store::of_branch(tx, branch, RESULTS)?,
        may_enter,
    })
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

/// The last day of the term that a result begins.
pub fn term_end(tx: &Read<'_>, election: &Election) -> Result<Date> {
    let village = setting(tx, &election.branch)?.village;
    charter().term_end(village, election.from_on).ok_or(Error::NotFound)
}

/// What branches handed up and waits for the actor's decision: admissions, the earliest due first, then results of elections.
pub fn waiting_for(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Waiting>> {
    let mut waiting = admission::questions::waiting_for(tx, actor)?;
    waiting.extend(results_waiting(tx, actor)?);
    Ok(waiting)
}

fn results_waiting(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Waiting>> {
    if actor.posts.is_empty() {
        return Ok(Vec::new());
    }
    let entered = store::waiting(tx, &actor.organisation, WAITING_MAX)?;
    if entered.is_empty() {
        return Ok(Vec::new());
    }
    let units = units_where(tx, actor, Right::Decide)?;
    let of_mine = entered.into_iter().filter(|election| units.iter().any(|unit| unit.id == election.branch));
    let step = || Words::new(Text(Language::Chinese).waiting_step(), Text(Language::English).waiting_step());
    Ok(of_mine.map(|election| Waiting::result_of(election.path(), election.branch_name, step())).collect())
}
