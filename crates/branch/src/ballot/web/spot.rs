//! The ballot that a request is about, who asks, and the way back: a refused act is answered with the ballot's own page as it is now, with what
//! happened, why and what to do above it, and with what was typed where something was.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, Failure, done, unprocessable};
use zhixing_kit::session::cookie;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_people::Actor;

use super::{KEY_COOKIE, ask_ballot};
use crate::activity::model::{ActivityId, path};
use crate::ballot::model::BallotId;
use crate::ballot::pages::one::{self, BallotView, Refused};
use crate::ballot::store;

/// A ballot of a meeting, as a path names it.
#[derive(Clone)]
pub(in crate::ballot) struct Spot {
    /// The house.
    pub house: House,
    /// How the reader is shown pages.
    pub frame: Frame,
    /// Who asks.
    actor: Actor,
    /// The meeting.
    activity: ActivityId,
    /// The ballot.
    ballot: BallotId,
    /// The key to the meeting's boxes that this device has.
    pub key: Option<String>,
}

impl FromRequestParts<House> for Spot {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let given = Path::<HashMap<String, String>>::from_request_parts(parts, house).await;
        let Path(given) = given.map_err(IntoResponse::into_response)?;
        let actor = Actor::from_request_parts(parts, house).await.map_err(IntoResponse::into_response)?;
        let frame = Frame::from_request_parts(parts, house).await.map_err(IntoResponse::into_response)?;
        let id = |name: &str| given.get(name).map(String::as_str).unwrap_or_default();
        let ids = ActivityId::parse(id("id")).zip(BallotId::parse(id("ballot")));
        let (activity, ballot) = ids.ok_or_else(|| Failure::from(Error::NotFound).into_response())?;
        let kept = cookie(&parts.headers, KEY_COOKIE).and_then(|kept| kept.split_once('.'));
        let key = kept.filter(|(of, _)| *of == activity.as_str()).map(|(_, key)| key.to_owned());
        Ok(Self { house: house.clone(), frame, actor, activity, ballot, key })
    }
}

impl Spot {
    /// The ballot's page.
    pub fn path(&self) -> String {
        self.path_of(&self.ballot)
    }

    /// The page of another ballot of the same meeting.
    pub fn path_of(&self, ballot: &BallotId) -> String {
        format!("{}/ballots/{ballot}", path(&self.activity))
    }

    /// Asks a question about it.
    pub async fn read<T, F>(&self, ask: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Read<'_>, &Actor, &ActivityId, &BallotId) -> Result<T> + Send + 'static,
    {
        let Self { house, actor, activity, ballot, .. } = self.clone();
        house.db.read(move |tx| ask(tx, &actor, &activity, &ballot)).await
    }

    /// Does something with it.
    pub async fn write<T, F>(&self, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Write<'_>, &Actor, &ActivityId, &BallotId) -> Result<T> + Send + 'static,
    {
        let Self { house, actor, activity, ballot, .. } = self.clone();
        house.db.write(move |tx| act(tx, &actor, &activity, &ballot)).await
    }

    /// Leads to its page, with what was done.
    pub fn done(&self, told: &str) -> Response {
        done(&self.house, &self.path(), told)
    }

    /// What is shown of it now.
    pub async fn view(&self) -> Result<BallotView> {
        let view = self.read(ask_ballot).await?;
        Ok(BallotView { has_key: self.key.is_some(), ..view })
    }

    /// Leads back from an act that was refused.
    pub async fn back(&self, error: Error) -> Answer<Response> {
        self.back_with(error, Refused::default()).await
    }

    /// Leads back from an act that was refused, with what was typed for it. A ballot of another meeting is shown where it belongs.
    pub async fn back_with(&self, error: Error, typed: Refused) -> Answer<Response> {
        let Faults(faults) = Faults::found(error, "")?;
        let own = |tx: &Read<'_>, actor: &Actor, _: &ActivityId, ballot: &BallotId| {
            let known = store::one(tx, &actor.organisation, ballot)?;
            ask_ballot(tx, actor, &known.activity, ballot)
        };
        let view = self.read(own).await?;
        let has_key = self.key.is_some() && view.activity.id == self.activity;
        let why = faults.into_iter().map(|(_, sentence)| sentence).collect();
        let view = BallotView { has_key, refused: Some(Refused { why, ..typed }), ..view };
        let zone = &self.house.db.surroundings().zone;
        Ok(unprocessable(one::ballot(&self.frame, &view, zone)))
    }
}
