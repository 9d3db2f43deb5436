//! Routes on which the forms of branch life are handed out. To hand one out is an act: each is a `POST`, and answers with the file.

use axum::extract::{Path, Query, State};
use axum::{Extension, Form};
use maud::Markup;
use serde::Deserialize;
use zhixing_form::{FormInput, Wanted, hand_out};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result};
use zhixing_people::{Actor, UnitId};
use zhixing_records::Clerk;

use super::ledger::{self, Span};
use super::{OBLIGATIONS, ROLL, ballot_report, minutes, obligations, own_file, pages, problems, resolution, roll};
use crate::activity::model::ActivityId;
use crate::activity::questions::visible;
use crate::asked::AskedYear;
use crate::ballot::BallotId;
use crate::ballot::questions::visible_ballot;
use crate::life::{self, RoundId};
use crate::resolution::ResolutionId;

/// The routes of forms.
pub fn routes() -> Routes {
    Routes::new()
        .post("/meetings/{id}/forms", create_of_meeting)
        .post("/meetings/{id}/ballots/{ballot}/forms", create_of_ballot)
        .get("/own-file", show_own)
        .post("/own-file/forms", create_own)
        .post("/resolutions/{id}/forms", create_of_resolution)
        .post("/organisation-life/{id}/forms", create_of_round)
        .post("/branches/{id}/forms", create_of_branch)
}

/// How a form is wanted, for who may see what it is about: whoever may not is told nothing else.
async fn wanted<S>(house: &House, frame: &Frame, input: &FormInput, must_see: S) -> Result<Wanted>
where
    S: Fn(&Read<'_>) -> Result<()> + Send + 'static,
{
    house.db.read(must_see).await?;
    input.wanted(frame.language)
}

async fn create_of_meeting(
    State(house): State<House>,
    clerk: Option<Extension<Clerk>>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<FormInput>,
) -> Answer {
    let id = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let (asking, of) = (actor.clone(), id.clone());
    let wanted = wanted(&house, &frame, &input, move |tx| visible(tx, &asking, &of).map(drop)).await?;
    let (by, language) = (actor.clone(), wanted.language);
    if input.form == ROLL.name.code {
        hand_out(&house, clerk, actor, wanted, move |tx| roll::roll(tx, &by, &id, language)).await
    } else {
        hand_out(&house, clerk, actor, wanted, move |tx| minutes::minutes(tx, &by, &id, language)).await
    }
}

async fn create_of_ballot(
    State(house): State<House>,
    clerk: Option<Extension<Clerk>>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
    Form(input): Form<FormInput>,
) -> Answer {
    let (id, ballot) = ActivityId::parse(&id).zip(BallotId::parse(&ballot)).ok_or(Error::NotFound)?;
    let (asking, of) = (actor.clone(), (id.clone(), ballot.clone()));
    let wanted = wanted(&house, &frame, &input, move |tx| visible_ballot(tx, &asking, &of.0, &of.1).map(drop)).await?;
    let (by, language) = (actor.clone(), wanted.language);
    hand_out(&house, clerk, actor, wanted, move |tx| ballot_report::ballot_report(tx, &by, (&id, &ballot), language))
        .await
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct YearQuery {
    year: AskedYear,
}

async fn show_own(
    State(house): State<House>,
    frame: Frame,
    _actor: Actor,
    Query(query): Query<YearQuery>,
) -> Answer<Markup> {
    let this_year = this_year(&house);
    Ok(pages::own(&frame, query.year.read()?.unwrap_or(this_year), this_year))
}

fn this_year(house: &House) -> i16 {
    house.clock.now().day(&house.db.surroundings().zone).year()
}

/// Hands the actor his own file; whose it is nobody can ask otherwise.
async fn create_own(
    State(house): State<House>,
    clerk: Option<Extension<Clerk>>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<FormInput>,
) -> Answer {
    let wanted = input.wanted(frame.language)?;
    let year = AskedYear(input.year.clone()).read()?.unwrap_or_else(|| this_year(&house));
    let (by, language) = (actor.clone(), wanted.language);
    hand_out(&house, clerk, actor, wanted, move |tx| own_file::own_file(tx, &by, year, language)).await
}

async fn create_of_resolution(
    State(house): State<House>,
    clerk: Option<Extension<Clerk>>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<FormInput>,
) -> Answer {
    let id = ResolutionId::parse(&id).ok_or(Error::NotFound)?;
    let (asking, of) = (actor.clone(), id.clone());
    let see = move |tx: &Read<'_>| crate::resolution::questions::visible(tx, &asking, &of).map(drop);
    let wanted = wanted(&house, &frame, &input, see).await?;
    let (by, language) = (actor.clone(), wanted.language);
    hand_out(&house, clerk, actor, wanted, move |tx| resolution::resolution(tx, &by, &id, language)).await
}

async fn create_of_round(
    State(house): State<House>,
    clerk: Option<Extension<Clerk>>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<FormInput>,
) -> Answer {
    let id = RoundId::parse(&id).ok_or(Error::NotFound)?;
    let (asking, of) = (actor.clone(), id.clone());
    let wanted = wanted(&house, &frame, &input, move |tx| life::visible(tx, &asking, &of).map(drop)).await?;
    let (by, language) = (actor.clone(), wanted.language);
    hand_out(&house, clerk, actor, wanted, move |tx| problems::problems(tx, &by, &id, language)).await
}

async fn create_of_branch(
    State(house): State<House>,
    clerk: Option<Extension<Clerk>>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<FormInput>,
) -> Answer {
    let branch = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let owed = input.form == OBLIGATIONS.name.code;
    let (asking, of) = (actor.clone(), branch.clone());
    let must_see = if owed { obligations::must_see } else { ledger::must_see };
    let wanted = wanted(&house, &frame, &input, move |tx| must_see(tx, &asking, &of)).await?;
    let span = Span::read(&input.year, &input.month)?;
    let (by, language) = (actor.clone(), wanted.language);
    if owed {
        hand_out(&house, clerk, actor, wanted, move |tx| obligations::obligations(tx, &by, &branch, span, language))
            .await
    } else {
        hand_out(&house, clerk, actor, wanted, move |tx| ledger::ledger(tx, &by, &branch, span, language)).await
    }
}
