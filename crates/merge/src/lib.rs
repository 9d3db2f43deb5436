//! Two people change one thing at once. A form that changes what is there is an [`Edit`]: it tells on what basis it was filled in.
//! [`Edit::save`] puts what was typed together with what is stored now, and [`ask_which`] is the page that asks where they do not agree.
//!
//! It knows no capability, asks no database, and decides nothing about who may save what.

mod model;
mod pages;
mod sent;
mod text;
mod web;

pub use model::{Asked, Basis, Differing, Edit, Saved};
pub use pages::{Asking, Saver, ask as ask_which, basis};
pub use sent::Sent;
pub use text::Text;
