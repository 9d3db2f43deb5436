//! The order of names by the strokes of the family name (以姓氏笔画为序), in which candidates stand on a ballot (选 24) and those elected are told.
//! The characters in their order are data: `charter/strokes.txt`, which names its sources. It knows nothing of elections.

use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../charter/strokes.txt");
/// Where each character of the table stands in it; its head holds none.
static PLACES: LazyLock<HashMap<char, usize>> =
    LazyLock::new(|| TABLE.char_indices().map(|(place, sign)| (sign, place)).collect());

/// Puts things in the order of the strokes of their names, as published lists have it: the family name counts by the number of its strokes,
/// equal numbers by their kinds as they are written (横竖撇点折); of one family name, names of fewer characters come first, then the following
/// characters count in the same way. Names that do not begin with a Chinese character come after, by their letters. Equal names keep their order.
pub fn sort_by_strokes<T>(things: &mut [T], name: impl Fn(&T) -> &str) {
    things.sort_by_cached_key(|thing| key(name(thing)));
}

/// Where a sign of a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// A character of the table.
    Listed(usize),
    /// A rare character that the table does not have.
    Rare(char),
    /// A letter or anything else.
    Letter(char),
}

impl Place {
    fn of(sign: char) -> Self {
        let is_chinese = matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
        match PLACES.get(&sign).filter(|_| is_chinese) {
            Some(place) => Self::Listed(*place),
            None if is_chinese => Self::Rare(sign),
            None => Self::Letter(sign.to_lowercase().next().unwrap_or(sign)),
        }
    }
}

/// The first sign, then how many there are where it is Chinese, then all of them.
fn key(name: &str) -> (Option<Place>, usize, Vec<Place>) {
    let places: Vec<Place> = name.trim().chars().map(Place::of).collect();
    match places.first().copied() {
        first @ (Some(Place::Letter(_)) | None) => (first, 0, places),
        first => {
            let places: Vec<Place> = places.into_iter().filter(|place| *place != Place::Letter(' ')).collect();
            (first, places.len(), places)
        }
    }
}
