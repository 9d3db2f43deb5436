//! Signing in by the organisation's own provider (OpenID Connect Core 1.0, authorization code with PKCE). An account is linked by its owner, or by the
//! member number that the administrator trusts the provider to tell; what the provider says of mail addresses and names is never read.

mod actions;
mod journey;
mod pages;
mod provider;
pub(crate) mod store;
mod text;
mod token;
mod web;

#[cfg(test)]
mod tests;

pub(crate) use actions::{forget_all, purge};
pub(crate) use pages::offer;
pub use provider::{Provider, ProviderSettings};
pub(crate) use web::routes;
