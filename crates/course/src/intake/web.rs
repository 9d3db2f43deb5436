//! The routes of packages that are brought in, and their handlers. Packages are read away from the threads that serve pages.

use axum::Form;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Faults, clean};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, see, unprocessable, unread};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Sentence};
use zhixing_people::Actor;

use super::input::PACKAGE;
use super::pages::Looked;
use super::questions::Waiting;
use super::store::IntakeId;
use super::text::Text;
use super::{actions, pages, questions};
use crate::course::actions::NewCourse;
use crate::course::input::CourseInput;
use crate::course::model::{Course, CourseId, TITLE_CHARS_MAX};
use crate::course::store;
use crate::package::{PACKED_BYTES_MAX, Package, read};

/// The most characters of a file's name that are kept.
const FILE_NAME_MAX: usize = 120;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/courses/new", new_intake)
        .post_file("/courses/intakes", create_intake)
        .get("/courses/intakes/{id}", show_intake)
        .post("/courses/intakes/{id}/publication", create_publication)
        .once()
        .post("/courses/intakes/{id}/end", end_intake)
}

#[derive(Clone, Deserialize)]
struct Of {
    course: Option<String>,
}

impl Of {
    fn id(&self) -> Result<Option<CourseId>> {
        let raw = self.course.as_deref().filter(|raw| !raw.is_empty());
        raw.map(|raw| CourseId::parse(raw).ok_or(Error::NotFound)).transpose()
    }
}

async fn may_bring(house: &House, actor: &Actor, id: Option<&CourseId>) -> Result<Option<Course>> {
    let (actor, id) = (actor.clone(), id.cloned());
    house.db.read(move |tx| questions::to_bring(tx, &actor, id.as_ref())).await
}

async fn new_intake(State(house): State<House>, frame: Frame, actor: Actor, Query(of): Query<Of>) -> Answer<Markup> {
    let of = may_bring(&house, &actor, of.id()?.as_ref()).await?;
    Ok(pages::bring(&frame, of.as_ref(), &[]))
}

async fn create_intake(
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
    let told = match brought {
        Ok(Some((name, file))) => match read_aside(&house, file).await? {
            Ok((_, file)) => {
                let bring = move |tx: &zhixing_kit::Write<'_>| actions::bring(tx, &actor, id.as_ref(), &name, &file);
                let id = house.db.write(bring).await?;
                return Ok(see(&format!("/courses/intakes/{id}")));
            }
            Err(faults) => faults,
        },
        Ok(None) => vec![Sentence::of(|language| Text(language).no_file())],
        Err(sentence) => vec![sentence],
    };
    Ok(unprocessable(pages::bring(&frame, of.as_ref(), &told)))
}

/// The file's name and bytes; nothing when none was chosen.
async fn uploaded(mut upload: Multipart) -> std::result::Result<Option<(String, Vec<u8>)>, Sentence> {
    let too_large = || Sentence::of(|language| Text(language).too_large(PACKED_BYTES_MAX / 1024 / 1024));
    while let Some(field) = upload.next_field().await.map_err(|error| unread(&error, too_large()))? {
        if field.name() == Some(PACKAGE.name) {
            let name = clean(field.file_name().unwrap_or_default()).replace(['\n', '\t', '/', '\\'], " ");
            let name: String = name.chars().take(FILE_NAME_MAX).collect();
            let bytes = field.bytes().await.map_err(|error| unread(&error, too_large()))?;
            return Ok((!bytes.is_empty()).then(|| (name, bytes.to_vec())));
        }
    }
    Ok(None)
}

type ReadPackage = std::result::Result<(Package, Vec<u8>), Vec<Sentence>>;

async fn read_aside(house: &House, file: Vec<u8>) -> Result<ReadPackage> {
    let turn = house.limits.reading_turn().await?;
    let work = move || {
        let package = read(&file);
        (package.map(|package| (package, file)), turn)
    };
    Ok(tokio::task::spawn_blocking(work).await.map_err(Error::broken)?.0)
}

/// What waits, its package read again, and how many parts of the edition before it has no longer.
async fn waiting(house: &House, actor: &Actor, raw: &str) -> Result<(Waiting, Package, usize)> {
    let (actor, id) = (actor.clone(), IntakeId::parse(raw));
    let ask = move |tx: &zhixing_kit::Read<'_>| {
        crate::course::questions::publishes_for(tx, &actor)?;
        let waiting = questions::waiting(tx, &actor, id.as_ref().ok_or(Error::NotFound)?)?;
        let edition = |course: &Course| store::edition(tx, &course.id, course.edition);
        let before = waiting.course.as_ref().map(edition).transpose()?;
        Ok((waiting, before))
    };
    let (mut waiting, before) = house.db.read(ask).await?;
    let file = std::mem::take(&mut waiting.intake.file);
    let (package, file) = read_aside(house, file).await?.map_err(|faults| match faults.into_iter().next() {
        Some(fault) => Error::Refused(fault),
        None => Error::NotFound,
    })?;
    waiting.intake.file = file;
    let is_gone = |part: &&crate::package::model::Part| !package.outline.parts.iter().any(|one| one.id == part.id);
    let gone = before.map_or(0, |before| before.outline.parts.iter().filter(is_gone).count());
    Ok((waiting, package, gone))
}

async fn show_intake(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let (waiting, package, gone) = waiting(&house, &actor, &id).await?;
    let own = || package.outline.title.pick(frame.language).chars().take(TITLE_CHARS_MAX).collect();
    let title = waiting.course.as_ref().map_or_else(own, |course| course.title.clone());
    let input = CourseInput { title, ..CourseInput::default() };
    let looked = Looked { waiting: &waiting, package: &package, gone };
    Ok(pages::look(&frame, &looked, &input, &Faults::default()))
}

async fn create_publication(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<CourseInput>,
) -> Answer<Response> {
    let (waiting, package, gone) = waiting(&house, &actor, &id).await?;
    let of_course = waiting.course.as_ref().map(|course| course.unit.clone());
    let usual = of_course.or_else(|| waiting.units.first().map(|unit| unit.id.clone())).ok_or(Error::NotFound)?;
    match input.check(&usual) {
        Ok(said) => {
            let intake = waiting.intake;
            let new = NewCourse::of(package, &intake.file, &intake.file_name, said);
            let course = house.db.write(move |tx| actions::release(tx, &actor, &intake, &new)).await?;
            Ok(done(&house, &format!("/courses/{course}"), Text(frame.language).published()))
        }
        Err(faults) => {
            let looked = Looked { waiting: &waiting, package: &package, gone };
            Ok(unprocessable(pages::look(&frame, &looked, &input, &faults)))
        }
    }
}

async fn end_intake(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let id = IntakeId::parse(&id);
    let end = move |tx: &zhixing_kit::Write<'_>| {
        crate::course::questions::publishes_for(tx, &actor)?;
        actions::throw_away(tx, &actor, id.as_ref().ok_or(Error::NotFound)?)
    };
    house.db.write(end).await?;
    Ok(done(&house, "/courses", Text(frame.language).thrown_away()))
}
