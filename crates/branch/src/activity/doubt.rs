//! What speaks against the time of a plan: a day that is not worked, or something else at the same time. It is told and never refuses: the
//! branch knows why it meets on that day.

use jiff::civil::Date;
use zhixing_kit::html::words::near_day_text;
use zhixing_kit::{Language, Read, Result};

use super::model::{Activity, ActivityId, is_talk};
use super::questions::find;
use super::store;
use super::text::Text;
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
    /// The topics of what the branch, or a unit that keeps clear of this one, has at the same time.
    beside: Vec<String>,
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
        let named = self.beside.iter().take(NAMED).map(|topic| text.same_time(shortened(topic)));
        let further = self.beside.len().checked_sub(NAMED + 1).map(|further| text.same_time_further(further + 1));
        day.into_iter().chain(named).chain(further).collect::<Vec<_>>().join(language.pick("", " "))
    }

    /// The same as a warning with what can be done; nothing when nothing speaks against it.
    pub fn warning(&self, language: Language) -> Option<String> {
        (*self != Self::default()).then(|| Text(language).mind(self.told(language)))
    }
}

/// An activity and what speaks against its planned time. Units keep clear of each other when they are the same, or one is the branch itself;
/// two groups may meet at once, and what two people speak about hinders nobody.
pub fn doubts(tx: &Read<'_>, id: &ActivityId) -> Result<(Activity, Doubts)> {
    let (activity, found) = tx.together((|| find(tx, id), || same_time(tx, id)))?;
    let doubts = found.of(&activity, activity.starts_at.day(tx.zone()));
    Ok((activity, doubts))
}

/// Activities at the same time as another, by kind and topic.
pub struct SameTime(Vec<(String, String)>);

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
        let beside = self.0.into_iter().filter(|(kind, _)| !is_talk(kind)).map(|(_, topic)| topic).collect();
        Doubts { free_day, beside }
    }
}

/// A topic, or its beginning.
pub(crate) fn shortened(topic: &str) -> String {
    match topic.char_indices().nth(TOPIC_SHOWN) {
        Some((end, _)) => format!("{}…", &topic[..end]),
        None => topic.to_owned(),
    }
}
