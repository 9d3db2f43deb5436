//! The form of a plan: one line for each proposal, with its day and time. What was typed is kept when something is wrong. The plan of the year is one;
//! a room above that proposes days has the same lines.

use std::collections::HashSet;

use jiff::civil::{Date, Time};
use zhixing_kit::Language;
use zhixing_kit::form::{Check, Faults, Field};

use super::model::{Duty, Year, is_open};

/// How many lines a plan may have: a branch of many groups owes a few hundred things a year.
pub const LINES_MAX: usize = 600;

zhixing_kit::fields! {
    TAKE = "take" "列入计划" / "Plan it", why "只安排勾选的项目，其余以后再说。" / "Only what is ticked is planned; the rest can follow later.", seen "只有您" / "Only you";
    DATE = "date" "日期" / "Day", why "建议的日期避开了周末、节假日和已有安排，可以改。" / "The proposed day avoids weekends, holidays and what is planned already; it can be changed.", seen "本支部成员" / "Members of the branch";
    TIME = "time" "时间" / "Time", why "写进安排和通知。" / "It goes into the plan and the notice.", seen "本支部成员" / "Members of the branch";
}

/// One line as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Key of the obligation, or of what else it is planned for.
    pub key: String,
    /// Whether it is to be planned.
    pub take: bool,
    /// The day.
    pub date: String,
    /// The time of day.
    pub time: String,
    /// All that is wrong with it, at its day or its time.
    pub faults: Faults,
}

impl Line {
    /// The line by itself, checked.
    ///
    /// # Errors
    /// What is wrong at its day, its time, or both.
    pub fn checked(&self) -> Result<Chosen, Faults> {
        let mut check = Check::default();
        let chosen = Chosen {
            key: self.key.clone(),
            date: check.day(DATE.name, &self.date),
            time: check.time(TIME.name, &self.time),
        };
        check.finish(chosen)
    }

    /// All that is wrong with its day, or its time.
    pub fn said(&self, language: Language, field: &Field) -> Option<String> {
        let at_field = self.faults.0.iter().filter(|(name, _)| *name == field.name);
        let all: Vec<_> = at_field.map(|(_, sentence)| sentence.text(language)).collect();
        (!all.is_empty()).then(|| all.join(language.pick("", " ")))
    }
}

/// A line that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Key of the obligation, or of what else it is planned for.
    pub key: String,
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Time,
}

/// The form as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanInput {
    /// Its lines, in the order of the page.
    pub lines: Vec<Line>,
    /// How many ticked lines are left out, because the year does not owe them any more: the rules, the groups or the settings changed meanwhile.
    pub vanished: usize,
}

impl PlanInput {
    /// Reads what was sent: `key.0`, `take.0`, `date.0`, `time.0`, and so on. Anything else is passed over.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        for (name, value) in pairs {
            let Some((field, place)) = name.split_once('.') else { continue };
            let Some(place) = place.parse().ok().filter(|place| *place < LINES_MAX) else { continue };
            if lines.len() <= place {
                lines.resize(place + 1, Line::default());
            }
            match field {
                "key" => lines[place].key.clone_from(value),
                "take" => lines[place].take = value == "yes",
                "date" => lines[place].date.clone_from(value),
                "time" => lines[place].time.clone_from(value),
                _ => {}
            }
        }
        lines.retain(|line| !line.key.is_empty());
        Self { lines, vanished: 0 }
    }

    /// The lines that were ticked, checked and held against what they are planned for: a day that is over or of another period is refused, and so is
    /// what is not among the keys that are `owed`. All at once, so that nobody mends one thing to be told of the next.
    ///
    /// # Errors
    /// The form with all that is wrong beside each line.
    pub fn check(&self, year: &Year, owed: &HashSet<String>) -> Result<Vec<Chosen>, Self> {
        let mut again = self.clone();
        let is_owed = |line: &Line| owed.contains(&line.key);
        again.vanished = again.lines.iter().filter(|line| line.take && !is_owed(line)).count();
        again.lines.retain(is_owed);
        let mut chosen = Vec::new();
        for line in again.lines.iter_mut().filter(|line| line.take) {
            match line.checked() {
                Ok(one) => chosen.push(one),
                Err(faults) => line.faults = faults,
            }
            let is_asked =
                |duty: &&Duty| duty.obligation.key == line.key && duty.planned.is_none() && is_open(&duty.standing);
            if let Some((duty, day)) = year.duties.iter().find(is_asked).zip(line.date.parse::<Date>().ok()) {
                line.faults.0.extend(duty.must_be_planned_on(day, year.today).err().map(|told| (DATE.name, told)));
            }
        }
        let is_faulty = again.vanished > 0 || again.lines.iter().any(|line| !line.faults.is_empty());
        if is_faulty { Err(again) } else { Ok(chosen) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use zhixing_charter::{BranchFacts, Standing};

    use super::*;
    use crate::rules::charter;

    fn sent(pairs: &[(&str, &str)]) -> PlanInput {
        PlanInput::read(
            &pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>(),
        )
    }

    /// A branch that owes what one without a committee does, on 2 March.
    fn owing() -> Year {
        let facts =
            BranchFacts { unit: "u".into(), formal_members: 5.into(), has_secretary: true, ..BranchFacts::default() };
        let owed = charter().obligations(&facts, 2026).into_iter();
        let duty = |obligation| Duty { obligation, standing: Standing::Due, planned: None, proposal: None };
        Year {
            branch: zhixing_people::UnitId::parse("01890a5d-ac96-774b-bcce-b302099a8057").unwrap(),
            name: String::new(),
            groups: std::collections::HashMap::new(),
            year: 2026,
            today: date(2026, 3, 2),
            duties: owed.map(duty).collect(),
            kept: Vec::new(),
            remarks: Vec::new(),
            holidays_announced: true,
            later: Vec::new(),
            each: std::collections::HashMap::new(),
        }
    }

    fn checked(input: &PlanInput) -> Result<Vec<Chosen>, PlanInput> {
        let year = owing();
        let owed = year.duties.iter().map(|duty| duty.obligation.key.clone()).collect();
        input.check(&year, &owed)
    }

    #[test]
    fn only_ticked_lines_are_chosen() {
        let input = sent(&[
            ("key.0", "u/theme_day/2026-03"),
            ("date.0", "2026-03-13"),
            ("time.0", "15:00"),
            ("take.0", "yes"),
            ("key.7", "u/lecture/2026"),
            ("date.7", "never"),
            ("time.7", ""),
        ]);
        assert_eq!(input.lines.len(), 2);
        let chosen = Chosen { key: "u/theme_day/2026-03".into(), date: date(2026, 3, 13), time: time(15, 0, 0, 0) };
        assert_eq!(checked(&input), Ok(vec![chosen]));
    }

    #[test]
    fn a_wrong_line_is_named_and_what_was_typed_stays() {
        let input =
            sent(&[("key.1", "u/theme_day/2026-03"), ("take.1", "yes"), ("date.1", "2026-02-30"), ("time.1", "")]);
        let again = checked(&input).unwrap_err();
        assert_eq!(
            (again.lines[0].date.as_str(), again.lines[0].faults.0.iter().map(|(field, _)| *field).collect::<Vec<_>>()),
            ("2026-02-30", vec!["date", "time"]),
            "day and time at once, each at its own"
        );
    }

    #[test]
    fn hostile_names_make_no_lines() {
        let input = sent(&[
            ("key.99999999999", "x"),
            ("key.600", "x"),
            ("key.-1", "x"),
            ("key", "x"),
            ("date.3", "2026-03-13"),
        ]);
        assert_eq!(input, PlanInput::default());
    }
}
