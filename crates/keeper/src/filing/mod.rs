//! The filing pack (P16): what the program does, which data it holds and why, how it is kept safe, how it is closed down. Made from the program's own
//! registers, so that it cannot say anything else than the program does; nothing of a person is in it.

mod model;
mod pages;
mod questions;
mod text;
pub(crate) mod web;

pub use model::Pack;
pub use pages::archive;
pub use questions::pack;
