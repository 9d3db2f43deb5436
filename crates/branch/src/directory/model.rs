//! An entry of the directory as plain values: what it names, how doubles are recognised, how long a telephone number is kept. Pure.

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_kit::{Language, ids};
use zhixing_people::UnitId;

use super::text::Text;

ids! {
    /// An entry of the directory.
    EntryId;
}

/// The most entries of one kind in a branch.
pub const ENTRIES_MAX: usize = 300;
/// How long a telephone number is kept after it was last of use (P14).
pub const KEPT_MONTHS: i32 = 12;

/// What an entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// Where one goes.
    Place,
    /// Who comes to speak.
    Lecturer,
    /// Who is spoken to in another house.
    Contact,
}

impl EntryKind {
    /// All kinds, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Place, Self::Lecturer, Self::Contact];

    /// The word in rows and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Lecturer => "lecturer",
            Self::Contact => "contact",
        }
    }

    /// The kind of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Its name.
    pub fn name(self, language: Language) -> &'static str {
        let text = Text(language);
        match self {
            Self::Place => text.place(),
            Self::Lecturer => text.lecturer(),
            Self::Contact => text.contact(),
        }
    }

    /// Whether it names a person, who can have a telephone number.
    pub fn is_person(self) -> bool {
        self != Self::Place
    }
}

/// An entry before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// What it names.
    pub kind: EntryKind,
    /// The name.
    pub name: String,
    /// Of a place the address; of a person the house and what he does there.
    pub about: String,
    /// A person's telephone number; empty without one.
    pub phone: String,
    /// What the number is kept for.
    pub purpose: String,
    /// The last day on which it is kept.
    pub keep_until: Option<Date>,
}

/// An entry as it stands.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The branch whose directory it is.
    pub branch: UnitId,
    /// The entry it was merged into.
    pub merged_into: Option<EntryId>,
    /// Grows by one with each edit.
    pub version: i64,
    /// What is kept.
    pub kept: NewEntry,
    /// How many activities it was arranged for.
    pub uses: u32,
    /// The day of the latest of them.
    pub last_used: Option<Date>,
}

impl Entry {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/directory/{}", self.id)
    }
}

/// A name as doubles are recognised by: without spaces, punctuation and brackets, letters small.
pub fn sought(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two names may mean the same: one holds the other, and neither is a single character.
pub fn may_be_double(one: &str, other: &str) -> bool {
    let (one, other) = (sought(one), sought(other));
    let long = |name: &str| name.chars().count() >= 2;
    long(&one) && long(&other) && (one.contains(&other) || other.contains(&one))
}

/// Pairs of entries that may be the same, at most so many.
pub fn doubles(entries: &[Entry], most: usize) -> Vec<(&Entry, &Entry)> {
    let pairs =
        entries.iter().enumerate().flat_map(|(at, one)| entries[at + 1..].iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| may_be_double(&one.kept.name, &other.kept.name)).take(most).collect()
}

/// The last day on which a telephone number is kept that is of use on this day.
pub fn kept_after(day: Date) -> Date {
    day.saturating_add(KEPT_MONTHS.months())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn names_that_may_mean_the_same_are_recognised() {
        let same = [("东湖社区", "东湖 社区"), ("东湖社区", "东湖社区（党群中心）"), ("ABC School", "abc school")];
        for (one, other) in same {
            assert!(may_be_double(one, other), "{one} {other}");
        }
        for (one, other) in [("东湖社区", "西湖社区"), ("王", "王师傅"), ("（）", "东湖社区"), ("", "")]
        {
            assert!(!may_be_double(one, other), "{one} {other}");
        }
    }

    #[test]
    fn p14_a_number_is_kept_for_a_year_after_its_use() {
        assert_eq!(kept_after(date(2026, 3, 15)), date(2027, 3, 15));
        assert_eq!(kept_after(date(2028, 2, 29)), date(2029, 2, 28));
    }
}
