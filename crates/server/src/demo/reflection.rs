//! What people of the demonstration's first branch wrote for themselves and shared, along the year, and what others answered: `reflections.toml`, read once.

use std::sync::LazyLock;

use serde::Deserialize;
use zhixing_kit::{Error, Result};
use zhixing_library::acts::{Within, search};
use zhixing_study::acts as study;
use zhixing_study::acts::{Choice, Written};

use super::stage::Scene;

/// A reflection.
#[derive(Deserialize)]
pub struct Text {
    by: usize,
    with: String,
    title: String,
    quotes: Option<String>,
    words: String,
    /// What others answered.
    #[serde(default)]
    pub answer: Vec<Said>,
}

/// An answer.
#[derive(Deserialize)]
pub struct Said {
    by: usize,
    to: Option<usize>,
    words: String,
}

#[derive(Deserialize)]
struct Texts {
    reflection: Vec<Text>,
}

static TEXTS: LazyLock<Texts> =
    LazyLock::new(|| toml::from_str(include_str!("reflections.toml")).expect("a test reads it"));

/// Every reflection, in the order in which they are shared.
pub fn texts() -> &'static [Text] {
    &TEXTS.reflection
}

/// Somebody of the first branch.
fn person(scene: &Scene<'_>, place: usize) -> Result<zhixing_people::Actor> {
    let people = &scene.script.people.branches[0].people;
    scene.actor(people[place % people.len()])
}

/// Somebody writes a reflection, quotes the library and shares it.
pub fn share(scene: &Scene<'_>, number: usize) -> Result<()> {
    let text = &texts()[number];
    let writer = person(scene, text.by)?;
    let written = Written { title: text.title.clone(), words: text.words.trim().to_owned() };
    let id = study::begin(scene.tx, &writer, &written)?;
    if let Some(words) = &text.quotes {
        let answers = search(scene.tx, &writer.organisation, words, Within::default())?;
        if let Some(found) = answers.found.iter().find(|one| one.place > 0) {
            study::quote(scene.tx, &writer, &id, found.number)?;
        }
    }
    let choice = Choice::read(&text.with).ok_or_else(|| Error::broken("nobody can choose this"))?;
    let in_group = writer.branch.as_ref() != Some(&writer.unit);
    let choice = if choice == Choice::Group && !in_group { Choice::Branch } else { choice };
    study::share(scene.tx, &writer, &id, choice)?;
    scene.ids().reflections.insert(number, id);
    Ok(())
}

/// Somebody answers.
pub fn answer(scene: &Scene<'_>, number: usize, at: usize) -> Result<()> {
    let said = &texts()[number].answer[at];
    let (id, parent) = {
        let ids = scene.ids();
        let parent = said.to.and_then(|to| ids.answers.get(&(number, to)).cloned());
        (ids.reflections.get(&number).cloned().ok_or(Error::NotFound)?, parent)
    };
    let answer = study::answer(scene.tx, &person(scene, said.by)?, &id, parent.as_ref(), &said.words)?;
    scene.ids().answers.insert((number, at), answer);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_shared_with_somebody_and_answers_stand_below_earlier_ones() {
        assert!(texts().len() >= 3);
        for text in texts() {
            assert!(matches!(Choice::read(&text.with), Some(choice) if choice != Choice::Own), "{}", text.title);
            for (at, said) in text.answer.iter().enumerate() {
                assert!(said.to.is_none_or(|to| to < at), "{}", said.words);
            }
        }
    }
}
