//! What somebody who takes a test sees: what it is, one question after the other, and that he is through.

use maud::{Markup, html};
use zhixing_branch::Activity;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Frame, Heading, Notice, Weight, actions, crumbs, draft, link_button, live, notice, post_button, submit,
};

use super::super::actions::KEPT_DAYS;
use super::super::input::{BLANK_WORD, FIELDS, OPTION, Sent};
use super::super::model::{Form, Next, Sitting, Test};
use super::super::share::GROUP_LEAST;
use super::super::text::Text;
use crate::selftest::pages::asked::{AnswerFields, controls, stem};
use crate::selftest::text::Text as Answers;

const FIELDS_OF_ANSWER: AnswerFields = AnswerFields { option: &OPTION, blank: &BLANK_WORD, own: &OPTION };

/// The part of a test's page that changes by itself when the test ends.
pub const LIVE: &str = "test";

/// Before somebody begins.
pub fn outside(frame: &Frame, test: &Test, activity: &Activity, belongs: bool) -> Markup {
    let text = Text(frame.language);
    let (path, name) = (activity.path(), text.name(test.length));
    let mut heading = Heading::new(&name).above(crumbs(frame, &[(&path, &activity.topic)]));
    if belongs {
        heading = heading.action(post_button(&format!("{}/sitting", test.path()), Weight::Primary, text.begin(), &[]));
    }
    let body = html! {
        @if belongs {
            ul {
                li { (text.intro(test.length)) }
                li { (text.intro_kept()) }
                li { (text.intro_seen(GROUP_LEAST, KEPT_DAYS)) }
            }
        } @else {
            (notice(Notice::Info, text.not_in_class()))
            (actions(link_button(Weight::Plain, &path, text.to_meeting())))
        }
    };
    html::page(frame, heading, body)
}

/// In the middle of it, or through. What was sent and is wrong stands on a page of one question.
pub fn sits(frame: &Frame, test: &Test, sitting: &Sitting, all: &[Next], (sent, faults): (&Sent, &Faults)) -> Markup {
    let Some(next) = &sitting.next else { return through(frame, test) };
    // Of the short form each is asked others: there the places say nothing.
    let number = if test.form == Form::Fixed { next.place } else { sitting.answered + 1 };
    let form = draft(frame, &format!("test/{}/{}", test.id, next.place), form(frame, test, next, sent, faults));
    let one = html! { (stem(frame, &next.question)) (form) };
    let inside = if all.is_empty() { one } else { sheet(frame, test, sitting.answered, all, &one) };
    html::page(frame, Heading::new(&Text(frame.language).question_of(number, test.length)), inside)
}

fn form(frame: &Frame, test: &Test, next: &Next, sent: &Sent, faults: &Faults) -> Markup {
    let fields = html! {
        (controls(frame, &next.question, &FIELDS_OF_ANSWER, sent, faults))
        (actions(submit(Weight::Primary, Text(frame.language).send())))
    };
    html::form(frame, &format!("{}/answers/{}", test.path(), next.place), FIELDS, faults, fields)
}

/// Where scripts run, all questions come at once: each lies in the page as a template, without its answer. The island shows one after the other in
/// place of the first, and sends each answer as it is given.
fn sheet(frame: &Frame, test: &Test, answered: u32, all: &[Next], one: &Markup) -> Markup {
    let text = Text(frame.language);
    let far = text.how_far(answered, test.length);
    html! {
        zx-sheet test=(test.path()) answered=(answered) all=(test.length) place=(text.question_of("#", "#")) far=(text.how_far("#", "#"))
            saved=(text.saved()) waits=(text.waits("#")) first=(Answers(frame.language).answer_first()) {
            p.meta data-line role="status" { (far) }
            div.away { (one) }
            @for next in all {
                template data-place=(next.place) { (stem(frame, &next.question)) (form(frame, test, next, &Sent::new(), &Faults::default())) }
            }
            template data-end { (notice(Notice::Info, text.sheet_end())) }
        }
    }
}

fn through(frame: &Frame, test: &Test) -> Markup {
    let text = Text(frame.language);
    let body = html! {
        (notice(Notice::Info, text.through_next()))
        (actions(html! {
            (link_button(Weight::Plain, &test.path(), text.look_again()))
            (link_button(Weight::Quiet, &format!("/meetings/{}", test.activity), text.to_meeting()))
        }))
    };
    html::page(frame, Heading::new(text.through()), live(frame, &format!("activity/{}", test.activity), LIVE, body))
}
