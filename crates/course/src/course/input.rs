//! What is asked for when a course is published or taken back.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::UnitId;

use super::model::TITLE_CHARS_MAX;

zhixing_kit::fields! {
    TITLE = "title" "课程名称" / "Title", why "在列表里用它找到课程。" / "By it the course is found in lists.", seen "本单位全体成员" / "everybody in the organisation";
    NOTE = "note" "这一版改了什么" / "What is new", why "学过旧版的人先看这一句。" / "The first thing that those who took the old edition look for.", seen "本单位全体成员" / "everybody in the organisation";
    UNIT = "unit" "发布单位" / "Published by", why "以后由这个单位的资料员更新。" / "Its librarian keeps the course up to date.", seen "本单位全体成员" / "everybody in the organisation";
    WHY = "why" "撤下的原因" / "Why it is taken back", why "打开链接的人会看到原因。" / "Whoever follows a link to it reads the reason.", seen "本单位全体成员" / "everybody in the organisation";
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CourseInput {
    pub title: String,
    pub note: String,
    pub unit: String,
}

impl CourseInput {
    /// Checks it: title, note, unit (`usual` when the form names none).
    pub fn check(&self, usual: &UnitId) -> Result<(String, String, UnitId), Faults> {
        let mut check = Check::default();
        let title = check.text(TITLE.name, &self.title, TITLE_CHARS_MAX).replace(['\n', '\t'], " ");
        let note = check.optional_lines(NOTE.name, &self.note, 500);
        let unit = check.id(UNIT.name, &self.unit, false, UnitId::parse).unwrap_or_else(|| usual.clone());
        check.finish((title, note, unit))
    }
}

/// Why a course is taken back, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TakingInput {
    pub why: String,
}

impl TakingInput {
    /// Checks it.
    pub fn check(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let why = check.text(WHY.name, &self.why, 200);
        check.finish(why)
    }
}
