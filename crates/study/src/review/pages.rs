//! The pages of a self-review. No form of words is kept by the browser or the server before it is locked: none of them is a draft. No secret ever
//! stands in one.

use maud::{Markup, html};
use zhixing_charter::{SelfPart, Words as Said, self_review};
use zhixing_kit::Language;
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{
    self, Frame, Heading, Input, Notice, Tone, Weight, actions, card, confirmed, crumbs, day, details, field, hidden,
    link_button, notice, optional_field, pill, post_button, section, submit,
};
use zhixing_merge::Edit;

use super::input::{self, FIELDS, NotesInput, StepInput, field_of};
use super::model::{Step, Way, Words};
use super::text::Text;

/// So many Chinese characters stand in a line of a phone.
const CHARS_OF_A_LINE: usize = 18;

fn said(language: Language, words: &Said) -> &str {
    language.pick(&words.zh, &words.en)
}

/// The first page: what is lost when the secret is, and the two ways to lock.
pub fn begin(frame: &Frame, has_password: bool, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let warned = html! {
        p { b { (text.lost_title()) } }
        p { (text.lost_password()) }
        p { (text.lost_phrase()) }
        p { (text.lost_what()) }
    };
    html::page(
        frame,
        Heading::new(text.title()).lead(text.lead_begin()),
        html! { (notice(Notice::Warning, warned)) (locks(frame, "/review", has_password, true, faults)) },
    )
}

/// The two ways to lock, each a form of its own.
fn locks(frame: &Frame, action: &str, has_password: bool, must_understand: bool, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let none = Faults::default();
    // A fault is told in the form to which its field belongs.
    let of_phrase = faults.of(input::NEW_PHRASE.name).is_some() || faults.of(input::PHRASE_AGAIN.name).is_some();
    let (phrase, password) = if of_phrase || !has_password { (faults, &none) } else { (&none, faults) };
    let understood = |scope: &str, faults: &Faults| {
        html! { @if must_understand { (html::field_again(frame, scope, &input::UNDERSTOOD, Input::Checkbox, "", faults)) } }
    };
    let label = if must_understand { text.begin() } else { text.change_lock() };
    html! {
        @if has_password {
            (section(text.with_password(), html::form(frame, action, FIELDS, password, html! {
                (hidden("way", Way::Password.word()))
                (field(frame, &input::PASSWORD, Input::Password, "", password))
                (understood("", password))
                (actions(submit(Weight::Primary, label)))
            })))
        } @else { p { (text.no_password()) } }
        (section(text.with_phrase(), html::form(frame, action, FIELDS, phrase, html! {
            (hidden("way", Way::Phrase.word()))
            (field(frame, &input::NEW_PHRASE, Input::NewPassword, "", phrase))
            (field(frame, &input::PHRASE_AGAIN, Input::NewPassword, "", phrase))
            (understood("phrase", phrase))
            (actions(submit(Weight::Plain, label)))
        })))
    }
}

/// What opens it.
fn opens(way: Way) -> &'static Field {
    match way {
        Way::Password => &input::PASSWORD,
        Way::Phrase => &input::PHRASE,
    }
}

/// It is locked.
pub fn closed(frame: &Frame, way: Way, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    html::page(
        frame,
        Heading::new(text.title()).lead(text.lead_closed()),
        html! {
            (html::form(frame, "/review/opening", FIELDS, faults, html! {
                (field(frame, opens(way), Input::Password, "", faults))
                (actions(submit(Weight::Primary, text.open())))
            }))
            (details(text.forgot(), html! { (restart(frame)) }))
        },
    )
}

/// The way to begin anew.
fn restart(frame: &Frame) -> Markup {
    let text = Text(frame.language);
    html! { p { (text.restart_lead()) } (actions(link_button(Weight::Danger, "/review/restart/new", text.restart()))) }
}

/// The page that asks once more before everything goes: for his password too where he has one, so that a borrowed phone cannot take it away.
pub fn ask_restart(frame: &Frame, has_password: bool, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.restart()).above(above(frame)).lead(text.restart_lead());
    let form = html::form(
        frame,
        "/review/restart",
        FIELDS,
        faults,
        html! {
            @if has_password { (field(frame, &input::PASSWORD, Input::Password, "", faults)) }
            p { b { (text.restart_ask()) } }
            (actions(html! { (submit(Weight::Danger, text.restart())) (link_button(Weight::Quiet, "/review", text.back())) }))
        },
    );
    html::page(frame, heading, form)
}

/// The password is right, but the words were locked with an earlier one.
pub fn earlier(frame: &Frame, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    html::page(
        frame,
        Heading::new(text.earlier_title()).above(above(frame)).lead(text.earlier_lead()),
        html! {
            (html::form(frame, "/review/recovery", FIELDS, faults, html! {
                (field(frame, &input::EARLIER_PASSWORD, Input::Password, "", faults))
                (field(frame, &input::PASSWORD, Input::Password, "", faults))
                (actions(submit(Weight::Primary, text.recover())))
            }))
            (section(text.forgot(), restart(frame)))
        },
    )
}

fn above(frame: &Frame) -> Markup {
    crumbs(frame, &[("/review", Text(frame.language).title())])
}

/// The form of a next step by itself: it locked itself while somebody wrote one.
pub fn step_again(frame: &Frame, typed: &StepInput, faults: &Faults, way: Way) -> Markup {
    let heading = Heading::new(Text(frame.language).steps()).above(above(frame));
    html::page(frame, heading, step_form(frame, typed, faults, Some(way)))
}

/// It is open: the next steps where there are some, since one comes back for them, then the list with the notes, and the way to one more step.
pub fn open(frame: &Frame, words: &Words, typed: &StepInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let lock = html! {
        (post_button("/review/closing", Weight::Plain, text.close(), &[]))
        (link_button(Weight::Quiet, "/review/lock", text.change_lock()))
    };
    let more = if words.steps.is_empty() { text.steps() } else { text.more_steps() };
    html::page(
        frame,
        Heading::new(text.title()).lead(text.lead_open()).action(lock),
        html! {
            @if !words.steps.is_empty() {
                div id="steps" { (section(text.steps(), html! { ul.list { @for step in &words.steps { (step_of(frame, step)) } } })) }
            }
            @for part in self_review() { (part_of(frame, part, words)) }
            (section(more, html! {
                @if words.steps.is_empty() { p.meta { (text.no_steps()) } }
                (step_form(frame, typed, faults, None))
            }))
        },
    )
}

fn part_of(frame: &Frame, part: &SelfPart, words: &Words) -> Markup {
    let (text, language) = (Text(frame.language), frame.language);
    let write = link_button(Weight::Plain, &format!("/review/parts/{}", part.code), text.write());
    let is_empty = !part.checks.iter().any(|check| words.notes.contains_key(&check.code));
    let body = html! {
        @for check in &part.checks {
            p { b { (said(language, &check.words)) } }
            @if let Some(note) = words.notes.get(&check.code) { (card("", html! { div.said { (note) } }, None)) }
        }
        @if is_empty { p.meta { (text.nothing_yet()) } }
        p.meta { (text.about(said(language, &part.source))) }
        (actions(write))
    };
    section(said(language, &part.name), body)
}

fn step_form(frame: &Frame, typed: &StepInput, faults: &Faults, closed: Option<Way>) -> Markup {
    let text = Text(frame.language);
    let inside = html! {
        @if closed.is_some() { (notice(Notice::Warning, text.expired())) }
        (field(frame, &input::STEP_WORDS, Input::Area(2), &typed.step_words, faults))
        (optional_field(frame, &input::STEP_DAY, Input::Day, &typed.step_day, faults))
        (optional_field(frame, &input::REMIND, Input::Checkbox, &typed.remind, faults))
        @if let Some(way) = closed { (field(frame, opens(way), Input::Password, "", faults)) }
        (actions(submit(Weight::Plain, text.add())))
    };
    html::form(frame, "/review/steps", FIELDS, faults, inside)
}

fn step_of(frame: &Frame, step: &Step) -> Markup {
    let text = Text(frame.language);
    let at = format!("/review/steps/{}", step.id);
    let (next, label) = if step.done { ("no", text.not_done()) } else { ("yes", text.done()) };
    html! {
        li {
            div.list-text {
                div.said { (step.words) }
                div.meta {
                    @if let Some(on) = step.day { (day(frame, on)) " " (text.by_day()) " " }
                    @if step.reminds && !step.done { (text.reminds()) " " }
                    @if step.done { (pill(Tone::Good, text.is_done())) }
                }
                (actions(html! {
                    (post_button(&format!("{at}/done"), Weight::Quiet, label, &[("done", next)]))
                    (confirmed(frame, text.take_away_ask(), post_button(&format!("{at}/end"), Weight::Quiet, text.take_away(), &[])))
                }))
            }
        }
    }
}

/// The form of one part. `closed`: it locked itself meanwhile, and what opens it is asked for once more.
pub fn part(frame: &Frame, part: &SelfPart, edit: &Edit<NotesInput>, faults: &Faults, closed: Option<Way>) -> Markup {
    let (text, language) = (Text(frame.language), frame.language);
    let name = said(language, &part.name);
    let heading = Heading::new(name).above(above(frame)).lead(text.not_autosaved());
    let form = html::form(
        frame,
        &format!("/review/parts/{}", part.code),
        FIELDS,
        faults,
        html! {
            (zhixing_merge::basis(&edit.basis))
            @if closed.is_some() { (notice(Notice::Warning, text.expired())) }
            p.meta { (text.about(said(language, &part.source))) }
            @for check in &part.checks { (note(frame, said(language, &check.words), &field_of(&check.code), &edit.typed)) }
            @if let Some(way) = closed { (field(frame, opens(way), Input::Password, "", faults)) }
            (actions(html! { (submit(Weight::Primary, text.save())) (link_button(Weight::Quiet, "/review", text.back())) }))
        },
    );
    html::page(frame, heading, form)
}

/// A question with the place for its note; the browser is asked not to remember it.
fn note(frame: &Frame, question: &str, name: &str, typed: &NotesInput) -> Markup {
    let value = typed.get(name).map_or("", String::as_str);
    let id = format!("f-{name}");
    // As tall as what stands in it on a phone, within bounds.
    let lines: usize = value.lines().map(|line| 1 + line.chars().count() / CHARS_OF_A_LINE).sum();
    let rows = (lines + 1).clamp(3, 12);
    html! {
        div.field {
            div.field-head {
                label.label for=(id) { (question) }
                span.meta { (frame.pick(input::NOTE.seen_by)) }
            }
            textarea id=(id) name=(name) rows=(rows) autocomplete="off" { (value) }
        }
    }
}

/// Another lock.
pub fn lock(frame: &Frame, has_password: bool, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.change_lock()).above(above(frame)).lead(text.change_lock_lead());
    html::page(frame, heading, locks(frame, "/review/lock", has_password, false, faults))
}
