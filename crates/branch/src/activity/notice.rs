//! What those on the list of a meeting are told: that it is called, and when it moves what was said before and what holds now. It never chooses whom:
//! the roll does.

use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::Notice;
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::Activity;
use super::text::Text;
use super::words::when;
use crate::roll;

/// Calls those on the list: what, when, where, and how it goes.
pub fn called(tx: &Write<'_>, by: &Author, activity: &Activity, to: Vec<MemberId>) -> Result<()> {
    let subject = Sentence::of(|language| {
        Text(language).notice_subject(activity.kind_of(language), when(language, activity, tx).0)
    });
    let how = crate::theme::questions::told(tx, activity)?;
    let goes_to = crate::theme::questions::destination(tx, activity)?;
    let body = Sentence::of(|language| {
        let text = Text(language);
        let place = match &goes_to {
            _ if !activity.place.is_empty() => &activity.place,
            Some(destination) => destination.as_str(),
            None => text.place_follows(),
        };
        let body = text.notice_body(&activity.topic, when(language, activity, tx).1, place);
        how.as_ref().map_or(body.clone(), |how| format!("{body}{}{}", language.pick("", " "), how.text(language)))
    });
    zhixing_notice::send(tx, by, Notice { unit: activity.unit.clone(), to, subject, body, link: activity.path() })
}

/// Tells everybody on the list that a meeting has another time or place than the notice said.
pub fn moved(tx: &Write<'_>, by: &Author, before: &Activity, after: &Activity) -> Result<()> {
    let subject =
        Sentence::of(|language| Text(language).notice_moved(after.kind_of(language), when(language, after, tx).0));
    let body = Sentence::of(|language| {
        let text = Text(language);
        let place = |activity: &Activity| {
            if activity.place.is_empty() { text.place_follows().to_owned() } else { activity.place.clone() }
        };
        let mut changes = Vec::new();
        if before.starts_at != after.starts_at {
            changes.push(text.notice_moved_time(when(language, before, tx).1, when(language, after, tx).1));
        }
        if before.place != after.place {
            changes.push(text.notice_moved_place(place(before), place(after)));
        }
        text.notice_moved_body(&after.topic, changes.join(language.pick("", " ")))
    });
    let to = roll::questions::members(tx, &after.id)?;
    zhixing_notice::send(tx, by, Notice { unit: after.unit.clone(), to, subject, body, link: after.path() })
}
