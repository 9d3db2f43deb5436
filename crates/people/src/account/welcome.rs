//! The first visit: a one-time link, and the organisation with its first administrator, made in one transaction.

use serde_json::json;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Sentence, Write, jobs};

use super::actions::{link_dead, name_taken, record};
use super::model::{AccountId, LINK_MS_MAX, LinkPurpose};
use super::secret::{PasswordHash, Secret};
use super::store;
use super::text::Text;
use crate::actor::Actor;
use crate::member::store::Person;
use crate::member::{self, MemberKind};
use crate::post::{self, PostKind};
use crate::unit::{self, UnitKind, the_organisation};
use crate::verbs::done;

/// An organisation to be set up, with its first administrator.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    /// Its name.
    pub name: String,
    /// The administrator's name.
    pub administrator: String,
    /// The name with which he signs in.
    pub sign_in_name: String,
    /// His password.
    pub password: PasswordHash,
}

/// Makes the one-time link of an installation without an organisation, anew each time: `/welcome/…`. None once there is one.
pub fn first_link(tx: &Write<'_>) -> Result<Option<Secret>> {
    if the_organisation(tx)?.is_some() {
        return Ok(None);
    }
    let token = Secret::fresh(tx);
    let organisation: OrganisationId = tx.new_id();
    store::add_link(tx, &organisation, None, LinkPurpose::First, &token, tx.now().plus_ms(LINK_MS_MAX))?;
    Ok(Some(Secret::new(format!("/welcome/{}", token.reveal()))))
}

/// Lets a link pass that opens the first visit; says what brings a new one where it does not.
pub(super) fn must_be_good(tx: &Read<'_>, token: Option<&Secret>) -> Result<()> {
    if the_organisation(tx)?.is_some() {
        return Err(Sentence::of(|language| Text(language).set_up_already()).into());
    }
    let link = token.map(|token| store::link(tx, token)).transpose()?.flatten();
    if link.is_some_and(|link| link.purpose == LinkPurpose::First) {
        return Ok(());
    }
    Err(first_link_dead())
}

fn first_link_dead() -> Error {
    Sentence::of(|language| Text(language).first_link_dead()).into()
}

/// Uses up the first link and sets the organisation up.
pub(crate) fn welcome(tx: &Write<'_>, token: &Secret, new: &NewOrganisation) -> Result<AccountId> {
    let link = store::link(tx, token)?.filter(|link| link.purpose == LinkPurpose::First).ok_or_else(first_link_dead)?;
    if the_organisation(tx)?.is_some() || !store::use_link(tx, &link.id)? {
        return Err(first_link_dead());
    }
    set_up(tx, &link.organisation, new).map(|(_, account)| account)
}

/// Sets an organisation up without a link: for the demonstration. Refused when there is one already.
pub fn found_organisation(tx: &Write<'_>, new: &NewOrganisation) -> Result<Actor> {
    if the_organisation(tx)?.is_some() {
        return Err(link_dead());
    }
    let organisation: OrganisationId = tx.new_id();
    set_up(tx, &organisation, new).map(|(actor, _)| actor)
}

fn set_up(tx: &Write<'_>, organisation: &OrganisationId, new: &NewOrganisation) -> Result<(Actor, AccountId)> {
    let today = tx.today();
    unit::store::add_organisation(tx, organisation)?;
    let top = unit::store::add(tx, organisation, None, UnitKind::Organisation, &new.name, today)?;
    let person = Person {
        number: new.sign_in_name.clone(),
        name: new.administrator.clone(),
        born_on: None,
        joined_on: None,
        confirmed_on: None,
    };
    let id = member::store::add(tx, organisation, &person)?;
    member::store::add_membership(tx, organisation, &id, (&top.id, None), MemberKind::Guest, today)?;
    post::store::add(tx, organisation, &top.id, &id, PostKind::Administrator, (today, None))?;
    let account = store::add(tx, organisation, &id, &new.sign_in_name, Some(&new.password)).map_err(name_taken)?;

    let actor = Actor::of(tx, organisation, &id)?;
    unit::actions::record(tx, &actor, &done::FOUNDED, &top, tx.now(), json!({ "kind": top.kind.word() }))?;
    let facts = json!({ "number": person.number, "kind": MemberKind::Guest.word(), "unit": top.name });
    member::actions::record(tx, &actor, &done::ENTERED, (&id, &person.name, &top.id), tx.now(), facts)?;
    for given in post::posts_of_member(tx, &id)? {
        post::record(tx, &actor, &done::APPOINTED, &given, tx.now())?;
    }
    let who = member::member(tx, &id).map_err(|_| Error::NotFound)?;
    record(tx, &actor.author(), &done::PASSWORD_SET, &who, json!({ "by": LinkPurpose::First.word() }))?;
    jobs::later(tx, organisation, crate::session::PURGE, "", "", tx.now().plus_ms(DAY_MS))?;
    Ok((actor, account))
}
