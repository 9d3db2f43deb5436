//! What the forms of an election's result send, and how it is checked.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::Member;

use super::model::Elected;

zhixing_kit::fields! {
    ELECTED_ON = "elected_on" "选举日期" / "Day of the election", why "核对是否按期换届。" / "To see whether it was in time.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    TERM_BEGINS = "term_begins" "新一届从哪天开始" / "New term from", why "旧的职务在前一天结束，新的从这天起有效。" / "The old posts end the day before; the new ones hold from this day on.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    NEW_SECRETARY = "new_secretary" "书记" / "Secretary", why "职务和权限归他。" / "The post and its rights are his.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    NEW_DEPUTY = "new_deputy" "副书记" / "Deputy secretary", why "必要时设一名。" / "One where needed.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    COMMITTEE_ONE = "committee_one" "委员一" / "Committee member 1", why "正式党员七人以上的设支部委员会。" / "From seven formal members on there is a committee.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    COMMITTEE_TWO = "committee_two" "委员二" / "Committee member 2", why "正式党员七人以上的设支部委员会。" / "From seven formal members on there is a committee.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    COMMITTEE_THREE = "committee_three" "委员三" / "Committee member 3", why "委员会一般三至五人，含书记、副书记。" / "Generally three to five, secretary and deputy among them.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    COMMITTEE_FOUR = "committee_four" "委员四" / "Committee member 4", why "委员会一般三至五人，含书记、副书记。" / "Generally three to five, secretary and deputy among them.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    COMMITTEE_FIVE = "committee_five" "委员五" / "Committee member 5", why "委员会最多七人，含书记、副书记。" / "Never more than seven, secretary and deputy among them.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    COMMITTEE_SIX = "committee_six" "委员六" / "Committee member 6", why "委员会最多七人，含书记、副书记。" / "Never more than seven, secretary and deputy among them.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    RESOLUTION_PAPER = "resolution_paper" "支部党员大会决议或选举结果报告" / "Resolution or report of the election", why "以后查找原件用；不用上传文件。" / "To find the paper later; nothing needs to be uploaded.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    ELECTION_REASON = "reason" "理由" / "Reason", why "提前、延期换届或者退回结果时要写明。" / "Needed where an election is early or late, or a result is sent back.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
}

/// What the forms send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ElectionInput {
    pub elected_on: String,
    pub term_begins: String,
    pub new_secretary: String,
    pub new_deputy: String,
    pub committee_one: String,
    pub committee_two: String,
    pub committee_three: String,
    pub committee_four: String,
    pub committee_five: String,
    pub committee_six: String,
    pub resolution_paper: String,
    pub reason: String,
}

impl ElectionInput {
    /// The members of the committee as they were chosen, with the field of each.
    pub fn committee(&self) -> [(&'static str, &str); 6] {
        [
            ("committee_one", &self.committee_one),
            ("committee_two", &self.committee_two),
            ("committee_three", &self.committee_three),
            ("committee_four", &self.committee_four),
            ("committee_five", &self.committee_five),
            ("committee_six", &self.committee_six),
        ]
    }

    /// The result. People are chosen by their numbers, from those who could be elected: the form offers the same list many times.
    pub fn check(&self, members: &[Member]) -> Result<Elected, Faults> {
        let mut check = Check::default();
        let elected_on = check.day("elected_on", &self.elected_on);
        let from_on = check.day("term_begins", &self.term_begins);
        let known =
            |number: &str| members.iter().find(|member| member.number == number).map(|member| Some(member.id.clone()));
        let chosen = |check: &mut Check, field, raw: &str| {
            if raw.trim().is_empty() { None } else { check.choice(field, raw, None, known) }
        };
        let secretary = check.choice("new_secretary", &self.new_secretary, None, known);
        let deputy = chosen(&mut check, "new_deputy", &self.new_deputy);
        let committee =
            self.committee().into_iter().filter_map(|(field, raw)| chosen(&mut check, field, raw)).collect();
        let document = check.optional_text("resolution_paper", &self.resolution_paper, 200);
        let reason = check.optional_lines("reason", &self.reason, 500);
        check.finish(())?;
        let secretary = secretary.ok_or_else(Faults::default)?;
        Ok(Elected { elected_on, from_on, document, reason, secretary, deputy, committee })
    }

    /// Why a result is sent back.
    pub fn check_return(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let reason = check.lines("reason", &self.reason, 500);
        check.finish(reason)
    }
}
