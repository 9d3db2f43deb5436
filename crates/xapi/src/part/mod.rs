//! The parts of a statement, each read from JSON and written back.

pub mod activity;
pub mod actor;
pub mod attachment;
pub mod context;
pub mod extensions;
pub mod interaction;
pub mod object;
pub mod outcome;
pub mod statement;
pub mod verb;
