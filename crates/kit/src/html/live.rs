//! A part of a page that follows a topic. Without scripts it stands as it was loaded.

use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::frame::Frame;
use super::words::Words;

/// Content that is fetched again from this page whenever the topic is announced. The id is unique on the page.
pub fn live(frame: &Frame, topic: &str, id: &str, content: Markup) -> Markup {
    let words = Words(frame.language);
    let source = format!("/live?topic={}", utf8_percent_encode(topic, NON_ALPHANUMERIC));
    html! { zx-live id=(id) src=(source) lost=(words.live_lost()) reload=(words.reload()) { (content) } }
}
