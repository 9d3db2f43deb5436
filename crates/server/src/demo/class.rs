//! Tests of the first branch in its latest study days: opened by who presides, taken by who is there.

use zhixing_branch::acts::{Mark, roll};
use zhixing_kit::Result;
use zhixing_people::Actor;
use zhixing_question::{Asked, Question};
use zhixing_study::acts::{Given, end_test, open_test, take_test};

use super::chance::Chance;
use super::stage::Scene;

/// How many of a hundred answers are right at least, and how many more with chance, question by question.
const RIGHT_LEAST: usize = 35;
const RIGHT_MORE: usize = 60;

/// Its host opens a test, those who are there take it, the host ends it.
pub fn hold_test(scene: &Scene<'_>, at: usize, count: u32) -> Result<()> {
    let (host, activity) = (scene.actor(scene.gathering(at).chair)?, scene.activity(at)?);
    let test = open_test(scene.tx, &host, &activity, count)?;
    let chance = scene.chance(at);
    let organisation = scene.organisation()?;
    for entry in roll(scene.tx, &activity)?.into_iter().filter(|entry| entry.mark == Some(Mark::Present)) {
        let Some(member) = entry.member else { continue };
        let who = Actor::of(scene.tx, &organisation, &member)?;
        take_test(scene.tx, &who, &test, |question| answer(question, &chance))?;
    }
    end_test(scene.tx, &host, &test)
}

/// An answer that is right more often where a question is easy, which its first letters decide; else mostly the same wrong one.
fn answer(question: &Question, chance: &Chance) -> Given {
    let letters: usize = question.stem().bytes().map(usize::from).sum();
    let is_right = chance.below(100) < RIGHT_LEAST + letters % RIGHT_MORE;
    let usual = if chance.below(4) == 0 { 2 } else { 1 };
    match question.asked() {
        Asked::Single { options, right } => {
            let wrong = (right + usual) % options.len();
            Given::Options(vec![if is_right { *right } else { wrong }])
        }
        Asked::Multiple { right, .. } => Given::Options(right[usize::from(!is_right)..].to_vec()),
        Asked::Judgement { right } => Given::Truth(*right == is_right),
        Asked::FillIn { blanks } => {
            let word =
                |accepted: &Vec<String>| accepted.first().filter(|_| is_right).cloned().unwrap_or("记不清".into());
            Given::Words(blanks.iter().map(word).collect())
        }
        Asked::Short { .. } => Given::Own("先想一想".into()),
    }
}
