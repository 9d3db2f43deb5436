//! The search for a passage that is quoted elsewhere: into a meeting, a reflection, behind a question. The page around it is that room's.

use maud::{Markup, html};
use zhixing_kit::html::{Frame, Item, Weight, details, empty, list, post_button, search_form};

use super::questions::Answers;
use super::snippet::snippet;
use super::text::Text;

/// From how many characters on a passage is folded.
const FOLDED_CHARS: usize = 110;

/// The search at an address, and what was found, each with the button that sends its number (`passage`) to `action`.
pub fn choose_passage(frame: &Frame, (at, action): (&str, &str), question: &str, answers: &Answers) -> Markup {
    html! {
        (search_form(frame, at, "q", Text(frame.language).search(), question))
        @if !question.trim().is_empty() { (found(frame, action, answers)) }
    }
}

/// What was found, without titles: a title is no passage.
fn found(frame: &Frame, action: &str, answers: &Answers) -> Markup {
    let text = Text(frame.language);
    let items: Vec<Item> = answers
        .found
        .iter()
        .filter(|one| one.place > 0)
        .map(|one| {
            let meta = html! {
                @for (piece, mark) in snippet(&one.text, &answers.words) { @if mark { mark { (piece) } } @else { (piece) } }
                @if one.text.chars().count() > FOLDED_CHARS { (details(text.whole(), html! { (one.text) })) }
            };
            let button = post_button(action, Weight::Plain, text.quote(), &[("passage", &one.number.to_string())]);
            Item::plain(&one.title).meta(meta).end(button)
        })
        .collect();
    if items.is_empty() { empty(text.none(), text.none_next(), None) } else { list(&items) }
}
