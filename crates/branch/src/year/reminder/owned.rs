//! The morning's reminders of resolutions: to the one who sees to it and to nobody else, three days before its day and on the day itself (P7).

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_kit::html::words::near_day_text;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_records::Author;

use super::store;
use super::text::Text;
use crate::resolution::{Resolution, due_between};

/// Days before the last day at which the owner is told first.
const FIRST_DAYS: i32 = 3;

/// Sends what is due this morning; each step once for each resolution.
pub fn remind(tx: &Write<'_>, organisation: &OrganisationId, by: &Author) -> Result<()> {
    let today = tx.today();
    for resolution in due_between(tx, organisation, today, today.saturating_add(FIRST_DAYS.days()))? {
        let (Some(owner), Some(due)) = (&resolution.owner, resolution.due) else { continue };
        if store::note(tx, organisation, &format!("resolution/{}", resolution.id), step(due, today))? {
            send(tx, by, notice(&resolution, due, today, owner.clone()))?;
        }
    }
    Ok(())
}

/// The step's word in rows: a morning that was missed is made up for.
fn step(due: Date, today: Date) -> &'static str {
    if due == today { "0" } else { "3" }
}

fn notice(resolution: &Resolution, due: Date, today: Date, owner: zhixing_people::MemberId) -> Notice {
    let subject = Sentence::of(|language| {
        let text = Text(language);
        if due == today {
            text.resolution_today().to_owned()
        } else {
            text.resolution_soon(near_day_text(language, due))
        }
    });
    let body = Sentence::of(|language| Text(language).resolution_body(&resolution.text));
    Notice { unit: resolution.unit.clone(), to: vec![owner], subject, body, link: resolution.path() }
}
