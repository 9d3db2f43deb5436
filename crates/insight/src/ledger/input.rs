//! What a reader of the ledger asks to see: kept in the page's address, stored nowhere.

use jiff::civil::Date;
use serde::Deserialize;
use zhixing_branch::MARKED;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::id::is_id;
use zhixing_records::{Entry, StatementId, UnitId};
use zhixing_study::MATERIAL_CHOSEN;

zhixing_kit::fields! {
    KIND = "kind" "关于什么" / "About", why "只看一类记录。" / "To see one kind of records.", seen "只有您；不保存" / "Only you; it is not kept";
    FROM = "from" "从哪天起" / "From the day", why "只看这天起发生的事。" / "To see what happened from that day on.", seen "只有您；不保存" / "Only you; it is not kept";
    UNIT = "unit" "单位" / "Unit", why "只看一个单位的记录。" / "To see one unit's records.", seen "只有您；不保存" / "Only you; it is not kept";
    ONLY = "only" "只看" / "Only", why "找补记的和更正的。" / "To find what was recorded late or corrected.", seen "只有您；不保存" / "Only you; it is not kept";
}

/// The kinds of wholes that records are about: the first part of `about`.
pub(super) const KINDS: &[&str] = &[
    "activity",
    "member",
    "unit",
    "branch-setting",
    "year-plan",
    "programme",
    "material",
    "course",
    "bank",
    "question",
    "question-file",
    "suggestion",
];

/// Records of one sort only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Only {
    /// Recorded long after it happened.
    Late,
    /// Corrections of earlier records.
    Corrections,
}

impl Only {
    pub const ALL: [Self; 2] = [Self::Late, Self::Corrections];

    pub fn word(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Corrections => "corrections",
        }
    }

    fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|only| only.word() == word)
    }
}

/// Records that are told in one line where they follow one another about the same whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gathered {
    /// The marks of one meeting's roll.
    Roll,
    /// What is read for the topics of one programme.
    Reading,
}

impl Gathered {
    /// Which of them a record belongs to.
    pub fn of(entry: &Entry) -> Option<Self> {
        [Self::Roll, Self::Reading].into_iter().find(|one| one.verb() == entry.verb)
    }

    /// The verb that they have in common.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Roll => MARKED.name,
            Self::Reading => MATERIAL_CHOSEN.name,
        }
    }

    /// What they are about, of this id.
    pub fn about(self, id: &str) -> String {
        match self {
            Self::Roll => format!("activity/{id}"),
            Self::Reading => format!("programme/{id}"),
        }
    }

    /// Its name in an address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Roll => "roll",
            Self::Reading => "reading",
        }
    }
}

/// The page's address as it came.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LedgerInput {
    pub kind: String,
    pub from: String,
    pub unit: String,
    pub only: String,
    /// A meeting whose roll is shown mark by mark: the list folds it into one line that leads here.
    pub roll: String,
    /// A programme whose choices of what is read are shown one by one, likewise.
    pub reading: String,
    pub before: String,
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub kind: Option<String>,
    pub from: Option<Date>,
    pub unit: Option<UnitId>,
    pub only: Option<Only>,
    pub gathered: Option<(Gathered, String)>,
    pub before: Option<StatementId>,
}

impl LedgerInput {
    /// Says what is asked, or what is wrong with it. An address that someone typed is no reason for an error page.
    pub fn check(&self) -> Result<Asked, Faults> {
        let mut check = Check::default();
        let known = |word: &str| KINDS.contains(&word).then(|| word.to_owned());
        let asked = Asked {
            kind: optional(&self.kind).and_then(|word| check.choice("kind", word, None, |word| known(word).map(Some))),
            from: check.optional_day("from", &self.from),
            unit: check.id("unit", &self.unit, false, UnitId::parse),
            only: optional(&self.only)
                .and_then(|word| check.choice("only", word, None, |word| Only::read(word).map(Some))),
            gathered: self.gathered(),
            before: StatementId::parse(&self.before),
        };
        check.finish(asked)
    }

    /// The run whose records are shown one by one.
    fn gathered(&self) -> Option<(Gathered, String)> {
        let asked = [(Gathered::Roll, &self.roll), (Gathered::Reading, &self.reading)];
        asked
            .into_iter()
            .map(|(one, id)| (one, id.trim()))
            .find(|(_, id)| is_id(id))
            .map(|(one, id)| (one, id.to_owned()))
    }

    /// Whether the records of a run are shown one by one.
    pub fn is_gathered(&self) -> bool {
        self.gathered().is_some()
    }

    /// Whether anything is filtered.
    pub fn is_filtered(&self) -> bool {
        [&self.kind, &self.from, &self.unit, &self.only, &self.roll, &self.reading]
            .iter()
            .any(|value| !value.is_empty())
    }

    /// The address of the page after this one; only checked values come here.
    pub fn older(&self, before: &StatementId) -> String {
        let day = self.from.trim();
        let pairs = [
            ("kind", self.kind.trim()),
            ("from", day),
            ("unit", self.unit.trim()),
            ("only", self.only.trim()),
            ("roll", self.roll.trim()),
            ("reading", self.reading.trim()),
            ("before", before.as_str()),
        ];
        let query: Vec<String> = pairs
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        format!("/ledger?{}", query.join("&"))
    }
}

fn optional(word: &str) -> Option<&str> {
    Some(word.trim()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_address_asks_for_everything_and_a_typed_one_is_told_what_is_wrong() {
        assert_eq!(LedgerInput::default().check(), Ok(Asked::default()));
        let typed = LedgerInput {
            kind: "secrets".into(),
            from: "2026-02-30".into(),
            unit: "1".into(),
            only: "x".into(),
            roll: "x".into(),
            reading: "x".into(),
            before: "x".into(),
        };
        let faults = typed.check().unwrap_err();
        assert_eq!(faults.0.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["kind", "from", "unit", "only"]);
        let late = LedgerInput { only: "late".into(), kind: "activity".into(), ..LedgerInput::default() };
        assert_eq!(late.check().map(|asked| asked.only), Ok(Some(Only::Late)));
    }

    #[test]
    fn the_next_page_keeps_what_was_asked() {
        let id = StatementId::parse("0198c1f2-0000-7000-8000-000000000000").unwrap();
        let input = LedgerInput { kind: "activity".into(), from: "2026-03-01".into(), ..LedgerInput::default() };
        assert_eq!(input.older(&id), format!("/ledger?kind=activity&from=2026-03-01&before={id}"));
    }
}
