//! Taking a motion back before it is put to the vote. It is never taken away: the motion stays in its place, as withdrawn.

mod pages;
mod web;

pub(super) use web::routes;
