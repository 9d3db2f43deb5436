//! Reminders of next steps: to their writer alone, on the day that he chose, without a word of what the step is. The program cannot know more: the words
//! are sealed. A job and its row bear an id that says nothing of whose it is.

use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::jobs::{self, JobKind};
use zhixing_kit::{Moment, Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, top_unit};
use zhixing_records::Author;

use super::model::{ReminderId, Words};
use super::store;
use super::text::Text;

/// The job of a reminder.
pub const REMINDING: JobKind = JobKind { name: "review.remind", run: remind };

/// In the morning at 07:30, as all reminders.
const MINUTE_OF_DAY: i64 = 7 * 60 + 30;

/// Keeps the days on which the actor is reminded in step with his words. A day that is over reminds nobody.
pub fn keep(tx: &Write<'_>, actor: &Actor, words: &Words) -> Result<()> {
    let mut wanted = words.days();
    wanted.retain(|day| *day >= tx.today());
    for (id, day) in store::reminders(tx, &actor.member)? {
        if !wanted.remove(&day) {
            store::end_reminder(tx, &id)?;
        }
    }
    for day in wanted {
        let id: ReminderId = tx.new_id();
        store::add_reminder(tx, actor, &id, day)?;
        let due = Moment::start_of(day, tx.zone()).plus_ms(MINUTE_OF_DAY * MINUTE_MS);
        jobs::later(tx, &actor.organisation, REMINDING.name, id.as_str(), id.as_str(), due)?;
    }
    Ok(())
}

/// Reminds, unless the day was taken back meanwhile.
fn remind(tx: &Write<'_>, organisation: &OrganisationId, payload: &str) -> Result<()> {
    let Some(id) = ReminderId::parse(payload) else { return Ok(()) };
    let Some(member) = store::whose(tx, &id)? else { return Ok(()) };
    store::end_reminder(tx, &id)?;
    let by = Author {
        organisation: organisation.clone(),
        member: None,
        name: Text(zhixing_kit::Language::Chinese).program().to_owned(),
    };
    let subject = Sentence::of(|language| Text(language).remind_subject());
    let body = Sentence::of(|language| Text(language).remind_body());
    let unit = top_unit(tx, organisation)?.id;
    send(tx, &by, Notice { unit, to: vec![member], subject, body, link: "/review".to_owned() })
}
