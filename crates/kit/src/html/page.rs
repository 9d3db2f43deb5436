//! The whole document around a page's content, for who is signed in ([`page`]) and for single-purpose pages ([`plain_page`]).

use maud::{DOCTYPE, Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::action::{Weight, actions, link_button};
use super::form::{coded, outbox};
use super::frame::Frame;
use super::heading::Heading;
use super::icon::icon;
use super::navigation::{brand, header, home, navigation, switch_language};
use super::notice::{Notice, notice};
use super::words::{self, Words};
use crate::asset;
use crate::session::{size_word, theme_word};

/// A page with header, navigation, title, content and footer. The title is a text or a [`Heading`] with lead and action.
pub fn page<'a>(frame: &Frame, heading: impl Into<Heading<'a>>, body: Markup) -> Markup {
    framed(frame, "framed", &heading.into(), body)
}

/// A page with one purpose and no navigation: signing in, an error.
pub fn plain_page<'a>(frame: &Frame, heading: impl Into<Heading<'a>>, body: Markup) -> Markup {
    let heading = heading.into();
    document(
        frame,
        heading.title,
        "bare",
        html! {
            header.top { (brand(frame)) div.top-tools { (switch_language(frame)) } }
            (content(frame, &heading, body))
            (footer(frame))
        },
    )
}

/// A page that is made to be printed: its class is the body's, and the styles of that class tell what stands on paper.
pub fn printed_page(frame: &Frame, class: &str, heading: &Heading, body: Markup) -> Markup {
    framed(frame, &format!("framed {class}"), heading, body)
}

/// A way back from a page that says what went wrong.
#[derive(Clone, Debug)]
pub enum Back {
    /// To where the reader came from.
    There(String),
    /// To the page above, where that is not known.
    Above(String),
}

/// A page that says what went wrong and what to do, with a way back, and to the start.
pub fn error_page(frame: &Frame, title: &str, explained: &str, back: Option<&Back>) -> Markup {
    let words = Words(frame.language);
    let back = back.map(|back| match back {
        Back::There(path) => (path, words.back_there()),
        Back::Above(path) => (path, words.back_above()),
    });
    let body = html! {
        (notice(Notice::Refused, explained))
        (actions(html! {
            @if let Some((path, name)) = back { (link_button(Weight::Primary, path, name)) }
            (link_button(if back.is_some() { Weight::Quiet } else { Weight::Primary }, home(frame), words.to_start()))
        }))
    };
    if frame.reader.is_some() { page(frame, title, body) } else { plain_page(frame, title, body) }
}

fn framed(frame: &Frame, class: &str, heading: &Heading, body: Markup) -> Markup {
    document(
        frame,
        heading.title,
        class,
        html! {
            (header(frame))
            (navigation(frame))
            (content(frame, heading, body))
            (footer(frame))
        },
    )
}

fn document(frame: &Frame, title: &str, class: &str, inside: Markup) -> Markup {
    let words = Words(frame.language);
    html! {
        (DOCTYPE)
        html lang=(frame.language.tag()) data-theme=[chosen(theme_word(frame.look.theme))] data-size=[chosen(size_word(frame.look.type_size))] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                title { (title) " · " (frame.organisation) }
                meta name="theme-color" content="#f6f1e8" media="(prefers-color-scheme: light)";
                meta name="theme-color" content="#1a1714" media="(prefers-color-scheme: dark)";
                link rel="stylesheet" href=(asset::url("app.css"));
                script src=(asset::url("app.js")) defer {}
                link rel="icon" href=(asset::url("favicon.svg")) type="image/svg+xml";
                link rel="apple-touch-icon" href=(asset::url("touch.png"));
                link rel="manifest" href=(asset::url("app.webmanifest"));
            }
            body.(class) data-reader=[frame.reader.as_ref().map(|reader| &reader.key)] {
                a.skip href="#main" { (words.skip()) }
                (inside)
            }
        }
    }
}

/// What stands on a page on which something can be written down.
const POSTS: &str = r#" method="post" "#;

/// Whether a page is one of who writes or has just written, and does not tell its administrator of the clock already.
fn writes(frame: &Frame, body: &Markup) -> bool {
    (frame.told.is_some() || body.0.contains(POSTS)) && !body.0.contains(TO_MEND)
}

/// What the notice of an administrator is known by.
const TO_MEND: &str = r#"id="clock""#;

fn content(frame: &Frame, heading: &Heading, body: Markup) -> Markup {
    // For who writes, or has just written, while the machine's clock stands behind: nothing else tells him that the time may be wrong.
    let behind = frame.reader.as_ref().and(frame.clock_behind).filter(|behind| behind.concerns_everybody);
    let behind = behind.filter(|_| writes(frame, &body));
    html! {
        main #main tabindex="-1" {
            @if frame.reader.is_some() { (outbox(frame)) }
            @if let Some(told) = &frame.told { (was_told(told)) }
            @if let Some(behind) = behind { (notice(Notice::Warning, words::clock_behind(frame.language, &behind))) }
            (coded(frame, html! { (heading.markup()) (body) }.0))
        }
    }
}

/// What stands in a told sentence before each way that leads on from it: an address here, a space, a label.
pub const WAY: char = '\u{1f}';

/// What was done, with the ways that lead on from it.
fn was_told(told: &str) -> Markup {
    let mut parts = told.split(WAY);
    let said = parts.next().unwrap_or_default();
    let is_here = |path: &str| path.starts_with('/') && path.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic);
    let ways = parts.filter_map(|way| way.split_once(' ')).filter(|(path, _)| is_here(path));
    html! { div.told role="status" data-told { (icon("check")) p { (said) @for (path, label) in ways { br; a href=(path) { (label) } } } } }
}

fn footer(frame: &Frame) -> Markup {
    let words = Words(frame.language);
    let about = utf8_percent_encode(&frame.path, NON_ALPHANUMERIC);
    html! {
        footer.foot {
            a.button.quiet href={ "/suggestions/new?about=" (about) } { (icon("speech")) span { (words.suggest()) } }
            a.aside href="/suggestions" { (words.suggestions_answered()) }
        }
    }
}

/// What a reader chose of the look; nothing where he leaves it as it is.
fn chosen(word: &'static str) -> Option<&'static str> {
    Some(word).filter(|word| !["auto", "usual"].contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_behind_a_told_sentence_lead_nowhere_else() {
        let told = |way: &str| was_told(&format!("已保存。{WAY}{way}")).0;
        assert!(told("/members/1 给 <b> 发链接").contains(r#"<br><a href="/members/1">给 &lt;b&gt; 发链接</a>"#));
        for elsewhere in ["//evil.test 去", "/\\evil.test 去", "https://evil.test 去", "javascript:x 去", "/members"]
        {
            assert!(!told(elsewhere).contains("<a "), "{elsewhere}");
        }
        assert_eq!(told("/a b").matches("已保存。").count(), 1);
    }
}
