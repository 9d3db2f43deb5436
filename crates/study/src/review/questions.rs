//! What can be asked about self-reviews: always by their writer, about his own.

use zhixing_kit::{Error, Read, Result};
use zhixing_people::Actor;

use super::model::{Lock, Words};
use super::seal::{Key, Purpose, name_of_token};
use super::store;

/// A self-review that is open in a browser.
#[derive(Clone)]
pub struct Open {
    /// The key of the words.
    pub key: Key,
    /// What lies in the browser's cookie.
    pub token: String,
}

/// How the actor's is locked; none before he has begun.
pub fn lock(tx: &Read<'_>, actor: &Actor) -> Result<Option<Lock>> {
    store::lock(tx, &actor.member)
}

/// Whether it is open in the browser with this token.
pub fn open(tx: &Read<'_>, actor: &Actor, token: Option<&str>) -> Result<Option<Open>> {
    let Some(token) = token else { return Ok(None) };
    let sealed = store::opening(tx, actor, &name_of_token(token))?;
    let key =
        sealed.and_then(|sealed| Key::of_token(token).unwrapped(&sealed, Purpose::Opening, actor.member.as_str()));
    Ok(key.map(|key| Open { key, token: token.to_owned() }))
}

/// His words. What is wrong with a seal is told without a word of what is in it.
pub fn words(tx: &Read<'_>, actor: &Actor, key: &Key) -> Result<Words> {
    let Some(sealed) = store::sealed(tx, &actor.member)? else { return Ok(Words::default()) };
    let text = key.open(&sealed, actor.member.as_str());
    let text = text.ok_or_else(|| Error::broken("a self-review does not open with its own key"))?;
    serde_json::from_str(&text).map_err(|_| Error::broken("a self-review holds something else than words"))
}
