//! What can happen to passkeys: one is added, opens a session, is taken away. Signing in is no deed (P3); changing the ways to sign in is.

use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Result, Sentence, Write};

use super::ceremony::{Answer, Foreign, Site};
use super::model::{ANSWER_MS_MAX, PASSKEYS_MAX, PasskeyId, QUESTIONS_MAX};
use super::store;
use super::text::Text;
use crate::account::{self, AccountId, Secret};
use crate::actor::Actor;
use crate::member::member;
use crate::session::{self, Arrival, SignedIn, begin};
use crate::unit::the_organisation;
use crate::verbs::done;

/// A question on its way to a device: the token that its answer must bring, and what the browser is told.
pub struct Asked {
    /// The token.
    pub token: Secret,
    /// For the browser, as JSON.
    pub options: String,
}

/// Asks the owner's device for a new passkey, after he has proven himself once more. Refuses more than [`PASSKEYS_MAX`].
pub fn ask_to_add(tx: &Write<'_>, actor: &Actor, site: &Site) -> Result<Asked> {
    let account = actor.account.as_ref().ok_or(Error::NotFound)?;
    let known = store::known(tx, account)?;
    if known.len() >= PASSKEYS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(PASSKEYS_MAX)).into());
    }
    let handle = known.first().map_or_else(|| tx.random::<64>(), |first| first.handle);
    let name = account::store::find(tx, account)?.ok_or(Error::NotFound)?.sign_in_name;
    let question = site.ask_to_add(&handle, (&name, &actor.name), &known)?;
    let token = Secret::fresh(tx);
    let until = tx.now().plus_ms(ANSWER_MS_MAX);
    store::ask(tx, &actor.organisation, Some(account), &token, &question.state, until)?;
    Ok(Asked { token, options: question.options })
}

/// Adds the passkey that the device has made. Refuses an answer to another question, of another site or of another account.
pub fn add(tx: &Write<'_>, actor: &Actor, site: &Site, token: &Secret, name: &str, answer: &str) -> Result<()> {
    let account = actor.account.as_ref().ok_or(Error::NotFound)?;
    let question = store::take_question(tx, token)?.filter(|(asked, _)| asked.as_ref() == Some(account));
    let (_, state) = question.ok_or_else(|| refused("no such question"))?;
    let new = site.added(&state, answer).map_err(|Foreign(why)| refused(&why))?;
    store::add(tx, &actor.organisation, account, name, &new).map_err(|error| match error {
        Error::Constraint(name) if name == "passkey_credential_key" => refused("known already"),
        other => other,
    })?;
    record(tx, actor, true, name)
}

/// Takes one of one's own passkeys away.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &PasskeyId) -> Result<()> {
    let account = actor.account.as_ref().ok_or(Error::NotFound)?;
    let passkey = store::one(tx, id, account)?;
    store::end(tx, id, account)?;
    record(tx, actor, false, &passkey.name)
}

/// Takes all passkeys of an account away: with its password somebody else may have added them.
pub fn forget_all(tx: &Write<'_>, account: &AccountId) -> Result<u64> {
    store::end_all(tx, account)
}

/// Asks the device of somebody who wants to sign in. Questions that are over go; a network that asks without end waits, and nobody else does.
pub fn ask_to_sign_in(tx: &Write<'_>, site: &Site, network: &str) -> Result<Asked> {
    let organisation = the_organisation(tx)?.ok_or(Error::NotFound)?;
    session::begin_question(tx, network)?;
    store::purge(tx)?;
    if store::asked(tx)? >= QUESTIONS_MAX {
        return Err(Error::Busy);
    }
    let question = site.ask_to_sign_in()?;
    let token = Secret::fresh(tx);
    store::ask(tx, &organisation, None, &token, &question.state, tx.now().plus_ms(ANSWER_MS_MAX))?;
    Ok(Asked { token, options: question.options })
}

/// Signs in whose device has answered. An unknown key, one of another site, and one whose owner has left or was barred, sound the same.
pub fn sign_in(
    tx: &Write<'_>,
    site: &Site,
    token: &Secret,
    answer: &Answer,
    arrival: &Arrival,
    network: &str,
) -> Result<SignedIn> {
    let (_, state) = store::take_question(tx, token)?
        .filter(|(asked, _)| asked.is_none())
        .ok_or_else(|| not_signed_in("no such question"))?;
    let found = store::by_credential(tx, &answer.credential())?.ok_or_else(|| not_signed_in("no such passkey"))?;
    let moving = site.signed_in(&state, answer, &found.known).map_err(|Foreign(why)| not_signed_in(&why))?;
    let account = account::store::find(tx, &found.account)?.ok_or_else(|| not_signed_in("no such account"))?;
    Actor::admitted(tx, &found.organisation, &account.member)?.ok_or_else(|| not_signed_in("not admitted"))?;
    store::set_moving(tx, &found.id, moving)?;
    session::end_question(tx, network)?;
    begin(tx, &found.account, arrival)
}

/// Takes away questions that nobody answered.
pub fn purge(tx: &Write<'_>) -> Result<()> {
    store::purge(tx)
}

/// The reason is for the log alone: who tries keys of others learns nothing.
pub fn not_signed_in(why: &str) -> Error {
    tracing::debug!(why, "a passkey did not open a session");
    Faults::at("password", Sentence::of(|language| Text(language).not_signed_in())).into()
}

fn refused(why: &str) -> Error {
    tracing::debug!(why, "a passkey was not added");
    Sentence::of(|language| Text(language).not_added()).into()
}

fn record(tx: &Write<'_>, actor: &Actor, added: bool, name: &str) -> Result<()> {
    let who = member(tx, &actor.member)?;
    let (verb, facts): (_, Value) =
        (if added { &done::PASSKEY_ADDED } else { &done::PASSKEY_REMOVED }, json!({ "name": name }));
    account::record(tx, &actor.author(), verb, &who, facts)
}
