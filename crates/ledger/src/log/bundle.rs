//! Entry bundles (C2SP tlog-tiles): up to 256 log entries, each behind its length. It never hashes them.

use super::tile::{Tile, number_path, parse_place, width_suffix};

/// A bundle's place: the entries whose leaf hashes are the tile of level 0 with the same number and width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bundle {
    /// Counted from 0.
    pub number: u64,
    /// Entries in the bundle: 1 to 256; 256 is a full bundle.
    pub width: u16,
}

/// Why bytes are not a bundle, or entries do not fit in one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// An entry's length does not fit in its 16-bit prefix.
    #[error("entry {0} is longer than 65535 bytes")]
    EntryTooLong(usize),
    /// More than 256 entries.
    #[error("more than 256 entries")]
    TooMany,
    /// The bytes end inside a length or an entry.
    #[error("the bundle ends inside entry {0}")]
    CutOff(usize),
}

impl Bundle {
    /// The path under the log's address: `tile/entries/x001/234`, and `.p/5` behind it for 5 entries.
    pub fn path(self) -> String {
        format!("tile/entries/{}{}", number_path(self.number), width_suffix(self.width))
    }

    /// Reads [`Bundle::path`]; `None` for anything that it would not have written.
    pub fn parse(path: &str) -> Option<Bundle> {
        let (number, width) = parse_place(path.strip_prefix("tile/entries/")?)?;
        let bundle = Bundle { number, width };
        (bundle.path() == path).then_some(bundle)
    }

    /// The bundle's bytes: each entry behind its length as 16 bits, big-endian.
    pub fn encode<E: AsRef<[u8]>>(entries: &[E]) -> Result<Vec<u8>, BundleError> {
        if entries.len() > usize::from(Tile::FULL) {
            return Err(BundleError::TooMany);
        }
        let mut bytes = Vec::new();
        for (position, entry) in entries.iter().enumerate() {
            let entry = entry.as_ref();
            let length = u16::try_from(entry.len()).map_err(|_| BundleError::EntryTooLong(position))?;
            bytes.extend(length.to_be_bytes());
            bytes.extend(entry);
        }
        Ok(bytes)
    }

    /// Reads [`Bundle::encode`].
    pub fn decode(mut bytes: &[u8]) -> Result<Vec<&[u8]>, BundleError> {
        let mut entries = Vec::new();
        while !bytes.is_empty() {
            if entries.len() == usize::from(Tile::FULL) {
                return Err(BundleError::TooMany);
            }
            let cut_off = || BundleError::CutOff(entries.len());
            let (length, rest) = bytes.split_first_chunk::<2>().ok_or_else(cut_off)?;
            let length = usize::from(u16::from_be_bytes(*length));
            let (entry, rest) = rest.split_at_checked(length).ok_or_else(cut_off)?;
            entries.push(entry);
            bytes = rest;
        }
        Ok(entries)
    }
}
