//! Routes of a self-review, and how it is begun, opened and locked. What opens it comes in with a form and goes no further than `lock`; the browser keeps a token in a cookie of its own.

use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::session::{cookie, set_cookie_at};
use zhixing_kit::{Error, House, Result, Sentence};
use zhixing_people::{Actor, has_password, prove};

use crate::review::input::{EARLIER_PASSWORD, LockInput, PASSWORD, PHRASE, StepInput};
use crate::review::lock::{Locked, Opened};
use crate::review::model::{Lock, OPEN_MS_MAX, Way, Words};
use crate::review::questions::{self, Open};
use crate::review::seal::Key;
use crate::review::text::Text;
use crate::review::{actions, lock, pages};

const COOKIE: &str = "zhixing-review";
const PATH: &str = "/review";

mod words;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/review", show_review)
        .post("/review", create_review)
        .secret()
        .post("/review/opening", create_opening)
        .secret()
        .post("/review/closing", create_closing)
        .post("/review/recovery", create_recovery)
        .secret()
        .get("/review/restart/new", new_restart)
        .post("/review/restart", create_restart)
        .secret()
        .get("/review/lock", show_lock)
        .post("/review/lock", update_lock)
        .secret()
        .get("/review/parts/{part}", words::edit_part)
        .post("/review/parts/{part}", words::update_part)
        .secret()
        .post("/review/steps", words::create_step)
        .secret()
        .post("/review/steps/{id}/done", words::update_step)
        .post("/review/steps/{id}/end", words::end_step)
}

/// How the reader's self-review stands.
struct Standing {
    lock: Option<Lock>,
    open: Option<Open>,
    has_password: bool,
}

fn token(headers: &HeaderMap) -> Option<String> {
    cookie(headers, COOKIE).filter(|token| token.len() == 64).map(str::to_owned)
}

async fn standing(house: &House, actor: &Actor, headers: &HeaderMap) -> Result<Standing> {
    let (actor, token) = (actor.clone(), token(headers));
    house
        .db
        .read(move |tx| {
            Ok(Standing {
                lock: questions::lock(tx, &actor)?,
                open: questions::open(tx, &actor, token.as_deref())?,
                has_password: has_password(tx, &actor)?,
            })
        })
        .await
}

async fn written(house: &House, actor: &Actor, open: &Open) -> Result<Words> {
    let (actor, key) = (actor.clone(), open.key.clone());
    house.db.read(move |tx| questions::words(tx, &actor, &key)).await
}

/// A fresh token for this browser.
fn fresh(house: &House) -> String {
    hex::encode(house.random.bytes::<32>())
}

/// The cookie goes to these pages alone, and ends with the hour.
fn with_cookie(house: &House, mut response: Response, token: &str) -> Response {
    let age_s = if token.is_empty() { 0 } else { OPEN_MS_MAX / 1_000 };
    let value: HeaderValue = set_cookie_at(&house.settings, PATH, COOKIE, token, age_s);
    response.headers_mut().append(header::SET_COOKIE, value);
    response
}

async fn show_review(State(house): State<House>, frame: Frame, actor: Actor, headers: HeaderMap) -> Answer<Markup> {
    let Standing { lock, open, has_password } = standing(&house, &actor, &headers).await?;
    Ok(match (lock, open) {
        (None, _) => pages::begin(&frame, has_password, &Faults::default()),
        (Some(lock), None) => pages::closed(&frame, lock.way, &Faults::default()),
        (Some(_), Some(open)) => {
            let words = written(&house, &actor, &open).await?;
            pages::open(&frame, &words, &StepInput::default(), &Faults::default())
        }
    })
}

/// What is to lock it, proved where it is the password.
async fn chosen(house: &House, actor: &Actor, input: &LockInput, must_understand: bool) -> Result<Locking> {
    let (way, typed) = input.check(must_understand)?;
    if way == Way::Password {
        prove(house, actor, typed.clone()).await?;
    }
    Ok((way, typed))
}

type Locking = (Way, zhixing_people::Secret);

async fn create_review(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Form(input): Form<LockInput>,
) -> Answer<Response> {
    let standing = standing(&house, &actor, &headers).await?;
    match chosen(&house, &actor, &input, true).await {
        Ok((way, typed)) => {
            let key = Key::of(house.random.bytes());
            let Locked { lock, key } = lock::wrap(&house, &actor.member, key, way, typed).await?;
            let token = fresh(&house);
            let used = token.clone();
            house.db.write(move |tx| actions::begin(tx, &actor, &lock, &key, &used)).await?;
            Ok(with_cookie(&house, done(&house, PATH, Text(frame.language).begun()), &token))
        }
        Err(error) => {
            let faults = Faults::found(error, PASSWORD.name)?;
            Ok(unprocessable(pages::begin(&frame, standing.has_password, &faults)))
        }
    }
}

/// How it is locked; who has not begun is led to the beginning.
fn begun(standing: &Standing) -> Result<Lock> {
    standing.lock.clone().ok_or(Error::NotFound)
}

/// Opens it in this browser with a key.
async fn opened(house: &House, actor: &Actor, key: Key) -> Result<Open> {
    let (by, token) = (actor.clone(), fresh(house));
    let open = Open { key, token };
    let used = open.clone();
    house.db.write(move |tx| actions::open(tx, &by, &used.key, &used.token)).await?;
    Ok(open)
}

async fn create_opening(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Form(input): Form<LockInput>,
) -> Answer<Response> {
    let lock = begun(&standing(&house, &actor, &headers).await?)?;
    match unlocked(&house, &actor, &lock, &input).await {
        Ok(Opened::Open(key)) => {
            let open = opened(&house, &actor, key).await?;
            Ok(with_cookie(&house, done(&house, PATH, Text(frame.language).opened()), &open.token))
        }
        Ok(Opened::Earlier) => Ok(unprocessable(pages::earlier(&frame, &Faults::default()))),
        Err(error) => {
            let faults = Faults::found(error, PASSWORD.name)?;
            Ok(unprocessable(pages::closed(&frame, lock.way, &faults)))
        }
    }
}

/// Opens it with what the form holds; a wrong phrase is a fault as a wrong password is.
async fn unlocked(house: &House, actor: &Actor, lock: &Lock, input: &LockInput) -> Result<Opened> {
    let opened = lock::open(house, actor, lock, input.opens(lock.way)).await?;
    opened.ok_or_else(|| Faults::at(PHRASE.name, Sentence::of(|language| Text(language).wrong_phrase())).into())
}

async fn create_closing(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
) -> Answer<Response> {
    if let Some(token) = token(&headers) {
        house.db.write(move |tx| actions::close(tx, &actor, &token)).await?;
    }
    Ok(with_cookie(&house, done(&house, PATH, Text(frame.language).closed()), ""))
}

async fn create_recovery(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Form(input): Form<LockInput>,
) -> Answer<Response> {
    let lock = begun(&standing(&house, &actor, &headers).await?)?;
    match recovered(&house, &actor, lock, &input).await {
        Ok(open) => Ok(with_cookie(&house, done(&house, PATH, Text(frame.language).recovered()), &open.token)),
        Err(error) => {
            let faults = Faults::found(error, PASSWORD.name)?;
            Ok(unprocessable(pages::earlier(&frame, &faults)))
        }
    }
}

/// Opens it with an earlier password and locks it with the present one.
async fn recovered(house: &House, actor: &Actor, lock: Lock, input: &LockInput) -> Result<Open> {
    prove(house, actor, input.password.clone()).await?;
    let key = lock::open_with_earlier(house, actor, &lock, input.earlier_password.clone()).await?;
    let key =
        key.ok_or_else(|| Faults::at(EARLIER_PASSWORD.name, Sentence::of(|language| Text(language).wrong_earlier())))?;
    let locked = lock::wrap(house, &actor.member, key, Way::Password, input.password.clone()).await?;
    let (by, key) = (actor.clone(), locked.key.clone());
    house.db.write(move |tx| actions::relock(tx, &by, &lock, &locked.lock)).await?;
    opened(house, actor, key).await
}

async fn new_restart(State(house): State<House>, frame: Frame, actor: Actor, headers: HeaderMap) -> Answer<Markup> {
    let standing = standing(&house, &actor, &headers).await?;
    Ok(pages::ask_restart(&frame, standing.has_password, &Faults::default()))
}

async fn create_restart(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Form(input): Form<LockInput>,
) -> Answer<Response> {
    let standing = standing(&house, &actor, &headers).await?;
    if standing.has_password
        && let Err(error) = prove(&house, &actor, input.password).await
    {
        let faults = Faults::found(error, PASSWORD.name)?;
        return Ok(unprocessable(pages::ask_restart(&frame, true, &faults)));
    }
    house.db.write(move |tx| actions::end(tx, &actor)).await?;
    Ok(with_cookie(&house, done(&house, PATH, Text(frame.language).restarted()), ""))
}

/// Leads to the page on which it is opened.
fn to_open(house: &House, frame: &Frame) -> Response {
    done(house, PATH, Text(frame.language).open_first())
}

async fn show_lock(State(house): State<House>, frame: Frame, actor: Actor, headers: HeaderMap) -> Answer<Response> {
    let standing = standing(&house, &actor, &headers).await?;
    if standing.open.is_none() {
        return Ok(to_open(&house, &frame));
    }
    Ok(pages::lock(&frame, standing.has_password, &Faults::default()).into_response())
}

async fn update_lock(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    headers: HeaderMap,
    Form(input): Form<LockInput>,
) -> Answer<Response> {
    let standing = standing(&house, &actor, &headers).await?;
    let (Some(before), Some(open)) = (standing.lock, standing.open) else { return Ok(to_open(&house, &frame)) };
    match chosen(&house, &actor, &input, false).await {
        Ok((way, typed)) => {
            let locked = lock::wrap(&house, &actor.member, open.key, way, typed).await?;
            house.db.write(move |tx| actions::relock(tx, &actor, &before, &locked.lock)).await?;
            Ok(done(&house, PATH, Text(frame.language).lock_changed()))
        }
        Err(error) => {
            let faults = Faults::found(error, PASSWORD.name)?;
            Ok(unprocessable(pages::lock(&frame, standing.has_password, &faults)))
        }
    }
}
