//! The notes of a part, and next steps: sealed as they come in. When it locked itself meanwhile the form comes back with all that was typed.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use zhixing_charter::SelfPart;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::{Error, House, Result, Sentence, Write};
use zhixing_merge::Edit;
use zhixing_people::Actor;

use super::{PATH, begun, opened, standing, to_open, unlocked, with_cookie, written};
use crate::review::actions::Noted;
use crate::review::input::{
    LockInput, NotesInput, PASSWORD, PHRASE, STEP_WORDS, StepInput, check_notes, keep_notes, notes_of,
};
use crate::review::lock::Opened;
use crate::review::model::{StepId, Way};
use crate::review::questions::Open;
use crate::review::text::Text;
use crate::review::{actions, check, pages};

fn part(code: &str) -> Result<&'static SelfPart> {
    check::part(code).ok_or(Error::NotFound)
}

pub async fn edit_part(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Answer<Response> {
    let part = part(&code)?;
    let Some(open) = standing(&house, &actor, &headers).await?.open else { return Ok(to_open(&house, &frame)) };
    let words = written(&house, &actor, &open).await?;
    Ok(pages::part(&frame, part, &Edit::of(notes_of(&code, &words))?, &Faults::default(), None).into_response())
}

/// It as it stands when a form comes in: open, or opened with what the form itself holds, because it locked itself while somebody wrote.
async fn still_open(house: &House, actor: &Actor, headers: &HeaderMap, input: &LockInput) -> Result<StillOpen> {
    let standing = standing(house, actor, headers).await?;
    let lock = begun(&standing)?;
    if let Some(open) = standing.open {
        return Ok(StillOpen::Yes(open));
    }
    let typed = input.opens(lock.way);
    if typed.reveal().is_empty() {
        return Ok(StillOpen::No(lock.way, Faults::default()));
    }
    match unlocked(house, actor, &lock, input).await {
        Ok(Opened::Open(key)) => Ok(StillOpen::Yes(opened(house, actor, key).await?)),
        Ok(Opened::Earlier) => {
            let told = Sentence::of(|language| Text(language).earlier_lead());
            Ok(StillOpen::No(lock.way, Faults::at(PASSWORD.name, told)))
        }
        Err(error) => Ok(StillOpen::No(lock.way, Faults::found(error, PASSWORD.name)?)),
    }
}

enum StillOpen {
    Yes(Open),
    No(Way, Faults),
}

pub async fn update_part(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Path(code): Path<String>,
    mut edit: Edit<NotesInput>,
) -> Answer<Response> {
    let part = part(&code)?;
    let mut secret = |name: &str| edit.typed.remove(name).unwrap_or_default().into();
    let input = LockInput { password: secret(PASSWORD.name), phrase: secret(PHRASE.name), ..LockInput::default() };
    keep_notes(&code, &mut edit.typed);
    if let Err(faults) = check_notes(&code, &edit.typed) {
        return Ok(unprocessable(pages::part(&frame, part, &edit, &faults, None)));
    }
    let open = match still_open(&house, &actor, &headers, &input).await? {
        StillOpen::Yes(open) => open,
        StillOpen::No(way, faults) => {
            return Ok(unprocessable(pages::part(&frame, part, &edit, &faults, Some(way))));
        }
    };
    let used = open.clone();
    let noted = house.db.write(move |tx| actions::note(tx, &actor, &used, &code, &edit)).await?;
    let text = Text(frame.language);
    let told = if noted == Noted::Together { text.saved_together() } else { text.saved() };
    Ok(with_cookie(&house, done(&house, PATH, told), &open.token))
}

pub async fn create_step(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Form(input): Form<StepInput>,
) -> Answer<Response> {
    let open = match still_open(&house, &actor, &headers, &input.lock).await? {
        StillOpen::Yes(open) => open,
        StillOpen::No(way, faults) => return Ok(unprocessable(pages::step_again(&frame, &input, &faults, way))),
    };
    let faults = match input.check() {
        Ok(step) => {
            let (by, used) = (actor.clone(), open.clone());
            match house.db.write(move |tx: &Write<'_>| actions::add_step(tx, &by, &used, &step)).await {
                Ok(()) => {
                    let told = done(&house, "/review#steps", Text(frame.language).added());
                    return Ok(with_cookie(&house, told, &open.token));
                }
                Err(error) => Faults::found(error, STEP_WORDS.name)?,
            }
        }
        Err(faults) => faults,
    };
    let words = written(&house, &actor, &open).await?;
    let page = unprocessable(pages::open(&frame, &words, &input, &faults));
    Ok(with_cookie(&house, page, &open.token))
}

/// What the button of a step sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Ticked {
    done: String,
}

pub async fn update_step(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Path(raw): Path<String>,
    Form(ticked): Form<Ticked>,
) -> Answer<Response> {
    let id = StepId::parse(&raw).ok_or(Error::NotFound)?;
    let Some(open) = standing(&house, &actor, &headers).await?.open else { return Ok(to_open(&house, &frame)) };
    let (used, is_done) = (open.clone(), ticked.done == "yes");
    house.db.write(move |tx| actions::tick(tx, &actor, &used, &id, is_done)).await?;
    Ok(with_cookie(&house, done(&house, "/review#steps", Text(frame.language).saved()), &open.token))
}

pub async fn end_step(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = StepId::parse(&raw).ok_or(Error::NotFound)?;
    let Some(open) = standing(&house, &actor, &headers).await?.open else { return Ok(to_open(&house, &frame)) };
    let used = open.clone();
    house.db.write(move |tx| actions::end_step(tx, &actor, &used, &id)).await?;
    Ok(with_cookie(&house, done(&house, "/review#steps", Text(frame.language).saved()), &open.token))
}
