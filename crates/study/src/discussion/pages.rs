//! Answers on the page of a reflection, and the page on which one is answered.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Frame, Heading, Input, Weight, actions, confirmed, crumbs, draft, field, hidden, link_button, live, moment,
    optional_field, post_button, section, sheet, submit,
};
use zhixing_people::MemberId;

use super::input::{ANSWER_WORDS, AnswerInput, FIELDS, FOLLOW};
use super::model::{Answer, Placed};
use super::questions::Discussion;
use super::text::Text;
use crate::reflection::model::Reflection;

/// What the discussion is shown with.
pub struct Below<'a> {
    /// What it stands below.
    pub reflection: &'a Reflection,
    /// Who reads.
    pub reader: &'a MemberId,
    /// Who sees it, in words.
    pub whom: &'a str,
    /// Where the clock on the wall hangs.
    pub zone: &'a TimeZone,
}

/// Everything below a reflection that others see.
pub fn discussion(frame: &Frame, below: &Below<'_>, discussion: &Discussion) -> Markup {
    let text = Text(frame.language);
    let is_own = below.reflection.member == *below.reader;
    let path = below.reflection.path();
    let follow = if discussion.follows {
        html! { (text.following()) " " (post_button(&format!("{path}/following/end"), Weight::Quiet, text.leave(), &[])) }
    } else {
        post_button(&format!("{path}/following"), Weight::Quiet, text.follow(), &[])
    };
    let inside = html! {
        @if discussion.answers.is_empty() {
            p.meta { @if is_own { (text.none_own()) } @else { (text.none()) " " (text.none_next()) } }
        } @else {
            ol.thread { @for placed in &discussion.answers { (one(frame, below, placed)) } }
        }
    };
    let topic = format!("reflection/{}", below.reflection.id);
    let body = html! {
        (live(frame, &topic, "answers", inside))
        (form(frame, below, None, discussion.follows, &AnswerInput::default(), &Faults::default()))
        div.meta { (follow) }
    };
    html! { div id="discussion" { (section(text.title(), body)) } }
}

fn one(frame: &Frame, below: &Below<'_>, placed: &Placed) -> Markup {
    let text = Text(frame.language);
    let (answer, path) = (&placed.answer, below.reflection.path());
    let deep = format!("deep-{}", placed.depth);
    html! {
        li class=(deep) id={ "answer-" (answer.id) } {
            p.meta {
                b { (answer.name) } " "
                @if let Some(to) = &placed.to { (text.to(to)) " " }
                (moment(frame, answer.given_at, below.zone))
            }
            @if answer.taken_back_at.is_some() { p.meta { (text.taken_back()) } }
            @else {
                div.said { (answer.words) }
                (actions(html! {
                    (link_button(Weight::Quiet, &format!("{path}/answers/new?to={}", answer.id), text.reply()))
                    @if answer.member == *below.reader {
                        (confirmed(frame, text.take_back_ask(), post_button(&format!("{path}/answers/{}/end", answer.id), Weight::Quiet, text.take_back(), &[])))
                    }
                }))
            }
        }
    }
}

fn form(
    frame: &Frame,
    below: &Below<'_>,
    to: Option<&Answer>,
    follows: bool,
    typed: &AnswerInput,
    faults: &Faults,
) -> Markup {
    let text = Text(frame.language);
    let path = below.reflection.path();
    let parent = to.map_or("", |answer| answer.id.as_str());
    let form = html::form(
        frame,
        &format!("{path}/answers"),
        FIELDS,
        faults,
        html! {
            @if to.is_some() { (hidden("parent", parent)) }
            (field(frame, &ANSWER_WORDS, Input::Area(4), &typed.answer_words, faults))
            @if !follows { (optional_field(frame, &FOLLOW, Input::Checkbox, &typed.follow, faults)) }
            p.meta { (text.who_sees(below.whom)) }
            (actions(submit(Weight::Plain, text.send())))
        },
    );
    draft(frame, &format!("reflection/{}/answer/{parent}", below.reflection.id), form)
}

/// The page on which a reflection, or an answer below it, is answered.
pub fn new(
    frame: &Frame,
    below: &Below<'_>,
    to: Option<&Answer>,
    follows: bool,
    typed: &AnswerInput,
    faults: &Faults,
) -> Markup {
    let text = Text(frame.language);
    let (path, name) = (below.reflection.path(), below.reflection.content.name());
    let title = to.map_or_else(|| text.write().to_owned(), |answer| text.reply_to(&answer.name));
    let above = crumbs(frame, &[("/reflections", crate::reflection::title(frame.language)), (&path, &name)]);
    let body = html! {
        @if let Some(answer) = to { (sheet(&answer.words)) }
        (form(frame, below, to, follows, typed, faults))
    };
    html::page(frame, Heading::new(&title).above(above), body)
}
