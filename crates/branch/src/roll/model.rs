//! The roll as plain values: who should attend and who has a vote, what was marked, and what that adds up to. It never asks a clock or a database.

use zhixing_charter::Attends;
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::{Moment, ids};
use zhixing_people::{Exemption, Member, MemberId, MemberKind, PostKind, Waited};

use super::namesake::Namesake;

ids! {
    /// One person on the list of a meeting.
    RollEntryId;
}

/// The kind of a person who was asked to sit in: a member of another unit or a named visitor.
pub const VISITOR: &str = "visitor";
/// The most people on one list.
pub const ROLL_MAX: usize = 1_000;

/// What the recorder marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// There; counts for the quorum when he has a vote.
    Present,
    /// Not there.
    Absent,
    /// There without a vote.
    WithoutVote,
    /// Was there, and left before the end: what was decided until then stands with him, later votes are taken without him.
    Left,
}

impl Mark {
    /// All marks, in the order of the buttons.
    pub const ALL: [Self; 4] = [Self::Present, Self::Absent, Self::WithoutVote, Self::Left];

    /// Whether he came, with a vote or without, also if he left later.
    pub fn came(self) -> bool {
        self != Self::Absent
    }

    /// Whether he is there now, with a vote or without.
    pub fn is_here(self) -> bool {
        matches!(self, Self::Present | Self::WithoutVote)
    }

    /// Whether he came to vote if he has one, also if he left later: what he voted then counts.
    pub fn came_to_vote(self) -> bool {
        matches!(self, Self::Present | Self::Left)
    }

    /// Whether somebody was there for a vote or a ballot of which its end, or its beginning, `found` so, when his attendance was called so and stands so
    /// now. What is put right holds for the whole meeting; put back, what was found holds again: who came later was not there for it, and who had left
    /// neither. That somebody who was called left before the end takes nothing of his back.
    pub fn was_there(found: bool, called: Option<Self>, now: Option<Self>) -> bool {
        let came = |mark: Option<Self>| mark.is_some_and(Self::came_to_vote);
        match (called, now) {
            (Some(Self::Left), Some(Self::Present)) => true,
            _ if came(called) == came(now) => found,
            _ => came(now),
        }
    }

    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::WithoutVote => "without_vote",
            Self::Left => "left",
        }
    }

    /// The mark of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.code() == code)
    }
}

/// How somebody's attendance stands: his mark, and the reason of an absence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// The mark; none where he was not marked.
    pub mark: Option<Mark>,
    /// The reason of an absence, or when he left, as the clock on the wall showed it (15:40); may be empty, and is for every other mark.
    pub reason: String,
}

/// How rows say that somebody was not marked.
const UNMARKED: &str = "unmarked";

impl Attendance {
    /// A mark with what belongs to it: the reason of an absence, the time of who left.
    pub fn new(mark: Mark, reason: &str) -> Self {
        let reason = if matches!(mark, Mark::Absent | Mark::Left) { reason } else { "" };
        Self { mark: Some(mark), reason: reason.to_owned() }
    }

    /// How a person on the list stands.
    pub fn of(entry: &RollEntry) -> Self {
        Self { mark: entry.mark, reason: entry.reason.clone() }
    }

    /// When he left, as the clock on the wall showed it; of who left alone, and where it is known.
    pub fn left_at(&self) -> Option<&str> {
        (self.mark == Some(Mark::Left)).then_some(self.reason.as_str()).filter(|at| !at.is_empty())
    }

    /// Why he was not there, where that was told.
    pub fn why(&self) -> Option<&str> {
        (self.mark == Some(Mark::Absent)).then_some(self.reason.as_str()).filter(|why| !why.is_empty())
    }

    /// As it stands in a row: the word of the mark, and behind it the reason.
    pub fn write(&self) -> String {
        let word = self.mark.map_or(UNMARKED, Mark::code);
        if self.reason.is_empty() { word.to_owned() } else { format!("{word} {}", self.reason) }
    }

    /// What stands in a row; none for words that somebody wrote freely, as corrections once did.
    pub fn read(row: &str) -> Option<Self> {
        let (word, reason) = row.split_once(' ').unwrap_or((row, ""));
        // Words that somebody once wrote freely may begin like the mark: behind it stands a time, or nothing.
        let is_time = |words: &str| words.is_empty() || (words.len() == 5 && words.as_bytes().get(2) == Some(&b':'));
        let mark = Mark::of(word).filter(|mark| *mark != Mark::Left || is_time(reason));
        (mark.is_some() || word == UNMARKED).then(|| Self { mark, reason: reason.to_owned() })
    }
}

/// One person on the list.
#[derive(Clone, Debug)]
pub struct RollEntry {
    /// Its id.
    pub id: RollEntryId,
    /// The member; none for a named visitor.
    pub member: Option<MemberId>,
    /// The name on the day the list was fixed.
    pub name: String,
    /// For visitors, where they come from.
    pub home: String,
    /// What he is: a word of [`MemberKind`], or [`VISITOR`].
    pub kind: String,
    /// Whether he should attend.
    pub expected: bool,
    /// Whether he has a vote.
    pub entitled: bool,
    /// The ground on which he is never overdue: a word of the people's exemptions.
    pub exempt: Option<String>,
    /// The latest mark.
    pub mark: Option<Mark>,
    /// The reason of an absence, or when he left; may be empty.
    pub reason: String,
    /// Who marked him last.
    pub marked_name: Option<String>,
    /// When: as it was taken down.
    pub marked_at: Option<Moment>,
    /// When the mark arrived, if it had waited on a device.
    pub arrived_at: Option<Moment>,
    /// The mark of somebody else that this one replaced, and whose it was.
    pub replaced: Option<(Mark, MemberId)>,
    /// What tells him apart, where others on the list bear his name and the list was asked for as a whole.
    pub namesake: Option<Namesake>,
}

impl RollEntry {
    /// What this member had marked, where somebody else marked something different after him.
    pub fn replaced_of(&self, member: &MemberId) -> Option<Mark> {
        let (mark, by) = self.replaced.as_ref()?;
        (by == member && self.mark != Some(*mark)).then_some(*mark)
    }

    /// The same person with another attendance.
    #[must_use]
    pub fn with(&self, attendance: &Attendance) -> Self {
        Self { mark: attendance.mark, reason: attendance.reason.clone(), ..self.clone() }
    }

    /// Whether he was asked to sit in, and belongs elsewhere.
    pub fn is_visitor(&self) -> bool {
        self.kind == VISITOR
    }

    /// Whether he is there and may vote.
    pub fn votes(&self) -> bool {
        self.entitled && self.mark == Some(Mark::Present)
    }

    /// Whether he came with a vote, also if he left before the end.
    pub fn had_vote(&self) -> bool {
        self.entitled && self.mark.is_some_and(Mark::came_to_vote)
    }

    /// Whether he came, also if he left before the end.
    pub fn came(&self) -> bool {
        self.mark.is_some_and(Mark::came)
    }

    /// Whether he can be marked as left: who came, and a guest who sits in. Who should attend and sits in was not there for the votes, and leaving would say
    /// that he was.
    pub fn can_leave(&self) -> bool {
        self.mark.is_some_and(|mark| mark.came_to_vote() || (mark.came() && !self.expected))
    }

    /// Whether he was marked as there without a vote, or came as a guest.
    pub fn sits_in(&self) -> bool {
        self.mark == Some(Mark::WithoutVote) || (!self.expected && self.mark.is_some_and(Mark::came_to_vote))
    }

    /// Whether he must be marked before the meeting can be closed: all who should attend, but nobody who is exempt (教 23, 34).
    pub fn must_be_marked(&self) -> bool {
        self.expected && self.exempt.is_none() && self.mark.is_none()
    }
}

/// How many names are listed at most of those who wait for their mark.
const UNMARKED_NAMED: usize = 8;

/// Of a roll, those who wait for their mark: the first of them, and how many there are besides.
#[derive(Clone, Debug, Default)]
pub struct Unmarked {
    /// The first of them.
    pub first: Vec<RollEntry>,
    /// How many more.
    pub more: usize,
}

impl Unmarked {
    /// Of a list.
    pub fn of(list: &[RollEntry]) -> Self {
        let waiting: Vec<&RollEntry> = list.iter().filter(|entry| entry.must_be_marked()).collect();
        let first = waiting.iter().take(UNMARKED_NAMED).map(|entry| (*entry).clone()).collect();
        Self { first, more: waiting.len().saturating_sub(UNMARKED_NAMED) }
    }

    /// Whether everybody is marked.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }
}

/// One of many marks that are sent together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMark {
    /// Whom it is about.
    pub entry: RollEntryId,
    /// The mark.
    pub mark: Mark,
    /// How long it waited on the recorder's device.
    pub waited: Waited,
}

/// A mark that waited longer than this is shown as late, and gives way to one that was taken down after it. Less is the way of a request, and the
/// difference between the clocks of two nodes.
pub const LATE_MS: i64 = MINUTE_MS;

/// One person of a list that is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The member.
    pub member: Option<MemberId>,
    /// His name.
    pub name: String,
    /// What he is.
    pub kind: MemberKind,
    /// Whether he should attend.
    pub expected: bool,
    /// Whether he has a vote.
    pub entitled: bool,
    /// The ground on which he is never overdue.
    pub exempt: Option<String>,
}

impl Invited {
    /// Whether the list has him as what he is, but for the ground on which he is excused.
    fn is_as(&self, entry: &RollEntry) -> bool {
        let is = (self.kind.word(), self.expected, self.entitled);
        is == (entry.kind.as_str(), entry.expected, entry.entitled)
    }
}

/// Who is called to a meeting of a kind, on its day. `members` are those of the unit, `committee` those who sit on the branch's.
///
/// Formal members vote; probationary members and auxiliaries should attend and have no vote; guests sit in. An exempt member is on the list and
/// keeps his vote, so that N stays the number of all with a vote: a majority is not made easier by leaving out the old and the ill (支 11). His
/// absence is never a fault (教 23, 34).
pub fn who_attends(
    attends: Attends,
    members: &[Member],
    committee: &[MemberId],
    exemptions: &[Exemption],
    pair: &[MemberId],
) -> Vec<Invited> {
    let called = |member: &&Member| match attends {
        Attends::Branch | Attends::Group => true,
        Attends::Committee => committee.contains(&member.id),
        Attends::Pair => pair.contains(&member.id),
    };
    let invited = |member: &Member| Invited {
        member: Some(member.id.clone()),
        name: member.name.clone(),
        kind: member.kind,
        expected: member.kind != MemberKind::Guest,
        entitled: member.kind == MemberKind::Formal,
        exempt: exemptions
            .iter()
            .find(|exemption| exemption.member == member.id)
            .map(|exemption| exemption.kind.word().to_owned()),
    };
    members.iter().filter(called).map(invited).collect()
}

/// What the roster says otherwise than the list of a meeting, which was fixed when its notice was sent.
#[derive(Clone, Debug, Default)]
pub struct Drift {
    /// Whether it is the list of a committee: who went and came did so on it.
    pub of_committee: bool,
    /// Who is on the list and belongs to the unit no longer.
    pub gone: Vec<RollEntry>,
    /// Who belongs to it and is not on the list.
    pub came: Vec<Invited>,
    /// Who stands on the list as something else than he is: with a vote or without.
    pub other: Vec<Invited>,
    /// Who is excused or no longer excused, and nothing else: that is told to nobody and stands in no record (P19).
    pub excused: Vec<Invited>,
    /// Those whom it names, told apart from everybody of their names.
    pub people: Vec<RollEntry>,
}

impl Drift {
    /// Between a list and who is called now. Visitors who were asked to sit in are no matter of the roster.
    pub fn between(list: &[RollEntry], called: Vec<Invited>) -> Self {
        let members: Vec<&RollEntry> = list.iter().filter(|entry| !entry.is_visitor()).collect();
        let is_called = |entry: &RollEntry| called.iter().any(|one| one.member == entry.member);
        let gone = members.iter().filter(|entry| !is_called(entry)).map(|entry| (*entry).clone()).collect();
        let mut drift = Self { gone, ..Self::default() };
        for one in called {
            match members.iter().find(|entry| entry.member == one.member) {
                None => drift.came.push(one),
                Some(entry) if !one.is_as(entry) => drift.other.push(one),
                Some(entry) if one.exempt != entry.exempt => drift.excused.push(one),
                Some(_) => {}
            }
        }
        drift
    }

    /// Whether list and roster say the same of who is called and who has a vote.
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.came.is_empty() && self.other.is_empty()
    }

    /// The names of who is gone.
    pub fn gone_names(&self) -> Vec<&str> {
        self.gone.iter().map(|entry| entry.name.as_str()).collect()
    }

    /// The names of who came.
    pub fn came_names(&self) -> Vec<&str> {
        self.came.iter().map(|one| one.name.as_str()).collect()
    }

    /// The names of who is something else than the list says.
    pub fn other_names(&self) -> Vec<&str> {
        self.other.iter().map(|one| one.name.as_str()).collect()
    }

    /// The names of all of them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [self.gone_names(), self.came_names(), self.other_names()].into_iter().flatten()
    }

    /// Whom it concerns.
    pub fn members(&self) -> impl Iterator<Item = MemberId> + '_ {
        let invited = self.came.iter().chain(&self.other).filter_map(|one| one.member.clone());
        self.gone.iter().filter_map(|entry| entry.member.clone()).chain(invited)
    }
}

/// The committee: secretary, deputy and its members (支 ch. 6).
pub fn sits_on_committee(post: PostKind) -> bool {
    matches!(post, PostKind::Secretary | PostKind::Deputy | PostKind::CommitteeMember)
}

/// What a roll adds up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many should attend.
    pub expected: u32,
    /// How many of them are there.
    pub expected_present: u32,
    /// How many have a vote (N).
    pub entitled: u32,
    /// How many of those are there now (P of a vote that is taken now).
    pub entitled_present: u32,
    /// How many of them came and left before the end.
    pub entitled_left: u32,
    /// How many left before the end, with a vote or without.
    pub left: u32,
    /// How many of those who should attend are marked absent.
    pub absent: u32,
    /// How many are there without a vote.
    pub without_vote: u32,
    /// How many of those who should attend wait for their mark, the exempt not counted.
    pub unmarked: u32,
}

impl Tally {
    /// How many with a vote came, also who left before the end: who was at the meeting, as its validity asks.
    pub fn entitled_came(&self) -> u32 {
        self.entitled_present + self.entitled_left
    }

    /// Whether nobody is marked yet.
    pub fn is_untouched(&self) -> bool {
        self.expected_present + self.absent + self.without_vote == 0
    }
}
