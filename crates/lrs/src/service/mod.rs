//! The record store as a service: requests of other systems, in both versions, at one address. No pages, no sessions, no cookies.

pub(crate) mod call;
pub(crate) mod documents;
mod gate;
pub(crate) mod oauth;
mod pace;
pub(crate) mod parameters;
pub(crate) mod proofs;
pub(crate) mod reply;
pub(crate) mod statements;
pub(crate) mod things;
pub(crate) mod web;

pub(crate) use statements::authority;
pub use web::service;
