//! What somebody who takes a test sees: what it is, one question after the other, and that he is through.

use maud::{Markup, html};
use zhixing_branch::Activity;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Frame, Heading, Notice, Weight, actions, crumbs, draft, link_button, live, notice, post_button, submit,
};

use super::super::actions::KEPT_DAYS;
use super::super::input::{BLANK_WORD, FIELDS, OPTION, Sent};
use super::super::model::{Next, Sitting, Test};
use super::super::share::GROUP_LEAST;
use super::super::text::Text;
use crate::selftest::pages::asked::{AnswerFields, controls, stem};

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

/// In the middle of it, or through.
pub fn sits(frame: &Frame, test: &Test, sitting: &Sitting, sent: &Sent, faults: &Faults) -> Markup {
    match &sitting.next {
        Some(next) => question(frame, test, sitting.answered, next, sent, faults),
        None => through(frame, test),
    }
}

fn question(frame: &Frame, test: &Test, answered: u32, next: &Next, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let title = text.question_of(answered + 1, test.length);
    let form = html::form(
        frame,
        &format!("{}/answers/{}", test.path(), next.place),
        FIELDS,
        faults,
        html! {
            (controls(frame, &next.question, &FIELDS_OF_ANSWER, sent, faults))
            (actions(submit(Weight::Primary, text.send())))
        },
    );
    html::page(
        frame,
        Heading::new(&title),
        html! {
            (stem(frame, &next.question))
            (draft(frame, &format!("test/{}/{}", test.id, next.place), form))
        },
    )
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
