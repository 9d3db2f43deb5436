//! The tests that hold the house together: what ARCHITECTURE.md promises, so that whatever is forgotten fails by itself.

mod kill;
mod layers;
mod statements;
