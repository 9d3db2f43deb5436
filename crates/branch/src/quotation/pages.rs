//! The passages on the meeting's page, and the page on which they are chosen.

use maud::{Markup, html};
use zhixing_kit::html::{self, Frame, Heading, Weight, confirmed, crumbs, link_button, post_button, section};
use zhixing_library::{Answers, choose_passage};

use super::model::Quotation;
use super::text::Text;
use crate::activity::model::Activity;

/// What the meeting reads from, on its page; `chooses`: whether the reader may choose. Nothing when there is nothing to say.
pub fn of_meeting(frame: &Frame, activity: &Activity, all: &[Quotation], chooses: bool) -> Markup {
    let text = Text(frame.language);
    let path = activity.path();
    let choose = || link_button(Weight::Plain, &format!("{path}/quotations/new"), text.choose());
    if all.is_empty() {
        return html! { @if chooses { (choose()) } };
    }
    let shown = html! {
        @for one in all {
            blockquote { (one.words) }
            p.meta {
                a href=(one.way) { @if one.source.is_empty() { (text.from(&one.title)) } @else { (text.from_source(&one.title, &one.source)) } }
                @if chooses { " " (confirmed(frame, text.take_out_question(), post_button(&format!("{path}/quotations/{}/end", one.id), Weight::Quiet, text.take_out(), &[]))) }
            }
        }
        @if chooses { (choose()) }
    };
    html! { div id="quotations" { (section(text.title(), shown)) } }
}

/// The page on which passages are chosen.
pub fn choose(frame: &Frame, activity: &Activity, question: &str, answers: &Answers) -> Markup {
    let text = Text(frame.language);
    let path = activity.path();
    let heading = Heading::new(text.choose())
        .above(crumbs(frame, &[("/meetings", text.meetings()), (&path, &activity.topic)]))
        .lead(text.choose_lead(&activity.topic));
    let (at, action) = (format!("{path}/quotations/new"), format!("{path}/quotations"));
    html::page(frame, heading, choose_passage(frame, (&at, &action), question, answers))
}
