//! People and files as they stand in a line: a face made of the first character of the name, a document with its kind and size.

use maud::{Markup, html};

use super::frame::Frame;
use super::icon::icon;
use super::words::{Words, size_text};

/// A person's name with a round initial, and what he is here.
pub fn person(name: &str, what: &str) -> Markup {
    html! {
        span.person {
            span.face aria-hidden="true" { (initial(name)) }
            span { b { (name) } @if !what.is_empty() { small { (what) } } }
        }
    }
}

/// A file to take away.
pub fn download(frame: &Frame, href: &str, name: &str, kind: &str, bytes: u64) -> Markup {
    let words = Words(frame.language);
    html! {
        a.file href=(href) download {
            (icon("file"))
            span { b { (name) } small { (words.download(kind, size_text(bytes))) } }
            (icon("download"))
        }
    }
}

pub(super) fn initial(name: &str) -> String {
    name.trim().chars().next().map(|first| first.to_uppercase().to_string()).unwrap_or_default()
}
