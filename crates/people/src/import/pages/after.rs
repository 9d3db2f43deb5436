//! The pages of a check that is over: what it brought and what comes next, or which one took its place. Markup only.

use maud::{Markup, html};
use zhixing_kit::html::{
    Frame, Heading, Item, Notice, Weight, actions, confirmed, count, link_button, list, notice, page, section,
};

use super::{above, undoing};
use crate::import::questions::Brought;
use crate::import::store::DraftId;
use crate::import::text::Text;

/// What an import brought.
pub(in crate::import) fn show_brought(frame: &Frame, brought: &Brought) -> Markup {
    let text = Text(frame.language);
    let done = &brought.done;
    let title = text.brought_title(&done.file_name);
    let heading = Heading::new(&title).above(above(frame));
    let counts = [
        (text.new_units(), brought.units),
        (text.new_members(), brought.members),
        (text.changed_members(), brought.changed),
        (text.changed_posts(), brought.posts),
        (text.new_exemptions(), brought.exemptions),
    ];
    page(
        frame,
        heading,
        html! {
            @if done.undone_at.is_some() { (notice(Notice::Info, text.was_undone())) }
            @else { (notice(Notice::Info, text.brought_lead())) }
            @for (label, number) in counts {
                @if number > 0 { (count(label, usize::try_from(number).unwrap_or(usize::MAX))) }
            }
            @if done.undone_at.is_none() { (next(frame, brought)) }
            (actions(html! {
                (link_button(Weight::Primary, "/members", text.members()))
                (link_button(Weight::Plain, "/members/import", text.another()))
            }))
            @if brought.is_last { (confirmed(frame, text.undo_question(), undoing(frame, &done.id))) }
        },
    )
}

/// What comes next: the people can sign in only once they have a link.
fn next(frame: &Frame, brought: &Brought) -> Markup {
    let text = Text(frame.language);
    let hrefs: Vec<_> = brought.without_sign_in.iter().map(|(member, _)| format!("/members/{member}")).collect();
    let items: Vec<_> =
        brought.without_sign_in.iter().zip(&hrefs).map(|((_, name), href)| Item::link(href, name)).collect();
    section(
        text.next(),
        html! {
            @if brought.has_new_branches {
                p { (text.next_posts()) }
                (actions(link_button(Weight::Plain, "/units", text.to_units())))
            }
            @if items.is_empty() { p { (text.next_members()) } }
            @else { p { (text.next_secretaries()) } (list(&items)) }
        },
    )
}

/// That a newer check took the place of this one.
pub(in crate::import) fn show_replaced(frame: &Frame, newer: &DraftId) -> Markup {
    let text = Text(frame.language);
    page(
        frame,
        Heading::new(text.replaced_title()).above(above(frame)),
        html! {
            (notice(Notice::Info, text.replaced()))
            (actions(html! {
                (link_button(Weight::Primary, &format!("/members/import/{newer}"), text.to_newer()))
                (link_button(Weight::Plain, "/members/import", text.give_up()))
            }))
        },
    )
}
