//! The secret ballot of a step of an admission: the question is put to the ballot of a meeting, and its count becomes the step. People are known
//! by their ids; who voted and what was chosen never come here.

use zhixing_charter::AdmissionStep;
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Language, Read, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, may};

use super::model::{Admission, AdmissionId, Figures, Outcome, Taken};
use super::store::Asked;
use super::text::Text;
use super::{actions, questions, store};
use crate::activity::model::ActivityId;
use crate::ballot::joint::rounds;
use crate::ballot::{self, BallotId, BallotKind, NewBallot, Order, Standing, Told, Way};
use crate::rules::charter;
use crate::{activity, roll};

/// The ballot on the step that comes next, with what a yes means.
#[derive(Clone, Debug)]
pub struct Vote {
    /// The round that counts.
    pub told: Told,
    /// What a yes means.
    pub outcome: Outcome,
    /// The months of an extended probation.
    pub months: u32,
}

impl Vote {
    /// Whether it was counted, passed and stands: its figures can be taken over.
    pub fn passed(&self) -> bool {
        self.told.standing() == Standing::Passed
    }

    /// Whether it is over without a yes: it may be put to the vote again.
    pub fn failed(&self) -> bool {
        self.told.outcome.is_some() && !self.passed()
    }
}

/// What is put to the ballot.
#[derive(Clone, Debug)]
pub struct Question {
    /// At which meeting.
    pub meeting: ActivityId,
    /// How it is voted.
    pub way: Way,
    /// What a yes means.
    pub outcome: Outcome,
    /// The months of an extended probation.
    pub months: u32,
}

/// The ballot on the step that comes next, where there is one that no step took over yet.
pub fn vote(tx: &Read<'_>, actor: &Actor, admission: &Admission) -> Result<Option<Vote>> {
    let next = admission.next(charter(), tx.today());
    let Some(step) = next.map(|next| next.step).filter(|step| step.scheme.is_some()) else { return Ok(None) };
    let Some(Asked { ballot, outcome, months }) = store::ballot_of(tx, &admission.id, &step.code)? else {
        return Ok(None);
    };
    let all = rounds(tx, &actor.organisation, &ballot)?;
    let Some(told) = all.latest().cloned() else { return Ok(None) };
    let is_used = admission.steps.iter().any(|entry| entry.taken.ballot.as_ref() == Some(&told.ballot.id));
    Ok((!is_used).then_some(Vote { told, outcome, months }))
}

/// The ballots that steps were taken with and that do not stand any more, each with the place of its step.
pub fn fallen(tx: &Read<'_>, actor: &Actor, admission: &Admission) -> Result<Vec<(usize, Told)>> {
    let mut fallen = Vec::new();
    for (place, entry) in admission.steps.iter().enumerate() {
        let Some(ballot) = &entry.taken.ballot else { continue };
        let told = ballot::told_of(tx, &actor.organisation, ballot)?;
        if told.standing().is_fallen() {
            fallen.push((place, told));
        }
    }
    Ok(fallen)
}

/// Refuses a yes of the unit above to a vote that does not stand any more.
pub(super) fn must_stand(tx: &Read<'_>, actor: &Actor, admission: &Admission, told: &Taken) -> Result<()> {
    if told.outcome != Outcome::Done {
        return Ok(());
    }
    let last = admission.steps.iter().rposition(|entry| entry.taken.figures.is_some());
    let fallen = fallen(tx, actor, admission)?.into_iter().find(|(place, _)| Some(*place) == last);
    let Some((_, told)) = fallen else { return Ok(()) };
    let why = |language: Language| {
        let why = ballot::why(language, told.standing()).unwrap_or_default();
        [why.as_str(), Text(language).fallen_waiting()].join(language.pick("", " "))
    };
    Err(Faults::at("outcome", Sentence::of(why)).into())
}

/// Puts the step that comes next to the secret ballot of a meeting: this person, found on its roll by his id.
pub fn put(tx: &Write<'_>, actor: &Actor, id: &AdmissionId, asked: &Question) -> Result<BallotId> {
    let admission = questions::find(tx, actor, id)?;
    let step = turn(tx, actor, &admission)?;
    if vote(tx, actor, &admission)?.is_some_and(|vote| !vote.failed()) {
        return Err(Sentence::of(|language| Text(language).voted_already()).into());
    }
    let meeting = activity::questions::visible(tx, actor, &asked.meeting)?;
    if meeting.branch != admission.branch {
        return Err(Error::NotFound);
    }
    let months = if asked.outcome == Outcome::Extended { asked.months } else { 0 };
    let question = Taken { outcome: asked.outcome, ..Taken::done(&step.code, meeting.starts_at.day(tx.zone())) };
    admission.check_question(charter(), &question, months, tx.today())?;
    let entry = roll::questions::entry_of(tx, &meeting.id, &admission.member)?;
    let entry = entry.ok_or_else(|| Sentence::of(|language| Text(language).not_on_roll(&admission.name)))?;
    let new = NewBallot {
        kind: BallotKind::Admission,
        title: title(step, &admission, asked.outcome, months),
        seats: 0,
        way: asked.way,
        candidates: vec![(Some(entry.id), String::new())],
        order: Order::Usual,
        after: None,
    };
    let ballot = ballot::propose(tx, actor, &meeting.id, &new)?;
    let asked = Asked { ballot, outcome: asked.outcome, months };
    store::add_ballot(tx, &actor.author(), id, &step.code, &asked)?;
    Ok(asked.ballot)
}

/// Takes the step with the figures of its ballot; only the paper and a remark are still told.
pub fn take_over(tx: &Write<'_>, actor: &Actor, id: &AdmissionId, document: &str, remark: &str) -> Result<()> {
    let admission = questions::find(tx, actor, id)?;
    let step = turn(tx, actor, &admission)?;
    let counted = vote(tx, actor, &admission)?.filter(Vote::passed);
    let vote = counted.ok_or_else(|| Error::from(Sentence::of(|language| Text(language).no_vote_yet())))?;
    let outcome = vote.told.outcome.as_ref().ok_or(Error::NotFound)?;
    let meeting = activity::questions::find(tx, &vote.told.ballot.activity)?;
    let earliest = admission.turn(charter(), &step.code, tx.today())?.earliest;
    let yes = outcome.lines.first().and_then(|line| line.votes.first()).copied().unwrap_or_default();
    let told = Taken {
        outcome: vote.outcome,
        until: (vote.outcome == Outcome::Extended).then(|| super::check::months_after(earliest, vote.months)),
        document: document.to_owned(),
        remark: remark.to_owned(),
        figures: Some(Figures { entitled: outcome.entitled, present: outcome.present, yes }),
        ballot: Some(vote.told.ballot.id.clone()),
        ..Taken::done(&step.code, meeting.starts_at.day(tx.zone()))
    };
    actions::take_counted(tx, actor, id, &told)
}

/// The admission's page, for who takes the result of this ballot over, and whether a step was taken with it.
pub fn waits_for(tx: &Read<'_>, actor: &Actor, first: &BallotId, ballot: &BallotId) -> Result<Option<(String, bool)>> {
    let Some((id, _)) = store::of_ballot(tx, &actor.organisation, first)? else { return Ok(None) };
    let admission = questions::find(tx, actor, &id)?;
    let keeps = may(tx, actor, Right::KeepAdmissions, &Place::unit(&admission.branch))?;
    let is_used = admission.steps.iter().any(|entry| entry.taken.ballot.as_ref() == Some(ballot));
    Ok(keeps.then(|| (admission.path(), is_used)))
}

/// The step whose turn it is, if it is voted on and the actor may take it.
pub(super) fn turn(tx: &Read<'_>, actor: &Actor, admission: &Admission) -> Result<&'static AdmissionStep> {
    let next = admission.next(charter(), tx.today()).map(|next| next.step.code.clone()).unwrap_or_default();
    let step = questions::must_take(tx, actor, admission, &next)?;
    match step.scheme {
        Some(_) => Ok(step),
        None => {
            Err(Sentence::of(|language| Text(language).not_voted_now(language.pick(&step.name.zh, &step.name.en)))
                .into())
        }
    }
}

/// The question as it stands on the ballot: in Chinese, as minutes are.
fn title(step: &AdmissionStep, admission: &Admission, outcome: Outcome, months: u32) -> String {
    let (text, name) = (Text(Language::Chinese), &admission.name);
    match outcome {
        Outcome::Extended => text.ask_extend(name, months),
        Outcome::Unfit => text.ask_unfit(name),
        _ if step.extend_months.is_some() => text.ask_convert(name),
        _ => text.ask_admit(name),
    }
}

/// Refuses to type a vote that was counted in secret at the meeting of that day, or after it.
pub(super) fn must_not_be_typed(tx: &Read<'_>, actor: &Actor, admission: &Admission, told: &Taken) -> Result<()> {
    if told.figures.is_none() {
        return Ok(());
    }
    let Some(vote) = vote(tx, actor, admission)? else { return Ok(()) };
    let meeting = activity::questions::find(tx, &vote.told.ballot.activity)?;
    if told.on > meeting.starts_at.day(tx.zone()) && vote.failed() {
        return Ok(());
    }
    Err(Faults::at("yes", Sentence::of(|language| Text(language).comes_from_ballot())).into())
}
