//! Accounts: names to sign in with, passwords, one-time links, and everybody's settings. Never shows a secret twice and never keeps one in the clear.

mod actions;
mod model;
pub(crate) mod pages;
pub(crate) mod secret;
pub(crate) mod store;
pub(crate) mod text;
pub(crate) mod web;
mod welcome;

pub(crate) use actions::record;
pub(crate) use web::prove;

pub use actions::{Invitation, bar, invite, open_with_password};
pub(crate) use model::tidy_name;
pub use model::{Account, AccountId, LinkId, LinkPurpose};
pub use secret::{PasswordHash, Secret};
pub use welcome::{NewOrganisation, first_link, found_organisation};
