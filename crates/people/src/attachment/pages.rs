//! The page of those who are set to a temporary branch. Markup only.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    Frame, Heading, Input, Item, Weight, actions, confirmed, crumbs, empty, field, form, list, page, post_button,
    section, submit,
};

use super::input::AttachmentInput;
use super::model::Attachment;
use super::text::Text;
use crate::fields::{ATTACHED_FROM, ATTACHED_NUMBER, FIELDS};
use crate::unit::Unit;

/// The page.
pub fn attached(
    frame: &Frame,
    (unit, all): (&Unit, &[Attachment]),
    input: &AttachmentInput,
    faults: &Faults,
) -> Markup {
    let text = Text(frame.language);
    let at = format!("/units/{}", unit.id);
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/units", text.units()), (&at, &unit.name)]))
        .lead(text.lead());
    let items: Vec<Item> =
        all.iter()
            .map(|one| {
                let end = post_button(&format!("/attachments/{}/end", one.id), Weight::Quiet, text.end(), &[]);
                Item::plain(&one.name)
                    .meta(text.since(&one.home, day_text(frame.language, one.from_on)))
                    .end(confirmed(frame, &text.end_ask(&one.name), end))
            })
            .collect();
    page(
        frame,
        heading,
        html! {
            @if items.is_empty() { (empty(text.none(), text.none_next(), None)) } @else { (list(&items)) }
            @if unit.closed_on.is_some() { p { (text.is_closed()) } } @else { (section(text.add_title(), form(frame, &format!("{at}/attached"), FIELDS, faults, html! {
                (field(frame, &ATTACHED_NUMBER, Input::Text, &input.attached_number, faults))
                (field(frame, &ATTACHED_FROM, Input::Day, &input.attached_from, faults))
                (actions(submit(Weight::Primary, text.add())))
            }))) }
        },
    )
}

/// The words of the way to it.
pub fn manage(frame: &Frame) -> &'static str {
    Text(frame.language).manage()
}
