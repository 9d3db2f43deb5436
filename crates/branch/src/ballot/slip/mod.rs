//! The ballot on paper, blank, to be printed and cut: the same lines in the same order as on phones, and nothing that tells one paper from another.
//! It keeps nothing and records nothing.

mod pages;
mod text;
mod web;

pub(super) use pages::way;
pub use web::routes;
