//! Header and main navigation: a bar at the bottom on phones (four places and "more"), a column at the side on large screens.

use maud::{Markup, html};

use super::frame::{Frame, NavItem, Reader, Shown};
use super::icon::icon;
use super::words::Words;
use crate::text::Language;

/// How many places a phone's bar shows before "more".
const PHONE_PLACES: usize = 4;

pub(super) fn header(frame: &Frame) -> Markup {
    let words = Words(frame.language);
    html! {
        header.top {
            (brand(frame))
            div.top-tools {
                (switch_language(frame))
                @if let Some(reader) = &frame.reader { (bell(words, reader)) (me(words, reader)) }
                @else { a.button href="/sign-in" { (words.sign_in()) } }
            }
        }
    }
}

pub(super) fn brand(frame: &Frame) -> Markup {
    html! { a.brand href=(home(frame)) { span.seal aria-hidden="true" { "知行" } span.brand-name { (frame.organisation) } } }
}

/// Where a reader starts.
pub(super) fn home(frame: &Frame) -> &'static str {
    frame.navigation.first().filter(|_| frame.reader.is_some()).map_or("/", |item| item.path)
}

/// The button to the other language; the page comes back to where it was.
pub(super) fn switch_language(frame: &Frame) -> Markup {
    let words = Words(frame.language);
    let other = if frame.language == Language::Chinese { Language::English } else { Language::Chinese };
    html! {
        form.inline method="post" action="/language" {
            input type="hidden" name="back" value=(frame.path);
            button.tool name="language" value=(other.tag()) lang=(other.tag()) title=(words.switch_language()) { (icon("globe")) span.tool-name { (other.own_name()) } }
        }
    }
}

pub(super) fn navigation(frame: &Frame) -> Markup {
    let Some(reader) = &frame.reader else { return html! {} };
    let shown: Vec<&NavItem> = frame
        .navigation
        .iter()
        .filter(|item| item.shown == Shown::Everyone || (item.shown == Shown::Above && reader.below))
        .collect();
    if shown.is_empty() {
        return html! {};
    }
    let words = Words(frame.language);
    let folds = shown.len() > PHONE_PLACES + 1;
    let (first, rest) = shown.split_at(if folds { PHONE_PLACES } else { shown.len() });
    let inside_rest = rest.iter().any(|item| is_here(frame, item));
    html! {
        nav.places aria-label=(words.main_navigation()) {
            ul {
                @for item in first { li { (place(frame, item)) } }
                @for item in rest { li.wide { (place(frame, item)) } }
                @if folds {
                    li.narrow {
                        details.more {
                            summary.place data-here[inside_rest] { (icon("more")) span { (words.more()) } }
                            ul { @for item in rest { li { (place(frame, item)) } } }
                        }
                    }
                }
            }
        }
    }
}

fn place(frame: &Frame, item: &NavItem) -> Markup {
    let here = is_here(frame, item).then_some(if path_only(frame) == item.path { "page" } else { "true" });
    html! { a.place href=(item.path) aria-current=[here] { (icon(item.icon)) span { (frame.pick(item.label)) } } }
}

fn bell(words: Words, reader: &Reader) -> Markup {
    let label = if reader.unread == 0 { words.notices().to_owned() } else { words.notices_unread(reader.unread) };
    html! {
        a.tool href="/notices" aria-label=(label) title=(label) {
            (icon("bell"))
            @if reader.unread > 0 { span.badge { (if reader.unread > 99 { "99+".to_owned() } else { reader.unread.to_string() }) } }
        }
    }
}

fn me(words: Words, reader: &Reader) -> Markup {
    html! {
        a.tool.me href="/settings" title=(words.my_settings()) {
            span.face aria-hidden="true" { (super::person::initial(&reader.name)) }
            span.me-name { b { (reader.name) } small { (reader.unit) } span.unseen { (words.my_settings()) } }
        }
    }
}

fn path_only(frame: &Frame) -> &str {
    frame.path.split('?').next().unwrap_or_default()
}

fn is_here(frame: &Frame, item: &NavItem) -> bool {
    let below =
        |place| path_only(frame).strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let within = |other: &NavItem| other.shown == Shown::Within(item.path) && below(other.path);
    below(item.path) || frame.navigation.iter().any(within)
}
