//! What is asked for when a material is published or taken back, and how it is checked.

use serde::Deserialize;
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::UnitId;

use super::model::{Area, Kind, TAG_CHARS_MAX, TAGS_MAX};
use super::text::Text;
use crate::extract::TITLE_CHARS_MAX;

zhixing_kit::fields! {
    TITLE = "title" "标题" / "Title", why "在列表和搜索里用它找到资料。" / "By it the material is found in lists and searches.", seen "本单位全体成员" / "everybody in the organisation";
    AREA = "area" "学习领域" / "Area of study", why "学习计划按五个领域安排。" / "Study is planned by five areas.", seen "本单位全体成员" / "everybody in the organisation";
    KIND = "kind" "资料类型" / "Kind", why "便于按类型筛选。" / "To narrow lists by it.", seen "本单位全体成员" / "everybody in the organisation";
    TAGS = "tags" "标签" / "Tags", why "用空格隔开，如“酒驾 夜查”，便于归类。" / "Words with a space between them, to group materials.", seen "本单位全体成员" / "everybody in the organisation";
    SOURCE = "source" "来源" / "Source", why "注明出处，引用时一并带上。" / "Where it comes from; it goes along with every quotation.", seen "本单位全体成员" / "everybody in the organisation";
    LINK = "link" "网址" / "Web address", why "原文在网上的地址，读者可以自己打开核对。本程序不去访问。" / "Where the original is on the web, for readers to compare. The program itself never goes there.", seen "本单位全体成员" / "everybody in the organisation";
    UNIT = "unit" "发布单位" / "Published by", why "以后由这个单位的资料员更新。" / "Its librarian keeps the material up to date.", seen "本单位全体成员" / "everybody in the organisation";
    NOTE = "note" "这一版改了什么" / "What is new", why "读过旧版的人先看这一句。" / "The first thing that readers of the old edition look for.", seen "本单位全体成员" / "everybody in the organisation";
    WHY = "why" "撤下的原因" / "Why it is taken back", why "打开链接的人会看到原因。" / "Whoever follows a link to it reads the reason.", seen "本单位全体成员" / "everybody in the organisation";
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MaterialInput {
    pub title: String,
    pub area: String,
    pub kind: String,
    pub tags: String,
    pub source: String,
    pub link: String,
    pub unit: String,
    pub note: String,
}

/// What a material is to be, checked.
#[derive(Clone, Debug)]
pub struct NewMaterial {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub area: Area,
    /// What kind of text.
    pub kind: Kind,
    /// Tags, each once.
    pub tags: Vec<String>,
    /// Where it comes from; may be empty.
    pub source: String,
    /// An address in the web; may be empty.
    pub link: String,
    /// Whose librarian publishes it. A new edition stays with the unit of its material.
    pub unit: UnitId,
    /// What is new; may be empty.
    pub note: String,
}

impl MaterialInput {
    /// Checks it. `unit` is the one that is meant when the form names none.
    pub fn check(&self, unit: &UnitId) -> Result<NewMaterial, Faults> {
        let mut check = Check::default();
        let title = check.text(TITLE.name, &self.title, TITLE_CHARS_MAX);
        let area = check.choice(AREA.name, &self.area, Area::Knowledge, Area::read);
        let kind = check.choice(KIND.name, &self.kind, Kind::Reading, Kind::read);
        let tags = tags(&mut check, &self.tags);
        let source = check.optional_text(SOURCE.name, &self.source, 200);
        let link = web_address(&mut check, &self.link, false);
        let chosen = check.id(UNIT.name, &self.unit, false, UnitId::parse);
        let note = check.optional_lines(NOTE.name, &self.note, 500);
        let unit = chosen.unwrap_or_else(|| unit.clone());
        let title = title.replace(['\n', '\t'], " ");
        check.finish(NewMaterial { title, area, kind, tags, source, link, unit, note })
    }
}

/// Words with white space or the usual marks between them, each once, in the order in which they were typed.
fn tags(check: &mut Check, raw: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in check.optional_text(TAGS.name, raw, 200).split([' ', '\n', '\t', '，', ',', '、', '；', ';', '#']) {
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    if tags.len() > TAGS_MAX || tags.iter().any(|tag| tag.chars().count() > TAG_CHARS_MAX) {
        check.fault(TAGS.name, Sentence::of(|language| Text(language).bad_tags(TAGS_MAX, TAG_CHARS_MAX)));
    }
    tags
}

/// The address of a page, checked; may be empty unless it must be there.
pub fn web_address(check: &mut Check, raw: &str, must_be_there: bool) -> String {
    let link = check.optional_text(LINK.name, raw, 500);
    if (must_be_there || !link.is_empty()) && !is_web_address(&link) {
        check.fault(LINK.name, Sentence::of(|language| Text(language).no_address()));
    }
    link
}

/// An address that a browser opens as a page and nothing else.
fn is_web_address(link: &str) -> bool {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && link.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\'))
}

/// Why a material is taken back, as typed.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn unit() -> UnitId {
        UnitId::parse("01890000-0000-7000-8000-000000000000").expect("an id")
    }

    #[test]
    fn tags_are_words_each_once_and_addresses_are_of_the_web() {
        let input = MaterialInput {
            title: "题".into(),
            area: "law".into(),
            kind: "case".into(),
            tags: "酒驾、夜查 酒驾，#示范".into(),
            link: "https://example.org/a?b=1".into(),
            ..MaterialInput::default()
        };
        assert_eq!(input.check(&unit()).unwrap().tags, ["酒驾", "夜查", "示范"]);
        for link in [
            "javascript:alert(1)",
            "ftp://a",
            "https://",
            "//evil.example",
            "https://a b",
            "https://a\"b",
            "data:text/html,x",
        ] {
            let bad = MaterialInput { link: link.into(), ..input.clone() };
            assert!(bad.check(&unit()).is_err(), "{link}");
        }
    }
}
