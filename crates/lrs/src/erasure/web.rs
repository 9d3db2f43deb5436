//! The routes of an erasure by identifier, for administrators, who prove themselves again.

use axum::Extension;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Response};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_people::{Actor, prove};
use zhixing_records::Clerk;

use super::input::WhomInput;
use super::model::{Outlook, Whom};
use super::{actions, pages, questions};
use crate::client::may_administer;
use crate::text::Text;

pub(super) const PATH: &str = "/settings/clients/erasure";

pub(crate) fn routes() -> Routes {
    Routes::new().get("/settings/clients/erasure", show_erasure).post("/settings/clients/erasure", create_erasure)
}

/// What would be found; it changes nothing.
async fn show_erasure(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(input): Query<WhomInput>,
) -> Answer<Response> {
    shown(&house, &frame, actor, &input, Faults::default()).await
}

async fn shown(house: &House, frame: &Frame, actor: Actor, input: &WhomInput, faults: Faults) -> Answer<Response> {
    let (whom, faults) = match input.check() {
        Ok(whom) => (Some(whom), faults),
        Err(_) if input.whom.is_empty() => (None, faults),
        Err(wrong) => (None, wrong),
    };
    let outlook = looked(house, actor, whom).await?;
    let page = pages::show(frame, input, &faults, outlook, house.db.is_embedded());
    Ok(if faults.is_empty() { page.into_response() } else { unprocessable(page) })
}

async fn looked(house: &House, actor: Actor, whom: Option<Whom>) -> Result<Option<Outlook>> {
    let ask = move |tx: &zhixing_kit::Read<'_>| match &whom {
        Some(whom) => questions::asked(tx, &actor, whom).map(Some),
        None => may_administer(tx, &actor).map(|()| None),
    };
    house.db.read(ask).await
}

async fn create_erasure(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    clerk: Option<Extension<Clerk>>,
    Form(input): Form<WhomInput>,
) -> Answer<Response> {
    let asking = actor.clone();
    house.db.read(move |tx| may_administer(tx, &asking)).await?;
    let whom = match input.check() {
        Ok(whom) => whom,
        Err(faults) => return shown(&house, &frame, actor, &input, faults).await,
    };
    match prove(&house, &actor, input.password.clone()).await {
        Ok(_) => {}
        Err(Error::Invalid(faults)) => return shown(&house, &frame, actor, &input, Faults(faults)).await,
        Err(error) => return Err(error.into()),
    }
    // Only what has its place in the log can be taken away: its commitment stays there.
    if let Some(Extension(clerk)) = clerk {
        clerk.catch_up_soon(&house.db).await?;
    }
    let erased = house.db.write(move |tx| actions::erase(tx, &actor, &whom)).await?;
    Ok(done(&house, PATH, &told(&house, &frame, erased).await?))
}

/// Takes the traces out of the file, and says whether that was possible now.
async fn told(house: &House, frame: &Frame, erased: Outlook) -> Result<String> {
    let db = house.db.clone();
    let rewritten = tokio::task::spawn_blocking(move || db.rewrite()).await.map_err(Error::broken)?;
    let text = Text(frame.language);
    let told = text.erase_done(erased.statements(), erased.kept + erased.mentioned);
    Ok(match rewritten {
        Ok(true) => told,
        Ok(false) => format!("{told}{}", text.erase_server()),
        Err(_) => format!("{told}{}", text.erase_not_rewritten()),
    })
}
