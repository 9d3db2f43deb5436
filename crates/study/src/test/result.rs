//! What is told of a class when its test is over, made from everybody's answers once, and never again from fewer or more people. Whatever pages draw
//! is drawn from this alone: an area's figure is the sum of what is told of its questions, so it tells nothing further (decision 0019). Pure.

use serde::{Deserialize, Serialize};
use zhixing_question::{Asked, Question};

use super::model::{Answered, TestItem};
use super::share::{Group, Share, common_wrong, groups};
use super::statistics::discrimination;
use crate::selftest::model::{Given, Outcome};

/// From which share of right answers on a question need not be talked about.
const KNOWN_WELL: f64 = 0.6;

/// What is told of one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionTold {
    /// Its place in the test.
    pub place: u32,
    /// Its area.
    pub area: String,
    /// How many were right, of those who answered it.
    pub right: Share,
    /// How they spread over its options, where each chose one.
    pub groups: Vec<Group>,
    /// How many of those who were wrong ticked each option, where several could be ticked.
    pub ticked: Vec<Share>,
    /// The wrong option that most chose.
    pub common_wrong: Option<usize>,
    /// Its corrected item-total correlation, to one decimal.
    pub discrimination: Option<f64>,
}

/// What is told of a class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassResult {
    /// How many people answered anything.
    pub people: u32,
    /// Question by question.
    pub questions: Vec<QuestionTold>,
}

/// How many answers of an area were right, between the least and the most that it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaTold {
    /// The area.
    pub area: String,
    /// How many were right at least.
    pub least: u32,
    /// How many at most.
    pub most: u32,
    /// Of how many answers.
    pub of: u32,
}

impl ClassResult {
    /// The result of a class. `sheets` are everybody's answers.
    pub fn of(items: &[(TestItem, Question)], sheets: &[Vec<Answered>]) -> Self {
        let sheets: Vec<&Vec<Answered>> = sheets.iter().filter(|sheet| !sheet.is_empty()).collect();
        let rows = complete(items, &sheets);
        let told = |(at, (item, question)): (usize, &(TestItem, Question))| {
            let answers: Vec<&Answered> =
                sheets.iter().flat_map(|sheet| sheet.iter().filter(|one| one.place == item.place)).collect();
            QuestionTold { discrimination: rounded(&rows, at), ..told(item, question, &answers) }
        };
        let mut questions: Vec<QuestionTold> = items.iter().enumerate().map(told).collect();
        for question in &mut questions {
            question.discrimination =
                question.discrimination.filter(|_| matches!(question.right, Share::Exactly { .. }));
        }
        Self { people: sheets.len() as u32, questions }
    }

    /// What follows for each area, in the order in which they first come.
    pub fn areas(&self) -> Vec<AreaTold> {
        let mut areas: Vec<AreaTold> = Vec::new();
        for question in &self.questions {
            let Some((least, most)) = question.right.range() else { continue };
            let of = question.right.whole();
            match areas.iter_mut().find(|area| area.area == question.area) {
                Some(area) => {
                    area.least += least;
                    area.most += most;
                    area.of += of;
                }
                None => areas.push(AreaTold { area: question.area.clone(), least, most, of }),
            }
        }
        areas
    }

    /// The questions to talk about now, what was known least first.
    pub fn to_talk_about(&self) -> Vec<&QuestionTold> {
        let mut found: Vec<&QuestionTold> =
            self.questions.iter().filter(|question| question.is_to_talk_about()).collect();
        found.sort_by(|one, other| one.middle().total_cmp(&other.middle()));
        found
    }

    /// Whether anything is told at all.
    pub fn tells(&self) -> bool {
        self.questions.iter().any(|question| question.right.range().is_some())
    }
}

impl QuestionTold {
    /// Whether few were right, or those who were wrong had mostly the same in mind.
    pub fn is_to_talk_about(&self) -> bool {
        match self.right {
            Share::Few { .. } | Share::HardlyAny { .. } => true,
            Share::Exactly { number, of } => f64::from(number) < KNOWN_WELL * f64::from(of) || self.is_one_mistake(),
            Share::Nothing { .. } | Share::Most { .. } | Share::NearlyAll { .. } => false,
        }
    }

    /// Whether it is told that more than half of those who were wrong chose the same.
    fn is_one_mistake(&self) -> bool {
        let (_, most) = self.right.range().unwrap_or_default();
        let wrong = self.right.whole() - most;
        let is_it = |group: &Group| group.options.len() == 1 && group.options.first().copied() == self.common_wrong;
        self.groups.iter().any(|group| is_it(group) && 2 * group.people > wrong)
    }

    /// The middle of the range of the share that was right.
    fn middle(&self) -> f64 {
        let of = f64::from(self.right.whole().max(1));
        self.right.range().map_or(1.0, |(least, most)| f64::from(least + most) / (2.0 * of))
    }
}

fn told(item: &TestItem, question: &Question, answers: &[&Answered]) -> QuestionTold {
    let of = answers.len() as u32;
    let right = answers.iter().filter(|one| one.outcome == Outcome::Right).count() as u32;
    let wrong: Vec<&&Answered> = answers.iter().filter(|one| one.outcome == Outcome::Wrong).collect();
    let chose = |of: &[&&Answered], option: usize| {
        let chosen = |one: &&&&Answered| matches!(&one.given, Given::Options(all) if all.contains(&option));
        of.iter().filter(chosen).count() as u32
    };
    let options = 0..question.asked().options().len();
    let share = Share::of(right, of);
    let (groups, common_wrong, ticked) = match question.asked() {
        Asked::Single { right, .. } => {
            let all: Vec<&&Answered> = answers.iter().collect();
            let counts: Vec<u32> = options.map(|option| chose(&all, option)).collect();
            (groups(&counts, *right), common_wrong(&counts, *right), Vec::new())
        }
        // Everybody who was right ticked the same: what all ticked, less those, would tell of the few others.
        Asked::Multiple { .. } if matches!(share, Share::Exactly { .. }) => {
            let ticked = options.map(|option| Share::of(chose(&wrong, option), wrong.len() as u32));
            (Vec::new(), None, ticked.collect())
        }
        _ => (Vec::new(), None, Vec::new()),
    };
    QuestionTold {
        place: item.place,
        area: item.area.clone(),
        right: share,
        groups,
        ticked,
        common_wrong,
        discrimination: None,
    }
}

/// The outcomes of those who answered every question.
fn complete(items: &[(TestItem, Question)], sheets: &[&Vec<Answered>]) -> Vec<Vec<bool>> {
    let row = |sheet: &&Vec<Answered>| {
        let one = |item: &TestItem| sheet.iter().find(|one| one.place == item.place);
        items.iter().map(|(item, _)| Some(one(item)?.outcome == Outcome::Right)).collect::<Option<Vec<bool>>>()
    };
    sheets.iter().filter_map(row).collect()
}

fn rounded(rows: &[Vec<bool>], question: usize) -> Option<f64> {
    discrimination(rows, question).map(|found| (found * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests;
