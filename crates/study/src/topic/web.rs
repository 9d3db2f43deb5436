//! Routes of topics.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Write};
use zhixing_library::MaterialId;
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, last_saver};

use super::input::TopicInput;
use super::model::{Topic, TopicId, about};
use super::text::Text;
use super::{actions, pages, questions};
use crate::bank::model::BankId;
use crate::programme;
use crate::programme::model::{Programme, ProgrammeId};
use crate::verbs;

/// The routes of topics.
pub fn routes() -> Routes {
    Routes::new()
        .get("/programmes/{id}/topics/new", new_topic)
        .post("/programmes/{id}/topics", create_topic)
        .once()
        .get("/topics/{id}", show_topic)
        .get("/topics/{id}/edit", edit_topic)
        .post("/topics/{id}", update_topic)
        .post("/topics/{id}/withdrawal", create_withdrawal)
        .post("/topics/{id}/return", create_return)
        .get("/topics/{id}/materials", list_choice)
        .post("/topics/{id}/materials", create_material)
        .once()
        .post("/topics/{id}/materials/end", end_material)
        .get("/topics/{id}/banks", list_banks)
        .post("/topics/{id}/banks", create_bank)
        .once()
        .post("/topics/{id}/banks/end", end_bank)
        .get("/topics/{id}/print", show_pack)
}

fn id(raw: &str) -> Result<TopicId> {
    TopicId::parse(raw).ok_or(Error::NotFound)
}

/// The programme for a new topic.
async fn for_new(house: &House, actor: Actor, raw: &str) -> Result<Programme> {
    let id = ProgrammeId::parse(raw).ok_or(Error::NotFound)?;
    house.db.read(move |tx| programme::questions::changeable(tx, &actor, &id)).await
}

async fn new_topic(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let programme = for_new(&house, actor, &raw).await?;
    Ok(pages::new(&frame, &programme, &TopicInput::default(), &Faults::default()))
}

async fn create_topic(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<TopicInput>,
) -> Answer<Response> {
    let programme = for_new(&house, actor.clone(), &raw).await?;
    let id = programme.id.clone();
    let faults = match input.check() {
        Ok(new) => match house.db.write(move |tx| actions::add(tx, &actor, &id, &new)).await {
            Ok(id) => return Ok(done(&house, &format!("/topics/{id}"), Text(frame.language).added())),
            Err(error) => Faults::found(error, "topic_title")?,
        },
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::new(&frame, &programme, &input, &faults)))
}

async fn show_topic(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let id = id(&raw)?;
    let whole = house.db.read(move |tx| questions::whole(tx, &actor, &id)).await?;
    Ok(pages::one(&frame, &whole, &house.db.surroundings().zone))
}

async fn changeable(house: &House, actor: Actor, raw: &str) -> Result<Topic> {
    let id = id(raw)?;
    house.db.read(move |tx| questions::changeable(tx, &actor, &id)).await
}

async fn edit_topic(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let topic = changeable(&house, actor, &raw).await?;
    Ok(pages::edit(&frame, &topic, &Edit::of(TopicInput::of(&topic))?, &Faults::default()))
}

async fn update_topic(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<TopicInput>,
) -> Answer<Response> {
    let faults = match edit.sent("topic_title", save(&house, actor.clone(), id(&raw)?, edit.clone())).await? {
        Sent::Done(()) => return Ok(done(&house, &format!("/topics/{raw}"), Text(frame.language).saved())),
        Sent::Asks(asked) => return ask(&house, &frame, actor, &raw, &asked).await,
        Sent::Again(faults) => faults,
    };
    let topic = changeable(&house, actor, &raw).await?;
    let edit = edit.again(&TopicInput::of(&topic))?;
    Ok(form_again(pages::edit(&frame, &topic, &edit, &faults), &faults))
}

async fn save(house: &House, actor: Actor, id: TopicId, edit: Edit<TopicInput>) -> Result<Saved<(), TopicInput>> {
    let saving = move |tx: &Write<'_>| {
        let topic = questions::changeable(tx, &actor, &id)?;
        edit.save(&TopicInput::of(&topic), |input| actions::change(tx, &actor, &id, &input.check()?))
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds.
async fn ask(house: &House, frame: &Frame, actor: Actor, raw: &str, asked: &Asked<TopicInput>) -> Answer<Response> {
    let id = id(raw)?;
    let (topic, saver) = house
        .db
        .read(move |tx| {
            let saver = last_saver(tx, &actor, &about(&id), &[&verbs::TOPIC_CHANGED, &verbs::TOPIC_ADDED])?;
            Ok((questions::changeable(tx, &actor, &id)?, saver))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &topic, asked, saver)?))
}

async fn create_withdrawal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::drop_out(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/topics/{raw}"), Text(frame.language).told_dropped()))
}

async fn create_return(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::take_up(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/topics/{raw}"), Text(frame.language).told_taken_up()))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Asking {
    q: String,
}

async fn list_choice(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(asking): Query<Asking>,
) -> Answer<Markup> {
    let (id, q) = (id(&raw)?, asking.q.clone());
    let (topic, chosen, offered) = house.db.read(move |tx| questions::to_choose(tx, &actor, &id, &q)).await?;
    Ok(pages::choose(&frame, &topic, &asking.q, &chosen, &offered))
}

/// Which material.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Chosen {
    material: String,
}

impl Chosen {
    fn id(&self) -> Result<MaterialId> {
        MaterialId::parse(&self.material).ok_or(Error::NotFound)
    }
}

async fn create_material(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Answer<Response> {
    let (id, material) = (id(&raw)?, chosen.id()?);
    house.db.write(move |tx| actions::add_material(tx, &actor, &id, &material)).await?;
    Ok(done(&house, &format!("/topics/{raw}/materials"), Text(frame.language).told_taken()))
}

async fn end_material(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Answer<Response> {
    let (id, material) = (id(&raw)?, chosen.id()?);
    house.db.write(move |tx| actions::drop_material(tx, &actor, &id, &material)).await?;
    Ok(done(&house, &format!("/topics/{raw}/materials"), Text(frame.language).told_out()))
}

async fn list_banks(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let id = id(&raw)?;
    let (topic, chosen, offered) = house.db.read(move |tx| questions::banks_to_choose(tx, &actor, &id)).await?;
    Ok(pages::choose_banks(&frame, &topic, &chosen, &offered))
}

/// Which bank.
#[derive(Deserialize, Default)]
#[serde(default)]
struct ChosenBank {
    bank: String,
}

impl ChosenBank {
    fn id(&self) -> Result<BankId> {
        BankId::parse(&self.bank).ok_or(Error::NotFound)
    }
}

async fn create_bank(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(chosen): Form<ChosenBank>,
) -> Answer<Response> {
    let (id, bank) = (id(&raw)?, chosen.id()?);
    house.db.write(move |tx| actions::add_bank(tx, &actor, &id, &bank)).await?;
    Ok(done(&house, &format!("/topics/{raw}/banks"), Text(frame.language).told_bank()))
}

async fn end_bank(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(chosen): Form<ChosenBank>,
) -> Answer<Response> {
    let (id, bank) = (id(&raw)?, chosen.id()?);
    house.db.write(move |tx| actions::drop_bank(tx, &actor, &id, &bank)).await?;
    Ok(done(&house, &format!("/topics/{raw}/banks"), Text(frame.language).told_out()))
}

async fn show_pack(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let id = id(&raw)?;
    let whole = house.db.read(move |tx| questions::pack(tx, &actor, &id)).await?;
    Ok(pages::print(&frame, &whole))
}
