//! Questions in rows: separated text and workbooks, with the names of the columns in the first row, in Chinese or English, in any order.
//! It never guesses what a column means by where it stands.

mod columns;
mod drawn;
mod rich;
mod row;
mod separated;
mod shown;
mod workbook;

pub use row::{asked_in_words, lettered_options, words_of};
pub use separated::{looks_like_one, read as read_text, write as write_text};
pub use workbook::{read as read_workbook, write as write_workbook};

/// The most characters of a cell that is read.
const CELL_CHARS_MAX: usize = 12_000;
