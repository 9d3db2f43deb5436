//! Routes of tellers: named, relieved, the key.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done};
use zhixing_kit::route::Routes;
use zhixing_kit::session::set_cookie_at;
use zhixing_kit::{Error, House};
use zhixing_people::Actor;

use super::input::TellerInput;
use super::text::Text;
use super::{actions, pages};
use crate::activity::model::ActivityId;
use crate::activity::questions::must_run;
use crate::ballot::web::KEY_COOKIE;
use crate::roll;
use crate::roll::model::RollEntryId;

/// The routes of tellers.
pub fn routes() -> Routes {
    Routes::new()
        .post("/meetings/{id}/tellers", create_teller)
        .post("/meetings/{id}/tellers/{entry}/end", end_teller)
        .post("/meetings/{id}/teller-key", create_key)
}

/// How long a key stays on the device, in seconds: as long as a meeting may last. Afterwards the paper has it.
const KEY_S: i64 = 12 * 3_600;

fn back(id: &str) -> String {
    format!("/meetings/{id}/ballots")
}

async fn create_teller(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<TellerInput>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let (entry, role) = match input.check() {
        Ok(checked) => checked,
        Err(faults) => {
            house.db.read(move |tx| must_run(tx, &actor, &activity)).await?;
            return Err(Error::from(faults).into());
        }
    };
    let name = house.db.write(move |tx| {
        actions::name(tx, &actor, &activity, &entry, role)?;
        Ok(roll::questions::one(tx, &activity, &entry)?.name)
    });
    let told = Text(frame.language).named(name.await?);
    Ok(done(&house, &back(&id), &told))
}

async fn end_teller(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, entry)): Path<(String, String)>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let entry = RollEntryId::parse(&entry).ok_or(Error::NotFound)?;
    let name = house.db.write(move |tx| {
        actions::relieve(tx, &actor, &activity, &entry)?;
        Ok(roll::questions::one(tx, &activity, &entry)?.name)
    });
    let told = Text(frame.language).relieved(name.await?);
    Ok(done(&house, &back(&id), &told))
}

/// The key is shown once, in the answer itself, and kept on the teller's own device; the program keeps no copy.
async fn create_key(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let about = activity.clone();
    let written = house.db.write(move |tx| actions::take_key(tx, &actor, &activity)).await?;
    let mut response = pages::key(&frame, &about, &written).into_response();
    // Only the pages of this meeting's ballots are sent the key.
    let cookie = set_cookie_at(&house.settings, &back(&id), KEY_COOKIE, &format!("{about}.{written}"), KEY_S);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}
