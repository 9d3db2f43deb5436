//! Search: finds a paragraph by its words, in Chinese and English, in the database's own index, so that what was published a moment ago is found
//! by everybody. It never keeps what anybody looked for.

mod fold;
pub(crate) mod input;
pub(crate) mod pages;
pub(crate) mod questions;
mod score;
pub(crate) mod snippet;
pub(crate) mod store;
mod text;
pub(crate) mod words;
