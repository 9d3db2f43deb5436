//! Posts: what a member is charged with in a unit, from a day to a day. What a post may do is said in `rights`, not here.

mod actions;
mod model;
pub(crate) mod pages;
mod questions;
mod record;
pub(crate) mod store;
pub(crate) mod text;
pub(crate) mod web;

pub use actions::{NewPost, NewTerm, appoint, begin_term, end, fill_vacancies, move_term_end, reinstate};
pub(crate) use actions::{
    can_be_spared, end_all, end_in_branch, end_of_member, is_administered, must_give, overlaps, right_for,
};
pub use model::{Behind, LeftBehind, Post, PostId, PostKind, Vacancy};
pub use questions::{given_up, post, post_history, posts_of, posts_of_member, vacancies};
pub(crate) use record::record;
