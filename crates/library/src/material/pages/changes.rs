//! What is different in an edition since an earlier one.

use maud::{Markup, html};
use zhixing_kit::html::{Frame, Heading, Notice, Weight, actions, crumbs, difference, link_button, notice, page};

use crate::material::change::Change;
use crate::material::questions::Changed;
use crate::material::text::Text;

/// The most bytes of words that are shown: a page that can be read; the rest is in the two editions.
const SHOWN_BYTES_MAX: usize = 12_000;

/// The page.
pub fn changes(frame: &Frame, changed: &Changed) -> Markup {
    let Changed { shown, since, changes } = changed;
    let text = Text(frame.language);
    let way = format!("/library/{}", shown.material.id);
    let heading = Heading::new(text.changes())
        .above(crumbs(frame, &[("/library", text.title()), (&way, &shown.material.title)]))
        .lead(text.changes_lead(shown.edition.number, since));
    let mut bytes = 0;
    let fits = |change: &&Change| {
        bytes += match change {
            Change::Same(_) => 40,
            Change::Differs { before, after } => before.len() + after.len() + 80,
        };
        bytes <= SHOWN_BYTES_MAX
    };
    let seen: Vec<&Change> = changes.iter().take_while(fits).collect();
    let left = changes[seen.len()..].iter().filter(|one| matches!(one, Change::Differs { .. })).count();
    page(
        frame,
        heading,
        html! {
            @if !shown.edition.note.is_empty() { (notice(Notice::Info, html! { (shown.edition.note) })) }
            @for change in &seen {
                @match change {
                    Change::Same(count) => p.meta { (text.unchanged(count)) },
                    Change::Differs { before, after } => (difference(frame, before, after)),
                }
            }
            @if left > 0 { (notice(Notice::Info, text.more_changes(left))) }
            (actions(html! {
                (link_button(Weight::Plain, &format!("{way}?edition={}", shown.edition.number), text.read_new()))
                (link_button(Weight::Quiet, &format!("{way}?edition={since}"), text.read_old()))
            }))
        },
    )
}
