//! What came of each agenda item, while the meeting goes on: noted, and changed by whoever runs it. Two who write it at once are shown both versions.
//! After the end what is wrong with it is corrected in the minutes.

pub mod actions;
mod input;
pub(super) mod pages;
mod web;

pub use web::routes;
