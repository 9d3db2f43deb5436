//! What a file gave: questions, faults, pictures. Every fault names its line, the question's title, what is wrong and the remedy.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zhixing_kit::{Language, Sentence};

use crate::image::Images;
use crate::model::{Draft, Question};
use crate::text::Text;
use crate::words::plain;

/// How many characters of a stem stand for a question that has no title.
const TITLE_CHARS: usize = 30;

/// How heavy a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weight {
    /// The question does not come in, or does not go out.
    Refused,
    /// It comes in, but something of it did not, or somebody should look at it.
    Noted,
}

/// Something that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The line or row of the file, from 1; of a question that is written out, its place in the list.
    pub line: u32,
    /// The question's title, or how it begins; the name of the part of a package where there is no question.
    pub title: String,
    /// What is wrong.
    pub what: Sentence,
    /// What to do.
    pub remedy: Sentence,
    /// How heavy it is.
    pub weight: Weight,
}

/// A question that was read, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The line or row where it begins, from 1; in a package of several files, the number of the file.
    pub line: u32,
    /// The question.
    pub question: Question,
}

/// All that a file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The questions, in order.
    pub questions: Vec<Found>,
    /// The faults, in order.
    pub faults: Vec<Fault>,
    /// The pictures that the questions show.
    pub pictures: Images,
    /// What came along as pictures, by the name that the file has for it.
    pub(crate) brought: BTreeMap<String, Vec<u8>>,
}

/// How a question is named to people: by its title, else by how it begins.
pub(crate) fn title_of(title: &str, stem: &str) -> String {
    let title = plain(title);
    if !title.is_empty() {
        return title.chars().take(TITLE_CHARS * 2).collect();
    }
    let stem = plain(stem);
    let beginning: String = stem.chars().take(TITLE_CHARS).collect();
    if stem.chars().count() > TITLE_CHARS { format!("{beginning}…") } else { beginning }
}

impl Reading {
    /// Takes a question in, or says why not.
    pub(crate) fn take(&mut self, line: u32, draft: Draft) {
        let title = title_of(&draft.title, &draft.stem);
        match Question::new(draft) {
            Ok(question) => self.questions.push(Found { line, question }),
            Err(found) => {
                for wrong in found {
                    let (what, remedy) = wrong.told();
                    self.faults.push(Fault { line, title: title.clone(), what, remedy, weight: Weight::Refused });
                }
            }
        }
    }

    /// A question, or a part of the file, that does not come in.
    pub(crate) fn refuse<W: Into<String>, R: Into<String>>(
        &mut self,
        line: u32,
        title: &str,
        what: impl Fn(Text) -> W,
        remedy: impl Fn(Text) -> R,
    ) {
        self.add(line, title, what, remedy, Weight::Refused);
    }

    /// Something that did not come in with a question, or that somebody should look at.
    pub(crate) fn note<W: Into<String>, R: Into<String>>(
        &mut self,
        line: u32,
        title: &str,
        what: impl Fn(Text) -> W,
        remedy: impl Fn(Text) -> R,
    ) {
        self.add(line, title, what, remedy, Weight::Noted);
    }

    fn add<W: Into<String>, R: Into<String>>(
        &mut self,
        line: u32,
        title: &str,
        what: impl Fn(Text) -> W,
        remedy: impl Fn(Text) -> R,
        weight: Weight,
    ) {
        let say = |language: Language| Text(language);
        let (what, remedy) =
            (Sentence::of(|language| what(say(language))), Sentence::of(|language| remedy(say(language))));
        self.faults.push(Fault { line, title: title.to_owned(), what, remedy, weight });
    }
}
