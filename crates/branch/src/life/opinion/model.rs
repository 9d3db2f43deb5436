//! An opinion as plain values: what it is about, and when anonymous ones may be shown. Pure.

use zhixing_kit::Language;

use super::text::Text;

/// The fewest anonymous opinions that are shown, and the fewest people among whom one can hide (P13).
pub const FEWEST: usize = 5;
/// The most opinions of a round, of each sort.
pub const OPINIONS_MAX: usize = 500;

/// What an opinion is about: the branch and its work, never a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Study and its use.
    Study,
    /// How the organisation lives.
    Life,
    /// The work and the service.
    Work,
    /// Style and discipline.
    Style,
    /// How people are looked after.
    Care,
    /// Anything else.
    Other,
}

impl Matter {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [Self::Study, Self::Life, Self::Work, Self::Style, Self::Care, Self::Other];

    /// The word in rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::Study => "study",
            Self::Life => "life",
            Self::Work => "work",
            Self::Style => "style",
            Self::Care => "care",
            Self::Other => "other",
        }
    }

    /// The matter of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matter| matter.code() == code)
    }

    /// Its name.
    pub fn name(self, language: Language) -> &'static str {
        let text = Text(language);
        match self {
            Self::Study => text.study(),
            Self::Life => text.life(),
            Self::Work => text.work(),
            Self::Style => text.style(),
            Self::Care => text.care(),
            Self::Other => text.other(),
        }
    }
}

/// Whether opinions can be given without a name among so many people.
pub fn can_be_anonymous(people: usize) -> bool {
    people >= FEWEST
}

/// How many anonymous opinions are shown of so many: all, or none where they are too few.
pub fn shown(anonymous: usize) -> usize {
    if anonymous >= FEWEST { anonymous } else { 0 }
}

/// An opinion under a name.
#[derive(Clone, Debug)]
pub struct Named {
    /// What it is about.
    pub matter: Matter,
    /// The words.
    pub words: String,
    /// Who gave it.
    pub name: String,
}

/// An opinion that nobody signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anonymous {
    /// What it is about.
    pub matter: Matter,
    /// The words.
    pub words: String,
}

/// How the gathering ended.
#[derive(Clone, Debug)]
pub struct Closing {
    /// How many came under a name.
    pub named: u32,
    /// How many came without, and are shown.
    pub anonymous: u32,
    /// How many were too few to be shown, and were taken away.
    pub dropped: u32,
    /// Who ended it.
    pub closed_name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p13_fewer_than_five_are_never_shown_and_no_one_hides_among_fewer_than_five() {
        for (came, expected) in [(0, 0), (1, 0), (4, 0), (5, 5), (60, 60)] {
            assert_eq!(shown(came), expected, "{came}");
        }
        assert!(!can_be_anonymous(4) && can_be_anonymous(5));
    }
}
