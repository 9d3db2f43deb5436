//! What speaks against the time of a plan: a day that is not worked, or something else at the same time. It is told and never refuses: the
//! branch knows why it meets on that day.

use jiff::civil::Date;
use zhixing_kit::html::words::{day_text, near_day_text};
use zhixing_kit::{Language, Read, Result, Sentence};

use super::model::{Activity, ActivityId, is_talk};
use super::questions::find;
use super::text::Text;
use super::{officers, store};
use crate::rules::charter;

/// How many other activities are named; the rest is a number.
const NAMED: usize = 2;
/// So much of a topic is told, in characters.
const TOPIC_SHOWN: usize = 24;

/// What speaks against a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// The day, when it is not worked.
    free_day: Option<Date>,
    /// The day, when it is over: what was held on it is written down, anything else is moved.
    over: Option<Date>,
    /// First and last day of the period that it was planned for, when its own day is of another one.
    meant_for: Option<(Date, Date)>,
    /// The topics of what the branch, or a unit that keeps clear of this one, has at the same time, each with the place where that alone stands against it.
    beside: Vec<(String, Option<String>)>,
    /// That the charter names others to preside.
    chair: Option<Sentence>,
}

impl Doubts {
    /// Sentences one after the other, each of its own; empty when nothing speaks against it.
    pub fn told(&self, language: Language) -> String {
        let text = Text(language);
        let day = self.free_day.map(|day| {
            let shown = near_day_text(language, day);
            let name = charter().holidays().name(day).map(|name| language.pick(&name.zh, &name.en));
            name.map_or_else(|| text.on_weekend(&shown), |name| text.on_holiday(&shown, name))
        });
        let named = self.beside.iter().take(NAMED).map(|(topic, place)| match place {
            Some(place) => text.same_place(place, shortened(topic)),
            None => text.same_time(shortened(topic)),
        });
        let further = self.beside.len().checked_sub(NAMED + 1).map(|further| text.same_time_further(further + 1));
        day.into_iter().chain(named).chain(further).collect::<Vec<_>>().join(language.pick("", " "))
    }

    /// The same as a warning with what can be done; nothing when nothing speaks against it.
    pub fn warning(&self, language: Language) -> Option<String> {
        let text = Text(language);
        let told = self.told(language);
        let mind = (!told.is_empty()).then(|| text.mind(told));
        let over = self.over.map(|day| text.day_over(day_text(language, day)));
        let period = |(first, last)| text.other_period(day_text(language, first), day_text(language, last));
        let all = mind.into_iter().chain(over).chain(self.meant_for.map(period));
        let all: Vec<String> = all.chain(self.chair.as_ref().map(|said| said.text(language).to_owned())).collect();
        (!all.is_empty()).then(|| all.join(language.pick("", " ")))
    }
}

/// An activity and what speaks against its planned time. Units keep clear of each other when they are the same, or one is the branch itself;
/// two groups may meet at once, but not at one place or with one person to preside, and what two people speak about hinders nobody.
pub fn doubts(tx: &Read<'_>, id: &ActivityId) -> Result<(Activity, Doubts)> {
    let (activity, doubts) = doubts_of_its_time(tx, id)?;
    let day = activity.starts_at.day(tx.zone());
    let meant_for = if activity.state.is_ahead() { meant_for(tx, &activity, day)? } else { None };
    let chair = if activity.state.is_ahead() { officers::unnamed(tx, &activity)? } else { None };
    Ok((activity, Doubts { meant_for, chair, ..doubts }))
}

/// The same of one that a plan has just put into its period: the year is not reckoned anew for each.
pub fn doubts_of_its_time(tx: &Read<'_>, id: &ActivityId) -> Result<(Activity, Doubts)> {
    let (activity, found) = tx.together((|| find(tx, id), || same_time(tx, id)))?;
    let day = activity.starts_at.day(tx.zone());
    let over = Some(day).filter(|_| activity.was_passed_over(tx.today(), tx.zone()));
    let doubts = Doubts { over, ..found.of(&activity, day) };
    Ok((activity, doubts))
}

/// First and last day of the period of the obligation that an activity was planned for, where its day is of another one.
fn meant_for(tx: &Read<'_>, activity: &Activity, day: Date) -> Result<Option<(Date, Date)>> {
    let Some(key) = &activity.obligation else { return Ok(None) };
    let mut years = vec![tx.today().year(), day.year()];
    years.dedup();
    for year in years {
        let known = crate::year::year(tx, &activity.branch, year)?;
        if let Some(duty) = known.duties.into_iter().find(|duty| duty.obligation.key == *key) {
            let period = duty.obligation.period;
            return Ok(Some((period.first, period.last)).filter(|_| !period.contains(day)));
        }
    }
    Ok(None)
}

/// Activities at the same time as another, by kind and topic, with their place where only that stands against it.
pub struct SameTime(Vec<(String, String, Option<String>)>);

/// What is at the same time as an activity that is still ahead; asked before the activity itself is known.
pub fn same_time(tx: &Read<'_>, id: &ActivityId) -> Result<SameTime> {
    store::same_time(tx, id).map(SameTime)
}

impl SameTime {
    /// The doubts about the activity, which is planned for this day.
    pub fn of(self, activity: &Activity, day: Date) -> Doubts {
        if !activity.state.is_ahead() || is_talk(&activity.kind) {
            return Doubts::default();
        }
        let free_day = Some(day).filter(|day| !charter().holidays().is_working_day(*day));
        let mut beside: Vec<(String, Option<String>)> = Vec::new();
        for (_, topic, place) in self.0.into_iter().filter(|(kind, ..)| !is_talk(kind)) {
            // Two of one topic are one doubt: said twice it would tell nothing more. That of the time is the stronger one.
            match beside.iter_mut().find(|(known, _)| *known == topic) {
                None => beside.push((topic, place)),
                Some((_, known)) if place.is_none() => *known = None,
                Some(_) => {}
            }
        }
        Doubts { free_day, beside, ..Doubts::default() }
    }
}

/// A topic, or its beginning.
pub(crate) fn shortened(topic: &str) -> String {
    match topic.char_indices().nth(TOPIC_SHOWN) {
        Some((end, _)) => format!("{}…", &topic[..end]),
        None => topic.to_owned(),
    }
}
