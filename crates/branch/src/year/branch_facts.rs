//! A branch's facts as the charter takes them, from the census and from what the branch set; and who is excused. Pure: no SQL, no clock.

use std::collections::{BTreeSet, HashSet};

use jiff::ToSpan as _;
use jiff::civil::Date;
use zhixing_charter::{BranchFacts, BranchForm, Charter, Exempt, GroupFacts, Headcount, Obligation, Period};
use zhixing_people::{Census, ExemptionKind, MemberId, MemberKind, PostKind, Stay, Unit, UnitKind};

use crate::setting::BranchSetting;

/// What the charter needs to know of a branch, from the census and from what the branch set. `on` is the day that "now" means.
pub fn facts(charter: &Charter, census: &Census, setting: &BranchSetting, on: Date) -> BranchFacts {
    let of_branch = |kind| census.tenures.iter().filter(move |post| post.kind == kind && post.unit == census.branch.id);
    let committee: Vec<Period> =
        of_branch(PostKind::CommitteeMember).map(|post| Period::between(Some(post.from_on), post.to_on)).collect();
    let seated: BTreeSet<_> = [PostKind::Secretary, PostKind::Deputy, PostKind::CommitteeMember]
        .into_iter()
        .flat_map(|kind| of_branch(kind).filter(|post| post.holds(on)).map(|post| &post.member))
        .collect();
    let has_committee = of_branch(PostKind::CommitteeMember).any(|post| post.holds(on));
    let term_of_secretary = || {
        let latest =
            of_branch(PostKind::Secretary).filter(|post| post.from_on <= on).max_by_key(|post| post.from_on)?;
        Period::new(latest.from_on, latest.to_on?)
    };
    BranchFacts {
        unit: census.branch.id.to_string(),
        name: census.branch.name.clone(),
        form: match census.branch.kind {
            UnitKind::JointBranch => BranchForm::Joint { units: setting.joint_units },
            UnitKind::TemporaryBranch => BranchForm::Temporary,
            _ => BranchForm::Ordinary,
        },
        village: setting.village,
        formal_members: formal_members(census),
        committee,
        committee_members: has_committee.then_some(seated.len() as u32),
        groups: census
            .groups
            .iter()
            .map(|group| GroupFacts {
                unit: group.id.to_string(),
                name: group.name.clone(),
                existed: Period::between(Some(group.founded_on), group.closed_on),
            })
            .collect(),
        founded: Some(census.branch.founded_on),
        closed: census.branch.closed_on,
        term: setting.term(charter).or_else(term_of_secretary),
        has_secretary: of_branch(PostKind::Secretary).any(|post| post.holds(on)),
        local_options: setting.options.clone(),
    }
}

/// How many formal members there were, from day to day.
fn formal_members(census: &Census) -> Headcount {
    let mut steps: Vec<(Date, i64)> = Vec::new();
    for stay in census.stays.iter().filter(|stay| stay.kind == MemberKind::Formal) {
        steps.push((stay.from_on, 1));
        steps.extend(stay.to_on.and_then(|last| last.tomorrow().ok()).map(|day| (day, -1)));
    }
    steps.sort_unstable();
    let mut number = 0;
    let mut changes: Vec<(Date, u32)> = Vec::new();
    for (day, step) in steps {
        number += step;
        let number = u32::try_from(number).unwrap_or_default();
        match changes.last_mut() {
            Some(change) if change.0 == day => change.1 = number,
            _ => changes.push((day, number)),
        }
    }
    Headcount::new(0, changes)
}

/// The obligations of units whose members are all old, ill, disabled or abroad on the last day: these are never overdue (教 23, 34).
pub fn excuses(charter: &Charter, census: &Census, obligations: &[Obligation]) -> Vec<Exempt> {
    if census.excused.is_empty() {
        return Vec::new();
    }
    let mut asked: HashSet<(&str, Date)> = HashSet::new();
    let mut found = Vec::new();
    for obligation in obligations.iter().filter(|one| asked.insert((one.unit.as_str(), one.due))) {
        let (unit, day) = (obligation.unit.as_str(), obligation.due);
        let members: HashSet<_> = census
            .stays
            .iter()
            .filter(|stay| matches!(stay.kind, MemberKind::Formal | MemberKind::Probationary) && stay.holds(day))
            .filter(|stay| unit == obligation.branch || stay.unit.as_str() == unit)
            .map(|stay| &stay.member)
            .collect();
        let excused = |member: &&MemberId| is_excused(charter, census, member, day);
        if !members.is_empty() && members.iter().all(excused) {
            found.push(Exempt {
                unit: unit.to_owned(),
                kind: None,
                during: Period { first: day, last: day },
                why: EVERYONE_EXCUSED.to_owned(),
            });
        }
    }
    found
}

/// Who is to have had what each member of a branch owes for himself in a period: the formal and probationary members who belong to it on its last day, or
/// today, and for at least half of it; who is excused never (教 23, 34).
pub fn people(charter: &Charter, census: &Census, obligation: &Obligation, today: Date) -> HashSet<MemberId> {
    let period = obligation.period;
    let day = today.clamp(period.first, period.last);
    let half = period.first.saturating_add(i64::from(period.days() / 2).days()).min(day);
    let is_member = |stay: &&Stay| matches!(stay.kind, MemberKind::Formal | MemberKind::Probationary);
    let belonged = |member: &MemberId| {
        census.stays.iter().filter(is_member).any(|stay| stay.member == *member && stay.holds(half))
    };
    let now = census.stays.iter().filter(is_member).filter(|stay| stay.holds(day)).map(|stay| &stay.member);
    now.filter(|member| belonged(member) && !is_excused(charter, census, member, day)).cloned().collect()
}

/// Whether somebody is never overdue on a day (教 23, 34).
fn is_excused(charter: &Charter, census: &Census, member: &MemberId, day: Date) -> bool {
    let mut grounds = census.excused.iter().filter(|one| one.member == *member && one.holds(day));
    grounds.any(|one| charter.never_overdue(&[ground(one.kind)], day).is_some())
}

/// Whether what a unit owed is judged: it is where its last day lies within the time of which the unit's record is kept here.
///
/// A period that ended before that day is not judged: nobody entered what was held in it, so that nothing can be said of it. A period into which
/// the day falls is owed as ever, for the duty is the unit's own and does not wait for the program: what was held in it before that day counts as
/// soon as it is entered. An election is judged in any case: that a term has ended is how things stand now, as the branch itself told it.
pub fn is_judged(census: &Census, obligation: &Obligation) -> bool {
    obligation.kind == ELECTION || census.kept_since(&obligation.unit).is_none_or(|since| since <= obligation.due)
}

/// The charter's kind of what ends a term.
pub const ELECTION: &str = "election";

/// A branch or a group whose record is kept here for a part of a year only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSince {
    /// The group's name; none for the branch itself, and with it for all its groups that have no later day.
    pub group: Option<String>,
    /// From which day on.
    pub since: Date,
}

/// Of which units something may have been owed in a year before their record begins, and when that is; the branch first.
pub fn kept_since(census: &Census, year: i16) -> Vec<KeptSince> {
    let Some(whole) = Period::year(year) else { return Vec::new() };
    let later = |unit: &Unit| census.kept_since(unit.id.as_str()).filter(|day| *day > whole.first.max(unit.founded_on));
    let branch = later(&census.branch);
    let told = |since| KeptSince { group: None, since };
    let of_group = |group: &Unit| {
        let since =
            later(group).filter(|since| group.is_open(whole.first) && branch.is_none_or(|branch| branch < *since))?;
        Some(KeptSince { group: Some(group.name.clone()), since })
    };
    branch.map(told).into_iter().chain(census.groups.iter().filter_map(of_group)).collect()
}

/// Why a unit is exempt, as a key: pages say it in their language.
pub const EVERYONE_EXCUSED: &str = "everyone_excused";

/// The charter's word for a ground.
fn ground(kind: ExemptionKind) -> &'static str {
    match kind {
        ExemptionKind::Aged => "old",
        ExemptionKind::Ill => "ill",
        ExemptionKind::Disabled => "disabled",
        ExemptionKind::Abroad => "abroad",
    }
}

#[cfg(test)]
mod tests;
