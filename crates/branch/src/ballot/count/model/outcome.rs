//! What a ballot came to: its lines, who is elected or tied, what is left for a further round, and who left a tie since.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zhixing_charter::sort_by_strokes;

use crate::ballot::model::Ballot;
use crate::roll::namesake::bare;

/// A line of the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The entry on the roll, where there is one.
    pub entry: Option<String>,
    /// The name; the question itself for a plain one.
    pub name: String,
    /// How many of each mark, in the order of the kind's marks.
    pub votes: Vec<u32>,
    /// Whether he was named by voters and did not stand.
    pub other: bool,
}

/// The paper of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Papers {
    /// Handed out, with the opinions that were handed in.
    pub issued: u32,
    /// Found in the paper box.
    pub returned: u32,
}

/// Why a vote is void.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Void {
    /// Too few were there.
    Short,
    /// It was given up without being counted.
    GivenUp,
    /// More was returned than issued (选 27).
    TooMany,
    /// More papers were returned than handed out, though a phone's ballot that never came makes up for it in the sum.
    TooManyPapers,
}

impl Void {
    /// The word in records.
    pub fn code(self) -> &'static str {
        match self {
            Self::Short => "quorum",
            Self::GivenUp => "given_up",
            Self::TooMany => "more_returned_than_issued",
            Self::TooManyPapers => "more_papers_than_issued",
        }
    }
}

/// What came of a ballot: the whole arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// N.
    pub entitled: u32,
    /// P.
    pub present: u32,
    /// How many had to be there.
    pub quorum: u32,
    /// How many had to say yes; 0 where nothing passes.
    pub yes_needed: u32,
    /// Ballots issued.
    pub issued: u32,
    /// Ballots returned.
    pub returned: u32,
    /// Of both, those on paper; none where there was none, or it was counted before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub papers: Option<Papers>,
    /// Of these void.
    pub spoiled: u32,
    /// Whether the vote itself is valid: enough were there (支 11, 细, 选 26), no more was returned than issued, on paper neither (选 27), and the
    /// box was opened.
    pub valid: bool,
    /// The lines.
    pub lines: Vec<Line>,
    /// Whether a question or an admission passed.
    pub passed: bool,
    /// How many are to be elected.
    pub seats: u32,
    /// Who is elected: places in `lines`.
    pub elected: Vec<usize>,
    /// Who is tied at the last seats.
    pub tied: Vec<usize>,
    /// Seats that stay empty.
    pub left: u32,
    /// Who was tied and left before the runoff. It is no part of what was counted, and kept apart from it.
    #[serde(skip)]
    pub departed: Vec<Departed>,
    /// What blinds the commitment to a tally about people, whose figures the record of the count does not tell; none for other ballots.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blind: Option<String>,
}

/// Somebody who was tied and left before the runoff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departed {
    /// His entry on the roll.
    pub entry: String,
    /// His name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Who noted it.
    pub by: String,
}

/// What a further round is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextRound {
    /// How many are to be elected.
    pub seats: u32,
    /// Whether it decides a tie: among the tied alone, and the most votes win.
    pub runoff: bool,
}

impl Outcome {
    /// What is left for a further round: all of it after a void vote, a runoff as the runoff it was; the tie; or the empty seats.
    pub fn next_round(&self, ballot: &Ballot) -> Option<NextRound> {
        if !self.valid {
            return Some(NextRound { seats: self.seats, runoff: ballot.runoff });
        }
        (self.left > 0).then_some(NextRound { seats: self.left, runoff: !self.tied.is_empty() })
    }

    /// The same after some of those who were tied left. All who were tied have more than half, and only their equal votes kept them from being
    /// elected (选 28): where no more of them remain than there are seats, nothing is left to be voted on, and they are elected. Nobody moves up
    /// from below: seats that stay empty are elected anew.
    #[must_use]
    pub fn without(mut self, mut departed: Vec<Departed>) -> Self {
        let gone = |lines: &[Line], place: usize| {
            let entry = lines.get(place).and_then(|line| line.entry.as_deref());
            entry.is_some_and(|entry| departed.iter().any(|one| one.entry == entry))
        };
        let before = self.tied.len();
        self.tied.retain(|place| !gone(&self.lines, *place));
        if self.tied.len() == before {
            return self;
        }
        if self.tied.len() <= self.left as usize {
            self.left -= self.tied.len() as u32;
            self.elected.append(&mut self.tied);
        }
        // Named as on the ballot.
        for one in &mut departed {
            let line = self.lines.iter().find(|line| line.entry.as_deref() == Some(one.entry.as_str()));
            line.into_iter().for_each(|line| one.name.clone_from(&line.name));
        }
        self.departed = departed;
        self
    }

    /// Whether a tie was decided because some of the tied left.
    pub fn is_decided_by_departure(&self) -> bool {
        !self.departed.is_empty() && self.tied.is_empty()
    }

    /// The names of those whom departures alone elected: of the tied, who stayed.
    pub fn elected_by_departure(&self) -> Vec<&str> {
        if !self.is_decided_by_departure() {
            return Vec::new();
        }
        let votes = |place: &usize| self.lines.get(*place).and_then(|line| line.votes.first()).copied();
        let of = |entry: &str| self.lines.iter().position(|line| line.entry.as_deref() == Some(entry));
        let tied_at = self.departed.first().and_then(|one| of(&one.entry)).and_then(|place| votes(&place));
        let places: Vec<usize> = self.elected.iter().copied().filter(|place| votes(place) == tied_at).collect();
        self.names(&places)
    }

    /// Whether those whom departures elected have more than half of who was there by the figures of this round: in a runoff, where the most votes win,
    /// they passed in the round before.
    pub fn passed_here(&self) -> bool {
        let votes = |place: &usize| self.lines.get(*place).and_then(|line| line.votes.first()).copied();
        let least = self.elected.iter().filter_map(votes).min().unwrap_or(0);
        least * 2 > self.present
    }

    /// The same as void: nothing was counted, and nobody is elected.
    #[must_use]
    pub fn given_up(self) -> Self {
        Self { valid: false, passed: false, elected: Vec::new(), tied: Vec::new(), left: 0, ..self }
    }

    /// What a tally about people came to: what its commitment stands for.
    pub fn opened(&self) -> Value {
        let lines: Vec<Value> =
            self.lines.iter().map(|line| json!({ "name": line.name, "votes": line.votes })).collect();
        json!({ "blind": self.blind, "lines": lines })
    }

    /// The digest that the record of the count gives instead of figures about people: who may see them can hold them against it.
    pub fn commitment(&self) -> String {
        let opened = format!("zhixing-tally/2\n{}", self.opened());
        hex::encode(Sha256::digest(opened.as_bytes()))
    }

    /// Why it is void; none where it is not.
    pub fn void(&self) -> Option<Void> {
        match () {
            () if self.valid => None,
            () if self.present < self.quorum => Some(Void::Short),
            () if self.returned == 0 => Some(Void::GivenUp),
            () if self.returned > self.issued => Some(Void::TooMany),
            () => Some(Void::TooManyPapers),
        }
    }

    /// Whether it was given up without being counted.
    pub fn is_given_up(&self) -> bool {
        self.void() == Some(Void::GivenUp)
    }

    /// The entries of those who are elected.
    pub fn elected_entries(&self) -> Vec<&str> {
        self.entries(&self.elected)
    }

    /// The entries of those who are tied.
    pub fn tied_entries(&self) -> Vec<&str> {
        self.entries(&self.tied)
    }

    fn entries(&self, places: &[usize]) -> Vec<&str> {
        places.iter().filter_map(|place| self.lines.get(*place)?.entry.as_deref()).collect()
    }

    /// The names at these places, by their strokes (选 24).
    pub fn names(&self, places: &[usize]) -> Vec<&str> {
        let lines = places.iter().filter_map(|place| self.lines.get(*place));
        let mut names: Vec<&str> = lines.map(|line| line.name.as_str()).collect();
        sort_by_strokes(&mut names, |name| bare(name));
        names
    }
}
