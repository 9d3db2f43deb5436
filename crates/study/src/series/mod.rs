//! A series of study days: those of a year, proposed by how often and on which day, looked over, and planned in one act. It proposes only what is
//! missing, plans nothing in the past, and never decides who hosts: the rota goes over the days by itself.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
mod rule;
mod text;
mod web;

pub use input::FIELDS;
pub use web::routes;

use zhixing_kit::Language;
use zhixing_people::UnitId;

use crate::day::model::STUDY_DAY;
use crate::programme::model::ProgrammeId;

/// The way to one study day more, where a series has no more to add: its address and its label.
pub(crate) fn way_to_one(language: Language, branch: &UnitId) -> (String, &'static str) {
    (format!("/meetings/new?kind={STUDY_DAY}&unit={branch}"), text::Text(language).one_more())
}

/// The way to it: its address and its label.
pub(crate) fn way(language: Language, branch: &UnitId, programme: Option<&ProgrammeId>) -> (String, &'static str) {
    let label = text::Text(language).title();
    match programme {
        Some(id) => (format!("/study/days/new?programme={id}"), label),
        None => (format!("/study/days/new?unit={branch}"), label),
    }
}
