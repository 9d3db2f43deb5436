//! The routes of imports, and their handlers. A file is read off the threads that serve pages.

use axum::extract::{Form, Multipart, Path, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Faults, clean};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, attachment, done, see, unprocessable, unread};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Language, Sentence};

use super::actions::{self, Outcome, ReadFile};
use super::questions::Checked;
use super::store::{DraftId, ImportId};
use super::text::Text;
use super::{pages, questions, reader, template};
use crate::actor::Actor;
use crate::fields;

/// The most characters of a file's name.
const FILE_NAME_CHARS_MAX: usize = 80;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/members/import", show_import)
        .post_file("/members/import", create_draft)
        .get("/members/import/template.xlsx", show_workbook)
        .get("/members/import/template.csv", show_text)
        .get("/members/import/{id}", show_draft)
        .post("/members/import/{id}/confirmation", create_confirmation)
        .once()
        .post("/members/import/{id}/undoing", create_undoing)
        .once()
}

async fn show_import(State(house): State<House>, actor: Actor, frame: Frame) -> Answer<Markup> {
    let last = house.db.read(move |tx| questions::last(tx, &actor)).await?;
    Ok(pages::show_import(&frame, last.as_ref(), &Faults::default()))
}

async fn create_draft(State(house): State<House>, actor: Actor, frame: Frame, upload: Multipart) -> Answer {
    // Nothing is read, let alone unfolded, for who may not import.
    let asking = actor.clone();
    house.db.read(move |tx| actions::may_import(tx, &asking)).await?;
    let read = match uploaded(upload).await {
        Ok(Some((name, bytes))) => {
            let turn = house.limits.reading_turn().await?;
            let read =
                tokio::task::spawn_blocking(move || (reader::read(&name, &bytes).map(|read| (name, read)), turn));
            read.await.map_err(Error::broken)?.0
        }
        Ok(None) => Err(Sentence::of(|language| Text(language).no_file())),
        Err(sentence) => Err(sentence),
    };
    match read {
        Ok((name, (headings, table))) => {
            let file = ReadFile { headings, table };
            let id = house.db.write(move |tx| actions::look(tx, &actor, &name, &file)).await?;
            Ok(see(&format!("/members/import/{id}")))
        }
        Err(sentence) => {
            let last = house.db.read(move |tx| questions::last(tx, &actor)).await?;
            let faults = Faults::at(fields::FILE.name, sentence);
            Ok(unprocessable(pages::show_import(&frame, last.as_ref(), &faults)))
        }
    }
}

/// The file's name and bytes; nothing when none was chosen. What is too large is refused by the route's own limit.
async fn uploaded(mut upload: Multipart) -> Result<Option<(String, Vec<u8>)>, Sentence> {
    while let Some(field) = upload.next_field().await.map_err(|error| unread(&error, too_large()))? {
        if field.name() == Some(fields::FILE.name) {
            let name = clean(field.file_name().unwrap_or_default()).replace(['\n', '\t'], " ");
            let name: String = name.chars().take(FILE_NAME_CHARS_MAX).collect();
            let bytes = field.bytes().await.map_err(|error| unread(&error, too_large()))?;
            return Ok((!bytes.is_empty() || !name.is_empty()).then(|| (name, bytes.to_vec())));
        }
    }
    Ok(None)
}

fn too_large() -> Sentence {
    Sentence::of(|language| Text(language).too_large())
}

async fn show_draft(State(house): State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer<Markup> {
    let id = DraftId::parse(&id).ok_or(Error::NotFound)?;
    let draft = id.clone();
    Ok(match house.db.read(move |tx| questions::checked(tx, &actor, &draft)).await? {
        Checked::Waits(shown) => pages::show_draft(&frame, &id, &shown, &Faults::default(), false),
        Checked::Done(brought) => pages::show_brought(&frame, &brought),
        Checked::Replaced(newer) => pages::show_replaced(&frame, &newer),
    })
}

/// What the confirmation sends.
#[derive(Deserialize, Default)]
#[serde(default)]
struct ConfirmationInput {
    ignore_unknown: String,
}

async fn create_confirmation(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    Form(input): Form<ConfirmationInput>,
) -> Answer {
    let id = DraftId::parse(&id).ok_or(Error::NotFound)?;
    let (draft, who) = (id.clone(), actor.clone());
    let ignore_unknown = input.ignore_unknown == "yes";
    let outcome = house.db.write(move |tx| actions::confirm(tx, &who, &draft, ignore_unknown)).await?;
    match outcome {
        Outcome::Done(plan) if plan.changes_nothing() => {
            Ok(done(&house, "/members/import", Text(frame.language).nothing_changes()))
        }
        Outcome::Done(plan) => {
            let told = Text(frame.language).imported(plan.members.len(), plan.changed.len());
            Ok(done(&house, &format!("/members/import/{id}"), &told))
        }
        Outcome::Over => Ok(see(&format!("/members/import/{id}"))),
        Outcome::Moved => {
            let draft = id.clone();
            let shown = house.db.read(move |tx| questions::shown(tx, &actor, &draft)).await?;
            Ok(unprocessable(pages::show_draft(&frame, &id, &shown, &Faults::default(), true)))
        }
    }
}

async fn create_undoing(State(house): State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer {
    let id = ImportId::parse(&id).ok_or(Error::NotFound)?;
    house.db.write(move |tx| actions::undo(tx, &actor, &id)).await?;
    Ok(done(&house, "/members/import", Text(frame.language).undone()))
}

async fn show_workbook(_: Actor, frame: Frame) -> Answer {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(to_keep(frame.language, kind, "xlsx", template::xlsx(frame.language)?))
}

async fn show_text(_: Actor, frame: Frame) -> Answer {
    Ok(to_keep(frame.language, "text/csv; charset=utf-8", "csv", template::csv(frame.language)))
}

fn to_keep(language: Language, kind: &'static str, ending: &str, bytes: Vec<u8>) -> Response {
    attachment(kind, &template::file_name(language, ending), &format!("members.{ending}"), bytes)
}
