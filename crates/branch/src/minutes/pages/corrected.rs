//! Corrections as pages show them: before and after, whole values where a value was replaced, and what follows from it.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_charter::Count;
use zhixing_kit::Language;
use zhixing_kit::html::words::{day_text, time_text};
use zhixing_kit::html::{self, Frame, Tone, difference, pill};

use super::MinutesView;
use crate::minutes::attendance::Reckoned;
use crate::minutes::model::{Correction, Minutes, Subject, read_wall};
use crate::minutes::text::Text;
use crate::motion::model::{Choice, Motion};
use crate::roll::model::{Attendance, RollEntry};
use crate::roll::namesake::worded;
use crate::{ballot, motion, roll};

/// A correction before and after, in the reader's words: a mark on the roll is none of its own.
pub fn before_and_after(
    language: Language,
    minutes: &Minutes,
    correction: &Correction,
    knows_exempt: bool,
) -> (String, String) {
    let person = minutes.person(&correction.entry).filter(|_| correction.subject == Subject::Roll);
    let said = |words: &str| match person.zip(Attendance::read(words)) {
        Some((person, attendance)) => roll::pages::standing(language, &person.with(&attendance), knows_exempt).1,
        None => said_of_value(language, correction.subject, words),
    };
    (said(&correction.before), said(&correction.after))
}

/// A vote, or a moment or a name of the head of the minutes, in words; anything else as it was written.
pub(super) fn said_of_value(language: Language, subject: Subject, written: &str) -> String {
    if subject == Subject::Vote {
        let choice = Choice::of(written).map(|choice| motion::pages::choice_name(language, choice));
        return choice.unwrap_or(Text(language).no_vote()).to_owned();
    }
    match read_wall(written).filter(|_| subject.is_moment()) {
        Some(at) => format!("{} {}", day_text(language, at.date()), time_text(at.time())),
        None if subject.is_officer() && written.is_empty() => Text(language).nobody_named().to_owned(),
        None if subject.is_person() => worded(language, written),
        None => written.to_owned(),
    }
}

/// What is told when a correction is saved: of somebody's attendance also what follows from it.
pub fn corrected_told(language: Language, reckoned: Option<&Reckoned>) -> String {
    let text = Text(language);
    let mut told = vec![text.correct_told().to_owned()];
    if let Some(reckoned) = reckoned {
        told.extend(reckoned.count.as_ref().map(|count| reckoned_told(language, count)));
        told.extend(reckoned.recounted.iter().filter_map(|motion| {
            let outcome = motion.outcome.as_ref()?;
            Some(text.recounted(&motion.text, motion::pages::arithmetic(language, outcome)))
        }));
        told.extend(
            reckoned.turned.iter().map(|turned| {
                ballot::why_of(language, turned).unwrap_or_else(|| text.stands_again(&turned.ballot.title))
            }),
        );
    }
    told.join(language.pick("", " "))
}

fn reckoned_told(language: Language, count: &Count) -> String {
    let (text, Count { entitled, present, needed, .. }) = (Text(language), count);
    if count.valid {
        text.reckoned_valid(entitled, present, needed)
    } else {
        text.reckoned_short(entitled, present, needed)
    }
}

/// A value that was replaced as a whole: cut into signs, a time or a mark would tell nobody anything.
pub(super) fn replaced(frame: &Frame, before: &str, after: &str) -> Markup {
    let text = Text(frame.language);
    html! {
        div.difference {
            del { span.unseen { "[" (text.struck()) "] " } (before) } " → "
            ins { span.unseen { "[" (text.instead()) "] " } (after) }
        }
    }
}

/// What was called, what stands now, where somebody's attendance was put right.
pub(super) fn corrected_attendance(frame: &Frame, view: &MinutesView, entry: &RollEntry) -> Markup {
    let minutes = &view.minutes;
    let mut corrections = minutes.corrections_of(Subject::Roll, entry.id.as_str());
    let is_corrected = minutes.is_corrected(Subject::Roll, entry.id.as_str());
    let Some(first) = corrections.next().filter(|_| is_corrected) else { return html! {} };
    let last = corrections.next_back().unwrap_or(first);
    let (called, _) = before_and_after(frame.language, minutes, first, view.may.knows_exempt);
    let (_, now) = before_and_after(frame.language, minutes, last, view.may.knows_exempt);
    html! { p { (entry.called(frame.language)) " " (replaced(frame, &called, &now)) " " (pill(Tone::Plain, Text(frame.language).corrected())) } }
}

/// What was entered, what stands now, where somebody's vote was put right.
pub(super) fn corrected_votes(frame: &Frame, view: &MinutesView, motion: &Motion) -> Markup {
    let minutes = &view.minutes;
    let (told, _) = minutes.told_corrections();
    let of_motion = told.into_iter().filter(|correction| {
        correction.subject == Subject::Vote && minutes.vote(&correction.entry).is_some_and(|(of, _)| of.id == motion.id)
    });
    html! {
        @for correction in of_motion {
            @let (before, after) = before_and_after(frame.language, minutes, correction, view.may.knows_exempt);
            p { (minutes.whom(Subject::Vote, &correction.entry).map(|person| person.called(frame.language)).unwrap_or_default()) " " (replaced(frame, &before, &after)) " " (pill(Tone::Plain, Text(frame.language).corrected())) }
        }
    }
}

/// The corrections in order; what was put right and put back in one quiet line.
pub(super) fn corrections(frame: &Frame, view: &MinutesView, zone: &TimeZone) -> Markup {
    let (text, minutes) = (Text(frame.language), &view.minutes);
    let (told, undone) = minutes.told_corrections();
    html! {
        @for correction in told {
            (html::card("", html! {
                p.meta {
                    (html::moment(frame, correction.corrected_at, zone)) " · " (correction.corrected_name)
                    @if correction.after_signing { " · " (text.after_signing()) }
                }
                p { b { (minutes.about(correction.subject, &correction.entry, frame.language)) } }
                @let (before, after) = before_and_after(frame.language, minutes, correction, view.may.knows_exempt);
                @if correction.subject.is_value() { (replaced(frame, &before, &after)) } @else { (difference(frame, &before, &after)) }
                p { (text.because(&correction.why)) }
            }, None))
        }
        @for (last, corrections) in undone {
            p.meta { (text.put_back(minutes.about(last.subject, &last.entry, frame.language), corrections)) " " (html::moment(frame, last.corrected_at, zone)) }
        }
    }
}
