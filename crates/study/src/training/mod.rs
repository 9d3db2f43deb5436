//! Parameters of the scheduler trained from one's own answers, each night for whoever answered since the last one. They are their owner's alone (P12,
//! decision 0017): nobody is shown them, and no record tells of them. What is reckoned for long is reckoned by the trainer, outside every transaction.

pub(crate) mod actions;
pub(crate) mod model;
pub(crate) mod questions;
pub(crate) mod store;
mod trainer;

pub use actions::{TRAINING, begin};
pub use model::{Answered, forgetful, train};
pub use store::STATEMENTS;
pub use trainer::round;
