//! Routes of mail: one's own choice, the link that confirms an address, and the page on which the settings are tried.

use axum::Extension;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Sentence};
use zhixing_people::{Actor, Secret};

use super::actions::{self, Chosen};
use super::input::{MailInput, TestInput};
use super::model::{How, MailChoice};
use super::postman::Postman;
use super::text::Text;
use super::{pages, questions, store};

/// The routes of mail.
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/mail", show_choice)
        .post("/settings/mail", replace_choice)
        .public_get("/mail/confirmation/{token}", new_confirmation)
        .public_post("/mail/confirmation/{token}", create_confirmation)
        .get("/settings/mail/server", show_server)
        .post("/settings/mail/server/test", create_test)
}

type Post = Option<Extension<Postman>>;

async fn show_choice(State(house): State<House>, frame: Frame, actor: Actor, postman: Post) -> Answer<Markup> {
    let choice = house.db.read(move |tx| questions::own(tx, &actor)).await?;
    let input = MailInput {
        address: choice.as_ref().map_or_else(String::new, |choice| choice.address.clone()),
        how: choice.as_ref().map_or(How::Off, |choice| choice.how).word().to_owned(),
    };
    Ok(pages::choice(&frame, choice.as_ref(), &input, &Faults::default(), postman.is_some()))
}

async fn replace_choice(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    postman: Post,
    Form(input): Form<MailInput>,
) -> Answer<Response> {
    let asking = actor.clone();
    let choice = house.db.read(move |tx| questions::own(tx, &asking)).await?;
    let again =
        |faults: &Faults| unprocessable(pages::choice(&frame, choice.as_ref(), &input, faults, postman.is_some()));
    if postman.is_none() && input.how != How::Off.word() {
        return Err(Sentence::of(|language| Text(language).not_set_up()).into());
    }
    let (how, address) = match input.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(again(&faults)),
    };
    let text = Text(frame.language);
    match house.db.write(move |tx| actions::choose(tx, &actor, how, &address)).await {
        Ok(Chosen::Off) => Ok(done(&house, "/settings/mail", text.off_told())),
        Ok(Chosen::Holds) => Ok(done(&house, "/settings/mail", text.holds_told())),
        Ok(Chosen::ToConfirm) => Ok(done(&house, "/settings/mail", text.to_confirm_told())),
        Err(Error::Refused(sentence)) => Ok(again(&Faults::at("address", sentence))),
        Err(error) => Err(error.into()),
    }
}

async fn new_confirmation(State(house): State<House>, frame: Frame, Path(token): Path<String>) -> Answer<Markup> {
    let token = Secret::new(token);
    let choice: Option<MailChoice> = house.db.read(move |tx| store::by_token(tx, &token)).await?;
    Ok(pages::confirm(&frame, &choice.ok_or_else(actions::link_dead)?.address))
}

async fn create_confirmation(State(house): State<House>, frame: Frame, Path(token): Path<String>) -> Answer<Markup> {
    let token = Secret::new(token);
    house.db.write(move |tx| actions::confirm(tx, &token)).await?;
    Ok(pages::confirmed(&frame))
}

async fn show_server(State(house): State<House>, frame: Frame, actor: Actor, postman: Post) -> Answer<Markup> {
    let working = house.db.read(move |tx| questions::working(tx, &actor)).await?;
    let (postman, zone) = (postman.as_ref().map(|Extension(postman)| postman), &house.db.surroundings().zone);
    Ok(pages::server(&frame, postman, &working, &TestInput::default(), &Faults::default(), None, zone))
}

async fn create_test(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    postman: Post,
    Form(input): Form<TestInput>,
) -> Answer<Response> {
    let asking = actor.clone();
    let working = house.db.read(move |tx| questions::working(tx, &asking)).await?;
    let Extension(postman) = postman.ok_or_else(|| Sentence::of(|language| Text(language).set_up_how()))?;
    let zone = &house.db.surroundings().zone;
    let address = match input.check() {
        Ok(address) => address,
        Err(faults) => {
            let page = pages::server(&frame, Some(&postman), &working, &input, &faults, None, zone);
            return Ok(unprocessable(page));
        }
    };
    let (carrier, language, now) = (postman.clone(), frame.language, house.clock.now());
    let id = zhixing_kit::id::uuid_v7(now, &house.random);
    let answer = tokio::task::spawn_blocking(move || carrier.test(&address, &id, language, now)).await;
    let answer = answer.map_err(Error::broken)?;
    let page = pages::server(&frame, Some(&postman), &working, &input, &Faults::default(), Some(&answer), zone);
    Ok(axum::response::IntoResponse::into_response(page))
}
