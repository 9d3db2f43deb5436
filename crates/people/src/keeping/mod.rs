//! Since when the record of a branch or a group is kept here. An organisation that begins with the program has years behind it that nobody
//! entered; what it owed then is not judged. The day is that on which the unit was made, and is set by who keeps its people.

mod actions;
mod input;
mod model;
mod pages;
mod questions;
pub(crate) mod store;
mod text;
mod web;

pub use actions::keep_since;
pub use model::may_be_kept;
pub(crate) use pages::fact;
pub use questions::kept_since;
pub use web::routes;
