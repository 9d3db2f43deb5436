//! Tests of the first branch in its latest study days: opened by who presides, taken by who is there.

use zhixing_branch::acts::{Mark, roll};
use zhixing_kit::Result;
use zhixing_people::Actor;
use zhixing_question::{Asked, Question};
use zhixing_study::acts::{Given, end_test, open_test, take_test};

use super::chance::Chance;
use super::stage::Scene;

/// Of how many answers a guess of who does not know is right.
const GUESSED: f64 = 0.15;

/// Its host opens a test, those who are there take it, the host ends it.
pub fn hold_test(scene: &Scene<'_>, at: usize, count: u32) -> Result<()> {
    let (host, activity) = (scene.actor(scene.gathering(at).chair)?, scene.activity(at)?);
    let test = open_test(scene.tx, &host, &activity, count)?;
    let chance = scene.chance(at);
    let organisation = scene.organisation()?;
    for entry in roll(scene.tx, &activity)?.into_iter().filter(|entry| entry.mark == Some(Mark::Present)) {
        let Some(member) = entry.member else { continue };
        let who = Actor::of(scene.tx, &organisation, &member)?;
        let ability = ability(&entry.name);
        take_test(scene.tx, &who, &test, |question| answer(question, ability, &chance))?;
    }
    end_test(scene.tx, &host, &test)
}

/// How much somebody knows: the same in every test, about normal around 0.
pub fn ability(name: &str) -> f64 {
    normal(&of_words(name))
}

/// A row of choices that words decide alone.
pub fn of_words(words: &str) -> Chance {
    let seed = words
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    Chance::of(seed)
}

/// A number that is about normal: the sum of twelve even ones.
fn normal(chance: &Chance) -> f64 {
    (0..12).map(|_| chance.below(1_000) as f64 / 1_000.0).sum::<f64>() - 6.0
}

/// The chance that somebody of this ability is right: each question has a slope and a difficulty of its own (two parameters, and guessing).
pub fn chance_of(question: &Question, ability: f64) -> f64 {
    let own = of_words(question.stem());
    let (slope, difficulty) = (1.4 * (0.3 * normal(&own)).exp(), normal(&own) - 0.4);
    GUESSED + (1.0 - GUESSED) / (1.0 + (-slope * (ability - difficulty)).exp())
}

/// Whether something of this chance comes about.
pub fn comes(share: f64, chance: &Chance) -> bool {
    (chance.below(10_000) as f64) < 10_000.0 * share
}

/// An answer: right by chance.
fn answer(question: &Question, ability: f64, chance: &Chance) -> Given {
    given(question, comes(chance_of(question, ability), chance), chance)
}

/// A right answer, or a wrong one: mostly the same.
pub fn given(question: &Question, is_right: bool, chance: &Chance) -> Given {
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

#[cfg(test)]
mod tests {
    use zhixing_question::Draft;

    use super::*;

    #[test]
    fn who_knows_more_is_right_more_often_and_questions_differ() {
        let question = |number: usize| {
            let options = ["甲", "乙", "丙", "丁"].map(str::to_owned).to_vec();
            Question::new(Draft::new(format!("第{number}道题问什么"), Asked::Single { options, right: 0 }))
                .expect("a question")
        };
        let all: Vec<Question> = (0..40).map(question).collect();
        for one in &all {
            let chances = [-2.0, -1.0, 0.0, 1.0, 2.0].map(|ability| chance_of(one, ability));
            assert!(chances.is_sorted() && chances[0] >= GUESSED && chances[4] < 1.0, "{chances:?}");
        }
        let at_rest: Vec<f64> = all.iter().map(|one| chance_of(one, 0.0)).collect();
        let (least, most) =
            at_rest.iter().fold((1.0_f64, 0.0_f64), |(least, most), one| (least.min(*one), most.max(*one)));
        assert!(most - least > 0.4, "{least} {most}");
        let people: Vec<f64> = (0..200).map(|number| ability(&format!("成员{number}"))).collect();
        let mean = people.iter().sum::<f64>() / people.len() as f64;
        assert!(
            mean.abs() < 0.3 && people.iter().any(|one| *one > 1.0) && people.iter().any(|one| *one < -1.0),
            "{mean}"
        );
    }
}
