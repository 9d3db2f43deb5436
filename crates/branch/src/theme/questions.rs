//! What can be asked about arrangements. Read only; who may see the activity sees how it goes, and only who plans or runs it the telephone number.

use zhixing_kit::{Moment, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, UnitId, require};

use super::model::{Arrangement, Check, KINDS, ThemeDay, Way, must_be_arrangeable};
use super::store;
use super::text::Text;
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::{May, visible};

/// The arrangement as this reader may see it.
pub fn arrangement(tx: &Read<'_>, activity: &Activity, may: May) -> Result<Option<Arrangement>> {
    Ok(store::of(tx, &activity.id)?.map(|found| as_seen(found, may)))
}

fn as_seen(mut arrangement: Arrangement, may: May) -> Arrangement {
    if !may.plan && !may.run {
        for used in [&mut arrangement.contact, &mut arrangement.lecturer].into_iter().flatten() {
            used.phone.clear();
        }
    }
    arrangement
}

/// How an activity goes, before it is known who asks: for its own page, which asks for everything at once. [`Found::of`] opens it.
pub fn of_meeting(tx: &Read<'_>, activity: &ActivityId) -> Result<Found> {
    store::of(tx, activity).map(Found)
}

/// An arrangement that nobody has looked at yet.
pub struct Found(Option<Arrangement>);

impl Found {
    /// What this reader may see of it, if this activity is of a kind that can be arranged.
    pub fn of(self, activity: &Activity, may: May) -> Option<Arrangement> {
        self.0.filter(|_| KINDS.contains(&activity.kind.as_str())).map(|found| as_seen(found, may))
    }
}

/// What is to be seen to.
pub fn checks(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Check>> {
    store::checks(tx, activity)
}

/// The activity, for who may arrange it; all others are told what `visible` and `require` tell them.
pub fn arrangeable(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Activity> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::PlanActivity, &Place::unit(&activity.unit))?;
    must_be_arrangeable(&activity)?;
    Ok(activity)
}

/// A page of a branch's theme days, the latest first.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId, before: (Moment, &str), limit: usize) -> Result<Vec<ThemeDay>> {
    store::of_branch(tx, branch, before, limit)
}

/// What those who are called are told about how it goes; nothing before it is arranged.
pub fn told(tx: &Read<'_>, activity: &Activity) -> Result<Option<Sentence>> {
    if !KINDS.contains(&activity.kind.as_str()) {
        return Ok(None);
    }
    Ok(store::of(tx, &activity.id)?.as_ref().map(sentence))
}

/// Where those who are called go; nothing where the theme day goes nowhere, or is not arranged.
pub fn destination(tx: &Read<'_>, activity: &Activity) -> Result<Option<String>> {
    if !KINDS.contains(&activity.kind.as_str()) {
        return Ok(None);
    }
    let out = store::of(tx, &activity.id)?.filter(|arrangement| arrangement.way == Way::Out);
    Ok(out.and_then(|arrangement| arrangement.place).map(|used| used.name))
}

/// An arrangement in a sentence or two.
pub fn sentence(arrangement: &Arrangement) -> Sentence {
    let name = |used: &Option<super::model::Used>| used.as_ref().map(|used| used.name.clone()).unwrap_or_default();
    Sentence::of(|language| {
        let text = Text(language);
        let full = |words: &str| {
            let stop = language.pick("。", ".");
            if words.ends_with(['。', '.', '！', '!']) { words.to_owned() } else { format!("{words}{stop}") }
        };
        match arrangement.way {
            Way::Out => {
                text.told_out(name(&arrangement.place), full(&arrangement.transport), full(&arrangement.safety))
            }
            Way::In => full(&text.told_in(name(&arrangement.lecturer), &arrangement.topic)),
        }
    })
}
