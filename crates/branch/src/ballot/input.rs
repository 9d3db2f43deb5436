//! What the forms of a secret ballot send, and how it is checked.

use zhixing_kit::form::{Check, Faults};

use super::model::{BallotId, BallotKind, CANDIDATES_MAX, SEATS_MAX, Way};
use crate::roll::model::RollEntryId;

zhixing_kit::fields! {
    BALLOT_KIND = "ballot_kind" "表决什么" / "What is voted on", why "不同事项，到会人数和票数的规定不同。" / "Quorum and majority differ from matter to matter.", seen "本支部成员" / "Members of the branch";
    BALLOT_TITLE = "ballot_title" "选票上的题目" / "The question on the ballot", why "大家看着这句话投票，会议记录照录。" / "This is what people vote on, and it stands in the minutes as it is.", seen "本支部成员" / "Members of the branch";
    SEATS = "seats" "应选名额" / "Seats", why "选的人多于名额的票作废，候选人要比名额多五分之一以上。" / "A ballot with more names than seats is void, and candidates must outnumber the seats by a fifth.", seen "本支部成员" / "Members of the branch";
    STANDS = "stands" "列在选票上" / "On the ballot", why "选举的选票按姓氏笔画排列，民主测评的按名单顺序；勾选的先后没有影响。" / "An election names them by the strokes of their family names, an appraisal in the order of the list; in which order you tick them does not matter.", seen "本支部成员" / "Members of the branch";
    CANDIDATE_NAME = "candidate_name" "发展对象、预备党员姓名" / "Who is to be admitted or confirmed", why "一次表决一个人；还不在名单上的人也可以填。" / "One person at a time; somebody who is not on the list yet may be named.", seen "本支部成员" / "Members of the branch";
    WAY = "way" "怎么投" / "How it is voted", why "有人没有手机，就选两样都用或者只用纸票。" / "Where somebody has no phone, choose both or paper alone.", seen "本支部成员" / "Members of the branch";
}

/// The form of a new ballot as it was typed.
#[derive(Clone, Debug, Default)]
pub struct BallotInput {
    /// The kind.
    pub kind: String,
    /// The question.
    pub title: String,
    /// The seats of an election.
    pub seats: String,
    /// The way.
    pub way: String,
    /// The name of who is to be admitted.
    pub candidate_name: String,
    /// The entries that were ticked, in the order of the page.
    pub stands: Vec<String>,
}

/// A ballot before it is taken down.
#[derive(Clone, Debug)]
pub struct NewBallot {
    /// What is asked.
    pub kind: BallotKind,
    /// The question.
    pub title: String,
    /// How many are to be elected; 0 otherwise.
    pub seats: u32,
    /// How it is voted.
    pub way: Way,
    /// Who stands: an entry of the roll where he has one, and his name; filled in by the action from the roll.
    pub candidates: Vec<(Option<RollEntryId>, String)>,
    /// In which order those who stand are named.
    pub order: Order,
    /// The round that it follows.
    pub after: Option<After>,
}

/// In which order a ballot names those who stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Candidates of an election by the strokes of their family names (选 24), others in the order of the roll.
    Usual,
    /// As they are given: candidates for secretary and deputy, in the order that the unit above approved (选 24).
    Approved,
}

/// Which round a further one follows.
#[derive(Clone, Debug)]
pub struct After {
    /// The round before.
    pub before: BallotId,
    /// Which round this is.
    pub round: u32,
    /// Whether it decides a tie.
    pub runoff: bool,
}

impl BallotInput {
    /// Reads what was sent; each ticked person is a pair `stands` and his entry.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut input = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "ballot_kind" => input.kind.clone_from(value),
                "ballot_title" => input.title.clone_from(value),
                "seats" => input.seats.clone_from(value),
                "way" => input.way.clone_from(value),
                "candidate_name" => input.candidate_name.clone_from(value),
                "stands" if input.stands.len() <= CANDIDATES_MAX => input.stands.push(value.clone()),
                _ => {}
            }
        }
        input
    }

    /// The ballot; an admission names one person, an election its seats.
    pub fn check(&self) -> Result<NewBallot, Faults> {
        let mut check = Check::default();
        let kind = check.choice("ballot_kind", &self.kind, BallotKind::Motion, BallotKind::of);
        let title = check.lines("ballot_title", &self.title, 500);
        let way = check.choice("way", &self.way, Way::Phones, Way::of);
        let seats = if kind == BallotKind::Election {
            check.number("seats", &self.seats, 1..=i64::from(SEATS_MAX)) as u32
        } else {
            0
        };
        let mut candidates = Vec::new();
        match kind {
            BallotKind::Motion => {}
            BallotKind::Admission => candidates.push((None, check.text("candidate_name", &self.candidate_name, 60))),
            BallotKind::Election | BallotKind::Appraisal => {
                for raw in &self.stands {
                    let entry = check.id("stands", raw, true, RollEntryId::parse);
                    candidates.extend(entry.map(|entry| (Some(entry), String::new())));
                }
            }
        }
        check.finish(NewBallot { kind, title, seats, way, candidates, order: Order::Usual, after: None })
    }
}
