//! Routes of secret ballots: the list, one ballot, and its steps.

mod spot;

pub(super) use spot::Spot;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result};
use zhixing_people::{Actor, UnitKind, unit};

use super::input::BallotInput;
use super::model::{Ballot, BallotId, Stage};
use super::pages::one::Refused;
use super::text::Text;
use super::{Told, actions, count, departure, pages, questions, recall, teller, voter};
use crate::activity::model::ActivityId;
use crate::activity::questions::{must_run, rights, visible};
use crate::roll::model::{Drift, RollEntryId};
use crate::{resolution, roll};

/// The routes of ballots.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/ballots", list_ballots)
        .post("/meetings/{id}/ballots", create_ballot)
        .once()
        .get("/meetings/{id}/ballots/{ballot}", show_ballot)
        .post("/meetings/{id}/ballots/{ballot}/opening", create_opening)
        .once()
        .post("/meetings/{id}/ballots/{ballot}/ending", create_ending)
        .once()
        .post("/meetings/{id}/ballots/{ballot}/withdrawals", create_withdrawal)
        .once()
        .post("/meetings/{id}/ballots/{ballot}/rounds", create_round)
        .once()
}

/// Where a teller's key is kept on his device: the meeting's id, a dot, the key.
pub(super) const KEY_COOKIE: &str = "zhixing-teller-key";

async fn list_ballots(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Query(query): Query<ListQuery>,
) -> Answer<Markup> {
    let id = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let view = house.db.read(move |tx| ask_list(tx, &actor, &id)).await?;
    let chosen = BallotInput { kind: query.kind, ..BallotInput::default() };
    Ok(pages::list::list(&frame, &view, &chosen, &Faults::default()))
}

/// Which kind of ballot the form of the list is for; none before it is chosen.
#[derive(Deserialize, Default)]
#[serde(default)]
struct ListQuery {
    kind: String,
}

pub(super) fn ask_list(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<pages::list::ListView> {
    let activity = visible(tx, actor, id)?;
    let tellers = teller::questions::list(tx, id)?;
    Ok(pages::list::ListView {
        is_temporary: unit(tx, &activity.branch)?.kind == UnitKind::TemporaryBranch,
        may: rights(tx, actor, &activity)?,
        names: teller::questions::may_be_named(tx, &activity)?,
        ballots: super::told(tx, id)?,
        roll: roll::questions::list(tx, id)?,
        standing: teller::questions::standing(tx, id)?,
        typed: teller::TellerInput::default(),
        refused: Faults::default(),
        teller: tellers.iter().find(|teller| teller.member == actor.member).cloned(),
        tellers,
        activity,
    })
}

async fn create_ballot(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer<Response> {
    let (activity, back) = (ActivityId::parse(&id).ok_or(Error::NotFound)?, format!("/meetings/{id}/ballots"));
    let (reader, about) = (actor.clone(), activity.clone());
    let input = BallotInput::read(&pairs);
    let faults = match input.check() {
        Ok(new) => match house.db.write(move |tx| actions::propose(tx, &actor, &activity, &new)).await {
            Ok(ballot) => return Ok(done(&house, &format!("{back}/{ballot}"), Text(frame.language).added())),
            Err(error) => Faults::found(error, "ballot_title")?,
        },
        Err(faults) => faults,
    };
    let view = house.db.read(move |tx| must_run(tx, &reader, &about).and_then(|()| ask_list(tx, &reader, &about)));
    Ok(unprocessable(pages::list::list(&frame, &view.await?, &input, &faults)))
}

async fn show_ballot(spot: Spot) -> Answer<Response> {
    let view = match spot.view().await {
        Ok(view) => view,
        Err(error) => return spot.back(error).await,
    };
    Ok(pages::one::ballot(&spot.frame, &view, &spot.house.db.surroundings().zone).into_response())
}

pub(super) fn ask_ballot(
    tx: &Read<'_>,
    actor: &Actor,
    id: &ActivityId,
    ballot: &BallotId,
) -> Result<pages::one::BallotView> {
    let (activity, ballot) = questions::visible_ballot(tx, actor, id, ballot)?;
    let tellers = teller::questions::list(tx, id)?;
    let candidates = questions::candidates(tx, &ballot)?;
    let roll = roll::questions::list(tx, id)?;
    let is_teller = tellers.iter().any(|teller| teller.member == actor.member);
    let counted = count::questions::counted(tx, &ballot)?;
    let again = match &counted {
        Some(counted) => questions::may_stand_again(tx, actor, &ballot, &counted.outcome)?,
        None => Vec::new(),
    };
    let next = counted.as_ref().and_then(|counted| counted.outcome.next_round(&ballot));
    let needed_again = next.map_or(Ok(0), |next| questions::needed_again(tx, &activity, &ballot, next))?;
    let told = Told::of(ballot.clone(), counted.as_ref());
    let onward = match &counted {
        Some(_) if told.is_lost() && !told.standing().is_fallen() => None,
        None if ballot.recalled.is_none() => None,
        _ => super::joint::onward(tx, actor, &activity, &ballot)?,
    };
    let may = rights(tx, actor, &activity)?;
    let count = questions::standing_count(tx, &activity, &ballot)?;
    Ok(pages::one::BallotView {
        hindrance: if may.run { questions::hindrance(tx, &activity, &ballot, &count)? } else { None },
        count,
        again,
        needed_again,
        drift: match ballot.stage() {
            Stage::Proposed => roll::questions::drift_of(tx, &activity, may)?,
            _ => Drift::default(),
        },
        may,
        ways: pages::one::Ways {
            recall: recall::questions::may_recall(tx, actor, &activity, &ballot)?,
            depart: departure::questions::is_open(tx, &actor.organisation, &ballot.id)?,
            figures: questions::sees_figures(tx, actor, &activity, &ballot)?,
        },
        numbers: voter::questions::numbers(tx, &ballot)?,
        reader: roll.iter().find(|entry| entry.member.as_ref() == Some(&actor.member)).cloned(),
        mine: voter::questions::mine(tx, actor, &ballot)?,
        order: questions::order(tx, actor, &ballot, &candidates)?,
        withdrawn: questions::withdrawn(tx, &ballot)?,
        voters: if is_teller || may.run { voter::questions::list(tx, &ballot)? } else { Vec::new() },
        paper: count::questions::paper_box(tx, actor, &ballot, &candidates, &roll)?,
        brought: teller::questions::brought(tx, &ballot, &tellers)?,
        resolution: resolution::of_ballot(tx, &ballot.id)?.map(|id| id.path()),
        onward,
        followed: questions::is_followed(tx, actor, &ballot, counted.as_ref().map(|counted| &counted.outcome))?
            || questions::is_settled(tx, actor, &ballot)?,
        tie: departure::questions::tie_of(tx, &actor.organisation, &ballot)?.map(|(tie, _)| tie),
        rule: questions::rule(tx, &activity, &ballot)?,
        counted,
        has_key: false,
        refused: None,
        is_teller,
        tellers,
        candidates,
        roll,
        activity,
        ballot,
    })
}

/// The ballot that a voter's or teller's page is about, for who may see it.
pub(super) fn ballot_of(tx: &Read<'_>, actor: &Actor, id: &ActivityId, ballot: &BallotId) -> Result<Ballot> {
    questions::visible_ballot(tx, actor, id, ballot).map(|(_, ballot)| ballot)
}

async fn create_opening(spot: Spot) -> Answer<Response> {
    match spot.write(actions::open).await {
        Ok(drift) => {
            let language = spot.frame.language;
            Ok(spot.done(&roll::pages::with_renewed(language, Text(language).open_told(), &drift)))
        }
        Err(error) => spot.back(error).await,
    }
}

async fn create_ending(spot: Spot) -> Answer<Response> {
    match spot.write(actions::end).await {
        Ok(()) => Ok(spot.done(Text(spot.frame.language).end_told())),
        Err(error) => spot.back(error).await,
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct WithdrawalInput {
    place: String,
}

async fn create_withdrawal(spot: Spot, Form(input): Form<WithdrawalInput>) -> Answer<Response> {
    let place: u32 = input.place.parse().unwrap_or(u32::MAX);
    let withdrawn = spot.write(move |tx, actor, id, ballot| {
        let (_, known) = questions::visible_ballot(tx, actor, id, ballot)?;
        let all = [questions::candidates(tx, &known)?, questions::withdrawn(tx, &known)?].concat();
        actions::withdraw(tx, actor, id, ballot, place)?;
        Ok(all.into_iter().find(|one| one.place == place).map(|one| one.name).unwrap_or_default())
    });
    match withdrawn.await {
        Ok(name) => Ok(spot.done(&Text(spot.frame.language).withdraw_told(name))),
        Err(error) => spot.back(error).await,
    }
}

async fn create_round(spot: Spot, Form(pairs): Form<Vec<(String, String)>>) -> Answer<Response> {
    let stands: Option<Vec<RollEntryId>> =
        pairs.iter().filter(|(name, _)| name == "stands").map(|(_, entry)| RollEntryId::parse(entry)).collect();
    let stands = stands.ok_or(Error::NotFound)?;
    let ticked = stands.clone();
    match spot.write(move |tx, actor, id, ballot| actions::next_round(tx, actor, id, ballot, &stands)).await {
        Ok(next) => Ok(done(&spot.house, &spot.path_of(&next), Text(spot.frame.language).again_told())),
        Err(error) => spot.back_with(error, Refused { stands: Some(ticked), ..Refused::default() }).await,
    }
}
