//! study.toml: areas, parts of a study day, what a host sees to, how time is reckoned.

use std::collections::BTreeSet;

use super::branch::source_of;
use super::entry::Entry;
use super::source_text::SourceText;
use crate::study::{Study, StudyItem, StudyPart};
use crate::{Fault, Regulation, Words};

/// Reads the file. Its sources name the regulations of branch.toml.
pub(super) fn read(text: &str, regulations: &[Regulation]) -> (Study, Vec<Fault>) {
    let source = SourceText::new("study.toml", text);
    let mut study = Study::default();
    if let Some(table) = source.table() {
        let root = Entry::root(&source, &table);
        study = read_root(&root, regulations);
        root.close();
    }
    (study, source.into_faults())
}

fn read_root(root: &Entry<'_>, regulations: &[Regulation]) -> Study {
    let mut study = Study {
        areas: items(root, "area", regulations),
        checks: items(root, "check", regulations),
        ..Study::default()
    };
    let mut codes = BTreeSet::new();
    for entry in root.tables("part") {
        let usually = entry.fraction("usually");
        let item = read_item(entry, regulations, &mut codes);
        study.parts.push(StudyPart { item, usually });
    }
    must_be_whole(root, &study);
    if let Some(entry) = root.table("hour") {
        study.hour_minutes = entry.whole("minutes", 20..=120);
        study.hour_source = source_of(&entry, "source", regulations);
        entry.close();
    }
    if let Some(entry) = root.table("training") {
        study.training_kind = entry.text("kind");
        source_of(&entry, "source", regulations);
        entry.close();
    }
    if let Some(entry) = root.table("discussion") {
        study.group_persons = entry.whole("group_persons", 2..=50);
        study.groups_most = entry.whole("groups_most", 1..=50);
        source_of(&entry, "source", regulations);
        entry.close();
    }
    study
}

fn items(root: &Entry<'_>, key: &'static str, regulations: &[Regulation]) -> Vec<StudyItem> {
    let mut codes = BTreeSet::new();
    root.tables(key).into_iter().map(|entry| read_item(entry, regulations, &mut codes)).collect()
}

fn read_item(entry: Entry<'_>, regulations: &[Regulation], codes: &mut BTreeSet<String>) -> StudyItem {
    let (zh, en) = (entry.text_or_none("about_zh"), entry.text_or_none("about_en"));
    let item = StudyItem {
        code: entry.code(),
        name: entry.words(),
        about: Words::new(zh.unwrap_or_default(), en.unwrap_or_default()),
        source: source_of(&entry, "source", regulations),
    };
    if !codes.insert(item.code.clone()) {
        entry.fault(
            "code",
            Words::new(format!("“{}”写了两次。", item.code), format!("\"{}\" stands here twice.", item.code)),
            Words::new("请换一个代码。", "Give it another code."),
        );
    }
    if item.about.zh.is_empty() != item.about.en.is_empty() {
        entry.fault(
            "about_en",
            Words::new("说明只有一种语言。", "The description stands in one language alone."),
            Words::new("请把about_zh和about_en都写上，或都不写。", "Write both about_zh and about_en, or neither."),
        );
    }
    entry.close();
    item
}

/// The parts of a day share its whole time, no more and no less.
fn must_be_whole(root: &Entry<'_>, study: &Study) {
    let (mut over, mut under) = (0_u64, 1_u64);
    for share in study.parts.iter().map(|part| part.usually) {
        let next = under.checked_mul(u64::from(share.under));
        let sum = over
            .checked_mul(u64::from(share.under))
            .zip(u64::from(share.over).checked_mul(under))
            .and_then(|(one, other)| one.checked_add(other));
        (over, under) = next.zip(sum).map_or((0, 1), |(next, sum)| (sum, next));
    }
    if !study.parts.is_empty() && over != under {
        root.fault(
            "part",
            Words::new("各部分所占时间合起来不是一整天。", "The parts of the day do not make up the whole of it."),
            Words::new("请使各节的usually相加等于1。", "Make the shares in usually add up to 1."),
        );
    }
}
