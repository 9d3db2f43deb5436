//! What was chosen and what it comes to, as plain values: a ballot as filled in, a teller's figures, the outcome. Voters never come here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zhixing_charter::{VoteRule, elect, sort_by_strokes};
use zhixing_kit::Sentence;
use zhixing_kit::form::Faults;

use super::input::{SPOILED, VOTES};
use crate::ballot::model::{Ballot, BallotKind, Candidate, Mark};
use crate::ballot::text::Text;
use crate::roll::model::{RollEntry, RollEntryId};
use crate::roll::namesake::bare;

mod outcome;

pub use outcome::{Departed, Line, NextRound, Outcome, Papers, Void};

/// How many bytes an id takes on a sealed ballot.
const ID_BYTES: usize = 36;

/// A ballot as it was filled in: a mark for each line, and whom the voter names instead of candidates whom he is against (选 25).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// The marks, in the order of the candidates; one for a single question.
    pub marks: Vec<Mark>,
    /// Others whom he votes for.
    pub others: Vec<RollEntryId>,
}

impl Paper {
    /// Refuses what does not fit the ballot: lines missing, marks of another kind, others who stand already, cannot be elected or are named twice, and
    /// more others than candidates whom the voter is against.
    pub fn must_fit(&self, ballot: &Ballot, candidates: &[Candidate], roll: &[RollEntry]) -> Result<(), Sentence> {
        let marks = ballot.kind.marks();
        if self.marks.len() != lines(ballot, candidates) || self.marks.iter().any(|mark| !marks.contains(mark)) {
            return Err(say(Text::every_line));
        }
        let against = self.marks.iter().filter(|mark| **mark == Mark::Against).count();
        if ballot.kind != BallotKind::Election && !self.others.is_empty() {
            return Err(say(Text::every_line));
        }
        if self.others.len() > against {
            return Err(say(Text::others_instead));
        }
        for (place, other) in self.others.iter().enumerate() {
            let stands = candidates.iter().any(|one| one.entry.as_ref() == Some(other));
            let twice = self.others[..place].contains(other);
            let eligible = roll.iter().any(|entry| entry.id == *other && entry.entitled);
            if stands || twice || !eligible || ballot.runoff {
                return Err(say(Text::not_another));
            }
        }
        Ok(())
    }

    /// For how many it votes.
    pub fn names(&self) -> u32 {
        (self.marks.iter().filter(|mark| **mark == Mark::For).count() + self.others.len()) as u32
    }

    /// Whether it names more than are to be elected: such a ballot is void, fewer are fine (选 27).
    pub fn is_void(&self, ballot: &Ballot) -> bool {
        ballot.kind == BallotKind::Election && self.names() > ballot.seats
    }

    /// As bytes, of one length for all papers of a ballot: a letter for each line, then room for as many others as there are seats.
    pub fn to_bytes(&self, ballot: &Ballot) -> Vec<u8> {
        let mut text: String = self.marks.iter().map(|mark| mark.letter()).collect();
        self.others.iter().for_each(|other| text.push_str(other.as_str()));
        let mut bytes = text.into_bytes();
        bytes.resize(self.marks.len() + room(ballot) * ID_BYTES, b' ');
        bytes
    }

    /// Reads what [`Paper::to_bytes`] gave, for a ballot of so many lines.
    pub fn read(bytes: &[u8], ballot: &Ballot, lines: usize) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() == lines + room(ballot) * ID_BYTES)?;
        let (marks, others) = text.split_at_checked(lines)?;
        let marks = (0..lines).map(|at| Mark::of(marks.get(at..=at)?)).collect::<Option<Vec<_>>>()?;
        let others = others.trim_end();
        let others = (0..others.len().div_ceil(ID_BYTES))
            .map(|at| RollEntryId::parse(others.get(at * ID_BYTES..(at + 1) * ID_BYTES)?))
            .collect::<Option<Vec<_>>>()?;
        Some(Self { marks, others })
    }
}

/// How many others fit on a paper: no more than seats, and there are candidates to be against.
fn room(ballot: &Ballot) -> usize {
    if ballot.runoff { 0 } else { ballot.seats as usize }
}

/// How many lines a ballot has: one for each candidate, one for a plain question.
pub fn lines(ballot: &Ballot, candidates: &[Candidate]) -> usize {
    if ballot.kind == BallotKind::Motion { 1 } else { candidates.len() }
}

fn say(text: fn(Text) -> &'static str) -> Sentence {
    Sentence::of(|language| text(Text(language)))
}

/// What a teller counted in the paper box.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Papers in the box.
    pub returned: u32,
    /// Of these void: more names than seats, not to be read, marked.
    pub spoiled: u32,
    /// For each line the number of each mark, in the order of the kind's marks.
    pub lines: Vec<Vec<u32>>,
    /// Votes for others, by the entry on the roll.
    pub others: BTreeMap<String, u32>,
}

impl Figures {
    /// Refuses figures that cannot be: more void than there are, lines that do not add up to the valid papers, more names than seats allow.
    /// More papers than were handed out is no mistake of the teller: it makes the vote void.
    pub fn must_add_up(&self, ballot: &Ballot, candidates: &[Candidate]) -> Result<(), Faults> {
        let more_void = || Faults::at(SPOILED.name, say(Text::more_void_than_papers));
        let too_many = || Faults::at(VOTES.name, say(Text::too_many_names));
        let valid = self.returned.checked_sub(self.spoiled).ok_or_else(more_void)?;
        for (place, line) in self.lines.iter().enumerate() {
            let sum: u32 = line.iter().sum();
            if sum != valid {
                let name = candidates.get(place).map_or(ballot.title.as_str(), |one| one.name.as_str());
                let why = Sentence::of(|language| Text(language).line_does_not_add_up(name, sum, valid));
                return Err(Faults::at(VOTES.name, why));
            }
        }
        if self.others.values().any(|votes| *votes > valid) {
            return Err(too_many());
        }
        let others: u32 = self.others.values().sum();
        let names: u32 = self.lines.iter().filter_map(|line| line.first()).sum::<u32>() + others;
        let against: u32 = self.lines.iter().filter_map(|line| line.get(1)).sum();
        if ballot.kind == BallotKind::Election && (names > valid * ballot.seats || others > against) {
            return Err(too_many());
        }
        Ok(())
    }
}

/// What is known besides the ballots themselves.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// N.
    pub entitled: u32,
    /// P: who was there when the vote began, and who came while it ran. Who left meanwhile was there for it.
    pub present: u32,
    /// How many had to be there, by the rule that held when it began.
    pub quorum: u32,
    /// Ballots issued.
    pub issued: u32,
    /// Of these on paper. A phone's ballot that never came makes no room in the paper box.
    pub papers: u32,
}

/// Counts a vote: the ballots of the box, already opened and mixed, and the paper that the tellers agreed on.
pub fn count(
    ballot: &Ballot,
    rule: &VoteRule,
    frame: Frame,
    candidates: &[Candidate],
    papers: &[Paper],
    figures: Option<&Figures>,
    name: impl Fn(&str) -> String,
) -> Outcome {
    let marks = ballot.kind.marks();
    let mut lines = empty_lines(ballot, candidates);
    let mut others: BTreeMap<String, u32> = BTreeMap::new();
    let mut spoiled = figures.map_or(0, |figures| figures.spoiled);
    for paper in papers {
        if paper.is_void(ballot) {
            spoiled += 1;
            continue;
        }
        for (line, mark) in lines.iter_mut().zip(&paper.marks) {
            if let Some(at) = marks.iter().position(|other| other == mark) {
                line.votes[at] += 1;
            }
        }
        paper.others.iter().for_each(|other| *others.entry(other.as_str().to_owned()).or_default() += 1);
    }
    if let Some(figures) = figures {
        for (line, counted) in lines.iter_mut().zip(&figures.lines) {
            line.votes.iter_mut().zip(counted).for_each(|(votes, more)| *votes += more);
        }
        figures.others.iter().for_each(|(entry, more)| *others.entry(entry.clone()).or_default() += more);
    }
    let named = others.into_iter().filter(|(_, votes)| *votes > 0);
    let line = |(entry, votes): (String, u32)| Line {
        name: name(&entry),
        entry: Some(entry),
        votes: vec![votes, 0, 0],
        other: true,
    };
    let mut named: Vec<Line> = named.map(line).collect();
    sort_by_strokes(&mut named, |line| bare(&line.name));
    lines.extend(named);
    let on_paper = figures.map_or(0, |figures| figures.returned);
    let returned = Returned { all: papers.len() as u32 + on_paper, on_paper, spoiled };
    decide(ballot, rule, frame, returned, lines)
}

fn empty_lines(ballot: &Ballot, candidates: &[Candidate]) -> Vec<Line> {
    let votes = || vec![0; ballot.kind.marks().len()];
    if ballot.kind == BallotKind::Motion {
        return vec![Line { entry: None, name: ballot.title.clone(), votes: votes(), other: false }];
    }
    let line = |one: &Candidate| Line {
        entry: one.entry.as_ref().map(|entry| entry.as_str().to_owned()),
        name: one.name.clone(),
        votes: votes(),
        other: false,
    };
    candidates.iter().map(line).collect()
}

struct Returned {
    all: u32,
    on_paper: u32,
    spoiled: u32,
}

fn decide(ballot: &Ballot, rule: &VoteRule, frame: Frame, returned: Returned, lines: Vec<Line>) -> Outcome {
    let Frame { entitled, present, quorum, issued, papers } = frame;
    let count = rule.count(entitled, present);
    let valid = present >= quorum && returned.all <= issued && returned.on_paper <= papers;
    let yes: Vec<u32> = lines.iter().map(|line| line.votes.first().copied().unwrap_or_default()).collect();
    let yes_needed = match ballot.kind {
        BallotKind::Appraisal => 0,
        BallotKind::Election if ballot.runoff => 1,
        _ => count.yes_needed,
    };
    let elected = match ballot.kind {
        BallotKind::Election if valid => elect(ballot.seats, &yes, yes_needed),
        _ => zhixing_charter::Elected::default(),
    };
    let passes = matches!(ballot.kind, BallotKind::Motion | BallotKind::Admission);
    Outcome {
        entitled,
        present: count.present,
        quorum,
        yes_needed,
        issued,
        papers: (papers > 0 || returned.on_paper > 0).then_some(Papers { issued: papers, returned: returned.on_paper }),
        returned: returned.all,
        spoiled: returned.spoiled,
        valid,
        passed: passes && valid && yes.first().is_some_and(|yes| *yes >= yes_needed),
        seats: ballot.seats,
        lines,
        elected: elected.elected,
        tied: elected.tied,
        left: elected.left,
        departed: Vec::new(),
        blind: None,
    }
}

/// Where tellers' figures differ: what, and the number of each, in their order.
pub fn differences(
    all: &[&Figures],
    candidates: &[Candidate],
    ballot: &Ballot,
    name: impl Fn(&str) -> String,
) -> Vec<(What, Vec<u32>)> {
    let each = |of: &dyn Fn(&Figures) -> u32| all.iter().map(|figures| of(figures)).collect::<Vec<u32>>();
    let mut found = vec![(What::Returned, each(&|one| one.returned)), (What::Spoiled, each(&|one| one.spoiled))];
    for place in 0..lines(ballot, candidates) {
        let who = candidates.get(place).map(|one| one.name.clone()).unwrap_or_default();
        for (at, mark) in ballot.kind.marks().iter().enumerate() {
            let counted =
                |one: &Figures| one.lines.get(place).and_then(|line| line.get(at)).copied().unwrap_or_default();
            found.push((What::Line(who.clone(), *mark), each(&counted)));
        }
    }
    let mut named: Vec<&String> = all.iter().flat_map(|figures| figures.others.keys()).collect();
    named.sort();
    named.dedup();
    for entry in named {
        let votes = |one: &Figures| one.others.get(entry).copied().unwrap_or_default();
        found.push((What::Line(name(entry), Mark::For), each(&votes)));
    }
    found.retain(|(_, numbers)| numbers.iter().any(|number| *number != numbers[0]));
    found
}

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Papers in the box.
    Returned,
    /// Void papers.
    Spoiled,
    /// A mark for somebody; the name is empty for a plain question.
    Line(String, Mark),
}

#[cfg(test)]
mod tests;
