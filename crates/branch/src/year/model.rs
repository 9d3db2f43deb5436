//! A branch's year as plain values: what is owed, what was done for each obligation, how it all stands. No SQL, no page, no clock.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use zhixing_charter::{
    Attends, Charter, Exempt, Held, Obligation, Period, Proposal, Remark, Settled, Standing, Taken, propose, settle,
};
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Language, Moment, Sentence};
use zhixing_people::{MemberId, UnitId};

use super::branch_facts::KeptSince;
use super::later::{Later, told_later};
use super::text::Text;
use crate::activity::words::kind_of;
use crate::activity::{ActivityId, State};
use crate::setting::BranchSetting;

/// An activity as the year sees it: that it is planned or was held, when and by whom; nothing of what was said or who came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doing {
    /// Its id.
    pub id: ActivityId,
    /// The branch.
    pub branch: UnitId,
    /// The unit that holds it.
    pub unit: UnitId,
    /// The charter's code of its kind.
    pub kind: String,
    /// Codes of further kinds that it counts for.
    pub also: Vec<String>,
    /// What it is about.
    pub topic: String,
    /// Where; may be empty.
    pub place: String,
    /// When it begins, as planned.
    pub starts_at: Moment,
    /// The day on which it was begun, or is to begin.
    pub on: Date,
    /// When on that day, in minutes from midnight.
    pub start_minute: u16,
    /// Where it stands.
    pub state: State,
    /// Whether it ended with too few there to be valid.
    pub short: bool,
    /// The key of the obligation that it was planned for.
    pub obligation: Option<String>,
    /// Who presides and who records: of a talk the two people.
    pub named: Vec<MemberId>,
    /// The name of the group whose meeting it is; none where it is the branch's.
    pub group: Option<String>,
}

impl Doing {
    /// Its page.
    pub fn path(&self) -> String {
        crate::activity::model::path(&self.id)
    }

    /// Its kind, and whose meeting it is where that is a group's.
    pub fn kind_of(&self, language: Language) -> String {
        kind_of(language, &self.kind, self.group.as_deref())
    }

    fn counts_for(&self, obligation: &Obligation) -> bool {
        let kinds = || self.also.iter().chain([&self.kind]).any(|kind| *kind == obligation.kind);
        self.unit.as_str() == obligation.unit && kinds()
    }

    fn held(&self) -> Option<Held> {
        let held =
            || Held { unit: self.unit.to_string(), kind: self.kind.clone(), on: self.on, also: self.also.clone() };
        (self.state.is_held() && !self.short).then(held)
    }
}

/// Who is to have had what each member owes for himself, by the key of the obligation.
pub type People = HashMap<String, HashSet<MemberId>>;

/// The days on which those who owe something for themselves first had it in its period, one for each who had it: of a talk the two people (支 19).
pub fn first_days(obligation: &Obligation, people: &HashSet<MemberId>, doings: &[Doing]) -> Vec<Date> {
    let held = doings.iter().filter(|doing| doing.counts_for(obligation) && doing.state.is_held() && !doing.short);
    let within: Vec<&Doing> = held.filter(|doing| obligation.period.contains(doing.on)).collect();
    let first =
        |member: &MemberId| within.iter().filter(|doing| doing.named.contains(member)).map(|doing| doing.on).min();
    people.iter().filter_map(first).collect()
}

/// Compares what is owed with what was held until a day. What each owes for himself counts once for each who had it. Obligations of a later year may be handed over too: what was held in their
/// time counts there first, and only what is left over makes up for the year before.
pub fn settled(
    owed: &[Obligation],
    doings: &[Doing],
    (excuses, people): (&[Exempt], &People),
    today: Date,
) -> Vec<Settled> {
    let each: Vec<(&Obligation, &HashSet<MemberId>)> =
        owed.iter().filter_map(|one| Some((one, people.get(&one.key)?))).collect();
    let of_each = |doing: &&Doing| each.iter().any(|(one, _)| one.kind == doing.kind);
    let mut held: Vec<Held> = doings.iter().filter(|doing| !of_each(doing)).filter_map(Doing::held).collect();
    for (one, people) in each {
        let of_one = |on| Held { unit: one.unit.clone(), kind: one.kind.clone(), on, also: Vec::new() };
        held.extend(first_days(one, people, doings).into_iter().map(of_one));
    }
    settle(owed, &held, excuses, today)
}

/// How many obligations stand how. Numbers of a unit's duties, never of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Held, in time or made up for.
    pub met: u32,
    /// Their period is running.
    pub due: u32,
    /// Their last day has passed.
    pub overdue: u32,
    /// Their period has not begun.
    pub ahead: u32,
    /// The unit is excused.
    pub exempt: u32,
}

impl Tally {
    /// Counts.
    pub fn of<'s>(standings: impl IntoIterator<Item = &'s Standing>) -> Self {
        let mut tally = Self::default();
        for standing in standings {
            let number = match standing {
                Standing::Met { .. } | Standing::MetLate { .. } => &mut tally.met,
                Standing::Due => &mut tally.due,
                Standing::Overdue => &mut tally.overdue,
                Standing::Ahead => &mut tally.ahead,
                Standing::Exempt { .. } => &mut tally.exempt,
            };
            *number += 1;
        }
        tally
    }

    /// All of them.
    pub fn whole(&self) -> u32 {
        self.met + self.due + self.overdue + self.ahead + self.exempt
    }
}

/// Whether something is still to be done for it.
pub fn is_open(standing: &Standing) -> bool {
    matches!(standing, Standing::Due | Standing::Overdue | Standing::Ahead)
}

/// An obligation, how it stands, and what comes next.
#[derive(Clone, Debug)]
pub struct Duty {
    /// What is owed.
    pub obligation: Obligation,
    /// How it stands.
    pub standing: Standing,
    /// The activity that is planned for it, while it was not held.
    pub planned: Option<Doing>,
    /// A date for it, while nothing is planned.
    pub proposal: Option<Proposal>,
}

impl Duty {
    /// Refuses a day on which it cannot be planned: one that is over, and one of another period, for which it would count. What is overdue is made up
    /// for after its period.
    pub fn must_be_planned_on(&self, day: Date, today: Date) -> Result<(), Sentence> {
        let told = |language| day_text(language, day);
        if day < today {
            return Err(Sentence::of(|language| Text(language).day_is_over(told(language))));
        }
        let Period { first, last } = self.obligation.period;
        if self.obligation.period.contains(day) || (day > last && self.standing == Standing::Overdue) {
            return Ok(());
        }
        let period = |language| (day_text(language, first), day_text(language, last));
        Err(Sentence::of(|language| {
            let (first, last) = period(language);
            Text(language).of_another_period(told(language), first, last)
        }))
    }
}

/// The year of a branch.
#[derive(Clone, Debug)]
pub struct Year {
    /// The branch.
    pub branch: UnitId,
    /// Its name.
    pub name: String,
    /// The names of its groups by id.
    pub groups: HashMap<String, String>,
    /// The year.
    pub year: i16,
    /// The day on which it was asked.
    pub today: Date,
    /// What is owed, in order of due date.
    pub duties: Vec<Duty>,
    /// Which records begin within the year: what was owed before is not judged.
    pub kept: Vec<KeptSince>,
    /// What the rules would have otherwise in its structure.
    pub remarks: Vec<Remark>,
    /// Whether the year's holidays were published.
    pub holidays_announced: bool,
    /// What was held and written down on a later day.
    pub later: Vec<Later>,
    /// Of what each member owes for himself, by the key of the obligation: how many had it, of how many. For the branch alone, and never who.
    pub each: HashMap<String, (usize, usize)>,
}

impl Year {
    /// On which day it was written down that a duty was met, where that was a later one.
    pub fn told_later(&self, duty: &Duty) -> Option<Date> {
        told_later(&self.later, &duty.obligation, &duty.standing)
    }

    /// How many stand how.
    pub fn tally(&self) -> Tally {
        Tally::of(self.duties.iter().map(|duty| &duty.standing))
    }

    /// The name of the unit of an obligation, where it is not the branch itself.
    pub fn group(&self, obligation: &Obligation) -> Option<&str> {
        self.groups.get(&obligation.unit).map(String::as_str)
    }
}

/// Finds for each open obligation the activity that is planned for it: the one that names it, else one of its unit and kind within
/// its days. An activity serves one obligation of each kind.
pub fn with_plans(settled: Vec<Settled>, doings: &[Doing]) -> Vec<Duty> {
    let mut used: HashSet<(ActivityId, String)> = HashSet::new();
    let mut duties: Vec<Duty> = settled
        .into_iter()
        .map(|one| Duty { obligation: one.obligation, standing: one.standing, planned: None, proposal: None })
        .collect();
    let open = |doing: &&Doing| !doing.state.is_held() && doing.state != State::Cancelled;
    for by_name in [true, false] {
        for duty in duties.iter_mut().filter(|duty| is_open(&duty.standing) && duty.planned.is_none()) {
            let obligation = &duty.obligation;
            let fits = |doing: &&Doing| {
                let named = doing.obligation.as_ref() == Some(&obligation.key);
                let meant =
                    if by_name { named } else { doing.obligation.is_none() && obligation.period.contains(doing.on) };
                doing.counts_for(obligation) && meant && !used.contains(&(doing.id.clone(), obligation.kind.clone()))
            };
            let carried = |doing: &&Doing| {
                !by_name
                    && doing.counts_for(obligation)
                    && doing.kind != obligation.kind
                    && obligation.period.contains(doing.on)
                    && !used.contains(&(doing.id.clone(), obligation.kind.clone()))
            };
            let found = doings.iter().filter(open).find(fits).or_else(|| doings.iter().filter(open).find(carried));
            if let Some(found) = found {
                used.insert((found.id.clone(), obligation.kind.clone()));
                duty.planned = Some(found.clone());
            }
        }
    }
    duties
}

/// Whether it is open and nothing is planned for it yet; talks between two people are planned by nobody else.
pub fn is_to_plan(charter: &Charter, duty: &Duty) -> bool {
    let pair = charter.kind(&duty.obligation.kind).is_none_or(|kind| kind.attends == Attends::Pair);
    is_open(&duty.standing) && duty.planned.is_none() && !pair
}

/// Proposes a date for every open obligation without a plan ([`is_to_plan`]). Groups that share somebody are reckoned as one (`together`): their meetings
/// keep clear of each other.
pub fn with_proposals(
    charter: &Charter,
    duties: &mut [Duty],
    (doings, together): (&[Doing], &HashMap<String, String>),
    setting: &BranchSetting,
    not_before: Date,
) {
    let as_one = |unit: &str| together.get(unit).map_or(unit, String::as_str).to_owned();
    let to_plan = duties.iter().filter(|duty| is_to_plan(charter, duty)).map(|duty| &duty.obligation);
    let owed: Vec<Obligation> = to_plan.map(|owed| Obligation { unit: as_one(&owed.unit), ..owed.clone() }).collect();
    let mut taken = Taken::new();
    for doing in doings.iter().filter(|doing| doing.state != State::Cancelled) {
        let minutes = charter.kind(&doing.kind).map_or(60, |kind| kind.scheduled_minutes);
        let minutes = u16::try_from(minutes).unwrap_or(u16::MAX);
        taken.take_hours(&as_one(doing.unit.as_str()), doing.on, doing.start_minute, minutes);
        if doing.unit != doing.branch {
            taken.take_hours_below(doing.branch.as_str(), doing.on, doing.start_minute, minutes);
        }
    }
    let proposals = propose(&owed, &taken, &setting.preferences(not_before), charter.holidays());
    let mut by_key: HashMap<String, Proposal> = HashMap::new();
    for proposal in proposals {
        by_key.entry(proposal.key.clone()).or_insert(proposal);
    }
    for duty in duties {
        duty.proposal = by_key.remove(&duty.obligation.key);
    }
}

#[cfg(test)]
mod tests;
