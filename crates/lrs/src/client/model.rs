//! A system that writes or reads at the record store. Plain values.

use zhixing_kit::Moment;
use zhixing_people::UnitId;

zhixing_kit::ids! {
    /// A client of the record store.
    ClientId;
}

/// What a client may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Nothing.
    None,
    /// What it wrote itself.
    Own,
    /// What clients of the same unit wrote.
    Unit,
    /// What all clients wrote.
    All,
}

/// A client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its id.
    pub id: ClientId,
    /// Its number in the rows of its statements.
    pub number: i64,
    /// What the administrator calls it.
    pub name: String,
    /// The public half of its credentials.
    pub key: String,
    /// Whether it may write.
    pub writes: bool,
    /// What it may read.
    pub reads: Reads,
    /// To which unit it belongs.
    pub unit: UnitId,
    /// When it was made.
    pub made_at: Moment,
    /// When it was ended.
    pub ended_at: Option<Moment>,
}

/// A client that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClient {
    /// What it is called.
    pub name: String,
    /// Whether it may write.
    pub writes: bool,
    /// What it may read.
    pub reads: Reads,
    /// To which unit it belongs.
    pub unit: UnitId,
}

impl Reads {
    /// Each of them, from little to much.
    pub const ALL: [Reads; 4] = [Reads::None, Reads::Own, Reads::Unit, Reads::All];

    /// As forms and rows name it.
    pub fn word(self) -> &'static str {
        match self {
            Reads::None => "none",
            Reads::Own => "own",
            Reads::Unit => "unit",
            Reads::All => "all",
        }
    }

    /// Reads what [`Self::word`] wrote.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reads| reads.word() == word)
    }
}

/// A request of a client that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// When.
    pub at: Moment,
    /// Its method and its resource.
    pub request: String,
    /// The status that it was answered with.
    pub status: u16,
    /// Why, as it was told.
    pub reason: String,
}

/// How many refusals of a client are kept.
pub const REFUSALS_MAX: usize = 20;
/// How many clients there may be.
pub const CLIENTS_MAX: usize = 500;
