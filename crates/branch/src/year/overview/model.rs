//! What the overview shows, as plain values; and the order of the tree.

use std::collections::HashMap;

use jiff::civil::Date;
use zhixing_charter::{Obligation, Standing};
use zhixing_people::{Unit, UnitId};

use crate::year::branch_facts::KeptSince;
use crate::year::later::Later;
use crate::year::model::Tally;
use crate::year::questions::UnitStanding;

/// A page of branches below a unit.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// The unit that is looked at.
    pub unit: Unit,
    /// Units above the branches that the reader may look at instead.
    pub others: Vec<Unit>,
    /// The branches of this page in the order of the tree, each with the name of what stands above it.
    pub branches: Vec<(String, UnitId)>,
    /// How many branches there are in all.
    pub whole: usize,
    /// The number of the page, from 0.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
}

impl Leaf {
    /// The branches of this page.
    pub fn ids(&self) -> Vec<UnitId> {
        self.branches.iter().map(|(_, id)| id.clone()).collect()
    }

    /// The name of what stands above a branch; empty directly below the unit.
    pub fn above(&self, branch: &UnitId) -> &str {
        self.branches.iter().find(|(_, id)| id == branch).map_or("", |(above, _)| above)
    }
}

/// How the branches below a unit stand in a year.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Which branches.
    pub leaf: Leaf,
    /// The year.
    pub year: i16,
    /// The year it is.
    pub this_year: i16,
    /// How they stand, in the order of the tree.
    pub standings: Vec<UnitStanding>,
}

/// A month of the branches below a unit: on which days what is owed has its last day, and how many of them stand how.
#[derive(Clone, Debug)]
pub struct Month {
    /// Which branches.
    pub leaf: Leaf,
    /// Its first day.
    pub first: Date,
    /// The day it is.
    pub today: Date,
    /// By day and the code of a kind.
    pub dues: Vec<(Date, String, Tally)>,
}

/// What the branches below a unit decided lately.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Which branches.
    pub leaf: Leaf,
    /// Those that decided something, with their names and the decisions, the latest first.
    pub branches: Vec<(UnitId, String, Vec<Decision>)>,
}

/// A branch as its superior sees it.
#[derive(Clone, Debug)]
pub struct Insight {
    /// The branch.
    pub unit: Unit,
    /// The year.
    pub year: i16,
    /// The year it is.
    pub this_year: i16,
    /// Which records begin within the year.
    pub kept: Vec<KeptSince>,
    /// What is owed, by which group if not the branch itself, and how it stands.
    pub duties: Vec<(Obligation, Option<String>, Standing)>,
    /// What was held and written down on a later day.
    pub later: Vec<Later>,
    /// How the steps of its admissions stand, numbers only.
    pub admissions: Tally,
    /// What was decided in the year, the latest first.
    pub decisions: Vec<Decision>,
    /// Whether there are earlier decisions than those shown.
    pub more_decisions: bool,
}

/// A decision, without who made, moved or carries it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its text.
    pub text: String,
    /// The day on which it was decided.
    pub on: Date,
    /// The day by which it is to be carried out.
    pub due: Option<Date>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not carried out yet.
    Open,
    /// Carried out.
    Done,
    /// Not carried out, and will not be.
    NotDone,
}

impl Outcome {
    /// Reads the word in a row.
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "open" => Some(Self::Open),
            "done" => Some(Self::Done),
            "not_done" => Some(Self::NotDone),
            _ => None,
        }
    }
}

/// The branches of a tree in its order: siblings by name, each followed by what lies below it; with the name of what stands above.
pub fn in_tree_order(tree: &[Unit], top: &UnitId) -> Vec<(String, UnitId)> {
    let mut below: HashMap<&UnitId, Vec<&Unit>> = HashMap::new();
    for unit in tree {
        if let Some(parent) = &unit.parent {
            below.entry(parent).or_default().push(unit);
        }
    }
    for siblings in below.values_mut() {
        siblings.sort_by(|one, other| (natural(&one.name), &one.id).cmp(&(natural(&other.name), &other.id)));
    }
    let mut ordered = Vec::new();
    let mut waiting: Vec<(&str, &Unit)> = tree.iter().filter(|unit| unit.id == *top).map(|unit| ("", unit)).collect();
    while let Some((above, unit)) = waiting.pop() {
        if unit.kind.is_branch() {
            ordered.push((above.to_owned(), unit.id.clone()));
        } else if let Some(children) = below.get(&unit.id) {
            waiting.extend(children.iter().rev().map(|child| (unit.name.as_str(), *child)));
        }
    }
    ordered
}

/// A name whose numbers sort as numbers: Arabic digits by value, and the Chinese numerals of ordinary names (一 to 十). Numbers come first.
fn natural(name: &str) -> Vec<(bool, u32)> {
    let mut key = Vec::new();
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        if let Some(mut number) = character.to_digit(10) {
            while let Some(digit) = characters.peek().and_then(|next| next.to_digit(10)) {
                number = number.saturating_mul(10).saturating_add(digit);
                characters.next();
            }
            key.push((false, number));
        } else if let Some(place) = "一二三四五六七八九十".chars().position(|known| known == character) {
            key.push((false, place as u32 + 1));
        } else {
            key.push((true, u32::from(character)));
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_people_count() {
        let mut names = ["第十党支部", "第二党支部", "甲10中队", "甲9中队", "第一党支部", "第三党支部"];
        names.sort_by_key(|name| natural(name));
        assert_eq!(names, ["甲9中队", "甲10中队", "第一党支部", "第二党支部", "第三党支部", "第十党支部"]);
    }
}
