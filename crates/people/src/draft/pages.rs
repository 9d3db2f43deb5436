//! The page of what is half written. It works without scripts: what was typed can be read and copied here.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::html::words::{near_day_text, time_text};
use zhixing_kit::html::{
    Frame, Heading, Item, Weight, actions, confirmed, crumbs, details, empty, link_button, list, page, post_button,
    sheet,
};
use zhixing_kit::{Language, Moment};

use super::model::{Draft, Unfinished};
use super::text::Text;

/// The page.
pub fn drafts(frame: &Frame, drafts: &[Draft], today: Date, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let lines: Vec<Item> = drafts
        .iter()
        .map(|draft| {
            let all =
                draft.typed.values().filter(|value| !value.is_empty() && !["yes", "no"].contains(&value.as_str()));
            let meta = html! {
                p { (when_and_where(frame.language, &draft.about, today, zone)) }
                (details(text.whole(), html! { @for value in all { (sheet(value)) } }))
            };
            Item::plain(&draft.about.title).meta(meta).end(ways(frame, &draft.about))
        })
        .collect();
    page(
        frame,
        Heading::new(text.title()).above(crumbs(frame, &[("/today", text.today())])).lead(text.lead()),
        html! { @if lines.is_empty() { (empty(text.none(), text.none_next(), None)) } @else { (list(&lines)) } },
    )
}

fn ways(frame: &Frame, draft: &Unfinished) -> Markup {
    let text = Text(frame.language);
    let forget = post_button("/drafts/end", Weight::Quiet, text.forget(), &[("form", &draft.form)]);
    actions(html! {
        @if !draft.path.is_empty() { (link_button(Weight::Plain, &draft.path, text.go_on())) }
        (confirmed(frame, text.forget_ask(), forget))
    })
}

/// When it was written, with the day if that is not today.
pub fn when(language: Language, at: Moment, today: Date, zone: &TimeZone) -> String {
    let local = at.local(zone);
    let time = time_text(local.time());
    if local.date() == today { time } else { format!("{} {time}", near_day_text(language, local.date())) }
}

/// When it was written and on what.
pub fn when_and_where(language: Language, draft: &Unfinished, today: Date, zone: &TimeZone) -> String {
    let text = Text(language);
    let what = if draft.is_from_phone() { text.on_phone() } else { text.on_computer() };
    text.written_at(when(language, draft.saved_at, today, zone), what)
}

/// What the form itself says about it.
pub fn offer(language: Language, draft: &Unfinished, today: Date, zone: &TimeZone) -> String {
    let (text, at) = (Text(language), when(language, draft.saved_at, today, zone));
    if draft.is_from_phone() { text.offer_phone(at) } else { text.offer_computer(at) }
}
