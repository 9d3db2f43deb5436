//! A page that asks everything at once need not wait to hear who is asking: it asks for the one whom the door saw last time with the same cookie,
//! and asks along, in the same snapshot, whether he is still the same, with the same posts. Only then is its answer let out; otherwise the
//! door asks first, as for every other page. So what is remembered here decides nothing but how often the database is asked.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::Body;
use axum::extract::{FromRequestParts, MatchedPath, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use zhixing_kit::html::Reader;
use zhixing_kit::respond::Failure;
use zhixing_kit::route::Route;
use zhixing_kit::session::{Visitor, cookie};
use zhixing_kit::{Error, House, Moment, Read, Result};
use zhixing_records::UnitId;

use super::door::{Door, framed, token, touch};
use crate::actor::Actor;
use crate::rights::look_below;
use crate::sending;
use crate::session::store::{self, Who};

/// The cookie of the branch that somebody turned to who leads several; it chooses what is shown and gives no right.
pub const BRANCH_COOKIE: &str = "zhixing-branch";

/// How many are remembered, about a kilobyte each; when more come, remembering begins anew.
const REMEMBERED_MAX: usize = 4_096;

/// The hash of a session's token.
type TokenHash = Vec<u8>;
/// How many notices are unread by who is signed in with a token of this hash.
type Unread = fn(&Read<'_>, &[u8]) -> Result<u32>;

/// Who is signed in with a token.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub actor: Actor,
    visitor: Visitor,
    /// When his session was last used.
    pub used_at: Moment,
}

impl Known {
    /// Whether nothing that a page could show or allow has changed.
    fn is_still(&self, now: &Self) -> bool {
        self.actor == now.actor && self.visitor == now.visitor
    }

    /// The same with the branch that he turned to in this browser.
    pub fn turned_to(&self, headers: &HeaderMap) -> (Actor, Visitor) {
        let turned_to = cookie(headers, BRANCH_COOKIE).and_then(UnitId::parse);
        (Actor { turned_to, ..self.actor.clone() }, self.visitor.clone())
    }
}

/// Who is signed in with a token of this hash, and how much he has not read: asked together.
pub(super) fn known(tx: &Read<'_>, token: &[u8], unread: Unread) -> Result<Option<Known>> {
    let (who, unread) = tx.together((|| store::who(tx, token), || unread(tx, token)))?;
    Ok(who.map(|who| of(who, unread)))
}

fn of(who: Who, unread: u32) -> Known {
    let below = look_below(&who.posts);
    let Who { session, used_at, account, organisation, language, member, name, unit, path, unit_name, branch, .. } =
        who;
    let key = account.as_str().to_owned();
    let reader = Reader { key, name: name.clone(), unit: unit_name, unread, below };
    let visitor = Visitor { reader, language, organisation: who.organisation_name };
    let (account, session, posts) = (Some(account), Some(session), who.posts);
    let (turned_to, console) = (None, false);
    let actor =
        Actor { organisation, account, session, member, name, language, unit, path, branch, posts, turned_to, console };
    Known { actor, visitor, used_at }
}

/// Whom the door saw, by the hashes of their tokens; and which pages glance.
#[derive(Clone)]
pub(super) struct Memory(Arc<Remembered>);

struct Remembered {
    pages: Vec<&'static str>,
    known: Mutex<HashMap<TokenHash, Arc<Known>>>,
}

impl Memory {
    /// Nobody yet.
    pub fn of(routes: &[Route]) -> Self {
        let pages = routes.iter().filter(|route| route.glances).map(|route| route.path).collect();
        Self(Arc::new(Remembered { pages, known: Mutex::default() }))
    }

    /// Remembers whom the door saw.
    pub fn keep(&self, token: TokenHash, known: Known) {
        let mut all = self.known();
        if all.len() >= REMEMBERED_MAX {
            all.clear();
        }
        match all.entry(token) {
            Entry::Occupied(before) if before.get().is_still(&known) => {}
            entry => drop(entry.insert_entry(Arc::new(known))),
        }
    }

    fn known(&self) -> MutexGuard<'_, HashMap<TokenHash, Arc<Known>>> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn glances(&self, request: &Request) -> bool {
        let is_of = |path: &MatchedPath| self.0.pages.contains(&path.as_str());
        request.method() == Method::GET && request.extensions().get::<MatchedPath>().is_some_and(is_of)
    }
}

/// The request of a page that glances, for the one whom the door saw last time with this token; none where the door has to ask first.
pub(super) fn guessed(door: &Door, request: &Request) -> Option<(Request, Arc<Guess>)> {
    if !door.memory.glances(request) || sending::is_sent(request.headers()) {
        return None;
    }
    let token = token(&door.house, request.headers())?.digest();
    let known = door.memory.known().get(&token)?.clone();
    let (actor, visitor) = known.turned_to(request.headers());
    let guess = Arc::new(Guess { door: door.clone(), token, known, holds: AtomicBool::new(false) });
    let mut tried = without_body(request);
    tried.extensions_mut().insert(Glance { actor, guess: Some(guess.clone()) });
    tried.extensions_mut().insert(visitor);
    Some((tried, guess))
}

/// The page, when its reader turned out to be who he was taken for.
pub(super) async fn glanced((tried, guess): (Request, Arc<Guess>), next: Next) -> Option<Response> {
    let response = framed(&guess.door, tried, next).await;
    if guess.holds.load(Ordering::Acquire) {
        return Some(response);
    }
    guess.door.memory.known().remove(&guess.token);
    None
}

fn without_body(request: &Request) -> Request {
    let mut copy = Request::new(Body::empty());
    copy.method_mut().clone_from(request.method());
    copy.uri_mut().clone_from(request.uri());
    copy.headers_mut().clone_from(request.headers());
    copy.extensions_mut().clone_from(request.extensions());
    copy
}

/// How a page that asks everything at once asks: for the reader whom the door has seen, or for the one whom it takes him for.
#[derive(Clone)]
pub struct Glance {
    actor: Actor,
    /// None when the door has seen him.
    guess: Option<Arc<Guess>>,
}

/// For whom a page is asked before it is known that he asks.
pub(super) struct Guess {
    door: Door,
    token: TokenHash,
    known: Arc<Known>,
    /// Whether the page was asked for who he is indeed: its answer is let out only then.
    holds: AtomicBool,
}

impl Glance {
    /// Asks the page's questions at once, for its reader. Fails as they do; what it says when its reader is not who he was taken for, nobody sees.
    pub async fn ask<T, F>(self, house: &House, ask: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Read<'_>, &Actor) -> Result<T> + Send + 'static,
    {
        let Self { actor, guess } = self;
        let Some(guess) = guess else { return house.db.glance(move |tx| ask(tx, &actor)).await };
        let (token, unread) = (guess.token.clone(), guess.door.wiring.unread);
        let both = move |tx: &Read<'_>| tx.together((|| known(tx, &token, unread), || ask(tx, &actor)));
        let (now, answer) = house.db.glance(both).await?;
        let now = now.filter(|now| guess.known.is_still(now)).ok_or(Error::NotFound)?;
        touch(house, &now);
        guess.holds.store(true, Ordering::Release);
        Ok(answer)
    }
}

impl From<Actor> for Glance {
    fn from(actor: Actor) -> Self {
        Self { actor, guess: None }
    }
}

impl FromRequestParts<House> for Glance {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Failure> {
        if let Some(glance) = parts.extensions.get::<Self>() {
            return Ok(glance.clone());
        }
        <Actor as FromRequestParts<House>>::from_request_parts(parts, house).await.map(Self::from)
    }
}
