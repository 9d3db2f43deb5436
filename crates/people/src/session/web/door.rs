//! The two doors of the house: one recognises who is signed in, the other leads all others to the sign-in page. One read of two statements,
//! asked together.
//! They decide nothing about rights.

use axum::Router;
use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use zhixing_kit::html::Reader;
use zhixing_kit::respond::Failure;
use zhixing_kit::route::{Access, Routes};
use zhixing_kit::session::{Visitor, cookie, cookie_name, frame};
use zhixing_kit::{Error, House, Moment, Read, Result};
use zhixing_records::UnitId;

use crate::account::Secret;
use crate::actor::Actor;
use crate::query::in_query;
use crate::rights::look_below;
use crate::sending;
use crate::session::model::{SessionId, TOUCH_MS, local_path};
use crate::session::store::{self, Who};

/// The cookie of the branch that somebody turned to who leads several; it chooses what is shown and gives no right.
pub const BRANCH_COOKIE: &str = "zhixing-branch";

/// What the doors need from rooms above this one.
#[derive(Clone, Copy)]
pub struct Wiring {
    /// How many notices the one who is signed in with a token has not read; handed the token's hash.
    pub unread: fn(&Read<'_>, &[u8]) -> Result<u32>,
}

/// A door: the house, its wiring, and whom it lets pass.
#[derive(Clone)]
pub struct Door {
    house: House,
    wiring: Wiring,
    access: Access,
}

/// The whole program around these routes: security headers, origin, sessions, limits.
pub fn assemble(house: House, wiring: Wiring, routes: Routes) -> Router {
    let door = |access| Door { house: house.clone(), wiring, access };
    let (known, required, sent) = (door(Access::Public), door(Access::Signed), house.clone());
    routes.assemble(
        house.clone(),
        |public| public.layer(from_fn_with_state(known, session)),
        |signed| signed.layer(from_fn_with_state(sent, sending::once)).layer(from_fn_with_state(required, session)),
    )
}

/// Puts who is asking into the request, and the page's frame into the answer.
pub async fn session(State(door): State<Door>, mut request: Request, next: Next) -> Response {
    let seen = match seen(&door, request.headers()).await {
        Ok(seen) => seen,
        // A page for anyone does not fail because nobody could be recognised.
        Err(_) if door.access == Access::Public => None,
        Err(error) => return Failure::from(error).into_response(),
    };
    match seen {
        Some((actor, visitor)) => {
            request.extensions_mut().insert(actor);
            request.extensions_mut().insert(visitor);
        }
        None if door.access == Access::Signed => return to_sign_in(&request),
        None => {}
    }
    let (parts, body) = request.into_parts();
    let frame = frame(&parts, &door.house.settings);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    response.extensions_mut().insert(frame);
    response
}

/// The token of the session's cookie, if it has the form of one.
pub(in crate::session) fn token(house: &House, headers: &HeaderMap) -> Option<Secret> {
    cookie(headers, cookie_name(&house.settings)).filter(|token| is_token(token)).map(Secret::new)
}

/// Whether a text has the form of a token: anything else never reaches the database.
pub(crate) fn is_token(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

async fn seen(door: &Door, headers: &HeaderMap) -> Result<Option<(Actor, Visitor)>> {
    let Some(token) = token(&door.house, headers) else { return Ok(None) };
    let unread = door.wiring.unread;
    // What a page sends by itself is answered without a page: nobody would see the number.
    let is_shown = !sending::is_sent(headers);
    let found = door.house.db.glance(move |tx| {
        let count = || if is_shown { unread(tx, &token.digest()) } else { Ok(0) };
        tx.together((|| store::who(tx, &token), count))
    });
    let (Some(who), unread) = found.await? else { return Ok(None) };
    touch(&door.house, &who.session, who.used_at);
    let reader = Reader {
        key: who.account.as_str().to_owned(),
        name: who.name.clone(),
        unit: who.unit_name.clone(),
        unread,
        below: look_below(&who.posts),
    };
    let visitor = Visitor { reader, language: who.language, organisation: who.organisation_name.clone() };
    let Who { session, account, organisation, language, member, name, unit, path, branch, posts, .. } = who;
    let (account, session) = (Some(account), Some(session));
    let turned_to = cookie(headers, BRANCH_COOKIE).and_then(UnitId::parse);
    let actor = Actor {
        organisation,
        account,
        session,
        member,
        name,
        language,
        unit,
        path,
        branch,
        posts,
        turned_to,
        console: false,
    };
    Ok(Some((actor, visitor)))
}

/// Writes at most once an hour, beside the answer, that a session is in use: nobody waits for it, and no fact changes.
fn touch(house: &House, id: &SessionId, used_at: Moment) {
    if house.clock.now().0 - used_at.0 < TOUCH_MS {
        return;
    }
    let (db, id) = (house.db.clone(), id.clone());
    tokio::task::spawn_blocking(move || {
        if let Err(error) = db.write_now(move |tx| store::touch(tx, &id)) {
            tracing::debug!(%error, "the last use of a session was not written");
        }
    });
}

fn to_sign_in(request: &Request) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let next = local_path(path).filter(|path| *path != "/" && request.method() == Method::GET);
    let Some(next) = next else { return Redirect::to("/sign-in").into_response() };
    Redirect::to(&format!("/sign-in?next={}", in_query(next))).into_response()
}

impl FromRequestParts<House> for Actor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _house: &House) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Failure::bare(Error::NotFound))
    }
}

impl OptionalFromRequestParts<House> for Actor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _house: &House) -> Result<Option<Self>, Failure> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}
