//! Statements as people read them: an entry of the ledger as a sentence in both languages, and its facts as named values.
//! Pure: it reads what was recorded and adds nothing; a verb or a fact that it does not know is told in the words that were recorded.

mod facts;
mod sentence;
mod text;
mod words;

pub use facts::{Change, changes};
pub(crate) use facts::{tells_single_ballots, told};
pub use sentence::{deed, sentence, sentences};
pub(crate) use sentence::{thing, who};
pub(crate) use words::kind_name;
