//! The routes of what is brought in, and their handlers. Files are read away from the threads that serve pages, as many at once as anywhere.

use axum::Form;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Faults, clean};
use zhixing_kit::html::Frame;
use zhixing_kit::limit::UPLOAD_BYTES_MAX;
use zhixing_kit::respond::{Answer, done, see, unprocessable, unread};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Sentence};
use zhixing_people::{Actor, in_query};

use super::input::{ABOUT, FILE, LinkInput, WORDS, WordsInput};
use super::model::IntakeId;
use super::pages::Typed;
use super::questions::Waiting;
use super::text::Text;
use super::{actions, pages, questions};
use crate::extract;
use crate::material::actions::Brought;
use crate::material::input::MaterialInput;
use crate::material::model::{Material, MaterialId};

/// The most characters of a file's name that are kept.
const FILE_NAME_MAX: usize = 120;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/library/new", new_intake)
        .post_file("/library/intakes", create_from_file)
        .post("/library/intakes/words", create_from_words)
        .once()
        .post("/library/intakes/links", create_from_link)
        .once()
        .get("/library/intakes/{id}", show_intake)
        .post("/library/intakes/{id}/publication", create_publication)
        .once()
        .post("/library/intakes/{id}/end", end_intake)
}

#[derive(Clone, Deserialize)]
struct Of {
    material: Option<String>,
}

impl Of {
    fn id(&self) -> Result<Option<MaterialId>> {
        let raw = self.material.as_deref().filter(|raw| !raw.is_empty());
        raw.map(|raw| MaterialId::parse(raw).ok_or(Error::NotFound)).transpose()
    }
}

/// The material of a new edition, for who may publish it; all others are refused before anything they sent is looked at.
async fn may_bring(house: &House, actor: &Actor, id: Option<&MaterialId>) -> Result<Option<Material>> {
    let (actor, id) = (actor.clone(), id.cloned());
    house.db.read(move |tx| questions::to_bring(tx, &actor, id.as_ref())).await
}

async fn new_intake(State(house): State<House>, frame: Frame, actor: Actor, Query(of): Query<Of>) -> Answer<Markup> {
    let of = may_bring(&house, &actor, of.id()?.as_ref()).await?;
    Ok(pages::bring(&frame, of.as_ref(), &Typed::default(), &Faults::default()))
}

async fn create_from_file(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(of): Query<Of>,
    upload: std::result::Result<Multipart, MultipartRejection>,
) -> Answer<Response> {
    let id = of.id()?;
    let of = may_bring(&house, &actor, id.as_ref()).await?;
    let brought = match upload {
        Ok(upload) => uploaded(upload).await,
        Err(_) => Ok(None),
    };
    let fault = |sentence| Faults::at(FILE.name, sentence);
    let faults = match brought {
        Ok(Some((name, file))) => match read(&house, name, file).await? {
            Ok(brought) => return keep(&house, actor, id, brought).await,
            Err(sentence) => fault(sentence),
        },
        Ok(None) => fault(Sentence::of(|language| Text(language).no_file())),
        Err(sentence) => fault(sentence),
    };
    Ok(unprocessable(pages::bring(&frame, of.as_ref(), &Typed::default(), &faults)))
}

async fn create_from_words(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(of): Query<Of>,
    Form(input): Form<WordsInput>,
) -> Answer<Response> {
    let id = of.id()?;
    let of = may_bring(&house, &actor, id.as_ref()).await?;
    let faults = match input.check() {
        Ok((format, words)) => {
            let name = Text(frame.language).pasted();
            match extract::as_format(format, "", &words) {
                Ok(extracted) => {
                    let brought = Brought { file_name: name.to_owned(), file: words.into_bytes(), extracted };
                    return keep(&house, actor, id, brought).await;
                }
                Err(sentence) => Faults::at(WORDS.name, sentence),
            }
        }
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::bring(&frame, of.as_ref(), &Typed { words: input, ..Typed::default() }, &faults)))
}

/// A page of the web that is nothing but its address and what is said of it. Nothing is fetched.
async fn create_from_link(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(of): Query<Of>,
    Form(input): Form<LinkInput>,
) -> Answer<Response> {
    let id = of.id()?;
    let of = may_bring(&house, &actor, id.as_ref()).await?;
    let read = input.check().and_then(|(link, about)| {
        let extracted =
            extract::as_format(extract::Format::Plain, "", &about).map_err(|told| Faults::at(ABOUT.name, told))?;
        Ok((
            link,
            Brought { file_name: Text(frame.language).of_link().to_owned(), file: about.into_bytes(), extracted },
        ))
    });
    match read {
        Ok((link, brought)) => {
            let id = house.db.write(move |tx| actions::bring(tx, &actor, id.as_ref(), &brought)).await?;
            Ok(see(&format!("/library/intakes/{id}?link={}", in_query(&link))))
        }
        Err(faults) => {
            let typed = Typed { link: input, ..Typed::default() };
            Ok(unprocessable(pages::bring(&frame, of.as_ref(), &typed, &faults)))
        }
    }
}

/// The file's name and bytes; nothing when none was chosen.
async fn uploaded(mut upload: Multipart) -> std::result::Result<Option<(String, Vec<u8>)>, Sentence> {
    let too_large = || Sentence::of(|language| Text(language).too_large(UPLOAD_BYTES_MAX / 1024 / 1024));
    while let Some(field) = upload.next_field().await.map_err(|error| unread(&error, too_large()))? {
        if field.name() == Some(FILE.name) {
            let name = clean(field.file_name().unwrap_or_default()).replace(['\n', '\t', '/', '\\'], " ");
            let name: String = name.chars().take(FILE_NAME_MAX).collect();
            let bytes = field.bytes().await.map_err(|error| unread(&error, too_large()))?;
            return match (bytes.is_empty(), name.is_empty()) {
                (true, true) => Ok(None),
                (true, false) => Err(Sentence::of(|language| Text(language).empty_file())),
                (false, _) => Ok(Some((name, bytes.to_vec()))),
            };
        }
    }
    Ok(None)
}

async fn read(house: &House, file_name: String, file: Vec<u8>) -> Result<std::result::Result<Brought, Sentence>> {
    let turn = house.limits.reading_turn().await?;
    let work = move || {
        let extracted = extract::read(&file_name, &file);
        (extracted.map(|extracted| Brought { file_name, file, extracted }), turn)
    };
    Ok(tokio::task::spawn_blocking(work).await.map_err(Error::broken)?.0)
}

async fn keep(house: &House, actor: Actor, of: Option<MaterialId>, brought: Brought) -> Answer<Response> {
    let id = house.db.write(move |tx| actions::bring(tx, &actor, of.as_ref(), &brought)).await?;
    Ok(see(&format!("/library/intakes/{id}")))
}

async fn waiting(house: &House, actor: &Actor, raw: &str) -> Result<Waiting> {
    let (actor, id) = (actor.clone(), IntakeId::parse(raw));
    house
        .db
        .read(move |tx| {
            crate::material::questions::publishes_for(tx, &actor)?;
            questions::waiting(tx, &actor, id.as_ref().ok_or(Error::NotFound)?)
        })
        .await
}

/// What an address may say of what was brought in.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Begun {
    link: String,
}

async fn show_intake(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Query(begun): Query<Begun>,
) -> Answer<Markup> {
    let waiting = waiting(&house, &actor, &id).await?;
    let input = match waiting.material.as_ref().zip(waiting.before.as_ref()) {
        Some((material, before)) => MaterialInput {
            source: before.source.clone(),
            link: if begun.link.is_empty() { before.link.clone() } else { begun.link },
            title: material.title.clone(),
            area: material.area.word().to_owned(),
            kind: material.kind.word().to_owned(),
            tags: material.tags.join(" "),
            ..MaterialInput::default()
        },
        None => MaterialInput { title: waiting.intake.title.clone(), link: begun.link, ..MaterialInput::default() },
    };
    Ok(pages::look(&frame, &waiting, &input, &Faults::default()))
}

async fn create_publication(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<MaterialInput>,
) -> Answer<Response> {
    let waiting = waiting(&house, &actor, &id).await?;
    let usual = waiting
        .material
        .as_ref()
        .map(|of| of.unit.clone())
        .or_else(|| waiting.units.first().map(|unit| unit.id.clone()));
    match input.check(&usual.ok_or(Error::NotFound)?) {
        Ok(new) => {
            let intake = waiting.intake.id;
            let material = house.db.write(move |tx| actions::release(tx, &actor, &intake, &new)).await?;
            Ok(done(&house, &format!("/library/{material}"), Text(frame.language).published()))
        }
        Err(faults) => Ok(unprocessable(pages::look(&frame, &waiting, &input, &faults))),
    }
}

async fn end_intake(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let waiting = waiting(&house, &actor, &id).await?;
    house.db.write(move |tx| actions::throw_away(tx, &actor, &waiting.intake.id)).await?;
    Ok(done(&house, "/library", Text(frame.language).thrown_away()))
}
