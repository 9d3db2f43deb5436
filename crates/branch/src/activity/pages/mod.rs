//! The pages of activities.

pub mod form;
pub mod kept;
pub mod list;
pub mod meeting;
