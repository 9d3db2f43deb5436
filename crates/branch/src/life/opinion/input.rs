//! What the forms of opinions send, and how it is checked.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};

use super::model::Matter;

zhixing_kit::fields! {
    MATTER = "matter" "关于哪方面" / "About", why "便于归类反馈。" / "So that opinions can be put together.", seen "结束后：书记和委员" / "After the end: secretary and committee";
    OPINION = "opinion" "意见和建议" / "Opinion", why "组织生活会前要听取意见。请只写事，不写谁。" / "Before the meeting opinions are heard. Please write about things, not persons.", seen "结束后：书记和委员" / "After the end: secretary and committee";
    SIGNED = "signed" "署名还是不署名" / "With or without your name", why "不署名的不记作者和时间。" / "Without a name neither author nor time is kept.", seen "署名的：书记和委员；不署名的：没有人" / "With a name: secretary and committee; without: nobody";
    ALL_THE_SAME = "all_the_same" "仍然结束，不足 5 条的不署名意见不保留" / "End all the same; fewer than five without a name are not kept", why "少于 5 条时显示出来，容易猜到是谁。" / "Shown among fewer than five one could guess whose they are.", seen "书记和委员" / "Secretary and committee";
}

/// What the form of an opinion sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct OpinionInput {
    pub matter: String,
    pub opinion: String,
    pub signed: String,
}

/// An opinion before it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOpinion {
    /// What it is about.
    pub matter: Matter,
    /// The words.
    pub words: String,
    /// Whether it carries its author's name.
    pub signed: bool,
}

impl OpinionInput {
    /// The opinion.
    pub fn check(&self) -> Result<NewOpinion, Faults> {
        let mut check = Check::default();
        let matter = check.choice("matter", &self.matter, Matter::Other, Matter::of);
        let words = check.lines("opinion", &self.opinion, 1_000);
        let signed = check.choice("signed", &self.signed, true, |word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        });
        check.finish(NewOpinion { matter, words, signed })
    }
}

/// What the form that ends the gathering sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct ClosingInput {
    pub all_the_same: String,
}
