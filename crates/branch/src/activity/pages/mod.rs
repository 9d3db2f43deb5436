//! The pages of activities.

pub mod form;
pub mod list;
pub mod meeting;
