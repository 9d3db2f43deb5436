//! How obligations stand, of one branch or of hundreds with few statements. Numbers of units; never about a person.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use zhixing_charter::{BranchFacts, Exempt, Obligation, Period, Settled};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};
use zhixing_people::{Census, UnitId, census_of_many};

use super::{end, now_within, start, whole};
use crate::rules::charter;
use crate::setting::BranchSetting;
use crate::setting::questions::settings;
use crate::year::branch_facts::KeptSince;
use crate::year::model::{self, Doing, Duty, People, Tally};
use crate::year::{branch_facts, store};

/// How the obligations of a branch stand, without its plans.
#[derive(Clone, Debug)]
pub struct UnitStanding {
    /// The branch.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// How many stand how.
    pub tally: Tally,
    /// Since when its record is kept here, where that is only a part of the year.
    pub kept_since: Option<Date>,
}

/// How the obligations of branches stand in a year, in the order given: numbers of units, nothing of what is inside.
pub fn standing_of(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    branches: &[UnitId],
    year: i16,
) -> Result<Vec<UnitStanding>> {
    let of_branch = |kept: KeptSince| kept.group.is_none().then_some(kept.since);
    let standing = |one: Settling| UnitStanding {
        kept_since: branch_facts::kept_since(&one.census, year).into_iter().find_map(of_branch),
        tally: Tally::of(one.settled.iter().map(|settled| &settled.standing)),
        unit: one.census.branch.id,
        name: one.census.branch.name,
    };
    Ok(settled_of(tx, organisation, branches, year)?.into_iter().map(standing).collect())
}

/// The duties of branches in a year with what is planned for them, without proposals.
pub(crate) fn duties_of(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    branches: &[UnitId],
    year: i16,
) -> Result<Vec<(Census, Vec<Duty>)>> {
    let planned = |one: Settling| (one.census, model::with_plans(one.settled, &one.doings));
    Ok(settled_of(tx, organisation, branches, year)?.into_iter().map(planned).collect())
}

/// A branch's year before it is told: what is known of it, what it planned and held, how its obligations stand.
struct Settling {
    census: Census,
    doings: Vec<Doing>,
    settled: Vec<Settled>,
}

/// The years of branches with what they planned and held, five statements for each fifty of them.
fn settled_of(tx: &Read<'_>, organisation: &OrganisationId, branches: &[UnitId], year: i16) -> Result<Vec<Settling>> {
    let (whole, today) = (whole(year)?, tx.today());
    let settings = settings(tx, organisation)?;
    let usual = BranchSetting::default();
    let on = now_within(today, whole);
    let mut all = Vec::with_capacity(branches.len());
    for some in branches.chunks(store::MANY) {
        let owed = |census: Census| {
            let setting = settings.get(&census.branch.id).unwrap_or(&usual);
            let owed = Owed::of(&branch_facts::facts(charter(), &census, setting, on), &census, year, today);
            (census, owed)
        };
        let years: Vec<(Census, Owed)> = census_of_many(tx, some, whole.first)?.into_iter().map(owed).collect();
        let Some(first) = years.iter().map(|(_, owed)| owed.first).min() else { continue };
        let last = years.iter().map(|(_, owed)| owed.last).max().unwrap_or(whole.last);
        let mut doings: HashMap<UnitId, Vec<Doing>> = HashMap::new();
        for doing in store::of_many(tx, some, start(tx, first), end(tx, last))? {
            doings.entry(doing.branch.clone()).or_default().push(doing);
        }
        for (census, owed) in years {
            let doings = doings.remove(&census.branch.id).unwrap_or_default();
            let settled = owed.settled(&doings, today);
            all.push(Settling { census, doings, settled });
        }
    }
    Ok(all)
}

/// What is owed in a year, and what is needed to settle it.
pub(super) struct Owed {
    obligations: Vec<Obligation>,
    /// How many of them are the year's; those behind them are of the year after and only claim what was held in their time.
    own: usize,
    excuses: Vec<Exempt>,
    /// Who owes what each member owes for himself.
    people: People,
    /// The days within which it can have been held.
    pub(super) first: Date,
    pub(super) last: Date,
}

impl Owed {
    pub(super) fn of(facts: &BranchFacts, census: &Census, year: i16, today: Date) -> Self {
        let judged = |year| {
            let mut owed = charter().obligations(facts, year);
            owed.retain(|one| branch_facts::is_judged(census, one));
            owed
        };
        let mut obligations = judged(year);
        let own = obligations.len();
        let mut last = Period::year(year).map_or(today, |whole| whole.last);
        if today > last {
            let later = judged(year.saturating_add(1));
            let known: HashSet<String> = obligations.iter().map(|one| one.key.clone()).collect();
            obligations.extend(later.into_iter().filter(|one| !known.contains(&one.key)));
            last = Period::year(year.saturating_add(1)).map_or(today, |whole| whole.last);
        }
        let mut people = People::new();
        for one in obligations.iter_mut().filter(|one| one.each) {
            let those = branch_facts::people(charter(), census, one, today);
            // Nobody was there at the half of the period: it is held once, as before anybody owed it for himself.
            if those.is_empty() {
                continue;
            }
            one.count = u32::try_from(those.len()).unwrap_or(u32::MAX);
            people.insert(one.key.clone(), those);
        }
        let first = obligations.iter().map(|one| one.period.first).min().unwrap_or(last);
        let excuses = branch_facts::excuses(charter(), census, &obligations[..own]);
        Self { obligations, own, excuses, people, first, last }
    }

    pub(super) fn doings(&self, tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Doing>> {
        store::of_branch(tx, branch, start(tx, self.first), end(tx, self.last))
    }

    pub(super) fn settled(&self, doings: &[Doing], today: Date) -> Vec<Settled> {
        let mut settled = model::settled(&self.obligations, doings, (&self.excuses, &self.people), today);
        settled.truncate(self.own);
        settled
    }

    /// Of what each member owes for himself, how many had it, of how many.
    pub(super) fn each(&self, doings: &[Doing]) -> HashMap<String, (usize, usize)> {
        let told = |one: &Obligation| {
            let people = self.people.get(&one.key)?;
            Some((one.key.clone(), (model::first_days(one, people, doings).len(), people.len())))
        };
        self.obligations[..self.own].iter().filter_map(told).collect()
    }
}
