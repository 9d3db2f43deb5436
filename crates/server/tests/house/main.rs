//! The tests that hold the house together: what ARCHITECTURE.md promises, so that whatever is forgotten fails by itself.

mod access;
mod documents;
mod kill;
mod layers;
mod pages;
mod principles;
mod stage;
mod statements;
mod town;
