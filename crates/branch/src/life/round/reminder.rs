//! The morning's reminders of a round's steps: to who convenes the branch and to nobody else, once for each step, before its day (P7).

use zhixing_kit::html::words::near_day_text;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{MemberId, PostKind, UnitId, posts_of};
use zhixing_records::Author;

use super::model::{Round, Step, to_remind};
use super::text::Text;
use super::{questions, store};
use crate::year::note_reminder;

/// Sends what is due this morning.
pub fn remind(tx: &Write<'_>, organisation: &OrganisationId, by: &Author) -> Result<()> {
    for round in store::unfinished(tx, organisation)? {
        let progress = questions::progress(tx, &round)?;
        for (step, due) in to_remind(&round.dates, &progress, tx.today()) {
            let to = conveners(tx, &round.branch)?;
            if !to.is_empty() && note_reminder(tx, organisation, &format!("{}/{}", round.about(), step.code()), "3")? {
                send(tx, by, notice(&round, step, due, to))?;
            }
        }
    }
    Ok(())
}

/// The secretary; without one, the deputy.
fn conveners(tx: &Write<'_>, branch: &UnitId) -> Result<Vec<MemberId>> {
    let posts = posts_of(tx, branch, tx.today())?;
    let holders = |kind| -> Vec<MemberId> {
        posts.iter().filter(|post| post.kind == kind).map(|post| post.member.clone()).collect()
    };
    let secretaries = holders(PostKind::Secretary);
    Ok(if secretaries.is_empty() { holders(PostKind::Deputy) } else { secretaries })
}

fn notice(round: &Round, step: Step, due: jiff::civil::Date, to: Vec<MemberId>) -> Notice {
    let subject = Sentence::of(|language| Text(language).remind_subject(step.name(language)));
    let body = Sentence::of(|language| Text(language).remind_body(step.name(language), near_day_text(language, due)));
    Notice { unit: round.branch.clone(), to, subject, body, link: round.path() }
}
