//! Zhixing (知行): one program that serves the pages, runs the jobs and is its own command line.
//! It knows every room; no room knows it.

mod app;
mod command;
mod demo;
mod install;
mod lock;
mod settings;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run() {
        Ok(code) => code,
        Err(why) => {
            // One clear line, and a code that scripts can see.
            eprintln!("zhixing: {why}");
            ExitCode::FAILURE
        }
    }
}
