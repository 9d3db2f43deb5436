//! Routes of a series of study days.

use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Response};
use zhixing_branch::plan_form::PlanInput;
use zhixing_branch::{Doubts, doubted};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Sentence, Write};
use zhixing_people::Actor;

use super::actions::{self, Adopted};
use super::input::SeriesInput;
use super::model::Wish;
use super::pages::{self, Shown};
use super::questions::{self, Ground, Outlook};

/// The routes of series of study days.
pub fn routes() -> Routes {
    Routes::new().get("/study/days/new", new_series).post("/study/days", create_series).once()
}

type Pairs = Vec<(String, String)>;

/// What a form asks for: its ground, the wish and what that comes to, or what is wrong with it.
type Looked = (Ground, SeriesInput, std::result::Result<(Wish, Outlook), Faults>);

fn look(tx: &Read<'_>, actor: &Actor, sent: SeriesInput) -> Result<Looked> {
    let ground = questions::ground(tx, actor, &sent)?;
    let input = if sent.says_how() {
        sent
    } else {
        sent.wishing(&questions::usual(tx, &ground.branch, ground.programme.as_ref())?)
    };
    let wish = match input.wish(tx.today()) {
        Ok(wish) => wish,
        Err(faults) => return Ok((ground, input, Err(faults))),
    };
    let outlook = questions::outlook(tx, &ground, &wish)?;
    Ok((ground, input, Ok((wish, outlook))))
}

async fn new_series(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(sent): Query<Pairs>,
) -> Answer<Response> {
    let (ground, input, looked) = house.db.read(move |tx| look(tx, &actor, SeriesInput::read(&sent))).await?;
    let zone = &house.db.surroundings().zone;
    Ok(match looked {
        Ok((wish, outlook)) => {
            let plan = pages::proposed(&outlook, &wish);
            let shown = Shown {
                ground: &ground,
                input: &SeriesInput { plan, ..input },
                wish: &wish,
                outlook: &outlook,
                refused: None,
            };
            pages::days(&frame, &shown, zone).into_response()
        }
        Err(faults) => unprocessable(pages::how(&frame, &ground, &input, &faults)),
    })
}

async fn create_series(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(sent): Form<Pairs>,
) -> Answer<Response> {
    let reader = actor.clone();
    let (ground, input, looked) = house.db.read(move |tx| look(tx, &reader, SeriesInput::read(&sent))).await?;
    let (wish, outlook) = match looked {
        Ok(looked) => looked,
        Err(faults) => return Ok(unprocessable(pages::how(&frame, &ground, &input, &faults))),
    };
    let zone = house.db.surroundings().zone.clone();
    let again = |plan: PlanInput, refused: Option<&Sentence>| {
        let input = SeriesInput { plan, ..input.clone() };
        let shown = Shown { ground: &ground, input: &input, wish: &wish, outlook: &outlook, refused };
        unprocessable(pages::days(&frame, &shown, &zone))
    };
    let picked = match input.chosen(&outlook.lines, outlook.today) {
        Ok(picked) => picked,
        Err(plan) => return Ok(again(plan, None)),
    };
    let (language, puts_topics) = (frame.language, input.topics == "yes");
    let (of, wished) = (ground.clone(), wish.clone());
    let adopting = move |tx: &Write<'_>| -> Result<(Adopted, Vec<(String, Doubts)>)> {
        let adopted = actions::adopt(tx, &actor, (&of, &wished), &picked, puts_topics, language)?;
        let doubted = doubted(tx, &adopted.planned)?;
        Ok((adopted, doubted))
    };
    match house.db.write(adopting).await {
        Ok((adopted, doubted)) => {
            Ok(done(&house, &pages::after(&ground), &pages::told(language, &adopted, &doubted)).into_response())
        }
        Err(Error::Refused(told)) => Ok(again(input.plan.clone(), Some(&told))),
        Err(error) => Err(error.into()),
    }
}
