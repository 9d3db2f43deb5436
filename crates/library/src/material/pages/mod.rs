//! The pages of materials: the list with its search, and one material as it is read.

mod changes;
mod list;
mod one;

use maud::{Markup, html};
use zhixing_kit::html::Set;

use super::model::Placed;
use crate::extract::Look;

pub use changes::changes;
pub use list::{ListView, address, list};
pub use one::{one, print, taking};

/// The way to a paragraph.
pub fn way_to(material: &impl std::fmt::Display, part: i64, place: i64) -> String {
    let page = if part > 1 { format!("?part={part}") } else { String::new() };
    if place > 0 { format!("/library/{material}{page}#p{place}") } else { format!("/library/{material}") }
}

/// The way to a paragraph of an edition, which stays the same when there is a newer one.
pub fn way_to_edition(material: &impl std::fmt::Display, edition: u32, part: u32, place: u32) -> String {
    format!("/library/{material}?edition={edition}&part={part}#p{place}")
}

/// How a paragraph is set on the page.
pub fn set(look: Look) -> Set {
    match look {
        Look::Title | Look::Heading => Set::Heading,
        Look::Subheading => Set::Subheading,
        Look::Body | Look::Row => Set::Body,
        Look::Item => Set::Item,
        Look::Quote => Set::Quote,
        Look::Verbatim => Set::Verbatim,
    }
}

/// A text as it is read.
pub fn reading(passages: &[Placed]) -> Markup {
    reading_as("p", passages)
}

/// The same where several texts stand on one page: the ids of its paragraphs begin with this.
pub fn reading_as(beginning: &str, passages: &[Placed]) -> Markup {
    let id = |one: &Placed| format!("{beginning}{}", one.place);
    let set: Vec<_> = passages
        .iter()
        .map(|one| zhixing_kit::html::Passage { id: id(one), set: set(one.look), text: &one.text })
        .collect();
    html! { (zhixing_kit::html::reading(&set)) }
}
