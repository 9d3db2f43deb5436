//! What the forms of the directory send, and how it is checked.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::{Language, Sentence};

use super::model::{Entry, EntryId, EntryKind, NewEntry, kept_after, sought};
use super::text::Text;

zhixing_kit::fields! {
    ENTRY_NAME = "entry_name" "名称或姓名" / "Name", why "下次安排活动时按它来选。" / "By it the entry is chosen for the next activity.", seen "本支部成员" / "Members of the branch";
    ABOUT = "about" "地址，或单位和身份" / "Address, or house and part", why "让别人知道去哪里、找的是谁。" / "So that others know where to go and whom they meet.", seen "本支部成员" / "Members of the branch";
    PHONE = "phone" "联系电话" / "Telephone", why "活动前后要联系。不进台账，到期自动删去。" / "To be in touch about the activity. It never enters the ledger and is removed when its time is over.", seen "本支部安排和主持活动的人" / "Those who plan and run the branch's activities";
    PURPOSE = "purpose" "电话的用途" / "What the number is for", why "别人的联系方式只为说明过的用途保存。" / "Another's number is kept only for what was told.", seen "本支部安排和主持活动的人" / "Those who plan and run the branch's activities";
    KEEP_UNTIL = "keep_until" "电话保存到哪一天" / "Last day on which it is kept", why "过了这一天自动删去；不填就是一年。" / "After it the number is removed by itself; left empty it is a year.", seen "本支部安排和主持活动的人" / "Those who plan and run the branch's activities";
    INTO = "into" "并入哪一条" / "Merge into", why "同一个地方、同一个人只留一条。" / "One place and one person have one entry.", seen "本支部成员" / "Members of the branch";
}

/// What the form of an entry sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct EntryInput {
    pub kind: String,
    pub entry_name: String,
    pub about: String,
    pub phone: String,
    pub purpose: String,
    pub keep_until: String,
}

impl EntryInput {
    /// An entry as its form shows it.
    pub fn of(entry: &Entry) -> Self {
        let kept = &entry.kept;
        Self {
            kind: kept.kind.code().to_owned(),
            entry_name: kept.name.clone(),
            about: kept.about.clone(),
            phone: kept.phone.clone(),
            purpose: kept.purpose.clone(),
            keep_until: kept.keep_until.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// The entry.
    pub fn check(&self, kind: EntryKind, today: Date) -> Result<NewEntry, Faults> {
        let mut check = Check::default();
        let name = name(&mut check, "entry_name", &self.entry_name);
        let about = check.optional_text("about", &self.about, 120);
        if !kind.is_person() {
            let new = NewEntry { kind, name, about, phone: String::new(), purpose: String::new(), keep_until: None };
            return check.finish(new);
        }
        let phone = phone(&mut check, &self.phone);
        let purpose = check.optional_text("purpose", &self.purpose, 60);
        if !phone.is_empty() && purpose.is_empty() {
            check.fault("purpose", Sentence::of(|language| Text(language).phone_needs()));
        }
        let until = check.optional_day("keep_until", &self.keep_until).unwrap_or_else(|| kept_after(today));
        if !phone.is_empty() && (until < today || until > today.saturating_add(2.years())) {
            check.fault("keep_until", Sentence::of(|language| Text(language).until_past()));
        }
        let keep_until = (!phone.is_empty()).then_some(until);
        let purpose = if phone.is_empty() { String::new() } else { purpose };
        check.finish(NewEntry { kind, name, about, phone, purpose, keep_until })
    }
}

/// A name by which an entry can be recognised.
pub fn name(check: &mut Check, field: &'static str, raw: &str) -> String {
    let name = check.text(field, raw, 60);
    if !name.is_empty() && sought(&name).is_empty() {
        check.fault(field, Sentence::of(|language| Text(language).nameless()));
    }
    name
}

/// A telephone number as people write it; empty without one.
pub fn phone(check: &mut Check, raw: &str) -> String {
    let phone = check.optional_text("phone", raw, 30);
    let fits = |letter: char| letter.is_ascii_digit() || " +-()（）转".contains(letter);
    if !phone.chars().all(fits) {
        check.fault("phone", Sentence::of(|language| Text(language).phone_not()));
    }
    phone
}

/// What a number is kept for when a theme day brought it in.
pub fn purpose_usual() -> String {
    Text(Language::Chinese).purpose_usual().to_owned()
}

/// What the form of a merger sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct MergerInput {
    pub into: String,
}

impl MergerInput {
    /// The entry that is to remain.
    pub fn check(&self) -> Result<EntryId, Faults> {
        let mut check = Check::default();
        let into = check.id("into", &self.into, true, EntryId::parse);
        check.finish(())?;
        into.ok_or_else(Faults::default)
    }
}
