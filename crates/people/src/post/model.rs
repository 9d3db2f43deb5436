//! Posts: what a member is charged with in a unit, from a day to a day. Says which post fits where and which overlap; what a post may do is in rights.rs.

use jiff::civil::Date;
use zhixing_kit::clock::Moment;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row};
use zhixing_records::{MemberId, UnitId};

use crate::actor::Actor;
use crate::member::{MemberKind, overlap};
use crate::unit::{Unit, UnitKind};
use crate::words::words;

zhixing_kit::ids! {
    /// A post.
    PostId;
}

words! {
    /// What a post is for.
    pub enum PostKind {
        /// Runs the installation: units, members, accounts.
        Administrator = "administrator" "管理员" / "Administrator";
        /// The secretary of a branch (or of the organisation above).
        Secretary = "secretary" "书记" / "Secretary";
        /// The secretary's deputy.
        Deputy = "deputy" "副书记" / "Deputy secretary";
        /// A member of the committee.
        CommitteeMember = "committee_member" "委员" / "Committee member";
        /// The leader of a group.
        GroupLeader = "group_leader" "党小组组长" / "Group leader";
        /// Prepares activities.
        Organiser = "organiser" "组织干事" / "Organiser";
        /// Keeps the library.
        Librarian = "librarian" "资料员" / "Librarian";
        /// Dispatches residents' requests.
        Dispatcher = "dispatcher" "派单员" / "Dispatcher";
        /// Plans the road-safety duty.
        DutyPlanner = "duty_planner" "勤务编排员" / "Duty planner";
    }
}

impl PostKind {
    /// Whether a unit has at most one of it at a time (a branch sets up one secretary and, where needed, one deputy; a group has one leader: 支 13, 21).
    pub fn has_single_holder(self) -> bool {
        matches!(self, Self::Secretary | Self::Deputy | Self::GroupLeader)
    }

    /// Whether who holds it sits on the committee of a branch, or leads one that has none: one person is one of the three at a time (支 ch. 6).
    pub fn is_of_committee(self) -> bool {
        matches!(self, Self::Secretary | Self::Deputy | Self::CommitteeMember)
    }

    /// Whether an election fills it in a unit of this kind (支 ch. 6; 选 2): given or ended by hand, it is asked why.
    pub fn is_elected(self, unit: UnitKind) -> bool {
        self.is_of_committee() && unit.is_home()
    }

    /// The post of who leads a unit of this kind.
    pub fn leading(unit: UnitKind) -> Self {
        if unit == UnitKind::Group { Self::GroupLeader } else { Self::Secretary }
    }

    /// Whether a unit of this kind can have it.
    pub fn fits(self, unit: UnitKind) -> bool {
        match self {
            Self::Administrator => unit == UnitKind::Organisation,
            Self::Secretary | Self::Deputy | Self::CommitteeMember => unit != UnitKind::Group,
            Self::GroupLeader => unit == UnitKind::Group,
            Self::Organiser | Self::Librarian | Self::Dispatcher | Self::DutyPlanner => true,
        }
    }

    /// Whether who belongs as this kind may hold it. The committee and the leaders of groups are formal members: who is on probation has no right to be
    /// elected (Party constitution, art. 7), and others are no members. What is left are tasks, which a unit gives to anybody of its own.
    pub fn may_be_held_by(self, holder: MemberKind) -> bool {
        holder == MemberKind::Formal || !(self.is_of_committee() || self == Self::GroupLeader)
    }

    /// Whether the program has something for it to do. The others are kept where they were given, and named nowhere else.
    pub fn has_work(self) -> bool {
        !matches!(self, Self::Dispatcher | Self::DutyPlanner)
    }

    /// The kinds that a list of members is told to name: all that have work, but for the administrator's, which no list gives.
    pub fn importable() -> Vec<Self> {
        Self::ALL.iter().copied().filter(|kind| kind.has_work() && *kind != Self::Administrator).collect()
    }

    /// The kinds that a unit of this kind can be given.
    pub fn fitting(unit: UnitKind) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|kind| kind.has_work() && kind.fits(unit)).collect()
    }
}

/// A post held by a member in a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// The unit.
    pub unit: UnitId,
    /// The unit's name.
    pub unit_name: String,
    /// Who holds it.
    pub member: MemberId,
    /// His name.
    pub member_name: String,
    /// What it is.
    pub kind: PostKind,
    /// Its first day.
    pub from_on: Date,
    /// Its last day; none while it is open.
    pub to_on: Option<Date>,
    /// When it was ended in the course of its last day: from then on it gives no rights.
    pub ended_at: Option<Moment>,
}

impl Post {
    /// Whether it is held on any of these days. A post that was ended in the course of its last day leaves that day to its successor.
    pub fn overlaps(&self, from_on: Date, to_on: Option<Date>) -> bool {
        let last = if self.ended_at.is_some() { self.to_on.and_then(|day| day.yesterday().ok()) } else { self.to_on };
        last.is_none_or(|last| self.from_on <= last) && overlap((self.from_on, last), (from_on, to_on))
    }

    /// Whether it was left, or its days are over.
    pub fn is_over(&self, today: Date) -> bool {
        self.ended_at.is_some() || self.to_on.is_some_and(|last| last < today)
    }

    /// Whether it is held on that day.
    pub fn is_held(&self, on: Date) -> bool {
        self.overlaps(on, Some(on))
    }
}

/// That nobody leads a unit any more: who did has left the post, and nobody holds it or is to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vacancy {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub unit_kind: UnitKind,
    /// Its path.
    pub path: String,
    /// The post that nobody holds: secretary, or leader of a group.
    pub post: PostKind,
    /// The last day on which it was held.
    pub last: Date,
}

/// The post of who leads an open unit (the committee of an organisation has its secretary, too), where somebody held it and nobody does or is to.
/// `posts` are all that the unit ever had.
pub fn vacant(unit: &Unit, posts: &[Post], today: Date) -> Option<PostKind> {
    let kind = PostKind::leading(unit.kind);
    let mut led = posts.iter().filter(|post| post.kind == kind).peekable();
    (unit.is_open(today) && led.peek().is_some() && led.all(|post| post.is_over(today))).then_some(kind)
}

/// What whoever led a unit left behind there: meetings that are still to come and that he was to preside or record; and whether somebody was elected to follow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// How many.
    pub meetings: u32,
    /// Where they are handed over, for who may do so.
    pub path: Option<String>,
    /// The result of an election that waits for the unit above, and by which somebody follows.
    pub elected: Option<String>,
}

/// How it is told what is left behind in a unit: people know no meetings. Handed down by the program, as an extension of its routes.
#[derive(Clone, Copy)]
pub struct LeftBehind(pub fn(&Read<'_>, &Actor, &UnitId) -> Result<Behind>);

impl FromRow for Vacancy {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            unit: row.take()?,
            name: row.take()?,
            unit_kind: row.take()?,
            path: row.take()?,
            post: row.take()?,
            last: row.take()?,
        })
    }
}

impl FromRow for Post {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            unit: row.take()?,
            unit_name: row.take()?,
            member: row.take()?,
            member_name: row.take()?,
            kind: row.take()?,
            from_on: row.take()?,
            to_on: row.take()?,
            ended_at: row.take()?,
        })
    }
}
