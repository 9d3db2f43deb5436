//! Routes of an import. A file is read off the threads that serve pages.

use axum::Form;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults, clean};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, attachment, done, see, unprocessable, unread};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Language, Result, Sentence};
use zhixing_people::Actor;
use zhixing_question::read;

use super::actions::{self, Outcome};
use super::input::{DEFAULT_AREA, FILE, LEAVE_OUT};
use super::model::{IntakeId, ReadFile};
use super::text::Text;
use super::{list, pages, questions};
use crate::bank::model::AREA_CHARS_MAX;
use crate::bank::questions as banks;

/// The most characters of a file's name.
const FILE_NAME_CHARS_MAX: usize = 80;

/// The routes of an import.
pub fn routes() -> Routes {
    Routes::new()
        .get("/questions/import", show_import)
        .post_file("/questions/import", create_intake)
        .get("/questions/import/{id}", show_intake)
        .get("/questions/import/{id}/list.csv", show_list)
        .get("/questions/import/{id}/questions", list_new)
        .post("/questions/import/{id}/confirmation", create_confirmation)
        .once()
}

/// What an address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    unit: String,
    area: String,
}

fn id(raw: &str) -> Result<IntakeId> {
    IntakeId::parse(raw).ok_or(Error::NotFound)
}

async fn show_import(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Query(wanted): Query<Wanted>,
) -> Answer<Markup> {
    let (unit, areas) = form_of(&house, actor, wanted.unit).await?;
    Ok(pages::import(&frame, &unit, &areas, &wanted.area, &Faults::default()))
}

/// The unit that the file is for, and its areas.
async fn form_of(house: &House, actor: Actor, wanted: String) -> Result<(String, Vec<String>)> {
    house
        .db
        .read(move |tx| {
            let (unit, _) = banks::kept_unit(tx, &actor, &wanted)?;
            let areas = banks::banks(tx, &actor, &unit.id)?.into_iter().map(|bank| bank.area).collect();
            Ok((unit.id.to_string(), areas))
        })
        .await
}

/// What the form sends.
#[derive(Default)]
struct Sent {
    unit: String,
    area: String,
    file_name: String,
    bytes: Vec<u8>,
}

async fn create_intake(State(house): State<House>, actor: Actor, frame: Frame, upload: Multipart) -> Answer {
    // Nothing is read, let alone unfolded, for who may not import.
    form_of(&house, actor.clone(), String::new()).await?;
    let sent = sent(upload).await?;
    let (unit, areas) = form_of(&house, actor.clone(), sent.unit.clone()).await?;
    let typed = sent.area.clone();
    let faults = match checked(&house, sent).await? {
        Ok((file_name, file)) => {
            let wanted = unit.clone();
            let looking = move |tx: &zhixing_kit::Write<'_>| {
                let (unit, _) = banks::kept_unit(tx, &actor, &wanted)?;
                actions::look(tx, &actor, &unit.id, &file_name, &file)
            };
            let id = house.db.write(looking).await?;
            return Ok(see(&format!("/questions/import/{id}")));
        }
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::import(&frame, &unit, &areas, &typed, &faults)))
}

/// The file as it was read, with its area; or what is wrong with the form.
async fn checked(house: &House, sent: Sent) -> Result<std::result::Result<(String, ReadFile), Faults>> {
    let mut check = Check::default();
    let area = check.optional_text(DEFAULT_AREA.name, &sent.area, AREA_CHARS_MAX);
    let area = if area.is_empty() { Text(Language::Chinese).general().to_owned() } else { area };
    if sent.bytes.is_empty() && sent.file_name.is_empty() {
        check.fault(FILE.name, Sentence::of(|language| Text(language).no_file()));
    }
    if let Err(faults) = check.finish(()) {
        return Ok(Err(faults));
    }
    let turn = house.limits.reading_turn().await?;
    let reading = tokio::task::spawn_blocking(move || (read(&sent.bytes), turn)).await.map_err(Error::broken)?.0;
    Ok(match reading {
        Ok(reading) => Ok((sent.file_name, ReadFile::of(&area, reading))),
        Err(told) => Err(Faults::at(FILE.name, told)),
    })
}

async fn sent(mut upload: Multipart) -> Answer<Sent> {
    let mut sent = Sent::default();
    while let Some(field) = upload.next_field().await.map_err(unreadable)? {
        match field.name().unwrap_or_default() {
            "unit" => sent.unit = field.text().await.map_err(unreadable)?,
            name if name == DEFAULT_AREA.name => sent.area = field.text().await.map_err(unreadable)?,
            name if name == FILE.name => {
                let name = clean(field.file_name().unwrap_or_default()).replace(['\n', '\t'], " ");
                sent.file_name = name.chars().take(FILE_NAME_CHARS_MAX).collect();
                sent.bytes = field.bytes().await.map_err(unreadable)?.to_vec();
            }
            _ => {}
        }
    }
    Ok(sent)
}

fn unreadable(error: MultipartError) -> Error {
    Error::Refused(unread(&error, Sentence::of(|language| Text(language).too_large())))
}

async fn show_intake(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let (asked, id) = (id(&raw)?, id(&raw)?);
    let shown = house.db.read(move |tx| questions::shown(tx, &actor, &asked)).await?;
    Ok(pages::intake(&frame, &id, &shown, &Faults::default(), false))
}

/// What the address of all new questions says.
#[derive(Deserialize, Default)]
#[serde(default)]
struct LookedFor {
    q: String,
    from: String,
}

/// All questions that come in, or those that were looked for.
async fn list_new(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(raw): Path<String>,
    Query(looked_for): Query<LookedFor>,
) -> Answer<Markup> {
    let (asked, id) = (id(&raw)?, id(&raw)?);
    let shown = house.db.read(move |tx| questions::shown(tx, &actor, &asked)).await?;
    let from = looked_for.from.parse().unwrap_or(0);
    Ok(pages::all_new(&frame, &id, &shown, (&looked_for.q, from)))
}

/// Everything that would become of the file, to be carried away.
async fn show_list(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let asked = id(&raw)?;
    let shown = house.db.read(move |tx| questions::shown(tx, &actor, &asked)).await?;
    let name = Text(frame.language).list_name(&shown.file_name);
    Ok(attachment("text/csv; charset=utf-8", &name, "questions.csv", list::csv(frame.language, &shown)))
}

/// What the confirmation sends.
#[derive(Deserialize, Default)]
#[serde(default)]
struct ConfirmationInput {
    leave_out: String,
}

async fn create_confirmation(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(raw): Path<String>,
    Form(input): Form<ConfirmationInput>,
) -> Answer<Response> {
    let (confirmed, who, leave_out) = (id(&raw)?, actor.clone(), input.leave_out == "yes");
    let outcome = house.db.write(move |tx| actions::confirm(tx, &who, &confirmed, leave_out)).await;
    let (faults, moved) = match outcome {
        Ok(Outcome::Done(count)) => return Ok(done(&house, "/banks", &Text(frame.language).done(count))),
        Ok(Outcome::Moved) => (Faults::default(), true),
        Err(Error::Refused(told)) => (Faults::at(LEAVE_OUT.name, told), false),
        Err(other) => return Err(other.into()),
    };
    let (asked, refused) = (id(&raw)?, faults.of(LEAVE_OUT.name).cloned());
    let shown = house.db.read(move |tx| questions::shown(tx, &actor, &asked)).await;
    let shown = shown.map_err(|error| match (error, refused) {
        // There is nothing left to show the refusal on.
        (Error::NotFound, Some(told)) => Error::Refused(told),
        (other, _) => other,
    })?;
    Ok(unprocessable(pages::intake(&frame, &id(&raw)?, &shown, &faults, moved)))
}
