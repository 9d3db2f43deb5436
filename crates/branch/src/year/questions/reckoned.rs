//! How a branch's obligations stand, reckoned from what is known of it. Reckoning is pure and costs more than asking, so what was reckoned last
//! is kept beside the whole of what it was reckoned from, and used again for whatever is equal to that. It cannot be out of date: a branch of
//! which anything else is known is another input. No other node misses it: it reckons the same.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;
use zhixing_charter::{BranchFacts, Standing};
use zhixing_people::Census;

use super::standing::Owed;
use crate::rules::charter;
use crate::setting::BranchSetting;
use crate::year::branch_facts;
use crate::year::model::{self, Doing, Duty, Tally};
use crate::year::together::together;

/// How many branches are kept in mind; what was reckoned of one takes some 80 KiB.
const KEPT: usize = 64;

/// What is known of a branch on a day.
#[derive(PartialEq)]
pub(super) struct Known {
    pub census: Census,
    pub setting: BranchSetting,
    pub today: Date,
}

/// What follows from it before it is known what was planned and held.
pub(super) struct Basis {
    pub known: Known,
    pub facts: BranchFacts,
    pub owed: Owed,
}

/// How the year's obligations stand.
pub(super) struct Reckoned {
    /// Those whose last day lies in this month, and those that are overdue.
    pub month: Tally,
    /// All of them, with what is planned for them.
    pub duties: Vec<Duty>,
    proposed: OnceLock<Vec<Duty>>,
    from: Source,
}

struct Source {
    basis: Arc<Basis>,
    doings: Vec<Doing>,
}

static BASES: Mutex<VecDeque<Arc<Basis>>> = Mutex::new(VecDeque::new());
static RECKONED: Mutex<VecDeque<Arc<Reckoned>>> = Mutex::new(VecDeque::new());

impl Basis {
    pub(super) fn of(known: Known) -> Arc<Self> {
        remembered(&BASES, |basis| basis.known == known).unwrap_or_else(|| {
            let facts = branch_facts::facts(charter(), &known.census, &known.setting, known.today);
            let owed = Owed::of(&facts, &known.census, known.today.year(), known.today);
            remember(&BASES, Arc::new(Self { known, facts, owed }))
        })
    }
}

impl Reckoned {
    pub(super) fn of(basis: &Arc<Basis>, doings: Vec<Doing>) -> Arc<Self> {
        let same = |one: &Self| Arc::ptr_eq(&one.from.basis, basis) && one.from.doings == doings;
        remembered(&RECKONED, same).unwrap_or_else(|| {
            let today = basis.known.today;
            let settled = basis.owed.settled(&doings, today);
            let this_month = |due: Date| due.first_of_month() == today.first_of_month();
            let month =
                settled.iter().filter(|one| one.standing == Standing::Overdue || this_month(one.obligation.due));
            let month = Tally::of(month.map(|one| &one.standing));
            let duties = model::with_plans(settled, &doings);
            let from = Source { basis: basis.clone(), doings };
            remember(&RECKONED, Arc::new(Self { month, duties, proposed: OnceLock::new(), from }))
        })
    }

    /// The same obligations with a date for each that lacks a plan: dates are proposed for whole branches, so that they see each other.
    pub(super) fn proposed(&self) -> &[Duty] {
        self.proposed.get_or_init(|| {
            let (mut duties, known) = (self.duties.clone(), &self.from.basis.known);
            let tomorrow = known.today.tomorrow().unwrap_or(known.today);
            let as_one = together(&known.census, known.today);
            let doings = (self.from.doings.as_slice(), &as_one);
            model::with_proposals(charter(), &mut duties, doings, &known.setting, tomorrow);
            duties
        })
    }
}

/// The one that is the same, if it is kept in mind; it is then the last to be forgotten.
fn remembered<T>(kept: &Mutex<VecDeque<Arc<T>>>, same: impl Fn(&T) -> bool) -> Option<Arc<T>> {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let found = kept.iter().position(|one| same(one)).and_then(|at| kept.remove(at))?;
    kept.push_front(found.clone());
    Some(found)
}

fn remember<T>(kept: &Mutex<VecDeque<Arc<T>>>, new: Arc<T>) -> Arc<T> {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    kept.push_front(new.clone());
    kept.truncate(KEPT);
    new
}
