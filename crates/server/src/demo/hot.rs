//! What members of the demonstration's first branch asked about its topics, put on the agendas of the study days ahead, and what was answered: `hot.toml`.

use std::sync::LazyLock;

use serde::Deserialize;
use zhixing_kit::{Error, Result};
use zhixing_study::acts::{answer_hot, collect, raise};

use super::calendar::Fate;
use super::stage::Scene;
use super::study::is_for_study;

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

/// Members ask, the secretary writes down what was answered, and puts the rest on the agendas of the study days ahead.
pub fn fill(scene: &Scene<'_>) -> Result<()> {
    let branch = &scene.script.people.branches[0];
    let secretary = scene.actor(branch.secretary)?;
    let topics = scene.ids().topics.get(&0).cloned().unwrap_or_default();
    for asked in &ALL.question {
        let topic = topics.get(asked.topic).ok_or_else(|| Error::broken("a question about no topic"))?;
        let asker = scene.actor(branch.people[asked.by % branch.people.len()])?;
        let id = raise(scene.tx, &asker, topic, &asked.words)?;
        if let Some(words) = &asked.answer {
            answer_hot(scene.tx, &secretary, &id, words)?;
        }
    }
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
