//! How content is grouped: sections with a heading, cards for one thing each, sheets for what is read or printed, details for what may stay shut.

use maud::{Markup, html};

/// A part of the page under its own heading (h2).
pub fn section(title: &str, body: Markup) -> Markup {
    html! { section { h2 { (title) } (body) } }
}

/// One thing on a surface of its own, with its heading (h3) and what stands at its foot, such as actions.
pub fn card(title: &str, body: Markup, foot: Option<Markup>) -> Markup {
    html! {
        article.card {
            @if !title.is_empty() { h3 { (title) } }
            (body)
            @if let Some(foot) = foot { div.card-foot { (foot) } }
        }
    }
}

/// A written text as it would stand on paper: minutes, a resolution. Set in a serif face; line breaks are kept.
pub fn sheet(text: &str) -> Markup {
    html! { div.sheet { @for paragraph in text.split("\n\n") { p { (paragraph) } } } }
}

/// Letters and digits to be copied by hand, such as a key: large, each apart, never broken inside a group.
pub fn copied_by_hand(code: &str) -> Markup {
    html! { p.by-hand { @for (place, group) in code.split('-').enumerate() { @if place > 0 { "-" wbr; } span { (group) } } } }
}

/// What may stay shut until it is wanted.
pub fn details(summary: &str, body: Markup) -> Markup {
    html! { details.fold { summary { (summary) } div { (body) } } }
}
