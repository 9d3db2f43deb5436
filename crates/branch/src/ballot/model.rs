//! A secret ballot as plain values: what is asked, about whom, how far it is, and when it may begin. Who voted and what was chosen never come here.

use zhixing_charter::{Count, Scheme, sort_by_strokes};
use zhixing_kit::{Moment, Sentence, ids};
use zhixing_people::MemberId;

use super::text::Text;
use crate::activity::model::ActivityId;
use crate::roll::model::RollEntryId;
use crate::roll::namesake::bare;

ids! {
    /// A question that is voted on in secret.
    BallotId;
}

/// The most secret ballots of one meeting.
pub const BALLOTS_MAX: usize = 100;
/// The most people that one ballot is about.
pub const CANDIDATES_MAX: usize = 100;
/// The most seats of one election.
pub const SEATS_MAX: u32 = 30;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BallotKind {
    /// An ordinary resolution.
    Motion,
    /// Admission or conversion of one person.
    Admission,
    /// An election.
    Election,
    /// The secret tally of the yearly appraisal.
    Appraisal,
}

impl BallotKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Motion, Self::Admission, Self::Election, Self::Appraisal];

    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Motion => "motion",
            Self::Admission => "admission",
            Self::Election => "election",
            Self::Appraisal => "appraisal",
        }
    }

    /// The kind of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The scheme whose quorum and majority hold. An appraisal passes nothing; its meeting is valid as any other (支 11, 18).
    pub fn scheme(self) -> Scheme {
        match self {
            Self::Motion | Self::Appraisal => Scheme::Ordinary,
            Self::Admission => Scheme::Admission,
            Self::Election => Scheme::Election,
        }
    }

    /// What can be chosen on each line.
    pub fn marks(self) -> &'static [Mark] {
        match self {
            Self::Appraisal => &[Mark::Excellent, Mark::Qualified, Mark::Basic, Mark::Unqualified],
            _ => &[Mark::For, Mark::Against, Mark::Abstain],
        }
    }
}

/// What is chosen on a line of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// For it, or for him.
    For,
    /// Against.
    Against,
    /// Neither.
    Abstain,
    /// An appraisal: excellent.
    Excellent,
    /// Qualified.
    Qualified,
    /// Basically qualified.
    Basic,
    /// Not qualified.
    Unqualified,
}

impl Mark {
    /// All marks.
    pub const ALL: [Self; 7] =
        [Self::For, Self::Against, Self::Abstain, Self::Excellent, Self::Qualified, Self::Basic, Self::Unqualified];

    /// The letter for it: one for each, so that no ballot is longer than another.
    pub fn letter(self) -> char {
        match self {
            Self::For => 'y',
            Self::Against => 'n',
            Self::Abstain => 'o',
            Self::Excellent => 'a',
            Self::Qualified => 'b',
            Self::Basic => 'c',
            Self::Unqualified => 'd',
        }
    }

    /// The mark of a letter.
    pub fn of(letter: &str) -> Option<Self> {
        let mut letters = letter.chars();
        let (letter, rest) = (letters.next()?, letters.next());
        Self::ALL.into_iter().find(|mark| mark.letter() == letter && rest.is_none())
    }
}

/// How it is voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Each on his own phone.
    Phones,
    /// On paper, counted by the tellers.
    Paper,
    /// Either.
    Mixed,
}

impl Way {
    /// All ways, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Phones, Self::Mixed, Self::Paper];

    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phones => "phones",
            Self::Paper => "paper",
            Self::Mixed => "mixed",
        }
    }

    /// The way of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    /// Whether phones are used.
    pub fn has_phones(self) -> bool {
        self != Self::Paper
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is prepared.
    Proposed,
    /// It is being voted.
    Open,
    /// Nothing can be cast any more; it is being counted.
    Counting,
    /// The result stands.
    Counted,
    /// It was taken back before it began.
    Recalled,
}

/// A ballot that was taken back before it began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recall {
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Moment,
}

/// How it began.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Those with a vote who should attend (N).
    pub entitled: u32,
    /// How many of them were there. Who leaves during the vote was there for it.
    pub present: u32,
    /// How many had to be there.
    pub quorum: u32,
    /// The box's lock; none for paper alone.
    pub lock: Option<Vec<u8>>,
}

/// A secret ballot as it stands.
#[derive(Clone, Debug)]
pub struct Ballot {
    /// Its id.
    pub id: BallotId,
    /// The meeting it belongs to.
    pub activity: ActivityId,
    /// What kind of question.
    pub kind: BallotKind,
    /// The question, as it stands on the ballot.
    pub title: String,
    /// How many are to be elected; 0 otherwise.
    pub seats: u32,
    /// How it is voted.
    pub way: Way,
    /// Which round.
    pub round: u32,
    /// The round that it follows.
    pub before: Option<BallotId>,
    /// Whether it decides a tie of the round before.
    pub runoff: bool,
    /// Who proposed it.
    pub made_by: Option<MemberId>,
    /// How it began; none before.
    pub opening: Option<Opening>,
    /// Whether the voting has ended.
    pub ended: bool,
    /// Whether the result stands.
    pub counted: bool,
    /// That it was taken back, if it was.
    pub recalled: Option<Recall>,
}

impl Ballot {
    /// How far it is.
    pub fn stage(&self) -> Stage {
        if self.recalled.is_some() {
            return Stage::Recalled;
        }
        match (&self.opening, self.ended, self.counted) {
            (_, _, true) => Stage::Counted,
            (Some(_), true, _) => Stage::Counting,
            (Some(_), false, _) => Stage::Open,
            (None, ..) => Stage::Proposed,
        }
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("{}/ballots/{}", crate::activity::model::path(&self.activity), self.id)
    }

    /// The topic of those who follow its numbers.
    pub fn topic(&self) -> String {
        format!("ballot/{}", self.id)
    }

    /// Refuses unless it is still prepared.
    pub fn must_be_proposed(&self) -> Result<(), Sentence> {
        match self.stage() {
            Stage::Proposed => Ok(()),
            Stage::Recalled => Err(say(Text::recalled_already)),
            Stage::Open | Stage::Counting | Stage::Counted => Err(say(Text::begun_already)),
        }
    }

    /// Refuses unless people can vote now.
    pub fn must_be_open(&self) -> Result<(), Sentence> {
        match self.stage() {
            Stage::Open => Ok(()),
            Stage::Proposed => Err(say(Text::not_begun)),
            Stage::Recalled => Err(say(Text::recalled_already)),
            Stage::Counting | Stage::Counted => Err(say(Text::too_late)),
        }
    }

    /// Refuses unless it is being counted.
    pub fn must_be_counting(&self) -> Result<(), Sentence> {
        match self.stage() {
            Stage::Counting => Ok(()),
            Stage::Counted => Err(say(Text::counted_already)),
            Stage::Recalled => Err(say(Text::recalled_already)),
            Stage::Proposed | Stage::Open => Err(say(Text::end_first)),
        }
    }
}

fn say(text: fn(Text) -> &'static str) -> Sentence {
    Sentence::of(|language| text(Text(language)))
}

/// Somebody whom a ballot is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// His place on the ballot, for good: papers know him by it.
    pub place: u32,
    /// His entry on the roll; none for somebody who is not on it.
    pub entry: Option<RollEntryId>,
    /// His name; where others on the roll bear it, with what told him apart when the ballot was proposed.
    pub name: String,
}

/// Whether several stand by the strokes of their names (选 24), so that a page may say so: not those of a ballot from before that was kept.
pub fn are_by_strokes(ballot: &Ballot, candidates: &[Candidate]) -> bool {
    let mut sorted: Vec<&Candidate> = candidates.iter().collect();
    sort_by_strokes(&mut sorted, |one| bare(&one.name));
    ballot.kind == BallotKind::Election && candidates.len() > 1 && sorted.into_iter().eq(candidates)
}

/// Refuses what the rules do not let begin: no quorum, too few candidates (选: at least a fifth more than seats), nobody to admit, and tellers who are
/// too few or who stand themselves (选 22). `tellers` are those who can count: with a key wherever phones are used.
pub fn may_begin(
    ballot: &Ballot,
    least: u32,
    count: &Count,
    candidates: &[Candidate],
    tellers: &[RollEntryId],
) -> Result<(), Sentence> {
    ballot.must_be_proposed()?;
    let standing = candidates.len() as u32;
    let needed = if ballot.runoff { ballot.seats + 1 } else { least };
    match ballot.kind {
        BallotKind::Election if standing < needed => {
            return Err(Sentence::of(|language| Text(language).too_few_candidates(ballot.seats, needed, standing)));
        }
        BallotKind::Admission if standing != 1 => return Err(say(Text::one_at_a_time)),
        BallotKind::Appraisal if standing == 0 => return Err(say(Text::nobody_appraised)),
        _ => {}
    }
    if !count.valid {
        return Err(Sentence::of(|language| {
            Text(language).no_quorum(count.entitled, count.present, count.needed, count.needed - count.present)
        }));
    }
    let stands = |teller: &RollEntryId| {
        ballot.kind != BallotKind::Appraisal && candidates.iter().any(|one| one.entry.as_ref() == Some(teller))
    };
    if tellers.iter().any(stands) {
        return Err(say(Text::teller_stands));
    }
    if tellers.len() < TELLERS_LEAST {
        let text = if ballot.way.has_phones() { Text::keys_missing } else { Text::tellers_missing };
        return Err(say(text));
    }
    Ok(())
}

/// With fewer ballots than this, sums may tell what those chose who cast them (decision 0008).
pub const FEW: u32 = 3;
/// How many tellers there are at least: two count, and two open the box.
pub const TELLERS_LEAST: usize = 2;

/// When the result was announced and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// Who.
    pub by: String,
    /// When.
    pub at: Moment,
}
