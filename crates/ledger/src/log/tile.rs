//! Where a tile lies and what it is called (C2SP tlog-tiles). It never touches the tile's bytes.

/// A tile's place: 256 (or, at the right edge, fewer) consecutive hashes of one level of the tree.
/// A hash of level `l` stands for `256^l` leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tile {
    /// 0 for leaf hashes; each further level hashes full tiles of the level below. At most 63 by the format.
    pub level: u8,
    /// Counted from 0 at the left of the level.
    pub number: u64,
    /// Hashes in the tile: 1 to 256; 256 is a full tile.
    pub width: u16,
}

impl Tile {
    /// Hashes in a full tile.
    pub const FULL: u16 = 256;
    /// The highest level that the format can name.
    pub const LEVEL_MAX: u8 = 63;

    /// The path under the log's address: `tile/0/x001/234`, and `.p/5` behind it for a partial tile of width 5.
    pub fn path(self) -> String {
        format!("tile/{}/{}{}", self.level, number_path(self.number), width_suffix(self.width))
    }

    /// Reads [`Tile::path`]; `None` for anything that it would not have written.
    pub fn parse(path: &str) -> Option<Tile> {
        let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let (number, width) = parse_place(rest)?;
        let tile = Tile { level: level.parse().ok()?, number, width };
        (tile.level <= Self::LEVEL_MAX && tile.path() == path).then_some(tile)
    }
}

/// `1234067` as `x001/x234/067`: no directory ever holds more than 1,000 names.
pub(super) fn number_path(number: u64) -> String {
    let last = format!("{:03}", number % 1000);
    let mut rest = number / 1000;
    let mut path = last;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1000);
        rest /= 1000;
    }
    path
}

/// `.p/5` for a partial tile of width 5, nothing for a full one.
pub(super) fn width_suffix(width: u16) -> String {
    if width == Tile::FULL { String::new() } else { format!(".p/{width}") }
}

/// The number and width of a path's end. Lenient: callers compare with what they would have written.
pub(super) fn parse_place(place: &str) -> Option<(u64, u16)> {
    let (number, width) = match place.split_once(".p/") {
        Some((number, width)) => (number, width.parse().ok().filter(|w| (1..Tile::FULL).contains(w))?),
        None => (place, Tile::FULL),
    };
    let digits: String = number.chars().filter(|c| !matches!(c, 'x' | '/')).collect();
    Some((digits.parse().ok()?, width))
}
