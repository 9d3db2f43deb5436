//! The page that tells an administrator every setting: the value in force, where it comes from, what it does. It changes none.

mod pages;
pub(crate) mod text;
pub(crate) mod web;

pub(crate) use pages::settings;
