//! What can be asked about tellers. Read only.

use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_people::{Actor, MemberKind, Place, Right, may, require};

use super::model::{KeyHalf, Teller};
use super::store;
use crate::activity::model::{Activity, ActivityId, State};
use crate::ballot::model::{Ballot, BallotKind, Stage};
use crate::ballot::text::Text;
use crate::roll::model::{Mark, RollEntry, RollEntryId};
use crate::{ballot, life};

/// The tellers of a meeting.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Teller>> {
    store::list(tx, activity)
}

/// Whether tellers can be named now: while the meeting is open, and after its end as long as the tally of an appraisal waits for a second count.
pub fn may_be_named(tx: &Read<'_>, activity: &Activity) -> Result<bool> {
    Ok(activity.state == State::Opened || activity.state.is_held() && life::waits_for_tally(tx, activity)?)
}

/// Whether somebody on the roll can watch and count: a member, probationary or formal, who is there.
pub fn can_count(entry: &RollEntry) -> bool {
    let is_member = matches!(MemberKind::read(&entry.kind), Some(MemberKind::Formal | MemberKind::Probationary));
    is_member && entry.member.is_some() && entry.mark == Some(Mark::Present)
}

/// The entries of those who stand in a ballot of this meeting, so that they can neither watch nor count (选 22). A ballot that is counted or was taken
/// back keeps nobody from it, and no appraisal.
pub fn standing(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<RollEntryId>> {
    let mut standing = Vec::new();
    for one in ballot::store::list(tx, activity)? {
        if one.kind != BallotKind::Appraisal && !one.counted && one.recalled.is_none() {
            standing.extend(ballot::store::candidates(tx, &one.id)?.into_iter().filter_map(|one| one.entry));
        }
    }
    Ok(standing)
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

/// What a teller is to do for a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// To take his key, before a vote on phones begins.
    TakeKey,
    /// To count the papers and enter them.
    CountPapers,
    /// To bring his key to the box.
    OpenBox,
}

/// What the actor is to do now as a teller of a ballot's meeting; nothing for everybody else, and where another teller is awaited.
pub fn task(tx: &Read<'_>, actor: &Actor, ballot: &Ballot) -> Result<Option<Task>> {
    let waits = match ballot.stage() {
        Stage::Proposed => ballot.way.has_phones(),
        Stage::Counting => true,
        Stage::Open | Stage::Counted | Stage::Recalled => false,
    };
    let teller = if waits { store::of_member(tx, &ballot.activity, &actor.member)? } else { None };
    let Some(teller) = teller else { return Ok(None) };
    if ballot.stage() == Stage::Proposed {
        return Ok(teller.lock.is_none().then_some(Task::TakeKey));
    }
    let numbers = ballot::voter::questions::numbers(tx, ballot)?;
    let entered = ballot::count::store::figures(tx, &ballot.id)?;
    let agreed = ballot::count::questions::agreed(&entered).is_some();
    if numbers.on_paper() > 0 && !agreed {
        let did = entered.iter().any(|one| one.member == actor.member);
        return Ok((!did || entered.len() > 1).then_some(Task::CountPapers));
    }
    let halves = store::halves(tx, &ballot.id)?;
    let mut mine = halves.iter().filter(|half| half.holder == actor.member);
    Ok(mine.any(|half| half.half.is_none()).then_some(Task::OpenBox))
}

/// Who brought his key to a box already, by name.
pub fn brought(tx: &Read<'_>, ballot: &Ballot, tellers: &[Teller]) -> Result<Vec<String>> {
    let halves: Vec<KeyHalf> = store::halves(tx, &ballot.id)?;
    let has = |teller: &&Teller| halves.iter().any(|half| half.holder == teller.member && half.half.is_some());
    Ok(tellers.iter().filter(has).map(|teller| teller.name.clone()).collect())
}
