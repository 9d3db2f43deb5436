//! How far a new installation has come: whether there are people, and somebody to hold meetings. Says nothing about anybody.

mod questions;
pub(crate) mod store;

pub use questions::{Beginning, beginning, secretaries_without_sign_in, without_sign_in};
