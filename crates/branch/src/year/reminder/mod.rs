//! Reminders before the date, to who convenes or sees to a resolution and to nobody else: never a list that others see, each sent once (P7).
//! What is overdue is not reminded of again and again; it stands on the branch's own pages.

mod actions;
mod model;
mod owned;
mod store;
mod text;

pub use actions::{REMINDING, begin};
pub(crate) use store::{STATEMENTS, note};
