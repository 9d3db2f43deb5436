//! Posts: what a member is charged with in a unit, from a day to a day. What a post may do is said in `rights`, not here.

mod model;
mod questions;
pub(crate) mod store;

pub use model::{Post, PostId, PostKind};
pub use questions::{post, post_history, posts_of, posts_of_member};
