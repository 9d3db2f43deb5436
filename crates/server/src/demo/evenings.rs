//! How people of the first branch tested themselves in the months before: on evenings of their own, what was due and some new questions, right by how much
//! they know, how hard a question is and how long ago they saw it. Two who can sign in have not begun yet, so that a visitor can.

use jiff::ToSpan;
use zhixing_kit::{Db, Result};
use zhixing_question::Question;
use zhixing_study::acts::{Evening, Judged, Said, bring_past};

use super::chance::Chance;
use super::class::{ability, chance_of, comes, given, of_words};
use super::script::Script;
use super::sign_in::sign_ins;
use super::stage::Stage;

/// Who can sign in and has tested himself for long.
const REGULARS: [&str; 3] = ["secretary", "leader", "member"];
/// Of so many others one has done so too.
const OTHERS: usize = 5;
/// Of so many answers that are right one is not sure, in a hundred.
const UNSURE: u64 = 9;

/// Nobody forgets everything who tests himself for months.
const ABLE_MOST: f64 = 1.2;

/// How somebody goes about it.
struct Habit {
    /// For how many days, until yesterday.
    days: i64,
    /// On how many of a hundred evenings.
    evenings: u64,
    /// How many questions at most: such that came back, and new ones.
    questions: (u32, u32),
}

const REGULAR: Habit = Habit { days: 320, evenings: 80, questions: (20, 1) };
const OCCASIONAL: Habit = Habit { days: 140, evenings: 30, questions: (12, 3) };

/// Who tested himself, by his place in the script, and how.
fn learners(script: &Script) -> Vec<(usize, &'static Habit)> {
    let known = sign_ins(&script.people);
    let regulars = known.iter().filter(|one| REGULARS.contains(&one.name)).map(|one| (one.person, &REGULAR));
    let signs_in = |person: &usize| known.iter().any(|one| one.person == *person);
    let people = &script.people.branches[0].people;
    let others = people.iter().filter(|person| !signs_in(person)).step_by(OTHERS);
    regulars.chain(others.map(|person| (*person, &OCCASIONAL))).collect()
}

/// His evenings: none in the first days, when there were no questions yet.
fn evenings(script: &Script, habit: &Habit, chance: &Chance) -> Vec<Evening> {
    let (today, begins) = (script.span.today, script.span.first.saturating_add(2.days()));
    let (repeated, new) = habit.questions;
    let mut evenings = Vec::new();
    for back in (1..=habit.days).rev() {
        let day = today.saturating_sub(back.days());
        let (comes, minute) = (chance.happens(habit.evenings), chance.within(19 * 60 + 20, 21 * 60 + 50));
        if comes && day >= begins {
            evenings.push(Evening { at: script.at(day, minute as i16), repeated, new });
        }
    }
    evenings
}

/// What somebody of this ability says: at first sight as in a test, later by how likely he remembers it. Who knows less forgets faster than most.
fn says(question: &Question, recall: Option<f64>, ability: f64, chance: &Chance) -> Said {
    let share = match recall {
        None => chance_of(question, ability),
        Some(recall) => recall.powf((-0.5 * ability).exp()).max(chance_of(question, ability)),
    };
    let is_right = comes(share, chance);
    let own = if is_right { Judged::Right } else { Judged::Wrong };
    Said { given: given(question, is_right, chance), unsure: is_right && chance.happens(UNSURE), own }
}

/// Everybody's evenings, each person's at once.
pub fn bring(db: &Db, stage: &Stage) -> Result<()> {
    for (person, habit) in learners(&stage.script) {
        let stage = stage.clone();
        db.write_now(move |tx| {
            let scene = stage.scene(tx);
            let actor = scene.actor(person)?;
            let (ability, chance) = (ability(&actor.name).clamp(-ABLE_MOST, ABLE_MOST), of_words(&actor.name));
            let all = evenings(scene.script, habit, &chance);
            bring_past(tx, &actor, &all, |question, recall| says(question, recall, ability, &chance)).map(drop)
        })?;
    }
    Ok(())
}
