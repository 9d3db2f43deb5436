//! Routes of the banks.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, attachment, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, last_saver};
use zhixing_question::{Format, Question, Written, write};

use super::input::QuestionInput;
use super::model::{Bank, BankId, Kept, QuestionId};
use super::text::Text;
use super::{actions, pages, questions};
use crate::passage::questions::behind;
use crate::picture::questions::of_bank;
use crate::verbs;

/// The routes of the banks.
pub fn routes() -> Routes {
    Routes::new()
        .get("/banks", list_banks)
        .get("/banks/{id}", show_bank)
        .get("/banks/{id}/export", show_export)
        .get("/banks/{id}/export/file", show_file)
        .get("/questions/new", new_question)
        .post("/questions", create_question)
        .once()
        .get("/questions/{id}", show_question)
        .get("/questions/{id}/edit", edit_question)
        .post("/questions/{id}", update_question)
        .post("/questions/{id}/withdrawal", create_withdrawal)
        .post("/questions/{id}/return", create_return)
}

/// What an address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    unit: String,
    area: String,
    after: String,
    q: String,
    format: String,
}

fn bank_id(raw: &str) -> Result<BankId> {
    BankId::parse(raw).ok_or(Error::NotFound)
}

fn question_id(raw: &str) -> Result<QuestionId> {
    QuestionId::parse(raw).ok_or(Error::NotFound)
}

async fn list_banks(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(wanted): Query<Wanted>,
) -> Answer<Markup> {
    let view = house
        .db
        .read(move |tx| {
            let (unit, units) = questions::kept_unit(tx, &actor, &wanted.unit)?;
            let banks = questions::banks(tx, &actor, &unit.id)?;
            Ok(pages::BanksView { unit, units, banks })
        })
        .await?;
    Ok(pages::banks(&frame, &view))
}

async fn show_bank(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer<Markup> {
    let id = bank_id(&raw)?;
    let (after, words) = (wanted.after.parse().unwrap_or(0), wanted.q.clone());
    let reading = move |tx: &Read<'_>| questions::of_bank(tx, &actor, &id, (after, &words), PAGE_ROWS);
    let (bank, kept, more) = house.db.read(reading).await?;
    Ok(pages::bank(&frame, &bank, &wanted.q, &kept, more))
}

/// A bank's questions as a file of this format.
async fn carried(house: &House, actor: Actor, raw: &str, format: Format) -> Result<(Bank, Written)> {
    let id = bank_id(raw)?;
    let carrying = move |tx: &Read<'_>| Ok((questions::to_carry(tx, &actor, &id)?, of_bank(tx, &actor, &id)?));
    let ((bank, kept), pictures) = house.db.read(carrying).await?;
    let turn = house.limits.reading_turn().await?;
    let made = tokio::task::spawn_blocking(move || {
        let all: Vec<&Question> = kept.iter().map(|kept: &Kept| &kept.question).collect();
        let written = write(format, &all, &pictures);
        drop(turn);
        written
    });
    Ok((bank, made.await.map_err(Error::broken)??))
}

async fn show_export(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer<Markup> {
    let format = Format::of(&wanted.format).unwrap_or(Format::Xlsx);
    let (bank, written) = carried(&house, actor, &raw, format).await?;
    Ok(pages::export(&frame, &bank, format, written.ending != format.ending(), &written.faults))
}

async fn show_file(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer<Response> {
    let format = Format::of(&wanted.format).unwrap_or(Format::Xlsx);
    let (bank, written) = carried(&house, actor, &raw, format).await?;
    let name = format!("{}.{}", Text(frame.language).file_name(&bank.area), written.ending);
    Ok(attachment(written.media_type, &name, &format!("questions.{}", written.ending), written.bytes))
}

async fn new_question(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(wanted): Query<Wanted>,
) -> Answer<Markup> {
    let typed = QuestionInput { area: wanted.area.clone(), ..QuestionInput::default() };
    let (unit, areas) = form_of(&house, actor, wanted.unit).await?;
    Ok(pages::new(&frame, &unit, &areas, &typed, &Faults::default()))
}

/// The unit whose bank it is, and the areas that it has.
async fn form_of(house: &House, actor: Actor, wanted: String) -> Result<(String, Vec<String>)> {
    house
        .db
        .read(move |tx| {
            let (unit, _) = questions::kept_unit(tx, &actor, &wanted)?;
            let banks = questions::banks(tx, &actor, &unit.id)?;
            Ok((unit.id.to_string(), banks.into_iter().map(|bank| bank.area).collect()))
        })
        .await
}

/// A new question, with the unit that it is for.
#[derive(Deserialize, Default)]
#[serde(default)]
struct NewInput {
    unit: String,
    #[serde(flatten)]
    question: QuestionInput,
}

async fn create_question(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<NewInput>,
) -> Answer<Response> {
    let (unit, areas) = form_of(&house, actor.clone(), input.unit.clone()).await?;
    let faults = match input.question.check() {
        Ok(question) => {
            let wanted = unit.clone();
            let adding = move |tx: &Write<'_>| {
                let (unit, _) = questions::kept_unit(tx, &actor, &wanted)?;
                actions::add(tx, &actor, &unit.id, &question)
            };
            match house.db.write(adding).await {
                Ok(id) => return Ok(done(&house, &format!("/questions/{id}"), Text(frame.language).added())),
                Err(error) => Faults::found(error, "stem")?,
            }
        }
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::new(&frame, &unit, &areas, &input.question, &faults)))
}

async fn show_question(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let id = question_id(&raw)?;
    let shown = move |tx: &Read<'_>| {
        let (kept, versions) = questions::with_versions(tx, &actor, &id)?;
        Ok((behind(tx, &actor.organisation, &kept.question)?, kept, versions))
    };
    let (passage, kept, versions) = house.db.read(shown).await?;
    Ok(pages::question(&frame, &kept, passage.as_ref(), &versions, &house.db.surroundings().zone))
}

async fn kept(house: &House, actor: Actor, raw: &str) -> Result<Kept> {
    let id = question_id(raw)?;
    house.db.read(move |tx| questions::changeable(tx, &actor, &id)).await
}

async fn edit_question(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let kept = kept(&house, actor, &raw).await?;
    Ok(pages::edit(&frame, &kept, &Edit::of(QuestionInput::of(&kept.question))?, &Faults::default()))
}

async fn update_question(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<QuestionInput>,
) -> Answer<Response> {
    let faults = match edit.sent("stem", save(&house, actor.clone(), question_id(&raw)?, edit.clone())).await? {
        Sent::Done(()) => return Ok(done(&house, &format!("/questions/{raw}"), Text(frame.language).saved())),
        Sent::Asks(asked) => return ask(&house, &frame, actor, &raw, &asked).await,
        Sent::Again(faults) => faults,
    };
    let kept = kept(&house, actor, &raw).await?;
    let edit = edit.again(&QuestionInput::of(&kept.question))?;
    Ok(form_again(pages::edit(&frame, &kept, &edit, &faults), &faults))
}

async fn save(
    house: &House,
    actor: Actor,
    id: QuestionId,
    edit: Edit<QuestionInput>,
) -> Result<Saved<(), QuestionInput>> {
    let saving = move |tx: &Write<'_>| {
        let kept = questions::changeable(tx, &actor, &id)?;
        edit.save(&QuestionInput::of(&kept.question), |input| actions::change(tx, &actor, &id, &input.check()?))
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds.
async fn ask(house: &House, frame: &Frame, actor: Actor, raw: &str, asked: &Asked<QuestionInput>) -> Answer<Response> {
    let id = question_id(raw)?;
    let (kept, saver) = house
        .db
        .read(move |tx| {
            let by = [&verbs::REWORDED, &verbs::ADDED, &verbs::RESTORED, &verbs::WITHDRAWN];
            let saver = last_saver(tx, &actor, &format!("question/{id}"), &by)?;
            Ok((questions::changeable(tx, &actor, &id)?, saver))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &kept, asked, saver)?))
}

async fn create_withdrawal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = question_id(&raw)?;
    house.db.write(move |tx| actions::withdraw(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/questions/{raw}"), Text(frame.language).told_withdrawn()))
}

async fn create_return(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = question_id(&raw)?;
    let outcome = house.db.write(move |tx| actions::restore(tx, &actor, &id)).await;
    outcome.map_err(|error| match error {
        // There is no form here: what stands in the way is told as a refusal.
        Error::Invalid(faults) => faults.into_iter().next().map_or(Error::NotFound, |(_, told)| Error::Refused(told)),
        other => other,
    })?;
    Ok(done(&house, &format!("/questions/{raw}"), Text(frame.language).told_restored()))
}
