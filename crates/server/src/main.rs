//! Zhixing (知行): one program that serves the pages, runs the jobs and is its own command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    match zhixing_server::command::run() {
        Ok(code) => code,
        Err(why) => {
            // One clear line, and a code that scripts can see.
            eprintln!("zhixing: {why}");
            ExitCode::FAILURE
        }
    }
}
