//! What the forms of an arrangement send, and how it is checked.

use serde::{Deserialize, Serialize};
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};

use super::model::{Arrangement, Used, Way};
use super::text::Text;
use crate::directory;
use crate::directory::actions::named;
use crate::directory::model::{EntryKind, NewEntry};

zhixing_kit::fields! {
    WAY = "way" "开展方式" / "Which way", why "走出去和请进来要准备的不一样。" / "Going out and bringing in need different things.", seen "本支部成员" / "Members of the branch";
    GOES_TO = "goes_to" "去哪里" / "Where to", why "参加的人要知道；也收进名录，下次可选。" / "Those who take part must know; the directory offers it the next time.", seen "本支部成员" / "Members of the branch";
    ADDRESS = "address" "地址" / "Address", why "让人找得到。" / "So that people find it.", seen "本支部成员" / "Members of the branch";
    CONTACT = "contact" "那边的联系人" / "Contact there", why "商定时间和内容；也收进名录。" / "To agree on time and content; the directory keeps it.", seen "本支部成员" / "Members of the branch";
    CONTACT_ABOUT = "contact_about" "联系人的单位和身份" / "The contact's house and part", why "让别人知道找的是谁。" / "So that others know whom they meet.", seen "本支部成员" / "Members of the branch";
    PHONE = "phone" "联系电话" / "Telephone", why "只为联系这次活动保存，一年后自动删去，不进台账。" / "Kept to be in touch about this activity, removed after a year, never in the ledger.", seen "本支部安排和主持活动的人" / "Those who plan and run the branch's activities";
    TRANSPORT = "transport" "怎么去" / "How to get there", why "参加的人要知道，人人都要走得到。" / "Those who take part must know, and everybody must be able to come.", seen "本支部成员" / "Members of the branch";
    SAFETY = "safety" "安全安排" / "Safety", why "外出要有人带队、有人负责安全。" / "Outside somebody leads and somebody looks after safety.", seen "本支部成员" / "Members of the branch";
    FREE = "free" "不向参加的人收费，不接受宴请和礼品" / "Nobody who takes part pays; no meals or gifts are accepted", why "主题党日不增加党员的负担。" / "A theme day is no burden to its members.", seen "本支部成员" / "Members of the branch";
    LECTURER = "lecturer" "请谁来" / "Who comes", why "写进通知；也收进名录，下次可选。" / "It stands in the notice; the directory offers it the next time.", seen "本支部成员" / "Members of the branch";
    LECTURER_ABOUT = "lecturer_about" "讲课人的单位和身份" / "The lecturer's house and part", why "让大家知道是谁来讲。" / "So that everybody knows who speaks.", seen "本支部成员" / "Members of the branch";
    SPEAKS_ABOUT = "speaks_about" "讲什么" / "Topic", why "写进通知，大家好准备问题。" / "It stands in the notice, so that people can prepare questions.", seen "本支部成员" / "Members of the branch";
    SOURCE = "source" "内容出处" / "Source", why "讲的内容要有可靠的出处。" / "What is taught needs a reliable source.", seen "本支部成员" / "Members of the branch";
    WORDS = "words" "要准备的事" / "What to see to", why "清单上没有的，自己加。" / "What the list lacks can be added.", seen "主持人、记录人和安排活动的人" / "Chair, recorder and who plans in the branch";
}

/// What the form of an arrangement sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct ArrangementInput {
    /// `out` or `in`.
    pub way: String,
    /// Out: the place.
    pub goes_to: String,
    /// Out: its address.
    pub address: String,
    /// Out: who is spoken to there.
    pub contact: String,
    /// Out: his house and part.
    pub contact_about: String,
    /// The number of the contact or the lecturer.
    pub phone: String,
    /// Out: how one gets there.
    pub transport: String,
    /// Out: what is done for safety.
    pub safety: String,
    /// `yes`: nobody who takes part pays.
    pub free: String,
    /// In: who comes.
    pub lecturer: String,
    /// In: his house and part.
    pub lecturer_about: String,
    /// In: the topic.
    pub speaks_about: String,
    /// In: what it draws on.
    pub source: String,
}

/// An arrangement before it is kept: entries of the directory by what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArrangement {
    /// Which way.
    pub way: Way,
    /// Out: where.
    pub place: NewEntry,
    /// Out: who is spoken to there; an empty name without one.
    pub contact: NewEntry,
    /// Out: how one gets there.
    pub transport: String,
    /// Out: what is done for safety.
    pub safety: String,
    /// In: who comes.
    pub lecturer: NewEntry,
    /// In: what he speaks about.
    pub topic: String,
    /// In: what it draws on.
    pub source: String,
}

impl ArrangementInput {
    /// An arrangement as its form shows it.
    pub fn of(arrangement: &Arrangement) -> Self {
        let part = |used: &Option<Used>, of: fn(&Used) -> &String| used.as_ref().map(of).cloned().unwrap_or_default();
        let phone = arrangement.contact.as_ref().or(arrangement.lecturer.as_ref()).map(|used| used.phone.clone());
        Self {
            way: arrangement.way.code().to_owned(),
            goes_to: part(&arrangement.place, |used| &used.name),
            address: part(&arrangement.place, |used| &used.about),
            contact: part(&arrangement.contact, |used| &used.name),
            contact_about: part(&arrangement.contact, |used| &used.about),
            phone: phone.unwrap_or_default(),
            transport: arrangement.transport.clone(),
            safety: arrangement.safety.clone(),
            free: "yes".to_owned(),
            lecturer: part(&arrangement.lecturer, |used| &used.name),
            lecturer_about: part(&arrangement.lecturer, |used| &used.about),
            speaks_about: arrangement.topic.clone(),
            source: arrangement.source.clone(),
        }
    }

    /// The way that the form is for; going out when it says nothing.
    pub fn way(&self) -> Way {
        Way::of(&self.way).unwrap_or(Way::Out)
    }

    /// The arrangement. Of each way only its own fields are read.
    pub fn check(&self) -> Result<NewArrangement, Faults> {
        let mut check = Check::default();
        if self.free != "yes" {
            check.fault("free", Sentence::of(|language| Text(language).must_be_free()));
        }
        let phone = directory::input::phone(&mut check, &self.phone);
        let nobody = |kind| named(kind, "", "", "");
        let empty = NewArrangement {
            way: self.way(),
            place: nobody(EntryKind::Place),
            contact: nobody(EntryKind::Contact),
            transport: String::new(),
            safety: String::new(),
            lecturer: nobody(EntryKind::Lecturer),
            topic: String::new(),
            source: String::new(),
        };
        let new = match self.way() {
            Way::Out => self.out(&mut check, &phone, empty),
            Way::In => self.bring_in(&mut check, &phone, empty),
        };
        check.finish(new)
    }

    fn out(&self, check: &mut Check, phone: &str, empty: NewArrangement) -> NewArrangement {
        let place = directory::input::name(check, "goes_to", &self.goes_to);
        let address = check.optional_text("address", &self.address, 120);
        let needs_contact =
            !phone.is_empty() || !self.contact_about.trim().is_empty() || !self.contact.trim().is_empty();
        let contact =
            if needs_contact { directory::input::name(check, "contact", &self.contact) } else { String::new() };
        let about = check.optional_text("contact_about", &self.contact_about, 120);
        NewArrangement {
            place: named(EntryKind::Place, &place, &address, ""),
            contact: named(EntryKind::Contact, &contact, &about, phone),
            transport: check.lines("transport", &self.transport, 300),
            safety: check.lines("safety", &self.safety, 500),
            ..empty
        }
    }

    fn bring_in(&self, check: &mut Check, phone: &str, empty: NewArrangement) -> NewArrangement {
        let lecturer = directory::input::name(check, "lecturer", &self.lecturer);
        let about = check.optional_text("lecturer_about", &self.lecturer_about, 120);
        NewArrangement {
            lecturer: named(EntryKind::Lecturer, &lecturer, &about, phone),
            topic: check.text("speaks_about", &self.speaks_about, 120),
            source: check.lines("source", &self.source, 300),
            ..empty
        }
    }
}

/// What the form of a further thing to see to sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct CheckInput {
    pub words: String,
    pub done: String,
}

impl CheckInput {
    /// The words.
    pub fn check(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let words = check.text("words", &self.words, 100);
        check.finish(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults_of(input: &ArrangementInput) -> Vec<&'static str> {
        match input.check() {
            Ok(_) => Vec::new(),
            Err(faults) => faults.0.into_iter().map(|(field, _)| field).collect(),
        }
    }

    #[test]
    fn each_way_asks_for_its_own_and_nothing_else() {
        let text = |words: &str| words.to_owned();
        let out = ArrangementInput {
            way: text("out"),
            goes_to: text("东湖社区"),
            transport: text("步行"),
            safety: text("老周带队"),
            free: text("yes"),
            ..ArrangementInput::default()
        };
        let bring_in = ArrangementInput {
            way: text("in"),
            lecturer: text("李老师"),
            speaks_about: text("急救"),
            source: text("红十字会教材"),
            free: text("yes"),
            ..ArrangementInput::default()
        };
        let cases: [(ArrangementInput, &[&str]); 7] = [
            (out.clone(), &[]),
            (bring_in.clone(), &[]),
            (ArrangementInput { free: text("no"), ..out.clone() }, &["free"]),
            (ArrangementInput { goes_to: text("（）"), safety: text(" "), ..out.clone() }, &["goes_to", "safety"]),
            (ArrangementInput { phone: text("138-0000"), ..out.clone() }, &["contact"]),
            (ArrangementInput { phone: text("abc"), contact: text("王师傅"), ..out }, &["phone"]),
            (ArrangementInput { source: text(""), ..bring_in }, &["source"]),
        ];
        for (at, (input, expected)) in cases.iter().enumerate() {
            assert_eq!(faults_of(input), *expected, "case {at}");
        }
    }
}
