//! Witnesses: others who see each state of the log and sign that it continues what they saw before (C2SP tlog-witness, tlog-cosignature). They are
//! asked on a thread of their own, about a state that is signed and served already: one that is away, wrong or silent delays nothing.

mod ask;
mod model;
mod round;
pub(crate) mod store;

pub use model::{Witness, WitnessState, read_witnesses};
pub use round::{WITNESS_PATIENCE, ask_witnesses};
pub use store::witness_states;
