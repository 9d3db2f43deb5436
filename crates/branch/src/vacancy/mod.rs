//! That nobody leads a unit any more: told to who appoints there and to the unit above, each once; a branch's and a committee's on their Today until
//! somebody follows or it is closed, and whether somebody was elected. It names who left nowhere, and counts nothing (P1, P3).

mod model;
mod questions;
mod reminder;
mod text;

pub(crate) use questions::errands;
pub(crate) use reminder::remind;
