//! Routes of reflections: the lists, the editor, who may see one, what it quotes.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Moment, Result, Sentence, Write};
use zhixing_library::{ChosenPassage, PassageQuery};
use zhixing_merge::{Asked, Edit, Saved, Saver};
use zhixing_people::{Actor, unit};

use super::input::{AUDIENCE, ReflectionInput, WORDS};
use super::model::{Audience, Choice, Reflection, ReflectionId};
use super::pages::Which;
use super::store::Behind;
use super::text::Text;
use super::{actions, pages, questions, whom};

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/reflections", list_reflections)
        .get("/reflections/new", new_reflection)
        .post("/reflections", create_reflection)
        .once()
        .get("/reflections/{id}", show_reflection)
        .get("/reflections/{id}/edit", edit_reflection)
        .post("/reflections/{id}", update_reflection)
        .get("/reflections/{id}/print", show_print)
        .get("/reflections/{id}/versions/{number}", show_version)
        .get("/reflections/{id}/sharing", show_sharing)
        .post("/reflections/{id}/sharing", update_sharing)
        .get("/reflections/{id}/passages/new", new_passage)
        .post("/reflections/{id}/passages", create_passage)
        .post("/reflections/{id}/passages/{place}/end", end_passage)
        .post("/reflections/{id}/end", end_reflection)
}

fn id(raw: &str) -> Result<ReflectionId> {
    ReflectionId::parse(raw).ok_or(Error::NotFound)
}

/// What an address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    only: String,
    before: String,
    q: String,
}

fn behind(raw: &str) -> Behind {
    let read = raw.split_once('.').and_then(|(at, id)| Some((Moment(at.parse().ok()?), id.to_owned())));
    read.unwrap_or_else(questions::beginning)
}

async fn list_reflections(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(wanted): Query<Wanted>,
) -> Answer<Markup> {
    if !wanted.q.trim().is_empty() {
        let asked = wanted.q.clone();
        let found = house.db.read(move |tx| questions::found(tx, &actor, &wanted.q)).await?;
        return Ok(pages::looked_for(&frame, &asked, &found, &house.db.surroundings().zone));
    }
    let which = if wanted.only == "shared" { Which::Shared } else { Which::Mine };
    let leaf = house.db.read(move |tx| match which {
        Which::Mine => questions::mine(tx, &actor, &behind(&wanted.before)),
        Which::Shared => questions::of_others(tx, &actor, &behind(&wanted.before)),
    });
    Ok(pages::reflections(&frame, which, &leaf.await?, &house.db.surroundings().zone))
}

async fn new_reflection(frame: Frame, _: Actor) -> Answer<Markup> {
    Ok(pages::new(&frame, &ReflectionInput::default(), &Faults::default()))
}

async fn create_reflection(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<ReflectionInput>,
) -> Answer<Response> {
    match input.check() {
        Ok(written) => {
            let id = house.db.write(move |tx| actions::begin(tx, &actor, &written)).await?;
            Ok(done(&house, &format!("/reflections/{id}"), Text(frame.language).saved_own()))
        }
        Err(faults) => Ok(unprocessable(pages::new(&frame, &input, &faults))),
    }
}

async fn show_reflection(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let (id, reader) = (id(&raw)?, actor.member.clone());
    let by = actor.clone();
    let shown = house.db.read(move |tx| questions::shown(tx, &by, &id)).await?;
    let has_moved = questions::has_moved(&actor, &shown.reflection.audience);
    Ok(pages::one(&frame, &shown, &reader, has_moved, &house.db.surroundings().zone))
}

/// One of the actor's own, with who sees it in words.
async fn own(house: &House, frame: &Frame, actor: Actor, raw: &str) -> Result<(Reflection, String)> {
    let (id, language) = (id(raw)?, frame.language);
    house
        .db
        .read(move |tx| {
            let reflection = questions::own(tx, &actor, &id)?;
            let unit = reflection.audience.unit().map(|id| unit(tx, id)).transpose()?;
            let whom = whom(language, &reflection.audience, unit.as_ref());
            Ok((reflection, whom))
        })
        .await
}

async fn edit_reflection(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let (reflection, whom) = own(&house, &frame, actor, &raw).await?;
    let edit = Edit::of(ReflectionInput::of(&reflection.content))?;
    Ok(pages::edit(&frame, &reflection, &whom, &edit, &Faults::default()))
}

async fn update_reflection(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<ReflectionInput>,
) -> Answer<Response> {
    let faults = if edit.looks {
        Faults::default()
    } else {
        match save(&house, actor.clone(), id(&raw)?, edit.clone()).await {
            Ok((Saved::Done(()), reflection)) => {
                let text = Text(frame.language);
                let is_own = reflection.audience == Audience::Own;
                let told = if is_own { text.saved_own() } else { text.saved_shared() };
                return Ok(done(&house, &reflection.path(), told));
            }
            Ok((Saved::Asks(asked), reflection)) => return ask(&house, &frame, &reflection, &asked),
            Err(error) => Faults::found(error, WORDS.name)?,
        }
    };
    let (reflection, whom) = own(&house, &frame, actor, &raw).await?;
    let edit = edit.again(&ReflectionInput::of(&reflection.content))?;
    Ok(form_again(pages::edit(&frame, &reflection, &whom, &edit, &faults), &faults))
}

/// What became of an edit, and the reflection as it was before.
type Outcome = (Saved<(), ReflectionInput>, Reflection);

async fn save(house: &House, actor: Actor, id: ReflectionId, edit: Edit<ReflectionInput>) -> Result<Outcome> {
    let saving = move |tx: &Write<'_>| {
        let reflection = questions::own(tx, &actor, &id)?;
        let stored = ReflectionInput::of(&reflection.content);
        let saved = edit.save(&stored, |input| actions::change(tx, &actor, &id, &input.check()?))?;
        Ok((saved, reflection))
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds: nobody but its writer saves, here or on another device.
fn ask(house: &House, frame: &Frame, reflection: &Reflection, asked: &Asked<ReflectionInput>) -> Answer<Response> {
    let saver = Saver::himself(reflection.changed_at.local(&house.db.surroundings().zone));
    Ok(unprocessable(pages::ask(frame, reflection, asked, saver)?))
}

async fn show_print(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let id = id(&raw)?;
    let shown = house.db.read(move |tx| questions::shown(tx, &actor, &id)).await?;
    Ok(pages::print(&frame, &shown, &house.db.surroundings().zone))
}

async fn show_version(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((raw, number)): Path<(String, String)>,
) -> Answer<Markup> {
    let (id, number) = (id(&raw)?, number.parse().map_err(|_| Error::NotFound)?);
    let (reflection, version, before) = house.db.read(move |tx| questions::version(tx, &actor, &id, number)).await?;
    Ok(pages::version(&frame, &reflection, &version, before.as_ref(), &house.db.surroundings().zone))
}

async fn show_sharing(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    sharing(&house, &frame, actor, &raw, None, &Faults::default()).await
}

async fn sharing(
    house: &House,
    frame: &Frame,
    actor: Actor,
    raw: &str,
    typed: Option<&str>,
    faults: &Faults,
) -> Answer<Markup> {
    let id = id(raw)?;
    let (reflection, ways) =
        house.db.read(move |tx| Ok((questions::own(tx, &actor, &id)?, questions::ways(tx, &actor)?))).await?;
    let chosen = typed.unwrap_or_else(|| reflection.audience.choice().word());
    Ok(pages::sharing(frame, &reflection, &ways, chosen, faults))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Sharing {
    audience: String,
}

async fn update_sharing(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<Sharing>,
) -> Answer<Response> {
    let reflection = id(&raw)?;
    let faults = match Choice::read(&input.audience) {
        Some(choice) => {
            let by = actor.clone();
            match house.db.write(move |tx| actions::share(tx, &by, &reflection, choice)).await {
                Ok(()) => {
                    let (reflection, whom) = own(&house, &frame, actor, &raw).await?;
                    let text = Text(frame.language);
                    let is_own = reflection.audience == Audience::Own;
                    let told = if is_own { text.told_own().to_owned() } else { text.told_shared(whom) };
                    return Ok(done(&house, &reflection.path(), &told));
                }
                Err(error) => Faults::found(error, AUDIENCE.name)?,
            }
        }
        None => Faults::at(AUDIENCE.name, Sentence::of(|language| Text(language).no_such_choice())),
    };
    Ok(unprocessable(sharing(&house, &frame, actor, &raw, Some(&input.audience), &faults).await?))
}

async fn new_passage(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(wanted): Query<PassageQuery>,
) -> Answer<Markup> {
    let (id, question) = (id(&raw)?, wanted.q.clone());
    let (reflection, answers) = house.db.read(move |tx| questions::to_quote(tx, &actor, &id, &question)).await?;
    Ok(pages::quote(&frame, &reflection, &wanted.q, &answers))
}

async fn create_passage(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(chosen): Form<ChosenPassage>,
) -> Answer<Response> {
    let (id, number) = (id(&raw)?, chosen.number());
    house.db.write(move |tx| actions::quote(tx, &actor, &id, number)).await?;
    Ok(done(&house, &format!("/reflections/{raw}#passages"), Text(frame.language).quoted()))
}

async fn end_passage(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((raw, place)): Path<(String, String)>,
) -> Answer<Response> {
    let (id, place) = (id(&raw)?, place.parse::<usize>().map_err(|_| Error::NotFound)?);
    house.db.write(move |tx| actions::take_out(tx, &actor, &id, place)).await?;
    Ok(done(&house, &format!("/reflections/{raw}#passages"), Text(frame.language).taken_out()))
}

async fn end_reflection(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::end(tx, &actor, &id)).await?;
    Ok(done(&house, "/reflections", Text(frame.language).ended()))
}
