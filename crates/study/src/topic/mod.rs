//! Topics of a programme: what is read for each, which questions go with it, and the problem that it should help with. One that is left out
//! stays, since what was written about it belongs to it.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
mod web;

pub use input::FIELDS;
pub(crate) use pages::materials_list;
pub use store::STATEMENTS;
pub use web::routes;

use zhixing_kit::Language;

/// The name of an area of study; its word when the charter does not know it any more.
pub(crate) fn area_name(language: Language, code: &str) -> &str {
    let area = zhixing_branch::charter().study().area(code);
    area.map_or(code, |area| language.pick(&area.name.zh, &area.name.en))
}
