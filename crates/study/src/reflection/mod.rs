//! Reflections: a member writes for himself, quotes the library, and shares what he wrote with whom he likes, or takes it back. It never says how much,
//! how often or by when anybody writes, and counts nobody's reflections (P10).

pub(crate) mod actions;
mod input;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
mod web;

pub use input::{FIELDS, Written};
pub use model::{Choice, ReflectionId};
pub use store::STATEMENTS;
pub use web::routes;

use zhixing_kit::Language;
use zhixing_people::Unit;

/// What this room's list is called.
pub(crate) fn title(language: Language) -> &'static str {
    text::Text(language).title()
}

/// Who sees something, in words: the members of a unit, everybody, or the reader himself.
pub(crate) fn whom(language: Language, audience: &model::Audience, unit: Option<&Unit>) -> String {
    let text = text::Text(language);
    match (audience, unit) {
        (model::Audience::Own, _) => text.whom_own().to_owned(),
        (_, Some(unit)) => text.whom_unit(&unit.name),
        (_, None) => text.whom_all().to_owned(),
    }
}
