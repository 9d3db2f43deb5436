//! What the form of a problem sends, and how it is checked.

use jiff::civil::Date;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::MemberId;

use super::model::FoundIn;

zhixing_kit::fields! {
    PROBLEM = "problem" "问题" / "Problem", why "查摆出来的问题要逐条列出。" / "What was found is listed one by one.", seen "本支部成员" / "Members of the branch";
    FOUND_IN = "found_in" "从哪里查摆出来的" / "Where it was found", why "说明问题的来源。" / "It says where the problem comes from.", seen "本支部成员" / "Members of the branch";
    MEASURE = "measure" "怎么改" / "What is done about it", why "它成为会议的决议，照它跟进。" / "It becomes a resolution of the meeting and is followed up.", seen "本支部成员；上级看得到决议" / "Members of the branch; a superior sees decisions";
    MEASURE_OWNER = "measure_owner" "谁负责" / "Who sees to it", why "到期前由他收到提醒。" / "He is reminded before the day.", seen "本支部成员" / "Members of the branch";
    MEASURE_DUE = "measure_due" "什么时候改好" / "By when", why "到期没有改的，只提醒负责人和书记。" / "When it is late only its owner and the secretary are told.", seen "本支部成员" / "Members of the branch";
}

/// What the form sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct ProblemInput {
    pub problem: String,
    pub found_in: String,
    pub measure: String,
    pub measure_owner: String,
    pub measure_due: String,
}

/// A problem before it is listed.
#[derive(Clone)]
pub struct NewProblem {
    /// What it is.
    pub words: String,
    /// Where it was found.
    pub found_in: FoundIn,
    /// What is done about it.
    pub measure: String,
    /// Who sees to it.
    pub owner: Option<MemberId>,
    /// Until when.
    pub due: Date,
}

impl ProblemInput {
    /// The problem.
    pub fn check(&self) -> Result<NewProblem, Faults> {
        let mut check = Check::default();
        let words = check.lines("problem", &self.problem, 300);
        let found_in = check.choice("found_in", &self.found_in, FoundIn::Discussion, FoundIn::of);
        let measure = check.lines("measure", &self.measure, 500);
        let owner = check.id("measure_owner", &self.measure_owner, true, MemberId::parse);
        let due = check.day("measure_due", &self.measure_due);
        check.finish(NewProblem { words, found_in, measure, owner, due })
    }
}
