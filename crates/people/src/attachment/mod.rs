//! Members who are set to a temporary branch for its task (支 ch. 2): they go on belonging to their home branch and voting there on admissions and
//! elections, and are called to the temporary branch's meetings, where they vote on its own resolutions. No membership changes here.

mod actions;
mod input;
mod model;
pub(crate) mod pages;
mod questions;
pub(crate) mod store;
mod text;
mod web;

pub use actions::attach;
pub(crate) use actions::detach_all;
pub(crate) use questions::attached_since;
pub use questions::{attached_to, called_to, is_attached};
pub use web::routes;
