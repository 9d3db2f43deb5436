//! Words of an activity that pages, notices and minutes share: its kind, its day and time.

use zhixing_kit::html::words::{day_of_year, time_text};
use zhixing_kit::{Language, Read};

use super::model::Activity;
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

/// The day, and the day with its time, as the activity is planned.
pub fn when(language: Language, activity: &Activity, tx: &Read<'_>) -> (String, String) {
    let local = activity.starts_at.local(tx.zone());
    let day = day_of_year(language, local.date(), tx.today().year());
    let full = format!("{day} {}", time_text(local.time()));
    (day, full)
}
