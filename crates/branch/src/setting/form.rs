//! The form of a branch's settings: what is asked, why, who sees it, and how it is checked.

use std::collections::HashMap;

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};
use zhixing_charter::{Charter, ThemeDay};
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};

use super::model::BranchSetting;
use super::text::Text;

zhixing_kit::fields! {
    THEME_RULE = "theme_rule" "主题党日" / "Theme day", why "固定下来的日子，排年度计划时照此保留。" / "A fixed day is kept when the year is planned.", seen "本支部成员" / "Members of the branch";
    THEME_DATE = "theme_date" "每月几日" / "Day of the month", why "选“每月固定日期”时用；当月没有这一天的，取当月最后一天。" / "For a fixed day of the month; in shorter months the last day is taken.", seen "本支部成员" / "Members of the branch";
    THEME_NTH = "theme_nth" "第几个" / "Which one", why "选“每月第几个星期几”时用。" / "For a fixed weekday of the month.", seen "本支部成员" / "Members of the branch";
    THEME_WEEKDAY = "theme_weekday" "星期几" / "Weekday", why "选“每月第几个星期几”时用。" / "For a fixed weekday of the month.", seen "本支部成员" / "Members of the branch";
    HOUR = "hour" "通常几点开始" / "Usual hour", why "建议日期时一并填好，可逐次修改。" / "Filled in with every proposed date; each can be changed.", seen "本支部成员" / "Members of the branch";
    PLACE = "place" "通常在哪里" / "Usual place", why "安排活动时一并填好，可逐次修改。" / "Filled in with every planned activity; each can be changed.", seen "本支部成员" / "Members of the branch";
    TERM_FROM = "term_from" "本届任期开始" / "The term began", why "用来算任期届满日，提前六个月提醒换届。" / "To know when it ends, and to remind six months before.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    TERM_TO = "term_to" "本届任期届满" / "The term ends", why "不填则按规定的任期年限推算。" / "Left empty, the length that the rules give is taken.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    VILLAGE = "village" "村、社区党支部" / "In a village or community", why "村和社区的每届任期为五年，其他一般为三年。" / "Terms last five years there, generally three elsewhere.", seen "本支部成员" / "Members of the branch";
    JOINT_UNITS = "joint_units" "联合了几个单位" / "Units that are joined", why "联合党支部覆盖的单位一般不超过五个。" / "A joint branch generally covers at most five.", seen "本支部成员" / "Members of the branch";
}

/// What was typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields above say what each is")]
pub struct SettingInput {
    pub theme_rule: String,
    pub theme_date: String,
    pub theme_nth: String,
    pub theme_weekday: String,
    pub hour: String,
    pub place: String,
    pub term_from: String,
    pub term_to: String,
    pub village: String,
    pub joint_units: String,
    /// The charter's options that were ticked, by code; anything unknown is passed over.
    #[serde(flatten)]
    pub options: HashMap<String, String>,
}

/// Each option of the charter, `yes` where it is chosen.
fn options(chosen: impl Fn(&str) -> bool) -> HashMap<String, String> {
    let word = |code: &str| if chosen(code) { "yes".to_owned() } else { String::new() };
    crate::rules::charter().options().iter().map(|option| (option.code.clone(), word(&option.code))).collect()
}

impl SettingInput {
    /// What the form shows for settings that are kept.
    pub fn of(setting: &BranchSetting) -> Self {
        let mut input = Self {
            theme_rule: "none".to_owned(),
            hour: clock(setting.start_minute),
            place: setting.place.clone(),
            term_from: setting.term_from.map(|day| day.to_string()).unwrap_or_default(),
            term_to: setting.term_to.map(|day| day.to_string()).unwrap_or_default(),
            village: if setting.village { "yes".to_owned() } else { String::new() },
            joint_units: setting.joint_units.to_string(),
            options: options(|code| setting.options.iter().any(|chosen| chosen == code)),
            ..Self::default()
        };
        match setting.theme_day {
            None => {}
            Some(ThemeDay::DayOfMonth(at)) => {
                "date".clone_into(&mut input.theme_rule);
                input.theme_date = at.to_string();
            }
            Some(ThemeDay::NthWeekday(nth, weekday)) => {
                "weekday".clone_into(&mut input.theme_rule);
                input.theme_nth = nth.to_string();
                input.theme_weekday = weekday.to_monday_one_offset().to_string();
            }
        }
        input
    }

    /// What was typed, with the charter's options alone: whatever else a form sent is passed over.
    #[must_use]
    pub fn known(self) -> Self {
        Self { options: options(|code| self.chose(code)), ..self }
    }

    /// Whether an option of the charter was ticked.
    pub fn chose(&self, code: &str) -> bool {
        self.options.get(code).is_some_and(|value| value == "yes")
    }

    /// Checks what was typed.
    ///
    /// # Errors
    /// Every field with something wrong, and what.
    pub fn check(&self, charter: &Charter) -> Result<BranchSetting, Faults> {
        let mut check = Check::default();
        let theme_day = self.theme_day(&mut check);
        let hour = check.time("hour", &self.hour);
        let term_from = check.optional_day("term_from", &self.term_from);
        let term_to = check.optional_day("term_to", &self.term_to);
        if term_to.is_some() && term_from.is_none_or(|from| term_to.is_some_and(|to| to < from)) {
            check.fault("term_to", Sentence::of(|language| Text(language).term_ends_before_it_begins()));
        }
        let joint_units = if self.joint_units.trim().is_empty() { "0" } else { &self.joint_units };
        let setting = BranchSetting {
            theme_day,
            start_minute: u16::try_from(i32::from(hour.hour()) * 60 + i32::from(hour.minute())).unwrap_or_default(),
            place: check.optional_text("place", &self.place, 60),
            village: self.village == "yes",
            joint_units: check.number("joint_units", joint_units, 0..=99) as u32,
            term_from,
            term_to,
            options: charter.options().iter().filter(|one| self.chose(&one.code)).map(|one| one.code.clone()).collect(),
        };
        check.finish(setting)
    }

    fn theme_day(&self, check: &mut Check) -> Option<ThemeDay> {
        let rule = check.choice("theme_rule", &self.theme_rule, "none", |word| {
            ["none", "date", "weekday"].into_iter().find(|known| *known == word)
        });
        match rule {
            "date" => Some(ThemeDay::DayOfMonth(check.number("theme_date", &self.theme_date, 1..=31) as u8)),
            "weekday" => {
                let nth = check.choice("theme_nth", &self.theme_nth, 1, |word| {
                    word.parse::<u8>().ok().filter(|nth| (1..=5).contains(nth))
                });
                let weekday = check.choice("theme_weekday", &self.theme_weekday, Weekday::Monday, |word| {
                    word.parse().ok().and_then(|offset| Weekday::from_monday_one_offset(offset).ok())
                });
                Some(ThemeDay::NthWeekday(nth, weekday))
            }
            _ => None,
        }
    }
}

/// Minutes from midnight as a clock shows them: `15:00`.
pub(crate) fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> SettingInput {
        SettingInput { theme_rule: "none".into(), hour: "15:00".into(), ..SettingInput::default() }
    }

    #[test]
    fn what_is_kept_is_shown_again_and_checks_to_the_same() {
        let charter = Charter::shipped();
        let mut full =
            SettingInput { theme_rule: "weekday".into(), theme_nth: "5".into(), theme_weekday: "4".into(), ..typed() };
        full.term_from = "2024-06-01".into();
        full.village = "yes".into();
        full.options.insert("lecture_quarterly".into(), "yes".into());
        full.options.insert("made_up".into(), "yes".into());
        let kept = full.check(&charter).unwrap();
        assert_eq!(kept.theme_day, Some(ThemeDay::NthWeekday(5, Weekday::Thursday)));
        assert_eq!(kept.options.iter().collect::<Vec<_>>(), ["lecture_quarterly"]);
        assert_eq!(SettingInput::of(&kept).check(&charter), Ok(kept));
    }

    #[test]
    fn every_wrong_field_is_named() {
        let charter = Charter::shipped();
        let cases = [
            (SettingInput { theme_rule: "sometimes".into(), ..typed() }, "theme_rule"),
            (SettingInput { theme_rule: "date".into(), theme_date: "32".into(), ..typed() }, "theme_date"),
            (
                SettingInput {
                    theme_rule: "weekday".into(),
                    theme_nth: "6".into(),
                    theme_weekday: "1".into(),
                    ..typed()
                },
                "theme_nth",
            ),
            (
                SettingInput {
                    theme_rule: "weekday".into(),
                    theme_nth: "1".into(),
                    theme_weekday: "8".into(),
                    ..typed()
                },
                "theme_weekday",
            ),
            (SettingInput { hour: "25:00".into(), ..typed() }, "hour"),
            (SettingInput { term_from: "2026-02-30".into(), ..typed() }, "term_from"),
            (SettingInput { term_to: "2026-02-03".into(), ..typed() }, "term_to"),
            (SettingInput { term_from: "2026-02-03".into(), term_to: "2026-02-02".into(), ..typed() }, "term_to"),
            (SettingInput { joint_units: "many".into(), ..typed() }, "joint_units"),
            (SettingInput { place: "很".repeat(61), ..typed() }, "place"),
        ];
        for (input, field) in cases {
            let faults = input.check(&charter).unwrap_err();
            assert!(faults.of(field).is_some(), "{field}: {faults:?}");
        }
    }
}
