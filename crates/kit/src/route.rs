//! Routes as a table: each says who may come, so that deny-by-default can be seen on one screen and held by a test.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use crate::house::House;
use crate::limit::{FORM_BYTES_MAX, UPLOAD_BYTES_MAX};
use crate::{origin, respond};

/// Who may reach a route at all. What he may do there is asked again, by the action itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anyone: the sign-in page, health, styles, the public list of suggestions.
    Public,
    /// Only who is signed in; all others are led to the sign-in page.
    Signed,
}

/// One route: method, path pattern and who may come.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The pattern, such as `/meetings/{id}`.
    pub path: &'static str,
    /// Who may reach it.
    pub access: Access,
    /// Whether it asks everything at once, who is asking included.
    pub glances: bool,
    /// Whether what is sent there is carried nowhere else, not even in its sender's own browser.
    pub secret: bool,
    /// Whether a plain form that is sent there twice takes effect once.
    pub once: bool,
}

/// A capability's routes, in the order in which its `web.rs` lists them.
#[derive(Default)]
pub struct Routes {
    table: Vec<Route>,
    public: Router<House>,
    signed: Router<House>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page for who is signed in. `GET` never changes anything.
    #[must_use]
    pub fn get<H: Handler<T, House>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add("GET", path, Access::Signed, get(handler))
    }

    /// The last one asks everything at once: the door may leave it to the page or the act to ask who he is.
    #[must_use]
    pub fn glancing(mut self) -> Self {
        self.table.last_mut().into_iter().for_each(|route| route.glances = true);
        self
    }

    /// What is sent to the last one is carried nowhere else: a choice in a ballot, words that may be given without a name.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.table.last_mut().into_iter().for_each(|route| route.secret = true);
        self
    }

    /// A plain form that is sent to the last one twice takes effect once: for what makes something, or is told to others. It costs a row, so what comes
    /// to the same however often it is sent goes without.
    #[must_use]
    pub fn once(mut self) -> Self {
        self.table.last_mut().into_iter().for_each(|route| route.once = true);
        self
    }

    /// An act of who is signed in.
    #[must_use]
    pub fn post<H: Handler<T, House>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add("POST", path, Access::Signed, post(handler))
    }

    /// An act of who is signed in that brings a file.
    #[must_use]
    pub fn post_file<H: Handler<T, House>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        let limit = DefaultBodyLimit::max(UPLOAD_BYTES_MAX);
        self.add("POST", path, Access::Signed, post(handler).layer(limit))
    }

    /// A page for anyone.
    #[must_use]
    pub fn public_get<H: Handler<T, House>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add("GET", path, Access::Public, get(handler))
    }

    /// An act of anyone: signing in.
    #[must_use]
    pub fn public_post<H: Handler<T, House>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add("POST", path, Access::Public, post(handler))
    }

    /// These routes and another capability's.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.public = self.public.merge(other.public);
        self.signed = self.signed.merge(other.signed);
        self
    }

    /// Every route, for the tests that hold the access table and "GET never changes anything".
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    /// The way of a request, around all routes: dress, origin, body limit, compression. `known` and `required` are the two doors of the
    /// room that knows sessions: one lets everyone pass and recognises who is signed in, the other leads all others to the sign-in page.
    pub fn assemble(
        self,
        house: House,
        known: impl FnOnce(Router<House>) -> Router<House>,
        required: impl FnOnce(Router<House>) -> Router<House>,
    ) -> Router {
        let pages = respond::Pages::of(&self.table);
        known(self.public)
            .merge(required(self.signed))
            .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
            .layer(from_fn(origin::guard))
            .layer(from_fn_with_state((house.clone(), pages), respond::dress))
            .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
            .with_state(house)
    }

    fn add(mut self, method: &'static str, path: &'static str, access: Access, handler: MethodRouter<House>) -> Self {
        self.table.push(Route { method, path, access, glances: false, secret: false, once: false });
        let router = match access {
            Access::Public => &mut self.public,
            Access::Signed => &mut self.signed,
        };
        *router = std::mem::take(router).route(path, handler);
        self
    }
}
