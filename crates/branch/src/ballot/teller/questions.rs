//! What can be asked about tellers. Read only.

use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, may, require};

use super::model::{KeyHalf, Teller};
use super::store;
use crate::activity::model::{Activity, ActivityId};
use crate::ballot::model::Ballot;
use crate::ballot::text::Text;

/// The tellers of a meeting.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Teller>> {
    store::list(tx, activity)
}

/// The actor as a teller of this meeting; refused to everybody else.
pub fn must_count(tx: &Read<'_>, actor: &Actor, activity: &Activity) -> Result<Teller> {
    store::of_member(tx, &activity.id, &actor.member)?
        .ok_or_else(|| Error::Forbidden(Sentence::of(|language| Text(language).only_tellers())))
}

/// Lets pass who runs the meeting or is a teller of it.
pub fn must_run_or_count(tx: &Read<'_>, actor: &Actor, activity: &Activity) -> Result<()> {
    let place = Place::unit(&activity.unit).named(&activity.named());
    if may(tx, actor, Right::RunActivity, &place)? || store::of_member(tx, &activity.id, &actor.member)?.is_some() {
        return Ok(());
    }
    require(tx, actor, Right::RunActivity, &place)
}

/// Who brought his key to a box already, by name.
pub fn brought(tx: &Read<'_>, ballot: &Ballot, tellers: &[Teller]) -> Result<Vec<String>> {
    let halves: Vec<KeyHalf> = store::halves(tx, &ballot.id)?;
    let has = |teller: &&Teller| halves.iter().any(|half| half.holder == teller.member && half.half.is_some());
    Ok(tellers.iter().filter(has).map(|teller| teller.name.clone()).collect())
}
