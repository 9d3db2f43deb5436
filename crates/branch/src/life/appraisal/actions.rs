//! What can happen in an appraisal: a part took place, somebody enters what he counted, the tally stands, the committee decides, each is told.

use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Language, Result, Sentence, Write};
use zhixing_notice::Notice;
use zhixing_people::{Actor, MemberId, Right};
use zhixing_records::Author;

use super::model::{Appraised, Decision, Figures, Grade, Part, Tally, agreed, differing, excellent_most};
use super::text::Text;
use super::{questions, store};
use crate::activity::ActivityId;
use crate::ballot::joint;
use crate::ballot::{BallotKind, NewBallot, Order, Way};
use crate::life::round;
use crate::life::round::actions::Done;
use crate::life::round::model::{Round, RoundId};
use crate::roll::model::RollEntry;
use crate::{activity, ballot, roll, verbs};

fn refused<T>(say: fn(Text) -> &'static str) -> Result<T> {
    Err(Sentence::of(|language| say(Text(language))).into())
}

/// Notes that self or mutual appraisal took place, on the day of the meeting.
pub fn note_part(tx: &Write<'_>, actor: &Actor, id: &RoundId, part: Part) -> Result<()> {
    let round = round::questions::with(tx, actor, id, Right::Appraise)?;
    let meeting = questions::begun_meeting(tx, &round)?;
    let on = meeting.starts_at.day(tx.zone());
    if !store::note_part(tx, &actor.author(), id, part, on)? {
        return Ok(());
    }
    let facts = json!({ "part": part.code(), "held_on": on.to_string() });
    note(tx, &actor.author(), &round, &verbs::NOTED_HELD, Vec::new(), facts)
}

/// What became of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// It is kept; somebody else's is still to come.
    Kept,
    /// Two people counted the same: the tally stands.
    Agreed,
    /// It is kept, and differs from somebody else's.
    Differ,
}

/// Enters what the actor counted himself, in the place of what he entered before. When somebody else counted the same, the tally stands.
pub fn enter_count(tx: &Write<'_>, actor: &Actor, id: &RoundId, new: &Tally) -> Result<Counted> {
    let round = round::questions::visible(tx, actor, id)?;
    questions::must_enter(tx, actor, &round)?;
    questions::begun_meeting(tx, &round)?;
    if questions::tally(tx, &round)?.is_some() {
        return refused(Text::stands_already);
    }
    if questions::ballot(tx, &round)?.is_some_and(|known| !known.is_lost()) {
        return refused(Text::comes_from_ballot);
    }
    store::begin_again(tx, id)?;
    let by = actor.author();
    store::enter_count(tx, &by, id, &actor.member, new)?;
    let facts = json!({ "teller": by.name, "issued": new.issued, "returned": new.returned });
    note(tx, &by, &round, &verbs::COUNTED, Vec::new(), facts)?;
    let counts = store::counts(tx, id)?;
    if let Some((one, other)) = agreed(&counts) {
        accept(tx, &by, &round, &one.tally, &format!("{}、{}", one.name, other.name), None)?;
        return Ok(Counted::Agreed);
    }
    let differ = differing(&counts, &actor.member).is_some();
    Ok(if differ { Counted::Differ } else { Counted::Kept })
}

/// Lets a tally stand, from wherever it comes: two people who counted the same, or ballots of the house. Who counted is told with it; the rights are asked before.
/// `opened` is what the record of the ballot gave a digest of: it is told here, to who may see figures about people.
pub fn accept(
    tx: &Write<'_>,
    by: &Author,
    round: &Round,
    tally: &Tally,
    tellers: &str,
    opened: Option<Value>,
) -> Result<()> {
    if questions::tally(tx, round)?.is_some() {
        return refused(Text::stands_already);
    }
    store::accept(tx, by, &round.id, tally, tellers)?;
    let facts = json!({
        "issued": tally.issued, "returned": tally.returned, "tellers": tellers, "figures": tally.figures, "opened": opened,
    });
    note(tx, by, round, &verbs::TALLIED, Vec::new(), facts)
}

/// Puts the tally to the secret ballot of a meeting: everybody who is appraised, found on its roll by his id.
pub fn put(tx: &Write<'_>, actor: &Actor, id: &RoundId, meeting: &ActivityId, way: Way) -> Result<String> {
    let round = round::questions::visible(tx, actor, id)?;
    questions::must_count(tx, actor, &round)?;
    let held = questions::begun_meeting(tx, &round)?;
    if held.id != *meeting {
        return refused(Text::no_meeting);
    }
    if questions::tally(tx, &round)?.is_some() {
        return refused(Text::stands_already);
    }
    if questions::ballot(tx, &round)?.is_some_and(|known| !known.is_lost()) {
        return refused(Text::balloted_already);
    }
    store::begin_again(tx, id)?;
    let (list, _) = questions::to_appraise(tx, &round)?;
    if list.is_empty() {
        return refused(Text::nobody);
    }
    let roll = roll::questions::list(tx, meeting)?;
    let entry = |one: &Appraised| {
        let known = roll.iter().find(|entry| entry.member.as_ref() == Some(&one.member));
        let known = known.map(|entry| (Some(entry.id.clone()), String::new()));
        known.ok_or_else(|| Error::from(Sentence::of(|language| Text(language).not_on_roll(&one.name))))
    };
    let candidates = list.iter().map(entry).collect::<Result<_>>()?;
    let title = Text(Language::Chinese).ballot_title(round.year);
    let order = Order::Usual;
    let new = NewBallot { kind: BallotKind::Appraisal, title, seats: 0, way, candidates, order, after: None };
    let ballot = ballot::propose(tx, actor, meeting, &new)?;
    Ok(format!("{}/ballots/{ballot}", activity::model::path(meeting)))
}

/// Lets the count of the secret ballot stand as the tally: for each member what was chosen for him, nothing typed.
pub fn accept_ballot(tx: &Write<'_>, actor: &Actor, id: &RoundId) -> Result<()> {
    let round = round::questions::visible(tx, actor, id)?;
    questions::must_count(tx, actor, &round)?;
    let stands = questions::ballot(tx, &round)?.filter(|known| !known.is_lost());
    let Some((ballot, outcome)) = stands.and_then(|known| Some((known.ballot, known.outcome?))) else {
        return refused(Text::ballot_first);
    };
    let roll = roll::questions::list(tx, &ballot.activity)?;
    let tally = Tally { issued: outcome.issued, returned: outcome.returned, figures: figures(&outcome, &roll)? };
    let opened = joint::opened(tx, &ballot)?;
    let tellers = joint::tellers(tx, &ballot.activity)?.join("、");
    accept(tx, &actor.author(), &round, &tally, &tellers, opened)
}

/// What was chosen for each, by his id: the ballot knows him by his entry on the roll.
fn figures(outcome: &ballot::Outcome, roll: &[RollEntry]) -> Result<Figures> {
    let of = |line: &ballot::Line| {
        let entry = roll.iter().find(|entry| line.entry.as_deref() == Some(entry.id.as_str()))?;
        let counts: [u32; 4] = line.votes.clone().try_into().ok()?;
        Some((entry.member.as_ref()?.to_string(), counts))
    };
    let figures: Option<Figures> = outcome.lines.iter().map(of).collect();
    figures.ok_or_else(|| Error::broken("a line of the appraisal's ballot belongs to nobody on its roll"))
}

/// The committee decides what each is found to be. More excellent ones than the rule generally allows need a reason (支 18).
pub fn decide(tx: &Write<'_>, actor: &Actor, id: &RoundId, new: &Decision) -> Result<()> {
    let round = round::questions::with(tx, actor, id, Right::Appraise)?;
    if questions::tally(tx, &round)?.is_none() {
        return refused(Text::tally_first);
    }
    if store::results(tx, id)?.iter().any(|found| found.told_at.is_some()) {
        return refused(Text::told_already);
    }
    let (list, _) = questions::to_appraise(tx, &round)?;
    let same =
        list.len() == new.grades.len() && list.iter().zip(&new.grades).all(|(one, (member, _))| one.member == *member);
    if !same || list.is_empty() {
        return refused(Text::list_changed);
    }
    let excellent = new.grades.iter().filter(|(_, grade)| *grade == Grade::Excellent).count() as u32;
    let most = excellent_most(questions::excellent_share(new.decided_on), list.len() as u32);
    if excellent > most && new.why_more.is_empty() {
        let sentence = Sentence::of(|language| Text(language).more_than_third(excellent, most));
        return Err(Faults::at("why_more", sentence).into());
    }
    let by = actor.author();
    let before = store::decided(tx, id)?.map(|decided| decided.on.to_string());
    store::decide(tx, &by, id, &list, new, excellent)?;
    // What was found of whom is recorded when he is told, for himself and the committee.
    let facts = json!({
        "decided_on": new.decided_on.to_string(),
        "excellent": excellent,
        "appraised": list.len(),
        "generally_at_most": most,
        "why_more": new.why_more,
        "decided_before_on": before,
    });
    note(tx, &by, &round, &verbs::APPRAISED, Vec::new(), facts)
}

/// Tells each his own result, and nobody else's.
pub fn tell(tx: &Write<'_>, actor: &Actor, id: &RoundId) -> Result<()> {
    let round = round::questions::with(tx, actor, id, Right::Appraise)?;
    let results = store::results(tx, id)?;
    if !results.is_empty() && questions::tally(tx, &round)?.is_none() {
        return refused(Text::tally_first);
    }
    if results.is_empty() {
        return refused(Text::decide_first);
    }
    if results.iter().any(|found| found.told_at.is_some()) {
        return refused(Text::told_already);
    }
    store::tell(tx, id)?;
    let by = actor.author();
    for found in &results {
        let done = Done {
            verb: &verbs::TOLD,
            kind: &verbs::APPRAISAL_RESULT,
            part: format!("result/{}", found.member),
            name: &found.name,
            concerns: vec![found.member.clone()],
            facts: json!({ "grade": found.grade.code() }),
        };
        round::note(tx, &by, &round, done)?;
    }
    let subject = Sentence::of(|language| Text(language).notice_subject());
    let body = Sentence::of(|language| Text(language).notice_body());
    let to: Vec<MemberId> = results.into_iter().map(|found| found.member).collect();
    zhixing_notice::send(tx, &by, Notice { unit: round.branch.clone(), to, subject, body, link: round.path() })
}

fn note(
    tx: &Write<'_>,
    by: &Author,
    round: &Round,
    verb: &'static zhixing_records::Verb,
    concerns: Vec<MemberId>,
    facts: Value,
) -> Result<()> {
    let part = "appraisal".to_owned();
    let done = Done { verb, kind: &verbs::APPRAISAL, part, name: &round.topic, concerns, facts };
    round::note(tx, by, round, done)
}
