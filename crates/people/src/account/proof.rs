//! Proving oneself again within a session, and what a room above locks with a password besides: a secret is tried, and each try is counted, so that a
//! borrowed phone is no way to learn it.

use std::pin::Pin;
use std::sync::Arc;

use zhixing_kit::form::Faults;
use zhixing_kit::{Error, House, Read, Result, Sentence, Write};

use super::secret::{Secret, verify};
use super::store;
use super::text::Text;
use crate::actor::Actor;
use crate::session::actions as session;

/// Tries a secret of the actor's own, whatever the room above compares it with: `attempt` gives what it opens, or nothing. Each try is counted together
/// with those at his password; too many are a fault at `field`.
pub async fn counted<T>(
    house: &House,
    actor: &Actor,
    field: &'static str,
    attempt: impl Future<Output = Result<Option<T>>>,
) -> Result<Option<T>> {
    let account = actor.account.clone().ok_or(Error::NotFound)?;
    let begun = account.clone();
    house.db.write(move |tx| session::begin_proof(tx, &begun)).await.map_err(|error| match error {
        Error::Refused(_) => Faults::at(field, Sentence::of(|language| Text(language).too_many_tries())).into(),
        other => other,
    })?;
    let found = attempt.await?;
    if found.is_some() {
        house.db.write(move |tx| session::end_proof(tx, &account)).await?;
    }
    Ok(found)
}

/// Proves that the owner himself sits there: his password once more. Gives the stored hash that it was checked against.
pub async fn prove(house: &House, actor: &Actor, password: Secret) -> Result<Option<String>> {
    let account = actor.account.clone().ok_or(Error::NotFound)?;
    let attempt = async {
        let stored = house.db.read(move |tx| store::password(tx, &account)).await?;
        Ok(verify(house, password, stored.clone()).await?.then_some(stored))
    };
    counted(house, actor, "password", attempt).await?.ok_or_else(wrong)
}

/// Whether the actor has a password: who comes through the organisation's own sign-in alone has none.
pub fn has_password(tx: &Read<'_>, actor: &Actor) -> Result<bool> {
    actor.account.as_ref().map_or(Ok(false), |account| Ok(store::password(tx, account)?.is_some()))
}

/// The password is not his.
pub fn wrong() -> Error {
    Faults::at("password", Sentence::of(|language| Text(language).wrong_password())).into()
}

/// What is done together with a change of password.
pub type Relocked = Arc<dyn Fn(&Write<'_>) -> Result<()> + Send + Sync>;
/// It, once the dear part of the work is done.
pub type Relocking = Pin<Box<dyn Future<Output = Result<Relocked>> + Send>>;

/// What a room above locks with the password of a sign-in: handed the present password, which was proved, and the new one, before it is changed by its
/// owner. A password that is set anew with a link is not handed over: nobody knows the earlier one then.
#[derive(Clone, Copy)]
pub struct Relock(pub fn(House, Actor, Secret, Secret) -> Relocking);
