//! Reflections as plain values: what one says, who may see it, and what others were shown of it. Pure.

use serde::{Deserialize, Serialize};
use zhixing_kit::{Moment, Sentence, ids};
use zhixing_library::{MaterialId, Quote, way_to};
use zhixing_people::{MemberId, UnitId};

use super::text::Text;

ids! {
    /// A reflection.
    ReflectionId;
}

/// The most passages that one reflection quotes.
pub const PASSAGES_MAX: usize = 50;
/// The most characters of a title.
pub const TITLE_CHARS_MAX: usize = 120;
/// How many characters of the words stand for a title that was not given.
const BEGINNING_CHARS: usize = 24;

/// Who may see something. The unit is the one of the moment in which it was chosen: who joins it sees it too, who leaves it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Its writer alone.
    Own,
    /// The members of a group.
    Group(UnitId),
    /// The members of a branch.
    Branch(UnitId),
    /// Everybody in the organisation.
    Everybody,
}

/// What can be chosen: the unit follows from who chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// His own eyes alone.
    Own,
    /// His group.
    Group,
    /// His branch.
    Branch,
    /// Everybody.
    Everybody,
}

impl Choice {
    /// All of them, the narrowest first.
    pub const ALL: [Self; 4] = [Self::Own, Self::Group, Self::Branch, Self::Everybody];

    /// In forms, records and the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Group => "group",
            Self::Branch => "branch",
            Self::Everybody => "all",
        }
    }

    /// Reads the word; nothing else.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word() == word)
    }
}

impl Audience {
    /// Which choice it is.
    pub fn choice(&self) -> Choice {
        match self {
            Self::Own => Choice::Own,
            Self::Group(_) => Choice::Group,
            Self::Branch(_) => Choice::Branch,
            Self::Everybody => Choice::Everybody,
        }
    }

    /// The group or the branch.
    pub fn unit(&self) -> Option<&UnitId> {
        match self {
            Self::Group(unit) | Self::Branch(unit) => Some(unit),
            Self::Own | Self::Everybody => None,
        }
    }

    /// As the database keeps it; `None` for what no one has written there.
    pub fn read(word: &str, unit: Option<UnitId>) -> Option<Self> {
        match (Choice::read(word)?, unit) {
            (Choice::Own, _) => Some(Self::Own),
            (Choice::Group, Some(unit)) => Some(Self::Group(unit)),
            (Choice::Branch, Some(unit)) => Some(Self::Branch(unit)),
            (Choice::Everybody, _) => Some(Self::Everybody),
            (Choice::Group | Choice::Branch, None) => None,
        }
    }

    /// Whether it holds somebody who belongs to this unit and this branch. A post opens nothing: who leads a unit sees what its members see.
    pub fn admits(&self, unit: &UnitId, branch: Option<&UnitId>) -> bool {
        match self {
            Self::Own => false,
            Self::Group(group) => group == unit,
            Self::Branch(own) => branch == Some(own),
            Self::Everybody => true,
        }
    }
}

/// A passage of the library as it stood when it was quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    material: MaterialId,
    edition: u32,
    part: u32,
    place: u32,
    /// The title of that edition.
    pub title: String,
    /// Where the material comes from; may be empty.
    pub source: String,
    /// Its words.
    pub words: String,
}

impl Passage {
    /// What was found in the library.
    pub fn of(quote: Quote) -> Self {
        let Quote { material, edition, part, place, title, source, words } = quote;
        Self { material, edition, part, place, title, source, words }
    }

    /// The way to where it stands, in the edition that was quoted.
    pub fn way(&self) -> String {
        way_to(&self.material, self.edition, self.part, self.place)
    }

    /// Whether it is the same place of the same edition.
    pub fn is_same_place(&self, other: &Self) -> bool {
        (&self.material, self.edition, self.place) == (&other.material, other.edition, other.place)
    }
}

/// What a reflection says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// Its title; may be empty.
    pub title: String,
    /// Its words.
    pub words: String,
    /// What it quotes, in the order in which it was chosen.
    pub passages: Vec<Passage>,
}

impl Content {
    /// What it is called: its title, else how it begins.
    pub fn name(&self) -> String {
        if !self.title.is_empty() {
            return self.title.clone();
        }
        let line = self.words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        let beginning: String = line.chars().take(BEGINNING_CHARS).collect();
        if line.chars().count() > BEGINNING_CHARS { format!("{beginning}…") } else { beginning }
    }

    /// The same with a passage more. A passage that is there already changes nothing.
    pub fn quoting(&self, passage: Passage) -> Result<Self, Sentence> {
        let mut content = self.clone();
        if content.passages.iter().any(|there| there.is_same_place(&passage)) {
            return Ok(content);
        }
        if content.passages.len() >= PASSAGES_MAX {
            return Err(Sentence::of(|language| Text(language).too_many_passages(PASSAGES_MAX)));
        }
        content.passages.push(passage);
        Ok(content)
    }

    /// All of it as one text, for comparing two versions.
    pub fn whole(&self) -> String {
        let passages = self.passages.iter().map(|passage| format!("“{}”——《{}》", passage.words, passage.title));
        [self.title.clone(), self.words.clone()].into_iter().chain(passages).collect::<Vec<_>>().join("\n")
    }
}

/// A reflection.
#[derive(Clone, Debug)]
pub struct Reflection {
    /// Its id.
    pub id: ReflectionId,
    /// Whose it is.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// What it says now.
    pub content: Content,
    /// Who may see it.
    pub audience: Audience,
    /// When it was changed last.
    pub changed_at: Moment,
    /// Since when others see it.
    pub shared_at: Option<Moment>,
}

impl Reflection {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/reflections/{}", self.id)
    }
}

/// What others were shown at once.
#[derive(Clone, Debug)]
pub struct Version {
    /// From 1, grows by one.
    pub number: i64,
    /// What it said.
    pub content: Content,
    /// Who saw it.
    pub audience: Audience,
    /// Since when.
    pub shown_at: Moment,
}

/// When what is shown was changed last, of versions with the newest first: the newest that says something else than the one before it.
pub fn changed_at(versions: &[Version]) -> Option<Moment> {
    versions.windows(2).find(|pair| pair[0].content != pair[1].content).map(|pair| pair[0].shown_at)
}

#[cfg(test)]
mod tests {
    use zhixing_kit::id::Id;

    use super::*;

    fn unit(number: u8) -> UnitId {
        UnitId::from_checked(format!("unit {number}"))
    }

    #[test]
    fn an_audience_holds_those_who_belong_and_nobody_else() {
        let (group, branch, other) = (unit(1), unit(2), unit(3));
        // Unit and branch of the reader, then whether own, group, branch and all hold him.
        let cases = [
            (&group, Some(&branch), [false, true, true, true]),
            (&branch, Some(&branch), [false, false, true, true]),
            (&other, Some(&branch), [false, false, true, true]),
            (&other, Some(&other), [false, false, false, true]),
            (&other, None, [false, false, false, true]),
        ];
        let all =
            [Audience::Own, Audience::Group(group.clone()), Audience::Branch(branch.clone()), Audience::Everybody];
        for (unit, of, expected) in cases {
            assert_eq!(all.clone().map(|audience| audience.admits(unit, of)), expected, "{unit} {of:?}");
        }
        for audience in all {
            assert_eq!(Audience::read(audience.choice().word(), audience.unit().cloned()), Some(audience));
        }
        assert_eq!((Audience::read("group", None), Audience::read("every", None)), (None, None));
    }

    #[test]
    fn without_a_title_it_is_called_as_it_begins() {
        let of = |title: &str, words: &str| Content { title: title.into(), words: words.into(), ..Content::default() };
        assert_eq!(of("雨夜出勤", "……").name(), "雨夜出勤");
        assert_eq!(of("", "\n 今天想明白一件事。\n第二行").name(), "今天想明白一件事。");
        assert_eq!(of("", &"长".repeat(30)).name(), format!("{}…", "长".repeat(24)));
    }

    #[test]
    fn it_was_changed_when_it_said_something_else_not_when_it_was_shared_with_more() {
        let version = |number, words: &str| Version {
            number,
            content: Content { words: words.into(), ..Content::default() },
            audience: Audience::Everybody,
            shown_at: Moment(number),
        };
        assert_eq!(changed_at(&[version(1, "甲")]), None);
        assert_eq!(changed_at(&[version(2, "甲"), version(1, "甲")]), None);
        assert_eq!(changed_at(&[version(3, "乙"), version(2, "乙"), version(1, "甲")]), Some(Moment(2)));
    }
}
