//! What one person is to do besides meetings, votes and decisions, for his Today: a teller his key and his count, who keeps a branch's people whom it
//! is to receive, its committee the next step of an admission that is due. Read only; each leads to the page on which it is done.

mod model;
mod questions;
mod text;

pub use model::Errand;
pub use questions::errands;
pub(crate) use questions::to_count;
