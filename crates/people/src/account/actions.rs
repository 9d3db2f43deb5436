//! What can happen to accounts: inviting, setting a password, barring. A secret is given back once and kept only as a hash.

use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Language, Moment, Read, Result, Sentence, Write};
use zhixing_records::{Author, Deed, MemberId, Thing, Verb, append};

use super::model::{Account, AccountId, LINK_MS_MAX, LinkPurpose, tidy_name};
use super::secret::{PasswordHash, Secret};
use super::store;
use super::text::Text;
use crate::actor::Actor;
use crate::member::{Member, member};
use crate::rights::{Place, Right, require};
use crate::verbs::{done, things};
use crate::{identity, passkey, post, session};

/// A one-time link, to be shown once.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its path with the secret: `/activate/…`.
    pub path: Secret,
    /// The name with which the member will sign in.
    pub sign_in_name: String,
    /// His name.
    pub name: String,
}

/// Makes a one-time link with which a member sets his password. Earlier links end. A first link is given by who may edit the member;
/// one that resets a password, or opens a barred account, by an administrator; and nobody makes one for a person whose posts he could not give.
pub fn invite(tx: &Write<'_>, actor: &Actor, id: &MemberId) -> Result<Invitation> {
    let who = member(tx, id)?;
    let known = store::of_member(tx, id)?;
    let purpose = must_invite(tx, actor, &who, known.as_ref())?;
    let account = match known {
        Some(account) => account,
        None => open(tx, actor, &who)?,
    };
    let token = Secret::fresh(tx);
    store::add_link(tx, &actor.organisation, Some(&account.id), purpose, &token, tx.now().plus_ms(LINK_MS_MAX))?;
    record(tx, &actor.author(), &done::INVITED, &who, json!({ "purpose": purpose.word() }))?;
    let path = Secret::new(format!("/activate/{}", token.reveal()));
    Ok(Invitation { path, sign_in_name: account.sign_in_name, name: who.name })
}

/// What a link would be for, if the actor may make one for this person.
fn must_invite(tx: &Read<'_>, actor: &Actor, who: &Member, known: Option<&Account>) -> Result<LinkPurpose> {
    must_give_access(tx, actor, who)?;
    if who.has_left() {
        return Err(Sentence::of(|language| crate::member::text::Text(language).has_left()).into());
    }
    if !known.is_some_and(|account| account.is_active || account.closed_at.is_some()) {
        return Ok(LinkPurpose::Activation);
    }
    must_administer(tx, actor, who, Text::recovery_by_administrator)?;
    Ok(LinkPurpose::Recovery)
}

/// Lets pass who may take away somebody's access and give it back: an administrator.
fn must_bar(tx: &Read<'_>, actor: &Actor, who: &Member) -> Result<()> {
    must_give_access(tx, actor, who)?;
    must_administer(tx, actor, who, Text::barring_by_administrator)
}

fn must_administer(tx: &Read<'_>, actor: &Actor, who: &Member, otherwise: fn(Text) -> &'static str) -> Result<()> {
    match require(tx, actor, Right::Administer, &Place::unit(&who.unit)) {
        Err(Error::Forbidden(_) | Error::NotFound) => {
            Err(Error::Forbidden(Sentence::of(|language| otherwise(Text(language)))))
        }
        other => other,
    }
}

/// What the page of a member offers about his access: what it does not, the act would refuse.
#[derive(Clone, Debug, Default)]
pub struct Offered {
    /// Whether a link can be made.
    pub link: bool,
    /// Whether the account can be barred.
    pub bar: bool,
    /// Who else could, where the actor cannot.
    pub not: Option<Sentence>,
}

/// What the actor may do about a person's access: asked as the acts ask it.
pub(crate) fn offered(tx: &Read<'_>, actor: &Actor, who: &Member, known: Option<&Account>) -> Result<Offered> {
    let link = told(must_invite(tx, actor, who, known).map(|_| ()))?;
    let is_open = known.is_some_and(|account| account.closed_at.is_none());
    let bar = is_open && who.id != actor.member && told(must_bar(tx, actor, who))?.is_ok();
    let not = link.as_ref().err().filter(|_| !who.has_left()).cloned();
    Ok(Offered { link: link.is_ok(), bar, not })
}

/// A right that is there, or the sentence that says who has it.
fn told(right: Result<()>) -> Result<std::result::Result<(), Sentence>> {
    match right {
        Ok(()) => Ok(Ok(())),
        Err(Error::Forbidden(sentence) | Error::Refused(sentence)) => Ok(Err(sentence)),
        Err(Error::NotFound) => Ok(Err(Sentence::of(|language| Text(language).recovery_by_administrator()))),
        Err(error) => Err(error),
    }
}

/// Opens an account with a password at once: for the demonstration and for installations that bring their own.
pub fn open_with_password(
    tx: &Write<'_>,
    actor: &Actor,
    id: &MemberId,
    sign_in_name: &str,
    password: &PasswordHash,
) -> Result<AccountId> {
    let who = member(tx, id)?;
    must_give_access(tx, actor, &who)?;
    let name = tidy_name(sign_in_name);
    let account = store::add(tx, &actor.organisation, id, &name, Some(password)).map_err(name_taken)?;
    record(tx, &actor.author(), &done::PASSWORD_SET, &who, Value::Null)?;
    Ok(account)
}

/// Uses up a link: sets the password, ends all sessions and earlier links. Gives the account, which may now be signed in.
pub(crate) fn activate(tx: &Write<'_>, token: &Secret, password: &PasswordHash) -> Result<Account> {
    let link = store::link(tx, token)?.ok_or_else(link_dead)?;
    let id = link.account.ok_or_else(link_dead)?;
    if !store::use_link(tx, &link.id)? {
        return Err(link_dead());
    }
    store::set_password(tx, &id, password)?;
    renew(tx, &id)?;
    let account = store::find(tx, &id)?.ok_or(Error::NotFound)?;
    let who = member(tx, &account.member)?;
    let author = Author { organisation: link.organisation, member: Some(who.id.clone()), name: who.name.clone() };
    record(tx, &author, &done::PASSWORD_SET, &who, json!({ "by": link.purpose.word() }))?;
    Ok(account)
}

/// A new beginning: whoever had the account before may have added ways in of his own, or ways out. Sessions, passkeys and links to the
/// organisation's own sign-in end here; rooms above hold what they gave out against [`renewed_at`].
fn renew(tx: &Write<'_>, id: &AccountId) -> Result<()> {
    session::end_all(tx, id, None)?;
    passkey::forget_all(tx, id)?;
    identity::forget_all(tx, id)?;
    store::renew(tx, id)
}

/// When a member's access was last made anew; what was given out before that moment holds no longer.
pub fn renewed_at(tx: &Read<'_>, member: &MemberId) -> Result<Option<Moment>> {
    store::renewed_at(tx, member)
}

/// Sets another password of one's own, after the present one was checked; other devices are signed out.
pub(crate) fn change_password(tx: &Write<'_>, actor: &Actor, password: &PasswordHash) -> Result<()> {
    let account = actor.account.as_ref().ok_or(Error::NotFound)?;
    store::set_password(tx, account, password)?;
    store::forget_links(tx, account)?;
    session::end_all(tx, account, actor.session.as_ref())?;
    record(tx, &actor.author(), &done::PASSWORD_SET, &member(tx, &actor.member)?, json!({ "by": "owner" }))
}

/// Bars a member from signing in, at once, until he sets a new password with a new link: the old password opens nothing again. Only who could make
/// that link bars, so that nobody is locked out by one who cannot let him in again.
pub fn bar(tx: &Write<'_>, actor: &Actor, id: &MemberId) -> Result<()> {
    let who = member(tx, id)?;
    must_bar(tx, actor, &who)?;
    if *id == actor.member {
        return Err(Sentence::of(|language| Text(language).not_yourself()).into());
    }
    post::can_be_spared(tx, &actor.organisation, id)?;
    let account = store::of_member(tx, id)?.ok_or_else(|| Sentence::of(|language| Text(language).no_account()))?;
    store::close(tx, &account.id)?;
    store::forget_links(tx, &account.id)?;
    renew(tx, &account.id)?;
    record(tx, &actor.author(), &done::BARRED, &who, Value::Null)
}

/// Keeps the language that the actor wants. A taste, not a fact: nothing is recorded.
pub(crate) fn set_language(tx: &Write<'_>, actor: &Actor, language: Language) -> Result<()> {
    actor.account.as_ref().map_or(Ok(()), |account| store::set_language(tx, account, language))
}

/// Why a link does not work (any more).
pub(crate) fn link_dead() -> Error {
    Sentence::of(|language| Text(language).link_dead()).into()
}

/// Whoever gives or takes a member's access could otherwise take over his posts: he must be one who could give him these.
fn must_give_access(tx: &Read<'_>, actor: &Actor, who: &Member) -> Result<()> {
    require(tx, actor, Right::EditPeople, &Place::unit(&who.unit))?;
    post::must_give(tx, actor, &who.id, |_| true)
}

/// A new account, named after the member's number.
fn open(tx: &Write<'_>, actor: &Actor, who: &Member) -> Result<Account> {
    let plain = tidy_name(&who.number);
    let mut name = plain.clone();
    let mut suffix = 2;
    while store::is_known(tx, &actor.organisation, &name)? {
        name = format!("{plain}.{suffix}");
        suffix += 1;
    }
    let id = store::add(tx, &actor.organisation, &who.id, &name, None)?;
    store::find(tx, &id)?.ok_or(Error::NotFound)
}

pub(super) fn name_taken(error: Error) -> Error {
    match error {
        Error::Constraint(name) if name == "account_organisation_sign_in_name_key" => {
            Faults::at("sign_in_name", Sentence::of(|language| Text(language).name_taken())).into()
        }
        other => other,
    }
}

/// Records a deed about a member's account.
pub(crate) fn record(tx: &Write<'_>, author: &Author, verb: &'static Verb, who: &Member, facts: Value) -> Result<()> {
    let object = Thing { kind: &things::ACCOUNT, path: format!("member/{}/account", who.id), name: who.name.clone() };
    let about = format!("member/{}", who.id);
    let concerns = vec![who.id.clone()];
    let deed = Deed { verb, object, about, unit: who.unit.clone(), concerns, happened_at: tx.now(), facts };
    append(tx, author, deed).map(drop)
}
