//! The routes about forms that are looked up, and the way on which any room hands one out.

use axum::Extension;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use zhixing_document::{Code, Format, Size, attach};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, attachment, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Language, Read, Result, Sentence};
use zhixing_people::Actor;
use zhixing_records::{Clerk, export_one};

use super::actions::{self, Around, Made};
use super::input::CodeInput;
use super::model::{Draft, Wanted};
use super::pages;
use super::questions;
use super::text::Text;
use super::turn::turn;
use crate::{Kinds, template};

/// The routes.
pub fn routes() -> Routes {
    Routes::new().get("/verify", show_verification)
}

async fn show_verification(
    State(house): State<House>,
    Extension(kinds): Extension<Kinds>,
    frame: Frame,
    actor: Actor,
    Query(input): Query<CodeInput>,
) -> Answer<Response> {
    let zone = &house.db.surroundings().zone;
    match input.check() {
        Ok(None) => Ok(pages::look(&frame, kinds, &input, &Faults::default(), false, None, zone).into_response()),
        Ok(Some(code)) => {
            let found = house.db.read(move |tx| questions::found(tx, &actor, &code)).await?;
            Ok(pages::look(&frame, kinds, &input, &Faults::default(), true, found.as_ref(), zone).into_response())
        }
        Err(faults) => Ok(unprocessable(pages::look(&frame, kinds, &input, &faults, false, None, zone))),
    }
}

/// What a page's buttons send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FormInput {
    /// Which form.
    pub form: String,
    /// As what.
    pub format: String,
    /// Of which year, where it is of one.
    pub year: String,
    /// Of which month, where it is of one.
    pub month: String,
}

impl FormInput {
    /// How the form is wanted; refuses what no button sends.
    pub fn wanted(&self, language: Language) -> Result<Wanted> {
        let (format, size) = match self.format.split_once('-') {
            Some((format, "large")) => (Format::of(format), Size::Large),
            _ => (Format::of(&self.format), Size::Usual),
        };
        let format = format.ok_or_else(|| Error::Refused(Sentence::of(|language| Text(language).unknown())))?;
        Ok(Wanted { format, size, language })
    }
}

/// How often a form is made anew when what it says changes meanwhile.
const TRIES: usize = 3;

/// Hands out a form: gathers what it says, makes the file, records it under its code in a transaction that looks again at what it says, and
/// answers with the file and its proof. `gather` asks whether the actor may.
pub async fn hand_out<G>(
    house: &House,
    clerk: Option<Extension<Clerk>>,
    actor: Actor,
    wanted: Wanted,
    gather: G,
) -> Answer
where
    G: Fn(&Read<'_>) -> Result<Draft> + Clone + Send + 'static,
{
    let Extension(clerk) = clerk.ok_or_else(|| Sentence::of(|language| Text(language).no_log()))?;
    let turn = turn().await?;
    for _ in 0..TRIES {
        let made = print(house, &actor, wanted, gather.clone()).await?;
        let (again, by, noted) = (gather.clone(), actor.clone(), made.clone());
        let handed = house.db.write(move |tx| {
            let draft = again(tx)?;
            if draft.form.digest() != noted.content_digest {
                return Ok(None);
            }
            Ok(Some((actions::issue(tx, &by, &draft, &noted)?, draft.file_name)))
        });
        if let Some((statement, name)) = handed.await? {
            clerk.catch_up_soon(&house.db).await?;
            let export = house.db.read(move |tx| export_one(tx, &statement)).await?;
            let file = attach(made.format, &made.body, clerk.seal(&export).as_bytes())?;
            drop(turn);
            return Ok(download(made.format.media_type(), &format!("{name}.{}", made.format.code()), file));
        }
    }
    Err(Sentence::of(|language| Text(language).moved()).into())
}

/// Gathers and makes, away from the threads that answer.
async fn print<G>(house: &House, actor: &Actor, wanted: Wanted, gather: G) -> Result<Made>
where
    G: Fn(&Read<'_>) -> Result<Draft> + Clone + Send + 'static,
{
    let who = actor.clone();
    let asked = house.db.read(move |tx| {
        let draft = gather(tx)?;
        let template = template::questions::in_use(tx, &who.organisation, draft.form.kind())?;
        Ok((draft, template.and_then(|template| template.file), questions::organisation(tx, &who)?))
    });
    let (draft, template, organisation) = asked.await?;
    let (code, at, name) = (Code::of(house.random.bytes()), house.clock.now(), actor.author().name);
    let house = house.clone();
    let work = move || {
        let zone = &house.db.surroundings().zone;
        let around = Around { organisation: &organisation, origin: &house.settings.origin, zone };
        actions::make(&draft, wanted, &name, &around, code, at, template.as_deref())
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::broken)?
}

/// A file to keep.
pub fn download(media_type: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let ending = name.rsplit('.').next().unwrap_or_default();
    attachment(media_type, name, &format!("form.{ending}"), bytes)
}
