//! What can be asked about admissions. Read only; each question asks first who may know.

use jiff::civil::Date;
use zhixing_charter::{AdmissionStep, Decider};
use zhixing_kit::{Error, Read, Result};
use zhixing_people::{
    Actor, MemberId, MemberKind, Place, Right, Unit, UnitId, exemptions_of_member, may, members_of, require,
    units_where,
};

use super::model::{Admission, AdmissionId, Course, ENDING, Entry, Standing, TakenId};
use super::store;
use crate::activity::candidate::members_told_apart;
use crate::rules::charter;
use crate::year::Tally;

/// As whom somebody looks at an admission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Of the branch's committee: takes its steps.
    Committee,
    /// The person himself.
    Himself,
    /// Of the unit above: decides what waits for him, and sees no more of it.
    Superior,
}

/// An admission with how its next step stands.
#[derive(Clone, Debug)]
pub struct Line {
    /// The admission.
    pub admission: Admission,
    /// How its next step stands; none when it is over.
    pub standing: Option<Standing>,
    /// How the repeated report stands, while one is due.
    pub report: Option<(Date, Standing)>,
}

/// A decision that waits for the unit above.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Where it is decided.
    pub path: String,
    /// About whom.
    pub name: String,
    /// His branch; empty where it is the branch itself.
    pub branch: String,
    /// What is to be decided, in both languages.
    pub step: zhixing_charter::Words,
    /// By when.
    pub due: Option<Date>,
    /// Whether that day has passed.
    pub is_overdue: bool,
}

impl Waiting {
    /// The result of a branch's election: the branch itself is what it is about.
    pub(crate) fn result_of(path: String, branch: String, step: zhixing_charter::Words) -> Self {
        Self { path, name: branch, branch: String::new(), step, due: None, is_overdue: false }
    }
}

/// The admission of the actor's own organisation; not found without one. Rights are the caller's business.
pub(super) fn find(tx: &Read<'_>, actor: &Actor, id: &AdmissionId) -> Result<Admission> {
    store::find(tx, &actor.organisation, id)?.ok_or(Error::NotFound)
}

/// The admission as the actor may see it: not found for all but the committee, the person himself, and who decides above.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &AdmissionId) -> Result<(Admission, Seat)> {
    let admission = find(tx, actor, id)?;
    let place = Place::unit(&admission.branch);
    if may(tx, actor, Right::KeepAdmissions, &place)? {
        return Ok((admission, Seat::Committee));
    }
    if admission.member == actor.member {
        return Ok((admission, Seat::Himself));
    }
    let decides = decision(&admission, tx.today()).is_some() && may(tx, actor, Right::Decide, &place)?;
    if decides { Ok((admission, Seat::Superior)) } else { Err(Error::NotFound) }
}

/// The step that waits for the unit above, or that it decided already.
fn decision(admission: &Admission, today: Date) -> Option<&'static str> {
    let next = admission.next(charter(), today).map(|next| next.step).filter(|step| step.by == Decider::Superior);
    let steps = charter().admission(today);
    let decided = || {
        let is_superior = |code: &str| steps.iter().any(|step| step.code == code && step.by == Decider::Superior);
        let latest = admission.steps.iter().rev().find(|entry| is_superior(&entry.taken.step))?;
        steps.iter().find(|step| step.code == latest.taken.step).copied()
    };
    next.or_else(decided).map(|step| step.code.as_str())
}

/// How an admission stands today.
pub fn line(tx: &Read<'_>, admission: Admission) -> Result<Line> {
    let (charter, today) = (charter(), tx.today());
    let (next, report) = (admission.next(charter, today), admission.repeated(charter, today));
    let is_excused = (next.is_some() || report.is_some()) && is_excused(tx, &admission.member)?;
    let standing = next.map(|next| next.standing(today, is_excused));
    let report = report.and_then(|report| Some((report.due?, report.standing(today, is_excused))));
    Ok(Line { admission, standing, report })
}

/// The admissions of the actor's branch; none for who does not keep them.
pub fn of_branch(tx: &Read<'_>, actor: &Actor, course: Course) -> Result<Option<Vec<Line>>> {
    let Some(branch) = &actor.branch else { return Ok(None) };
    if !may(tx, actor, Right::KeepAdmissions, &Place::unit(branch))? {
        return Ok(None);
    }
    let found = store::of_branch(tx, branch, course)?;
    found.into_iter().map(|admission| line(tx, admission)).collect::<Result<_>>().map(Some)
}

/// The actor's own admission, the latest.
pub fn own(tx: &Read<'_>, actor: &Actor) -> Result<Option<Line>> {
    store::of_member(tx, &actor.member)?.map(|admission| line(tx, admission)).transpose()
}

/// The decisions that wait for the actor, the earliest due first; nothing for who decides nowhere.
pub fn waiting_for(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Waiting>> {
    if actor.posts.is_empty() {
        return Ok(Vec::new());
    }
    let units: Vec<Unit> = units_where(tx, actor, Right::Decide)?;
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let today = tx.today();
    let mut waiting = Vec::new();
    for admission in store::under_way(tx, &actor.organisation)? {
        let Some(next) = admission.next(charter(), today).filter(|next| next.step.by == Decider::Superior) else {
            continue;
        };
        if units.iter().any(|unit| unit.id == admission.branch) {
            waiting.push(Waiting {
                path: admission.path(),
                step: next.step.name.clone(),
                due: next.due,
                is_overdue: next.standing(today, false) == Standing::Overdue,
                branch: admission.branch_name,
                name: admission.name,
            });
        }
    }
    waiting.sort_by_key(|one| one.due);
    Ok(waiting)
}

/// How the steps of a branch's admissions stand, numbers only: what a superior sees of them (P7).
pub fn standing_of_branch(tx: &Read<'_>, branch: &UnitId) -> Result<Tally> {
    let mut tally = Tally::default();
    for admission in store::of_branch(tx, branch, Course::UnderWay)? {
        let line = line(tx, admission)?;
        for standing in line.standing.into_iter().chain(line.report.map(|(_, standing)| standing)) {
            match standing {
                Standing::Ahead | Standing::Open => tally.ahead += 1,
                Standing::Due => tally.due += 1,
                Standing::Overdue => tally.overdue += 1,
                Standing::Exempt => tally.exempt += 1,
            }
        }
    }
    Ok(tally)
}

/// Lets pass who may take this step, and gives it.
pub(super) fn must_take(
    tx: &Read<'_>,
    actor: &Actor,
    admission: &Admission,
    code: &str,
) -> Result<&'static AdmissionStep> {
    let steps = charter().admission(tx.today());
    let step = steps.into_iter().find(|step| step.code == code);
    let right = match step {
        Some(step) if step.by == Decider::Superior => Right::Decide,
        _ => Right::KeepAdmissions,
    };
    require(tx, actor, right, &Place::unit(&admission.branch))?;
    step.ok_or(Error::NotFound)
}

/// A step that was taken, with its place; what ended the admission is none.
pub(super) fn entry<'a>(admission: &'a Admission, id: &TakenId) -> Result<(usize, &'a Entry)> {
    let found = admission.steps.iter().enumerate().find(|(_, entry)| entry.id == *id);
    found.filter(|(_, entry)| entry.taken.step != ENDING).ok_or(Error::NotFound)
}

/// Whether the person is old, ill, disabled or abroad today: he is never overdue (P19).
pub(crate) fn is_excused(tx: &Read<'_>, who: &MemberId) -> Result<bool> {
    let today = tx.today();
    let exemptions = exemptions_of_member(tx, who)?;
    Ok(exemptions.iter().any(|one| one.holds(today)))
}

/// What is under way in a branch, with what its next steps are reckoned from and no more, and whom of them an exemption excuses today (P19). Rights are
/// the caller's business.
pub(crate) fn on_the_way(tx: &Read<'_>, branch: &UnitId) -> Result<(Vec<Admission>, Vec<MemberId>)> {
    store::on_the_way(tx, branch, tx.today())
}

/// All that is under way in the organisation: for the morning's reminders.
pub(super) fn under_way(tx: &Read<'_>, organisation: &zhixing_kit::id::OrganisationId) -> Result<Vec<Admission>> {
    store::under_way(tx, organisation)
}

/// Who of a branch could apply, and who of it is a formal member who can help him, by name.
pub fn people(tx: &Read<'_>, branch: &UnitId) -> Result<People> {
    let mut people = People::default();
    let members = members_of(tx, branch, tx.today())?;
    let names = members_told_apart(&members);
    for (member, name) in members.into_iter().zip(names) {
        let list = if member.kind == MemberKind::Formal { &mut people.formal } else { &mut people.others };
        list.push((member.id, name));
    }
    Ok(people)
}

/// The same, without those who are on their way already.
pub fn applicants(tx: &Read<'_>, branch: &UnitId) -> Result<People> {
    let (mut people, known) = (people(tx, branch)?, store::of_branch(tx, branch, Course::UnderWay)?);
    people.others.retain(|(member, _)| !known.iter().any(|admission| admission.member == *member));
    Ok(people)
}

/// The people of a branch as the forms offer them.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Formal members.
    pub formal: Vec<(MemberId, String)>,
    /// Everybody else.
    pub others: Vec<(MemberId, String)>,
}

/// How many formal members the branch had on a day, as the roster says; none where nobody was entered for it yet.
pub(super) fn entitled_on(tx: &Read<'_>, branch: &UnitId, on: Date) -> Result<Option<u32>> {
    let formal = members_of(tx, branch, on)?.iter().filter(|member| member.kind == MemberKind::Formal).count();
    Ok((formal > 0).then_some(formal as u32))
}

/// The steps whose typed figures name another number of people with a vote than the roster of that day, each with that number. What a ballot counted
/// comes from its roll.
pub fn off_roster(tx: &Read<'_>, admission: &Admission) -> Result<Vec<(usize, u32)>> {
    let mut found = Vec::new();
    for (place, entry) in admission.steps.iter().enumerate() {
        let typed = entry.taken.figures.filter(|_| entry.taken.ballot.is_none());
        let Some(figures) = typed else { continue };
        let known = entitled_on(tx, &admission.branch, entry.taken.on)?.filter(|known| *known != figures.entitled);
        found.extend(known.map(|known| (place, known)));
    }
    Ok(found)
}
