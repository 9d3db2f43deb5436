//! What the form of a round sends, and how it is checked.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};

use super::model::{Dates, Round};
use super::text::Text;

zhixing_kit::fields! {
    ROUND_TOPIC = "round_topic" "主题" / "Topic", why "大家围绕它提意见、作对照检查。" / "Opinions and own checks turn on it.", seen "本支部成员" / "Members of the branch";
    OPINIONS_UNTIL = "opinions_until" "征求意见到哪一天" / "Opinions until", why "写进通知；到期提醒书记汇总。" / "It stands in the notice; the secretary is reminded.", seen "本支部成员" / "Members of the branch";
    TALKS_UNTIL = "talks_until" "谈心谈话到哪一天" / "Talks until", why "会前谈心要留出时间。" / "Talks before the meeting need their time.", seen "本支部成员" / "Members of the branch";
    MEETING_ON = "meeting_on" "计划哪一天开会" / "Meeting on", why "大家据此准备对照检查。" / "So that own checks are ready in time.", seen "本支部成员" / "Members of the branch";
    PROBLEMS_UNTIL = "problems_until" "哪一天前列出问题和措施" / "Problems and measures by", why "会后及时整改。" / "What was found is dealt with soon.", seen "本支部成员" / "Members of the branch";
    RESULTS_UNTIL = "results_until" "哪一天前评定并告知" / "Results by", why "结果要及时告诉本人。" / "Each is told in time.", seen "本支部成员" / "Members of the branch";
}

/// What the form sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct RoundInput {
    pub round_topic: String,
    pub opinions_until: String,
    pub talks_until: String,
    pub meeting_on: String,
    pub problems_until: String,
    pub results_until: String,
}

/// A round before it is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRound {
    /// The topic.
    pub topic: String,
    /// By when each step is meant to be done.
    pub dates: Dates,
}

impl RoundInput {
    /// A round as its form shows it.
    pub fn of(round: &Round) -> Self {
        Self { round_topic: round.topic.clone(), ..Self::with(&round.dates) }
    }

    /// An empty form with these dates.
    pub fn with(dates: &Dates) -> Self {
        Self {
            opinions_until: dates.opinions_until.to_string(),
            talks_until: dates.talks_until.to_string(),
            meeting_on: dates.meeting_on.to_string(),
            problems_until: dates.problems_until.to_string(),
            results_until: dates.results_until.to_string(),
            ..Self::default()
        }
    }

    /// The round.
    pub fn check(&self, today: Date) -> Result<NewRound, Faults> {
        let mut check = Check::default();
        let topic = check.text("round_topic", &self.round_topic, 120);
        let dates = Dates {
            opinions_until: check.day("opinions_until", &self.opinions_until),
            talks_until: check.day("talks_until", &self.talks_until),
            meeting_on: check.day("meeting_on", &self.meeting_on),
            problems_until: check.day("problems_until", &self.problems_until),
            results_until: check.day("results_until", &self.results_until),
        };
        let new = NewRound { topic, dates };
        let new = check.finish(new)?;
        let near = today.saturating_sub(1.year())..=today.saturating_add(1.year());
        if !near.contains(&new.dates.opinions_until) || !near.contains(&new.dates.results_until) {
            return Err(Faults::at("opinions_until", Sentence::of(|language| Text(language).too_far())));
        }
        if !new.dates.follow() {
            return Err(Faults::at("opinions_until", Sentence::of(|language| Text(language).must_follow())));
        }
        Ok(new)
    }
}
