//! The route that opens a part; and, in `run`, what an open course asks for.

pub mod run;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Form};
use serde::Deserialize;
use zhixing_kit::House;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, see};
use zhixing_kit::route::Routes;
use zhixing_people::Actor;

use super::actions::{self, Opened};
use super::{cmi5, pages};
use crate::course::web::parsed;
use crate::package::model::Standard;
use run::Host;

/// The route.
pub fn routes() -> Routes {
    Routes::new().post("/courses/{id}/launches", create_launch)
}

#[derive(Deserialize)]
struct LaunchInput {
    part: String,
}

async fn create_launch(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    host: Option<Extension<Host>>,
    Path(id): Path<String>,
    Form(input): Form<LaunchInput>,
) -> Answer<Response> {
    let id = parsed(&id)?;
    let home = house.settings.origin.clone();
    let opened = house.db.write(move |tx| actions::open(tx, &actor, &id, &input.part, &home)).await?;
    let host = host.map(|Extension(host)| host).unwrap_or_default();
    let path = path(&opened, &host);
    let Some(own) = host.origin() else { return Ok(see(&path)) };
    // A page's form may lead nowhere but within the house (its policy); so the way out is a page.
    let to = format!("{own}{path}");
    let mut response = pages::leading(&frame, &opened, &to).into_response();
    if let Ok(refresh) = HeaderValue::from_str(&format!("0; url={to}")) {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    Ok(response)
}

/// Where a part is opened.
fn path(opened: &Opened, host: &Host) -> String {
    let (token, part) = (&opened.token, &opened.part);
    match opened.standard {
        Standard::Cmi5 => {
            let joint = if part.query.is_empty() { "" } else { "&" };
            run::address(token, part, &format!("{}{joint}{}", part.query, cmi5::query(opened)))
        }
        _ if host.origin().is_some() && part.speaks => run::frame_address(token),
        _ => run::address(token, part, &part.query),
    }
}
