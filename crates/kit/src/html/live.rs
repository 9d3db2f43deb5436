//! A part of a page that follows a topic, and pages that lie on the device. Without scripts a page stands as it was loaded, and nothing is kept.

use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::frame::Frame;
use super::words::Words;

/// Content that is fetched again from this page whenever the topic, or one of several with a comma between them, is announced. The id is unique on the page.
pub fn live(frame: &Frame, topic: &str, id: &str, content: Markup) -> Markup {
    let words = Words(frame.language);
    let source = format!("/live?topic={}", utf8_percent_encode(topic, NON_ALPHANUMERIC));
    html! { zx-live id=(id) src=(source) lost=(words.live_lost()) reload=(words.reload()) { (content) } }
}

/// Keeps pages on the reader's device, this one among them, each with what it is called: they open without a network, and say from when they are.
pub fn kept(frame: &Frame, pages: &[(&str, &str)]) -> Markup {
    html! {
        @if !pages.is_empty() {
            zx-kept said=(Words(frame.language).from_device("#")) hidden {
                p.island-note role="status" { span {} @for (path, name) in pages { a href=(path) { (name) } } }
            }
        }
    }
}
