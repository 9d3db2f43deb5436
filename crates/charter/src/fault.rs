//! What is wrong with a rules file: where, what, and how to mend it.

use std::fmt;

use crate::Words;

/// One fault of a rules file. A reader gets all of them at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// `branch.toml` or `holidays.toml`.
    pub file: &'static str,
    /// Line of the file, from 1.
    pub line: u32,
    /// Path of the key, such as `kind[2].attends`; empty when the file as a whole is meant.
    pub key: String,
    /// What is wrong.
    pub wrong: Words,
    /// What to do about it.
    pub remedy: Words,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, key, wrong, remedy } = self;
        write!(out, "{file}:{line} {key}: {} {} / {} {}", wrong.zh, remedy.zh, wrong.en, remedy.en)
    }
}

impl std::error::Error for Fault {}
