//! Names and numbers that differ from those that are kept, or from those of earlier rows, in spaces and widths alone: they are the same, and that is
//! told. Where the letters' case differs too, or several are meant alike, nobody is guessed.

use std::collections::{HashMap, HashSet};

use zhixing_kit::Sentence;

use super::{Planner, Present};
use crate::import::entry::{self, Entry};
use crate::import::headings::Column;
use crate::import::text::Text;
use crate::spelling::{self, fold, spaceless};

/// What is kept, or was named by an earlier row, by how it looks.
#[derive(Default)]
struct Spellings {
    numbers: HashMap<String, Vec<String>>,
    branches: HashMap<String, Vec<String>>,
    /// By the branch's name.
    groups: HashMap<(String, String), Vec<String>>,
    read: ReadAs,
}

/// What was read as what, once each, and the first line that says so.
#[derive(Default)]
struct ReadAs {
    in_order: Vec<(u32, String, String)>,
    pairs: HashSet<(String, String)>,
}

/// What a name is read as.
enum Read {
    /// This one, and nothing need be said of it: what the cell has, or the same without spaces that are there for the look of it.
    Plainly(String),
    As(String),
    /// As one of these: nobody can say which.
    Several(Vec<String>),
}

impl Planner<'_> {
    /// Notes whom the rows that do nothing name, as he is kept: whoever comes after them with the same number is named twice all the same.
    pub(super) fn note_numbers(&mut self, out: &[Entry]) {
        if out.is_empty() {
            return;
        }
        let kept = numbers(self.present);
        for entry in out.iter().filter(|entry| !entry.is_wrong(Column::Number)) {
            let fold = fold(&entry.number);
            let number = as_kept(kept.get(&fold).map_or(&[][..], Vec::as_slice), &entry.number);
            let number = number.unwrap_or_else(|| spelling::number(&entry.number));
            self.lines_by_number.entry(number).or_insert(entry.line);
            self.lines_by_fold.entry(fold).or_insert(entry.line);
        }
    }

    /// Whether the row names one member whom no row before it names; tells where it does not.
    pub(super) fn is_one(&mut self, entry: &Entry) -> bool {
        if entry.is_wrong(Column::Number) {
            return false;
        }
        let sheets = &self.plan.sheets;
        let before = self.lines_by_number.get(&entry.number).filter(|first| **first < entry.line);
        let fault = if let Some(&first) = before {
            entry::fault(|text| text.number_twice(sheets.in_words(first, text.0)), Text::number_twice_remedy)
        } else {
            self.lines_by_number.insert(entry.number.clone(), entry.line);
            let alike = self.lines_by_fold.insert(fold(&entry.number), entry.line);
            // Two who are kept are two, however alike.
            let alike = alike.filter(|first| *first < entry.line);
            let Some(first) = alike.filter(|_| !self.members.contains_key(entry.number.as_str())) else { return true };
            entry::fault(|text| text.number_alike(sheets.in_words(first, text.0)), Text::number_twice_remedy)
        };
        self.tell(entry, Column::Number, &entry.number, fault);
        false
    }

    /// Gives the rows the spelling of what is kept.
    pub(super) fn settle(&mut self, entries: &mut [Entry]) {
        let mut spellings = Spellings::of(self.present);
        for entry in entries {
            self.settle_number(entry, &spellings);
            if !entry.is_wrong(Column::Branch) {
                let candidates = spellings.branches.entry(fold(&entry.branch)).or_default();
                let read = read(candidates, &entry.branch);
                if let Some(name) =
                    self.settled(entry, Column::Branch, &entry.branch.clone(), read, &mut spellings.read)
                {
                    entry.branch = name;
                }
            }
            if let Some(group) = entry.readable_group().map(str::to_owned).filter(|_| !entry.is_wrong(Column::Branch)) {
                let candidates = spellings.groups.entry((entry.branch.clone(), fold(&group))).or_default();
                let read = read(candidates, &group);
                if let Some(name) = self.settled(entry, Column::Group, &group, read, &mut spellings.read) {
                    entry.group = Some(name);
                }
            }
        }
        let sheets = &self.plan.sheets;
        let told = spellings.read.in_order.iter().map(|(line, given, name)| {
            Sentence::of(|language| Text(language).read_as(sheets.in_words(*line, language), given, name))
        });
        let told: Vec<_> = told.collect();
        self.plan.remarks.extend(told);
    }

    /// A number that differs from a kept one in spaces alone is that one; in case as well, it may be a slip or another person. The very number comes
    /// before all that look like it.
    fn settle_number(&mut self, entry: &mut Entry, spellings: &Spellings) {
        let kept = spellings.numbers.get(&fold(&entry.number)).map_or(&[][..], Vec::as_slice);
        if let Some(number) = as_kept(kept, &entry.number) {
            entry.number = number;
            return;
        }
        let spelt = spelling::number(&entry.number);
        let given = std::mem::replace(&mut entry.number, spelt);
        if entry.is_wrong(Column::Number) {
            return;
        }
        // Of the numbers of others not even the spelling is told.
        let his: Vec<_> = kept.iter().filter(|kept| self.is_kept_by_him(kept)).map(String::as_str).collect();
        let fault = if his.is_empty() {
            entry::fault(Text::not_your_member, Text::not_your_member_remedy)
        } else {
            let named = his.join("、");
            entry::fault(|text| text.number_near(&named), Text::number_near_remedy)
        };
        self.tell(entry, Column::Number, &given, fault);
        entry.wrong.push(Column::Number);
    }

    fn is_kept_by_him(&self, number: &str) -> bool {
        let member = self.members.get(number);
        member.is_some_and(|(_, member)| self.present.keeps.as_ref().is_none_or(|keeps| keeps.contains(&member.unit)))
    }

    /// The name to be taken in place of the one that the row gives; tells where nobody can say which.
    fn settled(
        &mut self,
        entry: &mut Entry,
        column: Column,
        given: &str,
        read: Read,
        told: &mut ReadAs,
    ) -> Option<String> {
        match read {
            Read::Plainly(name) => Some(name),
            Read::As(name) => {
                if told.pairs.insert((given.to_owned(), name.clone())) {
                    told.in_order.push((entry.line, given.to_owned(), name.clone()));
                }
                Some(name)
            }
            Read::Several(names) => {
                let named = names.join("、");
                let fault = entry::fault(|text| text.name_near(&named), Text::name_near_remedy);
                self.tell(entry, column, given, fault);
                entry.wrong.push(column);
                None
            }
        }
    }
}

/// The very name comes before all that look like it. A name that nothing is like is a new one, and what comes after is held against it.
fn read(candidates: &mut Vec<String>, given: &str) -> Read {
    let spelt = spelling::unit(given);
    if let Some(name) = [given, &spelt].into_iter().find(|given| candidates.iter().any(|name| name == given)) {
        return Read::Plainly(name.to_owned());
    }
    match &candidates[..] {
        [] => {
            candidates.push(spelt.clone());
            Read::Plainly(spelt)
        }
        [name] => Read::As(name.clone()),
        names => Read::Several(names.to_vec()),
    }
}

/// The numbers that are kept, by how they look.
fn numbers(present: &Present) -> HashMap<String, Vec<String>> {
    let mut numbers: HashMap<String, Vec<String>> = HashMap::new();
    for (_, member) in &present.members {
        numbers.entry(fold(&member.number)).or_default().push(member.number.clone());
    }
    numbers
}

/// A number as it is kept, or as it would be, among those that look like it; none where several may be meant.
fn as_kept(kept: &[String], typed: &str) -> Option<String> {
    let spelt = spelling::number(typed);
    if kept.iter().any(|kept| kept == typed) {
        return Some(typed.to_owned());
    }
    if kept.is_empty() || kept.contains(&spelt) {
        return Some(spelt);
    }
    let mut same = kept.iter().filter(|kept| spaceless(kept) == spaceless(&spelt));
    same.next().filter(|_| same.next().is_none()).cloned()
}

impl Spellings {
    fn of(present: &Present) -> Self {
        let mut spellings = Self { numbers: numbers(present), ..Self::default() };
        let top = present.units.iter().find(|unit| unit.parent.is_none());
        let names: HashMap<_, _> = present.units.iter().map(|unit| (&unit.id, unit.name.as_str())).collect();
        for unit in &present.units {
            let is_below_top = unit.parent.is_some() && unit.parent.as_ref() == top.map(|top| &top.id);
            if unit.parent.is_none() || is_below_top || (unit.kind.is_branch() && unit.is_open(present.today)) {
                add(spellings.branches.entry(fold(&unit.name)).or_default(), &unit.name);
            }
            if let Some(above) = unit.parent.as_ref().and_then(|parent| names.get(parent)) {
                add(spellings.groups.entry(((*above).to_owned(), fold(&unit.name))).or_default(), &unit.name);
            }
        }
        spellings
    }
}

fn add(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
