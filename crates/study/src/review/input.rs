//! The forms of a self-review: strings in, checked values out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::Secret;

use super::check;
use super::model::{NOTE_CHARS_MAX, PHRASE_CHARS_MAX, PHRASE_CHARS_MIN, STEP_CHARS_MAX, Way, Words, is_weak};
use super::text::Text;

zhixing_kit::fields! {
    PASSWORD = "password" "登录密码" / "Your password", why "用它打开，别人打不开" / "It opens what nobody else can open", seen "没有人；不保存" / "Nobody; it is not kept";
    PHRASE = "phrase" "您的口令" / "Your phrase", why "用它打开，别人打不开" / "It opens what nobody else can open", seen "没有人；不保存" / "Nobody; it is not kept";
    NEW_PHRASE = "new_phrase" "新口令" / "A new phrase", why "至少十个字，只用在这里" / "Ten characters or more, for this alone", seen "没有人；不保存" / "Nobody; it is not kept";
    PHRASE_AGAIN = "phrase_again" "再写一遍" / "Once more", why "写错了就打不开" / "A slip of the finger would lock you out", seen "没有人；不保存" / "Nobody; it is not kept";
    EARLIER_PASSWORD = "earlier_password" "以前的登录密码" / "An earlier password", why "内容是用它锁的" / "Your words were locked with it", seen "没有人；不保存" / "Nobody; it is not kept";
    UNDERSTOOD = "understood" "我知道：忘了就谁也找不回来，只能重新开始" / "I know: once forgotten nobody brings it back, and I can only begin anew", why "免得事后才发现" / "So that nobody finds out too late", seen "只有您自己" / "You alone";
    NOTE = "note" "对照" / "Note", why "写给自己" / "For yourself", seen "只有您自己，管理员也看不到" / "You alone; the administrator neither";
    STEP_WORDS = "step_words" "打算做什么" / "What you mean to do", why "写给自己" / "For yourself", seen "只有您自己，管理员也看不到" / "You alone; the administrator neither";
    STEP_DAY = "step_day" "哪天以前" / "By when", why "给自己定的，过了也没有人管" / "For yourself; nobody minds when it passes", seen "只有您自己；要提醒时，管服务器的人能看到有这一天" / "You alone; with a reminder, who runs the server can see that there is such a day";
    REMIND = "remind" "到那天提醒我（通知里不写内容）" / "Remind me on that day (without a word of it)", why "系统读不了内容，要知道哪天才能提醒" / "The program cannot read your words; it must know the day", seen "只有您自己" / "You alone";
}

/// What the forms about locking send.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct LockInput {
    /// `password` or `phrase`.
    pub way: String,
    /// The password of the sign-in.
    pub password: Secret,
    /// The phrase.
    pub phrase: Secret,
    /// A new phrase.
    pub new_phrase: Secret,
    /// Once more.
    pub phrase_again: Secret,
    /// An earlier password.
    pub earlier_password: Secret,
    /// That he knows what is lost.
    pub understood: String,
}

impl LockInput {
    /// With what it is to be locked from now on.
    pub fn check(&self, must_understand: bool) -> Result<(Way, Secret), Faults> {
        let mut check = Check::default();
        let way = Way::read(&self.way).unwrap_or(Way::Password);
        let typed = match way {
            Way::Password => self.password.clone(),
            Way::Phrase => self.new_phrase.clone(),
        };
        if way == Way::Phrase {
            if is_weak(typed.reveal()) {
                check.fault(NEW_PHRASE.name, Sentence::of(|language| Text(language).weak_phrase(PHRASE_CHARS_MIN)));
            } else if typed.reveal().chars().count() > PHRASE_CHARS_MAX {
                check.fault(NEW_PHRASE.name, Sentence::of(|language| Text(language).long_phrase(PHRASE_CHARS_MAX)));
            } else if self.phrase_again != typed {
                check.fault(PHRASE_AGAIN.name, Sentence::of(|language| Text(language).not_the_same()));
            }
        }
        if must_understand && self.understood != "yes" {
            check.fault(UNDERSTOOD.name, Sentence::of(|language| Text(language).must_understand()));
        }
        check.finish((way, typed))
    }

    /// What opens it.
    pub fn opens(&self, way: Way) -> Secret {
        match way {
            Way::Password => self.password.clone(),
            Way::Phrase => self.phrase.clone(),
        }
    }
}

/// The notes of one part as a form holds them: each field bears the code of its point.
pub type NotesInput = BTreeMap<String, String>;

/// The form of a part, showing what is there.
pub fn notes_of(part: &str, words: &Words) -> NotesInput {
    let note = |code: &String| words.notes.get(code).cloned().unwrap_or_default();
    check::of_part(part).map(|check| (field_of(&check.code), note(&check.code))).collect()
}

/// The name of a point's field.
pub fn field_of(code: &str) -> String {
    format!("{}.{code}", NOTE.name)
}

/// Leaves aside whatever else a form sends along: what another device wrote is looked for among the notes alone.
pub fn keep_notes(part: &str, typed: &mut NotesInput) {
    typed.retain(|name, _| check::of_part(part).any(|point| field_of(&point.code) == *name));
}

/// The notes, by the code of their point. What is no field of this part is left aside.
pub fn check_notes(part: &str, typed: &NotesInput) -> Result<Vec<(String, String)>, Faults> {
    let mut check = Check::default();
    let notes = check::of_part(part)
        .map(|point| {
            let raw = typed.get(&field_of(&point.code)).map_or("", String::as_str);
            (point.code.clone(), check.optional_lines(NOTE.name, raw, NOTE_CHARS_MAX))
        })
        .collect();
    check.finish(notes)
}

/// What the form of a next step sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct StepInput {
    /// The words.
    pub step_words: String,
    /// The day.
    pub step_day: String,
    /// Whether to remind.
    pub remind: String,
    /// What opens it, when it was closed meanwhile.
    #[serde(flatten)]
    pub lock: LockInput,
}

/// A next step.
#[derive(Clone)]
pub struct NewStep {
    /// The words.
    pub words: String,
    /// By when.
    pub day: Option<Date>,
    /// Whether he is reminded.
    pub reminds: bool,
}

impl StepInput {
    /// The step.
    pub fn check(&self) -> Result<NewStep, Faults> {
        let mut check = Check::default();
        let words = check.lines(STEP_WORDS.name, &self.step_words, STEP_CHARS_MAX);
        let day = check.optional_day(STEP_DAY.name, &self.step_day);
        let reminds = self.remind == "yes";
        if reminds && day.is_none() && self.step_day.trim().is_empty() {
            check.fault(STEP_DAY.name, Sentence::of(|language| Text(language).day_to_remind()));
        }
        check.finish(NewStep { words, day, reminds })
    }
}
