//! A form that was sent when nobody was signed in any more. The sign-in page carries what was typed along; after the sign-in the page of the form shows it
//! again, to be sent by whoever typed it. It is never sent by itself and never kept here: it lies in the pages of his own browser and nowhere else.
//! Left out: forms with a password, what is chosen in secret (`Routes::secret`), files, and whatever does not come from a page of this house.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Form, Router};
use serde::{Deserialize, Serialize};
use tower::ServiceExt;
use zhixing_kit::html::PAGE_CODE;
use zhixing_kit::respond::came_from;
use zhixing_kit::route::Route;
use zhixing_kit::session::frame;
use zhixing_kit::{House, origin};

use crate::fields::{NEW_PASSWORD, PASSWORD};
use crate::session::model::local_path;
use crate::session::pages;
use crate::session::pages::again::{Typed, again};
use crate::session::text::Text;

/// How much is carried along, in bytes; as a draft.
const LOST_BYTES_MAX: usize = 64 << 10;
/// How many pages above an address its form is looked for.
const ABOVE_MAX: usize = 2;
/// How large a page may be that is filled in.
const PAGE_BYTES_MAX: usize = 8 << 20;

/// What was typed, where it was sent, and the page of its form.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub(crate) struct Lost {
    action: String,
    back: String,
    fields: Vec<(String, String)>,
}

/// Whose words are shown again, as the sign-in answers: only where this browser knows him.
#[derive(Clone)]
pub(crate) struct Shown(Lost);

/// The routes whose forms are never carried along.
#[derive(Clone)]
pub(super) struct Secret(Arc<[&'static str]>);

impl Secret {
    pub fn of(routes: &[Route]) -> Self {
        Self(routes.iter().filter(|route| route.secret).map(|route| route.path).collect())
    }
}

impl Lost {
    /// What the form of a request held, if it is one that is carried along.
    pub(super) async fn of(secret: &Secret, request: Request) -> Option<Self> {
        let (action, back) = carried(secret, &request)?;
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, LOST_BYTES_MAX).await.ok()?;
        let request = Request::from_parts(parts, Body::from(body));
        let Form(mut fields) = Form::<Vec<(String, String)>>::from_request(request, &()).await.ok()?;
        fields.retain(|(name, _)| name != PAGE_CODE);
        let has_password = fields.iter().any(|(name, _)| [PASSWORD.name, NEW_PASSWORD.name].contains(&name.as_str()));
        let is_empty = fields.iter().all(|(_, value)| value.trim().is_empty());
        (!has_password && !is_empty).then_some(Self { action, back, fields })
    }

    /// As the sign-in page carries it.
    pub(crate) fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What a sign-in page carried; none where it is not what a page of ours carries.
    pub(crate) fn read(carried: &str) -> Option<Self> {
        let lost: Self = serde_json::from_str(carried).ok()?;
        (local_path(&lost.action).is_some() && local_path(&lost.back).is_some()).then_some(lost)
    }

    /// The page of the form.
    pub(crate) fn back(&self) -> &str {
        &self.back
    }

    /// Where its form is looked for: on the page that it was sent from. Where it had come back with faults, that page stood at the address to which it
    /// was sent, and its form is the one for something new there, the one that changes what is there, or stands on a page above.
    fn pages(&self) -> Vec<String> {
        let path = self.back.split(['?', '#']).next().unwrap_or_default();
        let above = path.rmatch_indices('/').map(|(at, _)| &path[..at]).filter(|path| !path.is_empty()).take(ABOVE_MAX);
        let mut pages = vec![self.back.clone(), format!("{path}/new"), format!("{path}/edit")];
        pages.extend(above.map(str::to_owned));
        pages
    }

    /// What was typed, as far as it can be read.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// An answer that leads on, with which the form is shown again.
    pub(crate) fn shown_with(self, mut response: Response) -> Response {
        response.extensions_mut().insert(Shown(self));
        response
    }
}

/// Where a form was sent and where it stands, if it is an ordinary one of a page of ours, with nothing that is secret.
fn carried(secret: &Secret, request: &Request) -> Option<(String, String)> {
    let headers = request.headers();
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_form = text(header::CONTENT_TYPE).starts_with("application/x-www-form-urlencoded");
    let is_shown = text(header::ACCEPT).contains("text/html");
    let is_secret = request.extensions().get::<MatchedPath>().is_none_or(|path| secret.0.contains(&path.as_str()));
    let is_carried = is_form && is_shown && !is_secret && origin::is_own_page(headers);
    is_carried.then(|| Some((request.uri().path_and_query()?.as_str().to_owned(), came_from(request)?))).flatten()
}

/// Around the whole program: after a sign-in that carried a form along, the page of the form is shown with what was typed.
pub(super) async fn show(State((house, program)): State<(House, Router)>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !request.uri().path().starts_with("/sign-in") {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let (headers, extensions) = (parts.headers.clone(), parts.extensions.clone());
    let signed_out = frame(&parts, &house.settings);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let Some(Shown(lost)) = response.extensions_mut().remove::<Shown>() else { return response };
    let text = Text(signed_out.language);
    let mut filled = None;
    for at in lost.pages() {
        let Ok(uri) = at.parse() else { continue };
        let mut asked = Request::new(Body::empty());
        *asked.uri_mut() = uri;
        *asked.extensions_mut() = extensions.clone();
        for name in [header::HOST, header::ACCEPT_LANGUAGE, header::USER_AGENT] {
            if let Some(value) = headers.get(&name) {
                asked.headers_mut().insert(name, value.clone());
            }
        }
        if let Some(cookies) = cookies(&headers, response.headers()) {
            asked.headers_mut().insert(header::COOKIE, cookies);
        }
        let page = program.clone().oneshot(asked).await.unwrap_or_else(|never| match never {});
        filled = self::filled(page, &lost, &at, text).await;
        if filled.is_some() {
            break;
        }
    }
    let mut shown = filled.unwrap_or_else(|| (StatusCode::OK, pages::words(&signed_out, &lost)).into_response());
    for name in [
        header::X_CONTENT_TYPE_OPTIONS,
        header::REFERRER_POLICY,
        header::X_FRAME_OPTIONS,
        header::CONTENT_SECURITY_POLICY,
        header::CACHE_CONTROL,
    ] {
        if let (false, Some(value)) = (shown.headers().contains_key(&name), response.headers().get(&name)) {
            shown.headers_mut().insert(name, value.clone());
        }
    }
    for cookie in response.headers().get_all(header::SET_COOKIE) {
        shown.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    shown
}

/// The page of the form with what was typed; none where it has that form no longer.
async fn filled(page: Response, lost: &Lost, at: &str, text: Text) -> Option<Response> {
    let (mut parts, body) = page.into_parts();
    if parts.status != StatusCode::OK {
        return None;
    }
    let page = String::from_utf8(to_bytes(body, PAGE_BYTES_MAX).await.ok()?.to_vec()).ok()?;
    let page = again(&page, &Typed { at, action: &lost.action, sent: &lost.fields }, text)?;
    parts.headers.remove(header::CONTENT_LENGTH);
    Some(Response::from_parts(parts, Body::from(page)))
}

/// The cookies that the browser will have after the answer.
fn cookies(sent: &HeaderMap, set: &HeaderMap) -> Option<HeaderValue> {
    let pairs = |headers: &HeaderMap, name| -> Vec<String> {
        headers.get_all(name).iter().filter_map(|value| value.to_str().ok().map(str::to_owned)).collect()
    };
    let fresh: Vec<String> = pairs(set, header::SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.split(';').next().map(|pair| pair.trim().to_owned()))
        .collect();
    let name = |pair: &str| pair.split('=').next().unwrap_or_default().trim().to_owned();
    let kept: Vec<String> = pairs(sent, header::COOKIE)
        .iter()
        .flat_map(|line| line.split(';'))
        .map(|pair| pair.trim().to_owned())
        .filter(|pair| !pair.is_empty() && !fresh.iter().any(|other| name(other) == name(pair)))
        .collect();
    HeaderValue::from_str(&[kept, fresh].concat().join("; ")).ok()
}
