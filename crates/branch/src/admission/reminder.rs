//! Who is told about an admission: the person himself of each step, the unit above of what it is to decide, the branch of what was decided; and,
//! before the date, who is to take the next step (P7). What the old, ill, disabled and those abroad are to do is never pressed (P19).

use jiff::civil::Date;
use zhixing_charter::{AdmissionStep, Decider};
use zhixing_kit::html::words::day_text;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{MemberId, PostKind, UnitId, post_history, unit};
use zhixing_records::Author;

use super::model::{Admission, Next, Taken};
use super::questions;
use super::text::Text;
use crate::rules::charter;
use crate::year::note_reminder;

/// Days before the last day at which the first reminder goes out.
const FIRST_DAYS: i64 = 14;
/// Days before the last day at which the second goes out.
const SECOND_DAYS: i64 = 3;

/// Tells those whom a step concerns.
pub(super) fn tell(tx: &Write<'_>, by: &Author, after: &Admission, step: &AdmissionStep, told: &Taken) -> Result<()> {
    if step.is_repeated() {
        return Ok(());
    }
    let notice =
        |to: Vec<MemberId>, subject, body| Notice { unit: after.branch.clone(), to, subject, body, link: after.path() };
    let named = |say: fn(Text, &str) -> String| {
        Sentence::of(|language| say(Text(language), language.pick(&step.name.zh, &step.name.en)))
    };
    let himself = vec![after.member.clone()];
    send(
        tx,
        by,
        notice(himself, named(|text, step| text.told_subject(step)), named(|text, step| text.told_body(step))),
    )?;
    if step.by == Decider::Superior {
        let subject = Sentence::of(|language| Text(language).decided_subject(&after.name));
        let body = Sentence::of(|language| {
            let outcome = super::pages::outcome_name(Text(language), step, told.outcome);
            Text(language).decided_body(language.pick(&step.name.zh, &step.name.en), outcome)
        });
        send(tx, by, notice(conveners(tx, &after.branch)?, subject, body))?;
    }
    let next = after.next(charter(), tx.today()).filter(|next| next.step.by == Decider::Superior);
    if let Some(next) = next.filter(|next| next.step.code != step.code) {
        let subject = Sentence::of(|language| Text(language).decide_subject(&after.branch_name));
        let body = Sentence::of(|language| {
            Text(language).decide_body(&after.name, language.pick(&next.step.name.zh, &next.step.name.en))
        });
        send(tx, by, notice(deciders(tx, &after.branch)?, subject, body))?;
    }
    Ok(())
}

/// Sends what is due this morning; each once.
pub(crate) fn remind(tx: &Write<'_>, organisation: &OrganisationId, by: &Author) -> Result<()> {
    let today = tx.today();
    for admission in questions::under_way(tx, organisation)? {
        let next = admission.next(charter(), today);
        let due = next.into_iter().chain(admission.repeated(charter(), today));
        for next in due {
            let Some((when, on)) = step_of(&next, today) else { continue };
            if questions::is_excused(tx, &admission.member)? {
                continue;
            }
            let key = format!("{}/{}/{on}", admission.about(), next.step.code);
            if note_reminder(tx, organisation, &key, when)? {
                let to = match next.step.by {
                    Decider::Branch => conveners(tx, &admission.branch)?,
                    Decider::Superior => deciders(tx, &admission.branch)?,
                };
                send(tx, by, reminder(&admission, &next, on, to))?;
            }
        }
    }
    Ok(())
}

/// Which reminder is due, and the day that it is about: the last day of the step, or the first where there is no last.
fn step_of(next: &Next<'_>, today: Date) -> Option<(&'static str, Date)> {
    let left_days = |day: Date| today.until(day).ok().map(|span| i64::from(span.get_days()));
    match next.due {
        Some(due) => match left_days(due)? {
            left if left < 0 => None,
            left if left <= SECOND_DAYS => Some(("3", due)),
            left if left <= FIRST_DAYS => Some(("14", due)),
            _ => None,
        },
        // Only what had to wait is announced: all else follows from the step before.
        None if next.step.not_before_months.is_some() => {
            let left = left_days(next.earliest)?;
            (0..=FIRST_DAYS).contains(&left).then_some(("open", next.earliest))
        }
        None => None,
    }
}

fn reminder(admission: &Admission, next: &Next<'_>, on: Date, to: Vec<MemberId>) -> Notice {
    let (name, article) = (&next.step.name, charter().cite(&next.step.source));
    let subject = Sentence::of(|language| Text(language).remind_subject(language.pick(&name.zh, &name.en)));
    let body = Sentence::of(|language| {
        let (text, step, day) = (Text(language), language.pick(&name.zh, &name.en), day_text(language, on));
        match next.due {
            Some(_) => text.remind_body(&admission.name, step, day, language.pick(&article.zh, &article.en)),
            None => text.remind_open(&admission.name, step, day),
        }
    });
    Notice { unit: admission.branch.clone(), to, subject, body, link: admission.path() }
}

/// Who convenes in a branch today: the secretary; where that post is vacant the deputy, then the committee.
pub(crate) fn conveners(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<MemberId>> {
    holders(tx, branch, &[PostKind::Secretary, PostKind::Deputy, PostKind::CommitteeMember])
}

/// Who decides for a branch in the unit above today.
pub(crate) fn deciders(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<MemberId>> {
    match unit(tx, branch)?.parent {
        Some(above) => holders(tx, &above, &[PostKind::Secretary, PostKind::Deputy]),
        None => Ok(Vec::new()),
    }
}

/// The holders of the first of these posts that somebody holds.
fn holders(tx: &Read<'_>, at: &UnitId, kinds: &[PostKind]) -> Result<Vec<MemberId>> {
    let posts = post_history(tx, at)?;
    let of = |kind: &PostKind| -> Vec<MemberId> {
        let held = posts.iter().filter(|post| post.kind == *kind && post.is_held(tx.today()));
        held.map(|post| post.member.clone()).collect()
    };
    Ok(kinds.iter().map(of).find(|found| !found.is_empty()).unwrap_or_default())
}
