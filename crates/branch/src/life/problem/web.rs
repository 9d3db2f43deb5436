//! Routes of problems.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_people::{Actor, Place, Right, may, require};

use super::input::ProblemInput;
use super::text::Text;
use super::{actions, pages, questions};
use crate::activity::candidate::candidates;
use crate::life::round;
use crate::life::round::model::RoundId;
use crate::resolution::unreached;

/// The routes of problems.
pub fn routes() -> Routes {
    Routes::new()
        .get("/organisation-life/{id}/problems", show_problems)
        .post("/organisation-life/{id}/problems", create_problem)
        .once()
}

async fn view(house: &House, actor: Actor, raw: &str) -> Result<pages::View> {
    let id = RoundId::parse(raw).ok_or(Error::NotFound)?;
    house
        .db
        .read(move |tx| {
            let round = round::questions::visible(tx, &actor, &id)?;
            let lists = questions::lists(tx, &actor, &round)?;
            Ok(pages::View {
                problems: questions::of_round(tx, &round)?,
                today: tx.today(),
                plans: may(tx, &actor, Right::PlanActivity, &Place::unit(&round.branch))?,
                me: actor.member.clone(),
                open: lists && questions::meeting(tx, &round).is_ok(),
                lists,
                members: if lists { candidates(tx, &round.branch, tx.today())? } else { Vec::new() },
                round,
            })
        })
        .await
}

async fn show_problems(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let view = view(&house, actor, &raw).await?;
    Ok(pages::problems(&frame, &view, &ProblemInput::default(), &Faults::default()))
}

async fn create_problem(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<ProblemInput>,
) -> Answer<Response> {
    let view = view(&house, actor.clone(), &raw).await?;
    if !view.lists {
        let branch = view.round.branch.clone();
        house.db.read(move |tx| require(tx, &actor, Right::Appraise, &Place::unit(&branch))).await?;
        return Err(Error::NotFound.into());
    }
    let id = view.round.id.clone();
    let faults = match input.check() {
        Ok(new) => {
            match house.db.write(move |tx| unreached(tx, &actor, &actions::list(tx, &actor, &id, &new)?)).await {
                Ok(unreached) => {
                    let path = format!("{}/problems", view.round.path());
                    return Ok(done(&house, &path, &unreached.told(frame.language, Text(frame.language).saved())));
                }
                Err(error) => Faults::found(error, "problem")?,
            }
        }
        Err(faults) => faults,
    };
    let view = pages::View { open: true, ..view };
    Ok(unprocessable(pages::problems(&frame, &view, &input, &faults)))
}
