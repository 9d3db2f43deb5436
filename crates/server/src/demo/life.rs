//! The yearly organisation-life meeting of the demonstration's first branch: one round that was finished, one that is under way.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_branch::acts::life::{
    self, Dates, Decision, FoundIn, Grade, Matter, NewOpinion, NewProblem, NewRound, Part, RoundId, Tally,
};
use zhixing_kit::{Error, Result};
use zhixing_people::UnitId;

use super::calendar::{Fate, Gathering, Span};
use super::content::content;
use super::stage::Scene;

/// What happens in a round, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It begins.
    Begin,
    /// Opinions are given.
    Opinions,
    /// The gathering ends.
    Close,
    /// Own checks are written.
    OwnChecks,
    /// They are read out, and problems are listed.
    AtMeeting,
    /// Self and mutual appraisal, and the tally.
    Appraise,
    /// The committee decides.
    Decide,
    /// Each is told.
    Tell,
}

/// When each step of the rounds is done: day and minute. Nothing where the year is too short for one.
pub fn timetable(gatherings: &[Gathering], span: Span) -> Vec<(usize, Step, Date, i16)> {
    let mut table = Vec::new();
    let held =
        gatherings.iter().find(|one| one.branch == 0 && one.kind == "organisation_life" && one.fate == Fate::Held);
    if let Some(one) = held {
        let begin = one.day.saturating_sub(24.days()).max(span.first.saturating_add(2.days()));
        let long_enough = begin.saturating_add(10.days()) <= one.day;
        let before = |days: i64| one.day.saturating_sub(days.days());
        let after = |days: i64| one.day.saturating_add(days.days());
        if long_enough {
            table.extend([
                (0, Step::Begin, begin, 9 * 60 + 40),
                (0, Step::Opinions, before(8), 12 * 60 + 20),
                (0, Step::Close, before(6), 16 * 60),
                (0, Step::OwnChecks, before(3), 20 * 60),
                (0, Step::AtMeeting, one.day, one.minute + 30),
                (0, Step::Appraise, one.day, one.minute + 90),
                (0, Step::Decide, after(5), 10 * 60),
                (0, Step::Tell, after(6), 9 * 60 + 30),
            ]);
        }
    }
    let before = |days: i64| span.today.saturating_sub(days.days());
    table.extend([
        (1, Step::Begin, before(8), 9 * 60 + 45),
        (1, Step::Opinions, before(4), 12 * 60 + 35),
        (1, Step::OwnChecks, before(1), 19 * 60 + 50),
    ]);
    table
}

/// Does one step of a round.
pub fn perform(scene: &Scene<'_>, round: usize, step: Step) -> Result<()> {
    match step {
        Step::Begin => begin(scene, round),
        Step::Opinions => opinions(scene, round),
        Step::Close => life::close_opinions(scene.tx, &secretary(scene)?, &id(scene, round)?, false),
        Step::OwnChecks => own_checks(scene, round),
        Step::AtMeeting => at_meeting(scene, round),
        Step::Appraise => appraise(scene, round),
        Step::Decide => decide(scene, round),
        Step::Tell => life::tell(scene.tx, &secretary(scene)?, &id(scene, round)?),
    }
}

fn branch(scene: &Scene<'_>) -> Result<UnitId> {
    scene.unit(scene.script.people.branches[0].unit)
}

fn secretary(scene: &Scene<'_>) -> Result<zhixing_people::Actor> {
    scene.actor(scene.script.people.branches[0].secretary)
}

/// Members of the branch by their place in it, who are not excused.
fn members(scene: &Scene<'_>) -> Vec<usize> {
    let all = &scene.script.people.people;
    scene.script.people.branches[0].people.iter().copied().filter(|at| all[*at].exempt.is_none()).collect()
}

fn id(scene: &Scene<'_>, round: usize) -> Result<RoundId> {
    scene.ids().rounds.get(&round).cloned().ok_or(Error::NotFound)
}

fn begin(scene: &Scene<'_>, round: usize) -> Result<()> {
    let topic = content().life.topics[round].clone();
    let new = NewRound { topic, dates: Dates::usual(scene.tx.today()) };
    let begun = life::begin_round(scene.tx, &secretary(scene)?, &branch(scene)?, &new)?;
    scene.ids().rounds.insert(round, begun);
    Ok(())
}

fn opinions(scene: &Scene<'_>, round: usize) -> Result<()> {
    let (id, members) = (id(scene, round)?, members(scene));
    for (at, (matter, words)) in content().life.opinions.iter().enumerate() {
        let matter = Matter::of(matter).ok_or_else(|| Error::broken("an opinion of no matter"))?;
        let new = NewOpinion { matter, words: words.clone(), signed: at % 4 == 3 };
        life::give_opinion(scene.tx, &scene.actor(members[at % members.len()])?, &id, &new)?;
    }
    Ok(())
}

fn own_checks(scene: &Scene<'_>, round: usize) -> Result<()> {
    let (id, members) = (id(scene, round)?, members(scene));
    for (words, person) in content().life.own_checks.iter().zip(members) {
        life::save_own_check(scene.tx, &scene.actor(person)?, &id, words)?;
    }
    Ok(())
}

fn at_meeting(scene: &Scene<'_>, round: usize) -> Result<()> {
    let (id, members) = (id(scene, round)?, members(scene));
    for (_, person) in content().life.own_checks.iter().zip(&members) {
        life::read_out(scene.tx, &scene.actor(*person)?, &id)?;
    }
    for (at, (words, measure, days)) in content().life.problems.iter().enumerate() {
        let new = NewProblem {
            words: words.clone(),
            found_in: FoundIn::ALL[at % FoundIn::ALL.len()],
            measure: measure.clone(),
            owner: Some(scene.person(members[(at + 1) % members.len()])?),
            due: scene.tx.today().saturating_add(days.days()),
        };
        life::list_problem(scene.tx, &secretary(scene)?, &id, &new)?;
    }
    Ok(())
}

fn appraise(scene: &Scene<'_>, round: usize) -> Result<()> {
    let (id, by) = (id(scene, round)?, secretary(scene)?);
    for part in Part::ALL {
        life::note_part(scene.tx, &by, &id, part)?;
    }
    let (list, _) = life::to_appraise(scene.tx, &life::round(scene.tx, &by, &id)?)?;
    let ballots = list.len() as u32;
    let counted = |at: usize| {
        let wanted = if at < list.len() / 3 { ballots.saturating_sub(2) } else { 2 + at as u32 % 3 };
        let excellent = wanted.min(ballots.saturating_sub(1));
        [excellent, ballots.saturating_sub(1 + excellent), 1, 0]
    };
    let figures: BTreeMap<String, [u32; 4]> =
        list.iter().enumerate().map(|(at, one)| (one.member.to_string(), counted(at))).collect();
    let tally = Tally { issued: ballots, returned: ballots, figures };
    let recorder = scene.actor(scene.script.people.branches[0].recorder())?;
    for teller in [&by, &recorder] {
        life::enter_count(scene.tx, teller, &id, &tally)?;
    }
    Ok(())
}

fn decide(scene: &Scene<'_>, round: usize) -> Result<()> {
    let (id, by) = (id(scene, round)?, secretary(scene)?);
    let (list, _) = life::to_appraise(scene.tx, &life::round(scene.tx, &by, &id)?)?;
    let grade = |at: usize| match at {
        _ if at < list.len() / 3 => Grade::Excellent,
        _ if at + 1 == list.len() => Grade::Basic,
        _ => Grade::Qualified,
    };
    let grades = list.iter().enumerate().map(|(at, one)| (one.member.clone(), grade(at))).collect();
    let new = Decision { grades, decided_on: scene.tx.today(), why_more: String::new() };
    life::decide(scene.tx, &by, &id, &new)
}
