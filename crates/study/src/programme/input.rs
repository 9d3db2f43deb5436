//! What the form of a programme sends, and how it is checked.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};

use super::model::{DAYS_MAX, NAME_CHARS_MAX, NewProgramme, Programme};
use super::text::Text;

zhixing_kit::fields! {
    PROGRAMME_NAME = "programme_name" "计划名称" / "Name of the programme", why "让大家一看就知道是哪一年、学什么。" / "So that everybody sees which year it is and what is studied.", seen "本支部成员" / "Members of the branch";
    FIRST_ON = "first_on" "从哪天起" / "From", why "这段时间里的学习日归入这份计划。" / "Study days of this time belong to the programme.", seen "本支部成员" / "Members of the branch";
    LAST_ON = "last_on" "到哪天止" / "Until", why "这段时间里的学习日归入这份计划。" / "Study days of this time belong to the programme.", seen "本支部成员" / "Members of the branch";
}

/// What the form of a programme sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct ProgrammeInput {
    pub programme_name: String,
    pub first_on: String,
    pub last_on: String,
}

impl ProgrammeInput {
    /// A programme as its form shows it.
    pub fn of(programme: &Programme) -> Self {
        Self {
            programme_name: programme.says.name.clone(),
            first_on: programme.says.first.to_string(),
            last_on: programme.says.last.to_string(),
        }
    }

    /// The programme.
    pub fn check(&self) -> Result<NewProgramme, Faults> {
        let mut check = Check::default();
        let name = check.text(PROGRAMME_NAME.name, &self.programme_name, NAME_CHARS_MAX);
        let first = check.day(FIRST_ON.name, &self.first_on);
        let last = check.day(LAST_ON.name, &self.last_on);
        let new = check.finish(NewProgramme { name, first, last })?;
        let is_long = new.last > first.saturating_add(DAYS_MAX.days());
        if new.last < first || is_long {
            return Err(Faults::at(LAST_ON.name, Sentence::of(|language| Text(language).wrong_days())));
        }
        Ok(new)
    }
}
