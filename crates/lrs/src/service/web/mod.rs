//! The one route of the service. Requests come from programs, not from pages of ours: they bring their key with each request and no cookie is looked
//! at, so that any site's page may send them (CORS), and what the pages' routes guard against cannot happen.

use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::http::header::CONTENT_LENGTH;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method as Verb, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Extension, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http_body_util::LengthLimitError;
use subtle::ConstantTimeEq;
use zhixing_kit::House;
use zhixing_kit::limit::UPLOAD_BYTES_MAX;
use zhixing_records::Clerk;
use zhixing_xapi::Version;

use super::call::{Call, Heads, Method};
use super::pace::Pace;
use super::reply::{Refused, Reply};
use super::{documents, gate, oauth, proofs, statements, things};
use crate::client;
use crate::client::store::Known;
use crate::document::model::{Condition, Kind};
use crate::pass;
use crate::pass::model::{BEGIN, Watch};
use crate::token::store::with_id;

/// The store under its address, for the program to take in beside its pages. `watch` is told of what open courses write.
pub fn service(house: House, watch: Watch) -> Router {
    let shop = Shop { house, pace: Pace::default(), watch };
    Router::new()
        .route(&format!("{}/{{*resource}}", statements::BASE), any(handle))
        .route(statements::BASE, any(show_ways))
        .route(&format!("{}/", statements::BASE), any(show_ways))
        .route(oauth::METADATA, get(show_metadata))
        .with_state(shop)
}

/// How much is read of who has not shown a key yet: a form of version 1.0.3 that holds it inside.
const UNKNOWN_BYTES_MAX: usize = 1024 * 1024;

#[derive(Clone)]
struct Shop {
    house: House,
    pace: Pace,
    watch: Watch,
}

/// Whose client asks.
type Whose = (zhixing_kit::id::OrganisationId, client::model::ClientId);

/// What a request is called on the administrator's page.
type Request<'a> = (&'a str, &'a str);

async fn handle(
    State(shop): State<Shop>,
    Path(resource): Path<String>,
    clerk: Option<Extension<Clerk>>,
    request: axum::extract::Request,
) -> Response {
    let (Parts { method: verb, uri, headers, .. }, body) = request.into_parts();
    if verb == Verb::OPTIONS {
        return respond(Reply::empty(204), Version::V2_0.name(), true);
    }
    let heads = heads(&headers);
    let request = (verb.as_str(), resource.as_str());
    let without_body = verb == Verb::HEAD;
    // A header that versions of the past understand as well: whoever says none is told so in his own words.
    let mut told =
        heads.version.as_deref().map_or("0.95", |text| Version::of_header(text).unwrap_or(Version::V2_0).name());
    if resource == "about" {
        let told = if heads.version.is_none() { Version::V2_0.name() } else { told };
        return respond(about(&verb, &heads), told, without_body);
    }
    if resource == oauth::TOKEN {
        return respond(token(&shop, &verb, &heads, body).await, told, without_body);
    }
    let Some(method) = Method::read(verb.as_str()) else { return respond(Reply::empty(405), told, false) };
    // Who brings a key is known before anything that he sends is read; a form that brings it inside is small.
    let early = match heads.authorization {
        Some(_) => match recognise(&shop, request, &heads).await {
            Ok(known) => Some(known),
            Err(refused) => return unknown(&refused, told, without_body),
        },
        None => None,
    };
    if let Some(id) = resource.strip_prefix("proofs/") {
        let Some(known) = early else { return unknown(&no_key(), told, without_body) };
        let clerk = clerk.map(|Extension(clerk)| clerk);
        let asked = (method, id, uri.query().unwrap_or_default());
        return respond(proved(&shop.house, clerk, request, known, asked).await, told, without_body);
    }
    let most = if early.is_some() { UPLOAD_BYTES_MAX } else { UNKNOWN_BYTES_MAX };
    let body = match to_bytes(body, most).await {
        Ok(body) => body,
        Err(error) if is_too_long(&error) => {
            let refused = Refused::new(413, format!("a request has at most {most} bytes"));
            if let Some(known) = &early {
                turned_away(&shop, known, request, &refused).await;
            }
            return respond(refused.reply(), told, without_body);
        }
        // A network that broke off: nobody reads the answer, and nobody did wrong.
        Err(_) => return respond(Refused::bad("the request broke off".into()).reply(), told, without_body),
    };
    let call = Call::read(method, uri.query().unwrap_or_default(), heads.clone(), body.to_vec());
    let asked = call.as_ref().map_or(&heads, |call| &call.heads);
    if let Ok(call) = &call {
        told = call.version.name();
    }
    let known = match early.filter(|_| asked.authorization == heads.authorization) {
        Some(known) => Ok(known),
        None => recognise(&shop, request, asked).await,
    };
    let known = match (known, &call) {
        (Ok(known), _) => known,
        // Who brings no key at all and asks what cannot be asked is told the latter: his key may be in a form that could not be read.
        (Err(_), Err(refused)) if asked.authorization.is_none() => return respond(refused.reply(), told, without_body),
        (Err(refused), _) => return unknown(&refused, told, without_body),
    };
    respond(answered(&shop, request, known, call).await, told, without_body)
}

/// The address alone is no resource: whoever opens it in a browser is told what is.
async fn show_ways() -> Response {
    let ways = "there is nothing here by itself; a client is given this address and asks below it: /xapi/statements, /xapi/about";
    respond(Refused::new(404, ways.into()).reply(), Version::V2_0.name(), false)
}

async fn show_metadata(State(shop): State<Shop>) -> Response {
    respond(oauth::metadata(&shop.house.settings.origin), Version::V2_0.name(), false)
}

/// A token for a client, or why there is none. What a known client asked and may not have is noted for the administrator.
async fn token(shop: &Shop, verb: &Verb, heads: &Heads, body: Body) -> Reply {
    if *verb != Verb::POST {
        return Reply::empty(405);
    }
    let Ok(body) = to_bytes(body, oauth::REQUEST_BYTES_MAX).await else { return Reply::empty(413) };
    let basic = heads.authorization.as_deref().and_then(basic);
    let pair = basic.and_then(|text| text.split_once(':').map(|(key, secret)| (key.to_owned(), secret.to_owned())));
    let kind = heads.content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
    let asked = match oauth::read(&kind, pair, &body) {
        Ok(asked) => asked,
        Err(denied) => return denied.reply(),
    };
    let (key, secret) = &asked.credentials;
    let known = match with_secret(shop, ("POST", oauth::TOKEN), key, secret).await {
        // An open course is narrowed to one agent: no token of its client goes out to it.
        Ok(known) if known.pass.is_some() => return oauth::Denied::client().reply(),
        Ok(known) => known,
        Err(refused) if refused.status == 401 => return oauth::Denied::client().reply(),
        Err(refused) => return refused.reply(),
    };
    let whose = whose(&known);
    match oauth::give(&shop.house, known, &asked).await {
        Ok(reply) => reply,
        Err(denied) => {
            let refused = Refused::new(denied.status, format!("{}: {}", denied.error, denied.why));
            note(&shop.house, whose, ("POST", oauth::TOKEN), &refused).await;
            denied.reply()
        }
    }
}

/// What the store says of itself, to everybody.
fn about(verb: &Verb, heads: &Heads) -> Reply {
    let asks = matches!(*verb, Verb::GET | Verb::HEAD);
    if asks { things::about(heads.version.as_deref().and_then(Version::of_header)) } else { Reply::empty(405) }
}

/// The answer to who asks for a proof. These requests are not of the specification: they need say no version.
async fn proved(
    house: &House,
    clerk: Option<Clerk>,
    request: Request<'_>,
    known: Known,
    asked: (Method, &str, &str),
) -> Reply {
    let whose = whose(&known);
    match proofs::answer(house, clerk, known, asked).await {
        Ok(reply) => reply,
        Err(refused) => {
            note(house, whose, request, &refused).await;
            refused.reply()
        }
    }
}

/// The answer to somebody who is known; why it is refused is noted for the administrator.
async fn answered(shop: &Shop, request: Request<'_>, known: Known, call: Result<Call, Refused>) -> Reply {
    let house = &shop.house;
    let (organisation, client) = (known.organisation.clone(), known.client.id.clone());
    let by_token = known.grant.by_token;
    let answer = match call {
        Ok(call) => dispatch(shop, request.1, known, call).await,
        Err(refused) => Err(refused),
    };
    let mut reply = match answer {
        Ok(reply) => reply,
        Err(refused) => {
            note(house, (organisation.clone(), client), request, &refused).await;
            let reply = refused.reply();
            if by_token && refused.status == 403 { reply.with("www-authenticate", INSUFFICIENT.into()) } else { reply }
        }
    };
    let says_through = reply.headers.iter().any(|(name, _)| *name == statements::CONSISTENT);
    if request.1 == "statements"
        && !says_through
        && let Some(through) = statements::through(house, organisation).await
    {
        reply = reply.with(statements::CONSISTENT, through);
    }
    reply
}

/// How one signs in (RFC 7617, RFC 6750).
const CHALLENGES: &str = "Basic realm=\"xAPI\", Bearer realm=\"xAPI\"";
const INVALID_TOKEN: &str = "Bearer realm=\"xAPI\", error=\"invalid_token\"";
const INSUFFICIENT: &str = "Bearer realm=\"xAPI\", error=\"insufficient_scope\"";

fn unknown(refused: &Refused, told: &str, without_body: bool) -> Response {
    // A token that opens nothing is told so as RFC 6750 has it; who brought none is told both ways.
    let by_token = refused.reason.starts_with("invalid_token");
    let challenge = if by_token { INVALID_TOKEN } else { CHALLENGES };
    respond(refused.reply().with("www-authenticate", challenge.into()), told, without_body)
}

async fn dispatch(shop: &Shop, resource: &str, known: Known, call: Call) -> Result<Reply, Refused> {
    let house = &shop.house;
    if let Some(pass) = &known.pass {
        gate::lets(pass, resource, &call)?;
    }
    match resource {
        "statements" => statements::answer(house, known, call, shop.watch).await,
        "activities/state" => documents::answer(house, known, Kind::State, call).await,
        "activities/profile" => documents::answer(house, known, Kind::Activity, call).await,
        "agents/profile" => documents::answer(house, known, Kind::Agent, call).await,
        "agents" => things::agents(&known, &call),
        "activities" => things::activities(house, known, &call).await,
        _ => Err(Refused::new(404, "there is no such resource".into())),
    }
}

fn heads(headers: &HeaderMap) -> Heads {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Heads {
        authorization: text("authorization"),
        version: text("x-experience-api-version"),
        content_type: text("content-type"),
        accept_language: text("accept-language"),
        condition: Condition { matches: text("if-match"), none_matches: text("if-none-match") },
    }
}

fn no_key() -> Refused {
    Refused::new(401, "the request needs the key and the secret of a client (HTTP Basic), or a token (Bearer)".into())
}

/// Who asks: by key and secret, or by a token.
async fn recognise(shop: &Shop, request: Request<'_>, heads: &Heads) -> Result<Known, Refused> {
    let header = heads.authorization.as_deref().unwrap_or_default();
    if let Some(token) = bearer(header) {
        return with_token(shop, request, token).await;
    }
    let credentials = basic(header).ok_or_else(no_key)?;
    let (key, secret) = credentials.split_once(':').ok_or_else(no_key)?;
    with_secret(shop, request, key, secret).await
}

/// Who asks, by key and secret; the secret is compared in a time that tells nothing of it.
async fn with_secret(shop: &Shop, request: Request<'_>, key: &str, secret: &str) -> Result<Known, Refused> {
    let asked = key.to_owned();
    let now = shop.house.clock.now();
    let find = move |tx: &zhixing_kit::Read<'_>| {
        let is_pass = asked.starts_with(BEGIN);
        if is_pass { pass::store::with_key(tx, &asked, now) } else { client::store::with_key(tx, &asked) }
    };
    let known = shop.house.db.glance(find).await?.ok_or_else(no_key)?;
    // Only of keys that there are: made-up ones would fill the memory.
    if shop.pace.is_too_fast(key, shop.house.clock.now()) {
        return Err(slowed_down(shop, &known, request).await);
    }
    if known.words.secret(secret).ct_eq(&known.secret).into() {
        return Ok(known);
    }
    // Whoever asks is not told that the key is right; the administrator is.
    let wrong = Refused::new(401, "the secret is not the one of this client".into());
    turned_away(shop, &known, request, &wrong).await;
    Err(no_key())
}

async fn slowed_down(shop: &Shop, known: &Known, request: Request<'_>) -> Refused {
    let refused = Refused::new(429, "this client sends too many requests; wait a second".into());
    turned_away(shop, known, request, &refused).await;
    refused
}

/// Notes that a client is turned away before its request is looked at, once in a minute.
async fn turned_away(shop: &Shop, known: &Known, request: Request<'_>, refused: &Refused) {
    if shop.pace.is_to_be_noted(&known.client.key, refused.status, shop.house.clock.now()) {
        note(&shop.house, whose(known), request, refused).await;
    }
}

fn is_too_long(error: &axum::Error) -> bool {
    std::error::Error::source(error).is_some_and(<dyn std::error::Error>::is::<LengthLimitError>)
}

fn whose(known: &Known) -> Whose {
    (known.organisation.clone(), known.client.id.clone())
}

/// Who asks, by a token that was given to a client; it may what its scopes leave.
async fn with_token(shop: &Shop, request: Request<'_>, token: &str) -> Result<Known, Refused> {
    let refused =
        || Refused::new(401, "invalid_token: the token is unknown, or its time is over: ask for another one".into());
    let (id, secret) = token.split_once('.').ok_or_else(refused)?;
    let asked = id.to_owned();
    let found = shop.house.db.glance(move |tx| with_id(tx, &asked)).await?.ok_or_else(refused)?;
    let mut known = found.known;
    if shop.pace.is_too_fast(&known.client.key, shop.house.clock.now()) {
        return Err(slowed_down(shop, &known, request).await);
    }
    if !bool::from(known.words.token(secret).ct_eq(&found.secret)) {
        return Err(refused());
    }
    known.grant = known.grant.narrowed(&found.scopes);
    Ok(known)
}

fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn basic(header: &str) -> Option<String> {
    let (scheme, text) = header.split_once(' ')?;
    let bytes = STANDARD.decode(text.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    String::from_utf8(bytes).ok()
}

/// Keeps why a request was refused, for the administrator. What is merely not there (404), or was changed by another meanwhile (412), is no fault of
/// anybody.
async fn note(house: &House, (organisation, client): Whose, request: Request<'_>, refused: &Refused) {
    if matches!(refused.status, 404 | 412) || refused.status >= 500 {
        return;
    }
    let (method, resource) = (request.0.to_owned(), request.1.chars().take(100).collect::<String>());
    let (status, reason) = (refused.status, refused.reason.clone());
    let noted = house
        .db
        .write(move |tx| client::actions::refuse(tx, &organisation, &client, (&method, &resource), (status, &reason)));
    if let Err(error) = noted.await {
        tracing::warn!(%error, "a refused request could not be noted");
    }
}

const CORS: [(&str, &str); 4] = [
    ("access-control-allow-origin", "*"),
    ("access-control-allow-methods", "GET, HEAD, PUT, POST, DELETE, OPTIONS"),
    (
        "access-control-allow-headers",
        "Authorization, Content-Type, Accept-Language, If-Match, If-None-Match, X-Experience-API-Version",
    ),
    (
        "access-control-expose-headers",
        "ETag, Last-Modified, Retry-After, X-Experience-API-Version, X-Experience-API-Consistent-Through",
    ),
];

fn respond(reply: Reply, version: &str, without_body: bool) -> Response {
    // HEAD tells how long the answer to GET would be (RFC 9110, 8.6).
    let length = (without_body && !reply.body.is_empty()).then(|| HeaderValue::from(reply.body.len()));
    let mut response = Response::new(if without_body { Body::empty() } else { Body::from(reply.body) });
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let own =
        [("x-experience-api-version", version), ("cache-control", "no-store"), ("x-content-type-options", "nosniff")];
    let headers = reply.headers.iter().map(|(name, value)| (*name, value.as_str())).chain(CORS).chain(own);
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    if let Some(length) = length {
        response.headers_mut().insert(CONTENT_LENGTH, length);
    }
    response.into_response()
}
