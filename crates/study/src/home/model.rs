//! What waits for somebody in his branch's study, as plain values. Pure.

use zhixing_branch::ActivityId;
use zhixing_kit::Moment;

use crate::rota::model::SwapId;
use crate::rota::swap::model::path as swap_path;
use crate::test::model::TestId;

/// A study day that somebody is to host.
#[derive(Clone, Debug)]
pub struct Hosting {
    /// The day.
    pub activity: ActivityId,
    /// Its topic, or what the activity is about.
    pub title: String,
    /// When it begins.
    pub starts_at: Moment,
}

impl Hosting {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/study/days/{}", self.activity)
    }
}

/// A test of a class that is open, to somebody of that class who is not through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTest {
    /// The test.
    pub id: TestId,
    /// What its activity is about.
    pub title: String,
    /// How many questions each answers.
    pub length: u32,
    /// How many he answered; nothing when he has not begun.
    pub answered: Option<u32>,
}

impl OpenTest {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/tests/{}", self.id)
    }
}

/// A swap that waits for somebody's answer.
#[derive(Clone, Debug)]
pub struct SwapAsked {
    /// The swap.
    pub id: SwapId,
    /// Who asks.
    pub name: String,
}

impl SwapAsked {
    /// Its page.
    pub fn path(&self) -> String {
        swap_path(&self.id)
    }
}

/// What study has for a member on Today.
#[derive(Clone, Debug, Default)]
pub struct MyStudy {
    /// Tests of his class that are open.
    pub tests: Vec<OpenTest>,
    /// Days that he hosts, the earliest first.
    pub hosting: Vec<Hosting>,
    /// Swaps that wait for his answer.
    pub asked: Vec<SwapAsked>,
}

/// A thing that waits.
#[derive(Clone, Debug)]
pub enum Waits {
    /// A test to be taken.
    Test(OpenTest),
    /// A swap to be answered.
    Swap(SwapAsked),
    /// A day to be hosted.
    Day(Hosting),
}
