//! How statements are looked for: by the register, which holds the parts of a filter against each other before any statement is read.

pub(crate) mod store;

pub(crate) use store::numbers;
