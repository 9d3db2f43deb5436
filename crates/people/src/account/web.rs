//! The routes about links, passwords and everybody's settings, and their handlers.

use axum::Extension;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, header};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults, clean};
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, done, see, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::session::{language_cookie, look_cookie};
use zhixing_kit::{Error, House, Language, Read, Result};

use super::model::{check_name, check_password, tidy_name};
use super::proof::{Relock, prove, wrong};
use super::secret::{Secret, hash};
use super::text::Text;
use super::welcome::{self, NewOrganisation};
use super::{actions, pages, store};
use crate::actor::Actor;
use crate::member::member;
use crate::rights::{Place, Right, may, require, units_where};
use crate::session::model::local_path;
use crate::session::web::door::is_token;
use crate::session::web::{begin, with_cookies};
use crate::unit::top_unit;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .public_get("/welcome/{token}", show_welcome)
        .public_post("/welcome/{token}", create_organisation)
        .public_get("/activate/{token}", show_activation)
        .public_post("/activate/{token}", activate)
        .public_post("/language", choose_language)
        .public_post("/look", choose_look)
        .get("/settings", show_settings)
        .get("/settings/password", show_password)
        .post("/settings/password", change_password)
        .get("/settings/accounts", show_accounts)
}

/// What the form of the first visit sends.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct WelcomeInput {
    /// The organisation's name.
    pub organisation_name: String,
    /// The administrator's name.
    pub name: String,
    /// The name with which he signs in.
    pub sign_in_name: String,
    /// His password.
    pub new_password: Secret,
}

/// What the forms about passwords send.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct PasswordInput {
    /// The present one.
    pub password: Secret,
    /// The new one.
    pub new_password: Secret,
}

/// A choice of language or look, and the page to come back to.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct TasteInput {
    language: String,
    theme: String,
    size: String,
    back: String,
}

/// Which accounts are looked for.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct FindInput {
    /// Words of the name.
    pub q: String,
    /// The last sign-in name of the page before.
    pub after: String,
}

async fn show_welcome(State(house): State<House>, frame: Frame, Path(token): Path<String>) -> Answer<Markup> {
    good_first_link(&house, &token).await?;
    Ok(pages::welcome(&frame, &WelcomeInput::default(), &Faults::default()))
}

async fn create_organisation(
    State(house): State<House>,
    frame: Frame,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(input): Form<WelcomeInput>,
) -> Answer {
    let secret = good_first_link(&house, &token).await?;
    match set_up(&house, secret, &input).await {
        Ok(account) => {
            let signed_in = begin(&house, &headers, account).await?;
            Ok(with_cookies(&house, done(&house, home(&house), Text(frame.language).welcomed()), &signed_in))
        }
        Err(Error::Invalid(faults)) => Ok(unprocessable(pages::welcome(&frame, &input, &Faults(faults)))),
        Err(error) => Err(error.into()),
    }
}

async fn set_up(house: &House, token: Secret, input: &WelcomeInput) -> Result<super::AccountId> {
    let mut check = Check::default();
    let name = check.text("organisation_name", &input.organisation_name, 60);
    let administrator = check.text("name", &input.name, 40);
    let sign_in_name = check_name(&mut check, &input.sign_in_name);
    check_password(&mut check, input.new_password.reveal(), &sign_in_name);
    check.finish(())?;
    let password = hash(house, input.new_password.clone()).await?;
    let new = NewOrganisation { name, administrator, sign_in_name, password };
    house.db.write(move |tx| welcome::welcome(tx, &token, &new)).await
}

async fn show_activation(State(house): State<House>, frame: Frame, Path(token): Path<String>) -> Answer<Markup> {
    let secret = token_of(&token)?;
    let (name, sign_in_name) = house.db.read(move |tx| invited(tx, &secret)).await?;
    Ok(pages::activate(&frame, &name, &sign_in_name, &Faults::default()))
}

async fn activate(
    State(house): State<House>,
    frame: Frame,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(input): Form<PasswordInput>,
) -> Answer {
    let secret = token_of(&token)?;
    let asked = secret.clone();
    let (name, sign_in_name) = house.db.read(move |tx| invited(tx, &asked)).await?;
    let mut check = Check::default();
    check_password(&mut check, input.new_password.reveal(), &sign_in_name);
    if let Err(faults) = check.finish(()) {
        return Ok(unprocessable(pages::activate(&frame, &name, &sign_in_name, &faults)));
    }
    let password = hash(&house, input.new_password).await?;
    let account = house.db.write(move |tx| actions::activate(tx, &secret, &password)).await?;
    let signed_in = begin(&house, &headers, account.id).await?;
    Ok(with_cookies(&house, done(&house, home(&house), Text(frame.language).activated()), &signed_in))
}

async fn choose_language(State(house): State<House>, actor: Option<Actor>, Form(input): Form<TasteInput>) -> Answer {
    let Some(language) = Language::from_tag(&input.language) else { return Err(Error::NotFound.into()) };
    if let Some(actor) = actor {
        house.db.write(move |tx| actions::set_language(tx, &actor, language)).await?;
    }
    let mut response = see(local_path(&input.back).unwrap_or("/"));
    response.headers_mut().append(header::SET_COOKIE, language_cookie(&house.settings, language));
    Ok(response)
}

async fn choose_look(State(house): State<House>, frame: Frame, Form(input): Form<TasteInput>) -> Answer {
    let back = local_path(&input.back).unwrap_or("/");
    let mut response = done(&house, back, Text(frame.language).look_saved());
    response.headers_mut().append(header::SET_COOKIE, look_cookie(&house.settings, &input.theme, &input.size));
    Ok(response)
}

async fn show_settings(State(house): State<House>, actor: Actor, frame: Frame) -> Answer<Markup> {
    let name = actor.name.clone();
    let leads = house.db.read(move |tx| leads(tx, &actor)).await?;
    Ok(pages::settings(&frame, &name, leads, house.settings.other_sign_in.as_deref()))
}

async fn show_password(frame: Frame) -> Answer<Markup> {
    Ok(pages::password(&frame, &Faults::default()))
}

async fn change_password(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    relock: Option<Extension<Relock>>,
    Form(input): Form<PasswordInput>,
) -> Answer {
    match exchange(&house, actor, input, relock.map(|Extension(relock)| relock)).await {
        Ok(()) => Ok(done(&house, "/settings", Text(frame.language).password_changed())),
        Err(Error::Invalid(faults)) => Ok(unprocessable(pages::password(&frame, &Faults(faults)))),
        Err(error) => Err(error.into()),
    }
}

async fn exchange(house: &House, actor: Actor, input: PasswordInput, relock: Option<Relock>) -> Result<()> {
    let account = actor.account.clone().ok_or(Error::NotFound)?;
    let known = account.clone();
    let name = house.db.read(move |tx| Ok(store::find(tx, &account)?.ok_or(Error::NotFound)?.sign_in_name)).await?;
    let mut check = Check::default();
    check_password(&mut check, input.new_password.reveal(), &name);
    check.finish(())?;
    let stored = prove(house, &actor, input.password.clone()).await?;
    let password = hash(house, input.new_password.clone()).await?;
    let relocked = match relock {
        Some(Relock(relock)) => Some(relock(house.clone(), actor.clone(), input.password, input.new_password).await?),
        None => None,
    };
    house
        .db
        .write(move |tx| {
            // It may have been changed elsewhere while it was being checked.
            if store::password(tx, &known)? != stored {
                return Err(wrong());
            }
            if let Some(relocked) = &relocked {
                relocked(tx)?;
            }
            actions::change_password(tx, &actor, &password)
        })
        .await
}

async fn show_accounts(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Query(input): Query<FindInput>,
) -> Answer<Markup> {
    let asked = input.clone();
    let listed = house.db.read(move |tx| {
        let top = top_unit(tx, &actor.organisation)?;
        require(tx, &actor, Right::Administer, &Place::unit(&top.id))?;
        let (words, after) = (clean(&asked.q), tidy_name(&asked.after));
        store::list(tx, &actor.organisation, &words, &after, PAGE_ROWS + 1)
    });
    Ok(pages::accounts(&frame, &listed.await?, &input))
}

/// To what the actor's rights lead from his settings.
fn leads(tx: &Read<'_>, actor: &Actor) -> Result<pages::Leads> {
    let keeps_branch = match actor.leads().map(Place::unit) {
        Some(branch) => may(tx, actor, Right::SeeActivity, &branch)? && may(tx, actor, Right::EditPeople, &branch)?,
        None => false,
    };
    let sees_units = actor.looks_below() || !units_where(tx, actor, Right::EditPeople)?.is_empty();
    Ok(pages::Leads { administers: administers(tx, actor)?, keeps_branch, sees_units })
}

fn administers(tx: &Read<'_>, actor: &Actor) -> Result<bool> {
    let top = top_unit(tx, &actor.organisation)?;
    may(tx, actor, Right::Administer, &Place::unit(&top.id))
}

/// Whom a good link invites: his name and the name with which he signs in.
fn invited(tx: &Read<'_>, token: &Secret) -> Result<(String, String)> {
    let link = store::link(tx, token)?.ok_or_else(actions::link_dead)?;
    let account = link.account.ok_or_else(actions::link_dead)?;
    let account = store::find(tx, &account)?.ok_or_else(actions::link_dead)?;
    Ok((member(tx, &account.member)?.name, account.sign_in_name))
}

/// The secret of the link to the first visit, if it is good: a dead one is told before anything is asked, or a password hashed for it.
async fn good_first_link(house: &House, token: &str) -> Result<Secret> {
    let secret = is_token(token).then(|| Secret::new(token));
    let asked = secret.clone();
    house.db.read(move |tx| welcome::must_be_good(tx, asked.as_ref())).await?;
    secret.ok_or_else(actions::link_dead)
}

fn token_of(text: &str) -> Result<Secret> {
    if is_token(text) { Ok(Secret::new(text)) } else { Err(actions::link_dead()) }
}

/// Where one arrives: at the first place of the navigation, which says what to do next.
fn home(house: &House) -> &'static str {
    house.settings.navigation.first().map_or("/settings", |place| place.path)
}
