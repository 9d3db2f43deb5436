//! What acts and ballots show of each other: the form that puts a question to the ballot, how that ballot stands, and the way onward from a result.

use maud::{Markup, html};
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{
    self, Choice, Frame, Input, Weight, actions, card, field, form, hidden, icon, link_button, notice, submit,
};

use super::input::{AT_MEETING, FIELDS, PutInput};
use super::questions::{Act, Onward};
use super::text::Text;
use crate::activity::Activity;
use crate::ballot::Told;
use crate::ballot::input::WAY;
use crate::ballot::model::Way;
use crate::ballot::pages::{said, state, way_name};
use crate::ballot::text::Text as BallotText;

/// The form that puts an act's question to a ballot: `more` are the act's own fields. Without an open meeting it says what to do first.
pub fn put(
    frame: &Frame,
    to: &str,
    meetings: &[Activity],
    typed: &PutInput,
    faults: &Faults,
    (own, more): (&[&'static Field], Markup),
) -> Markup {
    let text = Text(frame.language);
    let Some(first) = meetings.first() else { return html! {} };
    let here: Vec<Choice> =
        meetings.iter().map(|meeting| Choice::new(meeting.id.as_str(), meeting.topic.as_str())).collect();
    let ways: Vec<Choice> =
        Way::ALL.iter().map(|way| Choice::new(way.code(), way_name(frame.language, *way))).collect();
    let way = if typed.way.is_empty() { Way::Phones.code() } else { &typed.way };
    let known: Vec<&Field> = own.iter().copied().chain(FIELDS.iter().copied()).chain([&WAY]).collect();
    form(
        frame,
        to,
        &known,
        faults,
        html! {
            @if meetings.len() == 1 {
                (hidden("at_meeting", first.id.as_str()))
                @if let Some(fault) = faults.of("at_meeting") { div.field id="f-at_meeting" tabindex="-1" { p.fault { (icon("alert")) (fault.text(frame.language)) } } }
            }
            @else { (field(frame, &AT_MEETING, Input::Select(&here), &typed.at_meeting, faults)) }
            (more)
            (field(frame, &WAY, Input::Radio(&ways), way, faults))
            (actions(submit(Weight::Primary, text.put())))
        },
    )
}

/// What is told when a question was put to the ballot.
pub fn told(language: zhixing_kit::Language) -> &'static str {
    Text(language).put_told()
}

/// What was refused just now, above the page that it came from, with the way to open that anew, since it stands at the address of the act: what is of no
/// field, and all of it where the form is not shown any more.
pub fn led_back(frame: &Frame, faults: &Faults, is_form_shown: bool, path: &str) -> Markup {
    let above = faults.0.iter().filter(|(field, _)| field.is_empty() || !is_form_shown);
    let above: Vec<_> = above.map(|(_, why)| why.text(frame.language)).collect();
    if above.is_empty() {
        return html! {};
    }
    let body = html! {
        p { b { (BallotText(frame.language).refused()) } }
        @for why in &above { p { (why) } }
        (actions(link_button(Weight::Plain, path, Text(frame.language).open_again())))
    };
    notice(html::Notice::Refused, body)
}

/// What is wrong with fields, for the form.
pub fn at_fields(faults: &Faults) -> Faults {
    Faults(faults.0.iter().filter(|(field, _)| !field.is_empty()).cloned().collect())
}

/// That no meeting is open at which it could be voted, and which kind is needed.
pub fn no_meeting(frame: &Frame, kind: &str) -> Markup {
    let kind = crate::charter().kind(kind).map_or(kind, |kind| frame.language.pick(&kind.zh, &kind.en));
    notice(html::Notice::Info, Text(frame.language).no_meeting(kind))
}

/// How the ballot of an act stands, with the way to it; `then` is what follows from it.
pub fn standing(frame: &Frame, told: &Told, then: Markup) -> Markup {
    let text = Text(frame.language);
    let body = html! {
        p { (state(frame.language, told)) " " (told.ballot.title) }
        @let said = said(frame, told);
        @if !said.is_empty() { p { (said) } }
        (then)
    };
    let weight = if told.outcome.is_some() { Weight::Quiet } else { Weight::Primary };
    card(text.put_title(), body, Some(actions(link_button(weight, &told.ballot.path(), text.to_ballot()))))
}

/// The way onward from a result, or to where it went already; from a ballot that was taken back or does not stand any more, to where another is proposed.
pub fn onward(frame: &Frame, onward: &Onward, is_again: bool) -> Markup {
    let text = Text(frame.language);
    let path = &onward.path;
    if onward.is_taken && !is_again {
        let told = match onward.act {
            Act::Admission => text.taken_admission(),
            Act::Election => text.taken_election(),
            Act::Appraisal => text.taken_appraisal(),
        };
        let way = actions(link_button(Weight::Quiet, path, text.taken_look()));
        return html::section(text.taken_title(), html! { p { (told) } (way) });
    }
    let label = match onward.act {
        _ if is_again => text.onward_again(),
        Act::Admission => text.onward_admission(),
        Act::Election => text.onward_election(),
        Act::Appraisal => text.onward_appraisal(),
    };
    html::section(text.onward_title(), actions(link_button(Weight::Primary, path, label)))
}
