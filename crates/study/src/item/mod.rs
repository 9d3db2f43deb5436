//! What questions are like, learned from the answers of organised tests, and the short form of a test that it makes possible: each next question is one
//! that tells most of who answers. Patterns of right and wrong are kept without anybody beside them (decision 0019).

pub(crate) mod actions;
pub(crate) mod calibrate;
pub(crate) mod model;
pub(crate) mod store;

pub use actions::ESTIMATING;
pub use store::STATEMENTS;
