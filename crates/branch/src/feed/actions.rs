//! What can happen to a feed: its secret address is made, made anew, and taken back. Fetching it is no act.

use serde_json::Value;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, Secret, require, unit};
use zhixing_records::{Deed, Thing, Verb, append};

use super::model::{FeedId, Scope};
use super::store;
use super::text::Text;
use crate::verbs;

/// Makes the secret address of a feed, to be shown once: `/calendar/feed/…`. An earlier address of the same feed ends.
/// Refuses who belongs to no branch, and a unit whose meetings the actor does not see.
pub fn open(tx: &Write<'_>, actor: &Actor, scope: &Scope) -> Result<Secret> {
    match scope {
        Scope::Own if actor.branch.is_none() => return Err(Sentence::of(|language| Text(language).no_branch()).into()),
        Scope::Own => {}
        Scope::Unit(id) => require(tx, actor, Right::SeeActivity, &Place::itself(id))?,
    }
    let token = Secret::fresh(tx);
    store::add(tx, actor, scope, &token)?;
    record(tx, actor, scope, &verbs::SUBSCRIBED)?;
    Ok(Secret::new(format!("/calendar/feed/{}/zhixing.ics", token.reveal())))
}

/// Takes the address of one's own feed back, at once.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &FeedId) -> Result<()> {
    let feed = store::one(tx, id, &actor.member)?;
    store::end(tx, id, &actor.member)?;
    record(tx, actor, &feed.scope, &verbs::UNSUBSCRIBED)
}

fn record(tx: &Write<'_>, actor: &Actor, scope: &Scope, verb: &'static Verb) -> Result<()> {
    let name = match scope {
        Scope::Own => actor.name.clone(),
        Scope::Unit(id) => unit(tx, id)?.name,
    };
    let about = format!("member/{}", actor.member);
    let object = Thing { kind: &verbs::CALENDAR_FEED, path: format!("{about}/calendar-feed/{}", scope.word()), name };
    let deed = Deed {
        verb,
        object,
        about,
        unit: actor.unit.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: Value::Null,
    };
    append(tx, &actor.author(), deed).map(drop)
}
