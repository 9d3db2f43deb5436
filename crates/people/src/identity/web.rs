//! The routes of the organisation's own sign-in.

use axum::Extension;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::clock::{HOUR_MS, MINUTE_MS};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, see, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::session::{cookie, set_cookie};
use zhixing_kit::{Error, House, Moment, Result, Sentence};

use super::actions::{self, Arrived, Identity};
use super::journey::{JOURNEY_S, Journey};
use super::provider::{Provider, Trouble};
use super::text::Text;
use super::token::Fault;
use super::{pages, store};
use crate::account::{Secret, prove};
use crate::actor::Actor;
use crate::session::model::local_path;
use crate::session::web::{Browser, SignInInput, arrived, sign_in_again};

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/identity", show_identity)
        .post("/settings/identity", create_wish)
        .post("/settings/identity/end", end_identity)
        .public_get("/sign-in/identity", go)
        .public_get("/sign-in/identity/callback", come_back)
        .public_post("/sign-in/identity/arrival", arrive)
}

type Known = Option<Extension<Provider>>;

#[derive(Deserialize, Default)]
#[serde(default)]
struct ProofInput {
    password: Secret,
}

/// What the provider sends back, and what our own page hands on.
#[derive(Deserialize, Default)]
#[serde(default)]
struct ReturnInput {
    code: String,
    state: Secret,
    error: String,
    next: String,
    /// A form that was lost when the session ended (`session::web::lost`), as the browser kept it on the way.
    kept: String,
}

fn provider(known: Known) -> Result<Provider> {
    let none = || Sentence::of(|language| Text(language).not_set_up());
    known.map(|Extension(provider)| provider).ok_or_else(|| none().into())
}

async fn show_identity(State(house): State<House>, frame: Frame, actor: Actor, known: Known) -> Answer<Markup> {
    page(&house, &frame, &actor, known.as_ref(), &Faults::default()).await
}

async fn page(
    house: &House,
    frame: &Frame,
    actor: &Actor,
    known: Option<&Extension<Provider>>,
    faults: &Faults,
) -> Answer<Markup> {
    let account = actor.account.clone().ok_or(Error::NotFound)?;
    let issuer = known.map_or_else(String::new, |provider| provider.issuer().to_owned());
    let linked_at: Option<Moment> = house.db.read(move |tx| store::linked_at(tx, &account, &issuer)).await?;
    let name = known.map(|provider| provider.name());
    Ok(pages::own(frame, name, linked_at, faults, &house.db.surroundings().zone))
}

async fn create_wish(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    known: Known,
    Form(input): Form<ProofInput>,
) -> Answer<Response> {
    let provider = provider(known.clone())?;
    match prove(&house, &actor, input.password).await {
        Err(Error::Invalid(faults)) => {
            return Ok(unprocessable(page(&house, &frame, &actor, known.as_ref(), &Faults(faults)).await?));
        }
        proven => proven?,
    };
    let journey = Journey::begin(&house.random, "/settings/identity");
    let address = address(&provider, &journey).await?;
    let (wished, issuer) = (journey.clone(), provider.issuer().to_owned());
    house.db.write(move |tx| actions::wish(tx, &actor, &issuer, &wished)).await?;
    let way = pages::way(&frame, provider.name(), &address).into_response();
    Ok(keeping(&house, way, &journey))
}

async fn end_identity(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    known: Known,
    Form(input): Form<ProofInput>,
) -> Answer<Response> {
    let provider = provider(known.clone())?;
    match prove(&house, &actor, input.password).await {
        Err(Error::Invalid(faults)) => {
            return Ok(unprocessable(page(&house, &frame, &actor, known.as_ref(), &Faults(faults)).await?));
        }
        proven => proven?,
    };
    house.db.write(move |tx| actions::end(tx, &actor, provider.issuer())).await?;
    Ok(done(&house, "/settings/identity", Text(frame.language).ended()))
}

/// To the provider. The browser alone keeps what belongs to the journey: nothing is written.
async fn go(State(house): State<House>, known: Known, Query(input): Query<ReturnInput>) -> Answer<Response> {
    let provider = provider(known)?;
    let journey = Journey::begin(&house.random, local_path(&input.next).unwrap_or_default());
    let address = address(&provider, &journey).await?;
    Ok(keeping(&house, see(&address), &journey))
}

async fn come_back(known: Known, frame: Frame, Query(input): Query<ReturnInput>) -> Answer<Markup> {
    let provider = provider(known)?;
    if !input.error.is_empty() || input.code.is_empty() {
        return Err(Sentence::of(|language| Text(language).refused()).into());
    }
    Ok(pages::came_back(&frame, provider.name(), &input.code, &input.state))
}

async fn arrive(
    State(house): State<House>,
    frame: Frame,
    actor: Option<Actor>,
    known: Known,
    headers: HeaderMap,
    Form(input): Form<ReturnInput>,
) -> Answer<Response> {
    let provider = provider(known)?;
    let kept = cookie(&headers, journey_cookie(&house)).and_then(Journey::read);
    let journey = kept.filter(|journey| journey.state.digest() == input.state.digest());
    let Some(journey) = journey else { return Err(Sentence::of(|language| Text(language).lost()).into()) };
    let outcome = try_it(&house, provider, actor, &headers, &input.code, &journey).await;
    let mut response = match outcome {
        Ok(Arrived::Linked) => done(&house, "/settings/identity", Text(frame.language).linked()),
        Ok(Arrived::SignedIn(signed_in)) => arrived(&house, &frame, (&journey.next, &input.kept), &signed_in),
        Err(Error::Refused(sentence)) => {
            let input = SignInInput { next: journey.next.clone(), kept: input.kept, ..SignInInput::default() };
            unprocessable(sign_in_again(&house, &frame, &input, &Faults::at("sign_in_name", sentence)))
        }
        Err(error) => return Err(error.into()),
    };
    // A journey ends once, however it ends.
    let gone = set_cookie(&house.settings, journey_cookie(&house), "", 0);
    response.headers_mut().append(header::SET_COOKIE, gone);
    Ok(response)
}

async fn try_it(
    house: &House,
    provider: Provider,
    actor: Option<Actor>,
    headers: &HeaderMap,
    code: &str,
    journey: &Journey,
) -> Result<Arrived> {
    let (asked, code, journey, now) = (provider.clone(), code.to_owned(), journey.clone(), house.clock.now());
    let on_the_way = journey.clone();
    let told = tokio::task::spawn_blocking(move || asked.redeem(&code, &on_the_way, now)).await;
    let told = told.map_err(Error::broken)?.map_err(|trouble| said(&trouble))?;
    let number = provider.number(&told).map(str::to_owned);
    let identity = Identity { issuer: provider.issuer().to_owned(), subject: told.subject, number };
    let arrival = Browser::of(house, headers).arrival();
    house.db.write(move |tx| actions::arrive(tx, actor.as_ref(), &identity, &journey, &arrival)).await
}

async fn address(provider: &Provider, journey: &Journey) -> Result<String> {
    let (provider, journey) = (provider.clone(), journey.clone());
    let address = tokio::task::spawn_blocking(move || provider.address(&journey)).await.map_err(Error::broken)?;
    address.map_err(|trouble| said(&trouble))
}

/// What a reader is told of the provider's trouble; the log says more.
fn said(trouble: &Trouble) -> Error {
    tracing::warn!(?trouble, "the organisation's own sign-in failed");
    Sentence::of(|language| {
        let text = Text(language);
        match trouble {
            Trouble::Away(_) => text.away().to_owned(),
            Trouble::Refused(_) => text.refused().to_owned(),
            Trouble::Unbelievable(Fault::Clock(apart)) if apart.abs() < 2 * HOUR_MS => {
                text.clock_minutes((apart.abs() + MINUTE_MS / 2) / MINUTE_MS)
            }
            Trouble::Unbelievable(Fault::Clock(apart)) => text.clock_hours((apart.abs() + HOUR_MS / 2) / HOUR_MS),
            Trouble::Unbelievable(_) => text.unbelievable().to_owned(),
        }
    })
    .into()
}

fn keeping(house: &House, mut response: Response, journey: &Journey) -> Response {
    let kept = set_cookie(&house.settings, journey_cookie(house), &journey.kept(), JOURNEY_S);
    response.headers_mut().append(header::SET_COOKIE, kept);
    response
}

fn journey_cookie(house: &House) -> &'static str {
    if house.settings.secure_cookies() { "__Host-zhixing-journey" } else { "zhixing-journey" }
}
