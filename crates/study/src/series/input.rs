//! What the form of a series sends, and how it is checked. Its days are the lines of a plan, as the year's have them.

use jiff::civil::{Date, Weekday};
use zhixing_branch::plan_form::{Chosen, DATE, PlanInput};
use zhixing_charter::{Period, ThemeDay};
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::words::time_text;

use super::model::{Line, Often, Wish, farthest};
use super::text::Text;

zhixing_kit::fields! {
    STUDY_OFTEN = "study_often" "多久一次" / "How often", why "按它把这段时间分开，每段排一个学习日。" / "The time is parted by it, with a study day in each part.", seen "本支部成员" / "Members of the branch";
    STUDY_RULE = "study_rule" "哪一天" / "Which day", why "遇到休息日或支部已有活动，换到最近的工作日。" / "A day off, or one with a meeting of the branch, gives way to the nearest working day.", seen "本支部成员" / "Members of the branch";
    STUDY_TIME = "study_time" "几点开始" / "Time", why "写进每次的安排和通知，可逐次修改。" / "It goes into each plan and its notice; each can be changed.", seen "本支部成员" / "Members of the branch";
    STUDY_MINUTES = "study_minutes" "每次多少分钟" / "Length (minutes)", why "学时按安排的时长算。" / "Hours of study are counted as planned.", seen "本支部成员" / "Members of the branch";
    STUDY_PLACE = "study_place" "地点" / "Place", why "写进每次的安排和通知，没定可以先不填。" / "It goes into each plan and its notice; it may follow later.", seen "本支部成员" / "Members of the branch";
    STUDY_FIRST = "study_first" "从哪天起" / "From", why "只排今天以后的日子。" / "Only days after today are planned.", seen "本支部成员" / "Members of the branch";
    STUDY_LAST = "study_last" "到哪天止" / "Until", why "排到这一天为止，最远排两年。" / "Days are planned until then, two years ahead at most.", seen "本支部成员" / "Members of the branch";
    PUT_TOPICS = "put_topics" "主题也一起排上" / "Put the topics on them", why "还没有日子的主题，按计划里的顺序排到这次排定的学习日上；以后可以逐个改。" / "Topics without a day are put on the study days planned here, in the order of the programme; each can be moved later.", seen "本支部成员" / "Members of the branch";
}

/// The most characters of a place.
const PLACE_CHARS_MAX: usize = 80;
/// The bounds of a study day's length, in minutes.
const MINUTES: std::ops::RangeInclusive<i64> = 15..=600;

/// What the form sends.
#[derive(Clone, Debug, Default)]
pub struct SeriesInput {
    /// The branch; its programme says it where one is given.
    pub unit: String,
    /// The programme whose time and topics it is about; may be empty.
    pub programme: String,
    pub often: String,
    pub rule: String,
    pub time: String,
    pub minutes: String,
    pub place: String,
    pub first: String,
    pub last: String,
    /// `yes`: the topics are put on the days.
    pub topics: String,
    /// The days.
    pub plan: PlanInput,
}

/// What is picked of the days.
#[derive(Clone, Debug, Default)]
pub struct Picked {
    /// The days that are to be planned.
    pub days: Vec<Chosen>,
    /// How many ticked stretches have their study day by now.
    pub passed: usize,
}

impl SeriesInput {
    /// Reads what was sent. Anything else is passed over.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let of = |name: &str| pairs.iter().find(|(sent, _)| sent == name).map(|(_, value)| value.clone());
        let text = |name: &str| of(name).unwrap_or_default();
        Self {
            unit: text("unit"),
            programme: text("programme"),
            often: text(STUDY_OFTEN.name),
            rule: text(STUDY_RULE.name),
            time: text(STUDY_TIME.name),
            minutes: text(STUDY_MINUTES.name),
            place: text(STUDY_PLACE.name),
            first: text(STUDY_FIRST.name),
            last: text(STUDY_LAST.name),
            topics: text(PUT_TOPICS.name),
            plan: PlanInput::read(pairs),
        }
    }

    /// Whether it says how the days are wished for: the page is called without a word of it first.
    pub fn says_how(&self) -> bool {
        [&self.often, &self.rule, &self.first, &self.last].iter().any(|one| !one.is_empty())
    }

    /// The same with a wish in place of what was typed.
    #[must_use]
    pub fn wishing(self, wish: &Wish) -> Self {
        Self {
            often: wish.often.word().to_owned(),
            rule: wish.rule.code(),
            time: time_text(wish.time),
            minutes: wish.minutes.to_string(),
            place: wish.place.clone(),
            first: wish.span.first.to_string(),
            last: wish.span.last.to_string(),
            topics: "yes".to_owned(),
            ..self
        }
    }

    /// What is wished for; from tomorrow on, whatever was typed.
    pub fn wish(&self, today: Date) -> Result<Wish, Faults> {
        let mut check = Check::default();
        let often = check.choice(STUDY_OFTEN.name, &self.often, Often::Month, Often::of);
        let usual = ThemeDay::NthWeekday(3, Weekday::Friday);
        let rule = check.choice(STUDY_RULE.name, &self.rule, usual, ThemeDay::of);
        let time = check.time(STUDY_TIME.name, &self.time);
        let minutes = check.number(STUDY_MINUTES.name, &self.minutes, MINUTES) as u32;
        let place = check.optional_text(STUDY_PLACE.name, &self.place, PLACE_CHARS_MAX);
        let first = check.day(STUDY_FIRST.name, &self.first).max(today.tomorrow().unwrap_or(today));
        let last = check.day(STUDY_LAST.name, &self.last);
        let (first, last) = check.finish((first, last))?;
        let wrong = |say: fn(Text) -> &'static str| Faults::at(STUDY_LAST.name, Sentence::of(|one| say(Text(one))));
        if last > farthest(today) {
            return Err(wrong(Text::too_far));
        }
        let span = Period::new(first, last)
            .ok_or_else(|| wrong(if last <= today { Text::time_is_over } else { Text::wrong_days }))?;
        Ok(Wish { often, rule, time, minutes, place, span })
    }

    /// The days that were ticked, held against today, the study days that there are and each other. What stands in no line any more is told; a stretch
    /// that has its study day by now is passed over, whatever its line says: the page has no field for it any more.
    ///
    /// # Errors
    /// The form with all that is wrong beside each line.
    pub fn chosen(&self, lines: &[Line], today: Date) -> Result<Picked, PlanInput> {
        let mut again = self.plan.clone();
        let known = |key: &str| lines.iter().find(|line| line.slot.key() == key);
        again.vanished = again.lines.iter().filter(|line| line.take && known(&line.key).is_none()).count();
        again.lines.retain(|line| known(&line.key).is_some());
        let mut taken: Vec<Date> = lines.iter().flat_map(|line| line.studied.iter().copied()).collect();
        let mut picked = Picked::default();
        let is_there = |key: &str| known(key).is_some_and(|line| line.proposed.is_none());
        for line in again.lines.iter_mut().filter(|line| line.take) {
            if is_there(&line.key) {
                picked.passed += 1;
                continue;
            }
            match line.checked().and_then(|one| must_be_free(&one, &taken, today).map(|()| one)) {
                Ok(one) => {
                    taken.push(one.date);
                    picked.days.push(one);
                }
                Err(faults) => line.faults = faults,
            }
        }
        let is_faulty = again.vanished > 0 || again.lines.iter().any(|line| !line.faults.is_empty());
        if is_faulty { Err(again) } else { Ok(picked) }
    }
}

fn must_be_free(one: &Chosen, taken: &[Date], today: Date) -> Result<(), Faults> {
    let why = hindered(one.date, taken, today);
    why.map_or(Ok(()), |why| Err(Faults::at(DATE.name, Sentence::of(|language| why(Text(language))))))
}

/// Why no study day is planned on a day, where some are taken; none where it can be.
pub fn hindered(on: Date, taken: &[Date], today: Date) -> Option<fn(Text) -> &'static str> {
    match on {
        on if on <= today => Some(Text::day_is_over),
        on if on > farthest(today) => Some(Text::too_far),
        on if taken.contains(&on) => Some(Text::twice),
        _ => None,
    }
}
