//! The routes of templates, and their handlers. A file is read off the threads that serve pages.

use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{Multipart, Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Form};
use maud::Markup;
use serde::Deserialize;
use zhixing_document::{Format, Kind, check, sample, template};
use zhixing_kit::form::{Faults, clean};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable, unread};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Language, Result, Sentence};
use zhixing_people::Actor;

use super::actions::NewTemplate;
use super::input::FILE;
use super::model::{FILE_NAME_MAX, Template};
use super::pages::Standing;
use super::text::Text;
use super::{actions, pages, questions};
use crate::Kinds;
use crate::issue::turn::turn;
use crate::issue::web::download;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/forms", list_templates)
        .get("/settings/forms/{kind}", show_template)
        .post_file("/settings/forms/{kind}", create_template)
        .post("/settings/forms/{kind}/installation", create_installation)
        .post("/settings/forms/{kind}/discard", discard_template)
        .post("/settings/forms/{kind}/withdrawal", create_withdrawal)
        .get("/settings/forms/{kind}/own.docx", show_own)
        .get("/settings/forms/{kind}/waiting.docx", show_waiting)
        .get("/settings/forms/{kind}/waiting.pdf", show_waiting_pdf)
        .get("/settings/forms/{kind}/template.docx", show_built_in)
        .get("/settings/forms/{kind}/sample.docx", show_sample)
        .get("/settings/forms/{kind}/sample.pdf", show_sample_pdf)
}

fn kind_of(kinds: Kinds, code: &str) -> Result<&'static Kind> {
    kinds.of(code).ok_or(Error::NotFound)
}

/// The kind of a code, for who administers; all others are refused before they learn which kinds there are.
async fn kind_for(house: &House, actor: &Actor, kinds: Kinds, code: &str) -> Result<&'static Kind> {
    let asking = actor.clone();
    house.db.read(move |tx| questions::must_administer(tx, &asking)).await?;
    kind_of(kinds, code)
}

async fn list_templates(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
) -> Answer<Markup> {
    let own = house.db.read(move |tx| questions::all(tx, &actor)).await?;
    Ok(pages::all(&frame, kinds, &own))
}

async fn show_template(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Path(kind): Path<String>,
) -> Answer<Markup> {
    shown(&house, &frame, actor, kinds, &kind, &Faults::default()).await
}

async fn shown(
    house: &House,
    frame: &Frame,
    actor: Actor,
    kinds: Kinds,
    kind: &str,
    faults: &Faults,
) -> Answer<Markup> {
    let known = kinds.of(kind);
    let asked = house.db.read(move |tx| {
        questions::must_administer(tx, &actor)?;
        let kind = known.ok_or(Error::NotFound)?;
        Ok((questions::one(tx, &actor, kind)?, questions::waiting(tx, &actor, kind)?))
    });
    let ((own, waiting), kind) = (asked.await?, kind_of(kinds, kind)?);
    let look = move || Standing {
        own: own.map(|own| {
            let findings = own.file.as_deref().map(|file| check(file, kind)).unwrap_or_default();
            (own, findings)
        }),
        waiting: waiting.map(|waiting| {
            let findings = check(&waiting.file, kind);
            (waiting, findings)
        }),
    };
    let standing = tokio::task::spawn_blocking(look).await.map_err(Error::broken)?;
    Ok(pages::one(frame, kind, &standing, faults, &house.db.surroundings().zone))
}

async fn create_template(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Path(code): Path<String>,
    upload: std::result::Result<Multipart, MultipartRejection>,
) -> Answer<Response> {
    let kind = kind_for(&house, &actor, kinds, &code).await?;
    let brought = match upload {
        Ok(upload) => uploaded(upload).await?,
        Err(_) => None,
    };
    let Some((name, file)) = brought else {
        let faults = Faults::at(FILE.name, Sentence::of(|language| Text(language).no_file()));
        return Ok(unprocessable(shown(&house, &frame, actor, kinds, &code, &faults).await?));
    };
    // The check unfolds the file: as many at once as files are read anywhere.
    let turn = house.limits.reading_turn().await?;
    let checked = tokio::task::spawn_blocking(move || (NewTemplate::check(kind, name, file), turn))
        .await
        .map_err(Error::broken)?
        .0;
    match checked {
        Ok(new) => {
            house.db.write(move |tx| actions::bring(tx, &actor, &new)).await?;
            Ok(done(&house, &format!("/settings/forms/{code}"), Text(frame.language).brought()))
        }
        Err(faults) => Ok(unprocessable(shown(&house, &frame, actor, kinds, &code, &faults).await?)),
    }
}

/// The file's name and bytes; nothing when none was chosen.
async fn uploaded(mut upload: Multipart) -> Answer<Option<(String, Vec<u8>)>> {
    let unreadable =
        |error: MultipartError| Error::Refused(unread(&error, Sentence::of(|language| Text(language).too_large())));
    while let Some(field) = upload.next_field().await.map_err(unreadable)? {
        if field.name() == Some(FILE.name) {
            let name = clean(field.file_name().unwrap_or_default()).replace(['\n', '\t'], " ");
            let name: String = name.chars().take(FILE_NAME_MAX).collect();
            let bytes = field.bytes().await.map_err(unreadable)?;
            return Ok((!bytes.is_empty()).then(|| (name, bytes.to_vec())));
        }
    }
    Ok(None)
}

/// Which of the templates that wait its reader looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Seen {
    seen: String,
}

async fn create_installation(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Path(code): Path<String>,
    Form(Seen { seen }): Form<Seen>,
) -> Answer<Response> {
    let kind = kind_for(&house, &actor, kinds, &code).await?;
    house.db.write(move |tx| actions::install(tx, &actor, kind, &seen)).await?;
    Ok(done(&house, &format!("/settings/forms/{code}"), Text(frame.language).installed()))
}

async fn discard_template(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Path(code): Path<String>,
) -> Answer<Response> {
    let kind = kind_for(&house, &actor, kinds, &code).await?;
    house.db.write(move |tx| actions::let_go(tx, &actor, kind)).await?;
    Ok(done(&house, &format!("/settings/forms/{code}"), Text(frame.language).let_go_told()))
}

async fn create_withdrawal(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Path(code): Path<String>,
) -> Answer<Response> {
    let kind = kind_for(&house, &actor, kinds, &code).await?;
    house.db.write(move |tx| actions::withdraw(tx, &actor, kind)).await?;
    Ok(done(&house, &format!("/settings/forms/{code}"), Text(frame.language).withdrawn()))
}

async fn show_built_in(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Path(code): Path<String>,
) -> Answer<Response> {
    let kind = kind_for(&house, &actor, kinds, &code).await?;
    let name = format!("{}.docx", Text(frame.language).title_of(kind.name.text(frame.language)));
    Ok(download(Format::Docx.media_type(), &name, template(kind, frame.language)?))
}

async fn show_sample(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Path(code): Path<String>,
) -> Answer<Response> {
    sampled(&house, kinds, frame.language, actor, &code, Format::Docx).await
}

async fn show_sample_pdf(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Path(code): Path<String>,
) -> Answer<Response> {
    sampled(&house, kinds, frame.language, actor, &code, Format::Pdf).await
}

/// The file of the template in use, for who changes it next.
async fn show_own(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    actor: Actor,
    Path(code): Path<String>,
) -> Answer<Response> {
    let kind = kind_for(&house, &actor, kinds, &code).await?;
    let own = house.db.read(move |tx| questions::one(tx, &actor, kind)).await?.ok_or(Error::NotFound)?;
    let name = if own.file_name.is_empty() { "template.docx" } else { &own.file_name };
    Ok(download(Format::Docx.media_type(), name, own.file.ok_or(Error::NotFound)?))
}

async fn show_waiting(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Path(code): Path<String>,
) -> Answer<Response> {
    waiting_sampled(&house, kinds, frame.language, actor, &code, Format::Docx).await
}

async fn show_waiting_pdf(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Path(code): Path<String>,
) -> Answer<Response> {
    waiting_sampled(&house, kinds, frame.language, actor, &code, Format::Pdf).await
}

/// A sample by the template that waits.
async fn waiting_sampled(
    house: &House,
    kinds: Kinds,
    language: Language,
    actor: Actor,
    code: &str,
    format: Format,
) -> Answer<Response> {
    let kind = kind_for(house, &actor, kinds, code).await?;
    let waiting = house.db.read(move |tx| questions::waiting(tx, &actor, kind)).await?.ok_or(Error::NotFound)?;
    drawn(kind, language, format, Some(waiting.file)).await
}

/// A sample by the present template.
async fn sampled(
    house: &House,
    kinds: Kinds,
    language: Language,
    actor: Actor,
    code: &str,
    format: Format,
) -> Answer<Response> {
    let kind = kind_for(house, &actor, kinds, code).await?;
    let own: Option<Template> = house.db.read(move |tx| questions::one(tx, &actor, kind)).await?;
    drawn(kind, language, format, own.and_then(|own| own.file)).await
}

/// A sample as a file. A PDF reads as much as one that is handed out, so it waits for the same turn.
async fn drawn(kind: &'static Kind, language: Language, format: Format, file: Option<Vec<u8>>) -> Answer<Response> {
    let turn = turn().await?;
    let made = tokio::task::spawn_blocking(move || (sample(kind, language, format, file.as_deref()), turn));
    let name = format!("{}.{}", Text(language).sample_of(kind.name.text(language)), format.code());
    Ok(download(format.media_type(), &name, made.await.map_err(Error::broken)?.0?).into_response())
}
