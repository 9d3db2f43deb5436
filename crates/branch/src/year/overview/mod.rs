//! What a superior sees of the branches below: how many obligations are met, due and overdue, the list and the last days of them, and decisions. Nothing else of
//! a branch's inside: no person, no roll, no topic, no minutes; and the branches stand in the order of the tree, never by their numbers (P1, P3, P7).

mod model;
mod pages;
mod questions;
mod store;
mod text;
mod web;

pub(crate) use store::STATEMENTS;
pub(crate) use web::{Below, routes, show_decided, show_month};
