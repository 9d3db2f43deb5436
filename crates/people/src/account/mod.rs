//! Accounts: names to sign in with, passwords, one-time links, and everybody's settings. Never shows a secret twice and never keeps one in the clear.

mod actions;
mod model;
pub(crate) mod pages;
mod proof;
pub(crate) mod secret;
pub(crate) mod store;
pub(crate) mod text;
pub(crate) mod web;
mod welcome;

pub(crate) use actions::{Offered, offered, record};

pub use actions::{Invitation, bar, invite, open_with_password, renewed_at};
pub use model::{Account, AccountId, LinkId, LinkPurpose};
pub(crate) use model::{LINK_MS_MAX, tidy_name};
pub use proof::{Relock, Relocked, Relocking, counted, has_password, prove};
pub use secret::{PasswordHash, Secret, in_turn};
pub use welcome::{NewOrganisation, first_link, found_organisation};
