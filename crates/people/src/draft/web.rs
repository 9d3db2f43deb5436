//! Routes of drafts. Pages ask and keep them as one types; the list works without scripts.

use axum::Json;
use axum::extract::{Form, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use serde_json::{Value, json};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Sentence};

use super::input::{DraftInput, Unfit, is_form};
use super::text::Text;
use super::{actions, pages, questions};
use crate::actor::Actor;
use crate::session::web::Browser;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/drafts", show_drafts)
        .post("/drafts", keep_draft)
        .get("/drafts/forms", list_forms)
        .get("/drafts/one", show_draft)
        .post("/drafts/end", end_draft)
}

async fn show_drafts(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let (drafts, today) = house.db.read(move |tx| Ok((questions::drafts(tx, &actor)?, tx.today()))).await?;
    Ok(pages::drafts(&frame, &drafts, today, &house.db.surroundings().zone))
}

async fn keep_draft(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Form(input): Form<DraftInput>,
) -> Answer<Json<Value>> {
    let device = Browser::of(&house, &headers).label().to_owned();
    let new = input.check(device).map_err(|unfit| {
        Error::from(Sentence::of(|language| match unfit {
            Unfit::TooLarge => Text(language).too_large(),
            Unfit::Malformed => Text(language).malformed(),
        }))
    })?;
    let (saved_at, today) =
        house.db.write(move |tx| actions::keep(tx, &actor, &new).map(|()| (tx.now(), tx.today()))).await?;
    let at = pages::when(frame.language, saved_at, today, &house.db.surroundings().zone);
    Ok(Json(json!({ "saved_at": saved_at.0, "at": at })))
}

/// The forms of which the reader has a draft: a page with many forms asks once.
async fn list_forms(State(house): State<House>, actor: Actor) -> Answer<Json<Value>> {
    let forms = house.db.read(move |tx| questions::forms(tx, &actor)).await?;
    Ok(Json(forms.into_iter().map(|(form, saved_at)| (form, Value::from(saved_at.0))).collect()))
}

/// Which form.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Which {
    form: String,
}

async fn show_draft(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(which): Query<Which>,
) -> Answer<Json<Value>> {
    let (found, today) =
        house.db.read(move |tx| Ok((questions::of_form(tx, &actor, &which.form)?, tx.today()))).await?;
    let text = Text(frame.language);
    Ok(Json(found.map_or(Value::Null, |draft| {
        let about = draft.about;
        let said = pages::offer(frame.language, &about, today, &house.db.surroundings().zone);
        json!({
            "said": said, "go_on": text.go_on(), "forget": text.forget(), "saved_at": about.saved_at.0, "path": about.path,
            "typed": draft.typed,
        })
    })))
}

async fn end_draft(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(which): Form<Which>,
) -> Answer<Response> {
    if is_form(&which.form) {
        house.db.write(move |tx| actions::end(tx, &actor, &which.form)).await?;
    }
    Ok(done(&house, "/drafts", Text(frame.language).forgotten_told()))
}
