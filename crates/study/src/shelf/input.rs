//! What the form of a bank's place sends, and how it is checked.

use serde::{Deserialize, Serialize};
use zhixing_branch::charter;
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};

use super::model::{Shelf, TAGS_MAX};
use super::text::Text;
use crate::bank::model::AREA_CHARS_MAX;

zhixing_kit::fields! {
    BANK_AREA = "bank_area" "学习领域" / "Area of study", why "“我掌握了多少”和测试的结果按五个领域来说。" / "What one knows, and how a class did, is told by the five areas.", seen "管理题库的人和答题的人" / "Those who keep the bank and those who answer";
    BANK_TAGS = "bank_tags" "标签" / "Tags", why "每行一个。以后导入的文件里，“分类”写着这些字的题也归到这里。" / "One a line. Questions that a file puts under one of these words come here too.", seen "管理题库的人" / "Those who keep the bank";
}

/// What the form sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct ShelfInput {
    pub bank_area: String,
    pub bank_tags: String,
}

impl ShelfInput {
    /// A place as its form shows it.
    pub fn of(shelf: &Shelf) -> Self {
        Self { bank_area: shelf.area.clone(), bank_tags: shelf.tags.join("\n") }
    }

    /// The place.
    pub fn check(&self) -> Result<Shelf, Faults> {
        let mut check = Check::default();
        let known = |code: &str| charter().study().area(code).map(|area| area.code.clone());
        let area = check.choice(BANK_AREA.name, &self.bank_area, String::new(), known);
        let mut tags: Vec<String> = Vec::new();
        for line in self.bank_tags.split(['\n', '；', ';', '、']) {
            let tag = line.split_whitespace().collect::<Vec<_>>().join(" ");
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        if tags.len() > TAGS_MAX || tags.iter().any(|tag| tag.chars().count() > AREA_CHARS_MAX) {
            check.fault(BANK_TAGS.name, Sentence::of(|language| Text(language).bad_tags(TAGS_MAX, AREA_CHARS_MAX)));
        }
        check.finish(Shelf { area, tags })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_one_of_the_five_areas_and_each_word_once() {
        let typed = |area: &str, tags: &str| ShelfInput { bank_area: area.into(), bank_tags: tags.into() }.check();
        let shelf = typed("law", "酒驾\n 冰雪  路面\n酒驾；").expect("a place");
        assert_eq!(shelf, Shelf { area: "law".into(), tags: vec!["酒驾".into(), "冰雪 路面".into()] });
        assert!(typed("", "").is_err() && typed("sports", "").is_err());
        assert!(typed("law", &"很".repeat(41)).is_err());
        let many: Vec<String> = (0..=TAGS_MAX).map(|number| format!("第{number}个")).collect();
        assert!(typed("law", &many.join("\n")).is_err());
    }
}
