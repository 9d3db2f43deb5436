//! What can happen to an arrangement: it is made or made anew, and what is to be seen to is added and ticked.

use serde_json::{Value, json};
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, require};

use super::input::NewArrangement;
use super::model::{Arrangement, CHECKS_MAX, CheckId, Used, Way, must_be_checkable};
use super::store::{self, Entries};
use super::text::Text;
use super::{notice, questions};
use crate::activity::model::{Activity, ActivityId, State};
use crate::activity::questions::visible;
use crate::activity::record::{Act, note};
use crate::setting::questions::setting;
use crate::{directory, verbs};

/// What became of an arrangement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arranged {
    /// It is saved.
    Saved,
    /// It is saved, and everybody on the list was told.
    Told,
}

/// Arranges how an activity goes. The directory takes in what is new; who was called already is told.
pub fn arrange(tx: &Write<'_>, actor: &Actor, id: &ActivityId, new: &NewArrangement) -> Result<Arranged> {
    let activity = questions::arrangeable(tx, actor, id)?;
    let before = store::of(tx, id)?;
    follow_place(tx, actor, &activity, before.as_ref(), new)?;
    let day = activity.starts_at.day(tx.zone());
    let used = |entry| directory::actions::used(tx, actor, &activity.branch, entry, day);
    let entries = Entries { place: used(&new.place)?, contact: used(&new.contact)?, lecturer: used(&new.lecturer)? };
    let by = actor.author();
    store::keep(tx, &by, &activity, new, &entries)?;
    if before.as_ref().map(|before| before.way) != Some(new.way) {
        offer_checks(tx, actor, &activity, new.way)?;
    }
    let after = store::of(tx, id)?.ok_or(Error::NotFound)?;
    let (earlier, later) = (before.as_ref().map(facts), facts(&after));
    if earlier.as_ref() == Some(&later) {
        return Ok(Arranged::Saved);
    }
    let act = Act {
        verb: &verbs::ARRANGED,
        kind: &verbs::ARRANGEMENT,
        part: "arrangement".to_owned(),
        name: &activity.topic,
        concerns: activity.named(),
        happened_at: tx.now(),
        facts: json!({ "before": earlier, "after": later }),
    };
    note(tx, &by, &activity, act)?;
    if activity.state == State::Convened {
        notice::arranged(tx, &by, &activity, &after)?;
        return Ok(Arranged::Told);
    }
    Ok(Arranged::Saved)
}

/// Where it goes is where one meets (P6: entered once): the plan takes the place where none was named for this day, which is where none stands, where the
/// branch's usual one does, or the one of the arrangement before. What does not go out after all is where it usually is.
fn follow_place(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &Activity,
    before: Option<&Arrangement>,
    new: &NewArrangement,
) -> Result<()> {
    let taken = before.and_then(|before| before.place.as_ref()).is_some_and(|used| used.name == activity.place);
    let usual = setting(tx, &activity.branch)?.place;
    let place = match new.way {
        Way::Out if taken || activity.place.is_empty() || activity.place == usual => &new.place.name,
        Way::In if taken => &usual,
        Way::Out | Way::In => return Ok(()),
    };
    if *place == activity.place {
        return Ok(());
    }
    crate::activity::actions::move_place(tx, actor, activity, place)
}

/// The usual things to see to for this way, behind what is there already.
fn offer_checks(tx: &Write<'_>, actor: &Actor, activity: &Activity, way: Way) -> Result<()> {
    store::clear_checks(tx, &activity.id)?;
    let there = store::checks(tx, &activity.id)?;
    let missing = way.usual_checks().iter().filter(|code| !there.iter().any(|check| check.code == **code));
    for (at, code) in missing.enumerate() {
        store::add_check(tx, &actor.author(), &activity.id, there.len() + at, (code, ""))?;
    }
    Ok(())
}

/// Adds something of the organiser's own to see to.
pub fn add_check(tx: &Write<'_>, actor: &Actor, id: &ActivityId, words: &str) -> Result<()> {
    let activity = checkable(tx, actor, id)?;
    let place = store::checks(tx, id)?.len();
    if place >= CHECKS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_checks(CHECKS_MAX)).into());
    }
    let check = store::add_check(tx, &actor.author(), id, place, ("", words))?;
    note_check(tx, actor, &activity, &check, words, Value::Null)
}

/// Ticks something that was seen to, or takes the tick away. The same once more changes and records nothing.
pub fn tick(tx: &Write<'_>, actor: &Actor, id: &ActivityId, check: &CheckId, done: bool) -> Result<()> {
    let activity = checkable(tx, actor, id)?;
    let check = store::checks(tx, id)?.into_iter().find(|other| other.id == *check).ok_or(Error::NotFound)?;
    if check.done.is_some() == done {
        return Ok(());
    }
    store::tick(tx, &actor.author(), &check.id, done)?;
    let words = check.words(zhixing_kit::Language::Chinese).to_owned();
    note_check(tx, actor, &activity, &check.id, &words, json!({ "done": done }))
}

/// The activity, for who plans or runs it, while its list can be changed.
fn checkable(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<Activity> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    must_be_checkable(&activity)?;
    Ok(activity)
}

fn note_check(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &Activity,
    check: &CheckId,
    words: &str,
    facts: Value,
) -> Result<()> {
    let act = Act {
        verb: if facts.is_null() { &verbs::LISTED } else { &verbs::SAW_TO },
        kind: &verbs::CHECK,
        part: format!("check/{check}"),
        name: words,
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    note(tx, &actor.author(), activity, act)
}

/// What a record says of an arrangement; never a telephone number.
fn facts(arrangement: &Arrangement) -> Value {
    let name = |used: &Option<Used>| used.as_ref().map(|used| used.name.clone());
    json!({
        "way": arrangement.way.code(),
        "place": name(&arrangement.place),
        "contact": name(&arrangement.contact),
        "transport": arrangement.transport,
        "safety": arrangement.safety,
        "lecturer": name(&arrangement.lecturer),
        "topic": arrangement.topic,
        "source": arrangement.source,
    })
}
