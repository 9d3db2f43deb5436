//! What is taken along, as plain values. Pure.

use zhixing_kit::Moment;
use zhixing_question::Question;

use crate::selftest::model::AskId;
use crate::selftest::store::Chosen;

/// The most questions that are taken along.
pub const PACKED_MAX: u32 = 10;
/// The most characters of all of them: a page that a telephone keeps stays small.
const CHARS_MAX: usize = 8_000;
/// The most bytes of their pictures, for the same reason.
const PICTURE_BYTES_MAX: u64 = 2 * 1024 * 1024;

/// A question that is taken along: under which id its answer comes back, and in which version it is seen.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Its id when it is answered.
    pub ask: AskId,
    /// The question and its version.
    pub chosen: Chosen,
    /// What that version says.
    pub question: Question,
    /// How heavy its pictures are, in bytes.
    pub weight: u64,
}

/// What is taken along.
#[derive(Clone, Debug)]
pub struct Package {
    /// When it was put together: nothing in it can have been answered before.
    pub packed_at: Moment,
    /// The questions, in the order in which they are asked.
    pub asks: Vec<Packed>,
}

impl Package {
    /// As many of these as a page holds; one at least, however long it is, but none whose pictures are too heavy.
    pub fn of(packed_at: Moment, all: Vec<Packed>) -> Self {
        let (mut chars, mut weight) = (0, 0);
        let fits = |packed: &Packed| {
            let before = chars;
            chars += packed.question.texts().map(|text| text.chars().count()).sum::<usize>();
            weight += packed.weight;
            before == 0 || (chars <= CHARS_MAX && weight <= PICTURE_BYTES_MAX)
        };
        // What is too heavy by itself is asked where there is a network.
        let light = all.into_iter().filter(|packed| packed.weight <= PICTURE_BYTES_MAX);
        Self { packed_at, asks: light.take(PACKED_MAX as usize).take_while(fits).collect() }
    }
}

/// What an answer says about where it was given.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The question, in the version that was seen.
    pub chosen: Chosen,
    /// When the package was put together.
    pub packed_at: Moment,
}
