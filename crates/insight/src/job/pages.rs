//! What the work in the background looks like.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::Moment;
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::form::clean;
use zhixing_kit::html::{
    Column, Frame, Heading, Notice, Tone, Weight, crumbs, empty, facts, moment, notice, page, pill, post_button,
    section, table,
};
use zhixing_kit::jobs::Waiting;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_records::LogState;

use super::questions::Work;
use super::text::Text;
use crate::today::clock_to_mend;

/// After how many failures a job waits for a person.
const TRIES_MAX: u32 = 12;

/// Jobs and the clerk.
pub(super) fn list(frame: &Frame, work: &Work, now: Moment, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).above(crumbs(frame, &[("/settings", text.settings())])).lead(text.lead());
    let columns = [text.job(), text.due(), text.state(), text.why(), text.act()].map(Column::text);
    let rows: Vec<Vec<Markup>> = work.jobs.iter().map(|job| row(frame, job, zone)).collect();
    page(
        frame,
        heading,
        html! {
            (clock_to_mend(frame))
            (section(text.jobs(), html! {
                @if rows.is_empty() { (empty(text.none(), text.none_next(), None)) } @else { (table(text.jobs(), &columns, &rows)) }
                @if rows.len() == PAGE_ROWS { p { (text.more()) } }
            }))
            (section(text.clerk(), clerk(frame, &work.log, now, zone)))
        },
    )
}

fn row(frame: &Frame, job: &Waiting, zone: &TimeZone) -> Vec<Markup> {
    let text = Text(frame.language);
    let state = match job.tries {
        0 => pill(Tone::Plain, text.waits()),
        n if n < TRIES_MAX => pill(Tone::Soon, &text.failed(n)),
        n => pill(Tone::Bad, &text.gave_up(n)),
    };
    let retry = format!("/settings/jobs/{}/retry", job.id);
    vec![
        html! { (name(frame, &job.name)) @if !job.subject.is_empty() && job.subject != "daily" { " · " (clean(&job.subject)) } },
        moment(frame, job.due_at, zone),
        state,
        html! { (clean(job.last_error.as_deref().unwrap_or_default())) },
        html! { @if job.tries > 0 { (post_button(&retry, Weight::Plain, text.again(), &[])) } },
    ]
}

/// What a job does, in words; a job without words of its own shows its code.
fn name<'a>(frame: &Frame, code: &'a str) -> &'a str {
    match code {
        "year.remind" => Text(frame.language).remind(),
        "mail.digest" => Text(frame.language).digest(),
        "directory.purge" => Text(frame.language).forget_numbers(),
        "study.train" => Text(frame.language).train(),
        "test.end" => Text(frame.language).end_tests(),
        "test.forget" => Text(frame.language).forget_answers(),
        "test.estimate" => Text(frame.language).estimate_questions(),
        "picture.sweep" => Text(frame.language).sweep_pictures(),
        "closing.tell" => Text(frame.language).tell_of_the_end(),
        "people.purge" => Text(frame.language).purge(),
        _ => code,
    }
}

fn clerk(frame: &Frame, log: &LogState, now: Moment, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let behind = log.oldest_waiting.is_some_and(|since| now.0 - since.0 > MINUTE_MS);
    html! {
        @match &log.head {
            None => (notice(Notice::Info, text.clerk_none())),
            Some(_) if behind => (notice(Notice::Warning, text.clerk_behind(log.waiting))),
            Some(_) if log.waiting > 0 => (notice(Notice::Info, text.clerk_busy(log.waiting))),
            Some(_) => p { (text.clerk_well()) },
        }
        @if let Some(head) = &log.head {
            (facts(&[(text.in_log(), html! { (head.size) }), (text.signed_at(), moment(frame, head.signed_at, zone))]))
        }
        @if let Some(since) = log.oldest_waiting { (facts(&[(text.since(), moment(frame, since, zone))])) }
    }
}
