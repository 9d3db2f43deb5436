//! Routes of pictures: one is fetched, put to a question, taken away.

use axum::Form;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable, unread};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Sentence};
use zhixing_people::Actor;
use zhixing_question::ImageName;

use super::input::{INSTEAD, PICTURE, PictureInput, SHOWS, SPOT};
use super::text::Text;
use super::{actions, pages, questions};
use crate::bank::model::{Kept, QuestionId};
use crate::bank::questions::changeable;

/// The same name is the same picture for ever; it is kept by its reader's own browser alone.
const FOR_EVER: HeaderValue = HeaderValue::from_static("private, max-age=31536000, immutable");

/// The routes of pictures.
pub fn routes() -> Routes {
    Routes::new()
        .get("/pictures/{picture}", show_picture)
        .get("/questions/{id}/pictures/new", new_picture)
        .post_file("/questions/{id}/pictures", create_picture)
        .post("/questions/{id}/pictures/removal", create_removal)
}

async fn show_picture(
    State(house): State<House>,
    actor: Actor,
    headers: HeaderMap,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let name = ImageName::parse(&raw).ok_or(Error::NotFound)?;
    let (kind, tag) = (name.kind(), format!("\"{raw}\""));
    let bytes = house.db.read(move |tx| questions::shown(tx, &actor, &name)).await?;
    let tag = HeaderValue::from_str(&tag).map_err(Error::broken)?;
    let common = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, FOR_EVER)];
    if headers.get(header::IF_NONE_MATCH) == Some(&tag) {
        return Ok((StatusCode::NOT_MODIFIED, common).into_response());
    }
    let shown = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type())),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline")),
        (header::HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    ];
    Ok((common, shown, bytes).into_response())
}

fn id(raw: &str) -> Result<QuestionId> {
    QuestionId::parse(raw).ok_or(Error::NotFound)
}

async fn kept(house: &House, actor: Actor, raw: &str) -> Result<Kept> {
    let id = id(raw)?;
    house.db.read(move |tx| changeable(tx, &actor, &id)).await
}

async fn new_picture(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let kept = kept(&house, actor, &raw).await?;
    Ok(pages::new(&frame, &kept, &PictureInput::default(), &Faults::default()))
}

async fn create_picture(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    upload: std::result::Result<Multipart, MultipartRejection>,
) -> Answer<Response> {
    // Nothing is read for who may not put it anywhere.
    let kept = kept(&house, actor.clone(), &raw).await?;
    let input = match upload {
        Ok(upload) => sent(upload).await?,
        Err(_) => PictureInput::default(),
    };
    let faults = match input.check(&kept.question) {
        Ok((image, put)) => {
            let id = id(&raw)?;
            match house.db.write(move |tx| actions::put(tx, &actor, &id, &image, &put)).await {
                Ok(()) => return Ok(done(&house, &kept.path(), Text(frame.language).told_put())),
                Err(error) => Faults::found(error, PICTURE.name)?,
            }
        }
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::new(&frame, &kept, &input, &faults)))
}

async fn sent(mut upload: Multipart) -> Answer<PictureInput> {
    let mut input = PictureInput::default();
    while let Some(field) = upload.next_field().await.map_err(unreadable)? {
        match field.name().unwrap_or_default() {
            name if name == PICTURE.name => input.bytes = field.bytes().await.map_err(unreadable)?.to_vec(),
            name if name == SHOWS.name => input.shows = field.text().await.map_err(unreadable)?,
            name if name == SPOT.name => input.spot = field.text().await.map_err(unreadable)?,
            name if name == INSTEAD.name => input.instead = field.text().await.map_err(unreadable)? == "yes",
            _ => {}
        }
    }
    Ok(input)
}

fn unreadable(error: MultipartError) -> Error {
    Error::Refused(unread(&error, Sentence::of(|language| Text(language).too_large())))
}

/// Which picture is taken away.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Removal {
    picture: String,
}

async fn create_removal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(removal): Form<Removal>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let outcome = house.db.write(move |tx| actions::take_away(tx, &actor, &id, &removal.picture)).await;
    outcome.map_err(|error| match error {
        // There is no form here: what stands in the way is told as a refusal.
        Error::Invalid(faults) => faults.into_iter().next().map_or(Error::NotFound, |(_, told)| Error::Refused(told)),
        other => other,
    })?;
    Ok(done(&house, &format!("/questions/{raw}"), Text(frame.language).told_away()))
}
