//! The pages of organised tests: those of who opens them, those of who takes them, and what is told at the end.

pub(crate) mod hold;
pub(super) mod result;
pub(super) mod take;
