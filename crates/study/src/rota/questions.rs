//! What can be asked about the rota. Read only; members of the branch see who hosts when. Who cannot on a day is shown to himself and to who plans.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_branch::{Activity, ActivityId};
use zhixing_kit::{Read, Result, Sentence};
use zhixing_people::{
    Actor, Census, Member, MemberId, MemberKind, Place, Right, UnitId, census_of, may, member as find, members_of,
    require,
};

use super::model::{AHEAD_DAYS, BACK_DAYS, Person, Slot, Span, draw_up};
use super::store;
use super::swap::model::Swap;
use super::text::Text;
use super::turn::Turn;
use crate::day;
use crate::day::model::StudyDay;

/// A study day with who hosts it.
#[derive(Clone, Debug)]
pub struct Hosted {
    /// The day.
    pub day: StudyDay,
    /// Who is settled.
    pub turn: Option<Turn>,
    /// He is settled, and left the branch or is excused since: somebody else is needed.
    pub is_void: bool,
    /// Whose turn it is, where nobody is settled.
    pub proposed: Option<(MemberId, String)>,
    /// Who cannot.
    pub away: BTreeSet<MemberId>,
}

impl Hosted {
    /// The settled host, if he is still there.
    pub fn host(&self) -> Option<&Turn> {
        self.turn.as_ref().filter(|_| !self.is_void)
    }

    /// Whether it can still be arranged who hosts.
    pub fn is_open(&self) -> bool {
        self.day.activity.state.is_ahead()
    }

    /// Whether it is a theme day that has no topic yet: until it has one it is no study day, and whose turn it is is foreseen, not settled.
    pub fn waits_for_topic(&self) -> bool {
        !self.day.is_for_study()
    }
}

/// A branch's rota.
#[derive(Clone, Debug)]
pub struct Rota {
    /// Its study days, three years back and a year ahead, and the theme days ahead that could become some, in order of time.
    pub days: Vec<Hosted>,
    /// Who could host today, with names, in order of names.
    pub people: Vec<(MemberId, String)>,
}

impl Rota {
    /// The year ahead: study days, and theme days that wait for a topic.
    pub fn year(&self) -> impl Iterator<Item = &Hosted> {
        self.days.iter().filter(|hosted| hosted.is_open())
    }

    /// The study days that are still ahead.
    pub fn ahead(&self) -> impl Iterator<Item = &Hosted> {
        self.year().filter(|hosted| !hosted.waits_for_topic())
    }

    /// One of its study days.
    pub fn day(&self, id: &ActivityId) -> Option<&Hosted> {
        self.days.iter().find(|hosted| hosted.day.activity.id == *id && !hosted.waits_for_topic())
    }
}

/// The rota of a branch, for who was let to the branch.
pub fn rota(tx: &Read<'_>, branch: &UnitId) -> Result<Rota> {
    let today = tx.today();
    let (first, last) = (today.saturating_sub(BACK_DAYS.days()), today.saturating_add(AHEAD_DAYS.days()));
    let mut days = day::questions::between(tx, branch, first, last)?;
    days.retain(|day| day.is_for_study() || day.activity.state.is_ahead());
    let census = census_of(tx, branch, first)?;
    let members = members_of(tx, branch, today)?;
    let people = people(&census, &members);
    let mut turns: HashMap<ActivityId, Turn> =
        store::turns(tx, branch)?.into_iter().map(|turn| (turn.activity.clone(), turn)).collect();
    let mut away: HashMap<ActivityId, BTreeSet<MemberId>> = HashMap::new();
    for (activity, member) in store::absences(tx, branch)? {
        away.entry(activity).or_default().insert(member);
    }
    let mut hosted: Vec<Hosted> = days
        .into_iter()
        .map(|day| {
            let turn = turns.remove(&day.activity.id);
            let away = away.remove(&day.activity.id).unwrap_or_default();
            let on = day.activity.starts_at.day(tx.zone());
            let there = |turn: &Turn| people.iter().any(|person| person.member == turn.member && person.is_there(on));
            let is_void = day.activity.state.is_ahead() && turn.as_ref().is_some_and(|turn| !there(turn));
            Hosted { day, turn, is_void, proposed: None, away }
        })
        .collect();
    let names: HashMap<MemberId, String> = members.into_iter().map(|member| (member.id, member.name)).collect();
    // A theme day that waits for its topic takes nobody's turn from a study day: it is foreseen when those have theirs.
    for foresees in [false, true] {
        propose(tx, &mut hosted, foresees, &people, &names)?;
    }
    let there = people.iter().filter(|person| person.is_there(today));
    let mut now: Vec<(MemberId, String)> =
        there.filter_map(|person| Some((person.member.clone(), names.get(&person.member)?.clone()))).collect();
    by_name(&mut now);
    Ok(Rota { days: hosted, people: now })
}

/// Says whose turn each free day ahead is. What is over and had no host is nobody's turn.
fn propose(
    tx: &Read<'_>,
    hosted: &mut [Hosted],
    foresees: bool,
    people: &[Person],
    names: &HashMap<MemberId, String>,
) -> Result<()> {
    let at = |member: &MemberId| people.iter().position(|person| person.member == *member);
    let is_drawn = |one: &Hosted| one.is_open() && (foresees || !one.waits_for_topic());
    let counts: Vec<usize> = hosted
        .iter()
        .enumerate()
        .filter(|(_, one)| is_drawn(one) || one.host().is_some())
        .map(|(place, _)| place)
        .collect();
    let slots: Vec<Slot> = counts
        .iter()
        .map(|place| {
            let one = &hosted[*place];
            let on: Date = one.day.activity.starts_at.day(tx.zone());
            let host =
                one.host().map(|turn| &turn.member).or(one.proposed.as_ref().map(|(member, _)| member)).and_then(at);
            Slot { on, host, away: one.away.iter().filter_map(at).collect() }
        })
        .collect();
    for (place, host) in counts.into_iter().zip(draw_up(people, &slots)) {
        let one = &mut hosted[place];
        let Some(host) = host.filter(|_| one.is_open() && one.host().is_none()) else { continue };
        let member = people[host].member.clone();
        // Who comes to the branch later than today is not among its members yet.
        let name = match names.get(&member) {
            Some(name) => name.clone(),
            None => find(tx, &member)?.name,
        };
        one.proposed = Some((member, name));
    }
    Ok(())
}

/// Who could host: all who should attend, with the days on which they belong and are excused. In order of having come; of those who came on one day in
/// the order of the branch's list.
fn people(census: &Census, members: &[Member]) -> Vec<Person> {
    let mut all: BTreeMap<&MemberId, Person> = BTreeMap::new();
    for stay in census.stays.iter().filter(|stay| stay.kind != MemberKind::Guest) {
        let none = || Person { member: stay.member.clone(), belongs: Vec::new(), excused: Vec::new() };
        all.entry(&stay.member).or_insert_with(none).belongs.push(Span { first: stay.from_on, last: stay.to_on });
    }
    for excused in &census.excused {
        if let Some(person) = all.get_mut(&excused.member) {
            person.excused.push(Span { first: excused.from_on, last: excused.to_on });
        }
    }
    let mut people: Vec<Person> = all.into_values().collect();
    for person in &mut people {
        person.belongs = joined(std::mem::take(&mut person.belongs));
    }
    let listed: HashMap<&MemberId, usize> = members.iter().map(|member| &member.id).zip(0..).collect();
    let place = |person: &Person| listed.get(&person.member).copied().unwrap_or(usize::MAX);
    people.sort_by_cached_key(|person| {
        (person.belongs.first().map(|span| span.first), place(person), person.member.clone())
    });
    people
}

/// Stays that follow upon each other, in groups of the branch or as another kind of member, are one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| span.first);
    let mut all: Vec<Span> = Vec::new();
    for span in spans {
        match all.last_mut() {
            Some(before) if before.last.is_none_or(|last| last.tomorrow().is_ok_and(|next| span.first <= next)) => {
                before.last = match (before.last, span.last) {
                    (Some(one), Some(other)) => Some(one.max(other)),
                    _ => None,
                };
            }
            _ => all.push(span),
        }
    }
    all
}

/// One day of the rota as its page shows it.
pub struct OneDay {
    /// The day.
    pub hosted: Hosted,
    /// Who can be set by hand: once it has begun, everybody who belonged to the branch on that day.
    pub people: Vec<(MemberId, String)>,
    /// Days of others with whom the reader could swap; empty unless he hosts this one.
    pub to_swap: Vec<Hosted>,
    /// The swaps that wait about this day.
    pub waiting: Vec<Swap>,
    /// Whether the reader plans study.
    pub plans: bool,
    /// Whether he is among those who host.
    pub takes_turns: bool,
    /// Who reads.
    pub me: MemberId,
}

/// A day of the rota, for who may see the activity.
pub fn one_day(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<OneDay> {
    let (rota, hosted) = any_day(tx, actor, id)?;
    let branch = hosted.day.activity.branch.clone();
    let mine = hosted.host().is_some_and(|turn| turn.member == actor.member);
    let other = |other: &&Hosted| {
        let theirs =
            other.host().is_some_and(|turn| turn.member != actor.member && !hosted.away.contains(&turn.member));
        theirs && !other.away.contains(&actor.member)
    };
    let to_swap = if mine && hosted.is_open() { rota.ahead().filter(other).cloned().collect() } else { Vec::new() };
    let about = |swap: &Swap| swap.asker.day == *id || swap.asked.day == *id;
    let waiting = store::waiting_in(tx, &branch)?.into_iter().filter(about).collect();
    let plans = may(tx, actor, Right::PlanStudy, &Place::unit(&branch))?;
    let takes_turns = rota.people.iter().any(|(member, _)| *member == actor.member);
    let people = if plans { choosable(tx, rota, &hosted)? } else { Vec::new() };
    Ok(OneDay { hosted, people, to_swap, waiting, plans, takes_turns, me: actor.member.clone() })
}

/// Who can be set by hand. While the day is ahead nobody is asked who is excused; once it has begun, whoever belonged to the branch may have hosted it.
pub fn choosable(tx: &Read<'_>, rota: Rota, hosted: &Hosted) -> Result<Vec<(MemberId, String)>> {
    if hosted.is_open() {
        return Ok(rota.people);
    }
    let activity = &hosted.day.activity;
    let there = members_of(tx, &activity.branch, activity.starts_at.day(tx.zone()))?.into_iter();
    let mut there: Vec<(MemberId, String)> =
        there.filter(|member| member.kind != MemberKind::Guest).map(|member| (member.id, member.name)).collect();
    by_name(&mut there);
    Ok(there)
}

fn by_name(people: &mut [(MemberId, String)]) {
    people.sort_by(|one, other| one.1.cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
}

/// The rota and one of its days, for who was let to it.
fn any_day(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<(Rota, Hosted)> {
    let day = day::questions::visible(tx, actor, id)?;
    let rota = rota(tx, &day.activity.branch)?;
    let hosted = rota.day(id).cloned().ok_or_else(|| Sentence::of(|language| Text(language).not_in_rota()))?;
    Ok((rota, hosted))
}

/// The same of a day that is still ahead.
pub fn open_day(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<(Rota, Hosted)> {
    let (rota, hosted) = any_day(tx, actor, id)?;
    hosted.day.activity.must_be_ahead()?;
    Ok((rota, hosted))
}

/// The same for who hosts that day.
pub fn own_day(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<(Rota, Hosted, Turn)> {
    let (rota, hosted) = open_day(tx, actor, id)?;
    let own = hosted.host().filter(|turn| turn.member == actor.member).cloned();
    let own = own.ok_or_else(|| Sentence::of(|language| Text(language).not_your_day()))?;
    Ok((rota, hosted, own))
}

/// Any day of the rota, for who plans the branch's study: he settles who hosts it, and says who really did.
pub fn settled_day(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<(Rota, Hosted)> {
    let day = day::questions::visible(tx, actor, id)?;
    require(tx, actor, Right::PlanStudy, &Place::unit(&day.activity.branch))?;
    any_day(tx, actor, id)
}

/// The host of a day, for who was let to it.
pub fn host_of(tx: &Read<'_>, activity: &ActivityId) -> Result<Option<Turn>> {
    store::turn(tx, activity)
}

/// Whom an activity names who lead it: who presides and records, and whose turn it is.
pub fn named(tx: &Read<'_>, activity: &Activity) -> Result<Vec<MemberId>> {
    let turn = host_of(tx, &activity.id)?;
    Ok(activity.named().into_iter().chain(turn.map(|turn| turn.member)).collect())
}
