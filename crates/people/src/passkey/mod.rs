//! Passkeys: signing in with what one's device keeps, after it has recognised its owner. The private key never comes here, no fingerprint and no face
//! ever leaves the device, and a passkey of another site opens nothing.

mod actions;
mod ceremony;
mod model;
mod pages;
pub(crate) mod store;
mod text;
mod web;

pub(crate) use actions::{forget_all, purge};
pub(crate) use pages::sign_in as sign_in_offer;
pub(crate) use web::routes;

/// Whether passkeys can be used at this address.
pub(crate) fn is_possible(settings: &zhixing_kit::house::Settings) -> bool {
    ceremony::Site::of(settings).is_some()
}
