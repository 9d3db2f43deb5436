//! What a course is made of, as its manifest says. Plain values.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zhixing_kit::{Language, Sentence};

/// By which rules a course speaks with the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standard {
    /// cmi5 (Quartz, 1st edition): an xAPI profile.
    Cmi5,
    /// SCORM 1.2.
    Scorm12,
    /// SCORM 2004, editions 2 to 4.
    Scorm2004,
}

impl Standard {
    /// As rows name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cmi5 => "cmi5",
            Self::Scorm12 => "scorm12",
            Self::Scorm2004 => "scorm2004",
        }
    }

    /// Reads what [`Self::word`] wrote.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Cmi5, Self::Scorm12, Self::Scorm2004].into_iter().find(|one| one.word() == word)
    }

    /// As people name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cmi5 => "cmi5",
            Self::Scorm12 => "SCORM 1.2",
            Self::Scorm2004 => "SCORM 2004",
        }
    }
}

/// A text in the languages in which it was written: pairs of a language tag and the words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(pub Vec<(String, String)>);

impl Words {
    /// A text whose language is not said.
    pub fn plain(words: &str) -> Self {
        Words(vec![(String::new(), words.to_owned())])
    }

    /// The words for a reader: in his language, else the first.
    pub fn pick(&self, language: Language) -> &str {
        let first = &language.tag()[..2];
        let fits = |tag: &str| tag.len() >= 2 && tag.is_char_boundary(2) && tag[..2].eq_ignore_ascii_case(first);
        let found = self.0.iter().find(|(tag, _)| fits(tag)).or_else(|| self.0.first());
        found.map_or("", |(_, words)| words)
    }
}

/// When a cmi5 unit counts as done (cmi5, 10.2.4 and 13.1.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MoveOn {
    /// When it was passed.
    Passed,
    /// When it was completed.
    Completed,
    /// When it was both.
    CompletedAndPassed,
    /// When it was either.
    CompletedOrPassed,
    /// Always: it can be left out. The default of the specification.
    #[default]
    NotApplicable,
}

impl MoveOn {
    /// Each of them.
    pub const ALL: [Self; 5] =
        [Self::Passed, Self::Completed, Self::CompletedAndPassed, Self::CompletedOrPassed, Self::NotApplicable];

    /// As the manifest writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Passed => "Passed",
            Self::Completed => "Completed",
            Self::CompletedAndPassed => "CompletedAndPassed",
            Self::CompletedOrPassed => "CompletedOrPassed",
            Self::NotApplicable => "NotApplicable",
        }
    }

    /// Whether what was done is enough.
    pub fn is_met(self, completed: bool, passed: bool) -> bool {
        match self {
            Self::Passed => passed,
            Self::Completed => completed,
            Self::CompletedAndPassed => completed && passed,
            Self::CompletedOrPassed => completed || passed,
            Self::NotApplicable => true,
        }
    }
}

/// A group of parts under a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What the author calls it.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// In which block it lies: an index of the outline's blocks.
    pub within: Option<usize>,
}

/// Something that is opened by itself: a cmi5 assignable unit, a SCO, or a file without a tongue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// What the author calls it; once in a course.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// The file that is opened, a path of the package.
    pub file: String,
    /// What is put behind it, without `?`.
    pub query: String,
    /// What stands behind `#`.
    pub place: String,
    /// When it counts as done (cmi5).
    pub move_on: MoveOn,
    /// How much of 1 must be reached to pass.
    pub mastery: Option<f64>,
    /// How much of 1 must be gone through to complete it (SCORM 2004 `completionThreshold`).
    #[serde(default)]
    pub threshold: Option<f64>,
    /// What its manifest calls its objectives, the primary one first (SCORM 2004): they are there when it begins.
    #[serde(default)]
    pub objectives: Vec<String>,
    /// Whether it wants a window of its own (cmi5 `launchMethod`).
    pub own_window: bool,
    /// What is handed to it when it is launched: cmi5 `launchParameters`, SCORM `datafromlms`.
    pub handed: String,
    /// What it may ask its own services with (cmi5).
    pub entitlement: String,
    /// Whether it speaks with the house; a SCORM asset does not, and is done when it was opened.
    pub speaks: bool,
    /// In which block it lies.
    pub within: Option<usize>,
}

impl Part {
    /// How addresses name it: 16 hexadecimal digits made of its id, the same in each edition.
    pub fn mark(&self) -> String {
        mark(&self.id)
    }
}

/// 16 hexadecimal digits made of an author's id.
pub fn mark(id: &str) -> String {
    hex::encode(&Sha256::digest(id.as_bytes())[..8])
}

/// A course as its manifest tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// By which rules it speaks.
    pub standard: Standard,
    /// What the author calls it.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// What it is about.
    pub summary: Words,
    /// Headings, each after the one in which it lies.
    pub blocks: Vec<Block>,
    /// What is opened, in order.
    pub parts: Vec<Part>,
    /// What in it is not obeyed here.
    pub notes: Vec<Sentence>,
}

impl Outline {
    /// The part with this mark.
    pub fn part(&self, mark: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.mark() == mark)
    }

    /// The blocks around a part, the innermost first.
    pub fn around(&self, part: &Part) -> Vec<usize> {
        let mut around = Vec::new();
        let mut next = part.within;
        while let Some(index) = next {
            around.push(index);
            next = self.blocks.get(index).and_then(|block| block.within).filter(|within| *within < index);
        }
        around
    }
}
