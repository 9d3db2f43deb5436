//! What the forms of an activity send, and how it is checked.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::{Moment, Sentence};
use zhixing_people::{MemberId, UnitId};

use super::model::{AGENDA_MAX, Activity, AgendaItem, MINUTES_MAX, NewActivity};
use super::officers::Officers;
use super::text::Text;
use crate::motion::unvoted::Unvoted;
use crate::rules::charter;

zhixing_kit::fields! {
    UNIT = "unit" "单位" / "Unit", why "由它的名册和职务算出谁应到会。" / "Who should attend follows from its roster and posts.", seen "本支部成员；谈心谈话只有两人和管支部记录的人" / "Members of the branch; of a talk its two people and who keeps the branch's record";
    KIND = "kind" "类型" / "Kind", why "章程按类型规定谁召集、谁参加、要多少人到会。" / "By kind the rules say who convenes, who attends and how many must be there.", seen "本支部成员；上级只看到办没办" / "Members of the branch; a superior only sees whether it was held";
    TOPIC = "topic" "主题" / "Topic", why "写进通知和会议记录。谈心谈话只写哪一类（如日常谈心、任职前谈话），不写谈了什么。" / "It stands in the notice and in the minutes. Of a talk write its kind alone (such as a talk between members, or before a post), never what is said.", seen "本支部成员；谈心谈话只有两人和管支部记录的人" / "Members of the branch; of a talk its two people and who keeps the branch's record";
    DAY = "day" "日期" / "Day", why "用来通知、避开节假日，并确定当天的名册。" / "For the notice, to avoid holidays, and to know the roster of that day.", seen "本支部成员；谈心谈话只有两人和管支部记录的人" / "Members of the branch; of a talk its two people and who keeps the branch's record";
    TIME = "time" "时间" / "Time", why "用来通知大家；会议记录也要写。" / "For the notice and the minutes.", seen "本支部成员；谈心谈话只有两人和管支部记录的人" / "Members of the branch; of a talk its two people and who keeps the branch's record";
    MINUTES = "minutes" "预计时长（分钟）" / "Planned length (minutes)", why "学时按安排的时长算；不填就用这类活动通常的时长。" / "Hours of study are counted as planned; left empty it is the usual length of this kind.", seen "本支部成员；谈心谈话只有两人和管支部记录的人" / "Members of the branch; of a talk its two people and who keeps the branch's record";
    PLACE = "place" "地点" / "Place", why "写进通知和会议记录；还没定可以先不填。" / "It stands in the notice and the minutes; it may follow later.", seen "本支部成员；谈心谈话只有两人和管支部记录的人" / "Members of the branch; of a talk its two people and who keeps the branch's record";
    CHAIR = "chair" "主持人" / "Chair", why "会议由他主持，记录由他签字。担任职务的列在前面，其余按编号。" / "Presides, and signs the minutes. Who holds a post comes first, the others by number.", seen "本支部成员；谈心谈话只有两人和管支部记录的人" / "Members of the branch; of a talk its two people and who keeps the branch's record";
    RECORDER = "recorder" "记录人" / "Recorder", why "由他点名、记录，并在记录上签字。担任职务的列在前面，其余按编号。" / "Calls the roll, takes the record and signs it. Who holds a post comes first, the others by number.", seen "本支部成员；谈心谈话只有两人和管支部记录的人" / "Members of the branch; of a talk its two people and who keeps the branch's record";
    ALSO = "also" "同时算作" / "Also counts for", why "一次活动可以合并进行，只填一次。" / "One gathering may serve for several, entered once.", seen "本支部成员" / "Members of the branch";
    ALSO_TOO = "also_too" "还算作" / "And for", why "一次活动可以合并进行，只填一次。" / "One gathering may serve for several, entered once.", seen "本支部成员" / "Members of the branch";
    AGENDA = "agenda" "议程（一行一项）" / "Agenda (one item a line)", why "写进通知和会议记录，开会时逐项记结果。" / "It stands in the notice and the minutes; outcomes are noted item by item.", seen "本支部成员" / "Members of the branch";
    REASON = "reason" "取消的原因" / "Why it is cancelled", why "要告诉已经收到通知的人，也留在记录里。" / "Those who were invited are told, and the record keeps it.", seen "本支部成员" / "Members of the branch";
    SURE = "sure" "日期没有填错" / "The day is right", why "日期和安排差得多，会影响名单、全年计划和到会情况，所以再问一次。" / "The day is far from what was planned: list, year and attendance follow from it, so it is asked once more.", seen "不保存" / "Not kept";
    UNVOTED = "unvoted" "没有表决的事项" / "Motions not voted on", why "会议记录要写明撤回了，还是没有表决。" / "The minutes say whether they were withdrawn or not voted on.", seen "本支部成员" / "Members of the branch";
    WHY_WITHDRAWN = "why_withdrawn" "撤回的原因" / "Why they are withdrawn", why "选“撤回”的，会议记录写明为什么没有表决。" / "Of what is withdrawn the minutes say why it was not voted on.", seen "本支部成员" / "Members of the branch";
    WHY_BACK = "why_back" "撤回的原因" / "Why it is taken back", why "会议没有开始，记录里要写明为什么记了又撤回。" / "The meeting has not begun; the record says why it was entered and taken back.", seen "本支部成员" / "Members of the branch";
    TITLE = "title" "议程" / "Agenda item", why "会上临时提出的事项也要写进会议记录。" / "What comes up in the meeting stands in the minutes too.", seen "本支部成员" / "Members of the branch";
    OUTCOME = "outcome" "结果" / "Outcome", why "会议记录按议程写明结果。" / "The minutes say what came of each item.", seen "本支部成员" / "Members of the branch";
}

/// What the form of a plan sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct PlanInput {
    pub unit: String,
    pub kind: String,
    pub topic: String,
    pub day: String,
    pub time: String,
    pub minutes: String,
    pub place: String,
    pub chair: String,
    pub recorder: String,
    pub also: String,
    pub also_too: String,
    pub agenda: String,
    pub obligation: String,
}

impl PlanInput {
    /// An activity as the form shows it.
    pub fn of(activity: &Activity, agenda: &[AgendaItem], zone: &TimeZone) -> Self {
        let local = activity.starts_at.local(zone);
        let id = |person: &Option<MemberId>| person.as_ref().map(ToString::to_string).unwrap_or_default();
        let also = |at: usize| activity.also.get(at).cloned().unwrap_or_default();
        Self {
            unit: activity.unit.to_string(),
            kind: activity.kind.clone(),
            topic: activity.topic.clone(),
            day: local.date().to_string(),
            time: zhixing_kit::html::words::time_text(local.time()),
            minutes: activity.minutes.to_string(),
            place: activity.place.clone(),
            chair: id(&activity.chair),
            recorder: id(&activity.recorder),
            also: also(0),
            also_too: also(1),
            agenda: agenda.iter().map(|item| item.title.as_str()).collect::<Vec<_>>().join("\n"),
            obligation: activity.obligation.clone().unwrap_or_default(),
        }
    }

    /// The plan and its agenda.
    pub fn check(&self, zone: &TimeZone) -> Result<(NewActivity, Vec<String>), Faults> {
        let mut check = Check::default();
        let unit = check.id("unit", &self.unit, true, UnitId::parse);
        let kind =
            check.choice("kind", &self.kind, String::new(), |code| charter().kind(code).map(|kind| kind.code.clone()));
        let topic = check.text("topic", &self.topic, 120);
        let day = check.day("day", &self.day);
        let time = check.time("time", &self.time);
        let minutes = self.length(&mut check, &kind);
        let place = check.optional_text("place", &self.place, 80);
        let chair = check.id("chair", &self.chair, false, MemberId::parse);
        let recorder = check.id("recorder", &self.recorder, false, MemberId::parse);
        let agenda = lines(&mut check, &self.agenda);
        let mut also: Vec<String> =
            [&self.also, &self.also_too].into_iter().filter(|code| !code.is_empty()).cloned().collect();
        also.dedup();
        let obligation = Some(check.optional_text("obligation", &self.obligation, 200)).filter(|key| !key.is_empty());
        let Some(unit) = unit else { return Err(check.finish(()).err().unwrap_or_default()) };
        let starts_at = Moment::at(day.to_datetime(time), zone);
        check.finish((
            NewActivity { unit, kind, topic, starts_at, minutes, place, chair, recorder, also, obligation },
            agenda,
        ))
    }

    /// The length; left empty, the usual one of the kind.
    fn length(&self, check: &mut Check, kind: &str) -> u32 {
        if self.minutes.trim().is_empty() {
            return charter().kind(kind).map_or(60, |kind| kind.scheduled_minutes);
        }
        check.number("minutes", &self.minutes, 5..=i64::from(MINUTES_MAX)) as u32
    }
}

fn lines(check: &mut Check, raw: &str) -> Vec<String> {
    let text = check.optional_lines("agenda", raw, AGENDA_MAX * 200);
    let items: Vec<String> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if items.len() > AGENDA_MAX {
        check.fault("agenda", Sentence::of(|language| Text(language).too_many_items(AGENDA_MAX)));
    }
    if items.iter().any(|item| item.chars().count() > 200) {
        check.fault("agenda", Sentence::of(|language| Text(language).item_too_long(200)));
    }
    items
}

/// What the forms of opening and closing send: when it really was, and, at the opening, who was not named in the plan.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct TimeInput {
    pub day: String,
    pub time: String,
    pub chair: String,
    pub recorder: String,
    pub sure: String,
    pub unvoted: String,
    pub why_withdrawn: String,
}

impl TimeInput {
    /// What becomes of motions that were not voted on; none where that was not answered.
    pub fn unvoted(&self) -> Result<Option<Unvoted>, Faults> {
        let mut check = Check::default();
        let answer = match self.unvoted.as_str() {
            Unvoted::KEEP => Some(Unvoted::Keep),
            Unvoted::WITHDRAW => Some(Unvoted::Withdraw(check.lines("why_withdrawn", &self.why_withdrawn, 500))),
            _ => None,
        };
        check.finish(answer)
    }

    /// Whether he was asked about a day that is far from the plan, and says that it is right.
    pub fn is_sure(&self) -> bool {
        self.sure == "yes"
    }

    /// A moment as the form shows it.
    pub fn at(moment: Moment, zone: &TimeZone) -> Self {
        let local = moment.local(zone);
        let (day, time) = (local.date().to_string(), zhixing_kit::html::words::time_text(local.time()));
        Self { day, time, ..Self::default() }
    }

    /// The same with who is proposed to preside and to take the record.
    pub fn with(self, officers: &Officers) -> Self {
        let id = |person: &Option<MemberId>| person.as_ref().map(ToString::to_string).unwrap_or_default();
        Self { chair: id(&officers.chair), recorder: id(&officers.recorder), ..self }
    }

    /// Who presides and who takes the record, as far as it was asked.
    pub fn officers(&self) -> Result<Officers, Faults> {
        let mut check = Check::default();
        let chair = check.id("chair", &self.chair, false, MemberId::parse);
        let recorder = check.id("recorder", &self.recorder, false, MemberId::parse);
        check.finish(Officers { chair, recorder })
    }

    /// The moment.
    pub fn check(&self, zone: &TimeZone) -> Result<Moment, Faults> {
        let mut check = Check::default();
        let day = check.day("day", &self.day);
        let time = check.time("time", &self.time);
        check.finish(Moment::at(day.to_datetime(time), zone))
    }
}

/// A form of one text: the reason of a cancellation, an agenda item.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct WordsInput {
    pub reason: String,
    pub why_back: String,
    pub title: String,
}

impl WordsInput {
    /// Why an opening is taken back.
    pub fn check_why_back(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let why = check.lines("why_back", &self.why_back, 500);
        check.finish(why)
    }

    /// The reason of a cancellation.
    pub fn check_reason(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let reason = check.lines("reason", &self.reason, 300);
        check.finish(reason)
    }

    /// An agenda item.
    pub fn check_title(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let title = check.text("title", &self.title, 200);
        check.finish(title)
    }
}
