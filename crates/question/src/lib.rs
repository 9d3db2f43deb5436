//! Questions as plain values that cannot hold a wrong state, the formats in which they travel, and which of them are the same.
//!
//! [`read`] takes a file in any of the known formats and gives every question that it holds, and every fault with its line, its title, what is wrong
//! and the remedy: nothing is left out without a word. [`write`] makes a file and says what its format cannot hold. [`twins`] finds questions that
//! are there twice, that are nearly the same, or that contradict one another.
//!
//! It knows no capability, asks no database, no clock and nobody outside; pictures are names here, their bytes only pass through.

mod aiken;
mod encoding;
mod fault;
mod format;
mod gift;
mod html;
mod model;
mod moodle;
mod package;
mod qti;
mod sheet;
mod tell;
#[cfg(test)]
mod tests;
mod text;
mod twin;
mod words;
mod wrong;
mod xml;

pub use fault::{Fault, Found, Reading, Weight};
pub use format::{FILE_BYTES_MAX, Format, QUESTIONS_MAX, Written, read, write};
pub use model::{Asked, BLANK, Draft, Kind, Question, letter};
pub use sheet::{asked_in_words, lettered_options, words_of};
pub use twin::{Place, Sameness, Twin, twins};
pub use words::{Picture, Piece, fold, picture, pictures, pieces, plain};
pub use wrong::{Part, Wrong};
