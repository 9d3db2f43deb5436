//! Routes of tellers: named, relieved, the key.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::session::set_cookie_at;
use zhixing_kit::{Error, House};
use zhixing_people::Actor;

use super::input::TellerInput;
use super::text::Text;
use super::{actions, pages};
use crate::activity::model::ActivityId;
use crate::activity::questions::must_run;
use crate::ballot::input::BallotInput;
use crate::ballot::pages::list::{ListView, list};
use crate::ballot::web::{KEY_COOKIE, ask_list};
use crate::roll;
use crate::roll::model::RollEntryId;

/// The routes of tellers.
pub fn routes() -> Routes {
    Routes::new()
        .post("/meetings/{id}/tellers", create_teller)
        .once()
        .post("/meetings/{id}/tellers/{entry}/end", end_teller)
        .once()
        .post("/meetings/{id}/teller-key", create_key)
}

/// How long a key stays on the device, in seconds: as long as a meeting may last. Afterwards the paper has it.
const KEY_S: i64 = 12 * 3_600;

fn back(id: &str) -> String {
    format!("/meetings/{id}/ballots")
}

/// The list of the meeting's ballots once more, with why a step with its tellers was refused and what was typed.
async fn again(
    house: &House,
    frame: &Frame,
    asked: Asked,
    (typed, refused): (TellerInput, Faults),
) -> Answer<Response> {
    let Asked { actor, activity } = asked;
    let view = house.db.read(move |tx| ask_list(tx, &actor, &activity)).await?;
    let view = ListView { typed, refused, ..view };
    Ok(unprocessable(list(frame, &view, &BallotInput::default(), &Faults::default())))
}

/// Who asks, and about which meeting.
#[derive(Clone)]
struct Asked {
    actor: Actor,
    activity: ActivityId,
}

impl Asked {
    fn of(actor: Actor, id: &str) -> zhixing_kit::Result<Self> {
        Ok(Self { activity: ActivityId::parse(id).ok_or(Error::NotFound)?, actor })
    }
}

async fn create_teller(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<TellerInput>,
) -> Answer<Response> {
    let asked = Asked::of(actor, &id)?;
    let Asked { actor, activity } = asked.clone();
    let faults = match input.check() {
        Ok((entry, role)) => {
            let name = house.db.write(move |tx| {
                actions::name(tx, &actor, &activity, &entry, role)?;
                Ok(roll::questions::one(tx, &activity, &entry)?.name)
            });
            match name.await {
                Ok(name) => return Ok(done(&house, &back(&id), &Text(frame.language).named(name))),
                Err(error) => Faults::found(error, "teller")?,
            }
        }
        Err(faults) => {
            house.db.read(move |tx| must_run(tx, &actor, &activity)).await?;
            faults
        }
    };
    again(&house, &frame, asked, (input, faults)).await
}

async fn end_teller(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, entry)): Path<(String, String)>,
) -> Answer<Response> {
    let asked = Asked::of(actor, &id)?;
    let Asked { actor, activity } = asked.clone();
    let entry = RollEntryId::parse(&entry).ok_or(Error::NotFound)?;
    let name = house.db.write(move |tx| {
        actions::relieve(tx, &actor, &activity, &entry)?;
        Ok(roll::questions::one(tx, &activity, &entry)?.name)
    });
    match name.await {
        Ok(name) => Ok(done(&house, &back(&id), &Text(frame.language).relieved(name))),
        Err(error) => again(&house, &frame, asked, (TellerInput::default(), Faults::found(error, "teller")?)).await,
    }
}

/// The key is shown once, in the answer itself, and kept on the teller's own device; the program keeps no copy.
async fn create_key(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let asked = Asked::of(actor, &id)?;
    let Asked { actor, activity } = asked.clone();
    let about = activity.clone();
    let written = match house.db.write(move |tx| actions::take_key(tx, &actor, &activity)).await {
        Ok(written) => written,
        Err(error) => {
            let faults = Faults::found(error, "teller")?;
            return again(&house, &frame, asked, (TellerInput::default(), faults)).await;
        }
    };
    let mut response = pages::key(&frame, &about, &written).into_response();
    // Only the pages of this meeting's ballots are sent the key.
    let cookie = set_cookie_at(&house.settings, &back(&id), KEY_COOKIE, &format!("{about}.{written}"), KEY_S);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}
