//! What the forms of the minutes send, and how it is checked.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use zhixing_kit::Moment;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::MemberId;

use super::model::{RemarkKind, Subject};
use crate::activity::model::AgendaItemId;
use crate::motion::model::Choice;
use crate::roll::input::beside;
use crate::roll::model::{Attendance, Mark, RollEntry};

zhixing_kit::fields! {
    KIND = "kind" "内容类别" / "Kind of words", why "会议记录按报告、发言、不同意见、小结的次序排列。" / "The minutes stand in the order of reports, statements, dissent and summary.", seen "本支部成员" / "Members of the branch";
    ITEM = "item" "属于哪项议程" / "Agenda item", why "会议记录按议程排列。" / "The minutes follow the agenda.", seen "本支部成员" / "Members of the branch";
    SPEAKER = "speaker_name" "发言人" / "Speaker", why "报告、发言、不同意见必须写明谁说的；只有小结不用填。" / "A report, a statement and a dissent need it: the minutes say who spoke. A summary alone needs none.", seen "本支部成员" / "Members of the branch";
    TEXT = "text" "内容" / "Words", why "由记录人写，程序不代写。" / "Written by the recorder; the program writes nothing.", seen "本支部成员" / "Members of the branch";
    VERBATIM = "verbatim" "照原话记录" / "Word for word", why "不同意见须照原话记。" / "A dissent is taken down word for word.", seen "本支部成员" / "Members of the branch";
    WHAT = "what" "要更正哪一处" / "What is to be corrected", why "选好以后写应为什么、为什么更正。" / "Once it is chosen you write what it should say, and why.", seen "只有您；不保存" / "Only you; it is not kept";
    AFTER = "after" "应为" / "What it should say", why "更正作为新的一条保存，原来的内容不改。" / "A correction is a new entry; what stood there is kept.", seen "本支部成员" / "Members of the branch";
    WHY = "why" "更正的原因" / "Why it is corrected", why "看记录的人要知道为什么改。" / "Whoever reads the minutes should know why.", seen "本支部成员" / "Members of the branch";
}

/// How long the name of a speaker may be, with what tells him apart, in characters.
const SPEAKER_MAX: usize = 60;

/// What the form of a remark sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct RemarkInput {
    pub kind: String,
    pub item: String,
    pub speaker_name: String,
    pub text: String,
    pub verbatim: String,
}

/// Words before they are taken down.
pub struct NewRemark {
    /// What kind.
    pub kind: RemarkKind,
    /// The agenda item they belong to.
    pub item: Option<AgendaItemId>,
    /// Who said them; empty for the summary.
    pub speaker_name: String,
    /// The words.
    pub text: String,
    /// Whether they stand word for word; a dissent always does.
    pub verbatim: bool,
}

impl RemarkInput {
    /// The words. All but a summary need a speaker; a dissent stands word for word.
    pub fn check(&self) -> Result<NewRemark, Faults> {
        let mut check = Check::default();
        let kind = check.choice("kind", &self.kind, RemarkKind::Statement, RemarkKind::of);
        let item = check.id("item", &self.item, false, AgendaItemId::parse);
        let speaker_name = if kind == RemarkKind::Summary {
            check.optional_text("speaker_name", &self.speaker_name, SPEAKER_MAX)
        } else {
            check.text("speaker_name", &self.speaker_name, SPEAKER_MAX)
        };
        let text = check.lines("text", &self.text, 10_000);
        let verbatim = kind == RemarkKind::Dissent || self.verbatim == "yes";
        check.finish(NewRemark { kind, item, speaker_name, text, verbatim })
    }
}

/// What is to be corrected, as a page's address asks for it: one choice of the list, or both of its parts.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct WhatInput {
    pub what: Option<String>,
    pub subject: String,
    pub entry: String,
}

impl WhatInput {
    /// The choice: which kind of entry, and which one. None where nothing was chosen yet.
    pub fn chosen(&self) -> Option<(&str, &str)> {
        match self.what.as_deref() {
            Some("") => None,
            Some(what) => Some(what.split_once('/').unwrap_or((what, ""))),
            None => Some((self.subject.as_str(), self.entry.as_str())).filter(|(subject, _)| !subject.is_empty()),
        }
    }

    /// What is wrong where nothing was chosen: nothing yet, for who has not been asked.
    pub fn faults(&self) -> Faults {
        let mut check = Check::default();
        check.given("what", self.what.as_deref().unwrap_or("?"));
        check.finish(()).err().unwrap_or_default()
    }
}

/// How rows say that somebody did not vote.
pub const NO_VOTE: &str = "none";

/// What the form of a correction sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct CorrectionInput {
    pub subject: String,
    pub entry: String,
    pub before: String,
    pub after: String,
    pub reason: String,
    pub left_at: String,
    pub day: String,
    pub time: String,
    pub why: String,
}

impl CorrectionInput {
    /// The form for when the meeting began or ended, as it stands.
    pub fn of_moment(subject: Subject, entry: &str, standing: &str) -> Self {
        let (day, time) = standing.split_once(' ').unwrap_or_default();
        Self { after: String::new(), day: day.to_owned(), time: time.to_owned(), ..Self::of(subject, entry, standing) }
    }

    /// The form for who presided or took the record, as it stands: a person's id, and his name.
    pub fn of_officer(subject: Subject, entry: &str, standing: &str, person: Option<&MemberId>) -> Self {
        let after = person.map(ToString::to_string).unwrap_or_default();
        Self { after, ..Self::of(subject, entry, standing) }
    }

    /// The moment that is right, and why it is corrected.
    pub fn check_moment(&self, zone: &TimeZone) -> Result<(Moment, String), Faults> {
        let mut check = Check::default();
        let (day, time) = (check.day("day", &self.day), check.time("time", &self.time));
        let why = check.lines("why", &self.why, 500);
        check.finish((Moment::at(day.to_datetime(time), zone), why))
    }

    /// The person who is right, and why it is corrected.
    pub fn check_officer(&self) -> Result<(MemberId, String), Faults> {
        let mut check = Check::default();
        let person = check.id("after", &self.after, true, MemberId::parse);
        let why = check.lines("why", &self.why, 500);
        match person {
            Some(person) => check.finish((person, why)),
            None => Err(check.finish(()).err().unwrap_or_default()),
        }
    }

    /// Who spoke, by name, and why that is corrected.
    pub fn check_speaker(&self) -> Result<(String, String), Faults> {
        let mut check = Check::default();
        let name = check.lines("after", &self.after, SPEAKER_MAX);
        let why = check.lines("why", &self.why, 500);
        // A name is one line, whatever was pasted.
        check.finish((name.split_whitespace().collect::<Vec<_>>().join(" "), why))
    }

    /// The form for somebody's attendance as it stands: a mark, and the reason of an absence.
    pub fn of_attendance(person: &RollEntry) -> Self {
        let standing = Attendance::of(person);
        let [left_at, reason] = [standing.left_at(), standing.why()].map(|told| told.unwrap_or_default().to_owned());
        Self {
            subject: Subject::Roll.code().to_owned(),
            entry: person.id.to_string(),
            before: standing.write(),
            after: standing.mark.map_or_else(String::new, |mark| mark.code().to_owned()),
            reason,
            left_at,
            ..Self::default()
        }
    }

    /// The mark that is right, the reason of an absence or when he left, and why it is corrected.
    pub fn check_attendance(&self) -> Result<(Mark, String, String), Faults> {
        let mut check = Check::default();
        let mark = check.choice("after", &self.after, Mark::Present, Mark::of);
        let reason = beside(&mut check, mark, (&self.reason, &self.left_at));
        let why = check.lines("why", &self.why, 500);
        check.finish((mark, reason, why))
    }

    /// The form for somebody's vote on a motion as it stands; none where he did not vote.
    pub fn of_vote(entry: &str, stands: Option<Choice>) -> Self {
        let code = stands.map_or("", Choice::code);
        Self { before: stands.map_or(NO_VOTE, Choice::code).to_owned(), ..Self::of(Subject::Vote, entry, code) }
    }

    /// The choice that is right, and why it is corrected.
    pub fn check_vote(&self) -> Result<(Choice, String), Faults> {
        let mut check = Check::default();
        let choice = check.choice("after", &self.after, Choice::Yes, Choice::of);
        let why = check.lines("why", &self.why, 500);
        check.finish((choice, why))
    }

    /// The form for an entry that says this: nothing is corrected yet.
    pub fn of(subject: Subject, entry: &str, standing: &str) -> Self {
        let words = |words: &str| words.to_owned();
        let (before, after) = (words(standing), words(standing));
        let (subject, entry) = (words(subject.code()), words(entry));
        Self { subject, entry, before, after, ..Self::default() }
    }

    /// What it should say, and why.
    pub fn check(&self) -> Result<(String, String), Faults> {
        let mut check = Check::default();
        let after = check.lines("after", &self.after, 10_000);
        let why = check.lines("why", &self.why, 500);
        check.finish((after, why))
    }
}

/// A signature as sent: the digest of what the page showed.
#[derive(Debug, Deserialize)]
pub struct SignInput {
    /// That digest; whoever sends none has seen nothing.
    #[serde(default)]
    pub seen: String,
}
