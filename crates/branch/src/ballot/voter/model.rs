//! Who votes, and how far each is: took a ballot, in which way, and whether it went in. What he chose never comes here.

use zhixing_kit::Sentence;

use crate::ballot::text::Text;

/// In which way somebody votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoterWay {
    /// On a phone.
    Phone,
    /// On paper.
    Paper,
    /// By an opinion handed in in writing before the meeting.
    Written,
}

impl VoterWay {
    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Paper => "paper",
            Self::Written => "written",
        }
    }

    /// The way of a word.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Phone, Self::Paper, Self::Written].into_iter().find(|way| way.code() == code)
    }
}

/// How far one voter is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voting {
    /// In which way he votes; none before he took a ballot.
    pub way: Option<VoterWay>,
    /// Whether it went in.
    pub returned: bool,
}

impl Voting {
    /// Refuses who cannot take a ballot on his phone: it went in already, or he has one on paper.
    pub fn may_take(self) -> Result<(), Sentence> {
        match self.way {
            None | Some(VoterWay::Phone) if !self.returned => Ok(()),
            Some(VoterWay::Phone) => Err(say(Text::went_in_already)),
            Some(VoterWay::Paper) => Err(say(Text::has_paper)),
            _ => Err(say(Text::has_written)),
        }
    }

    /// Refuses who cannot cast a ballot on his phone.
    pub fn may_cast(self) -> Result<(), Sentence> {
        self.may_take()?;
        if self.way.is_none() { Err(say(Text::take_first)) } else { Ok(()) }
    }
}

fn say(text: fn(Text) -> &'static str) -> Sentence {
    Sentence::of(|language| text(Text(language)))
}

/// What all voters of a ballot add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Ballots taken on phones.
    pub phones: u32,
    /// Those of them that went in.
    pub phones_returned: u32,
    /// Ballots handed out on paper.
    pub papers: u32,
    /// Opinions handed in in writing.
    pub written: u32,
}

impl Numbers {
    /// All ballots that were issued.
    pub fn issued(&self) -> u32 {
        self.phones + self.on_paper()
    }

    /// Whether keys are needed to count: papers alone can always be counted once more.
    pub fn may_be_stuck(&self) -> bool {
        self.phones > 0 || self.on_paper() == 0
    }

    /// Those that the tellers find in the paper box.
    pub fn on_paper(&self) -> u32 {
        self.papers + self.written
    }
}
