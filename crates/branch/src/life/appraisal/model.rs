//! An appraisal as plain values: grades, what two people counted, and how many may be excellent. Pure.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use zhixing_charter::Fraction;
use zhixing_kit::{Language, Moment};
use zhixing_people::MemberId;

use super::text::Text;

/// The most ballots of a tally.
pub const BALLOTS_MAX: u32 = 2_000;

/// What a member is found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Excellent.
    Excellent,
    /// As a member should be.
    Qualified,
    /// By and large as a member should be.
    Basic,
    /// Not as a member should be.
    Unqualified,
}

impl Grade {
    /// All grades, in the order in which a tally counts them.
    pub const ALL: [Self; 4] = [Self::Excellent, Self::Qualified, Self::Basic, Self::Unqualified];

    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Excellent => "excellent",
            Self::Qualified => "qualified",
            Self::Basic => "basic",
            Self::Unqualified => "unqualified",
        }
    }

    /// The grade of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.code() == code)
    }

    /// Its name.
    pub fn name(self, language: Language) -> &'static str {
        let text = Text(language);
        match self {
            Self::Excellent => text.excellent(),
            Self::Qualified => text.qualified(),
            Self::Basic => text.basic(),
            Self::Unqualified => text.unqualified(),
        }
    }
}

/// A part of the appraisal of which only that it took place is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Each spoke about himself.
    Own,
    /// Each spoke about the others.
    Mutual,
}

impl Part {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Own, Self::Mutual];

    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Mutual => "mutual",
        }
    }

    /// The part of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Its name.
    pub fn name(self, language: Language) -> &'static str {
        let text = Text(language);
        match self {
            Self::Own => text.part_own(),
            Self::Mutual => text.part_mutual(),
        }
    }
}

/// How often each grade was chosen for each member.
pub type Figures = BTreeMap<String, [u32; 4]>;

/// A tally, from wherever it comes: a paper box counted by two tellers, or ballots of the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Ballots handed out.
    pub issued: u32,
    /// Ballots that came back.
    pub returned: u32,
    /// For each member.
    pub figures: Figures,
}

impl Tally {
    /// What is wrong with it, if anything: more came back than went out, or more was chosen for somebody than came back.
    pub fn fault(&self) -> Option<TallyFault> {
        if self.issued > BALLOTS_MAX {
            return Some(TallyFault::TooMany);
        }
        if self.returned > self.issued {
            return Some(TallyFault::MoreThanIssued);
        }
        let over =
            |figures: &[u32; 4]| figures.iter().map(|count| u64::from(*count)).sum::<u64>() > u64::from(self.returned);
        self.figures
            .iter()
            .find(|(_, figures)| over(figures))
            .map(|(member, _)| TallyFault::MoreThanReturned(member.clone()))
    }
}

/// Why a tally cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TallyFault {
    /// More ballots than anybody counts.
    TooMany,
    /// More came back than went out.
    MoreThanIssued,
    /// More was chosen for this member than came back.
    MoreThanReturned(String),
}

/// What one person counted, as he entered it himself.
#[derive(Clone, Debug)]
pub struct Count {
    /// His place among those who entered, from 1 on.
    pub place: u32,
    /// Who entered it; nobody once he was erased.
    pub member: Option<MemberId>,
    /// Who counted, by name.
    pub name: String,
    /// What he counted.
    pub tally: Tally,
}

impl Count {
    /// Whether it is this member's own.
    pub fn is_of(&self, member: &MemberId) -> bool {
        self.member.as_ref() == Some(member)
    }

    /// Whether somebody else entered the other one: only then is one a check of the other.
    fn is_beside(&self, other: &Self) -> bool {
        self.member.is_some() && other.member.is_some() && self.member != other.member
    }
}

/// Two counts that different people entered and that agree, as a paper box is counted by two tellers.
pub fn agreed(counts: &[Count]) -> Option<(&Count, &Count)> {
    let pairs = counts.iter().enumerate().flat_map(|(at, one)| counts[at + 1..].iter().map(move |other| (one, other)));
    pairs.into_iter().find(|(one, other)| one.is_beside(other) && one.tally == other.tally)
}

/// One's own count and the first of somebody else that differs from it, with where they do. Nobody is shown another's figures before he entered his own.
pub fn differing<'a>(counts: &'a [Count], mine: &MemberId) -> Option<(&'a Count, &'a Count, Differences)> {
    let own = counts.iter().find(|count| count.is_of(mine))?;
    let against = |other: &'a Count| Some((own, other, differences(&own.tally, &other.tally)?));
    counts.iter().filter(|other| own.is_beside(other)).find_map(against)
}

/// Where two counts differ: members, and whether the numbers of ballots do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// The numbers of ballots differ.
    pub ballots: bool,
    /// The members whose figures differ.
    pub members: Vec<String>,
}

/// Where two people counted differently; nothing where they agree.
pub fn differences(one: &Tally, other: &Tally) -> Option<Differences> {
    let ballots = (one.issued, one.returned) != (other.issued, other.returned);
    let all: std::collections::BTreeSet<&String> = one.figures.keys().chain(other.figures.keys()).collect();
    let members: Vec<String> =
        all.into_iter().filter(|member| one.figures.get(*member) != other.figures.get(*member)).cloned().collect();
    (ballots || !members.is_empty()).then_some(Differences { ballots, members })
}

/// A tally that stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The tally.
    pub tally: Tally,
    /// Who counted.
    pub tellers: String,
    /// Since when it stands.
    pub accepted_at: Moment,
}

/// A member who is appraised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appraised {
    /// Who.
    pub member: MemberId,
    /// His name.
    pub name: String,
}

/// What the committee decides.
#[derive(Clone, Debug)]
pub struct Decision {
    /// For each member.
    pub grades: Vec<(MemberId, Grade)>,
    /// On which day.
    pub decided_on: Date,
    /// Why more are excellent than the rule generally allows; empty where they are not.
    pub why_more: String,
}

/// A decision that was made.
#[derive(Clone, Debug)]
pub struct Decided {
    /// On which day.
    pub on: Date,
    /// How many are excellent.
    pub excellent: u32,
    /// Of how many.
    pub appraised: u32,
    /// Why more than the rule generally allows.
    pub why_more: String,
}

/// What was found of a member.
#[derive(Clone, Debug)]
pub struct Found {
    /// Who.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// What.
    pub grade: Grade,
    /// When he was told.
    pub told_at: Option<Moment>,
}

/// What a form of the decision shows when it is opened, as a short digest: whoever saves on another basis is shown what was decided meanwhile.
/// Empty before anything was decided. The committee decides as one and signs for one list, so two lists are not merged line by line as other forms are.
pub fn basis(decided: Option<&Decided>, results: &[Found]) -> String {
    let Some(decided) = decided else { return String::new() };
    let mut digest = Sha256::new();
    digest.update(format!("{}\n{}", decided.on, decided.why_more));
    let mut lines: Vec<String> =
        results.iter().map(|found| format!("\n{} {}", found.member, found.grade.code())).collect();
    lines.sort_unstable();
    digest.update(lines.concat());
    hex::encode(&digest.finalize()[..8])
}

/// How many of so many may generally be excellent (支 18).
pub fn excellent_most(share: Option<Fraction>, appraised: u32) -> u32 {
    share.map_or(appraised, |share| share.floor_of(appraised))
}

/// Four counts as they are written in a line, such as `18 4 0 0`; anything but digits parts them.
pub fn read_figures(raw: &str) -> Option<[u32; 4]> {
    let counts: Vec<u32> = raw
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    counts.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(issued: u32, returned: u32, figures: &[(&str, [u32; 4])]) -> Tally {
        let figures = figures.iter().map(|(member, counts)| ((*member).to_owned(), *counts)).collect();
        Tally { issued, returned, figures }
    }

    #[test]
    fn zhi_18_generally_at_most_a_third_are_excellent() {
        let share = crate::charter().kind("appraisal").unwrap().excellent_at_most;
        for (appraised, most) in [(0, 0), (2, 0), (3, 1), (8, 2), (9, 3), (20, 6), (50, 16)] {
            assert_eq!(excellent_most(share, appraised), most, "{appraised}");
        }
    }

    #[test]
    fn a_tally_holds_together() {
        let cases = [
            (tally(20, 19, &[("a", [10, 9, 0, 0]), ("b", [0, 0, 0, 0])]), None),
            (tally(20, 21, &[]), Some(TallyFault::MoreThanIssued)),
            (tally(20, 19, &[("a", [10, 9, 1, 0])]), Some(TallyFault::MoreThanReturned("a".into()))),
            (tally(20, 19, &[("a", [u32::MAX, u32::MAX, 0, 0])]), Some(TallyFault::MoreThanReturned("a".into()))),
            (tally(2_001, 1, &[]), Some(TallyFault::TooMany)),
        ];
        for (tally, expected) in cases {
            assert_eq!(tally.fault(), expected, "{tally:?}");
        }
    }

    fn count(member: Option<&MemberId>, tally: &Tally) -> Count {
        Count { place: 1, member: member.cloned(), name: "某人".into(), tally: tally.clone() }
    }

    #[test]
    fn two_counts_hold_when_two_people_entered_them() {
        let person = |number: u8| MemberId::parse(&format!("01890000-0000-7000-8000-0000000000{number:02}"));
        let (a, b, c) = (person(1).unwrap(), person(2).unwrap(), person(3).unwrap());
        let (right, wrong) = (tally(20, 19, &[("x", [10, 9, 0, 0])]), tally(20, 19, &[("x", [9, 10, 0, 0])]));
        let holds = |counts: &[Count]| agreed(counts).is_some();
        assert!(!holds(&[count(Some(&a), &right)]), "one alone");
        assert!(!holds(&[count(Some(&a), &right), count(Some(&a), &right)]), "one person twice");
        assert!(!holds(&[count(None, &right), count(Some(&a), &right)]), "nobody knows whether it was somebody else");
        assert!(!holds(&[count(Some(&a), &right), count(Some(&b), &wrong)]), "they differ");
        assert!(holds(&[count(Some(&a), &right), count(Some(&b), &right)]));
        assert!(holds(&[count(Some(&a), &right), count(Some(&b), &wrong), count(Some(&c), &right)]), "a third decides");

        let both = [count(Some(&a), &right), count(Some(&b), &wrong)];
        assert!(differing(&both, &c).is_none(), "who entered nothing is shown nothing");
        let (own, other, at) = differing(&both, &b).unwrap();
        assert_eq!((&own.tally, &other.tally), (&wrong, &right));
        assert_eq!(at.members, ["x"]);
    }

    #[test]
    fn tellers_who_differ_are_shown_where() {
        let one = tally(20, 19, &[("a", [10, 9, 0, 0]), ("b", [1, 2, 3, 4])]);
        assert_eq!(differences(&one, &one), None);
        let other = tally(20, 19, &[("a", [9, 10, 0, 0]), ("b", [1, 2, 3, 4])]);
        assert_eq!(differences(&one, &other), Some(Differences { ballots: false, members: vec!["a".into()] }));
        let fewer = tally(20, 18, &[("a", [10, 9, 0, 0])]);
        assert_eq!(differences(&one, &fewer), Some(Differences { ballots: true, members: vec!["b".into()] }));
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        for raw in ["18 4 0 0", "18、4、0、0", " 18,4, 0 ,0 ", "优秀18 合格4 基本0 不合格0"] {
            assert_eq!(read_figures(raw), Some([18, 4, 0, 0]), "{raw}");
        }
        for raw in ["", "18 4 0", "18 4 0 0 1", "99999999999 0 0 0", "一 二 三 四"] {
            assert_eq!(read_figures(raw), None, "{raw}");
        }
    }
}
