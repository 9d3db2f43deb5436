//! The year on the wall: a large sheet of twelve months with what the branch has planned, to be printed and hung up. It says what, when and where:
//! no topic, no name, nothing that is overdue (P7), no talk between two people.

mod model;
mod pages;
mod questions;
mod text;
mod web;

pub(crate) use web::routes;
