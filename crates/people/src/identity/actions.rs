//! What can happen with identities: an account is linked, opened by its identity, and unlinked. Signing in is no deed (P3); linking is.

use serde_json::json;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_records::{Author, Verb};

use super::journey::{JOURNEY_S, Journey};
use super::store;
use super::text::Text;
use crate::account::{self, Account, AccountId};
use crate::actor::Actor;
use crate::member::{member, member_numbered};
use crate::post::PostKind;
use crate::session::{Arrival, SignedIn, begin};
use crate::unit::the_organisation;
use crate::verbs::done;

/// Somebody as the provider knows him.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// How it calls him.
    pub subject: String,
    /// The member number that it tells, if it is trusted to.
    pub number: Option<String>,
}

/// What came of a journey.
pub enum Arrived {
    /// The account is linked; who came was signed in already.
    Linked,
    /// A session has begun.
    SignedIn(SignedIn),
}

/// Notes that the owner, who has proven himself, wants to link his account by this journey. Refuses a second link.
pub fn wish(tx: &Write<'_>, actor: &Actor, issuer: &str, journey: &Journey) -> Result<()> {
    let account = actor.account.as_ref().ok_or(Error::NotFound)?;
    if store::linked_at(tx, account, issuer)?.is_some() {
        return Err(Sentence::of(|language| Text(language).linked_already()).into());
    }
    store::wish(tx, &actor.organisation, account, &journey.state, tx.now().plus_ms(JOURNEY_S * 1000))
}

/// Someone came back from the provider: to link his account if that is what he set out for, else to sign in.
pub fn arrive(
    tx: &Write<'_>,
    actor: Option<&Actor>,
    identity: &Identity,
    journey: &Journey,
    arrival: &Arrival,
) -> Result<Arrived> {
    if let Some(account) = store::take_wish(tx, &journey.state)? {
        // Whoever came back must still be the one who set out.
        let actor = actor.filter(|actor| actor.account.as_ref() == Some(&account)).ok_or(Error::NotFound)?;
        link(tx, &actor.author(), &account, identity, "owner")?;
        return Ok(Arrived::Linked);
    }
    let account = match store::find(tx, &identity.issuer, &identity.subject)? {
        Some((account, _)) => account,
        None => by_number(tx, identity)?,
    };
    let known = account::store::find(tx, &account)?.ok_or_else(not_linked)?;
    let organisation = the_organisation(tx)?.ok_or(Error::NotFound)?;
    Actor::admitted(tx, &organisation, &known.member)?.ok_or_else(not_linked)?;
    begin(tx, &account, arrival).map(Arrived::SignedIn)
}

/// The account of the member whose number the provider tells, where the administrator lets it: linked from now on. Only an account that its
/// owner has activated, and that is linked with nobody else; a mail address is never looked at. Never an administrator's: whoever can give out
/// numbers at the provider would otherwise hold the whole installation, so an administrator links his account himself, with his password.
fn by_number(tx: &Write<'_>, identity: &Identity) -> Result<AccountId> {
    let organisation = the_organisation(tx)?.ok_or(Error::NotFound)?;
    let number = identity.number.as_ref().ok_or_else(not_linked)?;
    let who = member_numbered(tx, &organisation, number)?.ok_or_else(not_linked)?;
    let actor = Actor::admitted(tx, &organisation, &who.id)?.ok_or_else(not_linked)?;
    if actor.posts.iter().any(|held| held.kind == PostKind::Administrator) {
        return Err(not_linked());
    }
    let Account { id, .. } = account::store::of_member(tx, &who.id)?.ok_or_else(not_linked)?;
    if store::linked_at(tx, &id, &identity.issuer)?.is_some() {
        return Err(not_linked());
    }
    let author = Author { organisation, member: Some(who.id), name: who.name };
    link(tx, &author, &id, identity, "number")?;
    Ok(id)
}

fn link(tx: &Write<'_>, author: &Author, account: &AccountId, identity: &Identity, by: &str) -> Result<()> {
    store::add(tx, &author.organisation, account, &identity.issuer, &identity.subject).map_err(
        |error| match error {
            Error::Constraint(name) if name == "identity_issuer_subject_key" => {
                Sentence::of(|language| Text(language).is_anothers()).into()
            }
            Error::Constraint(name) if name == "identity_account_issuer_key" => {
                Sentence::of(|language| Text(language).linked_already()).into()
            }
            other => other,
        },
    )?;
    record(tx, author, account, &done::IDENTITY_LINKED, by)
}

/// Ends the link of one's own account.
pub fn end(tx: &Write<'_>, actor: &Actor, issuer: &str) -> Result<()> {
    let account = actor.account.as_ref().ok_or(Error::NotFound)?;
    if !store::end(tx, account, issuer)? {
        return Err(Error::NotFound);
    }
    record(tx, &actor.author(), account, &done::IDENTITY_UNLINKED, "owner")
}

/// Ends all links of an account.
pub fn forget_all(tx: &Write<'_>, account: &AccountId) -> Result<()> {
    store::end_all(tx, account)
}

/// Takes away wishes that came to nothing.
pub fn purge(tx: &Write<'_>) -> Result<()> {
    store::purge(tx)
}

fn not_linked() -> Error {
    Sentence::of(|language| Text(language).not_linked()).into()
}

fn record(tx: &Write<'_>, author: &Author, account: &AccountId, verb: &'static Verb, by: &str) -> Result<()> {
    let known = account::store::find(tx, account)?.ok_or(Error::NotFound)?;
    account::record(tx, author, verb, &member(tx, &known.member)?, json!({ "by": by }))
}
