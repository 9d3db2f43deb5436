//! How statements are looked for: by the rarest part of a filter, the others held against what that brings.

pub(crate) mod store;

pub(crate) use store::numbers;
