//! A reader's day as plain values. No rule is applied here but the order in which things are shown.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use zhixing_branch::{BranchDay, Errand, Resolution, ToConvene, ToSeeTo, Waiting};
use zhixing_kit::{Moment, Sentence};
use zhixing_people::{MemberId, Unfinished};
use zhixing_study::MyStudy;

/// A reader's day.
#[derive(Clone, Debug)]
pub(super) struct Day {
    /// The day it is.
    pub today: Date,
    /// The organisation's time zone.
    pub zone: TimeZone,
    /// What he presides over or records and is to close or to sign.
    pub to_see_to: ToSeeTo,
    /// Decisions that he is to carry out, the earliest due first.
    pub resolutions: Vec<Resolution>,
    /// What branches handed up and he is to decide, the earliest due first.
    pub waiting: Vec<Waiting>,
    /// Whom his branch is to receive, and steps of its admissions that are due.
    pub errands: Vec<Errand>,
    /// How many complaints and suggestions wait for an answer, for who keeps the installation (P15).
    pub to_answer: u32,
    /// His newest unread notices.
    pub notices: Vec<(Sentence, Moment)>,
    /// What he has half written.
    pub unfinished: Vec<Unfinished>,
    /// Tests of his class that are open, study days that he hosts soon, and swaps that wait for his answer.
    pub study: MyStudy,
    /// His branch's day: what is under way, what comes next, its obligations.
    pub branch: BranchDay,
    /// What his branch decided lately.
    pub decided: Vec<Resolution>,
    /// Whether he belongs to a branch.
    pub in_branch: bool,
    /// Whether he sees units below him from above.
    pub is_superior: bool,
    /// The first steps of an installation; none when they are done or not his.
    pub steps: Option<Steps>,
    /// Whether he keeps the installation.
    pub is_administrator: bool,
}

/// The first steps of an installation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Steps {
    /// The people are brought in.
    pub people: bool,
    /// A branch has its secretary.
    pub posts: bool,
    /// Some of the secretaries who cannot sign in and have no link that waits; asked for while nothing is planned.
    pub without_sign_in: Vec<(MemberId, String)>,
    /// Something is planned.
    pub year: bool,
}

impl Steps {
    /// Whether nothing is left to do.
    pub fn are_done(&self) -> bool {
        self.people && self.posts && self.year
    }
}

impl Day {
    /// A day with nothing in it yet.
    pub fn begin(today: Date, zone: TimeZone) -> Self {
        Self {
            today,
            zone,
            to_see_to: ToSeeTo::default(),
            resolutions: Vec::new(),
            waiting: Vec::new(),
            errands: Vec::new(),
            to_answer: 0,
            notices: Vec::new(),
            unfinished: Vec::new(),
            study: MyStudy::default(),
            branch: BranchDay::default(),
            decided: Vec::new(),
            in_branch: false,
            is_superior: false,
            steps: None,
            is_administrator: false,
        }
    }

    /// Whether there is nothing for him to do now.
    pub fn is_free(&self) -> bool {
        let open = [
            self.branch.under_way.len(),
            self.to_see_to.close.len(),
            self.to_see_to.sign.len(),
            self.branch.to_vote.len(),
            self.branch.to_open.len(),
            self.branch.to_call.len(),
            self.branch.passed_over.len(),
            self.resolutions.len(),
            self.waiting.len(),
            self.errands.len(),
            self.branch.to_count.len(),
            self.study.tests.len(),
            self.study.hosting.len(),
            self.study.asked.len(),
        ];
        open.iter().all(|number| *number == 0)
            && self.to_answer == 0
            && self.branch.due.is_empty()
            && self.branch.term_ends.is_none()
            && self.steps.is_none()
    }

    /// The most urgent thing that he convenes and that nothing is planned for.
    pub fn to_plan(&self) -> Option<&ToConvene> {
        self.branch.due.iter().find(|due| due.planned.is_none())
    }
}
