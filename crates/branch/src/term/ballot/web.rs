//! Routes of an election's ballots.

use axum::extract::{Form, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result};
use zhixing_people::{Actor, PostKind};

use super::input::{NewResult, PostBallotInput, post_of};
use super::model::{Scope, Standing};
use super::{actions, pages, questions};
use crate::ballot::joint::{self, sent};
use crate::term::input::ElectionInput;
use crate::term::questions::kept;

/// The routes of an election's ballots.
pub fn routes() -> Routes {
    Routes::new()
        .get("/branch/term/ballots/new", new_ballot)
        .post("/branch/term/ballots", create_ballot)
        .once()
        .post("/branch/term/result", create_result)
        .once()
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct PostQuery {
    scope: String,
    post: String,
}

fn view(tx: &Read<'_>, actor: &Actor, scope: &str, post: &str) -> Result<pages::NewView> {
    let branch = kept(tx, actor)?;
    let (scope, post) = Scope::of(scope).zip(post_of(post)).ok_or(Error::NotFound)?;
    let standing = questions::standing(tx, actor, &branch, scope)?;
    Ok(pages::NewView {
        meetings: questions::meetings_for(tx, actor, &branch, &standing, post)?,
        members: questions::can_stand(tx, &branch, &standing, post)?,
        standing,
        post,
    })
}

async fn new_ballot(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(query): Query<PostQuery>,
) -> Answer<Markup> {
    let view = house.db.read(move |tx| view(tx, &actor, &query.scope, &query.post)).await?;
    Ok(pages::new(&frame, &view, &PostBallotInput::default(), &Faults::default()))
}

async fn create_ballot(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer<Response> {
    let input = PostBallotInput::read(&pairs);
    let (reader, asked) = (actor.clone(), input.clone());
    let put = house.db.write(move |tx| {
        let branch = kept(tx, &actor)?;
        let new = asked.check()?.ok_or(Error::NotFound)?;
        actions::put(tx, &actor, &branch, &new)
    });
    let faults = match put.await {
        Ok(path) => return Ok(done(&house, &path, joint::pages::told(frame.language))),
        Err(error) => Faults::found(error, "")?,
    };
    let (scope, post) = (input.scope.clone(), input.post.clone());
    let view = house.db.read(move |tx| view(tx, &reader, &scope, &post)).await?;
    Ok(unprocessable(pages::new(&frame, &view, &input, &faults)))
}

#[derive(Default, Clone)]
struct ResultInput {
    scope: String,
    posts: Vec<PostKind>,
    told: ElectionInput,
}

impl ResultInput {
    /// Reads what was sent: each by-election that was ticked is a pair `posts` and its word.
    fn read(pairs: &[(String, String)]) -> Self {
        let of = |field| sent(pairs, field);
        let ticked = pairs.iter().filter(|(name, _)| name == "posts").filter_map(|(_, word)| post_of(word));
        let told = ElectionInput {
            term_begins: of("term_begins"),
            resolution_paper: of("resolution_paper"),
            reason: of("reason"),
            ..ElectionInput::default()
        };
        Self { scope: of("scope"), posts: ticked.collect(), told }
    }
}

/// Hands up what the ballots came to.
async fn create_result(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer<Response> {
    let input = ResultInput::read(&pairs);
    let (reader, asked) = (actor.clone(), input.clone());
    let entered = house.db.write(move |tx| {
        let branch = kept(tx, &actor)?;
        let new = check(&asked)?;
        let id = actions::enter(tx, &actor, &branch, &new)?;
        crate::term::questions::find(tx, &actor, &id)
    });
    let faults = match entered.await {
        Ok(entered) => {
            return Ok(done(&house, &entered.path(), crate::term::pages::entered_told(frame.language, &entered)));
        }
        Err(Error::Invalid(faults)) => Faults(faults),
        Err(error) => return back(&house, &frame, reader, &input, error).await,
    };
    let scope = input.scope.clone();
    let standing = house.db.read(move |tx| standing(tx, &reader, &scope)).await?;
    Ok(unprocessable(pages::hand_up_again(&frame, &standing, (&input.told, &input.posts), &faults)))
}

/// Leads back to the page of the term from a result that was refused, with what was told of it.
async fn back(house: &House, frame: &Frame, actor: Actor, input: &ResultInput, error: Error) -> Answer<Response> {
    let faults = Faults::found(error, "")?;
    let ask = move |tx: &Read<'_>| crate::term::questions::term(tx, &actor, &kept(tx, &actor)?);
    let term = house.db.read(ask).await?;
    Ok(unprocessable(crate::term::pages::term_again(frame, &term, &input.told, &faults)))
}

fn standing(tx: &Read<'_>, actor: &Actor, scope: &str) -> Result<Standing> {
    let branch = kept(tx, actor)?;
    questions::standing(tx, actor, &branch, Scope::of(scope).ok_or(Error::NotFound)?)
}

fn check(input: &ResultInput) -> Result<NewResult> {
    let mut check = Check::default();
    let scope = Scope::of(&input.scope).ok_or(Error::NotFound)?;
    let from_on = check.day("term_begins", &input.told.term_begins);
    let document = check.optional_text("resolution_paper", &input.told.resolution_paper, 200);
    let reason = check.optional_lines("reason", &input.told.reason, 500);
    let posts = input.posts.clone();
    check.finish(NewResult { scope, posts, from_on, document, reason }).map_err(Error::from)
}
