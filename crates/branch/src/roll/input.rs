//! What the forms of a roll send, and how it is checked.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::words::time_text;
use zhixing_people::Waited;

use super::model::{Mark, NewMark, ROLL_MAX, RollEntryId};

zhixing_kit::fields! {
    MARK = "mark" "到会情况" / "Attendance", why "法定人数和票数由此算出，这是会议的事实，由记录人点名记一次。" / "Quorum and majorities are computed from it: a fact of the meeting, called once by the recorder.", seen "本支部成员" / "Members of the branch";
    REASON = "reason" "未到会的原因" / "Why not there", why "会议记录要写明未到会的原因；不填也可以。" / "The minutes name the reason of an absence; it may be left empty.", seen "本支部成员" / "Members of the branch";
    LEFT_AT = "left_at" "离会时间" / "Left at", why "会议记录写明谁中途离会、什么时候；之前投的票照算，之后的表决不再算他到会。" / "The minutes say who left before the end, and when: what he voted until then counts, later votes are taken without him.", seen "本支部成员" / "Members of the branch";
    NUMBER = "number" "成员编号" / "Member's number", why "外单位的成员：编号与姓名相符时，他本人的档案里也会有这次列席；不知道就留空。" / "For a member of another unit: where it goes with the name, his own file has this meeting too. Leave it empty if not known.", seen "本支部成员" / "Members of the branch";
    NAME = "name" "姓名" / "Name", why "写进会议记录的列席人员名单。" / "It stands in the minutes among those without a vote.", seen "本支部成员" / "Members of the branch";
    HOME = "home" "单位" / "From", why "会议记录写明列席的人来自哪里。" / "The minutes say where a guest comes from.", seen "本支部成员" / "Members of the branch";
}

/// What a button of the roll sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct MarkInput {
    /// The mark.
    pub mark: String,
    /// The reason of an absence.
    pub reason: String,
    /// When he left, of who left before the end.
    pub left_at: String,
}

/// What is told beside a mark: the reason of an absence, or when he left, as the clock on the wall showed it; empty where it is not said.
pub fn beside(check: &mut Check, mark: Mark, (reason, left_at): (&str, &str)) -> String {
    match mark {
        Mark::Left if left_at.trim().is_empty() => String::new(),
        Mark::Left => time_text(check.time("left_at", left_at)),
        _ => check.optional_text("reason", reason, 200),
    }
}

impl MarkInput {
    /// The mark and what belongs to it.
    pub fn check(&self) -> Result<(Mark, String), Faults> {
        let mut check = Check::default();
        let mark = check.choice("mark", &self.mark, Mark::Present, Mark::of);
        let reason = beside(&mut check, mark, (&self.reason, &self.left_at));
        check.finish((mark, reason))
    }
}

/// What a page sends that had to wait: a line for each mark, `entry mark milliseconds`.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct MarksInput {
    /// The lines.
    pub marks: String,
}

impl MarksInput {
    /// The marks, at most as many as a roll has people; none when no page of ours sends this.
    pub fn check(&self) -> Option<Vec<NewMark>> {
        let marks: Vec<NewMark> = self.marks.lines().take(ROLL_MAX + 1).map(line).collect::<Option<_>>()?;
        (!marks.is_empty() && marks.len() <= ROLL_MAX).then_some(marks)
    }
}

fn line(raw: &str) -> Option<NewMark> {
    let mut words = raw.split(' ');
    let (entry, mark) = (RollEntryId::parse(words.next()?)?, Mark::of(words.next()?)?);
    let waited = Waited::ms(words.next()?.parse().ok()?);
    words.next().is_none().then_some(NewMark { entry, mark, waited })
}

/// What the form for a guest sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct VisitorInput {
    /// The number of a member of another unit, if it is known.
    pub number: String,
    /// His name.
    pub name: String,
    /// And where he comes from.
    pub home: String,
}

/// Somebody who sits in.
pub struct NewVisitor {
    /// The number of a member of another unit; empty where it is not known.
    pub number: String,
    /// The name.
    pub name: String,
    /// Where he comes from.
    pub home: String,
}

impl VisitorInput {
    /// Somebody by number or by name.
    pub fn check(&self) -> Result<NewVisitor, Faults> {
        let mut check = Check::default();
        let number = check.optional_text("number", &self.number, 40);
        let name = check.text("name", &self.name, 60);
        let home = check.optional_text("home", &self.home, 80);
        check.finish(NewVisitor { number, name, home })
    }
}
