//! Hours as plain values. Pure.

use zhixing_branch::Activity;
use zhixing_charter::StudyHours;

/// Somebody's hours of study in a year.
#[derive(Clone, Debug)]
pub struct Hours {
    /// The year.
    pub year: i16,
    /// What he was there for, in order of time.
    pub held: Vec<Activity>,
    /// What the charter asks of him; none on days for which it has no rule, and of who belongs to no branch.
    pub rule: Option<StudyHours>,
    /// Whether he belongs to a branch.
    pub in_branch: bool,
    /// The ground on which nothing is asked of him (P19).
    pub excused: Option<(String, String)>,
    /// Minutes of a class hour.
    pub hour_minutes: u32,
    /// The kind of activity that is a concentrated training.
    pub training_kind: String,
}

impl Hours {
    /// How many class hours, the last one begun not counted.
    pub fn whole(&self) -> u32 {
        self.minutes() / self.hour_minutes.max(1)
    }

    /// How many concentrated trainings he was at.
    pub fn trainings(&self) -> usize {
        self.held.iter().filter(|activity| activity.kind == self.training_kind).count()
    }

    fn minutes(&self) -> u32 {
        self.held.iter().map(|activity| activity.minutes).sum()
    }

    /// The hours in words, with halves where there are some: `12`, `12.5`.
    pub fn in_words(&self) -> String {
        in_words(self.minutes(), self.hour_minutes)
    }
}

/// Minutes as class hours, to one place: `1`, `1.5`.
pub fn in_words(minutes: u32, hour_minutes: u32) -> String {
    let tenths = u64::from(minutes) * 10 / u64::from(hour_minutes.max(1));
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn hours_are_told_to_one_place_and_never_more_than_there_were() {
        let cases = [(0, "0"), (60, "1"), (90, "1.5"), (100, "1.6"), (119, "1.9"), (120, "2"), (1_920, "32")];
        for (minutes, words) in cases {
            assert_eq!(in_words(minutes, 60), words);
        }
        assert_eq!(in_words(90, 45), "2");
        assert_eq!(in_words(5, 0), "5");
    }
}
