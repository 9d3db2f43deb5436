//! What units have on which day and at which hour while dates are proposed.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::taken::{Days, Span};
use crate::{Obligation, Taken};

/// Minutes between two things on one day: most kinds last no longer, and people need a moment between them.
const APART_MINUTES: u16 = 120;
/// The first and the last minute of a day at which something is proposed, where not at the usual hour.
const DAY: (u16, u16) = (8 * 60, 19 * 60 + 30);
/// From here until there is noon: nothing is moved to it.
const NOON: (u16, u16) = (11 * 60, 14 * 60);

/// The minutes at which things may start on one day, none in the time of another: the usual one, then those nearest to it, later ones first.
pub(super) fn hours(usual: u16) -> Vec<u16> {
    let noon = |minute: &u16| (NOON.0..NOON.1).contains(minute);
    let others = (1..=24 * 60 / APART_MINUTES)
        .flat_map(|step| [usual.checked_add(step * APART_MINUTES), usual.checked_sub(step * APART_MINUTES)])
        .flatten();
    let fits = |minute: &u16| (DAY.0..=DAY.1).contains(minute) && !noon(minute);
    [usual].into_iter().chain(others.filter(fits)).collect()
}

/// The times at which units have something, and for each branch those of its groups.
pub(super) struct Busy<'o> {
    own: HashMap<&'o str, Days>,
    below: HashMap<&'o str, Days>,
}

impl<'o> Busy<'o> {
    pub(super) fn of(obligations: &'o [Obligation], taken: &Taken) -> Self {
        let mut busy = Self { own: HashMap::new(), below: HashMap::new() };
        for obligation in obligations {
            let branch = obligation.branch.as_str();
            busy.below.entry(branch).or_insert_with(|| taken.below(branch));
            for unit in [&obligation.branch, &obligation.unit] {
                if !busy.own.contains_key(unit.as_str()) {
                    let days = taken.of(unit);
                    if *unit != obligation.branch {
                        let below = busy.below.entry(&obligation.branch).or_default();
                        days.iter().for_each(|(day, spans)| below.entry(*day).or_default().extend(spans));
                    }
                    busy.own.insert(unit, days);
                }
            }
        }
        busy
    }

    /// What an obligation keeps clear of: its unit's, its branch's, and for the branch's own dates what its groups have.
    fn around(&self, obligation: &Obligation) -> impl Iterator<Item = &Days> {
        let (unit, branch) = (obligation.unit.as_str(), obligation.branch.as_str());
        let (below, above) = if unit == branch { (self.below.get(branch), None) } else { (None, self.own.get(branch)) };
        self.own.get(unit).into_iter().chain(below).chain(above)
    }

    /// Whether nothing at all is on the day.
    pub(super) fn is_free(&self, obligation: &Obligation, day: Date) -> bool {
        !self.around(obligation).any(|days| days.contains_key(&day))
    }

    /// Whether nothing is on the day from a minute on, for as long as one thing takes.
    pub(super) fn is_free_at(&self, obligation: &Obligation, day: Date, minute: u16) -> bool {
        let wanted = Span::new(minute, APART_MINUTES);
        let mut spans = self.around(obligation).filter_map(|days| days.get(&day)).flatten();
        !spans.any(|span| span.overlaps(wanted))
    }

    pub(super) fn take(&mut self, obligation: &'o Obligation, day: Date, minute: u16) {
        let span = Span::new(minute, APART_MINUTES);
        self.own.entry(&obligation.unit).or_default().entry(day).or_default().push(span);
        if obligation.unit != obligation.branch {
            self.below.entry(&obligation.branch).or_default().entry(day).or_default().push(span);
        }
    }
}
