//! The tests that hold the house together: what ARCHITECTURE.md promises, so that whatever is forgotten fails by itself.

mod access;
mod closing;
mod closing_again;
mod codes;
mod demonstration;
mod documents;
mod erasing;
mod hostile;
mod keys;
mod kill;
mod layers;
mod lines;
mod moving;
mod nodes;
mod old_ballots;
mod pages;
mod principles;
mod resilience;
mod schema;
mod server;
mod spawned;
mod stage;
mod statements;
mod tls;
mod town;
mod words;
