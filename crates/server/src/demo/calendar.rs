//! When the demonstration's branches meet: the year that ended today and the coming weeks, from the charter's kinds and working days.
//! Pure; what becomes of each gathering is told by its [`Fate`].

use std::collections::HashSet;

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_branch::charter;
use zhixing_charter::{Period, ThemeDay};

use super::chance::Chance;
use super::content::content;
use super::people::{BranchPlan, People};

/// What becomes of a gathering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Held, taken down as it went, signed.
    Held,
    /// Held, and corrected after the signatures.
    Corrected,
    /// Held, but taken down on the next working day.
    Late,
    /// Held, and too few came for any decision.
    NoQuorum,
    /// Held; the one who presided has not signed yet.
    Unsigned,
    /// Called off the day before.
    Cancelled,
    /// It begins within the hour.
    AboutToBegin,
    /// It has begun, and the roll is half called.
    UnderWay,
    /// It is still to come.
    Ahead,
}

/// One gathering.
pub struct Gathering {
    /// The branch, by its place in the list.
    pub branch: usize,
    /// The unit that holds it, by its place in the list.
    pub unit: usize,
    /// The charter's code of its kind.
    pub kind: &'static str,
    /// Further kinds that it counts for.
    pub also: Vec<&'static str>,
    /// Its day.
    pub day: Date,
    /// When it begins, in minutes from midnight.
    pub minute: i16,
    /// Who presides, by his place in the list.
    pub chair: usize,
    /// Who takes the record.
    pub recorder: usize,
    /// The topic, by its place among those of its kind.
    pub topic: usize,
    /// What becomes of it.
    pub fate: Fate,
    /// Whether more than the plain course is taken down.
    pub rich: bool,
    /// The seed of what chance decides in it.
    pub seed: u64,
}

/// The days that matter.
#[derive(Clone, Copy)]
pub struct Span {
    /// The first day: everything is founded.
    pub first: Date,
    /// Today.
    pub today: Date,
    /// The last day for which something is planned.
    pub last: Date,
    /// Today's minute, from midnight.
    pub minute: i16,
}

impl Span {
    /// The year that ended on this day at this minute, from the first of its month a year ago, and five weeks more.
    pub fn until(today: Date, minute: i16) -> Self {
        let first = today.first_of_month().saturating_sub(1.year());
        Self { first, today, last: today.saturating_add(5.weeks()), minute }
    }

    fn months(&self) -> [Date; MONTHS] {
        std::array::from_fn(|month| self.first.saturating_add((month as i64).months()))
    }
}

/// The kinds in the order in which a thinned year keeps them.
const BY_WEIGHT: &[&str] = &[
    "general_meeting",
    "organisation_life",
    "theme_day",
    "lecture",
    "committee_meeting",
    "group_meeting",
    "talk",
    "study_day",
];
/// The month, counted from the first, that the demonstration calls "now".
const NOW: usize = 12;
/// The months in which anything can lie: the year, the present month, and what five weeks more can touch.
const MONTHS: usize = NOW + 3;

/// The gatherings of all branches in order of time. At most `most` of them, when given, the weightiest kinds first.
pub fn gatherings(people: &People, span: Span, most: Option<usize>, chance: &Chance) -> Vec<Gathering> {
    let each = most.map(|most| most.div_ceil(people.branches.len()));
    let mut all = Vec::new();
    for branch in 0..people.branches.len() {
        let mut diary = Diary { people, branch, span, taken: HashSet::new(), found: Vec::new(), chance };
        diary.fill();
        let mut found = diary.found;
        if let Some(each) = each {
            let weight = |one: &Gathering| {
                let special = !matches!(one.fate, Fate::Held | Fate::Ahead);
                (!special, BY_WEIGHT.iter().position(|kind| *kind == one.kind))
            };
            found.sort_by_key(weight);
            found.truncate(each);
        }
        all.extend(found);
    }
    all.sort_by_key(|one| (one.day, one.minute, one.branch));
    if let Some(most) = most {
        all.truncate(most);
    }
    let every = if all.len() > 3_000 { 10 } else { 1 };
    for (at, one) in all.iter_mut().enumerate() {
        one.rich = at % every == 0;
    }
    all
}

/// The fixed theme day of a branch.
pub fn theme_day(branch: usize) -> ThemeDay {
    ThemeDay::DayOfMonth(12 + (branch % 9) as u8)
}

struct Diary<'p> {
    people: &'p People,
    branch: usize,
    span: Span,
    taken: HashSet<Date>,
    found: Vec<Gathering>,
    chance: &'p Chance,
}

impl Diary<'_> {
    fn plan(&self) -> &BranchPlan {
        &self.people.branches[self.branch]
    }

    fn fill(&mut self) {
        let unit = self.plan().unit;
        let groups: Vec<usize> = self
            .plan()
            .groups
            .iter()
            .map(|(group, _)| *group)
            .filter(|group| Some(*group) != self.plan().retired())
            .collect();
        for (month, first) in self.span.months().into_iter().enumerate() {
            let days = charter().holidays().working_days(Period { first, last: first.last_of_month() });
            let quarter_ends = first.month() % 3 == 0;
            self.theme_day(unit, month, first, &days);
            let left_out = self.branch == 0 && month == NOW - 1;
            if !self.plan().committee.is_empty() && !left_out {
                self.add("committee_meeting", unit, &days, 20, Vec::new(), 16 * 60);
            }
            for (nth, group) in groups.iter().enumerate() {
                if !(self.branch == 0 && nth == 1 && month == NOW - 2) {
                    self.add("group_meeting", *group, &days, 40 + nth * 8, Vec::new(), 15 * 60 + 30);
                }
            }
            if quarter_ends {
                self.add("general_meeting", unit, &days, 80, Vec::new(), 15 * 60);
            }
            if first.month() % 3 == 2 {
                self.add("lecture", unit, &days, 50, Vec::new(), 14 * 60 + 30);
            }
            if month % 2 == 1 {
                self.add("study_day", unit, &days, 90, Vec::new(), 9 * 60);
            }
            if first.month() == 12 && self.branch == 0 {
                // People talk with each other before the organisation-life meeting.
                self.add("talk", unit, &days, 20, Vec::new(), 10 * 60);
            }
            if first.month() == 12 {
                self.add("organisation_life", unit, &days, 55, vec!["appraisal"], 14 * 60);
            }
            if month == 7 || month == 9 {
                self.add("talk", unit, &days, 30, Vec::new(), 10 * 60);
            }
        }
        self.tell_fates();
        self.soon(unit);
        if self.branch == 0 {
            self.of_today();
        }
    }

    /// On the fixed day, or on the working day next to it. The joint branch missed one and made up for it.
    fn theme_day(&mut self, unit: usize, month: usize, first: Date, days: &[Date]) {
        let missed = self.branch == 2 && month == NOW - 3;
        let made_up = self.branch == 2 && month == NOW - 2;
        let wanted = theme_day(self.branch).in_month_of(first);
        let place = days.iter().position(|day| *day >= wanted).unwrap_or(days.len().saturating_sub(1));
        if !missed {
            let share = place * 100 / days.len().max(1);
            self.add("theme_day", unit, days, share.max(1), vec!["study_day"], 14 * 60 + 30);
        }
        if made_up {
            self.add("theme_day", unit, days, 15, vec!["study_day"], 14 * 60 + 30);
        }
    }

    /// Adds a gathering near this share (in hundredths) of the month's working days, on a day without another; nothing outside the span, nothing today.
    fn add(
        &mut self,
        kind: &'static str,
        unit: usize,
        days: &[Date],
        share: usize,
        also: Vec<&'static str>,
        minute: i16,
    ) {
        let begin = (days.len() * share / 100 + self.branch % 3).min(days.len().saturating_sub(1));
        let open = |day: &&Date| {
            **day > self.span.first.saturating_add(5.days())
                && **day != self.span.today
                && **day <= self.span.last
                && !self.taken.contains(*day)
        };
        let Some(day) = days[begin..].iter().chain(days[..begin].iter().rev()).find(open).copied() else { return };
        let fate = if day < self.span.today { Fate::Held } else { Fate::Ahead };
        self.push(kind, unit, day, also, minute, fate);
    }

    fn push(&mut self, kind: &'static str, unit: usize, day: Date, also: Vec<&'static str>, minute: i16, fate: Fate) {
        self.taken.insert(day);
        let plan = self.plan();
        let leader = plan.groups.iter().find(|(group, _)| *group == unit).map(|(_, leader)| *leader);
        let chair = leader.unwrap_or(plan.secretary);
        let of_unit = |person: &&usize| leader.is_none() || self.people.people[**person].unit == unit;
        let second = plan
            .people
            .iter()
            .filter(of_unit)
            .find(|person| **person != chair && self.people.people[**person].exempt.is_none());
        let recorder = match (leader, kind) {
            (None, "talk") => plan.people[(4 + self.found.len()) % plan.people.len()],
            (None, _) => plan.recorder(),
            _ => second.copied().unwrap_or(plan.recorder()),
        };
        let recorder = if recorder == chair { plan.people[1] } else { recorder };
        let branch = self.branch;
        let known = self.found.iter().filter(|one| one.kind == kind).count();
        let topics = content().of_kind(kind).len().max(1);
        let seed = self.chance.below(1 << 30) as u64;
        self.found.push(Gathering {
            branch,
            unit,
            kind,
            also,
            day,
            minute,
            chair,
            recorder,
            topic: (known + branch) % topics,
            fate,
            rich: true,
            seed,
        });
    }

    /// Gives the first branches what a year brings: a cancelled one, a late entry, too few for a quorum, a correction, one that waits for its signature.
    fn tell_fates(&mut self) {
        let mut nth = |kind: &str, at: usize, fate: Fate| -> Option<Date> {
            let mut held: Vec<&mut Gathering> =
                self.found.iter_mut().filter(|one| one.kind == kind && one.fate == Fate::Held).collect();
            held.sort_by_key(|one| one.day);
            let one = held.into_iter().nth(at)?;
            one.fate = fate;
            Some(one.day)
        };
        match self.branch {
            0 => {
                nth("study_day", 2, Fate::Cancelled);
                nth("general_meeting", 0, Fate::Corrected);
                // Held again two weeks later, when the storm was over.
                let again = nth("general_meeting", 1, Fate::NoQuorum);
                let unit = self.plan().unit;
                if let Some(day) = again.and_then(|day| self.free_after(day.saturating_add(10.days()))) {
                    self.push("general_meeting", unit, day, Vec::new(), 15 * 60, Fate::Held);
                }
                self.last_held("committee_meeting", Fate::Unsigned);
            }
            1 => {
                nth("theme_day", 5, Fate::Late);
                nth("study_day", 0, Fate::Cancelled);
            }
            2 => {
                nth("committee_meeting", 4, Fate::Late);
                self.last_held("theme_day", Fate::Unsigned);
            }
            _ => {}
        }
    }

    /// Within the next days each branch studies: its list is fixed already, or is about to be.
    fn soon(&mut self, unit: usize) {
        let after = self.span.today.saturating_add(1.day());
        let days = charter().holidays().working_days(Period { first: after, last: self.span.last });
        let free = days.into_iter().skip(1 + self.branch % 3).find(|day| !self.taken.contains(day));
        if let Some(day) = free {
            self.push("study_day", unit, day, Vec::new(), 9 * 60, Fate::Ahead);
        }
    }

    fn last_held(&mut self, kind: &str, fate: Fate) {
        if let Some(one) =
            self.found.iter_mut().filter(|one| one.kind == kind && one.fate == Fate::Held).max_by_key(|one| one.day)
        {
            one.fate = fate;
        }
    }

    fn free_after(&self, day: Date) -> Option<Date> {
        let days = charter().holidays().working_days(Period { first: day, last: self.span.today.yesterday().ok()? });
        days.into_iter().find(|day| !self.taken.contains(day))
    }

    /// Today: a general meeting under way, and a group meeting about to begin. Early in the day only the first is set, for nine o'clock.
    fn of_today(&mut self) {
        let (today, now) = (self.span.today, self.span.minute);
        let unit = self.plan().unit;
        if now < 8 * 60 + 30 {
            self.push("general_meeting", unit, today, Vec::new(), 9 * 60, Fate::AboutToBegin);
            return;
        }
        let began = (now - 10) / 5 * 5;
        self.push("general_meeting", unit, today, Vec::new(), began.min(16 * 60 + 30), Fate::UnderWay);
        let group = self.plan().groups.first().map(|(group, _)| *group);
        if let Some(group) = group.filter(|_| now < 19 * 60) {
            self.push("group_meeting", group, today, Vec::new(), (now + 40) / 5 * 5, Fate::AboutToBegin);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::size::Size;
    use super::*;

    fn year(members: usize, branches: usize, most: Option<usize>) -> Vec<Gathering> {
        let span = Span::until(date(2026, 3, 18), 15 * 60 + 10);
        let people = People::draw(Size { members, branches }, &Chance::of(1), span.first);
        gatherings(&people, span, most, &Chance::of(2))
    }

    #[test]
    fn a_branch_has_one_thing_a_day_on_working_days_and_every_fate_occurs() {
        let all = year(120, 3, None);
        let today = date(2026, 3, 18);
        let days: HashSet<(usize, Date)> =
            all.iter().filter(|one| one.day != today).map(|one| (one.branch, one.day)).collect();
        assert_eq!(days.len(), all.iter().filter(|one| one.day != today).count());
        assert!(days.iter().all(|(_, day)| charter().holidays().is_working_day(*day)));
        for fate in [
            Fate::Held,
            Fate::Corrected,
            Fate::Late,
            Fate::NoQuorum,
            Fate::Unsigned,
            Fate::Cancelled,
            Fate::AboutToBegin,
            Fate::UnderWay,
            Fate::Ahead,
        ] {
            assert!(all.iter().any(|one| one.fate == fate), "{fate:?}");
        }
        for kind in BY_WEIGHT {
            assert!(all.iter().any(|one| one.kind == *kind), "{kind}");
        }
        assert!(all.iter().all(|one| one.chair != one.recorder));
        assert!(all.len() > 120, "{}", all.len());
    }

    #[test]
    fn a_thinned_year_has_as_many_as_were_asked_for_and_a_tenth_of_many_is_rich() {
        let all = year(4_000, 250, Some(5_000));
        assert_eq!(all.len(), 5_000);
        assert_eq!(all.iter().filter(|one| one.rich).count(), 500);
    }
}
