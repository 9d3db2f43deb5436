//! Ways between pages: where one is, siblings as tabs, and the next page of a long list.

use maud::{Markup, html};

use super::frame::Frame;
use super::icon::icon;
use super::words::Words;

/// A tab: a link with its name.
pub struct Tab<'a> {
    /// Where it leads.
    pub href: &'a str,
    /// Its name.
    pub label: &'a str,
    /// Whether it is the one shown.
    pub here: bool,
}

/// The pages above this one, outermost first; this page itself is the h1 below.
pub fn crumbs(frame: &Frame, above: &[(&str, &str)]) -> Markup {
    html! {
        nav.crumbs aria-label=(Words(frame.language).you_are_here()) {
            ol { @for (place, (href, label)) in above.iter().enumerate() { li { @if place > 0 { (icon("chevron-right")) } a href=(href) { (label) } } } }
        }
    }
}

/// Sibling pages. The label says what they are tabs of.
pub fn tabs(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(label) { ul { @for tab in tabs { li { a href=(tab.href) aria-current=[tab.here.then_some("page")] { (tab.label) } } } } }
    }
}

/// The neighbours in a list of what happened, the newest first.
pub fn pager(frame: &Frame, newer: Option<&str>, older: Option<&str>) -> Markup {
    let words = Words(frame.language);
    turn(words, (words.newer(), newer), (words.older(), older))
}

/// The neighbours in a list by number or name.
pub fn pager_in_order(frame: &Frame, before: Option<&str>, after: Option<&str>) -> Markup {
    let words = Words(frame.language);
    turn(words, (words.page_before(), before), (words.page_after(), after))
}

fn turn(words: Words, (back, before): (&str, Option<&str>), (on, after): (&str, Option<&str>)) -> Markup {
    if before.is_none() && after.is_none() {
        return html! {};
    }
    html! {
        nav.pager aria-label=(words.pages()) {
            @if let Some(href) = before { a.button rel="prev" href=(href) { (icon("chevron-left")) span { (back) } } }
            @if let Some(href) = after { a.button rel="next" href=(href) { span { (on) } (icon("chevron-right")) } }
        }
    }
}
