//! Zhixing (知行): one program that serves the pages, runs the jobs and is its own command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    zhixing_server::command::run()
}
