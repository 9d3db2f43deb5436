//! A list of people with one choice for each, as in calling a roll: each button is a form post of its own, and the island sends it without leaving the page.

use maud::{Markup, html};

use super::frame::Frame;
use super::status::Tone;
use super::words::Words;

/// What can be chosen for a person.
#[derive(Clone, Copy, Debug)]
pub struct RollChoice<'a> {
    /// The value that is sent.
    pub value: &'a str,
    /// The name on the button.
    pub label: &'a str,
    /// Its colour once chosen.
    pub tone: Tone,
}

/// One person.
pub struct RollRow<'a> {
    /// The heading of the part of the list that begins with this one; none where it goes on.
    pub head: Option<&'a str>,
    /// What a link leads to; none where nothing does.
    pub id: Option<&'a str>,
    /// Where the choice is posted.
    pub action: &'a str,
    /// The name.
    pub name: &'a str,
    /// What he is here.
    pub what: &'a str,
    /// What was chosen for him.
    pub chosen: Option<&'a str>,
    /// A choice that he alone has besides those of all: a list of fifty stays light.
    pub further: Option<RollChoice<'a>>,
    /// Why he is not counted as most are in the line `data-here`, which the island keeps up to date: a `guest` is not one who should be there, of who is
    /// `excused` nobody waits for a mark. The list of fifty stays light: most rows say nothing.
    pub counts: Option<&'static str>,
    /// Whether it is no longer chosen here. The row keeps its place, so that no other one slips under a finger.
    pub settled: bool,
    /// What follows the buttons: a reason, a correction.
    pub after: Option<Markup>,
}

/// The list. The chosen value is posted as `name`; the key is unique to the thing and keeps the queue of what waits to be sent. With `batch`, all that
/// waits is posted there at once, as `marks`: a line for each, `row value milliseconds`, the row being the last part of its action.
pub fn roll(
    frame: &Frame,
    key: &str,
    name: &str,
    batch: Option<&str>,
    choices: &[RollChoice],
    rows: &[RollRow],
) -> Markup {
    let words = Words(frame.language);
    let waiting = words.waiting_to_send("#");
    html! {
        zx-roll key=(key) batch=[batch] waiting=(waiting) sent=(words.all_sent()) refused=(words.not_accepted()) {
            p.roll-state role="status" {}
            @for part in rows.chunk_by(|_, next| next.head.is_none()) {
                @if let Some(head) = part.first().and_then(|row| row.head) { h2.roll-head { (head) } }
                ul.roll { @for row in part { li id=[row.id] { (who(row)) (buttons(name, choices, row)) @if let Some(after) = &row.after { (after) } } } }
            }
        }
    }
}

/// A list of fifty must stay light: the name without a face, and no drawing in the buttons (the styles draw what is pressed).
fn who(row: &RollRow) -> Markup {
    html! { span.person { b { (row.name) } @if !row.what.is_empty() { small { (row.what) } } } }
}

fn buttons(name: &str, choices: &[RollChoice], row: &RollRow) -> Markup {
    html! {
        form.marks method="post" action=(row.action) data-counts=[row.counts] {
            div role="group" aria-label=(row.name) {
                @for choice in choices {
                    button class=(choice.tone.class()) name=(name) value=(choice.value) aria-pressed=(row.chosen == Some(choice.value)) disabled[row.settled] { (choice.label) }
                }
                @if let Some(choice) = &row.further {
                    @let chosen = row.chosen == Some(choice.value);
                    button class=[chosen.then_some(choice.tone.class())] name=(name) value=(choice.value) aria-pressed=[chosen.then_some("true")] { (choice.label) }
                }
            }
        }
    }
}
