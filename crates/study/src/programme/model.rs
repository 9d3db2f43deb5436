//! A programme as plain values, and the proposal that spreads its topics over study days. Pure.

use jiff::civil::Date;
use zhixing_kit::ids;
use zhixing_people::UnitId;

ids! {
    /// A programme of study.
    ProgrammeId;
}

/// The longest programme, in days: two years.
pub const DAYS_MAX: i32 = 731;
/// The most programmes of a branch that a list shows.
pub const PROGRAMMES_MAX: usize = 60;
/// The most characters of a programme's name.
pub const NAME_CHARS_MAX: usize = 60;

/// What a programme says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProgramme {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

/// A programme as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// Whose it is.
    pub branch: UnitId,
    /// What it says.
    pub says: NewProgramme,
    /// Grows by one with each change.
    pub version: i64,
    /// How many topics it has; those that were left out are not counted.
    pub topics: u32,
}

impl Programme {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/programmes/{}", self.id)
    }

    /// The `about` of its records and the topic of live pages.
    pub fn about(&self) -> String {
        about(&self.id)
    }

    /// Whether a day lies in it.
    pub fn holds(&self, on: Date) -> bool {
        (self.says.first..=self.says.last).contains(&on)
    }
}

/// `programme/ID`.
pub fn about(id: &ProgrammeId) -> String {
    format!("programme/{id}")
}

/// The year for which a programme is made on a day: this one, in its last quarter the next.
pub fn usual_year(today: Date) -> i16 {
    if today.month() > 9 { today.year() + 1 } else { today.year() }
}

/// Proposes a study day for topics that have none: for each free day the place of its topic in the list, or none.
///
/// `topics` is how many topics lack a day, in their order; `days` the free days in order of time, each with whether it is a study day for sure
/// (a theme day only could carry study). Each topic gets its day as long as there are days, in the order of the programme. Study days come first;
/// theme days are taken, evenly from the first on, only when there are too few of them. Where there are more study days than topics, a topic goes on for
/// several days, so that none of them is left without one.
pub fn spread(topics: usize, days: &[bool]) -> Vec<Option<usize>> {
    let sure = days.iter().filter(|sure| **sure).count();
    if topics == 0 {
        return vec![None; days.len()];
    }
    let (lacking, could) = (topics.saturating_sub(sure), days.len() - sure);
    let taken = lacking.min(could);
    // Of `could` theme days `taken` are chosen, evenly: the first of each share, so that nobody waits half a year for the first topic.
    let mut theme_days = 0..could;
    let chosen: Vec<bool> = days
        .iter()
        .map(|is_sure| {
            if *is_sure {
                return true;
            }
            theme_days.next().is_some_and(|at| at * taken % could < taken)
        })
        .collect();
    let all = sure + taken;
    let mut number = 0;
    chosen
        .into_iter()
        .map(|is_chosen| {
            is_chosen.then(|| {
                let topic = if all >= topics { number * topics / all } else { number };
                number += 1;
                topic
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{spread, usual_year};

    /// How many topics, the free days, and which topic each gets.
    type Case<'a> = (usize, &'a [bool], &'a [Option<usize>]);

    #[test]
    fn study_days_come_first_theme_days_fill_up_evenly_and_long_topics_go_on() {
        let (s, t) = (true, false);
        let cases: [Case<'_>; 8] = [
            (0, &[s, t], &[None, None]),
            (2, &[], &[]),
            (2, &[s, s], &[Some(0), Some(1)]),
            (2, &[s, t, s, t], &[Some(0), None, Some(1), None]),
            (2, &[s, s, s, s, t], &[Some(0), Some(0), Some(1), Some(1), None]),
            (3, &[t, t, s, t, t], &[Some(0), None, Some(1), Some(2), None]),
            (3, &[t, s], &[Some(0), Some(1)]),
            (2, &[t, t, t, t], &[Some(0), None, Some(1), None]),
        ];
        for (topics, days, expected) in cases {
            assert_eq!(spread(topics, days), expected, "{topics} over {days:?}");
        }
    }

    #[test]
    fn late_in_the_year_the_next_one_is_planned() {
        assert_eq!([date(2026, 1, 1), date(2026, 9, 30), date(2026, 10, 1)].map(usual_year), [2026, 2026, 2027]);
    }

    #[test]
    fn each_topic_gets_its_day_in_order_whenever_there_are_enough() {
        for topics in 0..9 {
            for pattern in 0..512_u32 {
                for length in 0..9 {
                    let days: Vec<bool> = (0..length).map(|at| pattern >> at & 1 == 1).collect();
                    let spread = spread(topics, &days);
                    let given: Vec<usize> = spread.iter().copied().flatten().collect();
                    assert!(given.is_sorted() && spread.len() == days.len());
                    let mut distinct = given.clone();
                    distinct.dedup();
                    assert_eq!(distinct, (0..topics.min(days.len())).collect::<Vec<_>>(), "{topics} {days:?}");
                    if topics > 0 {
                        assert!(spread.iter().zip(&days).all(|(topic, sure)| topic.is_some() || !sure));
                    }
                }
            }
        }
    }
}
