//! What a file of questions would change. Pure.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::ids;
use zhixing_question::{Draft, Fault, Found, Images, Place, Question, Reading, Sameness, Twin, Weight, twins};

use crate::bank::model::{AREA_CHARS_MAX, Kept, title};

ids! {
    /// A file that was read and waits to be confirmed.
    IntakeId;
}

/// How long it waits.
pub const KEPT_MS_MAX: i64 = DAY_MS;

/// A file that was read: what is kept until it is confirmed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadFile {
    /// The area of questions that name none.
    pub area: String,
    /// The questions.
    pub questions: Vec<Found>,
    /// The faults.
    pub faults: Vec<Fault>,
    /// The pictures that the questions show, until they are kept where pictures are.
    #[serde(skip)]
    pub pictures: Images,
}

impl ReadFile {
    /// What a file gave, with an area for questions that name none.
    pub fn of(area: &str, reading: Reading) -> Self {
        let within = |named: &str| match named {
            "" => area.to_owned(),
            named => named.chars().take(AREA_CHARS_MAX).collect(),
        };
        let placed = |found: Found| {
            let draft = found.question.draft();
            let moved = Question::new(Draft { area: within(&draft.area), ..draft });
            Found { question: moved.unwrap_or(found.question), line: found.line }
        };
        Self {
            area: area.to_owned(),
            questions: reading.questions.into_iter().map(placed).collect(),
            faults: reading.faults,
            pictures: reading.pictures,
        }
    }
}

/// A question of the file that is there already, or nearly.
#[derive(Clone, Debug)]
pub struct Double {
    /// Its line.
    pub line: u32,
    /// How it begins.
    pub title: String,
    /// The line of the earlier one, if that is in the file too.
    pub earlier_line: Option<u32>,
    /// How the earlier one begins.
    pub earlier_title: String,
    /// How they are the same.
    pub sameness: Sameness,
}

/// What would be done with a file.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Which questions come in, by their place in the file.
    pub new: Vec<usize>,
    /// Those that are in the bank already, with the same answer.
    pub known: Vec<Double>,
    /// Those that are in the file twice.
    pub twice: Vec<Double>,
    /// Those that are there with another answer: they do not come in.
    pub contradicting: Vec<Double>,
    /// Those that come in, and are nearly the same as another.
    pub near: Vec<Double>,
}

impl Plan {
    /// Holds a file against what is kept.
    pub fn new(file: &ReadFile, kept: &[Kept]) -> Self {
        let old: Vec<&Question> = kept.iter().map(|kept| &kept.question).collect();
        let new: Vec<&Question> = file.questions.iter().map(|found| &found.question).collect();
        let mut plan = Self::default();
        let mut stays = vec![true; new.len()];
        for twin in twins(&old, &new) {
            let double = double(file, kept, &twin);
            let list = match (twin.sameness, twin.earlier) {
                (Sameness::Contradiction, _) => &mut plan.contradicting,
                (Sameness::Exact, Place::Kept(_)) => &mut plan.known,
                (Sameness::Exact, Place::New(_)) => &mut plan.twice,
                (Sameness::Near { .. }, _) => &mut plan.near,
            };
            list.push(double);
            stays[twin.new] = matches!(twin.sameness, Sameness::Near { .. });
        }
        plan.new = (0..new.len()).filter(|index| stays[*index]).collect();
        plan
    }

    /// How many questions of the file do not come in although they should: faults and contradictions.
    pub fn left_out(&self, file: &ReadFile) -> usize {
        refused(file).count() + self.contradicting.len()
    }

    /// How many pictures the questions show that come in.
    pub fn pictures(&self, file: &ReadFile) -> usize {
        let shown = self.new.iter().flat_map(|index| file.questions[*index].question.shows());
        shown.collect::<BTreeSet<_>>().len()
    }

    /// A fingerprint of what would be done.
    pub fn digest(&self) -> String {
        let doubles = [&self.known, &self.twice, &self.contradicting, &self.near]
            .map(|list| list.iter().map(|double| format!("{}:{:?}", double.line, double.sameness)).collect::<Vec<_>>());
        hex::encode(Sha256::digest(format!("{:?}{doubles:?}", self.new)))
    }
}

/// The faults that keep a question from coming in.
pub fn refused(file: &ReadFile) -> impl Iterator<Item = &Fault> {
    file.faults.iter().filter(|fault| fault.weight == Weight::Refused)
}

/// What somebody should look at.
pub fn noted(file: &ReadFile) -> impl Iterator<Item = &Fault> {
    file.faults.iter().filter(|fault| fault.weight == Weight::Noted)
}

fn double(file: &ReadFile, kept: &[Kept], twin: &Twin) -> Double {
    let found = &file.questions[twin.new];
    let (earlier_line, earlier_title) = match twin.earlier {
        Place::Kept(index) => (None, kept[index].title()),
        Place::New(index) => (Some(file.questions[index].line), title(&file.questions[index].question)),
    };
    Double { line: found.line, title: title(&found.question), earlier_line, earlier_title, sameness: twin.sameness }
}
