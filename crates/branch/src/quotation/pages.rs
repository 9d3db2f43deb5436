//! The passages on the meeting's page, and the page on which they are chosen.

use maud::{Markup, html};
use zhixing_kit::html::{
    self, Frame, Heading, Item, Weight, confirmed, crumbs, details, empty, link_button, list, post_button, search_form,
    section,
};
use zhixing_library::{Answers, snippet};

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
    let body = html! {
        (search_form(frame, &format!("{path}/quotations/new"), "q", text.search(), question))
        @if !question.trim().is_empty() { (found(frame, &path, answers)) }
    };
    html::page(frame, heading, body)
}

/// What was found, without titles: a title is no passage.
fn found(frame: &Frame, path: &str, answers: &Answers) -> Markup {
    let text = Text(frame.language);
    let action = format!("{path}/quotations");
    let items: Vec<Item> = answers
        .found
        .iter()
        .filter(|one| one.place > 0)
        .map(|one| {
            let marked = snippet(&one.text, &answers.words);
            let meta = html! {
                @for (piece, mark) in marked { @if mark { mark { (piece) } } @else { (piece) } }
                @if one.text.chars().count() > 110 { (details(text.title(), html! { (one.text) })) }
            };
            let button = post_button(&action, Weight::Plain, text.quote(), &[("passage", &one.number.to_string())]);
            Item::plain(&one.title).meta(meta).end(button)
        })
        .collect();
    if items.is_empty() { empty(text.none(), text.none_next(), None) } else { list(&items) }
}
