//! Passkeys as plain values, and how many an account may have. No SQL, no page, no clock.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Moment, Result, Row};

zhixing_kit::ids! {
    /// A passkey.
    PasskeyId;
}

/// The most passkeys of one account.
pub const PASSKEYS_MAX: usize = 10;
/// How long a device may take to answer.
pub const ANSWER_MS_MAX: i64 = 5 * zhixing_kit::clock::MINUTE_MS;
/// The most questions that wait for an answer; who signs in with a password is not affected.
pub const QUESTIONS_MAX: i64 = 2_000;
/// How a device names the account: random bytes.
pub type Handle = [u8; 64];

/// A passkey, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its id.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: Moment,
}

impl FromRow for Passkey {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.take()?, name: row.take()?, created_at: row.take()? })
    }
}

/// A passkey, as an answer is checked against it.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its name on the device.
    pub credential: Vec<u8>,
    /// The account's name on the device.
    pub handle: Handle,
    /// How the device can be reached.
    pub transports: u8,
    /// The public key.
    pub fixed: Vec<u8>,
    /// Counter and flags.
    pub moving: [u8; 7],
}

/// A question with what the browser is told of it.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is kept until the answer comes.
    pub state: Vec<u8>,
    /// What the browser hands to the device, as JSON.
    pub options: String,
}
