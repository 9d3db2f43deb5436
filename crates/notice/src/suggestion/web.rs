//! Routes of suggestions: the list and the form are for anyone, answers for those who may.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Moment, Read, Result, Sentence, Write};
use zhixing_people::{Actor, Network, Place, Right, Unit, may, require, the_organisation, top_unit};

use super::model::{
    ASIDE_MAX, AnswerInput, AsideInput, Suggestion, SuggestionInput, UNNAMED_OF_NETWORK_PER_HOUR_MAX,
    UNNAMED_OF_ONE_PER_HOUR_MAX,
};
use super::{SuggestionId, actions, pages, store};
use crate::text::Text;

/// The routes of suggestions.
pub fn routes() -> Routes {
    Routes::new()
        .public_get("/suggestions", list_suggestions)
        .public_get("/suggestions/new", new_suggestion)
        .public_post("/suggestions", create_suggestion)
        .get("/suggestions/setting-aside", new_aside)
        .post("/suggestions/setting-aside", create_aside)
        .once()
        .get("/suggestions/{id}/answer", new_answer)
        .post("/suggestions/{id}/answer", create_answer)
        .once()
}

#[derive(Deserialize)]
struct Page {
    before: Option<i64>,
}

async fn list_suggestions(
    State(house): State<House>,
    frame: Frame,
    actor: Option<Actor>,
    Query(page): Query<Page>,
) -> Answer<Markup> {
    let lists = house.db.read(move |tx| ask(tx, actor.as_ref(), page.before.map(Moment))).await?;
    Ok(pages::lists(&frame, &lists, house.db.surroundings()))
}

fn ask(tx: &Read<'_>, actor: Option<&Actor>, before: Option<Moment>) -> Result<pages::Lists> {
    let Some((organisation, root)) = whole(tx)? else { return Ok(pages::Lists::default()) };
    let answers = match actor {
        Some(actor) => may(tx, actor, Right::AnswerSuggestions, &Place::unit(&root.id))?,
        None => false,
    };
    let organisation = &organisation;
    let mut answered = store::answered(tx, organisation, before, PAGE_ROWS + 1)?;
    let earlier =
        (answered.len() > PAGE_ROWS).then(|| answered[PAGE_ROWS - 1].answer.as_ref().map(|answer| answer.at)).flatten();
    answered.truncate(PAGE_ROWS);
    Ok(pages::Lists {
        answered,
        earlier,
        own: actor.map_or(Ok(Vec::new()), |actor| store::own_waiting(tx, &actor.member, PAGE_ROWS))?,
        to_answer: if answers { store::all_waiting(tx, organisation, PAGE_ROWS)? } else { Vec::new() },
        waiting: store::waiting(tx, organisation)?,
        aside: if before.is_none() { store::aside(tx, organisation, PAGE_ROWS)? } else { Vec::new() },
        aside_sum: if before.is_none() { store::aside_sum(tx, organisation)? } else { (0, 0) },
        answers,
    })
}

/// The organisation and its topmost unit, once there is one.
fn whole(tx: &Read<'_>) -> Result<Option<(OrganisationId, Unit)>> {
    let Some(organisation) = the_organisation(tx)? else { return Ok(None) };
    let root = top_unit(tx, &organisation)?;
    Ok(Some((organisation, root)))
}

#[derive(Deserialize)]
struct About {
    #[serde(default)]
    about: String,
}

async fn new_suggestion(frame: Frame, Query(about): Query<About>) -> Markup {
    let input = SuggestionInput {
        about: super::model::about_path(&about.about),
        kind: "suggestion".to_owned(),
        ..Default::default()
    };
    pages::form(&frame, &input, &Faults::default())
}

async fn create_suggestion(
    State(house): State<House>,
    frame: Frame,
    actor: Option<Actor>,
    Network(network): Network,
    Form(input): Form<SuggestionInput>,
) -> Answer<Response> {
    let new = match input.check() {
        Ok(new) => new,
        Err(faults) => return Ok(unprocessable(pages::form(&frame, &input, &faults))),
    };
    let refused =
        |sentence| unprocessable(pages::form(&frame, &input, &Faults::at(super::model::WORDS.name, sentence)));
    let (text, is_unnamed) = (Text(frame.language), new.unnamed || actor.is_none());
    // Who is signed in has a count of his own, which lies in the memory of this node and names nobody in any row.
    let (whence, most) = match &actor {
        Some(actor) => (format!("member:{}", actor.member), UNNAMED_OF_ONE_PER_HOUR_MAX),
        None => (network, UNNAMED_OF_NETWORK_PER_HOUR_MAX),
    };
    if is_unnamed && !house.limits.may_come(&whence, house.clock.now(), most) {
        let told = |language| match &actor {
            Some(_) => Text(language).too_many_of_one(most),
            None => Text(language).too_many_of_network(most),
        };
        return Ok(refused(Sentence::of(told)));
    }
    let told = if is_unnamed { text.sent_unnamed() } else { text.sent_named() };
    let most = house.settings.suggestions_per_hour;
    let outcome = house.db.write(move |tx| {
        let (organisation, root) = whole(tx)?.ok_or(Error::NotFound)?;
        actions::suggest(tx, &organisation, &root.id, (actor.as_ref(), most), &new)
    });
    match outcome.await {
        Ok(()) => Ok(done(&house, "/suggestions", told)),
        Err(Error::Refused(sentence)) => Ok(refused(sentence)),
        Err(error) => Err(error.into()),
    }
}

async fn new_aside(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let both = house.db.read(move |tx| to_set_aside(tx, &actor)).await?;
    let around = house.db.surroundings();
    Ok(pages::aside(&frame, (&both.0, &both.1), &AsideInput::default(), &Faults::default(), around))
}

/// What waits for an answer, and what was set aside, for who may answer.
fn to_set_aside(tx: &Read<'_>, actor: &Actor) -> Result<(Vec<Suggestion>, Vec<Suggestion>)> {
    let root = top_unit(tx, &actor.organisation)?;
    require(tx, actor, Right::AnswerSuggestions, &Place::unit(&root.id))?;
    let waiting = store::all_waiting(tx, &actor.organisation, ASIDE_MAX)?;
    Ok((waiting, store::aside_ones(tx, &actor.organisation, ASIDE_MAX)?))
}

async fn create_aside(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(sent): Form<Vec<(String, String)>>,
) -> Answer<Response> {
    let input = AsideInput::read(&sent);
    match input.check() {
        Ok(new) => {
            let setting = move |tx: &Write<'_>| {
                let root = top_unit(tx, &actor.organisation)?;
                actions::set_aside(tx, &actor, &root.id, &new)
            };
            let count = house.db.write(setting).await?;
            Ok(done(&house, "/suggestions", &Text(frame.language).aside_told(count)))
        }
        Err(faults) => {
            let both = house.db.read(move |tx| to_set_aside(tx, &actor)).await?;
            Ok(unprocessable(pages::aside(&frame, (&both.0, &both.1), &input, &faults, house.db.surroundings())))
        }
    }
}

async fn new_answer(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let id = SuggestionId::parse(&id).ok_or(Error::NotFound)?;
    let suggestion = house.db.read(move |tx| to_answer(tx, &actor, &id)).await?;
    Ok(pages::answer(&frame, &suggestion, &AnswerInput::default(), &Faults::default()).into_response())
}

/// The suggestion, for who may answer it: until then nobody else reads its words.
fn to_answer(tx: &Read<'_>, actor: &Actor, id: &SuggestionId) -> Result<Suggestion> {
    let root = top_unit(tx, &actor.organisation)?;
    require(tx, actor, Right::AnswerSuggestions, &Place::unit(&root.id))?;
    store::one(tx, &actor.organisation, id)
}

async fn create_answer(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<AnswerInput>,
) -> Answer<Response> {
    let id = SuggestionId::parse(&id).ok_or(Error::NotFound)?;
    match input.check() {
        Ok(new) => {
            house
                .db
                .write(move |tx| {
                    let root = top_unit(tx, &actor.organisation)?;
                    actions::answer(tx, &actor, &root.id, &id, &new)
                })
                .await?;
            Ok(done(&house, "/suggestions", Text(frame.language).answered_told()))
        }
        Err(faults) => {
            let suggestion = house.db.read(move |tx| to_answer(tx, &actor, &id)).await?;
            Ok(unprocessable(pages::answer(&frame, &suggestion, &input, &faults)))
        }
    }
}
