//! What those on the list are told when a theme day was arranged anew after they had been called. It never chooses whom: the roll does.

use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::Notice;
use zhixing_records::Author;

use super::model::Arrangement;
use super::questions::sentence;
use super::text::Text;
use crate::activity::model::Activity;
use crate::activity::words::when;
use crate::roll;

/// Tells everybody on the list how it goes now; nobody of a day that is over.
pub fn arranged(tx: &Write<'_>, by: &Author, activity: &Activity, arrangement: &Arrangement) -> Result<()> {
    if activity.is_of_past_day(tx.today(), tx.zone()) {
        return Ok(());
    }
    let subject = Sentence::of(|language| {
        Text(language).notice_subject(activity.kind_of(language), when(language, activity, tx).0)
    });
    let to = roll::questions::members(tx, &activity.id)?;
    let link = format!("{}/theme", activity.path());
    let body = sentence(arrangement);
    zhixing_notice::send(tx, by, Notice { unit: activity.unit.clone(), to, subject, body, link })
}
