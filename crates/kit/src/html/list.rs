//! A list of things, each a line that can be opened.

use maud::{Markup, PreEscaped, html};

use super::frame::Frame;
use super::words::Words;

/// One line of a list.
pub struct Item<'a> {
    href: Option<&'a str>,
    title: &'a str,
    meta: Markup,
    end: Markup,
}

impl<'a> Item<'a> {
    /// A line that opens a page.
    pub fn link(href: &'a str, title: &'a str) -> Self {
        Self { href: Some(href), ..Self::plain(title) }
    }

    /// A line that opens nothing.
    pub fn plain(title: &'a str) -> Self {
        Self { href: None, title, meta: PreEscaped(String::new()), end: PreEscaped(String::new()) }
    }

    /// What stands below the title: when, where, who.
    #[must_use]
    pub fn meta(mut self, meta: impl maud::Render) -> Self {
        self.meta = meta.render();
        self
    }

    /// What stands at the end of the line: a state, a button.
    #[must_use]
    pub fn end(mut self, end: Markup) -> Self {
        self.end = end;
        self
    }
}

/// The list.
pub fn list(items: &[Item]) -> Markup {
    html! {
        ul.list {
            @for item in items {
                li {
                    div.list-text {
                        @if let Some(href) = item.href { a.list-title href=(href) { (item.title) } } @else { span.list-title { (item.title) } }
                        @if !item.meta.0.is_empty() { div.meta { (item.meta) } }
                    }
                    @if !item.end.0.is_empty() { div.list-end { (item.end) } }
                }
            }
        }
    }
}

/// A list or table of at most a few hundred lines that is narrowed as one types; without scripts it is shown whole.
pub fn filtered(frame: &Frame, label: &str, inside: Markup) -> Markup {
    let words = Words(frame.language);
    html! {
        zx-filter none=(words.filter_none()) {
            label.filter { span { (label) } input type="search" placeholder=(words.filter()) autocomplete="off"; }
            (inside)
        }
    }
}
