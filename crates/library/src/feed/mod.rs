//! A feed of what was published (Atom, RFC 4287), under a secret address of each member's own: his reader fetches it without a password, so it shows
//! titles and first words, never a whole text, and what he himself may see at that moment. Who fetched it and when is kept nowhere.

mod actions;
mod file;
mod pages;
mod questions;
pub(crate) mod store;
mod text;
pub(crate) mod web;
