//! What can happen to a feed: its secret address is made, made anew, and taken back. Fetching it is no act.

use serde_json::Value;
use zhixing_kit::{Result, Write};
use zhixing_people::{Actor, Secret};
use zhixing_records::{Deed, Thing, Verb, append};

use super::store;
use crate::verbs::{ENDED_FEED, FEED, OPENED_FEED};

/// Makes the secret address of one's own feed, to be shown once. An earlier one ends.
pub fn open(tx: &Write<'_>, actor: &Actor) -> Result<Secret> {
    let token = Secret::fresh(tx);
    store::keep(tx, actor, &token)?;
    record(tx, actor, &OPENED_FEED)?;
    Ok(Secret::new(format!("/library/feed/{}/zhixing.atom", token.reveal())))
}

/// Takes it back, at once. Without one nothing happens.
pub fn end(tx: &Write<'_>, actor: &Actor) -> Result<()> {
    if store::end(tx, actor)? { record(tx, actor, &ENDED_FEED) } else { Ok(()) }
}

fn record(tx: &Write<'_>, actor: &Actor, verb: &'static Verb) -> Result<()> {
    let about = format!("member/{}", actor.member);
    let object = Thing { kind: &FEED, path: format!("{about}/library-feed"), name: actor.name.clone() };
    let (unit, happened_at) = (actor.unit.clone(), tx.now());
    let deed = Deed { verb, object, about, unit, concerns: Vec::new(), happened_at, facts: Value::Null };
    append(tx, &actor.author(), deed).map(drop)
}
