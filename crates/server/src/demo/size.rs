//! How large a demonstration is: how many people go to which branch, and as what. Pure figures.

use zhixing_kit::Sentence;
use zhixing_people::MemberKind;

use crate::said::said;

/// How large.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Members in all, the administrator and the organisation's secretary among them.
    pub members: usize,
    /// Branches.
    pub branches: usize,
}

/// Sorts of branches, in turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// With a committee and, when large enough, two groups.
    Committee,
    /// Of six formal members, without a committee.
    Small,
    /// A joint branch.
    Joint,
}

/// Fewer make no branch that can meet.
pub const PEOPLE_LEAST: usize = 9;
/// What a small branch has at most: six formal members, two on probation, the rest auxiliaries.
const SMALL_MOST: usize = 14;
/// From how many formal members on there is a committee (支 ch. 6).
const COMMITTEE_FROM: usize = 7;
/// A branch generally has at most so many formal members (支 ch. 2).
const FORMAL_MOST: usize = 50;

impl Size {
    /// Says what is wrong with it, in one line.
    pub fn check(self) -> Result<Self, Sentence> {
        if !(1..=5_000).contains(&self.branches) {
            return Err(said!("--branches：从 1 到 5000" / "--branches: from 1 to 5000"));
        }
        let (branches, least) = (self.branches, self.branches * PEOPLE_LEAST + 2);
        if !(least..=100_000).contains(&self.members) {
            return Err(said!(
                "--members：{branches} 个支部要有 {least} 到 100000 人"
                    / "--members: from {least} to 100000 for so many branches ({branches})"
            ));
        }
        Ok(self)
    }

    /// The sort and the number of people of each branch.
    pub fn branches(self) -> Vec<(Sort, usize)> {
        let sorts: Vec<Sort> =
            (0..self.branches).map(|at| [Sort::Committee, Sort::Small, Sort::Joint][at % 3]).collect();
        let people = self.members.saturating_sub(2);
        let small = (people / self.branches).min(SMALL_MOST);
        let smalls = sorts.iter().filter(|sort| **sort == Sort::Small).count();
        let others = self.branches - smalls;
        let rest = people - small * smalls;
        let mut nth = 0;
        let size = |sort: &Sort| {
            if sort == &Sort::Small {
                small
            } else {
                nth += 1;
                rest * nth / others - rest * (nth - 1) / others
            }
        };
        let sizes: Vec<usize> = sorts.iter().map(size).collect();
        sorts.into_iter().zip(sizes).collect()
    }
}

impl Sort {
    /// As what the people of a branch of so many belong to it: formal members first.
    pub fn kinds(self, people: usize) -> Vec<MemberKind> {
        let formal = match self {
            Self::Committee => (people * 7 / 10).clamp(COMMITTEE_FROM + 1, FORMAL_MOST),
            Self::Small => 6,
            Self::Joint => (people * 6 / 10).clamp(COMMITTEE_FROM + 1, FORMAL_MOST),
        };
        let formal = formal.min(people);
        let probationary = (people - formal).min(1 + people / 25);
        let mut kinds = vec![MemberKind::Formal; formal];
        kinds.extend(vec![MemberKind::Probationary; probationary]);
        kinds.resize(people, MemberKind::Auxiliary);
        kinds
    }

    /// Whether a branch of so many people has a committee.
    pub fn has_committee(self, people: usize) -> bool {
        self != Self::Small && people > COMMITTEE_FROM
    }
}
