//! What is owed against what was held. It judges units, never persons, and ranks nothing.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::{Obligation, Period};

/// An activity that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The unit that held it: the branch, or the group.
    pub unit: String,
    /// Code of its kind.
    pub kind: String,
    /// The day on which it was held.
    pub on: Date,
    /// Codes of other kinds that the same gathering counts for.
    pub also: Vec<String>,
}

/// A unit that is excused from a kind of duty for some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exempt {
    /// The unit.
    pub unit: String,
    /// The kind it is excused from; none means all.
    pub kind: Option<String>,
    /// When. It excuses an obligation whose last day lies within.
    pub during: Period,
    /// Why, in the words of the person who decided it.
    pub why: String,
}

/// How an obligation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Held within its period.
    Met {
        /// The day on which it was complete.
        on: Date,
    },
    /// Held after its period.
    MetLate {
        /// The day on which it was complete.
        on: Date,
    },
    /// Its period is running.
    Due,
    /// Its last day has passed.
    Overdue,
    /// Its period has not begun.
    Ahead,
    /// The unit is excused.
    Exempt {
        /// Why.
        why: String,
    },
}

/// An obligation and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What is owed.
    pub obligation: Obligation,
    /// How it stands.
    pub standing: Standing,
}

/// The days on which a unit held one kind, in order; each is used up by the obligation that it meets.
type Days = Vec<Option<Date>>;

/// Compares obligations with what was held until today; the result has the order of the obligations.
///
/// Each held activity counts once for each kind it carries. What lies within a period counts there first, the earliest
/// due date before others; what is left over then makes up for the earliest period that was missed before it.
pub fn settle(obligations: &[Obligation], held: &[Held], exempt: &[Exempt], today: Date) -> Vec<Settled> {
    let mut days = days_held(held, today);
    let mut by_due: Vec<usize> = (0..obligations.len()).collect();
    by_due.sort_by_key(|at| obligations[*at].due);
    let mut counted: Vec<Vec<Date>> = vec![Vec::new(); obligations.len()];
    for late in [false, true] {
        for at in by_due.iter().copied() {
            let obligation = &obligations[at];
            let Some(days) = days.get_mut(&(obligation.unit.as_str(), obligation.kind.as_str())) else { continue };
            let missing = (obligation.count as usize).saturating_sub(counted[at].len());
            let window = if late { after(obligation.due) } else { Some(obligation.period) };
            counted[at].extend(window.into_iter().flat_map(|window| take(days, window, missing)));
        }
    }
    let standing = |(obligation, counted): (&Obligation, Vec<Date>)| Settled {
        standing: stand(obligation, &counted, exempt, today),
        obligation: obligation.clone(),
    };
    obligations.iter().zip(counted).map(standing).collect()
}

fn days_held(held: &[Held], today: Date) -> HashMap<(&str, &str), Days> {
    let mut days: HashMap<(&str, &str), Days> = HashMap::new();
    for activity in held.iter().filter(|activity| activity.on <= today) {
        let also = activity.also.iter().map(String::as_str);
        let mut kinds: Vec<&str> = also.chain([activity.kind.as_str()]).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            days.entry((activity.unit.as_str(), kind)).or_default().push(Some(activity.on));
        }
    }
    for days in days.values_mut() {
        days.sort_unstable();
    }
    days
}

fn after(due: Date) -> Option<Period> {
    due.tomorrow().ok().map(Period::since)
}

/// Uses up to `most` unused days within a window, the earliest first.
fn take(days: &mut Days, window: Period, most: usize) -> Vec<Date> {
    let unused = days.iter_mut().filter(|day| day.is_some_and(|day| window.contains(day)));
    unused.take(most).filter_map(Option::take).collect()
}

fn stand(obligation: &Obligation, counted: &[Date], exempt: &[Exempt], today: Date) -> Standing {
    let complete = counted.iter().max().filter(|_| counted.len() >= obligation.count as usize);
    if let Some(on) = complete.copied() {
        return if on <= obligation.due { Standing::Met { on } } else { Standing::MetLate { on } };
    }
    let excuses = |exempt: &&Exempt| {
        exempt.unit == obligation.unit
            && exempt.kind.as_ref().is_none_or(|kind| *kind == obligation.kind)
            && exempt.during.contains(obligation.due)
    };
    if let Some(exempt) = exempt.iter().find(excuses) {
        Standing::Exempt { why: exempt.why.clone() }
    } else if today > obligation.due {
        Standing::Overdue
    } else if today < obligation.period.first {
        Standing::Ahead
    } else {
        Standing::Due
    }
}
