//! What can happen to the rota: hosts are settled as it was drawn up, one is set by hand, somebody says that he cannot, or that he can again.

use serde_json::{Value, json};
use zhixing_branch::{Activity, ActivityId};
use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, Right, UnitId, require};
use zhixing_records::{Deed, Thing, Verb, append};

use super::input::{HOST, NewHost};
use super::questions::{Hosted, Rota};
use super::text::Text;
use super::turn::Way;
use super::{notice, questions, store};
use crate::verbs;

/// A day and the member whose turn it is, as they were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The day.
    pub activity: ActivityId,
    /// The member.
    pub member: MemberId,
}

/// Settles hosts as they were proposed and looked at, each told. What is not proposed any more is left out. Says how many.
pub fn settle(tx: &Write<'_>, actor: &Actor, branch: &UnitId, looked_at: &[Proposed]) -> Result<usize> {
    require(tx, actor, Right::PlanStudy, &Place::unit(branch))?;
    let rota = questions::rota(tx, branch)?;
    let mut settled = 0;
    for hosted in rota.ahead() {
        let Some((member, name)) = &hosted.proposed else { continue };
        let seen = |one: &Proposed| one.activity == hosted.day.activity.id && one.member == *member;
        if looked_at.iter().any(seen) {
            put(tx, actor, hosted, (member, name), (Way::Rota, ""))?;
            settled += 1;
        }
    }
    Ok(settled)
}

/// Sets the host of a day by hand, with a reason; who was to host it is told too. Once the day has begun it is written down who really hosts it or
/// hosted it: the rounds that follow are drawn up from that.
pub fn set(tx: &Write<'_>, actor: &Actor, id: &ActivityId, new: &NewHost) -> Result<()> {
    let (rota, hosted) = questions::settled_day(tx, actor, id)?;
    let people = questions::choosable(tx, rota, &hosted)?;
    let told = || Faults::at(HOST.name, Sentence::of(|language| Text(language).cannot_be_asked()));
    let (member, name) = people.iter().find(|(member, _)| *member == new.member).ok_or_else(told)?;
    if hosted.host().is_some_and(|turn| turn.member == *member) {
        return Ok(());
    }
    if hosted.is_open() && hosted.away.contains(member) {
        return Err(Faults::at(HOST.name, Sentence::of(|language| Text(language).said_he_cannot())).into());
    }
    let way = if hosted.is_open() { Way::Hand } else { Way::Hosted };
    put(tx, actor, &hosted, (member, name), (way, &new.reason))
}

/// The actor cannot host on a day. If it was his, the next one comes in his place, and who leads the branch is told. He gives no reason and keeps his
/// place at the front.
pub fn cannot(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<()> {
    let (rota, hosted) = questions::open_day(tx, actor, id)?;
    must_take_turns(&rota, actor)?;
    if !store::absent(tx, &actor.organisation, &hosted.day.activity, &actor.member)? {
        return Ok(());
    }
    if hosted.host().is_none_or(|turn| turn.member != actor.member) {
        return Ok(());
    }
    store::clear(tx, id)?;
    store::lapse(tx, id)?;
    note(tx, actor, &verbs::HOST_GAVE_UP, &hosted.day.activity, vec![actor.member.clone()], Value::Null)?;
    let (_, hosted) = questions::open_day(tx, actor, id)?;
    let instead = hosted.proposed.clone();
    if let Some((member, name)) = &instead {
        put(tx, actor, &hosted, (member, name), (Way::StandIn, ""))?;
    }
    let name = instead.map(|(_, name)| name).unwrap_or_default();
    notice::cannot(tx, &actor.author(), &hosted.day.activity, &name)
}

/// The actor can on that day after all. Who hosts it instead of him stays.
pub fn can(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<()> {
    let (_, hosted) = questions::open_day(tx, actor, id)?;
    store::present(tx, &hosted.day.activity.id, &actor.member).map(drop)
}

fn must_take_turns(rota: &Rota, actor: &Actor) -> Result<()> {
    let takes = rota.people.iter().any(|(member, _)| *member == actor.member);
    if takes { Ok(()) } else { Err(Sentence::of(|language| Text(language).takes_no_turns()).into()) }
}

/// Settles a host, records it, and tells him and who was to host before.
pub fn put(
    tx: &Write<'_>,
    actor: &Actor,
    hosted: &Hosted,
    (member, name): (&MemberId, &str),
    (way, reason): (Way, &str),
) -> Result<()> {
    let (by, activity) = (actor.author(), &hosted.day.activity);
    let before = hosted.turn.as_ref();
    store::settle(tx, &by, activity, (member, name), (way, reason))?;
    if way != Way::Swap {
        store::lapse(tx, &activity.id)?;
    }
    let mut concerns = vec![member.clone()];
    concerns.extend(before.map(|turn| turn.member.clone()));
    let facts = json!({
        "host": name,
        "how": way.code(),
        "reason": reason,
        "previous": before.map(|turn| turn.name.as_str()),
    });
    note(tx, actor, &verbs::HOST_SET, activity, concerns, facts)?;
    if actor.member != *member && !matches!(way, Way::Swap | Way::Hosted) {
        notice::hosts(tx, &by, activity, member)?;
    }
    let freed = before.filter(|turn| way == Way::Hand && turn.member != actor.member && !hosted.is_void);
    freed.map_or(Ok(()), |turn| notice::hosts_no_more(tx, &by, activity, &turn.member, name))
}

/// Records an act about the host of a day.
pub fn note(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    activity: &Activity,
    concerns: Vec<MemberId>,
    facts: Value,
) -> Result<()> {
    let path = format!("{}/host", activity.about());
    let deed = Deed {
        verb,
        object: Thing { kind: &verbs::STUDY_DAY, path, name: activity.topic.clone() },
        about: activity.about(),
        unit: activity.branch.clone(),
        concerns,
        // That somebody hosted was so from the beginning of the day on; whatever else is done about a host is done before that.
        happened_at: activity.began_at.unwrap_or(tx.now()),
        facts,
    };
    append(tx, &actor.author(), deed)?;
    tx.announce(format!("rota/{}", activity.branch));
    Ok(())
}
