//! The routes of an erasure. The administrator proves himself again, and types whom he means.

use axum::Extension;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_people::{Actor, prove};
use zhixing_records::{Clerk, MemberId};

use super::elsewhere::Elsewhere;
use super::input::ErasureInput;
use super::questions::{Preview, preview};
use super::text::Text;
use super::{actions, pages};

/// The routes.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/members/{id}/erasure", show_erasure).post("/members/{id}/erasure", create_erasure)
}

async fn show_erasure(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Extension(elsewhere): Extension<Elsewhere>,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let shown = seen(&house, &actor, &id, elsewhere).await?;
    Ok(pages::show(&frame, &shown, house.db.is_embedded(), &ErasureInput::default(), &Faults::default()))
}

async fn create_erasure(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    clerk: Option<Extension<Clerk>>,
    Extension(elsewhere): Extension<Elsewhere>,
    Path(id): Path<String>,
    Form(input): Form<ErasureInput>,
) -> Answer<Response> {
    let shown = seen(&house, &actor, &id, elsewhere).await?;
    // Only what has its place in the log can be erased: its commitment stays there.
    if let Some(Extension(clerk)) = clerk {
        clerk.catch_up_soon(&house.db).await?;
    }
    match erase(&house, &actor, &shown, &input, elsewhere).await {
        Ok(statements) => Ok(done(&house, "/members", &told(&house, frame, statements).await?)),
        Err(Error::Invalid(faults)) => {
            Ok(unprocessable(pages::show(&frame, &shown, house.db.is_embedded(), &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}

async fn seen(house: &House, actor: &Actor, id: &str, elsewhere: Elsewhere) -> Result<Preview> {
    let id = MemberId::parse(id).ok_or(Error::NotFound)?;
    let actor = actor.clone();
    house.db.read(move |tx| preview(tx, &actor, &id, elsewhere)).await
}

async fn erase(
    house: &House,
    actor: &Actor,
    shown: &Preview,
    input: &ErasureInput,
    elsewhere: Elsewhere,
) -> Result<usize> {
    let ground = input.check(&shown.member.number)?;
    prove(house, actor, input.password.clone()).await?;
    let (actor, id) = (actor.clone(), shown.member.id.clone());
    house.db.write(move |tx| actions::erase(tx, &actor, &id, ground, elsewhere)).await
}

/// Takes the traces out of the file, and says whether that was possible now.
async fn told(house: &House, frame: Frame, statements: usize) -> Result<String> {
    let db = house.db.clone();
    let rewritten = tokio::task::spawn_blocking(move || db.rewrite()).await.map_err(Error::broken)?;
    let text = Text(frame.language);
    Ok(match rewritten {
        Ok(true) => text.done(statements),
        Ok(false) => format!("{}{}", text.done(statements), text.server()),
        Err(_) => text.done_not_rewritten(statements),
    })
}
