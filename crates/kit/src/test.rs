//! What tests stand on: a fresh database of each engine, a clock that is set, and requests without a network.
