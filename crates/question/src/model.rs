//! A question, and what can be asked in one. A [`Question`] exists only if it can be answered: it is made of a [`Draft`], or the draft's faults are told.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use zhixing_kit::form::clean;

use crate::image::ImageName;
use crate::tell::{self, Told};
use crate::words::{Piece, fold, picture, pictures, pieces, truth};
use crate::wrong::{self, Part, Wrong};

/// The place of a blank in the stem of a fill-in question.
pub const BLANK: &str = "____";

/// What kind of question it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One of several options is right.
    Single,
    /// One or more of several options are right.
    Multiple,
    /// True or false.
    Judgement,
    /// Words are filled in.
    FillIn,
    /// Answered in one's own words.
    Short,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Single, Self::Multiple, Self::Judgement, Self::FillIn, Self::Short];

    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::Judgement => "judgement",
            Self::FillIn => "fill_in",
            Self::Short => "short",
        }
    }

    /// The kind of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Its name, Chinese and English.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Single => ("单选题", "Single choice"),
            Self::Multiple => ("多选题", "Multiple choice"),
            Self::Judgement => ("判断题", "True or false"),
            Self::FillIn => ("填空题", "Fill in"),
            Self::Short => ("简答题", "Short answer"),
        }
    }
}

/// What is asked, with the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Asked {
    /// One option is right.
    Single {
        /// The options, in order.
        options: Vec<String>,
        /// Which one, from 0.
        right: usize,
    },
    /// One or more options are right.
    Multiple {
        /// The options, in order.
        options: Vec<String>,
        /// Which ones, from 0, ascending.
        right: Vec<usize>,
    },
    /// The stem is true, or it is not.
    Judgement {
        /// Whether it is true.
        right: bool,
    },
    /// Each blank has the words that fit.
    FillIn {
        /// For each blank, in order, what is accepted; the first one is shown as the answer.
        blanks: Vec<Vec<String>>,
    },
    /// Answered in one's own words, and held against a reference answer by whoever answered.
    Short {
        /// The reference answer.
        reference: String,
    },
}

impl Asked {
    /// What kind it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Single { .. } => Kind::Single,
            Self::Multiple { .. } => Kind::Multiple,
            Self::Judgement { .. } => Kind::Judgement,
            Self::FillIn { .. } => Kind::FillIn,
            Self::Short { .. } => Kind::Short,
        }
    }

    /// The options; none where there are none to choose from.
    pub fn options(&self) -> &[String] {
        match self {
            Self::Single { options, .. } | Self::Multiple { options, .. } => options,
            _ => &[],
        }
    }

    /// The same with other words for an option; where there is none at this place, as it is.
    #[must_use]
    pub fn with_option(mut self, index: usize, words: String) -> Self {
        if let Self::Single { options, .. } | Self::Multiple { options, .. } = &mut self
            && let Some(option) = options.get_mut(index)
        {
            *option = words;
        }
        self
    }

    /// The texts of it, to be looked through.
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Single { options, .. } | Self::Multiple { options, .. } => {
                options.iter().map(String::as_str).collect()
            }
            Self::Judgement { .. } => Vec::new(),
            Self::FillIn { blanks } => blanks.iter().flatten().map(String::as_str).collect(),
            Self::Short { reference } => vec![reference],
        }
    }

    /// The same with each text as this makes it.
    fn mapped(self, each: &impl Fn(&str) -> String) -> Self {
        let all = |texts: Vec<String>| texts.iter().map(|text| each(text)).collect();
        match self {
            Self::Single { options, right } => Self::Single { options: all(options), right },
            Self::Multiple { options, right } => Self::Multiple { options: all(options), right },
            Self::FillIn { blanks } => Self::FillIn { blanks: blanks.into_iter().map(all).collect() },
            Self::Short { reference } => Self::Short { reference: each(&reference) },
            Self::Judgement { right } => Self::Judgement { right },
        }
    }

    fn cleaned(self) -> Self {
        let all = |texts: Vec<String>| texts.iter().map(|text| spaced(text)).collect();
        match self {
            Self::Single { options, right } => single(all(options), right),
            Self::Multiple { options, mut right } => {
                right.sort_unstable();
                right.dedup();
                Self::Multiple { options: all(options), right }
            }
            Self::FillIn { blanks } => Self::FillIn { blanks: blanks.into_iter().map(accepted).collect() },
            Self::Short { reference } => Self::Short { reference: tidy(&reference) },
            Self::Judgement { right } => Self::Judgement { right },
        }
    }
}

/// One of these options; a choice between true and false is a judgement.
fn single(options: Vec<String>, right: usize) -> Asked {
    match options.iter().map(|option| truth(option)).collect::<Vec<_>>().as_slice() {
        [Some(one), Some(other)] if one != other && right < 2 => {
            Asked::Judgement { right: if right == 0 { *one } else { *other } }
        }
        _ => Asked::Single { options, right },
    }
}

/// What a blank accepts, each once, on one line.
fn accepted(texts: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts.iter().map(|text| line(text)) {
        if !kept.iter().any(|known| fold(known) == fold(&text)) {
            kept.push(text);
        }
    }
    kept
}

/// A text as it may be stored; a tab is a space, for half of the formats cannot keep one.
fn spaced(text: &str) -> String {
    clean(text).replace('\t', " ")
}

/// A text without spaces at the ends of its lines.
fn tidy(text: &str) -> String {
    spaced(text).lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// A text on one line.
fn line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letter of an option: A, B, C…
pub fn letter(index: usize) -> char {
    u8::try_from(index).ok().filter(|index| *index < 26).map_or('?', |index| char::from(b'A' + index))
}

/// A question as somebody wrote it: not yet known to be whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its name in the file where it comes from; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What is asked, before the options.
    pub stem: String,
    /// The answer with all that belongs to it.
    pub asked: Asked,
    /// Why that is the answer; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub explanation: String,
    /// Where the answer comes from, in words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Where that is found; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// The area it belongs to; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub area: String,
}

impl Draft {
    /// A stem and its answer, and nothing else so far.
    pub fn new(stem: impl Into<String>, asked: Asked) -> Self {
        let (title, explanation, source, link, area) = Default::default();
        Self { title, stem: stem.into(), asked, explanation, source, link, area }
    }

    /// The same with each text in which pictures may stand as this makes it.
    #[must_use]
    pub fn mapped(self, each: impl Fn(&str) -> String) -> Self {
        let (stem, explanation) = (each(&self.stem), each(&self.explanation));
        Self { stem, explanation, asked: self.asked.mapped(&each), ..self }
    }
}

/// A question that can be asked. Equal questions are equal in everything, the title included; [`twins`](crate::twins) tells which ask the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Draft", into = "Draft")]
pub struct Question(Draft);

impl Question {
    /// Makes a question of a draft: cleaned, with a mark for each blank; or everything that is wrong with it.
    pub fn new(draft: Draft) -> Result<Self, Vec<Wrong>> {
        let draft = cleaned(draft);
        let found = wrong::look(&draft);
        if found.is_empty() { Ok(Self(draft)) } else { Err(found) }
    }

    /// Its name in the file where it comes from; may be empty.
    pub fn title(&self) -> &str {
        &self.0.title
    }

    /// What is asked, before the options.
    pub fn stem(&self) -> &str {
        &self.0.stem
    }

    /// The answer with all that belongs to it.
    pub fn asked(&self) -> &Asked {
        &self.0.asked
    }

    /// Why that is the answer; may be empty.
    pub fn explanation(&self) -> &str {
        &self.0.explanation
    }

    /// Where the answer comes from, in words; may be empty.
    pub fn source(&self) -> &str {
        &self.0.source
    }

    /// Where that is found; may be empty.
    pub fn link(&self) -> &str {
        &self.0.link
    }

    /// The area it belongs to; may be empty.
    pub fn area(&self) -> &str {
        &self.0.area
    }

    /// As a draft, to be changed.
    pub fn draft(&self) -> Draft {
        self.0.clone()
    }

    /// The texts in which pictures may stand.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        [self.stem(), self.explanation()].into_iter().chain(self.0.asked.texts())
    }

    /// The names of the pictures that it shows, each once.
    pub fn shows(&self) -> BTreeSet<ImageName> {
        self.texts().flat_map(pictures).filter_map(|picture| ImageName::parse(picture.name)).collect()
    }
}

impl TryFrom<Draft> for Question {
    type Error = String;

    fn try_from(draft: Draft) -> Result<Self, String> {
        Self::new(draft).map_err(|found| format!("no question: {found:?}"))
    }
}

impl From<Question> for Draft {
    fn from(question: Question) -> Self {
        question.0
    }
}

fn cleaned(draft: Draft) -> Draft {
    let mut asked = draft.asked.cleaned();
    let mut stem = spaced(&draft.stem);
    if let Asked::FillIn { blanks } = &asked {
        stem = with_blanks(&stem, blanks.len());
    }
    let mut explanation = tidy(&draft.explanation);
    let mut source = line(&draft.source);
    let mut link = line(&draft.link).replace(['<', '>'], "");
    if link.is_empty() {
        (source, link) = tell::without_link(&source);
        link = link.replace(['<', '>'], "");
    }
    // An explanation may end in its source, as it does in formats that have one text for both.
    let has_reference = matches!(&asked, Asked::Short { reference } if reference.is_empty());
    if (source.is_empty() && link.is_empty()) || has_reference {
        let told: Told = tell::split(&explanation, has_reference);
        if let Asked::Short { reference } = &mut asked
            && has_reference
        {
            *reference = told.reference;
        }
        explanation = told.explanation;
        if source.is_empty() && link.is_empty() {
            (source, link) = (told.source, told.link);
        }
    }
    Draft { title: line(&draft.title), stem, asked, explanation, source, link, area: line(&draft.area) }
}

/// Three or more underscores are a blank, however long; two are one where that makes as many as there are answers. A stem without any has its blanks
/// at its end.
fn with_blanks(stem: &str, count: usize) -> String {
    let evened = |least| {
        let parts = pieces(stem).into_iter().map(|piece| match piece {
            Piece::Words(words) => evened(words, least),
            Piece::Picture(known) => picture(known.about, known.name),
        });
        parts.collect::<String>()
    };
    let mut marked = evened(3);
    if wrong::blanks_in(&marked) == 0 && !marked.is_empty() && count <= wrong::BLANKS_MAX {
        let short = evened(2);
        if wrong::blanks_in(&short) == count {
            return short;
        }
        // A space keeps a single underscore at the end from becoming a part of the blank.
        marked.push_str(if marked.ends_with('_') { " " } else { "" });
        marked.push_str(&vec![BLANK; count].join(" "));
    }
    marked
}

/// Words in which each run of so many underscores or more is a [`BLANK`].
fn evened(words: &str, least: usize) -> String {
    let mut marked = String::new();
    let mut rest = words;
    while let Some(at) = rest.find(['_', '＿']) {
        let (before, from) = rest.split_at(at);
        let after = from.trim_start_matches(['_', '＿']);
        let run = &from[..from.len() - after.len()];
        marked.push_str(before);
        marked.push_str(if run.chars().count() >= least { BLANK } else { run });
        rest = after;
    }
    marked.push_str(rest);
    marked
}

impl Part {
    pub(crate) fn of(draft: &Draft) -> Vec<(Self, &str)> {
        let mut parts = vec![
            (Self::Title, draft.title.as_str()),
            (Self::Stem, &draft.stem),
            (Self::Explanation, &draft.explanation),
            (Self::Source, &draft.source),
            (Self::Link, &draft.link),
            (Self::Area, &draft.area),
        ];
        let own = match draft.asked.kind() {
            Kind::Short => Self::Reference,
            Kind::FillIn => Self::Blank,
            _ => Self::Option,
        };
        parts.extend(draft.asked.texts().into_iter().map(|text| (own, text)));
        parts
    }
}
