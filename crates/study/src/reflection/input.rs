//! The form of a reflection: strings in, checked words out. It asks for words alone; how many is its writer's affair.

use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};

use super::model::{Content, TITLE_CHARS_MAX};

zhixing_kit::fields! {
    TITLE = "reflection_title" "标题" / "Title", why "方便以后找到；不写就用开头几个字" / "To find it again; without one its first words stand for it", seen "分享以前只有您自己" / "You alone, until you share it";
    WORDS = "reflection_words" "正文" / "Words", why "写给自己看的；长短、早晚都随您" / "For yourself; as long or short, as early or late as you like", seen "分享以前只有您自己" / "You alone, until you share it";
    AUDIENCE = "audience" "给谁看" / "Who may see it", why "由您决定，随时可以改" / "You decide, and can change it at any time", seen "您选的人知道您分享了" / "Whom you choose knows that you shared it";
}

/// What the form sends.
#[derive(Serialize, Deserialize, Default, Clone, Debug, PartialEq, Eq)]
#[serde(default)]
pub struct ReflectionInput {
    /// The title.
    pub reflection_title: String,
    /// The words.
    pub reflection_words: String,
}

/// Checked words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The title; may be empty.
    pub title: String,
    /// The words.
    pub words: String,
}

impl ReflectionInput {
    /// The form as it is opened, showing what is stored.
    pub fn of(content: &Content) -> Self {
        Self { reflection_title: content.title.clone(), reflection_words: content.words.clone() }
    }

    /// The words. Of any length that a form can carry.
    pub fn check(&self) -> Result<Written, Faults> {
        let mut check = Check::default();
        let title = check.optional_text(TITLE.name, &self.reflection_title, TITLE_CHARS_MAX);
        let words = check.lines(WORDS.name, &self.reflection_words, usize::MAX);
        check.finish(Written { title: title.replace('\n', " "), words })
    }
}
