//! The calendar file itself: the same bytes as long as nothing changed. Times are in UTC, which every calendar shows in its reader's own zone
//! and which needs no table of zones: nothing here recurs. It knows no clock.

use jiff::tz::TimeZone;
use zhixing_charter::Keeps;
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::{Language, Moment};

use super::line::Lines;
use super::model::Occasion;
use super::text::Text;
use crate::activity::State;
use crate::activity::model::path;
use crate::activity::words::kind_of;
use crate::rules::charter;

/// How often a calendar is asked to look again.
const AGAIN: &str = "PT1H";
/// When it reminds: an hour before the beginning.
const REMINDS: &str = "-PT1H";

/// What a file shows.
pub struct Shown {
    /// The calendar's name.
    pub name: String,
    /// Its events.
    pub occasions: Vec<Occasion>,
}

/// The file, in a language, with links to the pages below `origin`.
pub fn write(shown: &Shown, language: Language, origin: &str) -> String {
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//Zhixing//Calendar//ZH");
    lines.raw("CALSCALE", "GREGORIAN");
    lines.raw("METHOD", "PUBLISH");
    lines.text("X-WR-CALNAME", &shown.name);
    lines.raw("REFRESH-INTERVAL;VALUE=DURATION", AGAIN);
    lines.raw("X-PUBLISHED-TTL", AGAIN);
    for occasion in &shown.occasions {
        event(&mut lines, occasion, language, origin);
    }
    lines.raw("END", "VCALENDAR");
    lines.into_file()
}

fn event(lines: &mut Lines, occasion: &Occasion, language: Language, origin: &str) {
    let text = Text(language);
    let summary = summary(occasion, language);
    let address = format!("{origin}{}", path(&occasion.id));
    let is_told = !keeps_fact_only(occasion);
    let reason =
        occasion.reason.as_ref().filter(|_| is_told).map(|reason| format!("{}\n", text.cancelled_because(reason)));
    let ends_at = occasion.starts_at.plus_ms(i64::from(occasion.minutes) * MINUTE_MS);
    lines.raw("BEGIN", "VEVENT");
    lines.raw("UID", occasion.id.as_str());
    // Without a moment of sending, this is when the event was last revised (RFC 5545, 3.8.7.2).
    lines.raw("DTSTAMP", &stamp(occasion.revised_at()));
    lines.raw("SEQUENCE", &occasion.sequence().to_string());
    lines.raw("STATUS", status(occasion.state));
    lines.raw("CREATED", &stamp(occasion.made_at()));
    lines.raw("LAST-MODIFIED", &stamp(occasion.revised_at()));
    lines.raw("DTSTART", &stamp(occasion.starts_at));
    lines.raw("DTEND", &stamp(ends_at));
    lines.text("SUMMARY", &summary);
    if is_told && !occasion.place.is_empty() {
        lines.text("LOCATION", &occasion.place);
    }
    lines.text("DESCRIPTION", &format!("{}{address}", reason.unwrap_or_default()));
    lines.raw("URL", &address);
    if occasion.state.is_ahead() {
        lines.raw("BEGIN", "VALARM");
        lines.raw("ACTION", "DISPLAY");
        lines.raw("TRIGGER", REMINDS);
        lines.text("DESCRIPTION", &summary);
        lines.raw("END", "VALARM");
    }
    lines.raw("END", "VEVENT");
}

/// What it is and about what; of a talk between two people only that it takes place leaves the house.
fn summary(occasion: &Occasion, language: Language) -> String {
    let what = kind_of(language, &occasion.kind, occasion.group.as_deref());
    match &occasion.topic {
        _ if keeps_fact_only(occasion) => what,
        // A topic that begins with the kind says it already.
        topic if occasion.group.is_none() && topic.starts_with(&what) => topic.clone(),
        topic => Text(language).summary(what, topic),
    }
}

/// A talk: neither what it is about, nor where, nor why it was called off leaves the house.
fn keeps_fact_only(occasion: &Occasion) -> bool {
    charter().kind(&occasion.kind).is_some_and(|kind| kind.keeps == Keeps::Fact)
}

fn status(state: State) -> &'static str {
    match state {
        State::Planned => "TENTATIVE",
        State::Cancelled => "CANCELLED",
        State::Convened | State::Opened | State::Closed | State::Signed => "CONFIRMED",
    }
}

/// `20260303T060000Z`.
fn stamp(moment: Moment) -> String {
    moment.local(&TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}
