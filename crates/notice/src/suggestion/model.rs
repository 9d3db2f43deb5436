//! A complaint or a suggestion, and its answer, as plain values.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::{Moment, Sentence, fields};

use super::SuggestionId;
use crate::text::Text;

/// How many unnamed ones of who is not signed in are taken from one network in an hour: many people share one, often a whole organisation.
pub const UNNAMED_OF_NETWORK_PER_HOUR_MAX: u32 = 60;
/// How many unnamed ones are taken in an hour of somebody who is signed in: he uses up nobody else's, and nobody his.
pub const UNNAMED_OF_ONE_PER_HOUR_MAX: u32 = 10;
/// How many unnamed ones are taken in an hour from everywhere: far more than a loud day brings, too few to fill a disk.
pub const UNNAMED_PER_HOUR_MAX: u32 = 1_000;
/// Under which name the form says which ones it shows.
pub const SHOWN: &str = "shown";
/// How many are set aside at once: as many as the page shows.
pub const ASIDE_MAX: usize = zhixing_kit::limit::PAGE_ROWS;

fields! {
    KIND = "kind" "类别" / "Kind", why "投诉会优先答复。" / "Complaints are answered first.", seen "所有人" / "everyone";
    WORDS = "words" "想说的话" / "Your words", why "好让我们知道哪里不好、怎么改。" / "So that we know what is wrong and how to mend it.", seen "答复人；答复后所有人" / "those who answer; everyone once it is answered";
    UNNAMED = "unnamed" "不署名" / "Do not name me", why "不署名时不保存您是谁。" / "Then who you are is not kept.", seen "无人" / "nobody";
    ANSWER = "answer" "答复" / "Answer", why "答复是公开的。" / "Answers are public.", seen "所有人" / "everyone";
    CHOSEN = "chosen" "搁置这一条" / "Set this one aside", why "没有选中的照常等待答复。" / "What is not chosen goes on waiting for its answer.", seen "无人" / "nobody";
    ALL_SHOWN = "all_shown" "这里列出的全部" / "All that stand here", why "被灌水时不用一条一条勾。" / "So that a flood need not be ticked one by one.", seen "无人" / "nobody";
    ASIDE_REASON = "aside_reason" "搁置的原因" / "Why they are set aside", why "公开列表上写明有多少条、为什么搁置。" / "The public list says how many they are, and why.", seen "所有人" / "everyone";
    KEPT_BACK = "kept_back" "原文不公开的理由" / "Why the words are not shown", why "原文含个人信息时，只公开答复和这里的理由。" / "When the words name a person, only the answer and this reason are shown.", seen "所有人" / "everyone";
}

/// Complaint or suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something is wrong.
    Complaint,
    /// Something could be better.
    Suggestion,
}

impl Kind {
    /// The word in the database and in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Complaint => "complaint",
            Self::Suggestion => "suggestion",
        }
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Complaint, Self::Suggestion].into_iter().find(|kind| kind.word() == word)
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SuggestionInput {
    pub kind: String,
    pub about: String,
    pub words: String,
    pub unnamed: String,
}

/// A suggestion that was checked.
#[derive(Clone, Debug)]
pub struct NewSuggestion {
    /// Complaint or suggestion.
    pub kind: Kind,
    /// The page it is about: a path of our own.
    pub about: String,
    /// The words.
    pub words: String,
    /// Whether its sender stays unnamed.
    pub unnamed: bool,
}

impl SuggestionInput {
    /// Checks it.
    pub fn check(&self) -> Result<NewSuggestion, Faults> {
        let mut check = Check::default();
        let kind = check.choice(KIND.name, &self.kind, Kind::Suggestion, Kind::read);
        let words = check.lines(WORDS.name, &self.words, 2_000);
        check.finish(NewSuggestion { kind, about: about_path(&self.about), words, unnamed: self.unnamed == "yes" })
    }
}

/// The page it is about: a path of our own without its query (which may hold names), else the start.
pub fn about_path(raw: &str) -> String {
    let path = raw.split(['?', '#']).next().unwrap_or_default();
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= 200
        && path.chars().all(|c| c.is_ascii_graphic());
    if ours { path.to_owned() } else { "/".to_owned() }
}

/// What was typed as an answer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnswerInput {
    pub answer: String,
    pub kept_back: String,
}

/// An answer that was checked.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    /// The words, in public.
    pub words: String,
    /// Why the words it answers are not shown; none when they are.
    pub kept_back: Option<String>,
}

impl AnswerInput {
    /// Checks it.
    pub fn check(&self) -> Result<NewAnswer, Faults> {
        let mut check = Check::default();
        let words = check.lines(ANSWER.name, &self.answer, 2_000);
        let kept_back = check.optional_text(KEPT_BACK.name, &self.kept_back, 200);
        check.finish(NewAnswer { words, kept_back: Some(kept_back).filter(|reason| !reason.is_empty()) })
    }
}

/// What was chosen to be set aside, and why, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct AsideInput {
    pub chosen: Vec<SuggestionId>,
    pub reason: String,
}

/// What is set aside at once.
#[derive(Clone, Debug)]
pub struct NewAside {
    /// Which.
    pub chosen: Vec<SuggestionId>,
    /// Why, in public.
    pub reason: String,
}

impl AsideInput {
    /// Reads what the form sends: each box that was ticked by its name.
    pub fn read(sent: &[(String, String)]) -> Self {
        let of =
            |field: &'static str| sent.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str());
        // All of what the page showed: what came since is not among it.
        let all = of(ALL_SHOWN.name).any(|value| value == "yes");
        let chosen =
            of(if all { SHOWN } else { CHOSEN.name }).filter_map(SuggestionId::parse).take(ASIDE_MAX).collect();
        Self { chosen, reason: of(ASIDE_REASON.name).next().unwrap_or_default().to_owned() }
    }

    /// Checks it.
    pub fn check(&self) -> Result<NewAside, Faults> {
        let mut check = Check::default();
        let reason = check.text(ASIDE_REASON.name, &self.reason, 200);
        if self.chosen.is_empty() {
            check.fault(CHOSEN.name, Sentence::of(|language| Text(language).choose_some()));
        }
        check.finish(NewAside { chosen: self.chosen.clone(), reason })
    }
}

/// Some that were set aside together, as the public list tells it.
#[derive(Clone, Debug)]
pub struct Aside {
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: String,
    /// How many.
    pub count: u32,
    /// How many of them were complaints.
    pub complaints: u32,
}

/// A suggestion as the lists show it. Who sent it is not among it.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// Its id.
    pub id: SuggestionId,
    /// Complaint or suggestion.
    pub kind: Kind,
    /// The page it is about.
    pub about: String,
    /// The words.
    pub words: String,
    /// When it was sent.
    pub sent_at: Moment,
    /// Its answer, once there is one.
    pub answer: Option<Answered>,
}

/// Its answer.
#[derive(Clone, Debug)]
pub struct Answered {
    pub words: String,
    pub kept_back: Option<String>,
    pub at: Moment,
}

#[cfg(test)]
mod tests {
    use super::about_path;

    #[test]
    fn only_a_path_of_our_own_is_kept_and_never_its_query() {
        assert_eq!(about_path("/members?q=张三"), "/members");
        for bad in ["//evil.example", "https://evil.example", "javascript:alert(1)", "", "/a b"] {
            assert_eq!(about_path(bad), "/", "{bad}");
        }
    }
}
