//! Today: what is the reader's to do, and his branch's. It asks the other rooms and orders their answers by urgency; it stores nothing,
//! and counts nothing that a person did.

mod model;
mod pages;
mod questions;
mod text;
mod web;

pub(crate) use pages::clock_to_mend;
pub(crate) use web::routes;
