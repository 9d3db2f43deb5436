//! Questions as plain values that cannot hold a wrong state, the formats in which they travel, and which of them are the same.
//!
//! [`read`] takes a file in any of the known formats and gives every question that it holds, and every fault with its line, its title, what is wrong
//! and the remedy: nothing is left out without a word. [`write`] makes a file and says what its format cannot hold. [`twins`] finds questions that
//! are there twice, that are nearly the same, or that contradict one another.
//!
//! In words pictures stand by name. What comes along as one is looked at: an [`Image`] can be shown, has nothing in it but what is seen, and is known by
//! its bytes, so that a question never names a picture that somebody else could change.
//!
//! It knows no capability, asks no database, no clock and nobody outside.

mod aiken;
mod beside;
mod encoding;
mod fault;
mod format;
mod gift;
mod html;
mod image;
mod model;
mod moodle;
mod package;
mod qti;
mod settle;
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
pub use image::{IMAGE_BYTES_MAX, IMAGE_SIDE_MAX, Image, ImageKind, ImageName, Images, Unfit};
pub use model::{Asked, BLANK, Draft, Kind, Question, letter};
pub use package::pack;
pub use sheet::{asked_in_words, lettered_options, words_of};
pub use twin::{Alike, Place, Sameness, Twin, twins};
pub use words::{Picture, Piece, fold, picture, pictures, pieces, plain, renamed};
pub use wrong::{Part, Wrong};
