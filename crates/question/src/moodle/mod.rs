//! Moodle XML. Definition: docs.moodle.org, "Moodle XML format". Multiple choice, true/false, short answer, essay and exact numbers come in;
//! other kinds are named and left out. How a question is graded elsewhere (penalties, default grades) is no part of it and is not taken.

mod read;
mod write;

pub use read::read;
pub use write::write;
