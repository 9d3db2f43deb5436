//! What can happen to an admission: it begins, a step is taken, it ends. Each asks for the right first and appends its record; who is concerned
//! is told.

use serde_json::json;
use zhixing_charter::{AdmissionStep, Decider, Stage};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::{
    Actor, Admitted, Member, MemberId, MemberKind, Person, Place, Right, UnitId, UnitKind, admit, change_member,
    member, members_of, require, unit,
};
use zhixing_records::{CORRECTED, Deed, Thing, Verb, append};

use super::model::{Admission, AdmissionId, Course, ENDING, Named, Outcome, Taken, TakenId};
use super::text::Text;
use super::{ballot, questions, reminder, store};
use crate::rules::charter;
use crate::verbs::{ADMISSION, ADVANCED, APPLIED, APPROVED, ENDED};
use crate::year;

/// Begins an admission with the application of somebody who belongs to the branch as an auxiliary or a guest. Somebody who is on probation
/// already is taken over where he stands: the day on which he joined is the day of the vote.
///
/// # Errors
/// At the field when he cannot apply: too young, a member already, on his way already.
pub fn begin(tx: &Write<'_>, actor: &Actor, who: &MemberId, told: &Taken) -> Result<AdmissionId> {
    let person = member(tx, who).map_err(|_| not_here())?;
    let branch = person.branch.clone().ok_or_else(not_here)?;
    require(tx, actor, Right::KeepAdmissions, &Place::unit(&branch)).map_err(|_| not_here())?;
    if unit(tx, &branch)?.kind == UnitKind::TemporaryBranch {
        return Err(Faults::at("applicant", Sentence::of(|language| Text(language).not_in_temporary())).into());
    }
    let steps = charter().admission(tx.today());
    let first = steps.first().ok_or(Error::NotFound)?;
    may_apply(first, &person, told)?;
    if told.on > tx.today() {
        return Err(Faults::at("on_day", Sentence::of(|language| Text(language).in_future())).into());
    }
    let by = actor.author();
    let id = store::add(tx, &by, &branch, (who, person.kind)).map_err(on_his_way)?;
    store::add_step(tx, &by, &id, &Taken { step: first.code.clone(), ..told.clone() })?;
    if let (MemberKind::Probationary, Some(joined_on)) = (person.kind, person.joined_on) {
        for step in until_probation(&steps) {
            store::add_step(tx, &by, &id, &Taken::done(&step.code, joined_on))?;
        }
    }
    let begun = questions::find(tx, actor, &id)?;
    let facts = json!({ "on": told.on.to_string(), "document": told.document });
    note(tx, actor, &APPLIED, &begun, told, facts)?;
    year::begin(tx, &actor.organisation)?;
    Ok(id)
}

/// Takes the step whose turn it is: the branch's by its committee, the superior's by the secretary above.
///
/// # Errors
/// Refused in words that say when, what is missing, and by which article.
pub fn take(tx: &Write<'_>, actor: &Actor, id: &AdmissionId, told: &Taken) -> Result<()> {
    let admission = questions::find(tx, actor, id)?;
    questions::must_take(tx, actor, &admission, &told.step)?;
    ballot::must_not_be_typed(tx, actor, &admission, told)?;
    figures_are_of_the_roster(tx, &admission, told)?;
    take_counted(tx, actor, id, &Taken { ballot: None, ..told.clone() })
}

/// The same, with the figures of a ballot of the house where it was voted on one.
pub(super) fn take_counted(tx: &Write<'_>, actor: &Actor, id: &AdmissionId, told: &Taken) -> Result<()> {
    let admission = questions::find(tx, actor, id)?;
    let step = questions::must_take(tx, actor, &admission, &told.step)?;
    let told = Taken { persons: formal(tx, &admission, told)?, ..told.clone() };
    admission.check(charter(), &told, tx.today())?;
    if step.by == Decider::Superior {
        ballot::must_stand(tx, actor, &admission, &told)?;
    }
    store::add_step(tx, &actor.author(), id, &told)?;
    if is_decided(step, &told) {
        follow_through(tx, actor, &admission, step, &told)?;
    }
    let facts = json!({
        "step": step.name.zh,
        "on": told.on.to_string(),
        "until": told.until.map(|day| day.to_string()),
        "outcome": told.outcome.code(),
        "document": told.document,
    });
    let verb = if step.by == Decider::Superior { &APPROVED } else { &ADVANCED };
    note(tx, actor, verb, &admission, &told, facts)?;
    let after = questions::find(tx, actor, id)?;
    reminder::tell(tx, &actor.author(), &after, step, &told)
}

/// Puts a step right that was entered wrongly: a further entry with what is right and why. What was entered first stays, and the days that follow
/// from it are computed anew. What came of it can be put right while nothing was done after it, and what followed for the person follows anew; what a
/// ballot counted stays.
///
/// # Errors
/// At the field, as when it is entered; refused where a later step would have come too early.
pub fn correct(tx: &Write<'_>, actor: &Actor, id: &AdmissionId, step: &TakenId, told: &Taken, why: &str) -> Result<()> {
    let admission = questions::find(tx, actor, id)?;
    let (place, entry) = questions::entry(&admission, step)?;
    let before = &entry.taken;
    let rule = questions::must_take(tx, actor, &admission, &before.step)?;
    let told = Taken { persons: formal(tx, &admission, told)?, ..as_before(before, told) };
    if told == *before {
        return Err(Faults::at("on_day", Sentence::of(|language| Text(language).nothing_changed())).into());
    }
    admission.check_correction(charter(), place, &told, tx.today())?;
    if told.ballot.is_none() && (told.figures, told.on) != (before.figures, before.on) {
        figures_are_of_the_roster(tx, &admission, &told)?;
    }
    let turns = told.outcome != before.outcome;
    if turns {
        admission.check_turn(charter(), place, &told, tx.today())?;
    }
    store::correct_step(tx, &actor.author(), id, &told, (step, why))?;
    let facts = json!({ "step": rule.name.zh, "before": fact_of(before), "after": fact_of(&told), "why": why });
    note(tx, actor, &CORRECTED, &admission, &Taken { on: tx.today(), ..told.clone() }, facts)?;
    let after = questions::find(tx, actor, id)?;
    if !turns {
        return days_follow(tx, actor, &admission, &after);
    }
    let behind = admission.behind(place);
    if is_decided(rule, before) {
        undo(tx, actor, &behind, rule, before)?;
    }
    if is_decided(rule, &told) {
        follow_through(tx, actor, &behind, rule, &told)?;
    }
    reminder::tell(tx, &actor.author(), &questions::find(tx, actor, id)?, rule, &told)
}

/// Whether the unit above said yes, from which something follows for the person.
fn is_decided(step: &AdmissionStep, told: &Taken) -> bool {
    step.by == Decider::Superior && told.outcome == Outcome::Done
}

/// Takes back what a yes of the unit above made of the person: he is again what he was by the steps behind it.
fn undo(tx: &Write<'_>, actor: &Actor, behind: &Admission, step: &AdmissionStep, told: &Taken) -> Result<()> {
    let (charter, today) = (charter(), tx.today());
    store::set_course(tx, &behind.id, Course::UnderWay)?;
    if step.makes.is_none() || behind.proposed(charter, today) == Outcome::Extended {
        return Ok(());
    }
    let steps = charter.admission(today);
    let decided = steps.iter().find(|step| step.makes == Some(Stage::Probationary));
    let joined = decided.and_then(|step| step.after.as_deref()).and_then(|code| behind.day_of(code));
    let was = if behind.stage(charter, today) >= Stage::Probationary {
        Admitted { kind: MemberKind::Probationary, from_on: told.on, joined_on: joined, confirmed_on: None }
    } else {
        Admitted { kind: behind.kind_before, from_on: told.on, joined_on: None, confirmed_on: None }
    };
    admit(tx, actor, &behind.member, &was)
}

/// What cannot be put right stays as it was: the step itself, and what a ballot counted.
fn as_before(before: &Taken, told: &Taken) -> Taken {
    if before.ballot.is_none() {
        return Taken { step: before.step.clone(), ballot: None, ..told.clone() };
    }
    let until = if before.outcome == Outcome::Extended { before.until } else { told.until };
    let Taken { on, figures, outcome, .. } = *before;
    Taken { step: before.step.clone(), outcome, ballot: before.ballot.clone(), figures, on, until, ..told.clone() }
}

/// A step as the ledger tells a correction of it: the reasons stay in the admission itself.
fn fact_of(taken: &Taken) -> serde_json::Value {
    json!({
        "on": taken.on.to_string(),
        "outcome": taken.outcome.code(),
        "until": taken.until.map(|day| day.to_string()),
        "document": taken.document,
        "persons": taken.persons.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(),
        "training_days": taken.days,
        "training_hours": taken.hours,
        "with_vote": taken.figures.map(|figures| figures.entitled),
        "present": taken.figures.map(|figures| figures.present),
        "yes": taken.figures.map(|figures| figures.yes),
    })
}

/// The days on which he joined and was confirmed follow from the steps: after a correction they are computed anew.
fn days_follow(tx: &Write<'_>, actor: &Actor, before: &Admission, after: &Admission) -> Result<()> {
    let (charter, today) = (charter(), tx.today());
    let steps = charter.admission(today);
    let of = |admission: &Admission| {
        let decided = steps.iter().find(|step| step.makes == Some(Stage::Probationary));
        let joined = decided.and_then(|step| step.after.as_deref()).and_then(|code| admission.day_of(code));
        (joined, admission.probation_end(charter, today))
    };
    let ((joined, end), was) = (of(after), of(before));
    if (joined, end) == was {
        return Ok(());
    }
    let person = member(tx, &after.member)?;
    let fits = |kept: Option<jiff::civil::Date>, was| kept.is_some() && kept == was;
    let new = Person {
        joined_on: if fits(person.joined_on, was.0) { joined } else { person.joined_on },
        confirmed_on: if fits(person.confirmed_on, was.1) { end } else { person.confirmed_on },
        ..person.person()
    };
    change_member(tx, actor, &after.member, &new)
}

/// Ends an admission before he is on probation, with the reason. Who is on probation leaves it by a vote on his conversion.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &AdmissionId, told: &Taken) -> Result<()> {
    let admission = questions::find(tx, actor, id)?;
    require(tx, actor, Right::KeepAdmissions, &Place::unit(&admission.branch))?;
    if admission.course != Course::UnderWay {
        return Err(Sentence::of(|language| Text(language).is_over()).into());
    }
    if admission.stage(charter(), tx.today()) >= Stage::Probationary {
        return Err(Sentence::of(|language| Text(language).is_on_probation()).into());
    }
    let last = admission.steps.last().map_or(told.on, |entry| entry.taken.on);
    if told.on > tx.today() || told.on < last {
        return Err(Faults::at("on_day", Sentence::of(|language| Text(language).ending_day())).into());
    }
    let told = Taken { step: ENDING.to_owned(), ..told.clone() };
    store::add_step(tx, &actor.author(), id, &told)?;
    store::set_course(tx, id, Course::Ended)?;
    note(tx, actor, &ENDED, &admission, &told, json!({ "on": told.on.to_string() }))
}

/// Follows a person who is on his way into the branch that has received him.
pub(crate) fn follow(tx: &Write<'_>, member: &MemberId, branch: &UnitId) -> Result<()> {
    store::follow(tx, member, branch)
}

/// What a yes of the unit above makes of the person.
fn follow_through(
    tx: &Write<'_>,
    actor: &Actor,
    admission: &Admission,
    step: &AdmissionStep,
    told: &Taken,
) -> Result<()> {
    let (charter, today) = (charter(), tx.today());
    let person = member(tx, &admission.member)?;
    let as_he_is = Admitted {
        kind: person.kind,
        from_on: told.on,
        joined_on: person.joined_on,
        confirmed_on: person.confirmed_on,
    };
    match (admission.proposed(charter, today), step.makes) {
        (Outcome::Extended, _) => Ok(()),
        (Outcome::Unfit, _) => {
            store::set_course(tx, &admission.id, Course::Ended)?;
            let again = Admitted { kind: admission.kind_before, joined_on: None, confirmed_on: None, ..as_he_is };
            admit(tx, actor, &admission.member, &again)
        }
        (_, Some(Stage::Probationary)) => {
            let vote = step.after.as_deref().and_then(|code| admission.day_of(code));
            let admitted = Admitted { kind: MemberKind::Probationary, joined_on: vote, ..as_he_is };
            admit(tx, actor, &admission.member, &admitted)
        }
        (_, Some(Stage::Formal)) => {
            store::set_course(tx, &admission.id, Course::Done)?;
            let confirmed = admission.probation_end(charter, today).unwrap_or(told.on);
            let admitted = Admitted { kind: MemberKind::Formal, confirmed_on: Some(confirmed), ..as_he_is };
            admit(tx, actor, &admission.member, &admitted)
        }
        _ => Ok(()),
    }
}

/// Typed figures name as many people with a vote as the roster of that day; another number needs its reason, which the unit above reads.
fn figures_are_of_the_roster(tx: &Write<'_>, admission: &Admission, told: &Taken) -> Result<()> {
    let Some(figures) = told.figures else { return Ok(()) };
    let Some(known) = questions::entitled_on(tx, &admission.branch, told.on)? else { return Ok(()) };
    if known == figures.entitled || !told.remark.is_empty() {
        return Ok(());
    }
    let sentence =
        Sentence::of(|language| Text(language).off_roster(day_text(language, told.on), known, figures.entitled));
    Err(Faults::at("entitled", sentence).into())
}

/// Those whom the step names, as formal members of the branch on its day or today: what was done before the program knew the branch may be
/// entered too.
fn formal(tx: &Write<'_>, admission: &Admission, told: &Taken) -> Result<Vec<Named>> {
    if told.persons.is_empty() {
        return Ok(Vec::new());
    }
    let mut members = members_of(tx, &admission.branch, told.on)?;
    members.extend(members_of(tx, &admission.branch, tx.today())?);
    let named = |asked: &Named| {
        let of_branch = members.iter().find(|member| member.id == asked.member && member.kind == MemberKind::Formal);
        let known = of_branch.filter(|member| member.id != admission.member);
        known.map(|member| Named { member: member.id.clone(), name: member.name.clone() })
    };
    let persons: Option<Vec<Named>> = told.persons.iter().map(named).collect();
    persons.ok_or_else(|| Faults::at("person_one", Sentence::of(|language| Text(language).not_formal())).into())
}

/// Whether he can apply: by his kind and by his age, where it was told (细 5).
fn may_apply(first: &AdmissionStep, person: &Member, told: &Taken) -> Result<()> {
    let refused = |say: fn(Text) -> &'static str| {
        Err(Faults::at("applicant", Sentence::of(|language| say(Text(language)))).into())
    };
    match person.kind {
        MemberKind::Formal => return refused(Text::is_member),
        MemberKind::Probationary if person.joined_on.is_none() => return refused(Text::joined_unknown),
        MemberKind::Probationary | MemberKind::Auxiliary | MemberKind::Guest => {}
    }
    if person.born_on.is_some_and(|born_on| !first.is_of_age(born_on, told.on)) {
        return refused(Text::too_young);
    }
    Ok(())
}

/// The vote and the decision that make somebody probationary.
fn until_probation<'c>(steps: &[&'c AdmissionStep]) -> Vec<&'c AdmissionStep> {
    let decided = steps.iter().position(|step| step.makes == Some(Stage::Probationary));
    decided.map(|at| steps[at.saturating_sub(1)..=at].to_vec()).unwrap_or_default()
}

fn not_here() -> Error {
    Faults::at("applicant", Sentence::of(|language| Text(language).not_here())).into()
}

fn on_his_way(error: Error) -> Error {
    match error {
        Error::Constraint(name) if name == "admission_member_key" => {
            Faults::at("applicant", Sentence::of(|language| Text(language).on_his_way())).into()
        }
        other => other,
    }
}

/// Records what was done. The reasons stay in the admission itself: the ledger keeps what was decided, when and by which paper.
fn note(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    admission: &Admission,
    told: &Taken,
    facts: serde_json::Value,
) -> Result<()> {
    let deed = Deed {
        verb,
        object: Thing { kind: &ADMISSION, path: admission.about(), name: admission.name.clone() },
        about: admission.about(),
        unit: admission.branch.clone(),
        concerns: vec![admission.member.clone()],
        happened_at: zhixing_kit::Moment::start_of(told.on, tx.zone()).min(tx.now()),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}
