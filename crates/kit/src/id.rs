//! Ids and randomness. Ids are UUIDv7 texts behind a type of their own for each noun; randomness is a parameter, seeded in tests and in the demonstration.

use std::sync::{Arc, Mutex, PoisonError};

use crate::clock::{MINUTE_MS, Moment};

/// Where random bytes come from, and with them ids.
#[derive(Clone)]
pub struct Random(Source, LastId);

/// The newest id that was made of it.
type LastId = Arc<Mutex<u128>>;

#[derive(Clone)]
enum Source {
    System,
    Seeded(Arc<Mutex<u64>>),
}

impl Random {
    /// The operating system's generator: the only one for secrets in service.
    pub fn system() -> Self {
        Self(Source::System, LastId::default())
    }

    /// A repeatable sequence (SplitMix64): for tests and the demonstration, never for secrets that guard real people.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(seed))), LastId::default())
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            Source::System => fill_from_system(&mut bytes),
            Source::Seeded(state) => {
                let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                for chunk in bytes.chunks_mut(8) {
                    chunk.copy_from_slice(&split_mix(&mut state).to_le_bytes()[..chunk.len()]);
                }
            }
        }
        bytes
    }

    /// A number below `limit` (0 when `limit` is 0). Slightly uneven for huge limits, which draws of days and names do not mind.
    pub fn below(&self, limit: u64) -> u64 {
        u64::from_le_bytes(self.bytes()).checked_rem(limit).unwrap_or(0)
    }

    /// A 256-bit secret as 64 hexadecimal characters.
    pub fn secret(&self) -> String {
        hex::encode(self.bytes::<32>())
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the system's randomness")]
fn fill_from_system(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system always has randomness once it has started");
}

fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A new UUIDv7 as text: sorts by time of making, also within one millisecond (RFC 9562, 6.2: monotonic random). All that one transaction makes
/// bears one time, and what is read back by id stands in the order in which it happened. An id of a transaction that began a little earlier
/// than another one goes behind what was made meanwhile; a clock that was put back by more is followed.
pub fn uuid_v7(now: Moment, random: &Random) -> String {
    let millis = u64::try_from(now.0).unwrap_or(0);
    let made = uuid::Builder::from_unix_timestamp_millis(millis, &random.bytes()).into_uuid().as_u128();
    let mut last = random.1.lock().unwrap_or_else(PoisonError::into_inner);
    let is_behind = made & !ROOM <= *last && (*last >> 80) - (made >> 80) < BEHIND_MS_MAX;
    // What is added to the one before is small beside the room, so that the variant's bits are never reached.
    *last = if is_behind { *last + 1 + (made & 0xffff_ffff) } else { made & !ROOM };
    uuid::Uuid::from_u128(*last).to_string()
}

/// By how much the beginnings of two transactions that run at once differ at most.
const BEHIND_MS_MAX: u128 = MINUTE_MS as u128;
/// The highest of the bits that are chance below the variant's: kept free for ids that follow within the same millisecond.
const ROOM: u128 = 1 << 61;

/// Whether a text has the form of an id (36 characters, lower case): anything else never reaches the database.
pub fn is_id(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok_and(|id| id.hyphenated().to_string() == text)
}

/// Declares id types: one for each noun, so that a member's id cannot be handed over as a unit's.
///
/// Each can be parsed from a URL (a malformed one is "not found"), shown, stored and made by [`crate::Write::new_id`].
#[macro_export]
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident;)+) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub struct $name(String);
        impl $name {
            /// Reads an id; `None` when the text does not have the form of one.
            pub fn parse(text: &str) -> Option<Self> { $crate::id::is_id(text).then(|| Self(text.to_owned())) }
            /// As text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.write_str(&self.0) }
        }
        impl $crate::id::Id for $name { fn from_checked(text: String) -> Self { Self(text) } }
        impl From<&$name> for $crate::Value { fn from(id: &$name) -> Self { Self::Text(id.0.clone()) } }
        impl $crate::db::FromColumn for $name {
            fn from_column(column: $crate::db::Column<'_>) -> $crate::Result<Self> { String::from_column(column).map(Self) }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an id"))
            }
        }
    )+ };
}

/// What every id type can do.
pub trait Id {
    /// Wraps a text that is known to be an id.
    fn from_checked(text: String) -> Self;
}

ids! {
    /// The organisation that an installation serves: the shard key of every table.
    OrganisationId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_and_are_recognised() {
        let random = Random::seeded(1);
        let early = uuid_v7(Moment(1_000), &random);
        let late = uuid_v7(Moment(2_000), &random);
        assert!(early < late);
        let mut within: Vec<_> = (0..10_000).map(|_| uuid_v7(Moment(900_000), &random)).collect();
        assert!(within.is_sorted(), "the order of making within one millisecond");
        assert!(within.iter().all(|id| id.as_bytes()[14] == b'7' && b"89ab".contains(&id.as_bytes()[19])), "version 7");
        within.dedup();
        assert!(within.len() == 10_000 && late < within[0]);
        let beside = uuid_v7(Moment(900_001), &random);
        assert!(uuid_v7(Moment(900_000), &random) > beside, "what began earlier and is made later");
        assert!(uuid_v7(Moment(900_000 - MINUTE_MS), &random) < within[0], "a clock that was put back");
        assert!(is_id(&early));
        for bad in ["", "x", &early.to_uppercase(), "../../etc/passwd", &early[1..], "0198-"] {
            assert!(!is_id(bad), "{bad}");
        }
    }

    #[test]
    fn a_seeded_sequence_repeats_and_the_system_does_not() {
        assert_eq!(Random::seeded(7).secret(), Random::seeded(7).secret());
        assert_ne!(Random::system().secret(), Random::system().secret());
    }
}
