//! Drafts: what somebody has half written, kept for him alone until its form is accepted, so that he can go on at another device.
//! Never a password, a file, a choice in a secret ballot or an opinion without a name; no record, no count, no page for anybody else.

mod actions;
pub(crate) mod input;
mod model;
mod pages;
mod questions;
pub(crate) mod store;
mod text;
mod web;

pub(crate) use actions::purge;
pub(crate) use model::KEPT_MS_MAX;
pub use model::Unfinished;
pub use questions::unfinished;
pub(crate) use web::routes;
