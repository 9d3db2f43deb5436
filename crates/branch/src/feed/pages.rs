//! The page of one's own feeds, and the address that is shown once.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::html::{
    Frame, Heading, Item, Notice, Tone, Weight, actions, card, confirmed, copy_link, crumbs, link_button, list, moment,
    notice, page, pill, post_button,
};
use zhixing_people::{Secret, Unit};

use super::model::{Feed, Scope};
use super::text::Text;

/// What can be taken along, and what is.
pub fn feeds(frame: &Frame, feeds: &[Feed], units: &[Unit], in_branch: bool, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/calendar", text.calendar())]))
        .lead(html! { (text.lead()) });
    let own = in_branch.then(|| (Scope::Own, text.mine().to_owned(), text.mine_lead().to_owned()));
    let of_units =
        units.iter().map(|unit| (Scope::Unit(unit.id.clone()), unit.name.clone(), text.unit_lead(&unit.name)));
    let lines: Vec<_> = own.into_iter().chain(of_units).collect();
    let items: Vec<Item> = lines
        .iter()
        .map(|(scope, name, lead)| {
            let feed = feeds.iter().find(|feed| feed.scope == *scope);
            Item::plain(name).meta(meta(frame, lead, feed, zone)).end(end(frame, scope, feed))
        })
        .collect();
    page(
        frame,
        heading,
        html! {
            (notice(Notice::Warning, text.who_sees()))
            @if items.is_empty() { (notice(Notice::Info, text.nothing_here())) }
            @else if !in_branch { (notice(Notice::Info, text.no_branch())) }
            (list(&items))
        },
    )
}

fn meta(frame: &Frame, lead: &str, feed: Option<&Feed>, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    html! {
        p { (lead) }
        @if let Some(feed) = feed { p { (pill(Tone::Good, text.made())) " " (text.since()) " " (moment(frame, feed.made_at, zone)) } }
        @else { p { (pill(Tone::Quiet, text.not_made())) } }
    }
}

fn end(frame: &Frame, scope: &Scope, feed: Option<&Feed>) -> Markup {
    let text = Text(frame.language);
    let make = |weight, label| post_button("/calendar/feeds", weight, label, &[("unit", scope.word())]);
    match feed {
        None => make(Weight::Plain, text.make()),
        Some(feed) => html! {
            (confirmed(frame, text.again_question(), make(Weight::Quiet, text.make_again())))
            (post_button(&format!("/calendar/feeds/{}/end", feed.id), Weight::Quiet, text.end(), &[]))
        },
    }
}

/// A secret address, shown this once.
pub fn address(frame: &Frame, path: &Secret, origin: &str) -> Markup {
    let text = Text(frame.language);
    let address = format!("{origin}{}", path.reveal());
    let by_calendar = address.split_once("://").map_or_else(String::new, |(_, rest)| format!("webcal://{rest}"));
    let heading = Heading::new(text.address_title()).above(crumbs(frame, &[("/calendar/feeds", text.title())]));
    page(
        frame,
        heading,
        html! {
            (notice(Notice::Warning, text.address_once()))
            (card("", html! { p { code { (address) } } p { (text.address_how()) } p { (text.who_sees()) } }, Some(copy_link(frame, &address))))
            (actions(html! {
                (link_button(Weight::Primary, &by_calendar, text.open_calendar()))
                (link_button(Weight::Plain, "/calendar/feeds", text.back()))
            }))
        },
    )
}
