//! Locking and unlocking: what somebody types is proved, made into a key, and opens or wraps the key of his words. Dear work waits for its turn, outside
//! of every transaction. What was typed goes no further than here, and no key reaches the database but sealed.

use std::sync::Arc;

use zhixing_kit::{House, Result, Write};
use zhixing_people::{Actor, MemberId, Relocked, Relocking, Secret, counted, in_turn, prove};

use super::model::{Lock, Way};
use super::seal::{Cost, Key, Purpose};
use super::store;

/// A key with the lock that it opens.
pub struct Locked {
    /// How it is locked.
    pub lock: Lock,
    /// The key of the words.
    pub key: Key,
}

/// What somebody typed, as a key.
async fn derived(house: &House, typed: Secret, salt: Vec<u8>, cost: Cost) -> Result<Key> {
    in_turn(house, move || Key::derived(typed.reveal(), &salt, cost)).await?
}

/// Locks a key anew with what somebody typed, which was proved or chosen before.
pub async fn wrap(house: &House, member: &MemberId, key: Key, way: Way, typed: Secret) -> Result<Locked> {
    let (salt, cost) = (house.random.bytes::<16>().to_vec(), Cost::USUAL);
    let under = derived(house, typed, salt.clone(), cost).await?;
    let wrapped = key.wrapped(&under, Purpose::Wrap, member.as_str(), house.random.bytes())?;
    Ok(Locked { lock: Lock { way, salt, cost, wrapped }, key })
}

/// The key that what somebody typed opens; none when it is another.
async fn unwrap(house: &House, member: &MemberId, lock: &Lock, typed: Secret) -> Result<Option<Key>> {
    let under = derived(house, typed, lock.salt.clone(), lock.cost).await?;
    Ok(under.unwrapped(&lock.wrapped, Purpose::Wrap, member.as_str()))
}

/// What became of an attempt to open it.
pub enum Opened {
    /// It is open.
    Open(Key),
    /// What was typed is right, but the words were locked with an earlier password.
    Earlier,
}

/// Opens it with what somebody typed. A wrong password or phrase is a fault at its field, and counted.
pub async fn open(house: &House, actor: &Actor, lock: &Lock, typed: Secret) -> Result<Option<Opened>> {
    match lock.way {
        Way::Password => {
            prove(house, actor, typed.clone()).await?;
            Ok(Some(unwrap(house, &actor.member, lock, typed).await?.map_or(Opened::Earlier, Opened::Open)))
        }
        Way::Phrase => {
            let attempt = unwrap(house, &actor.member, lock, typed);
            Ok(counted(house, actor, "phrase", attempt).await?.map(Opened::Open))
        }
    }
}

/// Opens it with an earlier password, which no sign-in knows any more: tries are counted.
pub async fn open_with_earlier(house: &House, actor: &Actor, lock: &Lock, earlier: Secret) -> Result<Option<Key>> {
    counted(house, actor, "earlier_password", unwrap(house, &actor.member, lock, earlier)).await
}

/// When an owner changes his password: locks his words with the new one, together with the change. What was not locked with the present one stays as it is.
pub fn relock(house: House, actor: Actor, present: Secret, new: Secret) -> Relocking {
    Box::pin(async move {
        let member = actor.member.clone();
        let asked = member.clone();
        let lock = house.db.read(move |tx| store::lock(tx, &asked)).await?;
        let Some(lock) = lock.filter(|lock| lock.way == Way::Password) else { return Ok(nothing()) };
        let Some(key) = unwrap(&house, &member, &lock, present).await? else { return Ok(nothing()) };
        let locked = wrap(&house, &member, key, Way::Password, new).await?;
        let relocked: Relocked =
            Arc::new(move |tx: &Write<'_>| store::change_lock(tx, &member, &lock, &locked.lock).map(drop));
        Ok(relocked)
    })
}

fn nothing() -> Relocked {
    Arc::new(|_: &Write<'_>| Ok(()))
}
