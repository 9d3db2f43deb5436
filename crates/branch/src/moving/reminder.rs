//! The morning's reminders of movings: to who is to receive, two weeks and three days before the last day; to who sent him, who is responsible
//! until then, three days before. Each once, and never after the date (P7).

use jiff::ToSpan;
use zhixing_kit::html::words::day_text;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::Moving;
use super::store;
use super::text::Text;
use crate::admission::conveners;
use crate::year::note_reminder;

/// Days before the last day at which the first reminder goes out.
const FIRST_DAYS: i32 = 14;
/// Days before the last day at which the second goes out.
const SECOND_DAYS: i32 = 3;

/// Sends what is due this morning.
pub(crate) fn remind(tx: &Write<'_>, organisation: &OrganisationId, by: &Author) -> Result<()> {
    let today = tx.today();
    for moving in store::due_between(tx, organisation, today, today.saturating_add(FIRST_DAYS.days()))? {
        let is_near = moving.due_on <= today.saturating_add(SECOND_DAYS.days());
        let step = if is_near { "3" } else { "14" };
        if !note_reminder(tx, organisation, &moving.about(), step)? {
            continue;
        }
        let of = |say: fn(Text, &Moving, String) -> String| {
            Sentence::of(|language| say(Text(language), &moving, day_text(language, moving.due_on)))
        };
        let receiver = of(|text, moving, day| text.remind_receive_body(&moving.from.1, day));
        send(tx, by, notice(&moving, conveners(tx, &moving.to.0)?, receiver))?;
        if is_near {
            let sender = of(|text, moving, day| text.remind_sender_body(&moving.to.1, day));
            send(tx, by, notice(&moving, conveners(tx, &moving.from.0)?, sender))?;
        }
    }
    Ok(())
}

fn notice(moving: &Moving, to: Vec<MemberId>, body: Sentence) -> Notice {
    let subject = Sentence::of(|language| Text(language).remind_receive(&moving.name));
    Notice { unit: moving.from.0.clone(), to, subject, body, link: moving.path() }
}
