//! What members of the demonstration's first branch asked about its topics, put on the agendas of the study days ahead, and what was answered: `hot.toml`.

use std::sync::LazyLock;

use jiff::ToSpan;
use serde::Deserialize;
use zhixing_kit::clock::HOUR_MS;
use zhixing_kit::{Error, Moment, Result};
use zhixing_study::acts::{answer_hot, collect, raise};

use super::calendar::Fate;
use super::script::{Act, Script};
use super::stage::Scene;
use super::study::{is_for_study, topic_of};

#[derive(Deserialize)]
struct Asked {
    topic: usize,
    by: usize,
    words: String,
    answer: Option<String>,
}

#[derive(Deserialize)]
struct All {
    question: Vec<Asked>,
}

static ALL: LazyLock<All> = LazyLock::new(|| toml::from_str(include_str!("hot.toml")).expect("a test reads it"));

/// Members ask about the first branch's topics some days before these are studied, on evenings of their own; what was answered is written back when the
/// day is over.
pub fn timetable(script: &Script) -> Vec<(Moment, Act)> {
    let of = |topic: usize, at: &usize| {
        let one = &script.gatherings[*at];
        one.branch == 0
            && is_for_study(one)
            && one.fate != Fate::Cancelled
            && topic_of(&script.gatherings, *at) == topic
    };
    let first =
        |topic| (0..script.gatherings.len()).filter(|at| of(topic, at)).min_by_key(|at| script.gatherings[*at].day);
    let today = script.span.today;
    let mut acts = Vec::new();
    for (number, question) in ALL.question.iter().enumerate() {
        let (evening, before) = (19 * 60 + 7 + (number as i16 * 23) % 140, 2 + number as i64 % 6);
        let day = first(question.topic).map_or(today, |at| script.gatherings[at].day.min(today));
        let asked = script.at(day.saturating_sub(before.days()), evening).max(script.begin.plus_ms(5 * HOUR_MS));
        acts.push((asked, Act::Ask(number)));
        if question.answer.is_some() {
            let held = first(question.topic).filter(|at| script.gatherings[*at].fate == Fate::Held);
            let over = held
                .map_or(script.at(today.saturating_sub(1.day()), 21 * 60), |at| script.starts(at).plus_ms(4 * HOUR_MS));
            acts.push((over.max(asked.plus_ms(HOUR_MS)), Act::Reply(number)));
        }
    }
    acts
}

/// A member asks.
pub fn ask(scene: &Scene<'_>, number: usize) -> Result<()> {
    let asked = &ALL.question[number];
    let people = &scene.script.people.branches[0].people;
    let topics = scene.ids().topics.get(&0).cloned().unwrap_or_default();
    let topic = topics.get(asked.topic).ok_or_else(|| Error::broken("a question about no topic"))?;
    let asker = scene.actor(people[asked.by % people.len()])?;
    let id = raise(scene.tx, &asker, topic, &asked.words)?;
    scene.ids().hot.insert(number, id);
    Ok(())
}

/// The secretary writes down what was answered.
pub fn reply(scene: &Scene<'_>, number: usize) -> Result<()> {
    let secretary = scene.actor(scene.script.people.branches[0].secretary)?;
    let id = scene.ids().hot.get(&number).cloned().ok_or(Error::NotFound)?;
    ALL.question[number].answer.iter().try_for_each(|words| answer_hot(scene.tx, &secretary, &id, words))
}

/// The secretary puts what waits on the agendas of the study days ahead.
pub fn put_on_agendas(scene: &Scene<'_>) -> Result<()> {
    let secretary = scene.actor(scene.script.people.branches[0].secretary)?;
    let ahead = |at: &usize| {
        let one = scene.gathering(*at);
        one.branch == 0 && is_for_study(one) && one.fate == Fate::Ahead
    };
    let days: Vec<usize> = (0..scene.script.gatherings.len()).filter(ahead).collect();
    days.into_iter()
        .filter_map(|at| scene.activity(at).ok())
        .try_for_each(|id| collect(scene.tx, &secretary, &id).map(drop))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_questions_are_answered_and_some_wait() {
        let answered = ALL.question.iter().filter(|asked| asked.answer.is_some()).count();
        assert!(answered > 0 && answered < ALL.question.len());
    }
}
