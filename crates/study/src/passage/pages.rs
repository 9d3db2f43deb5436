//! The passage behind a question, and the page on which it is chosen.

use maud::{Markup, html};
use zhixing_kit::html::{self, Frame, Heading, crumbs};
use zhixing_library::{Answers, Quote, choose_passage, way_to};

use super::text::Text;
use crate::bank::model::Kept;

/// The passage, with the way to where it stands.
pub fn shown<'a>(frame: &Frame, passage: &Quote) -> (&'a str, Markup) {
    let text = Text(frame.language);
    let way = way_to(&passage.material, passage.edition, passage.part, passage.place);
    (text.passage(), html! { blockquote { (passage.words) } p.meta { a href=(way) { (text.from(&passage.title)) } } })
}

/// The page on which a passage is chosen.
pub fn choose(frame: &Frame, kept: &Kept, q: &str, answers: &Answers) -> Markup {
    let text = Text(frame.language);
    let path = format!("{}/passage", kept.path());
    let heading =
        Heading::new(text.choose()).above(crumbs(frame, &[(&kept.path(), &kept.title())])).lead(text.choose_lead());
    html::page(frame, heading, choose_passage(frame, (&path, &path), q, answers))
}
