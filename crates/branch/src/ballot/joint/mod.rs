//! What other acts and a secret ballot have with each other: an act puts its question to the ballot of a meeting, all rounds of it count as one, and
//! from the result one goes on to the act that needed it. It decides nothing and knows no choice.

mod input;
pub(crate) mod pages;
mod questions;
mod text;

pub(crate) use input::{FIELDS, PutInput, sent};
pub(crate) use questions::{Onward, Report, first_round, is_teller, meetings, onward, opened, report, rounds, tellers};
