//! The routes about passkeys: one's own, and signing in with one.

use axum::Json;
use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer as Reply, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Sentence};

use super::actions;
use super::ceremony::{Answer, Foreign, Site};
use super::model::PasskeyId;
use super::text::Text;
use super::{pages, store};
use crate::account::{Secret, prove};
use crate::actor::Actor;
use crate::session::web::{Browser, Network, SignInInput, arrived, sign_in_again};

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/passkeys", show_passkeys)
        .get("/settings/passkeys/new", new_passkey)
        .post("/settings/passkeys/new", ask_for_passkey)
        .post("/settings/passkeys", create_passkey)
        .get("/settings/passkeys/{id}/end", new_end)
        .post("/settings/passkeys/{id}/end", create_end)
        .public_post("/sign-in/passkey/options", offer)
        .public_post("/sign-in/passkey", sign_in)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct ProofInput {
    password: Secret,
}

/// What a device answered, with what its owner typed.
#[derive(Deserialize, Default)]
#[serde(default)]
struct AnswerInput {
    question: Secret,
    answer: String,
    passkey_name: String,
    next: String,
    kept: String,
}

fn site(house: &House) -> Result<Site> {
    Site::of(&house.settings).ok_or_else(|| Sentence::of(|language| Text(language).not_here()).into())
}

async fn show_passkeys(State(house): State<House>, frame: Frame, actor: Actor) -> Reply<Markup> {
    let account = actor.account.ok_or(Error::NotFound)?;
    let passkeys = house.db.read(move |tx| store::list(tx, &account)).await?;
    let possible = Site::of(&house.settings).is_some();
    Ok(pages::passkeys(&frame, &passkeys, possible, &house.db.surroundings().zone))
}

async fn new_passkey(frame: Frame) -> Markup {
    pages::prove(&frame, None, &Faults::default())
}

async fn ask_for_passkey(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Form(input): Form<ProofInput>,
) -> Reply {
    let site = site(&house)?;
    if let Err(error) = prove(&house, &actor, input.password).await {
        return again(&frame, None, error);
    }
    let asked = house.db.write(move |tx| actions::ask_to_add(tx, &actor, &site)).await?;
    let name = Browser::of(&house, &headers).label().to_owned();
    Ok(pages::create(&frame, &asked, &name).into_response())
}

async fn create_passkey(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<AnswerInput>,
) -> Reply {
    let site = site(&house)?;
    let mut check = Check::default();
    let name = check.text("passkey_name", &input.passkey_name, 40);
    check.finish(()).map_err(Error::from)?;
    let AnswerInput { question, answer, .. } = input;
    house.db.write(move |tx| actions::add(tx, &actor, &site, &question, &name, &answer)).await?;
    Ok(done(&house, "/settings/passkeys", Text(frame.language).added()))
}

async fn new_end(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Reply<Markup> {
    let passkey = own(&house, &actor, &id).await?;
    Ok(pages::prove(&frame, Some(&passkey), &Faults::default()))
}

async fn create_end(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<ProofInput>,
) -> Reply {
    let passkey = own(&house, &actor, &id).await?;
    if let Err(error) = prove(&house, &actor, input.password).await {
        return again(&frame, Some(&passkey), error);
    }
    house.db.write(move |tx| actions::end(tx, &actor, &passkey.id)).await?;
    Ok(done(&house, "/settings/passkeys", Text(frame.language).removed()))
}

/// A passkey of who asks.
async fn own(house: &House, actor: &Actor, id: &str) -> Result<super::model::Passkey> {
    let id = PasskeyId::parse(id).ok_or(Error::NotFound)?;
    let account = actor.account.clone().ok_or(Error::NotFound)?;
    house.db.read(move |tx| store::one(tx, &id, &account)).await
}

/// The form again, when the password was wrong.
fn again(frame: &Frame, ending: Option<&super::model::Passkey>, error: Error) -> Reply {
    match error {
        Error::Invalid(faults) => Ok(unprocessable(pages::prove(frame, ending, &Faults(faults)))),
        other => Err(other.into()),
    }
}

/// What a browser hands to its reader's device when he presses the button of the sign-in page.
async fn offer(State(house): State<House>, Network(network): Network) -> Reply {
    let site = site(&house)?;
    let asked = house.db.write(move |tx| actions::ask_to_sign_in(tx, &site, &network)).await?;
    let options: serde_json::Value = serde_json::from_str(&asked.options).map_err(Error::from)?;
    Ok(Json(serde_json::json!({ "question": asked.token.reveal(), "options": options })).into_response())
}

async fn sign_in(
    State(house): State<House>,
    frame: Frame,
    headers: HeaderMap,
    Network(network): Network,
    Form(input): Form<AnswerInput>,
) -> Reply<Response> {
    let (next, kept) = (input.next.clone(), input.kept.clone());
    match try_it(&house, &headers, network, input).await {
        Ok(signed_in) => Ok(arrived(&house, &frame, (&next, &kept), &signed_in)),
        Err(Error::Invalid(faults)) => {
            let input = SignInInput { next, kept, ..SignInInput::default() };
            Ok(unprocessable(sign_in_again(&house, &frame, &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}

async fn try_it(
    house: &House,
    headers: &HeaderMap,
    network: String,
    input: AnswerInput,
) -> Result<crate::session::SignedIn> {
    let site = site(house)?;
    let arrival = Browser::of(house, headers).arrival();
    let answer = Answer::read(&input.answer).map_err(|Foreign(why)| actions::not_signed_in(&why))?;
    house.db.write(move |tx| actions::sign_in(tx, &site, &input.question, &answer, &arrival, &network)).await
}
