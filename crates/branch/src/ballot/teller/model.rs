//! A teller as plain values: who watches the vote, who counts, and half a key for each pair of them. No secret comes here.

use zhixing_people::MemberId;

use crate::roll::model::RollEntryId;

/// What a teller is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TellerRole {
    /// He watches over the vote (监票人; 选 22).
    Supervisor,
    /// He counts under a supervisor's eyes (计票人; 选 23).
    Counter,
}

impl TellerRole {
    /// Both, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Supervisor, Self::Counter];

    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Supervisor => "supervisor",
            Self::Counter => "counter",
        }
    }

    /// The role of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A teller of a meeting.
#[derive(Clone, Debug)]
pub struct Teller {
    /// Who.
    pub member: MemberId,
    /// His entry on the roll.
    pub entry: RollEntryId,
    /// His name.
    pub name: String,
    /// What he is there for.
    pub role: TellerRole,
    /// The public half of his key, once he took it.
    pub lock: Option<Vec<u8>>,
}

/// One of two halves of a box's key.
#[derive(Clone, Debug)]
pub struct KeyHalf {
    /// Whose key opens it.
    pub holder: MemberId,
    /// Who has the other half.
    pub partner: MemberId,
    /// The half, sealed for its holder.
    pub sealed: Vec<u8>,
    /// The half itself, once its holder brought his key.
    pub half: Option<Vec<u8>>,
}
