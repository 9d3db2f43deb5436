//! What the forms of an election's ballots send, and how it is checked.

use jiff::civil::Date;
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::PostKind;

use super::model::{POSTS, Scope};
use super::text::Text;
use crate::activity::ActivityId;
use crate::ballot::Way;
use crate::ballot::joint::{PutInput, sent};
use crate::ballot::model::{CANDIDATES_MAX, SEATS_MAX};

zhixing_kit::fields! {
    COMMITTEE_SEATS = "seats" "应选委员人数" / "Members of the committee", why "选的人多于名额的票作废，候选人要比名额多五分之一以上。" / "A ballot with more names than seats is void, and candidates must outnumber the seats by a fifth.", seen "本支部成员" / "Members of the branch";
    FIRST_STANDS = "stands" "候选人" / "Candidate", why "书记、副书记的候选人，选票上按上级党组织批准的顺序排列；正式党员才有被选举权。" / "For secretary and deputy the ballot names candidates in the order that the unit above approved; formal members alone can be elected.", seen "本支部成员" / "Members of the branch";
    SECOND_STANDS = "second" "第二位候选人" / "Second candidate", why "差额选举的，填上级批准的第二位。" / "Where more stand than are elected: whom the unit above put second.", seen "本支部成员" / "Members of the branch";
    THIRD_STANDS = "third" "第三位候选人" / "Third candidate", why "上级批准的第三位。" / "Whom the unit above put third.", seen "本支部成员" / "Members of the branch";
    FILLED_POSTS = "posts" "报哪几项" / "Which to hand up", why "一起报的，上级一起确认或者退回；分开报，互不影响。" / "What is handed up together is confirmed or sent back together; by itself each stands alone.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    POST_BEGINS = "term_begins" "从哪天开始任职" / "In office from", why "当选的人从这天起任职，到本届届满；别人的职务不变。" / "Those elected hold their posts from this day until the term ends; nobody else's post changes.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    WHO_STANDS = "stands" "候选人" / "Candidates", why "选票上按姓氏笔画排列；正式党员才有被选举权。" / "The ballot names them by the strokes of their family names; formal members alone can be elected.", seen "本支部成员" / "Members of the branch";
}

/// The fields of the first, the second and the third who stand for secretary or deputy.
const PLACES: [&str; 3] = ["stands", "second", "third"];

/// The form as it was sent.
#[derive(Clone, Debug, Default)]
pub struct PostBallotInput {
    /// The meeting and the way.
    pub put: PutInput,
    /// What is elected.
    pub scope: String,
    /// The post.
    pub post: String,
    /// The seats of the committee.
    pub seats: String,
    /// The numbers of those who stand; for secretary and deputy in their places, where one may be empty.
    pub stands: Vec<String>,
}

/// A post that is put to the ballot.
#[derive(Clone, Debug)]
pub struct NewPostBallot {
    /// At which meeting.
    pub meeting: ActivityId,
    /// How it is voted.
    pub way: Way,
    /// What is elected.
    pub scope: Scope,
    /// The post.
    pub post: PostKind,
    /// The seats of the committee.
    pub seats: u32,
    /// The numbers of those who stand.
    pub stands: Vec<String>,
}

/// Whether a post's candidates stand in the order that the unit above approved (选 24), and not by strokes.
pub fn is_officer(post: PostKind) -> bool {
    matches!(post, PostKind::Secretary | PostKind::Deputy)
}

/// The post of a word, if an election fills it.
pub fn post_of(word: &str) -> Option<PostKind> {
    PostKind::read(word).filter(|post| POSTS.contains(post))
}

impl PostBallotInput {
    /// Reads what was sent: each ticked person is a pair `stands` and his number; those of a secretary's ballot are the first, the second and the third.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let of = |field| sent(pairs, field);
        let ticked = pairs.iter().filter(|(name, number)| name == "stands" && !number.is_empty());
        let stands = match post_of(&of("post")) {
            Some(post) if is_officer(post) => PLACES.map(of).to_vec(),
            _ => ticked.take(CANDIDATES_MAX + 1).map(|(_, number)| number.clone()).collect(),
        };
        Self { put: PutInput::read(pairs), scope: of("scope"), post: of("post"), seats: of("seats"), stands }
    }

    /// Notes a place that is left empty before one that is filled, and somebody who has two.
    fn check_places(&self, check: &mut Check) {
        let filled = |place: &usize| self.stands.get(*place).is_some_and(|number| !number.is_empty());
        let last = (0..PLACES.len()).rfind(filled).unwrap_or(0);
        for (place, field) in PLACES.into_iter().enumerate().take(last + 1) {
            let said = |say: fn(Text) -> &'static str| Sentence::of(|language| say(Text(language)));
            if !filled(&place) && place < last {
                check.fault(field, said(Text::place_empty));
            } else if filled(&place) && self.stands[..place].contains(&self.stands[place]) {
                check.fault(field, said(Text::place_twice));
            }
        }
    }

    /// The ballot, or what is wrong with the form.
    pub fn check(&self) -> Result<Option<NewPostBallot>, Faults> {
        let mut check = Check::default();
        let (meeting, way) = self.put.check(&mut check);
        let (Some(scope), Some(post)) = (Scope::of(&self.scope), post_of(&self.post)) else { return Ok(None) };
        let seats = if post == PostKind::CommitteeMember {
            check.number("seats", &self.seats, 1..=i64::from(SEATS_MAX)) as u32
        } else {
            1
        };
        if is_officer(post) {
            self.check_places(&mut check);
        }
        check.finish(())?;
        let stands = self.stands.iter().filter(|number| !number.is_empty()).cloned().collect();
        Ok(meeting.map(|meeting| NewPostBallot { meeting, way, scope, post, seats, stands }))
    }
}

/// What is told with the result of ballots: from when, by which paper, and why early or late.
#[derive(Clone, Debug)]
pub struct NewResult {
    /// What was elected.
    pub scope: Scope,
    /// Which by-elections are handed up; of a new term nothing is chosen.
    pub posts: Vec<PostKind>,
    /// The first day of the posts.
    pub from_on: Date,
    /// The paper.
    pub document: String,
    /// Why early or late.
    pub reason: String,
}
