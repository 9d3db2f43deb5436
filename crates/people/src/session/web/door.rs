//! The two doors of the house: one recognises who is signed in, the other leads all others to the sign-in page. One read of two statements,
//! asked together; what asks everything at once asks them along with its own (`glance.rs`). They decide nothing about rights.

use axum::Router;
use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use zhixing_kit::form::Faults;
use zhixing_kit::respond::{Failure, came_from};
use zhixing_kit::route::{Access, Routes};
use zhixing_kit::session::{Visitor, cookie, cookie_name, frame};
use zhixing_kit::{Error, House, Read, Result};
use zhixing_records::MemberId;

use crate::account::Secret;
use crate::actor::Actor;
use crate::query::in_query;
use crate::sending;
use crate::session::model::{TOUCH_MS, local_path};
use crate::session::store;
use crate::session::web::glance::{Known, Memory, glanced, guessed, known};
use crate::session::web::lost::{self, Lost, Secret as Carried};
use crate::session::web::{SignInInput, sign_in_again};

/// What the doors need from rooms above this one.
#[derive(Clone, Copy)]
pub struct Wiring {
    /// How many notices a member has not read.
    pub unread: fn(&Read<'_>, &MemberId) -> Result<u32>,
}

/// A door: the house, its wiring, whom it lets pass, and whom it let pass before.
#[derive(Clone)]
pub struct Door {
    pub(super) house: House,
    pub(super) wiring: Wiring,
    access: Access,
    secret: Carried,
    pub(super) memory: Memory,
}

/// The whole program around these routes: security headers, origin, sessions, limits.
pub fn assemble(house: House, wiring: Wiring, routes: Routes) -> Router {
    let memory = Memory::of(routes.table());
    let secret = Carried::of(routes.table());
    let door = |access| Door { house: house.clone(), wiring, access, secret: secret.clone(), memory: memory.clone() };
    let sent = (house.clone(), sending::Plain::of(routes.table()));
    let (known, required) = (door(Access::Public), door(Access::Signed));
    let program = routes.assemble(
        house.clone(),
        |public| public.layer(from_fn_with_state(known, session)),
        |signed| signed.layer(from_fn_with_state(sent, sending::once)).layer(from_fn_with_state(required, session)),
    );
    program.clone().layer(from_fn_with_state((house, program), lost::show))
}

/// Puts who is asking into the request, and the page's frame into the answer.
pub async fn session(State(door): State<Door>, mut request: Request, next: Next) -> Response {
    if let Some(guess) = guessed(&door, &request) {
        match glanced(guess, request, next.clone()).await {
            Ok(response) => return response,
            Err(again) => request = again,
        }
    }
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
        None if door.access == Access::Signed => return to_sign_in(&door, request).await,
        None => {}
    }
    framed(&door, request, next).await
}

/// Runs the page, and puts its frame into the answer.
pub(super) async fn framed(door: &Door, request: Request, next: Next) -> Response {
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
    let Some(token) = token(&door.house, headers).map(|token| token.digest()) else { return Ok(None) };
    let (asked, before) = (token.clone(), door.memory.member(&token));
    // What a page sends by itself is answered without a page: nobody would see the number.
    let is_shown = !sending::is_sent(headers);
    let unread = if is_shown { door.wiring.unread } else { |_: &Read<'_>, _: &MemberId| Ok(0) };
    let found = door.house.db.glance(move |tx| known(tx, &asked, before.as_ref(), unread)).await?;
    let Some(known) = found else { return Ok(None) };
    touch(&door.house, &known);
    let seen = known.turned_to(headers);
    if is_shown {
        door.memory.keep(token, known);
    }
    Ok(Some(seen))
}

/// Writes at most once an hour, beside the answer, that a session is in use: nobody waits for it, and no fact changes.
pub(super) fn touch(house: &House, known: &Known) {
    let Some(id) = known.actor.session.clone() else { return };
    if house.clock.now().0 - known.used_at.0 < TOUCH_MS {
        return;
    }
    let db = house.db.clone();
    tokio::task::spawn_blocking(move || {
        if let Err(error) = db.write_now(move |tx| store::touch(tx, &id)) {
            tracing::debug!(%error, "the last use of a session was not written");
        }
    });
}

/// Leads to the sign-in page, and from there to the page that was asked for. What was sent in a form was not taken in: the sign-in page says so, carries
/// it along where that may be, and leads back to where the form stands.
async fn to_sign_in(door: &Door, request: Request) -> Response {
    if request.method() != Method::GET && !sending::is_sent(request.headers()) {
        let back = came_from(&request).unwrap_or_else(|| "/".to_owned());
        let (parts, body) = request.into_parts();
        let frame = frame(&parts, &door.house.settings);
        if let Some(lost) = Lost::of(&door.secret, Request::from_parts(parts, body)).await {
            let input = SignInInput { next: back, kept: lost.write(), ..SignInInput::default() };
            let page = sign_in_again(&door.house, &frame, &input, &Faults::default());
            return (StatusCode::UNAUTHORIZED, page).into_response();
        }
        return Redirect::to(&format!("/sign-in?unsaved=yes&next={}", in_query(&back))).into_response();
    }
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let next = local_path(path).filter(|path| *path != "/" && request.method() == Method::GET);
    let next = next.map(|next| format!("next={}", in_query(next)));
    // Who was signed in here is told that he is no more, and where to turn: he may have left, or been barred.
    let over = token(&door.house, request.headers()).map(|_| "over=yes".to_owned());
    let asked: Vec<String> = over.into_iter().chain(next).collect();
    let asked = if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) };
    Redirect::to(&format!("/sign-in{asked}")).into_response()
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
