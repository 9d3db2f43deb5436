//! The routes about signing in and out and one's own sessions, and their handlers.

pub(crate) mod door;
pub(crate) mod glance;
pub(crate) mod lost;

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Form, FromRequestParts, Path, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, see, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::session::{cookie, cookie_name, set_cookie};
use zhixing_kit::{Error, House, Result};

use self::door::{is_token, token};
use self::lost::Lost;
use super::actions::{self, Arrival, SignedIn};
use super::model::{SessionId, device_label, local_path};
use super::pages;
use super::text::Text;
use crate::account::secret::verify;
use crate::account::{Secret, tidy_name};
use crate::actor::Actor;
use crate::unit::the_organisation;

/// How long a cookie stays in the browser, in seconds: longer than a session lasts unused, which the server decides.
const COOKIE_S: i64 = 400 * 86_400;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .public_get("/sign-in", show_sign_in)
        .public_post("/sign-in", sign_in)
        .public_post("/sign-out", sign_out)
        .get("/settings/sessions", show_sessions)
        .post("/settings/sessions/end-all", end_all)
        .post("/settings/sessions/{id}/end", end)
}

/// What the sign-in form sends.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct SignInInput {
    /// The name.
    pub sign_in_name: String,
    /// The password.
    pub password: Secret,
    /// Where to go then.
    pub next: String,
    /// Whether a form was sent without a session just before, which nobody took in.
    pub unsaved: String,
    /// What that form held, where it may be carried along.
    pub kept: String,
    /// Whether this browser was signed in before, and is no more.
    pub over: String,
}

/// From which network a request comes: an IPv4 address, or the first half of an IPv6 address, which one customer is given whole.
pub struct Network(pub String);

impl FromRequestParts<House> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _house: &House) -> Result<Self, Infallible> {
        let address =
            parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip().to_canonical());
        Ok(Self(address.map_or_else(|| "local".to_owned(), network_of)))
    }
}

fn network_of(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// What the browser brings along.
pub(crate) struct Browser(Arrival);

impl Browser {
    /// Reads the headers.
    pub(crate) fn of(house: &House, headers: &HeaderMap) -> Self {
        let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        let device = cookie(headers, device_cookie(house)).filter(|token| is_token(token)).map(Secret::new);
        Self(Arrival { session: token(house, headers), device, label: device_label(agent) })
    }

    /// What the device is called.
    pub(crate) fn label(&self) -> &str {
        &self.0.label
    }

    /// As actions take it.
    pub(crate) fn arrival(self) -> Arrival {
        self.0
    }
}

async fn show_sign_in(
    actor: Option<Actor>,
    State(house): State<House>,
    frame: Frame,
    Query(input): Query<SignInInput>,
) -> Answer {
    if actor.is_some() {
        return Ok(see(&goal(&house, &input.next)));
    }
    let input = SignInInput { next: input.next, unsaved: input.unsaved, over: input.over, ..SignInInput::default() };
    let page = match house.db.glance(the_organisation).await? {
        Some(_) => sign_in_again(&house, &frame, &input, &Faults::default()),
        None => pages::not_set_up(&frame),
    };
    Ok(axum::response::IntoResponse::into_response(page))
}

/// The sign-in page with what was typed and what is wrong with it.
pub(crate) fn sign_in_again(house: &House, frame: &Frame, input: &SignInInput, faults: &Faults) -> Markup {
    let passkeys = crate::passkey::is_possible(&house.settings);
    pages::sign_in(frame, input, faults, (passkeys, house.settings.other_sign_in.as_deref()))
}

async fn sign_in(
    State(house): State<House>,
    Network(network): Network,
    frame: Frame,
    headers: HeaderMap,
    Form(input): Form<SignInInput>,
) -> Answer {
    let browser = Browser::of(&house, &headers);
    match try_it(&house, browser, network, &input).await {
        Ok(signed_in) => Ok(arrived(&house, &frame, (&input.next, &input.kept), &signed_in)),
        Err(Error::Invalid(faults)) => Ok(unprocessable(sign_in_again(&house, &frame, &input, &Faults(faults)))),
        Err(Error::Refused(sentence)) => {
            Ok(unprocessable(sign_in_again(&house, &frame, &input, &Faults::at("sign_in_name", sentence))))
        }
        Err(error) => Err(error.into()),
    }
}

async fn try_it(house: &House, browser: Browser, network: String, input: &SignInInput) -> Result<SignedIn> {
    let mut check = Check::default();
    let name = tidy_name(&check.text("sign_in_name", &input.sign_in_name, 60));
    check.given("password", input.password.reveal());
    check.finish(())?;
    let arrival = browser.arrival();
    let known = arrival.device.clone();
    let tried = house.db.write(move |tx| actions::begin_try(tx, &name, &network, known.as_ref())).await?;
    let stored = tried.account.as_ref().and_then(|(_, hash)| hash.clone());
    if !verify(house, input.password.clone(), stored).await? {
        return Err(actions::wrong());
    }
    house.db.write(move |tx| actions::sign_in(tx, &tried, &arrival)).await
}

/// Leads on who has signed in: to the form that he had filled in, if this browser knows him. Before another person's eyes nothing is shown again.
pub(crate) fn arrived(house: &House, frame: &Frame, (next, kept): (&str, &str), signed_in: &SignedIn) -> Response {
    let goal = goal(house, next);
    match Lost::read(kept) {
        Some(lost) if signed_in.device.is_none() => lost.shown_with(with_cookies(house, see(&goal), signed_in)),
        Some(_) => with_cookies(house, done(house, &goal, Text(frame.language).not_again()), signed_in),
        None => with_cookies(house, see(&goal), signed_in),
    }
}

/// Begins a session for an account that has just proven itself by a link.
pub(crate) async fn begin(house: &House, headers: &HeaderMap, account: crate::account::AccountId) -> Result<SignedIn> {
    let arrival = Browser::of(house, headers).arrival();
    house.db.write(move |tx| actions::begin(tx, &account, &arrival)).await
}

/// An answer that brings the cookies of who has signed in.
pub(crate) fn with_cookies(house: &House, mut response: Response, signed_in: &SignedIn) -> Response {
    let mut set = |name, value: &Secret| {
        let cookie: HeaderValue = set_cookie(&house.settings, name, value.reveal(), COOKIE_S);
        response.headers_mut().append(header::SET_COOKIE, cookie);
    };
    set(cookie_name(&house.settings), &signed_in.session);
    if let Some(device) = &signed_in.device {
        set(device_cookie(house), device);
    }
    response
}

async fn sign_out(State(house): State<House>, headers: HeaderMap) -> Answer {
    if let Some(token) = token(&house, &headers) {
        house.db.write(move |tx| super::store::end_by_token(tx, &token)).await?;
    }
    Ok(signed_out(&house))
}

async fn show_sessions(State(house): State<House>, actor: Actor, frame: Frame) -> Answer<Markup> {
    let here = actor.session.clone();
    let (sessions, zone) = house.db.read(move |tx| Ok((actions::own(tx, &actor)?, tx.zone().clone()))).await?;
    Ok(pages::sessions(&frame, &sessions, here.as_ref(), &zone))
}

async fn end(State(house): State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer {
    let id = SessionId::parse(&id).ok_or(Error::NotFound)?;
    let is_here = actor.session.as_ref() == Some(&id);
    house.db.write(move |tx| actions::end(tx, &actor, &id)).await?;
    if is_here {
        return Ok(signed_out(&house));
    }
    Ok(done(&house, "/settings/sessions", Text(frame.language).ended()))
}

async fn end_all(State(house): State<House>, actor: Actor) -> Answer {
    let account = actor.account.ok_or(Error::NotFound)?;
    house.db.write(move |tx| actions::end_all(tx, &account, None)).await?;
    Ok(signed_out(&house))
}

fn signed_out(house: &House) -> Response {
    let mut response = see("/sign-in");
    let gone = set_cookie(&house.settings, cookie_name(&house.settings), "", 0);
    response.headers_mut().append(header::SET_COOKIE, gone);
    response
}

/// Where signing in leads: back to what was asked for, or to the first place of the menu.
fn goal(house: &House, next: &str) -> String {
    let first = house.settings.navigation.first().map_or("/settings", |place| place.path);
    local_path(next).filter(|path| !path.starts_with("/sign-in")).unwrap_or(first).to_owned()
}

fn device_cookie(house: &House) -> &'static str {
    if house.settings.secure_cookies() { "__Host-zhixing-device" } else { "zhixing-device" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_customer_is_one_network() {
        let of = |text: &str| network_of(text.parse().unwrap());
        assert_eq!(of("203.0.113.7"), "203.0.113.7");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
    }
}
