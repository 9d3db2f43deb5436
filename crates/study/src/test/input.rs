//! What the forms of a test send: what its host wishes, and what somebody answers.

use std::collections::BTreeMap;

use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};

pub use crate::selftest::input::check;

use super::model::{Form, QUESTIONS_MAX, QUESTIONS_USUAL};
use super::text::Text;
use crate::bank::model::{BankId, QuestionId};

zhixing_kit::fields! {
    BANK = "bank" "出题范围" / "Banks", why "从选中的题库里随机抽题；简答题不抽。" / "Questions are drawn by chance from the banks that you tick; those to be answered in one's own words are not.", seen "参加测试的人" / "Those who take the test";
    TEST_COUNT = "test_count" "题数" / "How many questions", why "每个人都答同样的题。" / "Everybody answers the same ones.", seen "参加测试的人" / "Those who take the test";
    TEST_FORM = "test_form" "方式" / "Form", why "短测每人题目不同、只要几道，适合时间紧的时候。" / "The short form asks each a few questions of his own: for when time is short.", seen "参加测试的人" / "Those who take the test";
    PICKED = "picked" "选题" / "Questions", why "自己挑题时才需要：选中的题按题库里的次序出。" / "Only when you pick them yourself: they come in the order of the bank.", seen "参加测试的人" / "Those who take the test";
    OPTION = "option" "您的答案" / "Your answer", why "提交后记下，不能再改；测试结束后告诉您对错和为什么。" / "It is kept as you send it; when the test is over you are told whether it was right, and why.", seen "只有您自己；别人只看到全班有多少人答对" / "You alone; others see how many of the class were right";
    BLANK_WORD = "blank" "填空" / "Blank", why "提交后记下，不能再改；测试结束后告诉您对错和为什么。" / "It is kept as you send it; when the test is over you are told whether it was right, and why.", seen "只有您自己；别人只看到全班有多少人答对" / "You alone; others see how many of the class were right";
}

/// Where a fault of the host's whole wish stands.
pub const FIELD_OF_WISH: &str = BANK.name;

/// What was sent, by name.
pub type Sent = BTreeMap<String, String>;

/// What a host wishes.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Which questions.
    pub chosen: Chosen,
}

/// Which questions a test is to ask.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// So many of these areas, by chance.
    Areas(Vec<BankId>, u32),
    /// These.
    Questions(Vec<QuestionId>),
    /// The short form, with questions of these areas.
    Short(Vec<BankId>),
}

/// The wish of the form that chooses areas.
pub fn wish(sent: &Sent) -> Result<Wish, Faults> {
    let mut check = Check::default();
    let banks: Vec<BankId> = ticked(sent, BANK.name).filter_map(BankId::parse).collect();
    if banks.is_empty() {
        check.fault(BANK.name, Sentence::of(|language| Text(language).choose_an_area()));
    }
    let is_short = sent.get(TEST_FORM.name).is_some_and(|form| form == Form::Adaptive.code());
    if is_short {
        return check.finish(Wish { chosen: Chosen::Short(banks) });
    }
    let usual = QUESTIONS_USUAL.to_string();
    let raw = sent.get(TEST_COUNT.name).map_or(usual.as_str(), String::as_str);
    let count = check.number(TEST_COUNT.name, raw, 1..=i64::from(QUESTIONS_MAX));
    check.finish(Wish { chosen: Chosen::Areas(banks, u32::try_from(count).unwrap_or(QUESTIONS_USUAL)) })
}

/// The wish of the form that picks questions.
pub fn picked(sent: &Sent) -> Result<Wish, Faults> {
    let mut check = Check::default();
    let questions: Vec<QuestionId> = ticked(sent, PICKED.name).filter_map(QuestionId::parse).collect();
    if questions.is_empty() || questions.len() > QUESTIONS_MAX as usize {
        check.fault(PICKED.name, Sentence::of(|language| Text(language).pick_some(QUESTIONS_MAX)));
    }
    check.finish(Wish { chosen: Chosen::Questions(questions) })
}

/// What stands behind the dot of every box of this name that was ticked.
pub fn ticked<'s>(sent: &'s Sent, name: &'s str) -> impl Iterator<Item = &'s str> {
    sent.iter()
        .filter(|(_, value)| *value == "yes")
        .filter_map(move |(key, _)| key.strip_prefix(name)?.strip_prefix('.'))
}
