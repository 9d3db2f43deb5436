//! What can happen to a teller: he is named, relieved, takes his key; the box's key is shared among them, and two of them open it.

use serde_json::{Value, json};
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, require};
use zhixing_records::{Author, Verb};

use super::model::{KeyHalf, Teller, TellerRole};
use super::{questions, store};
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::visible;
use crate::activity::record::{Act, note};
use crate::ballot::model::Ballot;
use crate::ballot::seal::{Key, halves, key_from_paper, key_on_paper, seal};
use crate::ballot::text::Text;
use crate::roll;
use crate::roll::model::RollEntryId;
use crate::{ballot, verbs};

/// The most tellers of a meeting.
pub const TELLERS_MAX: usize = 8;

/// Names a teller: a member, probationary or formal, who is there and stands in no ballot of this meeting (选 22).
pub fn name(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, entry: &RollEntryId, role: TellerRole) -> Result<()> {
    let activity = running(tx, actor, activity)?;
    if !questions::may_be_named(tx, &activity)? {
        activity.must_be_open()?;
    }
    let entry = roll::questions::one(tx, &activity.id, entry)?;
    let member = entry.member.as_ref().filter(|_| questions::can_count(&entry));
    let member = member.ok_or_else(|| Sentence::of(|language| Text(language).cannot_be_teller(&entry.name)))?;
    if questions::standing(tx, &activity.id)?.contains(&entry.id) {
        return Err(Sentence::of(|language| Text(language).candidate_cannot_count(&entry.name)).into());
    }
    if store::list(tx, &activity.id)?.len() >= TELLERS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_tellers(TELLERS_MAX)).into());
    }
    store::add(tx, &actor.author(), &activity.id, &entry, member, role)?;
    let facts = json!({ "role": role.code() });
    tell(tx, actor, &activity, &verbs::NAMED_TELLER, &entry.name, vec![member.clone()], facts)
}

/// Ends a teller's task; not while a ballot is voted or counted, whose box he may have to open.
pub fn relieve(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, entry: &RollEntryId) -> Result<()> {
    let activity = running(tx, actor, activity)?;
    let teller = store::list(tx, &activity.id)?.into_iter().find(|teller| teller.entry == *entry);
    let teller = teller.ok_or(Error::NotFound)?;
    if ballot::store::any_running(tx, &activity.id)? {
        return Err(Sentence::of(|language| Text(language).count_first()).into());
    }
    store::remove(tx, &activity.id, &teller.member)?;
    tell(tx, actor, &activity, &verbs::RELIEVED_TELLER, &teller.name, vec![teller.member.clone()], Value::Null)
}

/// Takes one's key as a teller: given back as it may be written down, kept nowhere. The lock alone is stored. Taken again, the new key holds for
/// ballots that begin later.
pub fn take_key(tx: &Write<'_>, actor: &Actor, activity: &ActivityId) -> Result<String> {
    let activity = visible(tx, actor, activity)?;
    let teller = questions::must_count(tx, actor, &activity)?;
    activity.must_be_open()?;
    if teller.lock.is_some() && ballot::store::any_running(tx, &activity.id)? {
        return Err(Sentence::of(|language| Text(language).key_in_use()).into());
    }
    let written = key_on_paper(tx.random());
    let key = key_from_paper(&written).ok_or_else(|| Error::broken("a new key cannot be read"))?;
    store::set_lock(tx, &activity.id, &actor.member, &key.lock())?;
    tell(tx, actor, &activity, &verbs::TOOK_KEY, &teller.name, Vec::new(), Value::Null)?;
    Ok(written)
}

/// Shares the secret of a box: for each pair of tellers two halves, each sealed for one of them. The secret itself is stored nowhere.
pub(in crate::ballot) fn share(
    tx: &Write<'_>,
    by: &Author,
    ballot: &Ballot,
    tellers: &[Teller],
    secret: &[u8; 32],
) -> Result<()> {
    let locked: Vec<(&Teller, &Vec<u8>)> = tellers.iter().filter_map(|one| Some((one, one.lock.as_ref()?))).collect();
    let mut rows = Vec::new();
    for (place, (first, first_lock)) in locked.iter().enumerate() {
        for (second, second_lock) in &locked[place + 1..] {
            let half: [u8; 32] = tx.random();
            for (holder, lock, partner, bare) in
                [(first, first_lock, second, half.to_vec()), (second, second_lock, first, halves(secret, &half))]
            {
                let sealed = seal(lock, &bare, ballot.id.as_str(), tx.random())?;
                rows.push(KeyHalf {
                    holder: holder.member.clone(),
                    partner: partner.member.clone(),
                    sealed,
                    half: None,
                });
            }
        }
    }
    store::add_halves(tx, by, &ballot.id, &rows)
}

/// Brings one's key to a box: the box's key when another teller brought his before, none while one is still awaited.
pub(in crate::ballot) fn bring(tx: &Write<'_>, actor: &Actor, ballot: &Ballot, typed: &str) -> Result<Option<Key>> {
    let wrong = || Error::from(Sentence::of(|language| Text(language).wrong_key()));
    let key = key_from_paper(typed).ok_or_else(wrong)?;
    let all = store::halves(tx, &ballot.id)?;
    let mine: Vec<&KeyHalf> = all.iter().filter(|half| half.holder == actor.member).collect();
    if mine.is_empty() {
        return Err(Sentence::of(|language| Text(language).no_key_of_this_box()).into());
    }
    let mut bare = Vec::new();
    for half in mine {
        let opened = key.open(&half.sealed, ballot.id.as_str()).ok_or_else(wrong)?;
        let other = all.iter().find(|other| other.holder == half.partner && other.partner == half.holder);
        if let Some(other) = other.and_then(|other| other.half.as_ref()) {
            return Ok(Some(Key::of(&halves(&opened, other))));
        }
        bare.push((half, opened));
    }
    // Only who comes first leaves his halves: beside those of the first, the second's would be the key itself in the log of the database.
    bare.iter().try_for_each(|(half, opened)| store::bring_half(tx, &ballot.id, half, opened))?;
    Ok(None)
}

fn running(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<Activity> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    Ok(activity)
}

fn tell(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &Activity,
    verb: &'static Verb,
    name: &str,
    concerns: Vec<zhixing_people::MemberId>,
    facts: Value,
) -> Result<()> {
    let happened_at = activity.acts_at(tx.now());
    let act = Act { verb, kind: &verbs::TELLER, part: "tellers".to_owned(), name, concerns, happened_at, facts };
    note(tx, &actor.author(), activity, act)
}
