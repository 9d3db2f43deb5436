//! Accounts: names to sign in with, passwords and one-time links. Never shows a secret twice and never keeps one in the clear.

mod model;

pub use model::{AccountId, LinkId};
