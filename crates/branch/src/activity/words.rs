//! Words of an activity that pages, notices and minutes share: its kind, its day and time.

use jiff::civil::Date;
use zhixing_kit::html::words::{day_of_year, time_text};
use zhixing_kit::{Language, Read};

use super::model::Activity;
use super::text::Text;
use crate::rules::charter;

/// The charter's name of a kind; its code when the charter does not know it any more.
pub fn kind_name(language: Language, code: &str) -> &str {
    charter().kind(code).map_or(code, |kind| language.pick(&kind.zh, &kind.en))
}

/// A kind and, of what a group holds or owes, which group: the one spelling, wherever it stands in a list.
pub fn kind_of(language: Language, code: &str, group: Option<&str>) -> String {
    let kind = kind_name(language, code);
    group.map_or_else(|| kind.to_owned(), |group| format!("{kind} · {group}"))
}

impl Activity {
    /// Its kind, and whose meeting it is where that is a group's.
    pub fn kind_of(&self, language: Language) -> String {
        kind_of(language, &self.kind, self.group.as_deref())
    }
}

/// The topic with which a plan begins: the kind with the month, or the year, that it is held for. Whoever holds it puts the real one in later.
pub fn proposed_topic(language: Language, kind: &str, on: Date, of_year: bool) -> String {
    let (text, name) = (Text(language), kind_name(language, kind));
    if of_year { text.topic_of_year(on.year(), name) } else { text.topic_of_month(on.year(), on.month(), name) }
}

/// Such a topic for another day, where nobody ever put in another one.
pub fn topic_moved(activity: &Activity, (from, to): (Date, Date)) -> Option<String> {
    let proposed = |on: Date, (language, of_year)| proposed_topic(language, &activity.kind, on, of_year);
    let all = [Language::Chinese, Language::English].into_iter().flat_map(|one| [(one, false), (one, true)]);
    let begun = all.into_iter().find(|how| proposed(from, *how) == activity.topic)?;
    Some(proposed(to, begun))
}

/// The day, and the day with its time, as the activity is planned.
pub fn when(language: Language, activity: &Activity, tx: &Read<'_>) -> (String, String) {
    let local = activity.starts_at.local(tx.zone());
    let day = day_of_year(language, local.date(), tx.today().year());
    let full = format!("{day} {}", time_text(local.time()));
    (day, full)
}
