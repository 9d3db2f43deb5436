//! The pages about members: the list, one member, and the forms. Markup only.

mod change;
mod former;
mod list;
mod one;

pub use change::{Change, ask, ask_leaving, change_member, new_member};
pub use former::{FormerPage, show_former};
pub use list::{ListPage, show_members};
pub use one::{MemberPage, show_member};
