//! The ballots of an election as plain values, and the result that follows from them. No SQL, no page, no clock.

use jiff::civil::Date;
use zhixing_people::{MemberId, PostKind};

use crate::ballot::{BallotId, Told};

/// What is elected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All posts of a new term.
    Term,
    /// A post that fell vacant, until the present term ends.
    Vacancy,
}

impl Scope {
    /// Both, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Term, Self::Vacancy];

    /// The word in rows and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Vacancy => "vacancy",
        }
    }

    /// The scope of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

/// The posts that an election fills, in the order in which they are voted on where there is a committee.
pub const POSTS: [PostKind; 3] = [PostKind::CommitteeMember, PostKind::Secretary, PostKind::Deputy];

/// Somebody whom a ballot elected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Winner {
    /// Who.
    pub member: MemberId,
    /// His name.
    pub name: String,
}

/// The ballot on a post, all rounds of it.
#[derive(Clone, Debug)]
pub struct PostBallot {
    /// The first round.
    pub first: BallotId,
    /// The post.
    pub post: PostKind,
    /// The latest round; where one was announced and does not stand any more, that one.
    pub told: Told,
    /// The day of its meeting.
    pub on: Date,
    /// Whether its meeting has ended, so that no further round can follow.
    pub is_over: bool,
    /// Whom all rounds elected, by the strokes of their names.
    pub elected: Vec<Winner>,
    /// Why the latest result that was taken from it was sent back; none where none was.
    pub returned: Option<String>,
}

impl PostBallot {
    /// Whether every seat is filled by a vote that stands, or as many as its meeting wished: one that ended without a further round has left the others
    /// empty (旗帜网, 9 August 2023: 也可以减少名额，不再进行选举). How many a committee has at least is asked when the result is handed up.
    pub fn is_filled(&self) -> bool {
        let outcome = self.told.outcome.as_ref().filter(|_| !self.told.is_lost());
        let is_left = self.is_over && !self.elected.is_empty();
        outcome.is_some_and(|outcome| is_left || outcome.next_round(&self.told.ballot).is_none())
    }

    /// Whether nothing came of it: it was counted and elected nobody, or what was announced does not stand any more.
    pub fn is_in_vain(&self) -> bool {
        self.told.outcome.is_some() && (self.elected.is_empty() || self.told.standing().is_fallen())
    }

    /// Whether the post may be put to the ballot anew: nothing came of it, or the result was sent back.
    pub fn may_be_repeated(&self) -> bool {
        self.returned.is_some() || self.is_in_vain()
    }
}

/// How the ballots of one election stand.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What is elected.
    pub scope: Scope,
    /// Whether the branch has a committee, which elects secretary and deputy (支 ch. 6).
    pub with_committee: bool,
    /// The latest ballot on each post, in the order of [`POSTS`].
    pub ballots: Vec<PostBallot>,
    /// Who holds a post of the branch today.
    pub in_office: InOffice,
    /// The posts whose result waits for the unit above.
    pub waiting: Vec<PostKind>,
}

/// Who holds which of the [`POSTS`] of a branch.
#[derive(Clone, Debug, Default)]
pub struct InOffice {
    /// Who is in office today.
    pub held: Vec<(PostKind, MemberId)>,
    /// Who was elected by by-elections that wait for the unit above, and holds no post of the branch yet.
    pub elected: Vec<(PostKind, MemberId)>,
}

impl InOffice {
    fn all(&self) -> impl Iterator<Item = &(PostKind, MemberId)> {
        self.held.iter().chain(&self.elected)
    }

    /// Who cannot be elected to a post, for he is in office already: of a new term nobody; of a by-election whoever holds that very post, and for the
    /// committee all who sit on it.
    pub fn barred(&self, scope: Scope, post: PostKind) -> Vec<&MemberId> {
        let bars = |kind: PostKind| scope == Scope::Vacancy && (post == PostKind::CommitteeMember || kind == post);
        self.all().filter(|(kind, _)| bars(*kind)).map(|(_, member)| member).collect()
    }

    /// How many seats of a committee of so many at most are vacant; secretary and deputy sit on it.
    pub fn seats_left(&self, most: u32) -> u32 {
        most.saturating_sub(self.all().count() as u32)
    }

    /// Whether there is something to elect: a new term fills every post, a by-election what is vacant alone.
    pub fn leaves_open(&self, scope: Scope, post: PostKind, most: u32) -> bool {
        scope == Scope::Term
            || match post {
                PostKind::CommitteeMember => self.seats_left(most) > 0,
                _ => self.all().all(|(kind, _)| *kind != post),
            }
    }
}

impl Standing {
    /// Whether a post cannot be put to the ballot, for its result waits for the unit above. Of a committee further seats may be filled meanwhile.
    pub fn waits(&self, post: PostKind) -> bool {
        self.waiting.contains(&post) && (self.scope == Scope::Term || post.has_single_holder())
    }

    /// The ballot on a post.
    pub fn of(&self, post: PostKind) -> Option<&PostBallot> {
        self.ballots.iter().find(|ballot| ballot.post == post)
    }

    /// Whom the general meeting elected to the committee, once every seat is filled.
    pub fn committee(&self) -> Option<&[Winner]> {
        self.of(PostKind::CommitteeMember).filter(|ballot| ballot.is_filled()).map(|ballot| ballot.elected.as_slice())
    }

    /// The posts whose result can be handed up: of a new term all together, of by-elections each whose seats are filled.
    pub fn ready(&self) -> Vec<PostKind> {
        let can = |ballot: &&PostBallot| match self.scope {
            Scope::Term => self.result().is_some(),
            Scope::Vacancy => ballot.is_filled(),
        };
        self.ballots.iter().filter(can).map(|ballot| ballot.post).collect()
    }

    /// The ballots on these posts alone.
    pub fn only(&self, posts: &[PostKind]) -> Self {
        let mut only = self.clone();
        only.ballots.retain(|ballot| posts.contains(&ballot.post));
        only
    }

    /// The day of the last meeting that voted.
    pub fn on(&self) -> Option<Date> {
        self.ballots.iter().map(|ballot| ballot.on).max()
    }

    /// Who holds which post by these ballots; none while one is missing, not counted, or has empty seats. Secretary and deputy sit on the committee.
    pub fn result(&self) -> Option<Vec<(PostKind, Winner)>> {
        if self.ballots.is_empty() || !self.ballots.iter().all(PostBallot::is_filled) {
            return None;
        }
        let is_whole = self.scope == Scope::Vacancy
            || (self.of(PostKind::Secretary).is_some() && (!self.with_committee || self.committee().is_some()));
        let held = |post: PostKind| self.of(post).into_iter().flat_map(|ballot| &ballot.elected);
        let officers: Vec<(PostKind, Winner)> = [PostKind::Secretary, PostKind::Deputy]
            .into_iter()
            .flat_map(|post| held(post).map(move |winner| (post, winner.clone())))
            .collect();
        let is_officer = |winner: &&Winner| officers.iter().any(|(_, officer)| officer.member == winner.member);
        let others = held(PostKind::CommitteeMember).filter(|winner| !is_officer(winner));
        let others: Vec<_> = others.map(|winner| (PostKind::CommitteeMember, winner.clone())).collect();
        is_whole.then(|| officers.iter().cloned().chain(others).collect())
    }
}
