//! The program `zhixing` as a library, so that the tests of the house can see all of it. `main.rs` only calls [`command::run`].

pub mod app;
pub mod command;
pub mod demo;
pub mod desk;
mod elsewhere;
mod gallery;
mod install;
mod lock;
mod rolls;
mod said;
mod settings;
