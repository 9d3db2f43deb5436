//! A page or an act that asks everything at once need not wait to hear who is asking: it asks for the one whom the door saw last time with the same
//! cookie, and asks along, in the same transaction, whether he is still the same, with the same posts. Only then is its answer let out, and only then does
//! an act write; otherwise the door asks first, as for every other page. So what is remembered here decides nothing but how often the database is asked.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::{Body, HttpBody as _, to_bytes};
use axum::extract::{FromRequestParts, MatchedPath, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use zhixing_kit::html::Reader;
use zhixing_kit::respond::Failure;
use zhixing_kit::route::Route;
use zhixing_kit::session::{Visitor, cookie};
use zhixing_kit::{Error, House, Moment, Read, Result, Write};
use zhixing_records::{MemberId, UnitId};

use super::door::{Door, framed, token, touch};
use crate::account::AccountId;
use crate::actor::Actor;
use crate::rights::look_below;
use crate::sending;
use crate::session::store::{self, Who};

/// The cookie of the branch that somebody turned to who leads several; it chooses what is shown and gives no right.
pub const BRANCH_COOKIE: &str = "zhixing-branch";

/// How many are remembered, about a kilobyte each; when more come, remembering begins anew.
const REMEMBERED_MAX: usize = 4_096;
/// How much an act that glances may be sent: it is kept until it is known whether it must be run again. For what is larger the door asks first.
const SENT_MAX: usize = 16 << 10;

/// The hash of a session's token.
type TokenHash = Vec<u8>;

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

/// Who is signed in with a token of this hash, and how much he has not read: asked together where somebody was seen with it before.
pub(super) fn known(
    tx: &Read<'_>,
    token: &[u8],
    before: Option<&MemberId>,
    unread: impl Fn(&Read<'_>, &MemberId) -> Result<u32>,
) -> Result<Option<Known>> {
    let count = || before.map(|member| unread(tx, member)).transpose();
    let (who, count) = tx.together((|| store::who(tx, token), count))?;
    let Some(who) = who else { return Ok(None) };
    let unread = match count {
        Some(count) if before == Some(&who.member) => count,
        _ => unread(tx, &who.member)?,
    };
    Ok(Some(of(who, unread)))
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
    /// Method and pattern of what glances.
    routes: Vec<(&'static str, &'static str)>,
    known: Mutex<HashMap<TokenHash, Arc<Known>>>,
}

impl Memory {
    /// Nobody yet.
    pub fn of(routes: &[Route]) -> Self {
        let routes = routes.iter().filter(|route| route.glances).map(|route| (route.method, route.path)).collect();
        Self(Arc::new(Remembered { routes, known: Mutex::default() }))
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

    /// Who was seen with this token.
    pub fn member(&self, token: &TokenHash) -> Option<MemberId> {
        Some(self.known().get(token)?.actor.member.clone())
    }

    fn known(&self) -> MutexGuard<'_, HashMap<TokenHash, Arc<Known>>> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn glances(&self, request: &Request) -> bool {
        let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
        let is_listed = path.is_some_and(|path| self.0.routes.contains(&(request.method().as_str(), path)));
        is_listed && request.body().size_hint().upper().is_some_and(|size| size <= SENT_MAX as u64)
    }
}

/// Whom a request that glances is run for before it is known that it is his; none where the door has to ask first.
pub(super) fn guessed(door: &Door, request: &Request) -> Option<Arc<Guess>> {
    if !door.memory.glances(request) {
        return None;
    }
    let token = token(&door.house, request.headers())?.digest();
    let known = door.memory.known().get(&token)?.clone();
    let is_shown = !sending::is_sent(request.headers());
    Some(Arc::new(Guess { door: door.clone(), token, known, is_shown, holds: AtomicBool::new(false) }))
}

/// The answer, when its reader turned out to be who he was taken for; else the request, to be run again.
pub(super) async fn glanced(guess: Arc<Guess>, request: Request, next: Next) -> Result<Response, Request> {
    let (parts, body) = request.into_parts();
    // It broke off on its way: nobody hears the answer.
    let Ok(sent) = to_bytes(body, SENT_MAX).await else { return Ok(StatusCode::BAD_REQUEST.into_response()) };
    let (actor, visitor) = guess.known.turned_to(&parts.headers);
    let mut tried = Request::from_parts(parts.clone(), Body::from(sent.clone()));
    tried.extensions_mut().insert(Glance { actor, guess: Some(guess.clone()) });
    tried.extensions_mut().insert(visitor);
    let response = framed(&guess.door, tried, next).await;
    if guess.holds.load(Ordering::Acquire) {
        return Ok(response);
    }
    guess.door.memory.known().remove(&guess.token);
    Err(Request::from_parts(parts, Body::from(sent)))
}

/// How what asks everything at once asks: for the reader whom the door has seen, or for the one whom it takes him for.
#[derive(Clone)]
pub struct Glance {
    actor: Actor,
    /// None when it is known that he is the reader.
    guess: Option<Arc<Guess>>,
}

/// For whom a page is asked before it is known that he asks.
pub(super) struct Guess {
    door: Door,
    token: TokenHash,
    known: Arc<Known>,
    /// Whether a page may come of it, which shows how much he has not read.
    is_shown: bool,
    /// Whether it was asked for who he is indeed: its answer is let out only then.
    holds: AtomicBool,
}

impl Guess {
    /// Who is signed in, asked together with `ask`; none when he is not who he was taken for.
    fn ask<T>(&self, tx: &Read<'_>, ask: impl Fn() -> Result<T>) -> Result<Option<(Known, T)>> {
        let unread = |tx: &Read<'_>, member: &MemberId| {
            if self.is_shown { (self.door.wiring.unread)(tx, member) } else { Ok(self.known.visitor.reader.unread) }
        };
        let seen = || known(tx, &self.token, Some(&self.known.actor.member), unread);
        let (now, answer) = tx.together((seen, ask))?;
        Ok(now.filter(|now| self.known.is_still(now)).map(|now| (now, answer)))
    }

    /// Lets the answer out: he is who he was taken for.
    fn hold(&self, house: &House, now: &Known) {
        touch(house, now);
        self.holds.store(true, Ordering::Release);
    }
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
        let asked = guess.clone();
        let (now, answer) =
            house.db.glance(move |tx| asked.ask(tx, || ask(tx, &actor))).await?.ok_or(Error::NotFound)?;
        guess.hold(house, &now);
        Ok(answer)
    }

    /// Acts in one transaction for its reader: `ask` asks at once what the act needs to know, and with it `act` goes on. Nothing is written for
    /// who is not the reader. Afterwards it is known who he is.
    pub async fn act<Q, T, A, F>(&mut self, house: &House, ask: A, act: F) -> Result<T>
    where
        T: Send + 'static,
        A: Fn(&Read<'_>, &Actor) -> Result<Q> + Send + 'static,
        F: Fn(&Write<'_>, &Actor, Q) -> Result<T> + Send + 'static,
    {
        let actor = self.actor.clone();
        let Some(guess) = self.guess.take() else {
            return house.db.write(move |tx| act(tx, &actor, ask(tx, &actor)?)).await;
        };
        let (asked, seen) = (guess.clone(), Arc::new(Mutex::new(None)));
        let seeing = seen.clone();
        let outcome = house.db.write(move |tx| {
            let see = |now| *seeing.lock().unwrap_or_else(PoisonError::into_inner) = now;
            see(None);
            let (now, found) = asked.ask(tx, || ask(tx, &actor))?.ok_or(Error::NotFound)?;
            see(Some(now));
            act(tx, &actor, found)
        });
        let outcome = outcome.await;
        match seen.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(now) => guess.hold(house, &now),
            // It may have been done, and is not to be done twice.
            None if matches!(outcome, Err(Error::Unknown(_))) => guess.holds.store(true, Ordering::Release),
            None => {}
        }
        outcome
    }

    /// Whose account it is, or is taken for.
    pub(crate) fn account(&self) -> Option<&AccountId> {
        self.actor.account.as_ref()
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
