//! Units: the nodes of the organisation's tree, and which kind may stand below which. Pure.

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Row, Sentence};
use zhixing_records::UnitId;

use super::text::Text;
use crate::words::words;

/// How many levels the tree has at most.
pub const DEPTH_MAX: usize = 8;

words! {
    /// What kind of node a unit is.
    pub enum UnitKind {
        /// The organisation itself, or a part of it that holds branches.
        Organisation = "organisation" "组织" / "Organisation";
        /// A branch of at least three formal members (支 ch. 2).
        Branch = "branch" "党支部" / "Branch";
        /// A branch of neighbouring units with fewer than three formal members each (支 ch. 2).
        JointBranch = "joint_branch" "联合党支部" / "Joint branch";
        /// A branch of a temporary body (支 ch. 2).
        TemporaryBranch = "temporary_branch" "临时党支部" / "Temporary branch";
        /// A group within a branch (支 13).
        Group = "group" "党小组" / "Group";
    }
}

impl UnitKind {
    /// Whether it is a branch of any kind: the body whose life the charter rules.
    pub fn is_branch(self) -> bool {
        matches!(self, Self::Branch | Self::JointBranch | Self::TemporaryBranch)
    }

    /// Whether it is a branch that members belong to, and that elects who leads it: to a temporary one they are set besides (支 ch. 2).
    pub fn is_home(self) -> bool {
        self.is_branch() && self != Self::TemporaryBranch
    }

    /// Whether a unit of this kind may stand directly below one of that kind: groups in branches, all else in organisations.
    pub fn may_stand_below(self, parent: Self) -> bool {
        match self {
            Self::Group => parent.is_branch(),
            _ => parent == Self::Organisation,
        }
    }

    /// The kinds that may stand directly below.
    pub fn below(self) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|kind| kind.may_stand_below(self)).collect()
    }
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// The unit above; none for the topmost.
    pub parent: Option<UnitId>,
    /// The ids from the top down to itself, each between slashes: `/top/branch/group/`.
    pub path: String,
    /// Its kind.
    pub kind: UnitKind,
    /// Its name, unique below its parent.
    pub name: String,
    /// The branch that it is or lies in; none above the branches.
    pub branch: Option<UnitId>,
    /// The day from which it exists.
    pub founded_on: Date,
    /// The day on which it was closed: from this day on it is no more.
    pub closed_on: Option<Date>,
}

impl Unit {
    /// Whether it is that unit or lies below it.
    pub fn lies_in(&self, above: &Self) -> bool {
        self.path.starts_with(&above.path)
    }

    /// How many units stand above it.
    pub fn depth(&self) -> usize {
        self.path.matches('/').count().saturating_sub(2)
    }

    /// Whether it exists on that day.
    pub fn is_open(&self, on: Date) -> bool {
        self.closed_on.is_none_or(|closed| closed > on)
    }
}

/// The day before which nothing of a unit begins: neither somebody's stay, nor a post, nor its record. A group has none before its branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founding {
    /// The name of the unit.
    pub unit: String,
    /// The day.
    pub on: Date,
}

/// A day before the founding of the unit of which it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooEarly(pub Founding);

impl Founding {
    /// That of a unit. The topmost has none: its day is that on which the program was set up, and nobody stated it.
    pub fn of(unit: &Unit) -> Option<Self> {
        unit.parent.as_ref().map(|_| Self { unit: unit.name.clone(), on: unit.founded_on })
    }

    /// This one, or that of the branch in which the unit lies, where that is later.
    #[must_use]
    pub fn within(self, branch: Option<Self>) -> Self {
        branch.filter(|branch| branch.on > self.on).unwrap_or(self)
    }

    /// Lets a day pass on which the unit is there.
    pub fn allows(&self, day: Date) -> Result<(), TooEarly> {
        if day < self.on { Err(TooEarly(self.clone())) } else { Ok(()) }
    }
}

impl TooEarly {
    /// What is wrong and what to do, at the field of the day.
    pub fn at(self, field: &'static str) -> Error {
        let Founding { unit, on } = self.0;
        Faults::at(field, Sentence::of(|language| Text(language).not_founded(&unit, day_text(language, on)))).into()
    }
}

impl FromRow for Unit {
    fn from_row(row: &mut Row) -> zhixing_kit::Result<Self> {
        Ok(Self {
            id: row.take()?,
            parent: row.take()?,
            path: row.take()?,
            kind: row.take()?,
            name: row.take()?,
            branch: row.take()?,
            founded_on: row.take()?,
            closed_on: row.take()?,
        })
    }
}
