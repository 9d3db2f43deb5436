//! The layer. A sending that took effect before is answered as it was then; else what is done with it is written together with its code. The code is of a
//! page that sends by itself, or of a plain form at a route that makes something ([`plain`]).

mod plain;

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use zhixing_kit::db::opened_with;
use zhixing_kit::html::Frame;
use zhixing_kit::html::words::near_moment_text;
use zhixing_kit::respond::{Failure, Pages, Told, done};
use zhixing_kit::session::frame;
use zhixing_kit::{Error, House, Result, Write};

use super::model::{PRESSED_AGAIN_MS_MAX, Sending, SendingId, Waited};
use super::store::{self, Answer, Answered};
use super::text::Text;
use crate::account::AccountId;
use crate::actor::Actor;
use crate::draft;
use crate::session::Glance;

pub(crate) use plain::Plain;

/// Where somebody is led whose answer nobody remembers.
const SOMEWHERE: &str = "/today";
/// The header of a page that sends by itself: the code of what it sends.
const SENDING: &str = "zx-sending";
/// What a page says in place of a code where what it sends bears an id of its own, under which it takes effect once: nothing is written for it.
const OWN: &str = "own";

/// Lets a sending take effect once.
pub async fn once(State((house, plain)): State<(House, Plain)>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let frame = frame(&parts, &house.settings);
    let request = Request::from_parts(parts, body);
    let (known, taken_for) = (request.extensions().get::<Actor>(), request.extensions().get::<Glance>());
    let account = known.and_then(|actor| actor.account.as_ref()).or(taken_for.and_then(Glance::account)).cloned();
    if is_for_another(request.headers(), account.as_ref()) {
        let said = Text(frame.language).another();
        return (StatusCode::CONFLICT, Json(json!({ "title": said, "text": "" }))).into_response();
    }
    let (code, draft) = (word(request.headers(), SENDING), word(request.headers(), "zx-draft"));
    if code == Some(OWN) {
        let response = next.run(request).await;
        return if response.status() == StatusCode::SEE_OTHER { led(response) } else { response };
    }
    let is_known = known.is_some();
    match (Sending::said(code, draft), account) {
        (Some(sending), Some(account)) => {
            let answered = take(&house, plain.pages(), &frame, &account, &sending, request, next).await;
            if answered.status() == StatusCode::SEE_OTHER { led(answered) } else { answered }
        }
        (None, Some(account)) if is_known => plain::once(&plain, (house, frame, account), request, next).await,
        _ => next.run(request).await,
    }
}

/// Whether a page of ours sends by itself: then no page is shown for an answer.
pub(crate) fn is_sent(headers: &HeaderMap) -> bool {
    headers.contains_key(SENDING)
}

/// Whether the page that sends was made for somebody else: another one may have signed in on the same device since.
fn is_for_another(headers: &HeaderMap, account: Option<&AccountId>) -> bool {
    word(headers, "zx-reader").is_some_and(|reader| account.is_none_or(|account| account.as_str() != reader))
}

fn word<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

impl FromRequestParts<House> for Waited {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _house: &House) -> Result<Self, Infallible> {
        Ok(Self::said(word(&parts.headers, "zx-waited-ms")))
    }
}

/// Does what is sent, unless it took effect before. Who is led somewhere is led there as by any other act.
pub(super) async fn take(
    house: &House,
    pages: &Pages,
    frame: &Frame,
    account: &AccountId,
    sending: &Sending,
    request: Request,
    next: Next,
) -> Response {
    let back = above(request.uri().path()).to_owned();
    let (whose, what, guess) = (account.clone(), sending.clone(), back.clone());
    let row = Arc::new(Mutex::new(None));
    let taken = row.clone();
    let opening = Arc::new(move |tx: &Write<'_>| {
        let id = open(tx, &whose, &what, &guess)?;
        *taken.lock().unwrap_or_else(PoisonError::into_inner) = Some(id);
        Ok(())
    });
    let (response, is_committed) = opened_with(opening, next.run(request)).await;
    let tried = row.lock().unwrap_or_else(PoisonError::into_inner).take();
    let is_refused = response.status() == StatusCode::UNPROCESSABLE_ENTITY;
    if is_repeated(&response) || (tried.is_none() && response.status() != StatusCode::SEE_OTHER) {
        // It took effect before, and nothing could be written now; or it was not even tried, which may be so because it took effect before.
        return match answered(house, account, sending).await {
            Ok(Some(before)) => told_again((house, pages), frame, sending, &before),
            Ok(None) => response,
            Err(error) => Failure::from(error).into_response(),
        };
    }
    if is_refused {
        // Refused, though something was written on the way (a try was counted): it took no effect, and may be sent again.
        return taken_back(house, tried.filter(|_| is_committed), response).await;
    }
    if response.status() != StatusCode::SEE_OTHER {
        return response;
    }
    let answer = answer_of(&response);
    if is_committed && answer != (back, String::new()) {
        let (account, code) = (account.clone(), sending.code.clone());
        let wrote = house.db.write(move |tx| store::answer(tx, &account, &code, &answer)).await;
        if let Err(error) = wrote {
            tracing::warn!(%error, "the answer of a sending was not noted; it took effect");
        }
    }
    response
}

/// Where an act mostly leads: back to the page above it. What leads there, and says nothing more, needs no second write to be remembered.
fn above(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(above, _)| above)
}

/// What comes first in the transaction of the act.
fn open(tx: &Write<'_>, account: &AccountId, sending: &Sending, back: &str) -> Result<SendingId> {
    let id = store::take(tx, account, &sending.code, back)?;
    sending.draft.as_deref().map_or(Ok(()), |form| draft::store::end(tx, account, form).map(drop))?;
    Ok(id)
}

/// An act that was undone took its row along; what is left is of a write that came before it.
async fn taken_back(house: &House, row: Option<SendingId>, response: Response) -> Response {
    let Some(row) = row else { return response };
    match house.db.write(move |tx| store::take_back(tx, &row)).await {
        Ok(()) => response,
        Err(error) => Failure::from(error).into_response(),
    }
}

async fn answered(house: &House, account: &AccountId, sending: &Sending) -> Result<Option<Answered>> {
    let (account, code) = (account.clone(), sending.code.clone());
    house.db.read(move |tx| store::find(tx, &account, &code)).await
}

fn is_repeated(response: &Response) -> bool {
    let error = response.extensions().get::<Arc<Error>>();
    error.is_some_and(|error| matches!(&**error, Error::Constraint(name) if name == store::REPEATED))
}

fn answer_of(response: &Response) -> Answer {
    let leads_to = response.headers().get(header::LOCATION).and_then(|path| path.to_str().ok());
    let told = response.extensions().get::<Told>().map(|told| told.0.clone());
    (leads_to.unwrap_or(SOMEWHERE).to_owned(), told.unwrap_or_default())
}

/// A page that sends by itself is not led away by its browser: it is told where to go.
fn led(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

/// Answers as it was answered; where no answer was noted (it fell between the act and its note, or another node answers meanwhile) one is led to the page
/// nearest to what was done. A plain form that comes long after it took effect is no second tap, but a page of then: what it did may have been undone
/// since, so it is told when that was, and that nothing was done now.
fn told_again(
    (house, pages): (&House, &Pages),
    frame: &Frame,
    sending: &Sending,
    Answered { answer, taken_at }: &Answered,
) -> Response {
    let (text, (leads_to, told)) = (Text(frame.language), answer);
    let path = if told.is_empty() { page_near(pages, leads_to) } else { leads_to.clone() };
    if sending.is_plain() && taken_at.plus_ms(PRESSED_AGAIN_MS_MAX) <= house.clock.now() {
        let at = taken_at.local(&house.db.surroundings().zone);
        return done(house, &path, &text.taken_then(near_moment_text(frame.language, at)));
    }
    done(house, &path, if told.is_empty() { text.taken_already() } else { told })
}

/// This page, where there is one; else the nearest above it, or Today.
fn page_near(pages: &Pages, leads_to: &str) -> String {
    let page = leads_to.split('?').next().unwrap_or_default();
    let nearest = pages.nearest(page).filter(|path| !path.is_empty());
    nearest.map_or(SOMEWHERE.to_owned(), |path| if path == page { leads_to.to_owned() } else { path })
}
