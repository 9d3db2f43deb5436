//! A longer text as it is read: headings, paragraphs, items, quotations, each with a place that a link can lead to.

use maud::{Markup, html};

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// A heading within the text.
    Heading,
    /// A heading below another one.
    Subheading,
    /// Running text.
    Body,
    /// An item of a list.
    Item,
    /// What somebody else said.
    Quote,
    /// Line by line as it was written.
    Verbatim,
}

/// A paragraph of a text that is read.
pub struct Passage<'a> {
    /// Its place on the page, for links.
    pub id: String,
    /// How it is set.
    pub set: Set,
    /// Its words.
    pub text: &'a str,
}

/// The text. Its headings stand below the page's own; one below another only where that other stands before it.
pub fn reading(passages: &[Passage]) -> Markup {
    let first = passages.iter().position(|one| one.set == Set::Heading).unwrap_or(passages.len());
    let (before, after) = passages.split_at(first);
    html! { div.sheet { (runs(before, true)) (runs(after, false)) } }
}

/// Paragraphs, items in a row as one list. `is_first`: no heading stands before them.
fn runs(passages: &[Passage], is_first: bool) -> Markup {
    html! {
        @for run in passages.chunk_by(|one, next| one.set == Set::Item && next.set == Set::Item) {
            @if run[0].set == Set::Item {
                ul { @for item in run { li id=(item.id) { (item.text) } } }
            } @else { (single(&run[0], is_first)) }
        }
    }
}

fn single(passage: &Passage, is_first: bool) -> Markup {
    let Passage { id, set, text } = passage;
    html! {
        @match set {
            Set::Heading => h2 id=(id) { (text) },
            Set::Subheading if is_first => h2 id=(id) { (text) },
            Set::Subheading => h3 id=(id) { (text) },
            Set::Quote => blockquote id=(id) { (text) },
            Set::Body | Set::Item | Set::Verbatim => p id=(id) { (text) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_in_a_row_are_one_list_and_words_are_never_markup() {
        let passage = |set, text| Passage { id: format!("p{text}"), set, text };
        let set =
            [passage(Set::Heading, "a"), passage(Set::Item, "b"), passage(Set::Item, "c"), passage(Set::Body, "<i>")];
        let shown = reading(&set).0;
        assert!(shown.contains("<h2 id=\"pa\">a</h2><ul><li id=\"pb\">b</li><li id=\"pc\">c</li></ul>"), "{shown}");
        assert!(shown.contains("&lt;i&gt;</p>"), "{shown}");
    }
}
